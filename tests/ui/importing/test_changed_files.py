"""A file that is saved or deleted while the window shows how it was understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from joor_desktop.ui.importing.import_page import ImportPage
from joor_desktop.ui.window import MainWindow
from tests.files.workbooks import write_sheets
from tests.ui.conftest import OpenWindow
from tests.ui.importing.test_import_page import button, page_of
from tests.ui.importing.test_imports import words_of, write_workbook

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Codice cliente", "Ragione sociale", "Listino")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An Italian export of one customer."""
    return write_sheets(tmp_path / "clienti.xlsx", {"EU": [NAMES, ("00417", "Boutique Élan", "EUR Europe")]})


def turned_round(export: Path) -> None:
    """Save the export with its columns in another order, and a customer more."""
    rows = [NAMES, ("00417", "Boutique Élan", "EUR Europe"), ("00418", "Łódź Concept", "EUR Europe")]
    write_sheets(export, {"EU": [row[::-1] for row in rows]})


def test_a_file_saved_meanwhile_is_looked_at_once_more(open_window: OpenWindow, qtbot: QtBot, export: Path) -> None:
    window = open_window()
    page = page_of(window, qtbot, export)
    turned_round(export)
    QTest.mouseClick(button(page, "Add the customers"), LEFT)
    qtbot.waitUntil(lambda: "clienti.xlsx has changed since you looked at it." in words_of(window.strip))
    page = page_shown(window)
    assert window.open_list.counts.customers == 0
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        QTest.mouseClick(button(page, "Add the customers"), LEFT)
    drafts = window.open_list.drafts
    records = [stored.record for stored in drafts.page(drafts.order(window.open_list.list_id))]
    assert [(each.customer_code, each.customer_name) for each in records] == [
        ("00417", "Boutique Élan"),
        ("00418", "Łódź Concept"),
    ]


def page_shown(window: MainWindow) -> ImportPage:
    page = window.frame.pages.currentWidget()
    assert isinstance(page, ImportPage)
    return page


def test_a_file_deleted_meanwhile_is_told(open_window: OpenWindow, qtbot: QtBot, export: Path) -> None:
    window = open_window()
    page = page_of(window, qtbot, export)
    export.unlink()
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        QTest.mouseClick(button(page, "Add the customers"), LEFT)
    assert "“clienti.xlsx” is not there." in words_of(window.strip)
    assert window.open_list.counts.customers == 0


def test_a_file_that_nobody_was_asked_about_is_looked_at_once_more_by_itself(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    first = write_workbook(tmp_path / "first.xlsx", ("00417", "00420"))
    second = write_workbook(tmp_path / "second.xlsx", ("00417",), name="Nord")
    window.import_files([first, second])
    qtbot.waitUntil(lambda: window.merge_choice.asking, timeout=30_000)
    write_workbook(second, ("00417", "00499", "00500"), name="Süd")
    press_update(window)
    assert not window.merge_choice.asking
    qtbot.waitUntil(lambda: window.merge_choice.asking, timeout=30_000)
    assert "2 added, 1 updated. " in " ".join(label.text() for label in window.merge_choice.findChildren(QLabel))
    assert window.open_list.counts.customers == 2
    press_update(window)
    qtbot.waitUntil(lambda: window.open_list.counts.customers == 4, timeout=30_000)


def press_update(window: MainWindow) -> None:
    QTest.mouseClick(
        next(each for each in window.merge_choice.findChildren(QPushButton) if each.text() == "Update"), LEFT
    )
