"""The page of customers: chips, search, tabs, problems and what can be mended, over a real list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts, ProblemKind, View
from joor_desktop.ui.customers.kind_row import KindRow
from joor_desktop.ui.customers.place import Place
from joor_desktop.ui.customers.place_memory import Whereabouts, from_text, to_text
from joor_desktop.ui.customers.table_stack import TableStack
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.seeking import Search, next_problem
from tests.ui.conftest import OpenWindow

LEFT = Qt.MouseButton.LeftButton
COUNTRY = Path("shipping_addresses", 1, "shipping_country")
EMAIL = Path(field="customer_contact_email")


def tables_of(window: MainWindow) -> TableStack:
    return window.customers.pane.tables


def button(parent: QWidget, words: str) -> QAbstractButton:
    """The button on screen whose words or name begin so."""
    found = [
        each
        for each in parent.findChildren(QAbstractButton)
        if each.isVisible() and (each.text().strip().startswith(words) or each.accessibleName().startswith(words))
    ]
    assert found, [each.text() or each.accessibleName() for each in parent.findChildren(QAbstractButton)]
    return found[0]


def press(parent: QWidget, words: str) -> None:
    QTest.mouseClick(button(parent, words), LEFT)


def shown(window: MainWindow) -> list[int]:
    return list(tables_of(window).table.table.rows.ids)


def wait_for_place(window: MainWindow, place: Place, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: tables_of(window).table.place() == place)


def visible(parent: QWidget, words: str) -> bool:
    """Whether a button with these words is on screen."""
    return any(each.isVisible() and words in each.text() for each in parent.findChildren(QAbstractButton))


def test_chips_count_and_filter(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    page = window.customers
    window.open_list.set_value(five[3], EMAIL, "anna@nord.example")  # a warning is left
    press(page, "Errors 1")
    qtbot.waitUntil(lambda: shown(window) == [five[1]])
    press(page, "Warnings 2")
    qtbot.waitUntil(lambda: shown(window) == [five[1], five[3]])
    press(page, "Ready 4")
    qtbot.waitUntil(lambda: shown(window) == [five[0], *five[2:]])
    QTest.mouseClick(button(page, "All 5"), LEFT)
    qtbot.waitUntil(lambda: shown(window) == five)
    window.open_list.undo()
    press(page, "Ready 3")
    qtbot.waitUntil(lambda: shown(window) == [five[0], five[2], five[4]])
    press(page, "All 5")
    qtbot.waitUntil(lambda: shown(window) == five)


def test_mended_customer_stays_in_view_and_is_counted_anew(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    press(window.customers, "Errors 2")
    qtbot.waitUntil(lambda: shown(window) == [five[1], five[3]])
    window.open_list.set_value(five[1], EMAIL, "anna@nord.example")
    assert shown(window) == [five[1], five[3]]
    assert button(window.customers, "Errors 1").isVisible()
    assert button(window.frame.top, "Check and send 4").isEnabled()


def test_search_finds_while_one_types_and_escape_of_it_shows_all(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    QTest.keyClick(window.frame, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = window.customers.pane.search_box
    assert box.hasFocus()
    QTest.keyClicks(box, "galerie 3")
    qtbot.waitUntil(lambda: shown(window) == [five[2]])
    box.clear()
    qtbot.waitUntil(lambda: shown(window) == five)


def test_search_without_a_result_says_so(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(window.customers.pane.search_box, "no such thing")
    nothing = tables_of(window).nothing
    qtbot.waitUntil(nothing.isVisible)
    assert "no such thing" in nothing.text()


def test_tabs_show_each_list_with_its_count_and_keep_the_customer(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    window.customers.go_to((five[3], EMAIL))
    press(window.customers, "Buyers 10")
    qtbot.waitUntil(lambda: tables_of(window).node_key == "buyers" and tables_of(window).table.place() is not None)
    place = tables_of(window).table.place()
    assert place is not None
    assert place[0] == five[3]
    press(window.customers, "Customers 5")
    qtbot.waitUntil(lambda: tables_of(window).table.place() is not None)
    assert tables_of(window).table.place()[0] == five[3]  # type: ignore[index]


def choose(window: MainWindow, node_key: str, title: str, qtbot: QtBot) -> Place | None:
    """Press a tab, and return where the cursor is then."""
    with qtbot.waitSignal(tables_of(window).moved, check_params_cb=lambda _: tables_of(window).node_key == node_key):
        press(window.customers, title)
    return tables_of(window).table.place()


def test_keys_go_on_in_the_table_after_a_click_on_a_tab_or_chip(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    """Whoever went to the tabs with Tab stays there."""
    choose(window, "buyers", "Buyers 10", qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert (tables_of(window).table.place() or (0,))[0] == five[4]
    press(window.customers, "Errors 2")
    qtbot.waitUntil(lambda: set(shown(window)) == {five[1], five[3]})
    QTest.keyClick(focused(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert (tables_of(window).table.place() or (0,))[0] == five[1]
    tab = button(window.customers, "Customers 5")
    tab.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tables_of(window).node_key == "")
    assert tab.hasFocus()


def test_an_empty_table_leads_on_to_the_customer_and_shows_its_form(
    spring: ListEditor, five: list[int], open_window: OpenWindow, qtbot: QtBot
) -> None:
    spring.delete_entries("shipping_methods", [(record_id, 0) for record_id in five])
    window = open_window()
    window.customers.go_to((five[3], EMAIL))
    wait_for_place(window, (five[3], EMAIL), qtbot)
    assert choose(window, "shipping_methods", "Shipping methods 0", qtbot) is None
    form = window.customers.form_place.form
    qtbot.waitUntil(lambda: form.record_id == five[3])
    qtbot.wait(300)  # the form follows soon, and would be empty by then
    assert form.record_id == five[3]
    assert (choose(window, "buyers", "Buyers 10", qtbot) or (0,))[0] == five[3]


def test_a_table_in_which_only_others_have_rows_leads_on_to_the_customer(
    spring: ListEditor, five: list[int], open_window: OpenWindow, qtbot: QtBot
) -> None:
    """What was chosen to be shown stays, and whoever moves the cursor there goes on with the one it is on."""
    spring.delete_entries("shipping_methods", [(five[3], 0)])
    window = open_window()
    window.customers.go_to((five[3], EMAIL))
    press(window.customers, "Errors 2")
    qtbot.waitUntil(lambda: shown(window) == [five[1], five[3]])
    assert (choose(window, "shipping_methods", "Shipping methods 4", qtbot) or (0,))[0] == five[1]
    assert tables_of(window).view is View.ERRORS
    assert (choose(window, "buyers", "Buyers 10", qtbot) or (0,))[0] == five[3]
    choose(window, "shipping_methods", "Shipping methods 4", qtbot)
    QTest.keyClick(tables_of(window).table, Qt.Key.Key_Right)
    assert (choose(window, "buyers", "Buyers 10", qtbot) or (0,))[0] == five[1]


def test_problems_are_grouped_in_words_and_lead_from_cell_to_cell(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    rows = [row for row in window.frame.side.findChildren(KindRow) if row.isVisible()]
    assert (rows[0].text(), rows[0].kind.customers) == ("Contact e-mail looks wrong", 2)
    spelling = next(row for row in rows if row.kind.code == "country-spelling")
    for record_id in (five[1], five[3], five[1]):
        QTest.mouseClick(spelling, LEFT)
        wait_for_place(window, (record_id, COUNTRY), qtbot)
    assert tables_of(window).table.hasFocus()


def test_problem_outside_the_view_is_shown_all_the_same(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    press(window.customers, "Ready 3")
    qtbot.waitUntil(lambda: shown(window) == [five[0], five[2], five[4]])
    press(window.frame.side, "Contact e-mail looks wrong")
    qtbot.waitUntil(lambda: tables_of(window).table.place() == (five[1], EMAIL))
    assert shown(window) == five
    assert button(window.customers, "All 5").isChecked()


def test_kind_without_certain_fixes_offers_no_button(window: MainWindow, qtbot: QtBot) -> None:
    side = window.frame.side
    press(side, "Contact e-mail looks wrong")
    qtbot.wait(300)
    assert not visible(side, "Preview")
    assert button(side, "Go to the next one").isVisible()


def test_empty_list_says_what_to_do_next(open_window: OpenWindow, lists: Drafts, qtbot: QtBot) -> None:
    window = open_window()
    assert button(window.customers, "Choose a file…").isVisible()
    assert not button(window.frame.top, "Check and send…").isEnabled()
    press(window.customers, "Add a customer by hand")
    qtbot.waitUntil(lambda: window.open_list.counts.customers == 1)
    qtbot.waitUntil(lambda: window.customers.form_place.form.record_id is not None)
    assert not visible(window.customers, "Choose a file…")


def test_copied_rows_are_pasted_into_an_empty_list(open_window: OpenWindow, lists: Drafts, qtbot: QtBot) -> None:
    window = open_window()
    QApplication.clipboard().setText("Customer code\tCustomer name\nA1\tShop One\nA2\tShop Two\n")
    QTest.keyClick(button(window.customers, "Choose a file…"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.open_list.counts.customers == 2, timeout=20_000)
    qtbot.waitUntil(lambda: window.strip.title == "2 customers came from Pasted rows.txt.", timeout=20_000)


def test_new_customer_is_shown_whatever_the_view(window: MainWindow, qtbot: QtBot) -> None:
    press(window.customers, "Ready 3")
    qtbot.waitUntil(lambda: len(shown(window)) == 3)
    QTest.keyClick(window.frame, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(shown(window)) == 4)
    record_id = window.customers.form_place.form.record_id
    qtbot.waitUntil(lambda: tables_of(window).table.place() is not None)
    assert record_id == shown(window)[-1]
    focused = window.frame.focusWidget()
    assert focused is not None
    assert window.customers.form_place.isAncestorOf(focused)


def kind_of(lists: Drafts, list_id: int, code: str) -> ProblemKind:
    return next(kind for kind in lists.kinds(list_id) if kind.code == code)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (None, (1, COUNTRY)),
        ((1, COUNTRY), (3, COUNTRY)),
        ((3, COUNTRY), (1, COUNTRY)),
        ((2, EMAIL), (3, COUNTRY)),
        ((1, EMAIL), (1, COUNTRY)),
        ((1, Path("shipping_addresses", 0, "shipping_city")), (1, COUNTRY)),
        ((4, None), (1, COUNTRY)),
    ],
)
def test_next_problem_follows_in_the_order_of_the_list(
    lists: Drafts, spring: ListEditor, five: list[int], after: Place | None, expected: Place
) -> None:
    kind = kind_of(lists, spring.list_id, "country-spelling")
    here = (five[after[0]], after[1]) if after else None
    search = Search(spring.list_id, (kind,), "", (lists.order(spring.list_id), None), here)
    found = next_problem(TaskContext(), lists, search, {})
    assert found is not None
    assert found.place == (five[expected[0]], expected[1])


@pytest.mark.parametrize(
    "whereabouts",
    [Whereabouts("", (3, None)), Whereabouts("", (3, EMAIL)), Whereabouts("shipping_addresses", (7, COUNTRY))],
)
def test_place_is_remembered_as_a_line(whereabouts: Whereabouts) -> None:
    assert from_text(to_text(whereabouts)) == whereabouts


@pytest.mark.parametrize("line", ["", "{", "[1,2]", '["nodes",1,null]', '["","x",null]', "3"])
def test_line_that_is_not_understood_is_no_place(line: str) -> None:
    assert from_text(line) is None


def test_a_message_closed_by_mouse_leaves_the_cursor_in_the_table(window: MainWindow, five: list[int]) -> None:
    table = tables_of(window).table
    table.setFocus()
    window.strip.show_outcome("right", "5 customers came")
    press(window.strip, "Close this message")
    assert window.strip.isHidden()
    assert table.hasFocus()


def focused() -> QWidget:
    """What the keys go to."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_message_reached_and_closed_by_keys_leads_back_to_the_table(window: MainWindow, five: list[int]) -> None:
    table = tables_of(window).table
    table.setFocus()
    window.strip.show_outcome("right", "5 customers came", "", "Undo")
    for _ in range(6):
        QTest.keyClick(focused(), Qt.Key.Key_F6)
        if window.strip.isAncestorOf(focused()):
            break
    assert focused() is button(window.strip, "Undo")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert window.strip.isHidden()
    assert table.hasFocus()
