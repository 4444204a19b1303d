"""Customers that are struck through in a workbook: told on the import page, left out and read again with one press."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.files.test_struck_cells import write_struck
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_page import button, press
from tests.ui.importing.test_import_page import page_of


def test_what_is_struck_through_is_left_out_and_read_again(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(open_window(), qtbot, write_struck(tmp_path / "a.xlsx", {5, 9}))
    add = button(page, "Add ")
    qtbot.waitUntil(lambda: add.text() == "Add 40 customers", timeout=15_000)
    said = [label.text() for label in page.findChildren(QLabel)]
    assert any("Struck through, and read all the same: 2 rows." in text for text in said)
    press(page, "Leave out what is struck through")
    qtbot.waitUntil(lambda: add.text() == "Add 38 customers", timeout=15_000)
    press(page, "Read what is struck through")
    qtbot.waitUntil(lambda: add.text() == "Add 40 customers", timeout=15_000)
