"""Choosing ranges with keys and mouse as in Excel, and filling them with the handle."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.cell_range import CellRange, chosen_ranges
from joor_desktop.ui.customers.table_model import Index, TableModel
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer, managed_windows

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
NAME, CODE, PHONE = (Path(field=name) for name in ("customer_name", "customer_code", "customer_phone"))


def table_of(window: MainWindow) -> TableView:
    return window.customers.pane.tables.table


def click(table: TableView, row: int, path: Path | None, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """Click on a cell; without a path on the row's number."""
    index = table.table.index(row, table.table.column_of(path))
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), LEFT, keys, table.visualRect(index).center())


def chosen(table: TableView) -> CellRange:
    (only,) = chosen_ranges(table)
    return only


def columns(table: TableView, *paths: Path) -> tuple[int, ...]:
    return tuple(table.table.column_of(path) for path in paths)


def drag(table: TableView, start: QPoint, end: QPoint) -> None:
    viewport = table.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEY, start)
    for part in (1, 2, 3):
        QTest.mouseMove(viewport, start + (end - start) * part / 3)
        QApplication.processEvents()
    QTest.mouseRelease(viewport, LEFT, NO_KEY, end)


def test_mouse_drags_a_range_and_shift_click_stretches_it(window: MainWindow) -> None:
    table = table_of(window)
    first = table.visualRect(table.table.index(1, table.table.column_of(CODE))).center()
    last = table.visualRect(table.table.index(3, table.table.column_of(NAME))).center()
    drag(table, first, last)
    assert chosen(table) == CellRange(1, 3, columns(table, CODE, NAME))
    click(table, 4, CODE, SHIFT)
    assert chosen(table) == CellRange(1, 4, columns(table, CODE))


def test_active_cell_stays_where_a_range_began_and_takes_what_is_typed(
    window: MainWindow, five: list[int], lists: Drafts
) -> None:
    table = table_of(window)
    places: list[object] = []
    click(table, 1, CODE)
    table.moved.connect(places.append)
    for key in (KEY.Key_Down, KEY.Key_Right, KEY.Key_End):
        QTest.keyClick(table, key, SHIFT)
    click(table, 4, NAME, SHIFT)
    assert chosen(table) == CellRange(1, 4, columns(table, CODE, NAME))
    assert (table.place(), places) == ((five[1], CODE), [])
    start, end = (table.visualRect(table.table.index(*cell)) for cell in ((3, columns(table, NAME)[0]), (2, 2)))
    drag(table, start.center(), end.center())
    assert chosen(table) == CellRange(2, 3, columns(table, CODE, NAME))
    assert (table.place(), places) == ((five[3], NAME), [(five[3], NAME)])
    QTest.keyClicks(table, "N")
    editor = table.indexWidget(table.currentIndex())
    assert editor is not None
    QTest.keyClick(editor, KEY.Key_Tab)
    QApplication.processEvents()
    assert [stored.record.customer_name for stored in lists.page(five)][2:4] == ["Galerie 3", "N"]
    assert table.place() == (five[2], CODE)


def test_range_stretched_beyond_the_window_is_scrolled_to(open_window: OpenWindow, spring: ListEditor) -> None:
    for number in range(60):
        spring.add_customer(customer(number))
    table = table_of(open_window())
    click(table, 1, CODE)
    for _ in range(40):
        QTest.keyClick(table, KEY.Key_Down, SHIFT)
    assert chosen(table) == CellRange(1, 41, columns(table, CODE))
    seen = table.viewport().rect()
    assert seen.contains(table.visualRect(table.table.index(41, table.table.column_of(CODE))))
    assert table.currentIndex().row() == 1
    QTest.keyClick(table, KEY.Key_Space, SHIFT)
    QTest.keyClick(table, KEY.Key_Up, SHIFT)
    assert (chosen(table).bottom, table.horizontalScrollBar().value()) == (40, 0)


def test_shift_and_arrows_stretch_and_shrink(window: MainWindow) -> None:
    table = table_of(window)
    click(table, 2, CODE)
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Right, KEY.Key_Up):
        QTest.keyClick(table, key, SHIFT)
    assert chosen(table) == CellRange(2, 3, columns(table, CODE, NAME))
    for key in (KEY.Key_Up, KEY.Key_Up):
        QTest.keyClick(table, key, SHIFT)
    assert chosen(table) == CellRange(1, 2, columns(table, CODE, NAME))
    QTest.keyClick(table, KEY.Key_PageDown, SHIFT)
    assert chosen(table) == CellRange(2, 4, columns(table, CODE, NAME))


