"""The line at the bottom counts what is chosen in the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.ui.customers.selection_count import rows_of
from joor_desktop.ui.window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


def told(window: MainWindow) -> str:
    """What the line says about chosen cells."""
    labels = window.frame.status.findChildren(QLabel)
    return next((label.text() for label in labels if label.isVisible() and "chosen" in label.text()), "")


def test_chosen_cells_and_rows_are_counted_while_one_chooses(window: MainWindow, qtbot: QtBot) -> None:
    table = window.customers.pane.tables.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert told(window) == ""
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(table, key, SHIFT)
    assert told(window) == "3 cells in 1 row chosen"
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert told(window) == "6 cells in 2 rows chosen"
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert told(window) == ""


def test_other_table_begins_with_nothing_chosen(window: MainWindow, qtbot: QtBot) -> None:
    tables = window.customers.pane.tables
    tables.table.selectAll()
    assert "in 5 rows chosen" in told(window)
    tables.show_node("discounts")
    qtbot.waitUntil(lambda: told(window) == "")


@pytest.mark.parametrize(
    ("spans", "rows"),
    [([], 0), ([(3, 3)], 1), ([(0, 99_999)], 100_000), ([(4, 6), (0, 1), (5, 9), (5, 5)], 8)],
    ids=["none", "one", "all", "overlapping"],
)
def test_rows_are_counted_once(spans: list[tuple[int, int]], rows: int) -> None:
    assert rows_of(spans) == rows
