"""The lists over a real file: opened, named, copied, put away and deleted, with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.lists.dialog import ListsDialog
from joor_desktop.ui.lists.lists_table import ListsTable
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer, managed_windows
from tests.ui.customers.test_page import button, tables_of, wait_for_place
from tests.ui.test_window import filled

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NAME = Path(field="customer_name")


class Shelf:
    """The window of lists as a person sees it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        QTest.keyClick(window.frame, KEY.Key_L, CONTROL)
        dialog = window.frame.findChild(ListsDialog)
        assert isinstance(dialog, ListsDialog)
        self.dialog = dialog
        table = dialog.findChild(ListsTable)
        assert isinstance(table, ListsTable)
        self.table = table

    def press(self, words: str) -> None:
        """Click the button on screen with these words."""
        (wanted,) = [each for each in self.dialog.findChildren(QAbstractButton) if each.text() == words]
        assert wanted.isVisible()
        assert wanted.isEnabled()
        QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible())

    def rows(self, *columns: int) -> list[tuple[str, ...]]:
        model = self.table.model()
        return [
            tuple(str(model.index(row, column).data()) for column in columns or (0,)) for row in range(model.rowCount())
        ]

    def names(self) -> list[str]:
        return [name for (name,) in self.rows()]

    def choose(self, name: str) -> None:
        index = self.table.model().index(self.names().index(name), 1)
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=self.table.visualRect(index).center())

    def wait_until_closed(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.frame.findChild(ListsDialog) is None)


@pytest.fixture
def autumn(lists: Drafts, five: list[int]) -> int:
    """Return another list, with one customer; the one of five was opened last."""
    list_id = lists.create("Autumn fair", "practice")
    ListEditor(lists, list_id).add_customer(customer(9))
    lists.mark_opened(lists.all()[-1].id)
    return list_id


@pytest.fixture
def shelf(autumn: int, window: MainWindow, qtbot: QtBot) -> Shelf:
    """The window of lists, opened with its key."""
    return Shelf(window, qtbot)


def test_lists_stand_with_their_numbers(shelf: Shelf) -> None:
    assert shelf.rows(0, 1, 2, 3, 4) == [
        ("Spring fair", "practice", "5", "2", "open now"), ("Autumn fair", "practice", "1", "", "not yet"),
    ]
    assert shelf.table.chosen_row() == 0


def test_menu_leads_to_them_too(window: MainWindow, qtbot: QtBot) -> None:
    filled(window.frame.top.list.menu())["All lists…"].trigger()  # type: ignore[attr-defined]
    assert window.frame.findChild(ListsDialog) is not None


@pytest.mark.parametrize("way", ["button", "key", "double click"])
def test_another_list_is_opened(shelf: Shelf, autumn: int, way: str) -> None:
    shelf.choose("Autumn fair")
    if way == "button":
        shelf.press("Open")
    elif way == "key":
        QTest.keyClick(shelf.table, KEY.Key_Return)
    else:
        index = shelf.table.currentIndex()
        QTest.mouseDClick(shelf.table.viewport(), Qt.MouseButton.LeftButton, pos=shelf.table.visualRect(index).center())
    shelf.wait_until_closed()
    assert shelf.window.open_list.list_id == autumn
    shelf.qtbot.waitUntil(lambda: tables_of(shelf.window).table.table.rowCount() == 1)


