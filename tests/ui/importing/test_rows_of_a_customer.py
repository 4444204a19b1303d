"""The import page where several rows make a customer: which do, how many come, and what they contradict."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from joor_desktop.files.contradiction import Contradiction, Said
from joor_desktop.files.understanding import Settle, SheetChoices
from joor_desktop.ui.customers.chips import Chip
from joor_desktop.ui.importing.contradictions_model import KEPT_ROLE, ROWS_ROLE, ContradictionsModel, Part
from joor_desktop.ui.importing.contradictions_pane import ContradictionsPane
from joor_desktop.ui.importing.import_page import ImportPage
from joor_desktop.ui.importing.rows_choice import RowsChoice
from joor_desktop.ui.window import MainWindow
from tests.files.workbooks import write_sheets
from tests.ui.conftest import OpenWindow
from tests.ui.importing.test_import_page import LEFT, add, page_of, records_of

NAMES = ("Codice cliente", "Ragione sociale", "Città dest.", "Listino")


@pytest.fixture
def contradicting(tmp_path: Path) -> Path:
    """Three rows of one customer under two spellings of its name, and two customers with one code."""
    rows = [
        ("00417", "Boutique Élan", "Milano", "EUR Europe"),
        ("00417", "Boutique Elan Srl", "Roma", "EUR Europe"),
        ("00417", "Boutique Élan", "Torino", "EUR Europe"),
        ("00418", "Łódź Concept", "Łódź", "EUR Europe"),
        ("00418", "Rossi", "Bari", "EUR Europe"),
    ]
    return write_sheets(tmp_path / "clienti.xlsx", {"EU": [NAMES, *rows]})


@pytest.fixture
def without_codes(tmp_path: Path) -> Path:
    """Two rows of one shop, and one of another, without codes."""
    rows = [("Nord", "Milano", "EUR Europe"), ("Nord", "Roma", "EUR Europe"), ("Süd", "Bari", "EUR Europe")]
    return write_sheets(tmp_path / "negozi.xlsx", {"EU": [NAMES[1:], *rows]})


def said(page: ImportPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def wait_for_count(page: ImportPage, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in said(page), timeout=15_000)


def rows_box(page: ImportPage) -> QComboBox:
    choice = page.findChild(RowsChoice)
    assert choice is not None
    box = choice.findChild(QComboBox)
    assert box is not None
    return box


def choose_rows(page: ImportPage, window: MainWindow, qtbot: QtBot, words: str) -> None:
    box = rows_box(page)
    box.setCurrentIndex(box.findText(words))
    with qtbot.waitSignal(window.imports.asked, timeout=15_000):
        box.activated.emit(box.currentIndex())


def open_contradictions(page: ImportPage) -> ContradictionsPane:
    chip = next(each for each in page.findChildren(Chip) if "Contradicting" in each.text())
    QTest.mouseClick(chip, LEFT)
    pane = page.findChild(ContradictionsPane)
    assert pane is not None
    assert pane.isVisible()
    return pane


def kept(model: ContradictionsModel, row: int) -> list[str]:
    cells = [model.index(row, part) for part in Part]
    return [str(cell.data()) for cell in cells if cell.data(KEPT_ROLE)]


def test_what_the_file_comes_to_is_said_before_anything_is_added(
    open_window: OpenWindow, qtbot: QtBot, contradicting: Path
) -> None:
    page = page_of(open_window(), qtbot, contradicting)
    wait_for_count(page, qtbot, "3 customers from 5 rows of the sheet EU: 5 shipping addresses.")


def test_each_row_is_a_customer_where_a_person_says_so(
    open_window: OpenWindow, qtbot: QtBot, contradicting: Path
) -> None:
    window = open_window()
    page = page_of(window, qtbot, contradicting)
    assert rows_box(page).currentText() == "rows with its code"
    choose_rows(page, window, qtbot, "each row")
    wait_for_count(page, qtbot, "5 customers from 5 rows")
    add(page, window, qtbot)
    assert len(records_of(window)) == 5


def test_rows_without_a_code_are_joined_by_name_after_asking(
    open_window: OpenWindow, qtbot: QtBot, without_codes: Path
) -> None:
    window = open_window()
    page = page_of(window, qtbot, without_codes)
    assert "Rows without a customer code share names." in said(page)
    wait_for_count(page, qtbot, "3 customers from 3 rows")
    choose_rows(page, window, qtbot, "rows with its name")
    assert "share names" not in said(page)
    assert "without one the same name" in said(page)
    wait_for_count(page, qtbot, "2 customers from 3 rows")
    assert any(each.text() == "EU · 3 rows" for each in page.findChildren(QPushButton))
    add(page, window, qtbot)
    assert [len(record.entries["shipping_addresses"]) for record in records_of(window)] == [2, 1]


def test_one_choice_settles_all_contradictions(open_window: OpenWindow, qtbot: QtBot, contradicting: Path) -> None:
    window = open_window()
    page = page_of(window, qtbot, contradicting)
    wait_for_count(page, qtbot, "3 customers")
    pane = open_contradictions(page)
    box = pane.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findText("what the last row says"))
    box.activated.emit(box.currentIndex())
    wait_for_count(page, qtbot, "2 customers from 5 rows")
    add(page, window, qtbot)
    names = [record.customer_name for record in records_of(window)]
    assert names == ["Boutique Élan", "Rossi"]
    assert not [code for _, code in problem_codes(window) if code == "rows-disagree"]


def test_a_text_is_chosen_with_the_keyboard(open_window: OpenWindow, qtbot: QtBot, contradicting: Path) -> None:
    window = open_window()
    page = page_of(window, qtbot, contradicting)
    wait_for_count(page, qtbot, "3 customers")
    pane = open_contradictions(page)
    model, table = pane._model, pane._table
    place = next(row for row in range(model.rowCount()) if model.index(row, Part.CUSTOMER).data() == "00417")
    assert kept(model, place) == ["Boutique Élan"]
    table.setCurrentIndex(model.index(place, Part.SECOND))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert kept(model, place) == ["Boutique Elan Srl"]
    spoken = model.index(place, Part.SECOND).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Boutique Elan Srl, row 3: this counts"
    add(page, window, qtbot)
    assert records_of(window)[0].customer_name == "Boutique Elan Srl"


def problem_codes(window: MainWindow) -> list[tuple[str, str]]:
    drafts = window.open_list.drafts
    stored = drafts.page(drafts.order(window.open_list.list_id))
    return [(each.record.customer_code, problem.code) for each in stored for problem in each.problems]


def test_the_model_keeps_qts_rules_and_offers_what_does_not_fit(qtbot: QtBot) -> None:
    model = ContradictionsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    texts = tuple(Said(text, 1, row, row) for row, text in enumerate(("Nord", "Nordwind", "Süd", "West"), 2))
    each = Contradiction("EU", "007", "customer_name", texts, "", settled=False)
    model.show_contradictions([each], SheetChoices())
    assert kept(model, 0) == ["apart"]
    assert [other.text for other in model.others(0)] == ["West"]
    model.show_contradictions([each], SheetChoices(settled={("007", "customer_name"): "West"}))
    assert kept(model, 0) == ["West"]
    assert model.index(0, Part.THIRD).data(ROWS_ROLE) == "row 5; 1 more texts"
    model.show_contradictions([each], SheetChoices(settle=Settle.FIRST))
    assert kept(model, 0) == ["Nord"]
    tester.deleteLater()