def test_control_and_arrows_go_to_the_ends_of_filled_cells(window: MainWindow, five: list[int]) -> None:
    window.open_list.set_values([(five[2], NAME, ""), (five[3], NAME, "")])
    table = table_of(window)
    click(table, 0, NAME)
    rows = []
    for _ in range(3):
        QTest.keyClick(table, KEY.Key_Down, CONTROL)
        rows.append(table.currentIndex().row())
    assert rows == [1, 4, 4]
    QTest.keyClick(table, KEY.Key_Up, CONTROL | SHIFT)
    assert chosen(table) == CellRange(1, 4, columns(table, NAME))
    QTest.keyClick(table, KEY.Key_Up, CONTROL | SHIFT)
    assert chosen(table) == CellRange(0, 4, columns(table, NAME))


def test_control_and_arrows_find_a_far_end_in_the_worker(
    open_window: OpenWindow, spring: ListEditor, qtbot: QtBot
) -> None:
    for number in range(1300):
        spring.add_customer(customer(number))
    window = open_window()
    table = table_of(window)
    click(table, 3, NAME)
    QTest.keyClick(table, KEY.Key_Down, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: chosen(table) == CellRange(3, 1299, columns(table, NAME)))
    window.customers.go_to((table.table.rows.ids[0], Path("buyers", 0, "buyer_email")))
    qtbot.waitUntil(lambda: window.customers.pane.tables.node_key == "buyers" and table_of(window).place() is not None)
    buyers = table_of(window)
    qtbot.waitUntil(lambda: buyers.currentIndex().row() == 0)
    QTest.keyClick(buyers, KEY.Key_Down, CONTROL)
    qtbot.waitUntil(lambda: buyers.currentIndex().row() == 2599)