def test_f2_renames_in_place_and_the_open_one_in_the_top_bar_too(shelf: Shelf, lists: Drafts) -> None:
    QTest.keyClick(shelf.table, KEY.Key_F2)
    (field,) = shelf.table.findChildren(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Summer fair")
    QTest.keyClick(field, KEY.Key_Return)
    shelf.qtbot.waitUntil(lambda: shelf.names() == ["Summer fair", "Autumn fair"])
    assert shelf.window.frame.top.list.text() == "Summer fair"
    shelf.qtbot.waitUntil(lambda: not shelf.table.findChildren(QLineEdit))
    shelf.choose("Autumn fair")
    shelf.press("Rename")
    (field,) = shelf.table.findChildren(QLineEdit)
    field.clear()
    QTest.keyClick(field, KEY.Key_Return)
    assert shelf.names() == ["Summer fair", "Autumn fair"]


def test_search_narrows_the_lists(shelf: Shelf) -> None:
    (box,) = [each for each in shelf.dialog.findChildren(QLineEdit) if each.isVisible()]
    shelf.qtbot.waitUntil(shelf.table.hasFocus)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    QTest.keyClicks(box, "autumn")
    assert shelf.names() == ["Autumn fair"]
    QTest.keyClick(box, KEY.Key_Down)
    assert shelf.table.hasFocus()
    box.setText("no such list")
    assert "No list here is called so." in shelf.words()
    assert not button(shelf.dialog, "Open").isEnabled()


@managed_windows
def test_new_list_is_opened_and_named(shelf: Shelf, lists: Drafts) -> None:
    shelf.press("New list")
    shelf.wait_until_closed()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClicks(focused, "Winter fair")
    QTest.keyClick(focused, KEY.Key_Return)
    assert shelf.window.open_list.draft.name == "Winter fair"


def test_copy_is_made_by_the_worker_and_chosen(shelf: Shelf, lists: Drafts) -> None:
    shelf.press("Duplicate")
    shelf.qtbot.waitUntil(lambda: "Spring fair, copy" in shelf.names())
    assert "“Spring fair, copy” was made, with 5 customers." in shelf.words()
    assert shelf.names()[shelf.table.chosen_row()] == "Spring fair, copy"
    shelf.press("Duplicate")
    shelf.qtbot.waitUntil(lambda: "Spring fair, copy, copy" in shelf.names())


def test_open_list_is_archived_and_the_one_before_it_shown(shelf: Shelf, autumn: int) -> None:
    QTest.keyClick(shelf.table, KEY.Key_Delete)
    assert "“Spring fair” is archived." in shelf.words()
    assert shelf.names() == ["Autumn fair"]
    assert shelf.window.open_list.list_id == autumn
    shelf.press("Archive 1")
    assert shelf.names() == ["Spring fair"]
    shelf.press("Take out again")
    shelf.press("Lists 2")
    assert set(shelf.names()) == {"Autumn fair", "Spring fair"}


def test_archiving_is_undone_at_once(shelf: Shelf) -> None:
    shelf.choose("Autumn fair")
    shelf.press("Archive")
    shelf.press("Undo")
    assert set(shelf.names()) == {"Autumn fair", "Spring fair"}


def test_last_list_leaves_an_empty_one(window: MainWindow, qtbot: QtBot) -> None:
    shelf = Shelf(window, qtbot)
    shelf.press("Archive")
    assert shelf.rows(0, 2, 4) == [("My customers", "0", "open now")]


def test_archived_list_is_deleted_and_brought_back(shelf: Shelf, lists: Drafts, autumn: int) -> None:
    shelf.choose("Autumn fair")
    shelf.press("Archive")
    shelf.press("Archive 1")
    QTest.keyClick(shelf.table, KEY.Key_Delete)
    assert "“Autumn fair” is deleted, with 1 customer and its history." in shelf.words()
    assert "Nothing is archived." in shelf.words()
    shelf.press("Undo")
    assert shelf.names() == ["Autumn fair"]


def test_deleted_list_is_gone_for_good_when_the_window_of_lists_is_closed(
    shelf: Shelf, lists: Drafts, autumn: int
) -> None:
    shelf.choose("Autumn fair")
    shelf.press("Archive")
    shelf.press("Archive 1")
    shelf.press("Delete for good")
    shelf.press("Close")
    shelf.qtbot.waitUntil(lambda: lists.get(autumn) is None)
    assert lists.counts(shelf.window.open_list.list_id).customers == 5


def test_model_is_sound(shelf: Shelf) -> None:
    tester = QAbstractItemModelTester(shelf.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    shelf.press("Archive")
    shelf.press("Archive 1")
    tester.deleteLater()


@managed_windows
def test_list_is_opened_again_where_it_was_left_with_what_was_being_typed(
    shelf: Shelf, autumn: int, five: list[int], lists: Drafts
) -> None:
    shelf.press("Close")
    shelf.wait_until_closed()
    window, spring = shelf.window, shelf.window.open_list.list_id
    place = (five[3], NAME)
    window.customers.go_to(place)
    wait_for_place(window, place, shelf.qtbot)
    table = tables_of(window).table
    QTest.keyClicks(table, "M")
    QTest.keyClicks(table.indexWidget(table.currentIndex()), "aison")
    window.open_list.open(autumn)
    shelf.qtbot.waitUntil(lambda: tables_of(window).table.table.rowCount() == 1)
    assert lists.page([five[3]])[0].record.customer_name == "Maison"
    window.open_list.open(spring)
    wait_for_place(window, place, shelf.qtbot)


def test_program_opens_the_last_list_on_the_same_cell(
    autumn: int, window: MainWindow, open_window: OpenWindow, five: list[int], qtbot: QtBot
) -> None:
    place = (five[3], Path("buyers", 1, "buyer_email"))
    window.customers.go_to(place)
    wait_for_place(window, place, qtbot)
    window.frame.close()
    again = open_window()
    wait_for_place(again, place, qtbot)
    assert again.open_list.draft.name == "Spring fair"
    assert tables_of(again).node_key == "buyers"
    again.open_list.open(autumn)
    qtbot.waitUntil(lambda: tables_of(again).table.table.rowCount() == 1)
    again.frame.close()
    assert open_window().open_list.list_id == autumn
