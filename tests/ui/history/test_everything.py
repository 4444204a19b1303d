"""One history for all that is done to a list: an import, a merge, a fix, a replacement, a delete."""

from __future__ import annotations

from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from joor_desktop.model.merging import ImportMode
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.context import TaskContext
from joor_desktop.work.importing import import_into_list
from tests.ui.conftest import OpenWindow, managed_windows
from tests.ui.customers.test_mending import preview
from tests.ui.customers.test_page import press, tables_of
from tests.ui.finding.test_replacing import Bar
from tests.ui.history.test_panel import Shown
from tests.work.customers import good_row, write_rows

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def worked(open_window: OpenWindow, lists: Drafts, tmp_path: FilePath, qtbot: QtBot) -> MainWindow:
    """A window in which all that can be done to a list was done to it."""
    window = open_window()
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    rows = [good_row(number) for number in range(1, 6)]
    rows[1]["shipping_1_country"] = "Italia"
    write_rows(first, rows)
    write_rows(second, [{**good_row(1), "customer_name": "Maison"}, good_row(9)])
    for file, mode in ((first, ImportMode.ADD), (second, ImportMode.UPDATE)):
        import_into_list(TaskContext(), file, window.open_list.list_id, lists.database, mode=mode)
    window.open_list.look_for_changes()
    qtbot.waitUntil(lambda: tables_of(window).table.table.rowCount() == 6)
    press(preview(window, "Country in another spelling", "Preview the fix", qtbot), "Change 1 value")
    qtbot.waitUntil(lambda: not window.open_list.kinds)
    bar = Bar(window, qtbot)
    bar.where("All tables")
    bar.seek("Shop", "5 cells")
    QTest.keyClicks(bar.bar.by, "Store")
    press(bar.bar, "Replace all…")
    press(bar.bar, "Replace 5 cells")
    bar.wait("Replaced in 5 cells")
    tables_of(window).show_node("")
    qtbot.waitUntil(lambda: tables_of(window).node_key == "")
    table = tables_of(window).table
    table.selectRow(2)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Minus, CONTROL)
    qtbot.waitUntil(lambda: window.open_list.counts.customers == 5)
    return window


def bodies(lists: Drafts, window: MainWindow) -> list[bytes]:
    return [record.to_body() for _, record in lists.records(window.open_list.list_id)]


@managed_windows
def test_all_of_it_stands_in_words_and_goes_both_ways(worked: MainWindow, lists: Drafts, qtbot: QtBot) -> None:
    after = bodies(lists, worked)
    shown = Shown(worked, qtbot)
    assert shown.steps() == [
        "Delete EL0003",
        "Replace “Shop” by “Store” in 5 cells",
        "Mend 1 × Country in another spelling in a shipping address",
        "Update from second.xlsx",
        "Import of first.xlsx",
        "The list was made",
    ]
    seen = {}
    for step in ("Import of first.xlsx", "Mend 1 × Country in another spelling in a shipping address"):
        shown.click(step)
        press(shown.panel, "Go ")
        shown.wait_for(step)
        seen[step] = bodies(lists, worked)
    first, mended = seen.values()
    assert (len(first), len(mended)) == (5, 6)
    assert any(b"Italia" in body for body in first)
    assert not any(b"Maison" in body for body in first)
    assert any(b"Maison" in body for body in mended)
    assert not any(b"Italia" in body for body in mended)
    shown.click("The list was made")
    press(shown.panel, "Go back to here")
    qtbot.waitUntil(lambda: worked.open_list.counts.customers == 0)
    shown.click("Delete EL0003")
    press(shown.panel, "Go forward to here")
    qtbot.waitUntil(lambda: worked.open_list.counts.customers == 5)
    assert bodies(lists, worked) == after
