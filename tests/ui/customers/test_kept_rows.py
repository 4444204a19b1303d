"""A list opens sorted, filtered and searched as it was left, and says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts, View
from joor_desktop.ui.customers.shown_memory import Shown, shown_from_text
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.arranging import Arrangement, ColumnFilter, SortKey, Test
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer, faulty
from tests.ui.customers.test_arranging import (
    CONTROL,
    SHIFT,
    click_arrow,
    conditions,
    menu_on_screen,
    open_menu,
    table_of,
    type_over,
    wait_for,
)
from tests.ui.customers.test_page import press, shown, tables_of

GROUPS = ["Online", "Department", "Online", "Department", "Online"]
NAME = Path(field="customer_name")


@pytest.fixture
def shops(spring: ListEditor) -> list[int]:
    """Return the ids of five customers in two groups, of whom the second and the third have errors."""
    ids = []
    for number, group in enumerate(GROUPS, 1):
        record = faulty(number) if number in (2, 3) else customer(number)
        record.values["customer_group_name"] = group
        ids.append(spring.add_customer(record))
    return ids


@pytest.fixture
def shop_window(open_window: OpenWindow, shops: list[int]) -> MainWindow:
    """Return a window with the five."""
    assert shops
    return open_window()


def filter_by_group(window: MainWindow, group: str, qtbot: QtBot) -> None:
    menu = open_menu(window, "customer_group_name", qtbot)
    QTest.keyClicks(menu.text, group)
    QTest.keyClick(menu.text, Qt.Key.Key_Return)


def leave_out(window: MainWindow, record_id: int, downs: int, qtbot: QtBot) -> None:
    """Take the tick away from the value so many rows down in the menu of the groups."""
    window.customers.go_to((record_id, Path(field="customer_group_name")))
    QTest.keyClick(window.frame, Qt.Key.Key_L, CONTROL | SHIFT)
    menu_on_screen(qtbot)
    for key in (*[Qt.Key.Key_Down] * downs, Qt.Key.Key_Space, Qt.Key.Key_Return):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def restarted(window: MainWindow, open_window: OpenWindow) -> MainWindow:
    window.frame.close()
    return open_window()


def told(window: MainWindow) -> str:
    count = window.customers.pane.shown_line.count
    return count.text() if count.isVisible() else ""


def test_sort_and_filter_are_there_again_after_a_restart(
    shop_window: MainWindow, shops: list[int], open_window: OpenWindow, qtbot: QtBot
) -> None:
    one, two, three, four, five = shops
    click_arrow(shop_window, "customer_group_name")
    wait_for(shop_window, [two, four, one, three, five], qtbot)
    click_arrow(shop_window, "customer_name", SHIFT)
    qtbot.waitUntil(lambda: conditions(shop_window) == ["Sorted by Group ↑, Name ↑"])
    click_arrow(shop_window, "customer_name", SHIFT)
    wait_for(shop_window, [four, two, five, three, one], qtbot)
    leave_out(shop_window, three, 1, qtbot)
    wait_for(shop_window, [five, three, one], qtbot)
    assert told(shop_window) == "3 of 5:"
    shop_window.customers.go_to((three, NAME))
    again = restarted(shop_window, open_window)
    wait_for(again, [five, three, one], qtbot)
    assert conditions(again) == ["Group is Online", "Sorted by Group ↑, Name ↓"]
    assert told(again) == "As you left it, 3 of 5:"
    assert table_of(again).place() == (three, NAME)
    press(again.customers, "Show all")
    qtbot.waitUntil(lambda: len(shown(again)) == 5)
    third = restarted(again, open_window)
    qtbot.waitUntil(lambda: len(shown(third)) == 5)
    assert conditions(third) == ["Sorted by Group ↑, Name ↓"]


def test_chip_and_search_are_there_again_and_each_can_be_taken_back(
    shop_window: MainWindow, shops: list[int], open_window: OpenWindow, qtbot: QtBot
) -> None:
    _, two, three, *_ = shops
    press(shop_window.customers, "Errors")
    QTest.keyClicks(shop_window.customers.pane.search_box, "online")
    wait_for(shop_window, [three], qtbot)
    assert conditions(shop_window) == []  # the chip and the box tell it, as long as one knows that one chose them
    again = restarted(shop_window, open_window)
    wait_for(again, [three], qtbot)
    assert conditions(again) == ["Errors", "Holds “online”"]
    assert again.customers.pane.search_box.text() == "online"
    assert tables_of(again).view is View.ERRORS
    press(again.customers, "Take away: Holds")
    wait_for(again, [two, three], qtbot)
    assert again.customers.pane.search_box.text() == ""
    assert conditions(again) == ["Errors"]
    press(again.customers, "Take away: Errors")
    wait_for(again, shops, qtbot)
    assert not again.customers.pane.shown_line.isVisible()


def test_customer_that_the_cursor_was_on_opens_no_filter(
    shop_window: MainWindow, shops: list[int], open_window: OpenWindow, qtbot: QtBot
) -> None:
    one, _, three, _, five = shops
    filter_by_group(shop_window, "online", qtbot)
    wait_for(shop_window, [one, three, five], qtbot)
    table = table_of(shop_window)
    shop_window.customers.go_to((three, Path(field="customer_group_name")))
    type_over(table, "Gallery")
    assert shown(shop_window) == [one, three, five]
    shop_window.customers.go_to((three, NAME))
    again = restarted(shop_window, open_window)
    wait_for(again, [one, five], qtbot)
    assert conditions(again) == ["Group contains online"]
    place = table_of(again).place()
    assert place is not None
    assert place[0] == one


def test_values_that_are_gone_show_nothing_and_say_why(
    shop_window: MainWindow, shops: list[int], spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    first = shop_window.open_list.list_id
    leave_out(shop_window, shops[0], 2, qtbot)
    wait_for(shop_window, [shops[1], shops[3]], qtbot)
    shop_window.open_list.open(lists.create("Autumn fair", "practice"))
    for record_id in shops:
        spring.set_value(record_id, Path(field="customer_group_name"), "Online")
    shop_window.open_list.open(first)
    qtbot.waitUntil(lambda: told(shop_window) == "As you left it, 0 of 5:")
    wait_for(shop_window, [], qtbot)
    assert tables_of(shop_window).nothing.isVisible()
    menu = open_menu(shop_window, "customer_group_name", qtbot)
    assert [menu.values.index(row).data() for row in range(menu.values.rowCount())] == ["Online  (5)"]
    menu.close()
    press(shop_window.customers, "Take away: Group")
    wait_for(shop_window, shops, qtbot)


def test_each_list_and_each_tab_keeps_its_own(
    shop_window: MainWindow, shops: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    first = shop_window.open_list.list_id
    filter_by_group(shop_window, "online", qtbot)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 3)
    tables_of(shop_window).show_node("shipping_addresses")
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 10)
    click_arrow(shop_window, "shipping_city")
    qtbot.waitUntil(lambda: conditions(shop_window) != [])
    other = lists.create("Autumn fair", "practice")
    ListEditor(lists, other).add_customer(customer(9))
    shop_window.open_list.open(other)
    qtbot.waitUntil(lambda: len(shown(shop_window)) == 1)
    assert conditions(shop_window) == []
    shop_window.open_list.open(first)
    qtbot.waitUntil(lambda: conditions(shop_window) == ["Sorted by City ↑"])
    tables_of(shop_window).show_node("")
    qtbot.waitUntil(lambda: conditions(shop_window) == ["Group contains online"])
    assert len(shown(shop_window)) == 3


def test_what_is_filtered_is_kept_without_closing_the_window(
    shop_window: MainWindow, lists: Drafts, qtbot: QtBot
) -> None:
    filter_by_group(shop_window, "online", qtbot)
    kept = "SELECT shown FROM draft WHERE id = ?"
    qtbot.waitUntil(lambda: "online" in str(lists.database.value(kept, (shop_window.open_list.list_id,))))


def test_line_is_read_back_as_it_was_written() -> None:
    by_state = ColumnFilter("state", Test.VALUES, frozenset({"0", "2"}))
    arrangement = Arrangement((SortKey("#", descending=True),), (by_state,))
    kept = Shown(View.WARNINGS, "é", {"": arrangement, "buyers": Arrangement((SortKey("buyer_name"),))})
    assert shown_from_text(kept.to_text()) == kept
    assert Shown(arrangements={"": Arrangement()}).to_text() == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "{",
        '{"view": "ODD", "text": "", "tables": {"gone": {"sort": [], "filters": []}}}',
        '{"view": "ALL", "text": "", "tables": {"": {"sort": [["shoe_size", true]], "filters": [["#", "LIKE", []]]}}}',
        '{"view": "ALL", "text": "", "tables": {"": {"sort": [1], "filters": []}}}',
    ],
)
def test_line_of_another_version_hides_nothing(text: str) -> None:
    read = shown_from_text(text)
    assert (read.view, read.text, any(read.arrangements.values())) == (View.ALL, "", False)


def test_nothing_stays_chosen_where_the_row_of_the_cursor_goes(
    shop_window: MainWindow, shops: list[int], qtbot: QtBot
) -> None:
    table, tables = table_of(shop_window), shop_window.customers.pane.tables
    shop_window.customers.go_to((shops[0], NAME))
    QTest.keyClick(table, Qt.Key.Key_Space, CONTROL)
    assert len(table.chosen_records()) == len(shops)
    name = shop_window.open_list.drafts.page([shops[2]])[0].record.customer_name
    tables.arrange(Arrangement(filters=(ColumnFilter("customer_name", Test.IS, frozenset({name})),)))
    wait_for(shop_window, [shops[2]], qtbot)
    assert table.selectionModel().selectedIndexes() == [table.currentIndex()]
