"""Where rows stand that come into a sorted table, by keys and from a file, on the real window."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.ui.window import MainWindow
from tests.ui.customers.test_arranging import (
    CONTROL,
    NAME,
    SHIFT,
    click_arrow,
    shop_window,
    shops,
    table_of,
    wait_for,
)
from tests.ui.customers.test_page import press, shown, visible

__all__ = ["shop_window", "shops"]


def test_rows_that_a_person_puts_beside_others_stand_there_until_they_are_sorted_again(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    one, two, three, four, five = shops
    click_arrow(shop_window, "customer_name")
    wait_for(shop_window, [three, two, one, five, four], qtbot)
    table = table_of(shop_window)
    shop_window.customers.go_to((two, NAME))
    QTest.keyClick(table, Qt.Key.Key_Plus, CONTROL)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 6)
    new = shown(shop_window)[1]
    assert shown(shop_window) == [three, new, two, one, five, four]
    qtbot.waitUntil(lambda: visible(shop_window.customers, "Sort again"))
    shop_window.customers.go_to((five, NAME))
    QTest.keyClick(table, Qt.Key.Key_Space, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_X, CONTROL)
    shop_window.customers.go_to((three, NAME))
    QTest.keyClick(table, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: five not in shown(shop_window))
    moved = shown(shop_window)[0]
    assert shown(shop_window) == [moved, three, new, two, one, four]
    press(shop_window.customers, "Sort again")
    wait_for(shop_window, [three, two, one, moved, new, four], qtbot)


def test_form_tells_the_row_as_the_table_does(shop_window: MainWindow, shops: list[int], qtbot: QtBot) -> None:
    shop_window.customers.go_to((shops[2], NAME))
    table = table_of(shop_window)
    QTest.keyClick(table, Qt.Key.Key_Space, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 6)
    form = shop_window.customers.form_place
    qtbot.waitUntil(lambda: "row 3+" in [each.text() for each in form.findChildren(QLabel)])
    assert [table.table.index(row, 0).data() for row in range(6)] == ["1", "2", "3", "3+", "4", "5"]


def test_rows_that_come_from_a_file_stand_where_the_sort_puts_them_at_once(
    shop_window: MainWindow, shops: list[int], tmp_path: pathlib.Path, qtbot: QtBot
) -> None:
    one, two, three, four, five = shops
    click_arrow(shop_window, "customer_name")
    wait_for(shop_window, [three, two, one, five, four], qtbot)
    file = tmp_path / "more.csv"
    file.write_text("Customer code,Customer name\nN1,Frieda\nN2,Zürich\n", encoding="utf-8")
    shop_window.import_files([file])
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 7, timeout=20_000)
    first, second = (each for each in shown(shop_window) if each not in shops)
    assert shown(shop_window) == [three, first, two, one, five, second, four]
    assert not visible(shop_window.customers, "Sort again")
