"""Copying, cutting, pasting, filling and rows that come, with the keys of the window over a real list."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.files.copied_cells import read_cells
from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.table_menu import TableMenu
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NAME, CODE, ALIAS = (Path(field=name) for name in ("customer_name", "customer_code", "customer_alias"))
BUYER = Path("buyers", 0, "buyer_name")


def table_of(window: MainWindow) -> TableView:
    return window.customers.pane.tables.table


def at(window: MainWindow, row: int, path: Path, *, down: int = 0, right: int = 0) -> TableView:
    """Click on a cell, and choose more with Shift and arrows."""
    table = table_of(window)
    index = table.table.index(row, table.table.column_of(path))
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    for key, times in ((KEY.Key_Down, down), (KEY.Key_Right, right)):
        for _ in range(times):
            QTest.keyClick(table, key, SHIFT)
    return table


def buyers(window: MainWindow, qtbot: QtBot) -> TableView:
    """Go to the table of buyers."""
    window.customers.go_to((table_of(window).table.rows.ids[0], BUYER))
    qtbot.waitUntil(lambda: window.customers.pane.tables.node_key == "buyers" and table_of(window).place() is not None)
    return table_of(window)


def press(table: TableView, key: Qt.Key, keys: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(table, key, keys)


def copied() -> list[list[str]]:
    return read_cells(QGuiApplication.clipboard().text())


def put(text: str) -> None:
    """Put on the clipboard what another program copies."""
    QGuiApplication.clipboard().setText(text)


def marked(table: TableView) -> bool:
    """Whether cells are framed as cut."""
    return table.cut_cells is not None


def values(lists: Drafts, ids: list[int], path: Path) -> list[str]:
    return [stored.record.value(path) for stored in lists.page(ids)]


def said(window: MainWindow) -> str:
    """All words at the bottom of the window and in the strip."""
    labels = [*window.frame.status.findChildren(QLabel), *window.strip.findChildren(QLabel)]
    return " ".join(label.text() for label in labels if label.isVisible())


def test_copied_cells_are_text_and_a_table(window: MainWindow, five: list[int]) -> None:
    window.open_list.set_values([(five[1], NAME, 'Maison\n"Nord"'), (five[1], CODE, "00<7>")])
    table = at(window, 0, CODE, down=1, right=1)
    press(table, KEY.Key_C)
    assert QGuiApplication.clipboard().text() == 'EL0001\tGalerie 1\n00<7>\t"Maison\n""Nord"""\n'
    html = QGuiApplication.clipboard().mimeData().html()
    assert "00&lt;7&gt;</td>" in html
    assert html.count("<td") == 4
    assert "4 cells in 2 rows copied." in said(window)


def test_whole_rows_are_copied_without_number_and_state_and_pasted_into_cells(
    window: MainWindow, five: list[int], lists: Drafts
) -> None:
    table = at(window, 0, NAME)
    press(table, KEY.Key_Space, SHIFT)
    press(table, KEY.Key_C)
    assert copied()[0][:2] == ["EL0001", "Galerie 1"]
    at(window, 4, NAME)
    press(table, KEY.Key_Space, SHIFT)
    press(table, KEY.Key_V, CONTROL | ALT)
    assert values(lists, five, NAME)[4] == "Galerie 1"
    assert "9 columns were left out, because their cells only show something." in said(window)


def test_block_is_pasted_checked_and_undone_as_one_step(window: MainWindow, five: list[int], lists: Drafts) -> None:
    put("A1\tAtelier\r\nA1\tBureau\r\n")
    table = at(window, 1, CODE)
    press(table, KEY.Key_V)
    assert values(lists, five, NAME) == ["Galerie 1", "Atelier", "Bureau", "Galerie 4", "Galerie 5"]
    assert "4 cells in 2 rows pasted." in said(window)
    assert window.open_list.counts.errors == 3  # two with one code, and the fourth as before
    assert table.chosen_range().height == 2  # type: ignore[union-attr]
    assert window.open_list.undo_label == "Paste 4 cells"
    press(table, KEY.Key_Z)
    assert values(lists, five, CODE) == [f"EL000{number}" for number in range(1, 6)]
    assert window.open_list.counts.errors == 2


