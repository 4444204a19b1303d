"""The window as a whole: places, lists, profiles, sending, errors, names for screen readers."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from joor_desktop.errors import StorageError
from joor_desktop.model.job import JobStatus
from joor_desktop.model.path import Path
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.storage.cleaning import clean_up
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.ui.crash import CrashReporter
from joor_desktop.ui.crash_box import CrashBox
from joor_desktop.ui.customers.kind_row import KindRow
from joor_desktop.ui.side_bar import Place
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer
from tests.ui.customers.test_page import button, press, visible

CONTROL = Qt.KeyboardModifier.ControlModifier


def filled(menu: QMenu) -> dict[str, object]:
    """The entries of a menu as it is when it opens, by their words."""
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def test_places_show_their_pages(window: MainWindow) -> None:
    pages, side = window.frame.pages, window.frame.side
    assert pages.currentWidget() is window.customers
    press(side, "Sends and jobs")
    assert type(pages.currentWidget()).__name__ == "SendsPage"
    assert not visible(side, "Contact e-mail looks wrong")
    press(side, "Profiles")
    assert type(pages.currentWidget()).__name__ == "ProfilesPage"
    press(side, "Customers")
    assert pages.currentWidget() is window.customers
    assert visible(side, "Contact e-mail looks wrong")


def test_environment_is_the_first_thing_and_follows_the_profile(window: MainWindow, lists: Drafts) -> None:
    Profiles(lists.database).add(Profile("Paris", Environment.PRODUCTION, "https://api.example.com/v2"))
    badge, chooser = window.frame.top.badge, window.frame.top.profile
    assert badge.text() == "PRACTICE"
    assert badge.mapTo(window.frame, badge.rect().topLeft()).x() < 20
    entries = filled(chooser.menu())
    chosen = next(action for words, action in entries.items() if words.startswith("Paris"))
    chosen.trigger()  # type: ignore[attr-defined]
    assert badge.text() == "PRODUCTION"
    assert badge.property("environment") == "production"
    assert window.open_list.draft.profile == "Paris"


def test_lists_are_made_named_and_opened(window: MainWindow, lists: Drafts, five: list[int], qtbot: QtBot) -> None:
    chooser = window.frame.top.list
    filled(chooser.menu())["New list"].trigger()  # type: ignore[attr-defined]
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClicks(focused, "Autumn fair")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert window.open_list.draft.name == "Autumn fair"
    assert button(window.customers, "Choose a file…").isVisible()
    before = next(action for words, action in filled(chooser.menu()).items() if words.startswith("Spring fair"))
    before.trigger()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.customers.pane.tables.table.table.rowCount() == 5)
    assert {draft.name for draft in lists.all()} == {"Spring fair", "Autumn fair"}


def test_name_that_is_given_up_stays(window: MainWindow) -> None:
    window.frame.top.list.edit_name()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClicks(focused, "Other")
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert window.open_list.draft.name == "Spring fair"


def test_strong_button_and_status_line_count(window: MainWindow) -> None:
    assert button(window.frame.top, "Check and send 3…").isEnabled()
    texts = {label.text() for label in window.frame.status.findChildren(QLabel) if label.isVisible()}
    assert {"5 customers", "2 with errors", "3 ready"} <= texts


def test_customers_are_sent_to_the_practice_server_and_followed_to_the_end(
    window: MainWindow, lists: Drafts, qtbot: QtBot
) -> None:
    press(window.frame.top, "Check and send 3…")
    qtbot.waitUntil(lambda: visible(window.frame.pages, "Send 3 customers"), timeout=20_000)
    assert not visible(window.frame.top, "Check and send")
    press(window.frame.pages, "Send 3 customers")
    ledger = Ledger(lists.database)
    qtbot.waitUntil(lambda: bool(ledger.sends()), timeout=20_000)
    qtbot.waitUntil(
        lambda: all(job.status is JobStatus.FINISHED for send in ledger.sends() for job in send.jobs), timeout=30_000
    )
    assert type(window.frame.pages.currentWidget()).__name__ == "SendsPage"
    qtbot.waitUntil(lambda: not visible(window.frame.side, "open"))


def test_the_story_of_a_sent_customer_is_told_until_it_is_seen_in_joor(
    window: MainWindow, lists: Drafts, five: list[int], qtbot: QtBot
) -> None:
    """From the form, and read from JOOR's stand-in by itself, after its matching time of ten seconds."""
    press(window.frame.top, "Check and send 3…")
    qtbot.waitUntil(lambda: visible(window.frame.pages, "Send 3 customers"), timeout=20_000)
    press(window.frame.pages, "Send 3 customers")
    qtbot.waitUntil(lambda: visible(window.frame.pages, "Story of the customer"), timeout=20_000)
    labels = window.frame.status.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("Credits 2" in label.text() for label in labels if label.isVisible()), timeout=20_000)
    window.show_place(Place.CUSTOMERS)
    window.customers.go_to((five[0], None))
    qtbot.waitUntil(lambda: visible(window.customers, "Seen in JOOR, today"), timeout=30_000)
    model = window.customers.pane.tables.table.model()
    assert [model.index(row, 1).data() for row in range(5)] == ["Seen", "1 error", "Seen", "1 error", "Seen"]
    press(window.customers, "Seen in JOOR, today")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    told = [table.model().index(row, 1).data() for table in dialog.findChildren(QTableView)
            for row in range(table.model().rowCount())]
    assert told[0].startswith("Put into a send as new")
    assert "Read from JOOR: there, and as it was sent" in told
    press(dialog, "Read from JOOR now")
    qtbot.waitUntil(lambda: ReadBacks(lists.database).findings(1)[-1].times == 2, timeout=20_000)
    qtbot.waitUntil(lambda: button(dialog, "Read from JOOR now").isEnabled(), timeout=20_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_review_is_left_without_sending(window: MainWindow, lists: Drafts, qtbot: QtBot) -> None:
    QTest.keyClick(window.frame, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: visible(window.frame.pages, "Back to the customers"), timeout=20_000)
    press(window.frame.pages, "Back to the customers")
    assert window.frame.pages.currentWidget() is window.customers
    assert visible(window.frame.top, "Check and send 3…")
    assert not Ledger(lists.database).sends()


def test_change_from_another_program_is_shown_when_the_person_comes_back(
    window: MainWindow, spring: ListEditor, qtbot: QtBot
) -> None:
    spring.add_customer(customer(9))
    window.open_list.look_for_changes()
    qtbot.waitUntil(lambda: window.customers.pane.tables.table.table.rowCount() == 6)
    assert visible(window.frame.top, "Check and send 4…")


def test_list_that_another_window_deletes_makes_room_for_the_one_before(
    window: MainWindow, lists: Drafts, qtbot: QtBot
) -> None:
    before = window.open_list.draft
    window.open_list.create("Autumn fair")
    gone = window.open_list.list_id
    lists.archive(gone)
    lists.delete(gone)
    clean_up(lists.database)
    assert window.open_list.draft.name == "Autumn fair"
    window.open_list.look_for_changes()
    assert window.open_list.draft.id == before.id
    assert window.strip.title == "The list “Autumn fair” was deleted in another window."
    qtbot.waitUntil(lambda: window.customers.pane.tables.table.table.rowCount() == 5)


def test_problems_are_led_to_from_the_menu_too(window: MainWindow) -> None:
    menu = next(each for each in window.frame.findChildren(QMenu) if window.actions.about in each.actions())
    texts = [f"{action.text()} {action.shortcut().toString()}" for action in menu.actions()]
    assert "Next problem F8" in texts
    assert "Previous problem Shift+F8" in texts


def test_error_is_told_in_the_window(window: MainWindow) -> None:
    window.open_list.failed.emit(StorageError("The disk is full.", "Make room on the disk and try again."))
    assert window.strip.isVisible()
    press(window.strip, "Close this message")
    assert not window.strip.isVisible()


def test_edit_that_can_not_be_saved_is_told_and_changes_nothing(
    window: MainWindow, five: list[int], lists: Drafts
) -> None:
    window.open_list.drafts.database.run("PRAGMA query_only = ON")
    assert not window.open_list.set_value(five[0], Path(field="customer_name"), "Other")
    window.open_list.drafts.database.run("PRAGMA query_only = OFF")
    assert window.strip.isVisible()
    assert lists.page([five[0]])[0].record.customer_name == "Galerie 1"


def test_every_control_has_a_name_for_a_screen_reader(window: MainWindow, qtbot: QtBot) -> None:
    for place in Place:
        window.show_place(place)
        qtbot.wait(50)
        for kind in (QAbstractButton, QLineEdit, QTableView):
            for control in window.frame.findChildren(kind):
                if control.isVisible() and not _is_part_of_another(control):
                    words = control.text() if isinstance(control, QAbstractButton) else ""
                    assert control.accessibleName() or words, control


def _is_part_of_another(control: QWidget) -> bool:
    parent = control.parentWidget()
    return isinstance(parent, QLineEdit) or type(control).__name__ == "QTableCornerButton" or parent is None


def test_f6_goes_round_the_parts_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    table = window.customers.pane.tables.table
    table.setFocus()
    qtbot.waitUntil(lambda: window.customers.form_place.form.record_id is not None)
    seen: list[QWidget] = []
    back = Qt.KeyboardModifier.ShiftModifier
    for keys in [Qt.KeyboardModifier.NoModifier] * 5 + [back] * 5:
        QTest.keyClick(window.frame, Qt.Key.Key_F6, keys)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
    assert isinstance(seen[3], KindRow)
    shown = window.customers
    parts = (shown.form_place, window.frame.top, window.frame.side, window.frame.side, shown.pane)
    assert [part.isAncestorOf(each) for part, each in zip(parts, seen[:5], strict=True)] == [True] * 5
    assert seen[5:] == [*seen[3::-1], table]


def test_sample_customers_come_by_one_click(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    press(window.customers, "Try it with the sample customers")
    qtbot.waitUntil(lambda: visible(window.frame.pages, "Add 25 customers"), timeout=30_000)
    press(window.frame.pages, "Add 25 customers")
    qtbot.waitUntil(lambda: window.open_list.counts.customers > 10, timeout=30_000)
    assert window.open_list.counts.errors > 0


def test_closing_saves_what_is_typed(window: MainWindow, five: list[int], lists: Drafts) -> None:
    name = Path(field="customer_name")
    table = window.customers.pane.tables.table
    table.go_to(five[0], name)
    table.setFocus()
    QTest.keyClicks(table, "M")
    QTest.keyClicks(table.indexWidget(table.currentIndex()), "aison")
    window.frame.close()
    assert lists.page([five[0]])[0].record.customer_name == "Maison"
    assert lists.typing(window.open_list.list_id) is None


@pytest.mark.parametrize("elsewhere", [False, True], ids=["in the window's thread", "in another thread"])
def test_error_that_nobody_foresaw_is_shown_once_in_the_windows_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], elsewhere: bool
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    over = QWidget()
    qtbot.addWidget(over)
    reporter = CrashReporter()
    saved: list[int] = []
    reporter.show_over(over, lambda: saved.append(1))
    reporter.install()
    hook = sys.excepthook

    def fail(name: str = "Galerie Nord") -> None:
        try:
            raise ValueError(f"not in list: {name}")
        except ValueError as error:
            hook(type(error), error, error.__traceback__)

    for _ in range(2):
        if elsewhere:
            thread = threading.Thread(target=fail)
            thread.start()
            thread.join()
        else:
            fail()
    qtbot.waitUntil(lambda: bool(over.findChildren(CrashBox)))
    (box,) = over.findChildren(CrashBox)
    assert any(label.text() == "ValueError: not in list: …" for label in box.findChildren(QLabel))
    (trace,) = box.findChildren(QPlainTextEdit)
    assert not trace.isVisible()
    press(box, "Show what happened")
    assert trace.isVisible()
    assert "fail" in trace.toPlainText()
    press(box, "Copy it for the support")
    assert QApplication.clipboard().text() == trace.toPlainText()
    told = capsys.readouterr().err
    assert "ValueError: not in list: …" in told
    assert "Galerie" not in told + trace.toPlainText()
    assert saved == [1]
    press(box, "Go on working")
    assert not box.isVisible()
