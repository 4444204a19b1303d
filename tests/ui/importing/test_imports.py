"""Files into the window: dropped, imported in a process of their own, told, undone, cancelled, refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.lists import AccountLists
from joor_desktop.ui.importing.file_drops import files_of
from joor_desktop.ui.importing.merge_choice import MergeChoice
from joor_desktop.ui.profiles.segments import Segments
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.theme import colours
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.bulk_edits import undo_step
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_list_state import chips

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook of three customers, one of them without a code."""
    return write_workbook(tmp_path / "clienti SS27.xlsx", ("00417", "", "00420"))


def write_workbook(out: Path, codes: Sequence[str], name: str = "Élan") -> Path:
    with xlsxwriter.Workbook(str(out)) as book:
        sheet = book.add_worksheet("EU")
        names = ("customer_name", "customer_code", "price_type_label", "price_type_currency_code", "zip of nothing")
        sheet.write_row(0, 0, [*names, "price_type_retail_currency_code"])
        for row, code in enumerate(codes, 1):
            sheet.write_row(row, 0, [f"{name} {row}", code, "Europe", "EUR", "x", "EUR"])
    return out


@pytest.fixture
def empty_window(open_window: OpenWindow) -> MainWindow:
    return open_window()


def mime_of(*files: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    mime.setText("file:///somewhere")
    return mime


def rows_of(table: QTableView) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def drag_and_drop(window: MainWindow, target: object, dragged: QMimeData, dropped: QMimeData) -> bool:
    """Drag over the window and let go; whether the drop was taken."""
    copy, buttons, keys = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, dragged, buttons, keys)
    QApplication.sendEvent(target, enter)  # type: ignore[arg-type]
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(300, 300), copy, dropped, buttons, keys)
    drop.ignore()
    QApplication.sendEvent(target, drop)  # type: ignore[arg-type]
    return drop.isAccepted()


def words_of(strip: Strip) -> str:
    return " ".join(label.text() for label in strip.findChildren(QLabel) if label.isVisible() and label.text())


def button(strip: Strip, words: str) -> QPushButton:
    return next(each for each in strip.findChildren(QPushButton) if each.isVisible() and each.text() == words)


def test_file_dropped_on_the_window_comes_into_the_list(
    empty_window: MainWindow, workbook: Path, lists: Drafts, qtbot: QtBot
) -> None:
    window, mime = empty_window, mime_of(workbook)
    assert drag_and_drop(window, window.frame.windowHandle(), mime, mime)
    assert button(window.strip, "Cancel").isEnabled()
    assert "clienti SS27.xlsx" in words_of(window.strip)
    qtbot.waitUntil(lambda: window.open_list.counts.customers == 3, timeout=20_000)
    assert "3 customers came from clienti SS27.xlsx." in words_of(window.strip)
    assert "1 has errors" in words_of(window.strip)
    table = window.customers.pane.tables.table
    qtbot.waitUntil(lambda: table.table.rowCount() == 3)
    assert table.table.data(table.table.index(0, 2)) == "00417"


def test_import_is_undone_by_the_button_that_tells_of_it(
    empty_window: MainWindow, workbook: Path, qtbot: QtBot
) -> None:
    window = empty_window
    window.import_files([workbook])
    qtbot.waitUntil(lambda: window.open_list.counts.customers == 3, timeout=20_000)
    QTest.mouseClick(button(window.strip, "Undo"), LEFT)
    qtbot.waitUntil(lambda: window.open_list.counts.customers == 0)
    assert not window.strip.isVisible()
    assert "Import of clienti SS27.xlsx" in window.actions.redo.text()


def test_button_goes_once_undo_would_undo_something_else(
    empty_window: MainWindow, workbook: Path, qtbot: QtBot
) -> None:
    window = empty_window
    window.import_files([workbook])
    qtbot.waitUntil(lambda: window.open_list.counts.customers == 3, timeout=20_000)
    window.add_customer()
    assert not [each for each in window.strip.findChildren(QPushButton) if each.isVisible() and each.text() == "Undo"]


