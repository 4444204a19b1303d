"""Sorting, filtering and laying out the tables, by mouse and keys on the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.column_menu import ColumnMenu
from joor_desktop.ui.customers.columns_dialog import ColumnsDialog
from joor_desktop.ui.customers.shown_line import Condition
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer
from tests.ui.customers.test_page import button, press, shown, tables_of, visible
from tests.ui.customers.test_table_keys import editor_of

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NAME = Path(field="customer_name")
NAMES = ["Shop 10", "shop 9", "Élan", "", "Zoe"]
GROUPS = ["Online", "Department", "Online", "Department", "Online"]


@pytest.fixture
def shops(spring: ListEditor) -> list[int]:
    """Return the ids of five customers with names and groups that are out of order."""
    ids = []
    for number, (name, group) in enumerate(zip(NAMES, GROUPS, strict=True), 1):
        record = customer(number)
        record.values["customer_name"] = name
        record.values["customer_group_name"] = group
        ids.append(spring.add_customer(record))
    return ids


@pytest.fixture
def shop_window(open_window: OpenWindow, shops: list[int]) -> MainWindow:
    """Return a window with the five."""
    assert shops
    return open_window()


def table_of(window: MainWindow) -> TableView:
    return tables_of(window).table


def section(window: MainWindow, key: str) -> int:
    return [column.key for column in table_of(window).table.columns].index(key)


def click_mark(window: MainWindow, key: str, from_right: int, modifier: Qt.KeyboardModifier) -> None:
    head = table_of(window).head
    rect = head.section_rect(section(window, key))
    place = QPoint(rect.right() - from_right, rect.center().y())
    QTest.mouseMove(head.viewport(), place)
    QTest.mouseClick(head.viewport(), LEFT, modifier, place)


def click_arrow(
    window: MainWindow, key: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    click_mark(window, key, 24, modifier)


def open_menu(window: MainWindow, key: str, qtbot: QtBot) -> ColumnMenu:
    click_mark(window, key, 10, Qt.KeyboardModifier.NoModifier)
    return menu_on_screen(qtbot)


def menu_on_screen(qtbot: QtBot) -> ColumnMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), ColumnMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ColumnMenu)
    qtbot.waitUntil(lambda: menu.values.rowCount() > 0)
    return menu


def wait_for(window: MainWindow, expected: list[int], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shown(window) == expected)


def type_over(table: TableView, text: str) -> None:
    QTest.keyClicks(table, text[0])
    QTest.keyClicks(editor_of(table), text[1:])
    QTest.keyClick(editor_of(table), Qt.Key.Key_Return)
    QApplication.processEvents()


def conditions(window: MainWindow) -> list[str]:
    line = window.customers.pane.shown_line
    return [each.text() for each in line.findChildren(Condition) if each.isVisible()]


def test_arrow_of_a_header_sorts_up_down_and_not_at_all(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    one, two, three, four, five = shops
    click_arrow(shop_window, "customer_name")
    wait_for(shop_window, [three, two, one, five, four], qtbot)
    assert conditions(shop_window) == ["Sorted by Name ↑"]
    click_arrow(shop_window, "customer_name")
    wait_for(shop_window, [five, one, two, three, four], qtbot)
    click_arrow(shop_window, "customer_name")
    wait_for(shop_window, shops, qtbot)
    assert not shop_window.customers.pane.shown_line.isVisible()


def test_shift_adds_a_key_and_the_cross_of_the_line_takes_the_sort_back(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    one, two, three, four, five = shops
    click_arrow(shop_window, "customer_group_name")
    wait_for(shop_window, [two, four, one, three, five], qtbot)
    click_arrow(shop_window, "customer_name", SHIFT)
    wait_for(shop_window, [two, four, three, one, five], qtbot)
    assert conditions(shop_window) == ["Sorted by Group ↑, Name ↑"]
    press(shop_window.customers, "Sorted by Group")
    wait_for(shop_window, shops, qtbot)


def test_cursor_stays_on_its_customer_while_rows_are_sorted(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    shop_window.customers.go_to((shops[4], NAME))
    click_arrow(shop_window, "customer_name")
    qtbot.waitUntil(lambda: shown(shop_window)[3] == shops[4])
    qtbot.waitUntil(lambda: table_of(shop_window).place() == (shops[4], NAME))


def test_chosen_rows_stay_chosen_in_another_order(shop_window: MainWindow, shops: list[int], qtbot: QtBot) -> None:
    one, _, three, _, five = shops
    table = table_of(shop_window)
    cells = [table.visualRect(table.table.index(row, 0)).center() for row in (0, 2)]
    QTest.mouseClick(table.viewport(), LEFT, pos=cells[0])
    row_end = table.visualRect(table.table.index(2, 4)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=cells[1])
    QTest.mouseClick(table.viewport(), LEFT, CONTROL, row_end - QPoint(0, 56))
    assert set(table.chosen_records()) == {one, three}
    click_arrow(shop_window, "customer_name")
    qtbot.waitUntil(lambda: shown(shop_window)[0] == three)
    assert set(table.chosen_records()) == {one, three}
    assert five not in table.chosen_records()


def test_edited_row_stays_until_it_is_wished_that_rows_are_sorted_again(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    one, two, three, four, five = shops
    click_arrow(shop_window, "customer_name")
    wait_for(shop_window, [three, two, one, five, four], qtbot)
    shop_window.customers.go_to((three, NAME))
    table = table_of(shop_window)
    type_over(table, "Yann")
    assert shown(shop_window) == [three, two, one, five, four]
    press(shop_window.customers, "Sort again")
    wait_for(shop_window, [two, one, three, five, four], qtbot)
    assert not visible(shop_window.customers, "Sort again")


def test_edit_that_leaves_the_order_right_asks_for_nothing(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    click_arrow(shop_window, "customer_name")
    qtbot.waitUntil(lambda: shown(shop_window)[0] == shops[2])
    shop_window.open_list.set_value(shops[2], NAME, "Elan")
    assert not visible(shop_window.customers, "Sort again")


def test_new_customer_comes_at_the_end_of_a_sorted_table(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    one, two, three, four, five = shops
    click_arrow(shop_window, "customer_name")
    wait_for(shop_window, [three, two, one, five, four], qtbot)
    QTest.keyClick(shop_window.frame, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 6)
    assert shown(shop_window)[:5] == [three, two, one, five, four]


def test_values_are_ticked_in_the_menu_that_a_key_opens(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    one, _, three, _, five = shops
    shop_window.customers.go_to((one, Path(field="customer_group_name")))
    QTest.keyClick(shop_window.frame, Qt.Key.Key_L, CONTROL | SHIFT)
    menu = menu_on_screen(qtbot)
    assert [menu.values.index(row).data() for row in range(2)] == ["Department  (2)", "Online  (3)"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    wait_for(shop_window, [one, three, five], qtbot)
    assert conditions(shop_window) == ["Group is Online"]
    assert visible_text(shop_window) == "3 of 5:"
    press(shop_window.customers, "Show all")
    wait_for(shop_window, shops, qtbot)


def visible_text(window: MainWindow) -> str:
    return window.customers.pane.shown_line.count.text()


def test_text_condition_and_the_empty_ones(shop_window: MainWindow, shops: list[int], qtbot: QtBot) -> None:
    one, two, three, four, five = shops
    menu = open_menu(shop_window, "customer_name", qtbot)
    QTest.keyClicks(menu.text, "SHOP")
    QTest.keyClick(menu.text, Qt.Key.Key_Return)
    wait_for(shop_window, [one, two], qtbot)
    assert conditions(shop_window) == ["Name contains SHOP"]
    menu = open_menu(shop_window, "customer_name", qtbot)
    menu.test.setFocus()
    for _ in range(4):
        QTest.keyClick(menu.test, Qt.Key.Key_Down)
    press(menu, "Filter")
    wait_for(shop_window, [four], qtbot)
    assert conditions(shop_window) == ["Name is empty"]
    menu = open_menu(shop_window, "customer_name", qtbot)
    button(menu, "No filter").setFocus()
    QTest.keyClick(button(menu, "No filter"), Qt.Key.Key_Return)
    wait_for(shop_window, [one, two, three, four, five], qtbot)


def test_filter_works_with_chip_search_and_sort(shop_window: MainWindow, shops: list[int], qtbot: QtBot) -> None:
    one, two, _three, _four, five = shops
    shop_window.open_list.set_value(five, Path(field="customer_contact_email"), "anna at nord")
    menu = open_menu(shop_window, "customer_group_name", qtbot)
    QTest.keyClicks(menu.text, "online")
    QTest.keyClick(menu.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 3)
    press(shop_window.customers, "Errors")
    wait_for(shop_window, [five], qtbot)
    press(shop_window.customers, "All")
    click_arrow(shop_window, "customer_name")
    qtbot.waitUntil(lambda: conditions(shop_window) == ["Group contains online", "Sorted by Name ↑"])
    QTest.keyClicks(shop_window.customers.pane.search_box, "shop")
    wait_for(shop_window, [one], qtbot)
    press(shop_window.customers, "Group contains online")
    wait_for(shop_window, [two, one], qtbot)


def test_problem_outside_the_filter_is_shown_all_the_same(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    menu = open_menu(shop_window, "customer_name", qtbot)
    QTest.keyClicks(menu.text, "zoe")
    QTest.keyClick(menu.text, Qt.Key.Key_Return)
    wait_for(shop_window, [shops[4]], qtbot)
    shop_window.customers.go_to((shops[0], NAME))
    wait_for(shop_window, shops, qtbot)
    assert conditions(shop_window) == []


def test_entries_are_sorted_and_filtered_too(shop_window: MainWindow, shops: list[int], qtbot: QtBot) -> None:
    press(shop_window.customers, "Buyers 10")
    qtbot.waitUntil(lambda: tables_of(shop_window).node_key == "buyers" and len(shown(shop_window)) == 10)
    click_arrow(shop_window, "buyer_name")
    table, number = table_of(shop_window), section(shop_window, "buyer_name")

    def names() -> list[str]:
        return [table.table.cell(row, number).text for row in range(10)]

    qtbot.waitUntil(lambda: names() == sorted(names()))
    menu = open_menu(shop_window, "buyer_name", qtbot)
    QTest.keyClicks(menu.text, names()[0])
    QTest.keyClick(menu.text, Qt.Key.Key_Return)
    wait_for(shop_window, shops, qtbot)


def test_hidden_column_is_gone_until_a_problem_in_it_has_to_be_seen(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    menu = open_menu(shop_window, "customer_group_name", qtbot)
    press(menu, "Hide this column")
    assert "customer_group_name" not in [column.key for column in table_of(shop_window).table.columns]
    shop_window.customers.go_to((shops[1], Path(field="customer_group_name")))
    qtbot.waitUntil(lambda: table_of(shop_window).place() == (shops[1], Path(field="customer_group_name")))


def test_columns_are_chosen_moved_and_remembered_for_all_lists(
    shop_window: MainWindow, shops: list[int], open_window: OpenWindow, qtbot: QtBot
) -> None:
    assert shops
    menu = open_menu(shop_window, "customer_name", qtbot)
    press(menu, "Columns…")
    dialog = shop_window.frame.findChild(ColumnsDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.search, "grou")
    rows = [row for row in range(dialog.list.count()) if not dialog.list.item(row).isHidden()]
    assert [dialog.list.item(row).text() for row in rows] == ["Group", "Group code"]
    dialog.list.setCurrentRow(rows[0])
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.search.clear()
    dialog.list.setCurrentRow(3)
    press(dialog, "Up")
    press(dialog, "Close")
    keys = [column.key for column in table_of(shop_window).table.columns]
    assert keys[:4] == ["#", "state", "customer_name", "customer_code"]
    assert "customer_group_name" not in keys
    qtbot.wait(500)
    again = open_window()
    assert [column.key for column in table_of(again).table.columns] == keys


def test_dragged_header_moves_its_column_and_dragged_edge_makes_it_wider(
    shop_window: MainWindow, lists: Drafts, qtbot: QtBot
) -> None:
    table = table_of(shop_window)
    head = table.head
    edge = head.section_rect(section(shop_window, "customer_name")).topRight() + QPoint(0, 10)
    QTest.mousePress(head.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, edge)
    QTest.mouseMove(head.viewport(), edge + QPoint(30, 0))
    QTest.mouseRelease(head.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, edge + QPoint(30, 0))
    assert table.columnWidth(section(shop_window, "customer_name")) == pytest.approx(198, abs=2)
    start = head.section_rect(section(shop_window, "customer_name")).center() - QPoint(60, 0)
    end = head.section_rect(section(shop_window, "customer_code")).center() - QPoint(30, 0)
    QTest.mousePress(head.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 11):
        QTest.mouseMove(head.viewport(), start + (end - start) * step / 10)
        qtbot.wait(10)
    QTest.mouseRelease(head.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)
    assert [column.key for column in table.table.columns][2:4] == ["customer_name", "customer_code"]
    assert table.columnWidth(2) == pytest.approx(198, abs=2)
    qtbot.waitUntil(lambda: lists.database.value("SELECT count(*) FROM table_plan") == 1)


def test_code_and_name_stay_at_the_left_and_can_be_edited_there(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    table = table_of(shop_window)
    assert table.head.frozen == 4
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    number = section(shop_window, "customer_name")
    cell = table.visualRect(table.table.index(1, number))
    assert cell.left() == table.head.sectionPosition(number)
    QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, cell.center())
    assert table.place() == (shops[1], NAME)
    assert bar.value() == bar.maximum()
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert editor_of(table).geometry().topLeft() == cell.topLeft()
    QTest.keyClick(editor_of(table), Qt.Key.Key_Escape)
    type_over(table, "Nine")
    assert table.table.cell(1, number).text == "Nine"


def test_as_many_columns_stay_as_leave_room_for_others(shop_window: MainWindow, qtbot: QtBot) -> None:
    shop_window.frame.resize(1024, 640)
    qtbot.waitUntil(lambda: table_of(shop_window).head.frozen == 3)
    shop_window.frame.resize(1280, 800)
    qtbot.waitUntil(lambda: table_of(shop_window).head.frozen == 4)


def test_cursor_is_never_under_the_columns_that_stay(shop_window: MainWindow, qtbot: QtBot) -> None:
    table = table_of(shop_window)
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    table.setCurrentIndex(table.table.index(0, table.table.columnCount() - 1))
    while table.currentIndex().column() > table.head.frozen:
        QTest.keyClick(table, Qt.Key.Key_Left)
        rect = table.visualRect(table.currentIndex())
        covered = table.head.frozen_width()
        assert rect.left() >= covered
        assert rect.width() == table.columnWidth(table.currentIndex().column()) - 1


def test_block_over_the_edge_of_the_columns_that_stay_is_whole(shop_window: MainWindow, qtbot: QtBot) -> None:
    table = table_of(shop_window)
    table.setCurrentIndex(table.table.index(0, 5))
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    frozen = table.visualRect(table.table.index(1, 3)).center()
    QTest.mouseClick(table.viewport(), LEFT, SHIFT, frozen)
    chosen = {(index.row(), index.column()) for index in table.selectionModel().selectedIndexes()}
    assert chosen == {(row, column) for row in (0, 1) for column in (3, 4, 5)}


def test_columns_stay_up_to_the_one_that_is_wished(shop_window: MainWindow, qtbot: QtBot) -> None:
    menu = open_menu(shop_window, "customer_code", qtbot)
    press(menu, "Keep the columns up to here")
    assert table_of(shop_window).head.frozen == 3
    menu = open_menu(shop_window, "customer_code", qtbot)
    press(menu, "Let no column stay")
    assert table_of(shop_window).head.frozen == 0


def test_double_click_on_an_edge_fits_the_column(shop_window: MainWindow, shops: list[int], qtbot: QtBot) -> None:
    table = table_of(shop_window)
    number = section(shop_window, "customer_name")
    shop_window.open_list.set_value(shops[0], NAME, "A name that is far too long for the column as it is")
    edge = table.head.section_rect(number).topRight() + QPoint(0, 10)
    QTest.mouseDClick(table.head.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, edge)
    assert table.columnWidth(number) > 250
    assert button(shop_window.customers, "All 5").isVisible()
