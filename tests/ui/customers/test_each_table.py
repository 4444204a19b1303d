"""Each of the ten tables is a whole one: reached by its tab, with the columns of the template, edited with keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.files.template_sheets import sheet_fields
from joor_desktop.model.field import Kind, Node
from joor_desktop.model.field_table import CONNECTION, NODES
from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.node_tabs import NodeTabs
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.window import MainWindow
from tests.ui.customers.test_page import button, tables_of
from tests.ui.customers.test_table_keys import editor_of, saved

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
each_table = pytest.mark.parametrize("node", NODES, ids=lambda node: node.key or "customers")


def go(window: MainWindow, node: Node, qtbot: QtBot) -> TableView:
    """Click on the tab, or on it in the menu of those that find no room."""
    tabs = window.customers.findChild(NodeTabs)
    assert tabs is not None
    tab = next(each for each in tabs.findChildren(QWidget) if each.accessibleName().startswith(node.plural_title))
    if tab.isVisible():
        QTest.mouseClick(tab, LEFT)
    else:
        QTest.mouseClick(button(tabs, "More"), LEFT)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(each for each in menu.actions() if each.text().startswith(node.plural_title))
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        tabs.activateWindow()  # nobody else does when the menu goes, where there is no window manager
    tables = tables_of(window)
    qtbot.waitUntil(lambda: tables.node_key == node.key and tables.table.place() is not None)
    return tables.table


def click(table: TableView, row: int, path: Path) -> None:
    """Click on a cell."""
    index = table.table.index(row, table.table.column_of(path))
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())


def texts(lists: Drafts, record_id: int, path: Path) -> list[str]:
    """The values of a field in all entries of a customer."""
    record = saved(lists, record_id)
    if not path.node:
        return [record.value(path)]
    return [entry.get(path.field, "") for entry in record.entries[path.node]]


def first_text(node: Node) -> Path:
    """A field of the node that takes any text."""
    field = next(each for each in node.fields if each.kind in (Kind.TEXT, Kind.CODE, Kind.DECIMAL))
    return Path(node.key, 0, field.name)


@each_table
def test_columns_are_those_of_the_template(window: MainWindow, node: Node, qtbot: QtBot) -> None:
    table = go(window, node, qtbot)
    keys = [column.key for column in table.table.columns]
    assert set(keys) >= {field.name for field in sheet_fields(node)}
    own = [key for key in keys if key in {field.name for field in CONNECTION.fields}]
    assert own[:2] == ["customer_code", "customer_name"]


@each_table
def test_cell_is_typed_over_copied_and_pasted(
    window: MainWindow, five: list[int], node: Node, lists: Drafts, qtbot: QtBot
) -> None:
    table, path = go(window, node, qtbot), first_text(node)
    second = table.table.place(table.table.index(1, table.table.column_of(path)))
    before = texts(lists, second[0], path)
    click(table, 0, path)
    QTest.keyClicks(table, "7")
    QTest.keyClick(editor_of(table), KEY.Key_Return)
    qtbot.waitUntil(lambda: texts(lists, five[0], path)[0] == "7")
    qtbot.waitUntil(lambda: table.place() == second)
    QTest.keyClick(table, KEY.Key_Up)
    QTest.keyClick(table, KEY.Key_C, CONTROL)
    QTest.keyClick(table, KEY.Key_Down)
    QTest.keyClick(table, KEY.Key_V, CONTROL)
    assert texts(lists, second[0], path)[second[1].index if second[1] else 0] == "7"
    for _ in range(2):
        QTest.keyClick(table, KEY.Key_Z, CONTROL)
    assert texts(lists, second[0], path) == before


@each_table
def test_rows_are_inserted_duplicated_and_deleted(window: MainWindow, node: Node, lists: Drafts, qtbot: QtBot) -> None:
    table, path = go(window, node, qtbot), first_text(node)
    rows = table.table.rowCount()
    for key, keys, more in ((KEY.Key_Plus, CONTROL, 1), (KEY.Key_D, CONTROL | SHIFT, 1), (KEY.Key_Minus, CONTROL, -1)):
        click(table, 1, path)
        QTest.keyClick(table, key, keys)
        qtbot.waitUntil(lambda more=more: table.table.rowCount() == rows + more)  # type: ignore[misc]
        QTest.keyClick(table, KEY.Key_Z, CONTROL)
        qtbot.waitUntil(lambda: table.table.rowCount() == rows)
