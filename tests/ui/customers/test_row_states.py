"""The rows of the table say how far their customers are at JOOR, as the history says it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.languages import ENGLISH, LANGUAGES, language_of
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.columns import StateColumn
from joor_desktop.ui.customers.filter_words import value_words
from joor_desktop.ui.customers.row_loader import RowLoader
from joor_desktop.ui.customers.row_state import state_words
from joor_desktop.ui.language import speak
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.arranging import STATE_COLUMN
from joor_desktop.work.context import TaskContext
from joor_desktop.work.list_reading import read_values
from tests.ui.customers.test_arranging import (
    CONTROL,
    LEFT,
    SHIFT,
    click_arrow,
    conditions,
    menu_on_screen,
    section,
    shop_window,
    shops,
    table_of,
    wait_for,
)
from tests.ui.customers.test_list_state import sent, state_of
from tests.ui.customers.test_page import EMAIL, press, shown, tables_of, visible

__all__ = ["sent", "shop_window", "shops"]

ACCEPTED = "UPDATE job SET outcome = 'accepted', status = 'queued', finished = NULL"
FINISHED = "UPDATE job SET outcome = 'accepted', status = 'finished', finished = answered"
BY_PEOPLE = "UPDATE send SET environment = 'production', new_customers = 3"
STILL = "UPDATE job SET answered = '2025-06-02T08:00:00+00:00', moved = '2025-06-02T08:00:00+00:00'"
LONG_AGO = "UPDATE send SET created = '2025-06-02T08:00:00+00:00'"
LATER = "2025-07-30T08:00:00+00:00"
UNACCEPTED = "UPDATE line SET sent = NULL"


def found(word: str) -> str:
    return (
        "INSERT INTO read_back (sent_customer_id, found, detail, first, last, times) "
        f"SELECT id, '{word}', '[[], \"\"]', '{LATER}', '{LATER}', 1 FROM sent_customer"
    )


@pytest.fixture
def quiet(sent: MainWindow, lists: Drafts, five: list[int], qtbot: QtBot) -> MainWindow:
    """The window after a send, when JOOR is not asked any more."""
    qtbot.waitUntil(lambda: shown(sent) == five)
    qtbot.waitUntil(lambda: state_of(sent, five[0]) == "Seen", timeout=30_000)
    lists.database.run("DELETE FROM read_back_due")
    lists.database.run("DELETE FROM read_back")
    return sent


def tip_of(window: MainWindow, record_id: int) -> str:
    table = tables_of(window).table.table
    return str(table.index(shown(window).index(record_id), 1).data(Qt.ItemDataRole.ToolTipRole))


def values_of_states(lists: Drafts, window: MainWindow) -> list[tuple[str, int]]:
    """The states that the filter of the column offers, each with how many customers have it."""
    wanted = tables_of(window).wanted()
    found = read_values(TaskContext(), lists.database.path, wanted, STATE_COLUMN)
    return [(value_words(STATE_COLUMN, text), count) for text, count in found.counts]


def look(window: MainWindow, lists: Drafts, *statements: str) -> None:
    """Let the ledger hold something else, and the window show it as it does after each look at JOOR."""
    for statement in statements:
        lists.database.run(statement)
    window.customers.pane.tables.show_found()


def test_each_stage_has_its_word_and_the_sentence_of_the_history(
    quiet: MainWindow, lists: Drafts, five: list[int]
) -> None:
    for statements, word, sentence in (
        ((ACCEPTED,), "Accepted", "Accepted by JOOR"),
        ((ACCEPTED, STILL), "Job late", "JOOR's job is late"),
        ((FINISHED,), "Job done", "Job finished"),
        ((BY_PEOPLE, "UPDATE sent_customer SET standing = 'new'"), "Waiting", "Waiting for JOOR's people"),
        ((LONG_AGO,), "Waiting", "Should be in JOOR by now, not read since"),
        ((found("missing"),), "Late", "Late since"),
        ((found("different"),), "Different", "Different in JOOR"),
        ((found("equal"),), "Seen", "Seen in JOOR"),
    ):
        look(quiet, lists, *statements)
        assert state_of(quiet, five[0]) == word
        assert tip_of(quiet, five[0]).startswith(sentence)
        assert values_of_states(lists, quiet) == [("1 error", 2), (word, 3)]
    assert state_of(quiet, five[1]) == "1 error"


@pytest.mark.parametrize(("outcome", "word"), [("refused", "Refused"), ("unknown", "Unknown"), ("not-sent", "Ready")])
def test_what_was_not_accepted_is_told_until_it_is_edited(
    quiet: MainWindow, lists: Drafts, five: list[int], qtbot: QtBot, outcome: str, word: str
) -> None:
    refused = f"UPDATE job SET outcome = '{outcome}', status = NULL, title = 'Wrong.', detail = 'Mend it.'"
    look(quiet, lists, refused, UNACCEPTED)
    assert state_of(quiet, five[0]) == word
    assert values_of_states(lists, quiet) == [("1 error", 2), (word, 3)]
    if outcome == "refused":
        assert tip_of(quiet, five[0]) .startswith("Refused by JOOR\nWrong. Mend it.")
    quiet.open_list.set_value(five[0], EMAIL, "jan@nord.example")
    assert state_of(quiet, five[0]) == ("Unknown" if outcome == "unknown" else "Ready")  # a send leaves it out
    quiet.open_list.undo()
    assert state_of(quiet, five[0]) == word


def test_a_change_after_the_send_comes_before_what_became_of_it(
    quiet: MainWindow, lists: Drafts, five: list[int]
) -> None:
    look(quiet, lists, FINISHED)
    quiet.open_list.set_value(five[0], EMAIL, "jan@nord.example")
    assert [state_of(quiet, each) for each in (five[0], five[2])] == ["Changed", "Job done"]
    assert values_of_states(lists, quiet) == [("1 error", 2), ("Changed", 1), ("Job done", 2)]


def test_the_menu_of_the_column_filters_and_sorts_by_how_far_they_are(
    quiet: MainWindow, lists: Drafts, five: list[int], qtbot: QtBot
) -> None:
    one, two, three, four, five_ = five
    look(quiet, lists, FINISHED, found("equal"), f"{found('different')} WHERE record_id = {five_}")
    quiet.open_list.set_value(one, EMAIL, "jan@nord.example")
    table = tables_of(quiet).table
    quiet.customers.go_to((one, None))
    table.setCurrentIndex(table.table.index(0, 1))
    QTest.keyClick(table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    menu = menu_on_screen(qtbot)
    listed = [menu.values.index(row).data() for row in range(menu.values.rowCount())]
    assert listed == ["1 error  (2)", "Changed  (1)", "Different  (1)", "Seen  (1)"]
    QTest.keyClicks(menu.focusWidget(), "se")
    QTest.keyClick(menu.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(quiet) == [three])
    assert conditions(quiet) == ["State is Seen"]
    press(quiet.customers.pane.shown_line, "State is Seen")
    qtbot.waitUntil(lambda: shown(quiet) == five)
    click_arrow(quiet, "state")
    qtbot.waitUntil(lambda: shown(quiet) == [two, four, one, five_, three])
    click_arrow(quiet, "state")
    qtbot.waitUntil(lambda: shown(quiet) == [three, five_, one, two, four])


def test_what_joor_says_since_moves_no_row_until_it_is_sorted_again(
    quiet: MainWindow, lists: Drafts, five: list[int], qtbot: QtBot
) -> None:
    one, two, three, four, five_ = five
    look(quiet, lists, FINISHED)
    click_arrow(quiet, "state")
    qtbot.waitUntil(lambda: shown(quiet) == [two, four, one, three, five_])
    look(quiet, lists)
    loader = quiet.customers.findChild(RowLoader)
    assert loader is not None
    qtbot.waitUntil(lambda: not loader.loading)
    assert not visible(quiet.customers.pane.shown_line, "Sort again")
    look(quiet, lists, f"{found('equal')} WHERE record_id = {one}")
    qtbot.waitUntil(lambda: visible(quiet.customers.pane.shown_line, "Sort again"))
    assert shown(quiet) == [two, four, one, three, five_]
    press(quiet.customers.pane.shown_line, "Sort again")
    qtbot.waitUntil(lambda: shown(quiet) == [two, four, three, five_, one])


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_the_column_has_room_for_every_state_in_every_language(qapp: QApplication, code: str) -> None:
    language = language_of(code)
    assert language is not None
    speak(qapp, language)
    try:
        column = StateColumn()
        column.fit_words()
        words = state_words()
    finally:
        speak(qapp, ENGLISH)
    widest = max(map(QFontMetrics(qapp.font()).horizontalAdvance, words))
    mark_and_edges = 18 + 2 * 8 + 1
    assert widest + mark_and_edges <= column.width


def test_another_account_knows_nothing_of_them(quiet: MainWindow, lists: Drafts, five: list[int]) -> None:
    look(quiet, lists, "UPDATE account SET key = 'sandbox other'", UNACCEPTED)
    assert state_of(quiet, five[0]) == "Ready"


def test_cursor_stays_on_the_state_that_is_filtered_and_sorted_by(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    table, state = table_of(shop_window), section(shop_window, STATE_COLUMN)
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.table.index(0, state)).center())
    click_arrow(shop_window, STATE_COLUMN)
    wait_for(shop_window, [shops[3], *shops[:3], shops[4]], qtbot)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, state)
    QTest.keyClick(shop_window.frame, Qt.Key.Key_L, CONTROL | SHIFT)
    menu_on_screen(qtbot)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    wait_for(shop_window, [*shops[:3], shops[4]], qtbot)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, state)
