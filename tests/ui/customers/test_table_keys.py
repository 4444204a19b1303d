"""The table as a person uses it: with keys and mouse, in a whole window over a real list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.field_table import NODES
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.cell_editor import CellEditor
from joor_desktop.ui.customers.table_menu import TableMenu
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow

KEY = Qt.Key
NAME, CODE, EMAIL = (Path(field=name) for name in ("customer_name", "customer_code", "customer_contact_email"))


def table_of(window: MainWindow) -> TableView:
    return window.customers.pane.tables.table


def at(window: MainWindow, record_id: int, path: Path) -> TableView:
    """Put the cursor on a cell, with a click."""
    table = table_of(window)
    index = table.table.index_of(record_id, path)
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    assert table.place() == (record_id, path)
    return table


def editor_of(table: TableView) -> CellEditor:
    editor = table.indexWidget(table.currentIndex())
    assert isinstance(editor, CellEditor)
    return editor


def saved(lists: Drafts, record_id: int) -> Record:
    return lists.page([record_id])[0].record


def test_typing_replaces_and_enter_goes_down(window: MainWindow, five: list[int], lists: Drafts) -> None:
    table = at(window, five[0], NAME)
    QTest.keyClicks(table, "M")
    QTest.keyClicks(editor_of(table), "aison")
    QTest.keyClick(editor_of(table), KEY.Key_Return)
    QApplication.processEvents()
    assert saved(lists, five[0]).customer_name == "Maison"
    assert table.place() == (five[1], NAME)
    assert table.state() == TableView.State.NoState


def test_f2_edits_at_the_end_and_escape_gives_up(window: MainWindow, five: list[int], lists: Drafts) -> None:
    table = at(window, five[0], NAME)
    QTest.keyClick(table, KEY.Key_F2)
    QTest.keyClicks(editor_of(table), "!")
    assert editor_of(table).text() == "Galerie 1!"
    QTest.keyClick(editor_of(table), KEY.Key_Escape)
    assert saved(lists, five[0]).customer_name == "Galerie 1"
    assert table.place() == (five[0], NAME)


def test_tab_saves_and_goes_right_without_opening_an_editor(
    window: MainWindow, five: list[int], lists: Drafts
) -> None:
    table = at(window, five[0], CODE)
    QTest.keyClicks(table, "X")
    QTest.keyClick(editor_of(table), KEY.Key_Tab)
    QApplication.processEvents()
    assert saved(lists, five[0]).customer_code == "X"
    assert table.place() == (five[0], NAME)
    assert table.state() == TableView.State.NoState


def test_arrows_and_ends(window: MainWindow, five: list[int]) -> None:
    table = at(window, five[1], NAME)
    QTest.keyClick(table, KEY.Key_Down)
    assert table.place() == (five[2], NAME)
    QTest.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert table.place() == (five[4], NAME)
    QTest.keyClick(table, KEY.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert table.place() == (five[0], NAME)
    QTest.keyClick(table, KEY.Key_Left)
    assert table.place() == (five[0], CODE)
    QTest.keyClick(table, KEY.Key_Return)
    QTest.keyClick(table, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert table.place() == (five[0], CODE)


def test_delete_clears_all_chosen_cells_as_one_step(window: MainWindow, five: list[int], lists: Drafts) -> None:
    table = at(window, five[0], NAME)
    for _ in range(2):
        QTest.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, KEY.Key_Delete)
    assert [saved(lists, each).customer_name for each in five] == ["", "", "", "Galerie 4", "Galerie 5"]
    assert window.open_list.undo_label == "Clear 3 cells"


def test_undo_and_redo_by_keys_say_what_they_do(window: MainWindow, five: list[int], lists: Drafts) -> None:
    table = at(window, five[0], NAME)
    QTest.keyClick(table, KEY.Key_Delete)
    assert window.actions.undo.text() == "Undo: Change Name of EL0001"
    QTest.keyClick(table, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert saved(lists, five[0]).customer_name == "Galerie 1"
    assert window.actions.redo.text() == "Redo: Change Name of EL0001"
    QTest.keyClick(table, KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert saved(lists, five[0]).customer_name == ""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_country_is_chosen_from_the_list(window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot) -> None:
    country = Path("shipping_addresses", 1, "shipping_country")
    window.customers.go_to((five[1], country))
    qtbot.waitUntil(lambda: table_of(window).place() == (five[1], country))
    table = table_of(window)
    QTest.keyClick(table, KEY.Key_F2)
    editor = editor_of(table)
    editor.selectAll()
    QTest.keyClicks(editor, "new zea")
    popup = editor.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    qtbot.waitUntil(lambda: saved(lists, five[1]).value(country) == "New Zealand")


def test_length_is_counted_near_the_limit(window: MainWindow, five: list[int]) -> None:
    table = at(window, five[0], CODE)
    QTest.keyClick(table, KEY.Key_F2)
    editor = editor_of(table)
    QTest.keyClicks(editor, "x" * 33)
    assert editor.textMargins().right() == 0
    QTest.keyClicks(editor, "x")  # the fortieth of fifty
    room = editor.textMargins().right()
    assert room > 0
    count = QRect(editor.width() - room, 0, room, editor.height())
    forty = editor.grab(count).toImage()
    QTest.keyClicks(editor, "x")
    assert editor.grab(count).toImage() != forty


def test_form_follows_the_cursor_and_the_table_follows_the_form(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    table = at(window, five[2], NAME)
    form = window.customers.form_place.form
    qtbot.waitUntil(lambda: form.record_id == five[2])
    assert QApplication.focusWidget() is table
    table.opened.emit((five[2], NAME))
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, " Nord")
    form.flush()
    assert table.table.data(table.table.index_of(five[2], NAME)) == saved(lists, five[2]).customer_name
    assert "Nord" in saved(lists, five[2]).customer_name


def test_text_of_an_open_editor_is_kept_while_one_types(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    table = at(window, five[3], NAME)
    QTest.keyClicks(table, "P")
    for sign in "aris Nord":
        QTest.keyClicks(editor_of(table), sign)
        qtbot.wait(60)
    kept = lists.typing(window.open_list.list_id)
    assert kept is not None
    assert "Paris Nord".startswith(kept.text)
    assert len(kept.text) >= 3
    qtbot.waitUntil(lambda: lists.typing(window.open_list.list_id).text == "Paris Nord", timeout=500)  # type: ignore[union-attr]
    assert saved(lists, five[3]).customer_name == "Galerie 4"


def test_text_of_an_open_editor_stands_there_again_after_a_kill(
    open_window: OpenWindow, spring: ListEditor, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    city = Path("shipping_addresses", 1, "shipping_city")
    spring.keep_typing(five[3], city, "Paris")
    window = open_window()
    qtbot.waitUntil(lambda: isinstance(table_of(window).indexWidget(table_of(window).currentIndex()), CellEditor))
    assert table_of(window).place() == (five[3], city)
    assert editor_of(table_of(window)).text() == "Paris"
    QTest.keyClick(editor_of(table_of(window)), KEY.Key_Return)
    qtbot.waitUntil(lambda: saved(lists, five[3]).value(city) == "Paris")
    assert lists.typing(window.open_list.list_id) is None


def test_text_that_was_given_up_is_forgotten(window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot) -> None:
    table = at(window, five[0], NAME)
    QTest.keyClicks(table, "M")
    qtbot.waitUntil(lambda: lists.typing(window.open_list.list_id) is not None)
    QTest.keyClick(editor_of(table), KEY.Key_Escape)
    assert lists.typing(window.open_list.list_id) is None


def test_window_opens_where_it_was(open_window: OpenWindow, five: list[int], qtbot: QtBot) -> None:
    first = open_window()
    place = (five[2], Path("buyers", 1, "buyer_email"))
    first.customers.go_to(place)
    qtbot.waitUntil(lambda: table_of(first).place() == place)
    first.frame.close()
    second = open_window()
    qtbot.waitUntil(lambda: table_of(second).place() == place)
    assert second.customers.pane.tables.node_key == "buyers"


def test_customers_are_deleted_and_come_back(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    table = at(window, five[1], NAME)
    QTest.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, KEY.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: list(table.table.rows.ids) == [five[0], five[3], five[4]])
    assert window.open_list.counts.customers == 3
    QTest.keyClick(table, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: list(table.table.rows.ids) == five)


def test_entries_are_deleted_in_their_own_table(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    buyer = Path("buyers", 0, "buyer_name")
    window.customers.go_to((five[0], buyer))
    qtbot.waitUntil(lambda: table_of(window).place() == (five[0], buyer))
    QTest.keyClick(table_of(window), KEY.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: table_of(window).table.rowCount() == 9)
    assert [entry["buyer_name"] for entry in saved(lists, five[0]).entries["buyers"]] == ["Jan Novak"]


def test_double_click_on_a_summary_opens_its_table(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    summary = Path("billing_addresses")
    table = at(window, five[3], summary)
    QTest.mouseDClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.currentIndex()).center()
    )
    tables = window.customers.pane.tables
    qtbot.waitUntil(lambda: tables.node_key == "billing_addresses" and tables.table.place() is not None)
    assert tables.table.place()[0] == five[3]  # type: ignore[index]


def test_menu_of_a_cell_offers_the_certain_fix(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    country = Path("shipping_addresses", 1, "shipping_country")
    window.customers.go_to((five[1], country))
    qtbot.waitUntil(lambda: table_of(window).place() == (five[1], country))
    menu = TableMenu(window.customers.pane, window.open_list, window.frame)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "Change to “Italy”"
    assert "Delete this row" in words
    menu.actions()[0].trigger()
    assert saved(lists, five[1]).value(country) == "Italy"


def test_menu_of_a_cell_tells_a_fix_that_is_only_likely(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    percent = Path("discounts", 0, "amount")
    window.open_list.set_value(five[1], percent, "0.15")
    window.customers.go_to((five[1], percent))
    qtbot.waitUntil(lambda: table_of(window).place() == (five[1], percent))
    menu = TableMenu(window.customers.pane, window.open_list, window.frame)
    assert menu.actions()[0].text() == "Change to “15”, if that is meant"


def test_page_keys_with_control_lead_from_table_to_table(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    """As they lead from sheet to sheet in Excel: also to a table without rows, and with what is being typed saved."""
    tables, control = window.customers.pane.tables, Qt.KeyboardModifier.ControlModifier
    table = at(window, five[1], NAME)
    QTest.keyClick(table, KEY.Key_PageUp, control)
    assert tables.node_key == ""
    QTest.keyClicks(table, "M")
    QTest.keyClick(editor_of(table), KEY.Key_PageDown, control)
    assert saved(lists, five[1]).customer_name == "M"
    qtbot.waitUntil(lambda: (tables.table.place() or (0,))[0] == five[1])
    for number in range(1, len(NODES)):
        assert tables.node_key == NODES[number].key
        assert tables.table.hasFocus()
        QTest.keyClick(tables.table, KEY.Key_PageDown, control)
    assert tables.node_key == NODES[-1].key
    QTest.keyClick(tables.table, KEY.Key_PageUp, control)
    assert tables.node_key == NODES[-2].key


def test_click_on_the_number_chooses_the_row(window: MainWindow, five: list[int]) -> None:
    table = table_of(window)
    index = table.table.index(2, 0)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    assert len(table.selectionModel().selectedIndexes()) == table.table.columnCount()
    assert table.chosen_records() == [five[2]]

