"""What the window says of a list's state: what was sent, what was changed since, and whether all of it is checked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.storage.drafts import Counts, Drafts
from joor_desktop.ui.customers.chips import Chip, Fit, ViewChips
from joor_desktop.ui.customers.problem_panel import ProblemPanel
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.window import MainWindow
from joor_desktop.ui.words import grouped, rounded
from joor_desktop.ui.worker import Worker
from joor_desktop.work.arranging import STATE_COLUMN, Arrangement, ColumnFilter, Test
from joor_desktop.work.editing import Edit, ListEditor
from tests.ui.conftest import OpenWindow, customer
from tests.ui.customers.test_arranging import menu_on_screen
from tests.ui.customers.test_page import EMAIL, button, press, shown, tables_of, visible

LEFT = Qt.MouseButton.LeftButton


def chips(window: MainWindow) -> list[str]:
    return [chip.text() for chip in window.customers.findChildren(Chip) if chip.isVisible()]


def state_of(window: MainWindow, record_id: int) -> str:
    """The word in the column of states."""
    table = tables_of(window).table.table
    return str(table.index(shown(window).index(record_id), 1).data())


def status_words(window: MainWindow) -> list[str]:
    return [label.text() for label in window.frame.status.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def sent(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window after the three good customers of five were sent, back at the customers."""
    press(window.frame.top, "Check and send 3")
    qtbot.waitUntil(lambda: visible(window.frame.pages, "Send 3"), timeout=15_000)
    press(window.frame.pages, "Send 3")
    qtbot.waitUntil(lambda: window.open_list.counts.sent == 3, timeout=20_000)
    press(window.frame.side, "Customers")
    return window


def test_chips_of_what_was_sent_come_with_the_first_send(window: MainWindow, sent: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: chips(sent) == ["All 5", "Errors 2", "Warnings 2", "Ready 0", "Sent 3"])
    assert button(sent.frame.top, "Check and send…").isEnabled()


def test_nothing_is_said_of_sends_before_the_first_one(window: MainWindow) -> None:
    assert chips(window) == ["All 5", "Errors 2", "Warnings 2", "Ready 3"]