def test_strip_counts_what_is_wrong_as_the_chips_do_and_turns_calm_once_all_is_mended(
    empty_window: MainWindow, workbook: Path, lists: Drafts, qtbot: QtBot
) -> None:
    """The account's lists are looked at after the import: what they say counts in both places."""
    AccountLists(lists.database).learn("practice", [priced("Europee")])
    window = empty_window
    window.import_files([workbook])
    qtbot.waitUntil(lambda: "Warnings 3" in chips(window), timeout=20_000)
    assert "Errors 1" in chips(window)
    qtbot.waitUntil(lambda: "1 has errors, 3 have warnings." in words_of(window.strip))
    assert tone_of(window.strip) == colours().warning_tint.name()
    table = window.customers.pane.tables.table
    qtbot.waitUntil(lambda: table.table.rowCount() == 3)
    table.setFocus()
    table.setCurrentIndex(table.table.index(1, 2))
    QTest.keyClicks(table, "00418")
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words_of(window.strip).startswith("3 customers came from clienti SS27.xlsx. 3 have warn"))
    assert tone_of(window.strip) == colours().right_tint.name()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "2 have warnings" in words_of(window.strip))
    assert "Warnings 2" in chips(window)


def priced(label: str) -> Record:
    return Record({}, {"price_types": [{"price_type_label": label, "price_type_currency_code": "EUR"}]})


def tone_of(strip: Strip) -> str:
    """The colour of its ground."""
    return strip.grab().toImage().pixelColor(2, 2).name()


def can_undo(strip: Strip) -> bool:
    return any(each.isVisible() and each.text() == "Undo" for each in strip.findChildren(QPushButton))


@pytest.fixture
def imported(empty_window: MainWindow, workbook: Path, qtbot: QtBot) -> MainWindow:
    """The window that tells of an import of three customers, with a button to undo it."""
    empty_window.import_files([workbook])
    qtbot.waitUntil(lambda: can_undo(empty_window.strip), timeout=20_000)
    return empty_window


def test_the_message_comes_back_once_work_that_covered_it_is_done(imported: MainWindow, qtbot: QtBot) -> None:
    """Counted anew, without the button, since Undo would undo that work now."""
    window = imported
    window.strip.show_working("Mending", "")
    assert "came from" not in words_of(window.strip)
    window.add_customer()
    window.strip.uncover()
    assert "3 customers came from clienti SS27.xlsx. 1 has errors" in words_of(window.strip)
    assert not can_undo(window.strip)
    window.strip.show_working("Undoing", "")
    window.strip.uncover()
    window.strip.put_away()
    window.strip.show_working("Working", "")
    window.strip.uncover()
    assert not window.strip.isVisible()


