"""Several ranges, chosen with Ctrl and the mouse, are copied together as in Excel, or it is said why not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.window import MainWindow
from tests.ui.customers.test_table_clipboard import (
    ALIAS,
    CODE,
    CONTROL,
    KEY,
    NAME,
    SHIFT,
    at,
    copied,
    marked,
    press,
    put,
    said,
    table_of,
    values,
)


def add(window: MainWindow, row: int, path: Path) -> None:
    """Choose one more cell, or take it out, with Ctrl and a click."""
    table = table_of(window)
    place = table.visualRect(table.table.index(row, table.table.column_of(path))).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)


def test_ranges_of_the_same_columns_are_copied_one_below_the_other(
    window: MainWindow, five: list[int], lists: Drafts
) -> None:
    table = at(window, 3, CODE, right=1)
    for row, path in ((1, NAME), (0, CODE), (1, CODE), (0, NAME)):
        add(window, row, path)
    press(table, KEY.Key_C)
    assert copied() == [["EL0001", "Galerie 1"], ["EL0002", "Galerie 2"], ["EL0004", "Galerie 4"]]
    assert "6 cells in 3 rows copied." in said(window)
    at(window, 2, CODE)
    press(table, KEY.Key_V)
    assert values(lists, five, NAME) == ["Galerie 1", "Galerie 2", "Galerie 1", "Galerie 2", "Galerie 4"]


def test_ranges_of_the_same_rows_are_copied_side_by_side(
    window: MainWindow, five: list[int], lists: Drafts
) -> None:
    window.open_list.set_values([(five[0], ALIAS, "One"), (five[1], ALIAS, "Two")])
    table = at(window, 0, CODE, down=1)
    add(window, 0, ALIAS)  # cell by cell
    add(window, 1, ALIAS)
    press(table, KEY.Key_C)
    assert copied() == [["EL0001", "One"], ["EL0002", "Two"]]
    add(window, 3, CODE)
    add(window, 3, ALIAS)
    press(table, KEY.Key_C)
    assert [row[0] for row in copied()] == ["EL0001", "EL0002", "EL0004"]
    assert len(lists.order(window.open_list.list_id)) == 5


def test_other_ranges_are_refused_in_words_and_nothing_is_lost(window: MainWindow, five: list[int]) -> None:
    put("kept")
    table = at(window, 0, CODE)
    add(window, 1, NAME)
    press(table, KEY.Key_C)
    assert QGuiApplication.clipboard().text() == "kept"
    assert "These cells can't be copied together." in said(window)
    assert "the same rows or of the same columns" in said(window)
    press(table, KEY.Key_X)
    assert "Only one range can be moved at once." in said(window)
    assert not marked(table)
    assert len(five) == window.open_list.counts.customers


def test_whole_rows_here_and_there_are_copied_as_customers(
    window: MainWindow, five: list[int], lists: Drafts
) -> None:
    assert five
    table = at(window, 0, NAME)
    add(window, 2, CODE)
    press(table, KEY.Key_Space, SHIFT)
    number = table.visualRect(table.table.index(4, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CONTROL, number)
    press(table, KEY.Key_C)
    assert "3 customers copied, with all that belongs to them." in said(window)
    at(window, 0, NAME)
    press(table, KEY.Key_V)
    order = list(lists.order(window.open_list.list_id))
    assert values(lists, order, NAME)[:4] == ["Galerie 1", "Galerie 3", "Galerie 5", "Galerie 1"]