def test_one_cell_fills_and_a_range_repeats(window: MainWindow, five: list[int], lists: Drafts) -> None:
    put("Nord")
    table = at(window, 0, NAME, down=2)
    press(table, KEY.Key_V)
    assert values(lists, five, NAME) == ["Nord"] * 3 + ["Galerie 4", "Galerie 5"]
    put("a\nb\n")
    at(window, 0, NAME, down=3)
    press(table, KEY.Key_V)
    assert values(lists, five, NAME) == ["a", "b", "a", "b", "Galerie 5"]
    at(window, 0, NAME, down=2)  # three rows are no multiple of two
    put("x\ny\n")
    press(table, KEY.Key_V)
    assert values(lists, five, NAME) == ["x", "y", "a", "b", "Galerie 5"]


def test_cells_of_excel_with_quotes_and_line_breaks(window: MainWindow, five: list[int], lists: Drafts) -> None:
    put('12" pipe\r\n"two\r\nlines, ""so"""\r\n')
    press(at(window, 0, NAME), KEY.Key_V)
    assert values(lists, five, NAME)[:2] == ['12" pipe', 'two\nlines, "so"']


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_cells_of_libreoffice_with_line_breaks(
    window: MainWindow, five: list[int], lists: Drafts, encoding: str
) -> None:
    content = QMimeData()
    content.setText("two\nlines\nü")
    content.setData("application/x-libreoffice-tsvc", '"two\nlines"\nü\n'.encode(encoding))
    QGuiApplication.clipboard().setMimeData(content)
    press(at(window, 0, NAME), KEY.Key_V)
    assert values(lists, five, NAME)[:3] == ["two\nlines", "ü", "Galerie 3"]


