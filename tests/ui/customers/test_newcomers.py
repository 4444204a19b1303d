"""Where rows stand that come into a sorted table, by keys and from a file, on the real window."""

from __future__ import annotations

import pathlib
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.ui.window import MainWindow
from tests.ui.customers.test_arranging import (
    CONTROL,
    NAME,
    SHIFT,
    click_arrow,
    open_menu,
    section,
    shop_window,
    shops,
    table_of,
    type_over,
    wait_for,
)
from tests.ui.customers.test_list_state import status_words
from tests.ui.customers.test_page import press, shown, tables_of, visible

__all__ = ["shop_window", "shops"]

GROUP = Path(field="customer_group_name")


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


def test_row_above_the_first_one_is_told_so(shop_window: MainWindow, shops: list[int], qtbot: QtBot) -> None:
    shop_window.customers.go_to((shops[0], NAME))
    table = table_of(shop_window)
    QTest.keyClick(table, Qt.Key.Key_Plus, CONTROL)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 6)
    assert [table.table.index(row, 0).data() for row in range(3)] == ["1−", "1", "2"]
    form = shop_window.customers.form_place
    qtbot.waitUntil(lambda: "row 1−" in [each.text() for each in form.findChildren(QLabel)])


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


def say_stays(window: MainWindow) -> list[str]:
    """What the line above the table says of rows that don't pass."""
    line = window.customers.pane.shown_line
    words = [each.text() for each in line.findChildren(QLabel) if each.isVisible()]
    return [each for each in words if "pass" in each]


def filter_online(window: MainWindow, shops: list[int], qtbot: QtBot) -> list[int]:
    """Show the shops of one group only, by the menu of the column; their ids."""
    one, _, three, _, five = shops
    menu = open_menu(window, "customer_group_name", qtbot)
    QTest.keyClicks(menu.text, "online")
    QTest.keyClick(menu.text, Qt.Key.Key_Return)
    wait_for(window, [one, three, five], qtbot)
    return [one, three, five]


def paste_below(window: MainWindow, text: str) -> None:
    """Paste cells from the last row's code on, so that the list grows by all but the first line."""
    QGuiApplication.clipboard().setText(text)
    window.customers.go_to((shown(window)[-1], Path(field="customer_code")))
    QTest.keyClick(table_of(window), Qt.Key.Key_V, CONTROL)


def test_pasted_customers_stay_in_a_filtered_table_until_it_is_filtered_again(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    online = filter_online(shop_window, shops, qtbot)
    paste_below(shop_window, "EL0005\nN1\nN2\n")
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 5)
    assert shown(shop_window)[:3] == online
    first, second = shown(shop_window)[3:]
    assert say_stays(shop_window) == ["2 customers stay that don't pass the filter"]
    assert any(each.startswith("2 customers stay that don't pass the filter") for each in status_words(shop_window))
    shop_window.customers.go_to((first, GROUP))
    type_over(table_of(shop_window), "Online")
    qtbot.waitUntil(lambda: say_stays(shop_window) == ["1 customer stays that doesn't pass the filter"])
    shop_window.customers.go_to((second, NAME))
    QTest.keyClick(table_of(shop_window), Qt.Key.Key_Plus, CONTROL)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 6)
    assert [shown(shop_window)[each] for each in (3, 5)] == [first, second]
    assert say_stays(shop_window) == ["2 customers stay that don't pass the filter"]
    press(shop_window.customers, "Filter again")
    wait_for(shop_window, [*online, first], qtbot)
    assert say_stays(shop_window) == []


def test_few_words_say_how_many_stay_where_there_is_little_room(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    filter_online(shop_window, shops, qtbot)
    paste_below(shop_window, "EL0005\nN1\nN2\n")
    qtbot.waitUntil(lambda: bool(say_stays(shop_window)))
    line = shop_window.customers.pane.shown_line
    for width, told in ((1024, "2 stay"), (1600, "2 customers stay")):
        shop_window.frame.resize(width, 640)
        qtbot.waitUntil(partial(says, line, told))


def says(line: QWidget, told: str) -> bool:
    """Whether one of the texts that can be seen in *line* begins with *told*."""
    return any(each.startswith(told) for each in said_in(line))


def said_in(line: QWidget) -> list[str]:
    return [each.text() for each in line.findChildren(QLabel) if each.isVisible()]


def test_new_customers_stay_under_a_search_and_a_chip_which_are_kept(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    box = shop_window.customers.pane.search_box
    QTest.keyClicks(box, "zoe")
    wait_for(shop_window, shops[4:], qtbot)
    QTest.keyClick(shop_window.frame, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 2)
    assert box.text() == "zoe"
    assert say_stays(shop_window) == ["1 customer stays that doesn't pass the filter"]
    press(shop_window.customers, "Filter again")
    wait_for(shop_window, shops[4:], qtbot)
    QTest.keyClick(box, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 6)
    assert not visible(shop_window.customers, "Filter again")
    press(shop_window.customers, "Errors")
    qtbot.waitUntil(lambda: shops[0] not in shown(shop_window))
    faulty = shown(shop_window)
    shop_window.customers.go_to((faulty[0], NAME))
    QTest.keyClick(table_of(shop_window), Qt.Key.Key_Space, SHIFT)
    QTest.keyClick(table_of(shop_window), Qt.Key.Key_C, CONTROL)
    press(shop_window.customers, "Warnings")
    qtbot.waitUntil(lambda: shown(shop_window) != faulty)
    warned = shown(shop_window)
    QTest.keyClick(table_of(shop_window), Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(shown(shop_window)) > len(warned))
    assert visible(shop_window.customers, "Filter again") == bool(say_stays(shop_window))


def test_new_entries_stay_in_a_filtered_table_of_entries(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    """Entries of the same customers that don't pass either stay hidden."""
    press(shop_window.customers, "Buyers 10")
    tables = tables_of(shop_window)
    qtbot.waitUntil(lambda: tables.node_key == "buyers" and len(shown(shop_window)) == 10)
    table = table_of(shop_window)
    code, name = (section(shop_window, each) for each in ("customer_code", "buyer_name"))

    def names() -> list[str]:
        return [table.table.cell(row, name).text for row in range(table.table.rowCount())]

    first = names()[0]
    menu = open_menu(shop_window, "buyer_name", qtbot)
    QTest.keyClicks(menu.text, first)
    QTest.keyClick(menu.text, Qt.Key.Key_Return)
    wait_for(shop_window, shops, qtbot)
    between = "\t" * (name - code)
    QGuiApplication.clipboard().setText(f"EL0005{between}{first}\nEL0001{between}Ada\n")
    table.setFocus()
    table.setCurrentIndex(table.table.index(4, code))
    QTest.keyClick(table, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 6)
    assert sorted(names()) == sorted(["Ada", *[first] * 5])
    assert say_stays(shop_window) == ["1 customer stays that doesn't pass the filter"]
    press(shop_window.customers, "Filter again")
    wait_for(shop_window, shops, qtbot)
