"""The list saved as a file from the window: the dialog, the progress, what is said, and what is in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.files.reading import read_records
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.saving import SaveKind
from joor_desktop.storage.resources import RESOURCES
from joor_desktop.ui.saving import kind_of
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.context import TaskContext
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_page import button, press, visible

NAME = ValuePath(field="customer_name")


def words_of(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.strip.findChildren(QLabel) if label.isVisible())


def ask(window: MainWindow, qtbot: QtBot) -> QFileDialog:
    """The dialog that the menu opens."""
    QTest.keyClick(window.frame, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    (dialog,) = window.frame.findChildren(QFileDialog)
    return dialog


def choose(dialog: QFileDialog, out: Path, ending: str, words: str) -> None:
    """Choose the kind that *ending* and *words* tell, a name without ending, and save."""
    wanted = next(each for each in dialog.nameFilters() if ending in each and words in each)
    dialog.selectNameFilter(wanted)
    dialog.filterSelected.emit(wanted)
    dialog.setDirectory(str(out.parent))
    dialog.selectFile(out.name)
    dialog.accept()


@pytest.fixture(autouse=True)
def _dialogs_of_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may wait for a dialog of the desktop."""
    opened = QFileDialog.open

    def open_it(dialog: QFileDialog) -> None:
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        opened(dialog)

    monkeypatch.setattr(QFileDialog, "open", open_it)


def test_the_menu_saves_a_marked_workbook_and_says_where(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    assert window.actions.save_as in window.actions.menu(window.frame).actions()
    dialog = ask(window, qtbot)
    assert Path(dialog.selectedFiles()[0]).name == "Spring fair.xlsx"
    choose(dialog, tmp_path / "spring", ".xlsx", "marked")
    qtbot.waitUntil(lambda: "5 customers were saved as spring.xlsx." in words_of(window), timeout=20_000)
    assert f"It is in {tmp_path}. 2 have errors. Mend the red cells" in words_of(window)
    book = openpyxl.load_workbook(tmp_path / "spring.xlsx")
    assert book["Problems"]["A2"].value == "2 errors, 2 warnings."


def test_the_kind_gives_the_ending(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    choose(ask(window, qtbot), tmp_path / "spring", ".csv", "")
    qtbot.waitUntil(lambda: "spring.csv" in words_of(window) and "saved" in words_of(window), timeout=20_000)
    assert len(list(read_records(tmp_path / "spring.csv"))) == 5
    assert "2 have errors." in words_of(window)
    assert "Mend the red cells" not in words_of(window)


@pytest.mark.parametrize(
    ("name", "chosen", "kind"),
    [
        ("a.xlsx", SaveKind.TEMPLATE, SaveKind.TEMPLATE),
        ("a.CSV", SaveKind.MARKED, SaveKind.CSV),
        ("a.xlsx", SaveKind.JSON, SaveKind.MARKED),
        ("a.pdf", SaveKind.XML, SaveKind.XML),
    ],
)
def test_an_ending_that_is_typed_is_meant(name: str, chosen: SaveKind, kind: SaveKind) -> None:
    assert kind_of(Path(name), chosen) is kind


def test_what_is_still_being_typed_is_saved_too(
    window: MainWindow, five: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    table = window.customers.pane.tables.table
    table.go_to(five[0], NAME)
    table.setFocus()
    QTest.keyClicks(table, "M")
    QTest.keyClicks(table.indexWidget(table.currentIndex()), "aison")
    window.save_as()
    (dialog,) = window.frame.findChildren(QFileDialog)
    choose(dialog, tmp_path / "spring", ".json", "")
    qtbot.waitUntil(lambda: "saved as spring.json" in words_of(window), timeout=20_000)
    assert next(iter(read_records(tmp_path / "spring.json"))).record.customer_name == "Maison"


def test_a_name_that_other_programs_would_not_open_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    choose(ask(window, qtbot), tmp_path / "spring.pdf", ".xml", "")
    qtbot.waitUntil(lambda: "“spring.pdf” doesn't end with .xml." in words_of(window), timeout=20_000)
    assert not (tmp_path / "spring.pdf").exists()


def test_customers_that_could_not_be_written_are_named(
    window: MainWindow, five: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_list.set_value(five[2], NAME, "Nord\x0b")
    window.saving.save(tmp_path / "spring.xml", SaveKind.XML)
    qtbot.waitUntil(lambda: "4 customers were saved" in words_of(window), timeout=20_000)
    assert "EL0003" in words_of(window)


def test_texts_that_were_cut_are_told(window: MainWindow, five: list[int], tmp_path: Path, qtbot: QtBot) -> None:
    window.open_list.set_value(five[2], NAME, "N" * 40_000)
    window.saving.save(tmp_path / "spring.xlsx", SaveKind.TEMPLATE)
    told = "longer than a cell holds, and that ends there: EL0003."
    qtbot.waitUntil(lambda: told in words_of(window), timeout=20_000)


def test_an_empty_list_can_not_be_saved(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert not window.actions.save_as.isEnabled()
    window.add_customer()
    assert window.actions.save_as.isEnabled()


@pytest.fixture
def held(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Begin a save that goes on until it is cancelled."""

    def save_list(context: TaskContext, *_: object) -> None:
        context.progress(2, 5, "Saving")
        context.wait(20)

    monkeypatch.setattr(window.saving, "_save_list", save_list)
    return lambda out: window.saving.save(out, SaveKind.CSV)


def test_save_is_cancelled_by_its_button(
    window: MainWindow, held: Callable[[Path], None], tmp_path: Path, qtbot: QtBot
) -> None:
    held(tmp_path / "spring.csv")
    assert "Saving spring.csv" in words_of(window)
    press(window.strip, "Cancel")
    qtbot.waitUntil(lambda: "spring.csv was not saved." in words_of(window))
    assert not (tmp_path / "spring.csv").exists()


def test_the_buttons_of_an_import_and_a_save_are_not_mixed_up(
    window: MainWindow, held: Callable[[Path], None], tmp_path: Path, qtbot: QtBot
) -> None:
    """Cancel of a save does not undo the import that the strip told of before."""
    window.import_files([RESOURCES / "sample-customers.xlsx"])
    qtbot.waitUntil(lambda: window.open_list.counts.customers > 5 and not window.imports.busy, timeout=30_000)
    number = window.open_list.counts.customers
    assert visible(window.strip, "Undo")
    held(tmp_path / "spring.csv")
    press(window.strip, "Cancel")
    qtbot.waitUntil(lambda: "spring.csv was not saved." in words_of(window))
    assert window.open_list.counts.customers == number


def test_an_import_that_begins_while_a_save_goes_on_has_the_strip(
    window: MainWindow, held: Callable[[Path], None], tmp_path: Path, qtbot: QtBot
) -> None:
    held(tmp_path / "spring.csv")
    window.import_files([RESOURCES / "sample-customers.xlsx"])
    assert "Reading sample-customers.xlsx" in words_of(window)
    press(window.strip, "Cancel")
    assert not button(window.strip, "Cancelling…").isEnabled()
    window._parts.workers.lists.cancel_all()
    qtbot.waitUntil(lambda: "sample-customers.xlsx was not imported." in words_of(window), timeout=20_000)
    assert window.open_list.counts.customers == 5
