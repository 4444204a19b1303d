"""Whole rows of customers, cut, copied and pasted with the keys of the window: all that belongs to them goes along."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.table_menu import TableMenu
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer
from tests.ui.customers.test_table_clipboard import (
    ALT,
    CODE,
    CONTROL,
    KEY,
    NAME,
    SHIFT,
    at,
    buyers,
    copied,
    marked,
    press,
    said,
    table_of,
    values,
)

NONE = Qt.KeyboardModifier.NoModifier


def rows_at(window: MainWindow, row: int, *, down: int = 0) -> TableView:
    """Choose whole rows as Excel does."""
    table = at(window, row, NAME, down=down)
    press(table, KEY.Key_Space, SHIFT)
    return table


def codes(lists: Drafts, list_id: int) -> list[str]:
    return values(lists, list(lists.order(list_id)), CODE)


def records(lists: Drafts, list_id: int) -> list[Record]:
    return [stored.record for stored in lists.page(list(lists.order(list_id)))]


@pytest.fixture
def other(lists: Drafts, window: MainWindow) -> int:
    """Return the id of another list, with one customer, that was opened before the first one."""
    assert window.open_list.list_id
    list_id = lists.create("Autumn fair", "practice")
    ListEditor(lists, list_id).add_customer(customer(9))
    return list_id


def test_cut_rows_move_with_all_that_belongs_to_them(
    window: MainWindow, lists: Drafts, spring: ListEditor, qtbot: QtBot
) -> None:
    before = records(lists, spring.list_id)
    table = rows_at(window, 3, down=1)
    press(table, KEY.Key_X)
    assert marked(table)
    assert "2 customers to be moved, with all that belongs to them" in said(window)
    at(window, 1, NAME)
    press(table, KEY.Key_V)
    assert codes(lists, spring.list_id) == ["EL0001", "EL0004", "EL0005", "EL0002", "EL0003"]
    assert records(lists, spring.list_id)[1:3] == before[3:]
    assert not marked(table)
    assert "Move 2 customers: done." in said(window)
    qtbot.waitUntil(lambda: table.place() == (lists.order(spring.list_id)[1], CODE))
    assert window.open_list.counts == lists.counts(spring.list_id)
    assert (window.open_list.counts.customers, window.open_list.counts.errors) == (5, 2)
    press(table, KEY.Key_Z)
    qtbot.waitUntil(lambda: records(lists, spring.list_id) == before)
    qtbot.waitUntil(lambda: "Move 2 customers: done." not in said(window))
    assert (lists.counts(spring.list_id).customers, lists.counts(spring.list_id).errors) == (5, 2)
    qtbot.waitUntil(window.actions.redo.isEnabled)
    press(table, KEY.Key_Z, CONTROL | SHIFT)
    moved = ["EL0001", "EL0004", "EL0005", "EL0002", "EL0003"]
    qtbot.waitUntil(lambda: codes(lists, spring.list_id) == moved)


def test_rows_cut_and_pasted_where_they_stand_change_nothing(
    window: MainWindow, lists: Drafts, spring: ListEditor
) -> None:
    label = window.open_list.undo_label
    table = rows_at(window, 1, down=1)
    press(table, KEY.Key_X)
    press(table, KEY.Key_V)
    assert "They stand there already." in said(window)
    assert window.open_list.undo_label == label
    assert codes(lists, spring.list_id) == [f"EL000{number}" for number in range(1, 6)]


def test_copied_rows_paste_whole_customers_without_codes_that_are_in_use(
    window: MainWindow, lists: Drafts, spring: ListEditor, qtbot: QtBot
) -> None:
    before = records(lists, spring.list_id)
    table = rows_at(window, 0, down=1)
    press(table, KEY.Key_C)
    assert copied()[1][:2] == ["EL0002", "Galerie 2"]  # and as text for every other program
    assert "2 customers copied, with all that belongs to them." in said(window)
    at(window, 4, NAME)
    press(table, KEY.Key_V)
    after = records(lists, spring.list_id)
    assert codes(lists, spring.list_id) == ["EL0001", "EL0002", "EL0003", "EL0004", "", "", "EL0005"]
    assert [each.entries for each in after[4:6]] == [each.entries for each in before[:2]]
    assert "Paste 2 customers: done." in said(window)
    assert "2 codes were left out" in said(window)
    press(table, KEY.Key_Z)
    qtbot.waitUntil(lambda: records(lists, spring.list_id) == before)


def test_rows_are_moved_to_the_list_of_another_window(
    window: MainWindow, open_window: OpenWindow, lists: Drafts, spring: ListEditor, other: int, qtbot: QtBot
) -> None:
    second = open_window()
    second.open_list.open(other)
    qtbot.waitUntil(lambda: table_of(second).table.rowCount() == 1)
    before = records(lists, spring.list_id)
    window.frame.activateWindow()
    press(rows_at(window, 1, down=1), KEY.Key_X)
    second.frame.activateWindow()
    press(at(second, 0, NAME), KEY.Key_V)
    assert codes(lists, other) == ["EL0002", "EL0003", "EL0009"]
    assert records(lists, other)[:2] == before[1:3]
    assert codes(lists, spring.list_id) == ["EL0001", "EL0004", "EL0005"]
    window.open_list.look_for_changes()
    qtbot.waitUntil(lambda: table_of(window).table.rowCount() == 3)
    assert not marked(table_of(window))
    assert window.open_list.undo_label == "Move 2 customers to another list"
    window.open_list.undo()
    qtbot.waitUntil(lambda: codes(lists, spring.list_id) == [f"EL000{number}" for number in range(1, 6)])
    qtbot.waitUntil(lambda: "2 customers were taken out of “Autumn fair” again." in said(window))
    assert codes(lists, other) == ["EL0009"]
    assert records(lists, spring.list_id) == before
    window.open_list.redo()
    qtbot.waitUntil(lambda: codes(lists, other) == ["EL0002", "EL0003", "EL0009"])
    assert codes(lists, spring.list_id) == ["EL0001", "EL0004", "EL0005"]
    qtbot.waitUntil(lambda: "2 customers stand in “Autumn fair” again." in said(window))


def test_a_move_to_a_list_that_was_changed_since_is_undone_by_a_new_step_there(
    window: MainWindow, lists: Drafts, spring: ListEditor, other: int, qtbot: QtBot
) -> None:
    before = records(lists, spring.list_id)
    press(rows_at(window, 1, down=1), KEY.Key_X)
    window.open_list.open(other)
    qtbot.waitUntil(lambda: table_of(window).table.rowCount() == 1)
    press(at(window, 0, NAME), KEY.Key_V)
    qtbot.waitUntil(lambda: codes(lists, other) == ["EL0002", "EL0003", "EL0009"])
    moved = lists.order(other)[0]
    window.open_list.set_value(moved, NAME, "Galerie Nord")
    window.open_list.open(spring.list_id)
    qtbot.waitUntil(lambda: table_of(window).table.rowCount() == 3)
    press(at(window, 0, NAME), KEY.Key_Z)
    before[1].values["customer_name"] = "Galerie Nord"
    qtbot.waitUntil(lambda: records(lists, spring.list_id) == before)
    words = "2 customers were taken out of “Autumn fair” again; what was changed there came along."
    qtbot.waitUntil(lambda: words in said(window))
    qtbot.waitUntil(lambda: table_of(window).table.index(1, 3).data() == "Galerie Nord")
    assert codes(lists, other) == ["EL0009"]
    autumn = ListEditor(lists, other)
    assert [step.label for step in autumn.history()][-3:] == [
        "Move 2 customers here from another list", "Change Name of EL0002", "Move 2 customers to another list"
    ]
    press(table_of(window), KEY.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: codes(lists, spring.list_id) == ["EL0001", "EL0004", "EL0005"])
    assert values(lists, list(lists.order(other)), NAME)[0] == "Galerie Nord"


def test_rows_cut_in_one_list_are_pasted_in_an_empty_one_in_the_same_window(
    window: MainWindow, lists: Drafts, spring: ListEditor, qtbot: QtBot
) -> None:
    before = records(lists, spring.list_id)
    press(rows_at(window, 0), KEY.Key_X)
    empty = lists.create("Autumn fair", "practice")
    window.open_list.open(empty)
    qtbot.waitUntil(lambda: window.open_list.counts.customers == 0)
    window.customers.begin()
    focused = QGuiApplication.focusObject()
    assert focused is not None
    QTest.keyClick(window.frame, KEY.Key_V, CONTROL)
    qtbot.waitUntil(lambda: window.open_list.counts.customers == 1)
    assert records(lists, empty) == before[:1]
    assert codes(lists, spring.list_id) == ["EL0002", "EL0003", "EL0004", "EL0005"]


@pytest.mark.skipif(
    os.environ.get("QT_QPA_PLATFORM") == "offscreen", reason="a clipboard without a screen doesn't tell whose it is"
)
def test_cut_that_is_given_up_is_a_copy(window: MainWindow, lists: Drafts, spring: ListEditor, other: int) -> None:
    table = rows_at(window, 0)
    press(table, KEY.Key_X)
    press(table, KEY.Key_Escape, NONE)
    assert not marked(table)
    window.open_list.open(other)
    window.customers.pane.edits.paste_customers()
    assert "EL0001" in codes(lists, other)
    assert codes(lists, spring.list_id)[0] == "EL0001"


def test_numbers_of_many_rows_are_dragged_and_moved_by_the_worker(
    open_window: OpenWindow, lists: Drafts, spring: ListEditor, qtbot: QtBot
) -> None:
    for number in range(1, 301):
        spring.add_customer(customer(number))
    window = open_window()
    table = at(window, 0, NAME)
    first = table.visualRect(table.table.index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, first)
    table.scrollToBottom()
    last = table.visualRect(table.table.index(298, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, SHIFT, QPoint(first.x(), last.y()))
    press(table, KEY.Key_X)
    qtbot.waitUntil(lambda: "299 customers to be moved" in said(window))
    table.clearSelection()
    at(window, 299, NAME)
    press(table, KEY.Key_V)
    qtbot.waitUntil(lambda: "They stand" not in said(window) and "Move 299 customers: done." in said(window))
    assert codes(lists, spring.list_id)[0] == "EL0001"  # they stood above that one before
    press(table, KEY.Key_Z)
    qtbot.waitUntil(lambda: codes(lists, spring.list_id)[-1] == "EL0300")


def test_sent_customers_stay_known_as_sent(window: MainWindow, lists: Drafts, five: list[int]) -> None:
    list_id = window.open_list.list_id
    lists.database.run("UPDATE line SET sent = x'01', changed = 1 WHERE id = ?", (five[4],))
    lists.database.run(
        "INSERT INTO tally (list_id, severity, code, node, field, number) VALUES (?, 0, 'changed', '', '', 1)",
        (list_id,),
    )
    press(rows_at(window, 4), KEY.Key_X)
    press(at(window, 0, NAME), KEY.Key_V)
    assert codes(lists, list_id)[0] == "EL0005"
    assert lists.counts(list_id).changed == 1
    assert lists.page([lists.order(list_id)[0]])[0].changed


def names(lists: Drafts, record_id: int) -> list[str]:
    (stored,) = lists.page([record_id])
    return [entry.get("buyer_name", "") for entry in stored.record.entries.get("buyers", [])]


def test_whole_rows_of_entries_move_to_the_customer_of_the_row(
    window: MainWindow, lists: Drafts, five: list[int], qtbot: QtBot
) -> None:
    one, two, *_ = five
    table = buyers(window, qtbot)
    assert names(lists, one) == names(lists, two) == ["Anna Schmidt", "Jan Novak"]
    window.open_list.set_value(two, Path("buyers", 0, "buyer_name"), "Ada")
    at(window, 0, Path("buyers", 0, "buyer_name"), down=2)
    press(table, KEY.Key_Space, SHIFT)
    press(table, KEY.Key_X)
    assert marked(table)
    at(window, 3, Path("buyers", 1, "buyer_name"))
    press(table, KEY.Key_V)
    assert names(lists, one) == []
    assert names(lists, two) == ["Anna Schmidt", "Jan Novak", "Ada", "Jan Novak"]
    assert "Move 3 × Buyer: done." in said(window)
    qtbot.waitUntil(lambda: table.place() == (two, Path("buyers", 0, "buyer_name")))
    press(table, KEY.Key_Z)
    qtbot.waitUntil(lambda: names(lists, one) == ["Anna Schmidt", "Jan Novak"])
    assert names(lists, two) == ["Ada", "Jan Novak"]


def test_rows_are_pasted_as_text_where_cells_are_wished_and_among_entries(
    window: MainWindow, lists: Drafts, five: list[int], qtbot: QtBot
) -> None:
    press(rows_at(window, 0), KEY.Key_C)
    at(window, 4, CODE)
    menu = TableMenu(window.customers.pane, window.open_list)
    assert "Paste into the cells" in [action.text() for action in menu.actions()]
    press(table_of(window), KEY.Key_V, CONTROL | ALT)
    assert values(lists, five, NAME)[4] == "Galerie 1"
    assert lists.counts(window.open_list.list_id).customers == 5
    table = buyers(window, qtbot)
    press(table, KEY.Key_V)
    assert lists.counts(window.open_list.list_id).customers == 5