def test_painting_of_chosen_columns_asks_only_for_cells_in_view(
    open_window: OpenWindow, spring: ListEditor, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for number in range(300):
        spring.add_customer(customer(number))
    asked = Counter[int]()
    flags = TableModel.flags

    def counted(model: TableModel, index: Index) -> Qt.ItemFlag:
        asked[index.row()] += 1
        return flags(model, index)

    monkeypatch.setattr(TableModel, "flags", counted)
    table = table_of(open_window())
    QTest.keyClick(table, KEY.Key_A, CONTROL)
    table.horizontalHeader().viewport().update()
    qtbot.wait(50)
    assert max(asked) < 60


def test_control_and_arrows_in_a_row(window: MainWindow, five: list[int]) -> None:
    window.open_list.set_value(five[0], Path(field="customer_alias"), "")
    table = table_of(window)
    click(table, 0, CODE)
    QTest.keyClick(table, KEY.Key_Left, CONTROL)
    assert table.table.columns[table.currentIndex().column()].look == "state"
    QTest.keyClick(table, KEY.Key_Right, CONTROL)
    cell = table.table.cell
    here = table.currentIndex().column()
    assert all(cell(0, column).text for column in range(1, here + 1))
    assert here + 1 == table.table.columnCount() or not cell(0, here + 1).text


def test_whole_rows_columns_and_all(window: MainWindow) -> None:
    table = table_of(window)
    every = tuple(range(table.table.columnCount()))
    click(table, 1, NAME)
    QTest.keyClick(table, KEY.Key_Down, SHIFT)
    QTest.keyClick(table, KEY.Key_Space, SHIFT)
    assert chosen(table) == CellRange(1, 2, every)
    QTest.keyClick(table, KEY.Key_Down, SHIFT)
    assert chosen(table) == CellRange(1, 3, every)
    click(table, 1, NAME)
    QTest.keyClick(table, KEY.Key_Space, CONTROL)
    assert chosen(table) == CellRange(0, 4, columns(table, NAME))
    QTest.keyClick(table, KEY.Key_A, CONTROL)
    assert chosen(table) == CellRange(0, 4, every)


def test_enter_and_tab_stay_in_the_chosen_range(window: MainWindow, five: list[int], lists: Drafts) -> None:
    table = table_of(window)
    click(table, 1, CODE)
    for key in (KEY.Key_Down, KEY.Key_Right):
        QTest.keyClick(table, key, SHIFT)
    places = []
    for key in (KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Return, KEY.Key_Return, KEY.Key_Backtab):
        QTest.keyClick(table, key)
        places.append((table.currentIndex().row(), table.table.columns[table.currentIndex().column()].title))
    assert places == [(1, "Name"), (2, "Code"), (1, "Name"), (2, "Name"), (2, "Code")]
    assert chosen(table).height == 2
    QTest.keyClicks(table, "N")
    editor = table.indexWidget(table.currentIndex())
    assert editor is not None
    QTest.keyClick(editor, KEY.Key_Return)
    QApplication.processEvents()
    assert lists.page(five)[2].record.customer_code == "N"
    assert chosen(table) == CellRange(1, 2, columns(table, CODE, NAME))
    assert table.place() == (five[1], NAME)


def test_home_and_end(window: MainWindow) -> None:
    table = table_of(window)
    click(table, 2, NAME)
    last = table.table.columnCount() - 1
    places = []
    for key, keys in (
        (KEY.Key_Home, NO_KEY), (KEY.Key_Home, NO_KEY), (KEY.Key_End, NO_KEY),
        (KEY.Key_Home, CONTROL), (KEY.Key_End, CONTROL),
    ):
        QTest.keyClick(table, key, keys)
        places.append((table.currentIndex().row(), table.currentIndex().column()))
    code = table.table.column_of(CODE)
    assert places == [(2, code), (2, 0), (2, last), (0, code), (4, last)]
    click(table, 2, NAME)
    QTest.keyClick(table, KEY.Key_Home, CONTROL | SHIFT)
    assert chosen(table) == CellRange(0, 2, columns(table, CODE, NAME))


@managed_windows
def test_ends_choose_one_cell_while_ctrl_is_held_down(window: MainWindow) -> None:
    table = table_of(window)
    click(table, 2, NAME)
    keyboard = window.frame.windowHandle()
    assert keyboard is not None
    for key in (KEY.Key_End, KEY.Key_Home, KEY.Key_Down, KEY.Key_Right):
        QTest.keyClick(keyboard, key, CONTROL)
        assert table.selectionModel().selectedIndexes() == [table.currentIndex()]


def test_numbers_of_rows_choose_rows_and_the_corner_all(window: MainWindow) -> None:
    table = table_of(window)
    every = tuple(range(table.table.columnCount()))
    start, end = (table.visualRect(table.table.index(row, 0)).center() for row in (1, 3))
    drag(table, start, end)
    assert chosen(table) == CellRange(1, 3, every)
    table.horizontalScrollBar().setValue(60)  # the numbers stay, the columns go away below them
    drag(table, start, end)
    assert chosen(table) == CellRange(1, 3, every)
    click(table, 4, None, SHIFT)
    assert chosen(table) == CellRange(1, 4, every)
    head = table.horizontalHeader()
    QTest.mouseClick(head.viewport(), LEFT, NO_KEY, QPoint(head.sectionViewportPosition(0) + 8, 10))
    assert chosen(table) == CellRange(0, 4, every)


def test_handle_repeats_cells_downwards_and_to_the_right(window: MainWindow, five: list[int], lists: Drafts) -> None:
    table = table_of(window)
    click(table, 0, NAME)
    QTest.keyClick(table, KEY.Key_Down, SHIFT)
    drag(table, table.handle.place().center(), table.visualRect(table.table.index(4, 3)).center())
    names = [stored.record.customer_name for stored in lists.page(five)]
    assert names == ["Galerie 1", "Galerie 2", "Galerie 1", "Galerie 2", "Galerie 1"]
    assert chosen(table) == CellRange(0, 4, columns(table, NAME))
    assert window.open_list.undo_label == "Fill 3 cells"
    click(table, 1, CODE)
    drag(table, table.handle.place().center(), table.visualRect(table.table.index(1, 3)).center())
    assert lists.page(five)[1].record.customer_name == "EL0002"


def test_handle_held_below_the_table_scrolls_it(
    open_window: OpenWindow, spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    ids = [spring.add_customer(customer(number)) for number in range(60)]
    table = table_of(open_window())
    click(table, 0, NAME)
    viewport = table.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEY, table.handle.place().center())
    QTest.mouseMove(viewport, QPoint(200, viewport.height() + 30))
    bar = table.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QTest.mouseRelease(viewport, LEFT, NO_KEY, QPoint(200, viewport.height() + 30))
    qtbot.waitUntil(lambda: {stored.record.customer_name for stored in lists.page(ids)} == {"Galerie 0"})


def test_double_click_on_the_handle_fills_beside_a_block(window: MainWindow, five: list[int], lists: Drafts) -> None:
    window.open_list.set_value(five[3], CODE, "")
    table = table_of(window)
    click(table, 0, NAME)
    QTest.mouseDClick(table.viewport(), LEFT, NO_KEY, table.handle.place().center())
    names = [stored.record.customer_name for stored in lists.page(five)]
    assert names == ["Galerie 1", "Galerie 1", "Galerie 1", "Galerie 4", "Galerie 5"]