def test_an_edit_of_a_sent_customer_is_seen_and_filtered(sent: MainWindow, five: list[int], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shown(sent) == five)
    assert [state_of(sent, each) for each in (five[1], five[3])] == ["1 error", "1 error"]
    assert {state_of(sent, each) for each in (five[0], five[2], five[4])} <= {"Accepted", "Job done", "Seen"}
    sent.customers.go_to((five[2], EMAIL))
    table = tables_of(sent).table
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = sent.frame.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "jan@nord.example")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of(sent, five[2]) == "Changed")
    assert visible(sent.frame.top, "Check and send 1…")
    press(sent.customers, "Changed 1")
    qtbot.waitUntil(lambda: shown(sent) == [five[2]])
    press(sent.customers, "Ready 1")
    qtbot.waitUntil(lambda: shown(sent) == [five[2]])
    press(sent.customers, "Sent 2")
    qtbot.waitUntil(lambda: shown(sent) == [five[0], five[4]])
    QTest.keyClick(sent.frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Sent 3" in chips(sent))


def test_six_chips_stand_in_one_line_in_a_small_window(sent: MainWindow, five: list[int], qtbot: QtBot) -> None:
    sent.open_list.set_value(five[0], EMAIL, "new@nord.example")
    sent.frame.resize(1024, 640)
    pane = sent.customers.pane
    qtbot.waitUntil(lambda: sent.frame.width() == 1024)
    found = [chip for chip in sent.customers.findChildren(Chip) if chip.isVisible()]
    qtbot.waitUntil(lambda: found[-1].fit is not Fit.LOOSE)
    assert len(found) == 6
    assert len({chip.mapTo(pane, chip.rect().topLeft()).y() for chip in found}) == 1
    ends = [chip.mapTo(pane, chip.rect().topRight()).x() for chip in found]
    assert ends == sorted(ends)
    assert ends[-1] < pane.search_box.x()
    QTest.mouseClick(button(sent.customers, "Changed 1"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: list(sent.customers.pane.tables.table.table.rows.ids) == [five[0]])
    assert found[-1].toolTip() == "Changed since they were sent"
    assert found[1].toolTip() == "Errors 2"
    assert found[0].width() > found[1].width()


def test_chips_of_a_long_list_stand_in_one_line_too(sent: MainWindow, qtbot: QtBot) -> None:
    sent.frame.resize(1024, 640)
    qtbot.waitUntil(lambda: sent.frame.width() == 1024)
    bar = sent.customers.findChild(ViewChips)
    assert bar is not None
    bar.show_counts(Counts(100_000, 12_345, 12_345, 45_678, 12_345))
    found = [chip for chip in bar.findChildren(Chip) if chip.isVisible()]
    qtbot.waitUntil(lambda: found[-1].geometry().right() < bar.width())
    assert len(found) == 6
    assert all(one.geometry().right() < next_one.x() for one, next_one in pairwise(found))
    assert found[1].toolTip() == f"Errors {grouped(12345)}"


def test_long_counts_are_told_in_thousands_never_more_than_there_are() -> None:
    assert [rounded(number) for number in (0, 999, 1000, 9_999, 12_999, 100_000)] == [
        "0", "999", "1.0k", "9.9k", "12k", "100k"
    ]


def test_a_list_that_an_earlier_version_checked_is_checked_again(
    open_window: OpenWindow, lists: Drafts, spring: ListEditor, five: list[int], qtbot: QtBot
) -> None:
    lists.database.run("DELETE FROM problem WHERE code = 'email'")
    lists.database.run("UPDATE line SET errors = 0")
    lists.database.run("DELETE FROM tally WHERE code IN ('errors', 'email')")
    lists.note_rules(spring.list_id, "0.1")
    window = open_window()
    qtbot.waitUntil(lambda: window.open_list.counts.errors == 2)
    qtbot.waitUntil(lambda: "Checked just now" in status_words(window))


def test_no_customer_is_called_ready_before_all_are_checked(
    window: MainWindow, lists: Drafts, spring: ListEditor, five: list[int], qtbot: QtBot
) -> None:
    ready = [record_id for record_id in five if state_of(window, record_id) == "Ready"]
    assert ready
    window.open_list.note_checked(checked=False)
    assert {state_of(window, record_id) for record_id in ready} == {"Not checked"}
    assert not any(word.startswith("Ready") for word in chips(window))
    assert any(word.startswith("Not checked") for word in chips(window))
    lists.note_rules(spring.list_id, "0.1")
    window.open_list.opened.emit()
    qtbot.waitUntil(lambda: window.open_list.checked)
    assert {state_of(window, record_id) for record_id in ready} == {"Ready"}
    assert any(word.startswith("Ready") for word in chips(window))


def test_a_list_of_an_earlier_version_is_not_checked_from_the_start(
    lists: Drafts, spring: ListEditor, five: list[int], qapp: QApplication
) -> None:
    assert OpenList(lists.database, Worker()).checked
    lists.note_rules(spring.list_id, "0.1")
    assert not OpenList(lists.database, Worker()).checked


def problem_words(window: MainWindow) -> str:
    """What stands at the top of the problems."""
    panel = window.frame.side.findChild(ProblemPanel)
    assert panel is not None
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    return next((text for text in words if text.startswith(("None", "Not"))), "")


def state_values(window: MainWindow, qtbot: QtBot) -> list[str]:
    """What the menu of the column of states lists, opened with the keyboard and put away again."""
    table = tables_of(window).table
    table.setFocus()
    table.setCurrentIndex(table.table.index(0, 1))
    QTest.keyClick(table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    menu = menu_on_screen(qtbot)
    values = [str(menu.values.index(row).data()) for row in range(menu.values.rowCount())]
    with qtbot.waitSignal(menu.destroyed):
        QTest.keyClick(menu, Qt.Key.Key_Escape)
    return values


def test_the_whole_window_tells_not_checked_from_checked(
    window: MainWindow, lists: Drafts, spring: ListEditor, qtbot: QtBot
) -> None:
    assert "3 ready" in status_words(window)
    assert problem_words(window) == ""
    lists.note_rules(spring.list_id, "0.1")
    with lists.database.transaction():  # another program writes: the customers can't be checked meanwhile
        window.open_list.opened.emit()
        assert "3 not checked" in status_words(window)
        assert "All is checked" not in status_words(window)
        assert button(window.frame.top, "Check and send").text() == "Check and send…"
        assert problem_words(window) == "Not all customers are checked yet. There may be more problems than these."
        window.open_list.edited.emit(Edit("", ()))
        assert "Checked just now" not in status_words(window)
    qtbot.waitUntil(lambda: window.open_list.checked)
    assert "3 ready" in status_words(window)
    assert visible(window.frame.top, "Check and send 3…")
    assert problem_words(window) == ""


def test_no_problem_is_told_as_none_only_when_all_are_checked(
    open_window: OpenWindow, lists: Drafts, spring: ListEditor, qtbot: QtBot
) -> None:
    spring.add_customer(customer(1))
    window = open_window()
    qtbot.waitUntil(lambda: problem_words(window) == "None. Every customer can be sent.")
    lists.note_rules(spring.list_id, "0.1")
    with lists.database.transaction():
        window.open_list.opened.emit()
        assert problem_words(window) == "Not all customers are checked yet. None was found so far."
    qtbot.waitUntil(lambda: problem_words(window) == "None. Every customer can be sent.")


def test_a_filter_by_state_says_not_checked_until_all_are_checked(
    window: MainWindow, lists: Drafts, spring: ListEditor, qtbot: QtBot
) -> None:
    assert state_values(window, qtbot) == ["1 error  (2)", "Ready  (3)"]
    window.open_list.note_checked(checked=False)
    assert state_values(window, qtbot) == ["1 error  (2)", "Not checked  (3)"]
    window.open_list.note_checked(checked=True)
    tables_of(window).arrange(Arrangement((), (ColumnFilter(STATE_COLUMN, Test.VALUES, frozenset(["0"])),)))
    qtbot.waitUntil(lambda: visible(window.customers, "State is Ready"))
    lists.note_rules(spring.list_id, "0.1")
    with lists.database.transaction():
        window.open_list.opened.emit()
        assert visible(window.customers, "State is Not checked")
    qtbot.waitUntil(lambda: visible(window.customers, "State is Ready"))


def test_the_status_says_that_checking_is_not_done_yet(window: MainWindow, qtbot: QtBot) -> None:
    window.frame.status.show_checking("Checking 500 of 1,000…")
    assert "Checking 500 of 1,000…" in status_words(window)
    assert "All is checked" not in status_words(window)
    window.frame.status.show_checked()
    assert "All is checked" in status_words(window)