def test_longer_block_makes_the_list_grow(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    put("C5\tCinq\nC6\tSix\n\t\nC7\tSept\n")
    table = at(window, 4, CODE)
    press(table, KEY.Key_V)
    qtbot.waitUntil(lambda: table.table.rowCount() == 7)
    names = values(lists, list(table.table.rows.ids), NAME)
    assert names[4:] == ["Cinq", "Six", "Sept"]
    assert "2 new rows in Customers." in said(window)
    press(table, KEY.Key_Z)
    qtbot.waitUntil(lambda: list(table.table.rows.ids) == five)
    assert values(lists, five, NAME)[4] == "Galerie 5"


def test_columns_beyond_the_last_one_are_left_out_and_told(window: MainWindow, five: list[int], lists: Drafts) -> None:
    table = at(window, 0, NAME)
    press(table, KEY.Key_End, Qt.KeyboardModifier.NoModifier)
    place = table.place()
    assert place is not None
    assert place[1] is not None
    put("a\tb\tc")
    press(table, KEY.Key_V)
    assert values(lists, five, place[1])[0] == "a"
    assert "2 columns were left out, because the table ends before them." in said(window)
    put("z")
    press(table, KEY.Key_V)
    assert "left out" not in said(window)


def test_cut_moves_cells_as_one_step(window: MainWindow, five: list[int], lists: Drafts) -> None:
    table = at(window, 0, NAME, down=1)
    press(table, KEY.Key_X)
    assert values(lists, five, NAME)[:2] == ["Galerie 1", "Galerie 2"]
    assert marked(table)
    at(window, 1, NAME)  # over one of the cells that are moved
    press(table, KEY.Key_V)
    assert values(lists, five, NAME) == ["", "Galerie 1", "Galerie 2", "Galerie 4", "Galerie 5"]
    assert not marked(table)
    press(table, KEY.Key_Z)
    assert values(lists, five, NAME) == [f"Galerie {number}" for number in range(1, 6)]


def test_cut_cells_stay_where_they_are_given_up_or_the_list_changes(
    window: MainWindow, five: list[int], lists: Drafts
) -> None:
    table = at(window, 0, NAME)
    press(table, KEY.Key_X)
    press(table, KEY.Key_Escape, Qt.KeyboardModifier.NoModifier)
    at(window, 1, NAME)
    press(table, KEY.Key_V)
    assert values(lists, five, NAME)[:2] == ["Galerie 1", "Galerie 1"]
    at(window, 2, NAME)
    press(table, KEY.Key_X)
    window.open_list.set_value(five[4], CODE, "E5")
    at(window, 3, NAME)
    press(table, KEY.Key_V)
    assert values(lists, five, NAME)[2:4] == ["Galerie 3", "Galerie 3"]


def test_cells_that_only_show_are_not_lost_by_cutting(window: MainWindow, five: list[int], lists: Drafts) -> None:
    table = at(window, 0, NAME)
    press(table, KEY.Key_X)
    at(window, 1, Path("buyers"))
    press(table, KEY.Key_V)
    assert values(lists, five, NAME)[0] == "Galerie 1"
    assert "1 column was left out" in said(window)


def test_fill_down_and_right(window: MainWindow, five: list[int], lists: Drafts) -> None:
    table = at(window, 0, NAME, down=2)
    press(table, KEY.Key_D)
    assert values(lists, five, NAME) == ["Galerie 1"] * 3 + ["Galerie 4", "Galerie 5"]
    at(window, 4, NAME)
    press(table, KEY.Key_D)
    assert values(lists, five, NAME)[4] == "Galerie 4"
    at(window, 1, CODE, down=1, right=1)
    press(table, KEY.Key_R)
    assert values(lists, five, NAME)[1:3] == ["EL0002", "EL0003"]
    assert window.open_list.undo_label == "Fill 2 cells"


def test_filtered_table_takes_the_paste_into_its_shown_rows(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    window.customers.pane.search_box.setText("Galerie 4")
    qtbot.waitUntil(lambda: list(table_of(window).table.rows.ids) == [five[3]])
    put("Nord")
    press(at(window, 0, NAME), KEY.Key_V)
    assert values(lists, five, NAME) == ["Galerie 1", "Galerie 2", "Galerie 3", "Nord", "Galerie 5"]


def test_many_rows_are_pasted_copied_and_cleared_by_the_worker(
    open_window: OpenWindow, spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    ids = [spring.add_customer(customer(number)) for number in range(300)]
    window = open_window()
    put("".join(f"N{number}\tName {number}\n" for number in range(320)))
    table = at(window, 0, CODE)
    press(table, KEY.Key_V)
    qtbot.waitUntil(lambda: table.table.rowCount() == 320)
    assert values(lists, ids, NAME) == [f"Name {number}" for number in range(300)]
    assert "640 cells in 320 rows pasted. 20 new rows in Customers." in said(window)
    at(window, 0, NAME)
    press(table, KEY.Key_Down, CONTROL | SHIFT)
    press(table, KEY.Key_C)
    qtbot.waitUntil(lambda: copied() == [[f"Name {number}"] for number in range(320)])
    press(table, KEY.Key_Delete, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: not any(values(lists, ids, NAME)))
    press(table, KEY.Key_Z)
    qtbot.waitUntil(lambda: all(values(lists, ids, NAME)))


def test_paste_in_a_table_of_entries(window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot) -> None:
    table = buyers(window, qtbot)
    put("Ada\nBea\nCleo\n")
    press(at(window, 1, BUYER), KEY.Key_V)
    names = [[entry["buyer_name"] for entry in each.record.entries["buyers"]] for each in lists.page(five[:2])]
    assert [name for each in names for name in each][1:] == ["Ada", "Bea", "Cleo"]
    put("Dora\nEva\n")
    press(at(window, table.table.rowCount() - 1, BUYER), KEY.Key_V)
    assert "1 row was left out, because it doesn't say whose it is." in said(window)


def test_entries_grow_by_the_customer_code_beside_them(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    table = buyers(window, qtbot)
    last = table.table.rowCount() - 1
    put("EL0001\t\tWrong customer\nEL0002\t\tFae\t\tfae@nord.example\nEL9999\t\tGus\n")
    press(at(window, last, CODE), KEY.Key_V)
    qtbot.waitUntil(lambda: table.table.rowCount() == last + 2)
    assert lists.page(five)[1].record.entries["buyers"][-1] == {
        "buyer_name": "Fae", "buyer_email": "fae@nord.example"
    }
    words = said(window)
    assert "no customer of the list has the code: EL9999" in words
    assert "1 row was left out, because its code is not that of the row's customer." in words


def test_first_entries_are_pasted_into_an_empty_table(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    tables = window.customers.pane.tables
    entries = [(each, index) for each in five for index in range(2)]
    window.open_list.delete_entries("buyers", entries)
    tables.show_node("buyers")
    qtbot.waitUntil(lambda: tables.node_key == "buyers" and tables.nothing.isVisible())
    put("EL0003\tGalerie 3\tHal\nEL0003\tGalerie 3\tIda\n")
    press(table_of(window), KEY.Key_V)
    qtbot.waitUntil(lambda: table_of(window).table.rowCount() == 2)
    assert [entry["buyer_name"] for entry in lists.page(five)[2].record.entries["buyers"]] == ["Hal", "Ida"]


def test_rows_are_inserted_above_the_chosen_ones(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    table = at(window, 2, NAME, down=1)
    press(table, KEY.Key_Plus)
    qtbot.waitUntil(lambda: table.table.rowCount() == 7)
    ids = list(table.table.rows.ids)
    assert [*ids[:2], *ids[4:]] == five
    assert [table.table.cell(row, 0).text for row in range(7)] == ["1", "2", "2+", "2+", "3", "4", "5"]
    qtbot.waitUntil(lambda: table.place() == (ids[2], CODE))
    assert window.open_list.undo_label == "Insert 2 customers"
    press(table, KEY.Key_Z)
    qtbot.waitUntil(lambda: list(table.table.rows.ids) == five)
    press(table, KEY.Key_Y)
    qtbot.waitUntil(lambda: list(table.table.rows.ids) == ids)


def test_duplicate_has_no_code_and_the_cursor_there(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    table = at(window, 1, NAME)
    press(table, KEY.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: table.table.rowCount() == 6)
    ids = list(table.table.rows.ids)
    assert [*ids[:2], *ids[3:]] == five
    original, copy = (stored.record for stored in lists.page([five[1], ids[2]]))
    assert copy.customer_code == ""
    assert copy.customer_name == original.customer_name
    assert copy.entries == original.entries
    qtbot.waitUntil(lambda: table.place() == (ids[2], CODE))


def test_entries_are_inserted_and_duplicated(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    table = buyers(window, qtbot)
    before = lists.page(five[:1])[0].record.entries["buyers"]
    press(at(window, 1, BUYER), KEY.Key_Plus)
    qtbot.waitUntil(lambda: table.table.rowCount() == 11)
    assert lists.page(five[:1])[0].record.entries["buyers"] == [before[0], {}, before[1]]
    press(table, KEY.Key_Z)
    qtbot.waitUntil(lambda: table.table.rowCount() == 10)
    press(at(window, 0, BUYER), KEY.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: table.table.rowCount() == 11)
    assert lists.page(five[:1])[0].record.entries["buyers"] == [before[0], before[0], before[1]]


def test_menu_offers_all_with_its_keys(window: MainWindow, five: list[int], lists: Drafts) -> None:
    at(window, 0, NAME, down=1)
    menu = TableMenu(window.customers.pane, window.open_list, window.frame)
    offered = {action.text(): action for action in menu.actions() if action.text()}
    keys = {text: action.shortcut().toString() for text, action in offered.items()}
    assert keys == {
        "Edit": "F2", "Show in the form": "", "Cut": "Ctrl+X", "Copy": "Ctrl+C", "Paste": "Ctrl+V", "Clear": "Del",
        "Fill down": "Ctrl+D", "Fill right": "Ctrl+R", "Insert 2 customers above": "Ctrl++",
        "Duplicate 2 customers": "Ctrl+Shift+D", "Delete 2 customers": "Ctrl+-",
    }
    offered["Fill down"].trigger()
    assert values(lists, five, NAME)[:2] == ["Galerie 1", "Galerie 1"]


def test_clipboard_without_text_is_told(window: MainWindow, five: list[int], lists: Drafts) -> None:
    QGuiApplication.clipboard().setMimeData(QMimeData())
    press(at(window, 0, NAME), KEY.Key_V)
    assert "the clipboard holds no text" in said(window)
    assert values(lists, five, NAME)[0] == "Galerie 1"


def has_rows(table: TableView, number: int) -> bool:
    return table.table.rowCount() == number


def test_pasted_customers_below_the_edge_are_scrolled_to(
    spring: ListEditor, open_window: OpenWindow, lists: Drafts, qtbot: QtBot
) -> None:
    """All of them where there is room, else from the first one on."""
    for number in range(1, 41):
        spring.add_customer(customer(number))
    window = open_window()
    table = at(window, 39, CODE)
    room = table.viewport().rect()
    for number, in_sight in ((4, "all"), (60, "first")):
        put("".join(f"N{number}-{each}\tAtelier\r\n" for each in range(number)))
        first = table.currentIndex()
        press(table, KEY.Key_V)
        qtbot.waitUntil(partial(has_rows, table, first.row() + number))
        assert room.contains(table.visualRect(first))
        last = table.table.index(table.table.rowCount() - 1, first.column())
        assert room.contains(table.visualRect(last)) == (in_sight == "all")
        QTest.keyClick(table, KEY.Key_Down, CONTROL)