def test_an_import_that_keys_undid_is_not_told_of_any_more(imported: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(imported.frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: imported.open_list.counts.customers == 0)
    assert not imported.strip.isVisible()


def test_an_import_that_the_history_undid_is_not_told_of_any_more(imported: MainWindow, qtbot: QtBot) -> None:
    imported.open_list.go_back_to(0)
    qtbot.waitUntil(lambda: imported.open_list.counts.customers == 0)
    assert not imported.strip.isVisible()


def test_an_import_that_another_window_undid_is_not_told_of_once_that_is_seen(
    imported: MainWindow, lists: Drafts
) -> None:
    undo_step(TaskContext(), lists.database.path, imported.open_list.list_id)
    imported.open_list.look_for_changes()
    assert not imported.strip.isVisible()


def test_the_button_undoes_nothing_where_another_window_undid_the_import(
    imported: MainWindow, lists: Drafts, qtbot: QtBot
) -> None:
    list_id = imported.open_list.list_id
    undo_step(TaskContext(), lists.database.path, list_id)
    code = ListEditor(lists, list_id).add_customer()
    QTest.mouseClick(button(imported.strip, "Undo"), LEFT)
    assert "This import was undone already." in words_of(imported.strip)
    assert imported.open_list.counts.customers == 1
    assert lists.record(code) is not None
    assert not can_undo(imported.strip)


def test_the_button_undoes_nothing_where_another_window_changed_the_list(
    imported: MainWindow, lists: Drafts, qtbot: QtBot
) -> None:
    ListEditor(lists, imported.open_list.list_id).add_customer()
    QTest.mouseClick(button(imported.strip, "Undo"), LEFT)
    assert "The list was changed elsewhere after this import." in words_of(imported.strip)
    assert imported.open_list.counts.customers == 4


def test_the_button_does_not_undo_what_was_done_in_another_list(imported: MainWindow, qtbot: QtBot) -> None:
    first = imported.open_list.list_id
    imported.open_list.create("Summer")
    assert not imported.strip.isVisible()
    imported.open_list.open(first)
    assert imported.open_list.counts.customers == 3


def test_checking_anew_leaves_the_button(imported: MainWindow, lists: Drafts, qtbot: QtBot) -> None:
    imported.open_list.reload()
    QTest.mouseClick(button(imported.strip, "Undo"), LEFT)
    qtbot.waitUntil(lambda: imported.open_list.counts.customers == 0)


def test_files_are_imported_one_after_the_other(
    empty_window: MainWindow, workbook: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    second = write_workbook(tmp_path / "second.xlsx", ("00421", "00422", "00423"))
    empty_window.import_files([workbook, second])
    qtbot.waitUntil(lambda: empty_window.open_list.counts.customers == 6, timeout=30_000)
    assert not empty_window.merge_choice.asking


def test_the_same_file_again_changes_nothing_and_says_so(
    empty_window: MainWindow, workbook: Path, qtbot: QtBot
) -> None:
    empty_window.import_files([workbook, workbook])
    qtbot.waitUntil(lambda: not empty_window.imports.busy, timeout=30_000)
    assert "All 3 customers are in the list already, just as they are in the file." in words_of(empty_window.strip)
    assert empty_window.open_list.counts.customers == 3
    assert not [each for each in empty_window.strip.findChildren(QPushButton) if each.isVisible() and each.text()]


class TestMerging:
    """A file that has customers of the list, one of them under another name, and a new one."""

    @pytest.fixture
    def window(self, empty_window: MainWindow, workbook: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
        """A window of three customers that asks about the second file."""
        second = write_workbook(tmp_path / "second.xlsx", ("00417", "00499"), name="Nord")
        empty_window.import_files([workbook, second])
        qtbot.waitUntil(lambda: empty_window.merge_choice.asking, timeout=30_000)
        return empty_window

    def words(self, window: MainWindow) -> str:
        return " ".join(label.text() for label in window.merge_choice.findChildren(QLabel))

    def press(self, window: MainWindow, words: str, of: type[QWidget] = MergeChoice) -> None:
        widgets = [window.merge_choice, *window.merge_choice.findChildren(QWidget)]
        parent = next(each for each in widgets if type(each) is of)
        buttons = parent.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        QTest.mouseClick(next(each for each in buttons if each.text() == words), LEFT)

    def test_the_window_asks_with_numbers(self, window: MainWindow) -> None:
        words = self.words(window)
        assert "1 customer of second.xlsx" in words
        assert "1 added, 1 updated. " in words
        assert "2 added. " in words
        assert "1 added, 1 updated, 2 removed. " in words
        assert not window.strip.isVisible()
        assert window.open_list.counts.customers == 3

    @pytest.mark.parametrize(
        ("answer", "customers", "sentence"),
        [
            ("Update", 4, "second.xlsx: 1 added, 1 updated."),
            ("Add", 5, "2 customers came from second.xlsx."),
            ("Replace", 2, "second.xlsx: 1 added, 1 updated, 2 removed."),
        ],
    )
    def test_the_answer_is_done_and_can_be_undone(
        self, window: MainWindow, qtbot: QtBot, answer: str, customers: int, sentence: str
    ) -> None:
        self.press(window, answer)
        assert not window.merge_choice.asking
        qtbot.waitUntil(lambda: not window.imports.busy, timeout=20_000)
        assert sentence in words_of(window.strip)
        assert window.open_list.counts.customers == customers
        QTest.mouseClick(button(window.strip, "Undo"), LEFT)
        qtbot.waitUntil(lambda: window.open_list.counts.customers == 3)
        page = window.open_list.drafts.page(window.open_list.drafts.order(window.open_list.list_id))
        assert [each.record.customer_name for each in page] == ["Élan 1", "Élan 2", "Élan 3"]

    def test_what_changes_stands_side_by_side(self, window: MainWindow) -> None:
        self.press(window, "Show what changes")
        table = window.merge_choice.findChild(QTableView)
        assert table is not None
        name = ["00417", "Élan 1", "Customer, Name", "Élan 1", "Nord 1"]
        assert rows_of(table) == [name]
        self.press(window, "Replace", of=Segments)
        assert rows_of(table)[0] == name
        assert [row[3:] for row in rows_of(table)[1:]] == [["Élan 2", ""], ["Élan 3", ""]]
        self.press(window, "Hide what changes")
        assert not table.isVisible()

    def test_enter_updates(self, window: MainWindow, qtbot: QtBot) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        QTest.keyClick(focused, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not window.imports.busy, timeout=20_000)
        assert window.open_list.undo_label == "Update from second.xlsx"

    def test_escape_leaves_the_list_as_it_was(self, window: MainWindow) -> None:
        QTest.keyClick(window.merge_choice, Qt.Key.Key_Escape)
        assert not window.imports.busy
        assert "second.xlsx was not imported." in words_of(window.strip)
        assert window.open_list.undo_label == "Import of clienti SS27.xlsx"

    def test_another_list_is_not_asked_about(self, window: MainWindow) -> None:
        window.open_list.create("Summer")
        assert not window.merge_choice.asking
        assert not window.imports.busy
        assert window.open_list.counts.customers == 0


def test_file_that_is_no_list_is_refused_in_words(empty_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    odd = tmp_path / "notes.xlsx"
    odd.write_bytes(b"these are no customers")
    empty_window.import_files([odd])
    qtbot.waitUntil(lambda: not empty_window.imports.busy, timeout=20_000)
    assert "notes.xlsx" in words_of(empty_window.strip)
    assert not [each for each in empty_window.strip.findChildren(QPushButton) if each.isVisible() and each.text()]
    assert empty_window.open_list.counts.customers == 0


def test_import_can_be_cancelled(empty_window: MainWindow, workbook: Path, qtbot: QtBot) -> None:
    window = empty_window
    window.import_files([workbook])
    QTest.mouseClick(button(window.strip, "Cancel"), LEFT)
    qtbot.waitUntil(lambda: not window.imports.busy, timeout=20_000)
    assert "was not imported" in words_of(window.strip)
    assert window.open_list.counts.customers == 0
    assert window.open_list.undo_label is None


def test_drop_whose_files_never_came_is_let_pass(empty_window: MainWindow, workbook: Path) -> None:
    window = empty_window
    assert not drag_and_drop(window, window.frame.windowHandle(), mime_of(workbook), QMimeData())
    assert not window.imports.busy


def test_window_takes_files_that_are_sent_to_its_widget_too(
    empty_window: MainWindow, workbook: Path, qtbot: QtBot
) -> None:
    mime = mime_of(workbook)
    assert drag_and_drop(empty_window, empty_window.frame, mime, mime)
    qtbot.waitUntil(lambda: empty_window.open_list.counts.customers == 3, timeout=20_000)


def test_dragged_text_is_left_to_the_fields() -> None:
    mime = QMimeData()
    mime.setText("Galerie Nord")
    assert files_of(mime) == []
    mime.setUrls([QUrl("https://www.example.com/customers.xlsx")])
    assert files_of(mime) == []
