"""Ctrl+V in a list without customers."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_page import visible
from tests.ui.customers.test_table_clipboard import CODE, CONTROL, KEY, NAME, put, said, table_of, values


@pytest.fixture
def empty(open_window: OpenWindow, spring: ListEditor) -> MainWindow:
    """Return a window with a list that has no customers."""
    assert not spring.undo_label
    return open_window()


def paste(window: MainWindow) -> None:
    QTest.keyClick(window.frame, KEY.Key_V, CONTROL)


def test_range_without_names_of_columns_makes_customers(empty: MainWindow, lists: Drafts, qtbot: QtBot) -> None:
    put("EL1\tGalerie\tConcept\r\nEL2\tMaison\tOnline\r\n")
    paste(empty)
    qtbot.waitUntil(lambda: empty.open_list.counts.customers == 2)
    ids = list(lists.order(empty.open_list.list_id))
    assert (values(lists, ids, CODE), values(lists, ids, NAME)) == (["EL1", "EL2"], ["Galerie", "Maison"])
    qtbot.waitUntil(lambda: table_of(empty).table.rowCount() == 2)
    assert table_of(empty).isVisible()
    assert "2 new rows in Customers." in said(empty)
    empty.actions.undo.trigger()
    qtbot.waitUntil(lambda: empty.open_list.counts.customers == 0)


def test_column_of_codes_makes_customers_in_the_tab_of_customers(
    empty: MainWindow, lists: Drafts, qtbot: QtBot
) -> None:
    empty.customers.pane.tables.show_node("buyers")
    put("EL1\nEL2\nEL3\n")
    paste(empty)
    qtbot.waitUntil(lambda: empty.open_list.counts.customers == 3)
    assert values(lists, list(lists.order(empty.open_list.list_id)), CODE) == ["EL1", "EL2", "EL3"]
    assert empty.customers.pane.tables.node_key == ""


def test_range_with_names_of_columns_is_imported(empty: MainWindow, lists: Drafts, qtbot: QtBot) -> None:
    put("Customer name\tCustomer code\r\nGalerie\tEL1\r\n")
    paste(empty)
    qtbot.waitUntil(lambda: empty.open_list.counts.customers == 1, timeout=20_000)
    ids = list(lists.order(empty.open_list.list_id))
    assert (values(lists, ids, CODE), values(lists, ids, NAME)) == (["EL1"], ["Galerie"])


def test_what_is_no_range_makes_nothing_and_says_so(empty: MainWindow) -> None:
    put("a sentence that was copied")
    paste(empty)
    assert "The clipboard holds no table." in said(empty)
    put('{"customers":\n\t[]}\n')
    paste(empty)
    assert empty.open_list.counts.customers == 0
    assert visible(empty.customers, "Choose a file")
