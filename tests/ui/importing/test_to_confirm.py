"""What the import page offers to confirm, and that it offers nothing where nothing waits."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from joor_desktop.ui.customers.chips import Chip
from joor_desktop.ui.importing.columns_model import Part
from tests.files.workbooks import write_sheets
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_page import button, press
from tests.ui.importing.test_import_page import add, export, page_of, records_of, table_of, words

__all__ = ["export"]


def test_only_what_waits_is_offered_to_be_confirmed(
    open_window: OpenWindow, qtbot: QtBot, export: Path, tmp_path: Path
) -> None:
    """Neither a count of nothing nor a column for its links; what a person narrowed to stays till another is chosen."""
    window = open_window()
    page = page_of(window, qtbot, export)
    table = table_of(page)
    assert not table.isColumnHidden(Part.CONFIRM)
    press(page, "To confirm 2")
    press(page, "Confirm all 2")
    assert button(page, "To confirm 0").isChecked()
    assert not table.isColumnHidden(Part.CONFIRM)
    press(page, "Cancel")
    clear = write_sheets(tmp_path / "kunden.xlsx", {"Kunden": [("Kundennummer", "Kundenname"), ("K1", "Galerie")]})
    page = page_of(window, qtbot, clear)
    qtbot.waitUntil(lambda: words(table_of(page), Part.FIELD) == ["Customer: Code", "Customer: Name"])
    assert not [each.text() for each in page.findChildren(Chip) if each.isVisible() and each.text().endswith(" 0")]
    assert table_of(page).isColumnHidden(Part.CONFIRM)
    why = table_of(page).columnViewportPosition(Part.WHY) + table_of(page).columnWidth(Part.WHY)
    assert why == table_of(page).viewport().width()


def test_the_next_file_of_the_make_comes_without_a_question(
    open_window: OpenWindow, qtbot: QtBot, export: Path
) -> None:
    """Once what JOOR needs was taken or left: a price label that nobody decided on is asked for again."""
    window = open_window()
    page = page_of(window, qtbot, export)
    press(page, "Confirm all 2")
    add(page, window, qtbot)
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        window.import_files([export])
    assert window.frame.pages.currentWidget() is window.customers
    assert len(records_of(window)) == 2
