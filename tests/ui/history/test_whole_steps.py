"""A step of all customers in the window: undone and done again with a key at once, and cancelled with a button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.window import MainWindow
from joor_desktop.ui.words import grouped
from joor_desktop.work.editing import ListEditor
from tests.storage.lists import fill, good_record
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_page import press, tables_of, visible
from tests.ui.finding.test_replacing import Bar

CUSTOMERS = 30_000
CELLS = f"{grouped(CUSTOMERS)} cells"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: OpenWindow, spring: ListEditor, lists: Drafts) -> MainWindow:
    """Return a window with so many customers that a change of all takes a while."""
    fill(lists.database, spring.list_id, map(good_record, range(CUSTOMERS)))
    return open_window()


@pytest.fixture
def bar(window: MainWindow, qtbot: QtBot) -> Bar:
    """Return the bar with a word of all customers to be replaced."""
    bar = Bar(window, qtbot)
    bar.seek("galerie", CELLS)
    QTest.keyClicks(bar.bar.by, "Salon")
    press(bar.bar, "Replace all…")
    return bar


def first_words(lists: Drafts, list_id: int) -> set[str]:
    return {record.customer_name.split()[0] for _, record in lists.records(list_id)}


def test_step_of_all_customers_is_undone_and_done_again_at_once(
    bar: Bar, window: MainWindow, lists: Drafts, spring: ListEditor, qtbot: QtBot
) -> None:
    press(bar.bar, f"Replace {CELLS}")
    bar.wait(f"Replaced in {CELLS}")
    assert first_words(lists, spring.list_id) == {"Salon"}
    QTest.keyClick(window.frame, Qt.Key.Key_Z, CONTROL)
    assert first_words(lists, spring.list_id) == {"Galerie"}
    bar.wait(CELLS)
    QTest.keyClick(window.frame, Qt.Key.Key_Y, CONTROL)
    assert first_words(lists, spring.list_id) == {"Salon"}
    qtbot.waitUntil(lambda: any("Salon" in text for text in row_texts(window)))


def row_texts(window: MainWindow) -> list[str]:
    model = tables_of(window).table.model()
    return [str(model.index(0, column).data()) for column in range(min(model.columnCount(), 8))]


def test_step_of_all_customers_is_cancelled_with_the_button(
    bar: Bar, window: MainWindow, lists: Drafts, spring: ListEditor, qtbot: QtBot
) -> None:
    press(bar.bar, f"Replace {CELLS}")
    qtbot.waitUntil(lambda: visible(window.frame, "Cancel"), timeout=20_000)
    press(window.frame, "Cancel")
    qtbot.waitUntil(lambda: not visible(window.frame, "Cancelling…"), timeout=20_000)
    assert first_words(lists, spring.list_id) == {"Galerie"}
    assert len(spring.history()) == 1
