"""A file is imported and mended; the next of its make has nothing left to do, and a changed one says what changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.storage.layouts import Layouts
from joor_desktop.ui.importing.import_page import ImportPage
from joor_desktop.ui.layouts.dialog import LayoutsDialog
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.mending import mend_kind
from tests.files.workbooks import write_sheets
from tests.ui.conftest import OpenWindow

NAMES = ("Codice cliente", "Ragione sociale", "PEC", "Paese sped.", "Città sped.")


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window with an empty list."""
    return open_window()


def season(path: Path, first: int, names: tuple[str, ...] = NAMES) -> Path:
    """A file of the make, with countries in another spelling."""
    rows = [(f"C{number}", f"Boutique {number}", "a@b.example", "Italia", "Milano") for number in (first, first + 1)]
    return write_sheets(path, {"EU": [names, *rows]})


def words(parent: QWidget) -> str:
    return " ".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible() and label.text())


def press(parent: QWidget, text: str) -> None:
    found = [each for each in parent.findChildren(QPushButton) if text in each.text() and each.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def page_of(window: MainWindow, qtbot: QtBot, file: Path) -> ImportPage:
    """The page that shows *file*."""
    window.import_files([file])
    qtbot.waitUntil(lambda: isinstance(window.frame.pages.currentWidget(), ImportPage), timeout=15_000)
    page = window.frame.pages.currentWidget()
    assert isinstance(page, ImportPage)
    return page


def bring_first(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    """Import a file of a make that is not known, and mend the countries with the button of their kind."""
    page = page_of(window, qtbot, file)
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        press(page, "Add the customers")
    kind = next(kind for kind in window.open_list.kinds if kind.code == "country-spelling")
    with qtbot.waitSignal(window.open_list.counted, timeout=10_000):
        path, list_id = window.open_list.drafts.database.path, window.open_list.list_id
        window.open_list.carry_out(lambda context: mend_kind(context, path, list_id, kind, "Countries"), "Countries")


def test_the_second_file_has_nothing_to_mend(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    bring_first(window, qtbot, season(tmp_path / "AI26.xlsx", 1))
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        window.import_files([season(tmp_path / "SS27.xlsx", 11)])
    assert window.open_list.counts.customers == 4
    assert "country-spelling" not in [kind.code for kind in window.open_list.kinds]
    assert "2 countries got JOOR's spelling, as last time." in words(window.strip)
    window.show_layouts()
    (dialog,) = window.frame.findChildren(LayoutsDialog)
    assert "in another spelling in a shipping address" in words(dialog)
    dialog.close()


def test_a_renamed_column_is_told_and_leads_to_the_layouts(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """By the name that the layout has."""
    bring_first(window, qtbot, season(tmp_path / "AI26.xlsx", 1))
    layouts = Layouts(window.open_list.drafts.database)
    layouts.rename(layouts.all()[0].fingerprint, "ERP Milano")
    names = tuple("Città di spedizione" if name == "Città sped." else name for name in NAMES)
    page = page_of(window, qtbot, season(tmp_path / "SS27.xlsx", 11, names))
    said = words(page)
    assert "The columns are those of “ERP Milano” (AI26.xlsx), which came on " in said
    assert "Renamed: “Città sped.” is now “Città di spedizione”." in said
    press(page, "Remembered layouts…")
    (dialog,) = window.frame.findChildren(LayoutsDialog)
    assert dialog.isVisible()
    dialog.close()
    assert window.frame.pages.currentWidget() is page
