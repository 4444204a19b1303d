"""The import page: what was understood, corrected with mouse and keys before anything is added."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from joor_desktop.files.reading import understand
from joor_desktop.model.record import Record
from joor_desktop.ui.importing.columns_model import ColumnsModel, Part, Standing
from joor_desktop.ui.importing.columns_table import ColumnsTable
from joor_desktop.ui.importing.constants_bar import ConstantsBar
from joor_desktop.ui.importing.header_choice import HeaderChoice
from joor_desktop.ui.importing.import_page import ImportPage
from joor_desktop.ui.importing.shape_bar import ShapeBar
from joor_desktop.ui.importing.sheet_words import first_notes
from joor_desktop.ui.importing.spoilt_list import SpoiltList
from joor_desktop.ui.theme import bold_font
from joor_desktop.ui.window import MainWindow
from tests.files.workbooks import write_sheets
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_page import button as button_called
from tests.ui.customers.test_page import press

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An Italian export with two rows for one customer."""
    names = ("Codice cliente", "Ragione sociale", "PEC", "Cod. destinazione", "Città dest.", "Listino", "Fido")
    rows = [
        ("00417", "Boutique Élan", "elan@pec.example", "A", "Milano", "EUR Europe", 1),
        ("00417", "Boutique Élan", "elan@pec.example", "B", "New York", "EUR Europe", 1),
        ("00418", "Łódź Concept", "lodz@pec.example", "A", "Łódź", "EUR Europe", 2),
    ]
    return write_sheets(tmp_path / "clienti.xlsx", {"EU": [names, *rows], "Legenda": [("un testo",)]})


def page_of(window: MainWindow, qtbot: QtBot, file: Path) -> ImportPage:
    """The page that shows *file*."""
    window.import_files([file])
    qtbot.waitUntil(lambda: isinstance(window.frame.pages.currentWidget(), ImportPage), timeout=15_000)
    page = window.frame.pages.currentWidget()
    assert isinstance(page, ImportPage)
    return page


def table_of(page: ImportPage) -> ColumnsTable:
    table = page.findChild(ColumnsTable)
    assert isinstance(table, ColumnsTable)
    return table


def click(table: ColumnsTable, row: int, part: Part) -> None:
    index = table.model().index(row, part)
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())


def words(table: ColumnsTable, part: Part) -> list[str]:
    model = table.model()
    return [model.index(row, part).data() for row in range(model.rowCount())]


def button(page: ImportPage, text: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if text in each.text() and each.isVisible())


def said(page: ImportPage) -> str:
    """All that the page says."""
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def records_of(window: MainWindow) -> list[Record]:
    drafts = window.open_list.drafts
    return [stored.record for stored in drafts.page(drafts.order(window.open_list.list_id))]


def add(page: ImportPage, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        QTest.mouseClick(button(page, "Add "), LEFT)


def test_a_foreign_file_is_shown_corrected_and_added(open_window: OpenWindow, qtbot: QtBot, export: Path) -> None:
    window = open_window()
    page = page_of(window, qtbot, export)
    table = table_of(page)
    assert words(table, Part.FIELD)[0] == "Customer: Code"
    assert words(table, Part.CONFIRM) == ["", "", "Confirm", "", "", "Confirm", ""]
    assert "Several rows make one customer" in said(page)
    assert "Retail currency" in said(page)
    click(table, 2, Part.CONFIRM)
    table.setCurrentIndex(table.model().index(5, Part.FIELD))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert words(table, Part.CONFIRM) == [""] * 7
    bar = page.findChild(ConstantsBar)
    assert bar is not None
    text = bar.findChild(QLineEdit)
    assert text is not None
    QTest.keyClicks(text, "EUR")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert "holds them: Shipping address: Country. Choose" in said(page)
    add(page, window, qtbot)
    first, second = records_of(window)
    assert first.values["customer_contact_email"] == "elan@pec.example"
    assert first.entries["price_types"] == [
        {
            "price_type_currency_code": "EUR",
            "price_type_label": "Europe",
            "price_type_retail_currency_code": "EUR",
        }
    ]
    assert [len(record.entries["shipping_addresses"]) for record in (first, second)] == [2, 1]
    assert window.frame.pages.currentWidget() is window.customers


@pytest.mark.parametrize("width", [1024, 1366])
def test_words_on_why_have_the_room_of_the_link_where_nothing_is_to_be_confirmed(
    open_window: OpenWindow, qtbot: QtBot, export: Path, width: int
) -> None:
    """Also once a proposal was confirmed; the titles of the columns are whole."""
    window = open_window()
    window.frame.resize(width, 640)
    table = table_of(page_of(window, qtbot, export))
    unused = words(table, Part.WHY).index("JOOR has no such field")
    room = table.visualRect(table.model().index(unused, Part.WHY)).width()
    line = 1
    assert room + line == table.columnWidth(Part.WHY) + table.columnWidth(Part.CONFIRM)
    metrics = QFontMetrics(table.font())
    assert metrics.horizontalAdvance("JOOR has no such field") + 32 <= room
    assert table.visualRect(table.model().index(2, Part.WHY)).width() + line == table.columnWidth(Part.WHY)
    click(table, 2, Part.CONFIRM)
    qtbot.waitUntil(lambda: table.visualRect(table.model().index(2, Part.WHY)).width() == room)
    head = QFontMetrics(table.horizontalHeader().font())
    assert head.horizontalAdvance("Column in the file") + 16 <= table.columnWidth(Part.HEADING)


def test_the_link_that_confirms_is_whole_in_a_language_of_long_words(
    open_window: OpenWindow, qtbot: QtBot, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "Zuordnung bestätigen"
    monkeypatch.setattr(ColumnsModel, "confirming_words", lambda _: words)
    table = table_of(page_of(open_window(), qtbot, export))
    room = table.visualRect(table.model().index(2, Part.CONFIRM)).width() - 2 * 8
    assert QFontMetrics(bold_font(table)).horizontalAdvance(words) <= room


@pytest.mark.parametrize("width", [1024, 1366])
def test_words_on_why_take_room_from_the_samples(
    open_window: OpenWindow, qtbot: QtBot, export: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "a usual name, two fields in one column"
    monkeypatch.setattr("joor_desktop.ui.importing.columns_model.why_words", lambda _: words)
    window = open_window()
    window.frame.resize(width, 640)
    table = table_of(page_of(window, qtbot, export))
    needed, first = QFontMetrics(table.font()).horizontalAdvance(words) + 32, table.model().index(0, Part.WHY)
    qtbot.waitUntil(lambda: table.visualRect(first).width() >= needed)
    assert table.columnWidth(Part.SAMPLES) >= max(100, 0.16 * table.viewport().width())


def test_sheets_with_long_names_say_whole_whether_they_are_a_list(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    shops, notes = [("Ragione sociale", "PEC"), ("Nord", "nord@pec.example")], [("un testo",)]
    file = write_sheets(tmp_path / "a.xlsx", {"Kunden": shops, "Länder & Städte im Vertrieb": notes})
    page = page_of(open_window(), qtbot, file)
    name = "Länder & Städte im Vertrieb · not a list"
    shown = next(each for each in page.findChildren(QPushButton) if each.accessibleName() == name)
    assert shown.toolTip() == name
    assert shown.text().endswith(" · not a list")
    qtbot.waitUntil(lambda: "…" in shown.text() and shown.sizeHint().width() <= shown.width())


@pytest.mark.parametrize(("notes", "told"), [(2, 2), (3, 3), (4, 3)])
def test_one_more_note_is_told_itself(notes: int, told: int) -> None:
    listed = first_notes([f"Note {number}." for number in range(notes)], 2)
    assert len(listed) == told
    assert (listed[-1] == "And 2 more notes.") == (notes > 3)


def test_a_field_is_chosen_from_the_list(open_window: OpenWindow, qtbot: QtBot, export: Path) -> None:
    window = open_window()
    page = page_of(window, qtbot, export)
    table = table_of(page)
    table.setCurrentIndex(table.model().index(6, Part.FIELD))
    QTest.keyClick(table, Qt.Key.Key_Return)
    box = table.viewport().findChild(QComboBox)
    assert box is not None
    QTest.keyClicks(box.view(), "alia")
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert words(table, Part.FIELD)[6] == "Customer: Alias"
    assert words(table, Part.WHY)[6] == "chosen by you"
    add(page, window, qtbot)
    assert [record.values["customer_alias"] for record in records_of(window)] == ["1", "2"]


def test_a_column_stays_among_the_unused_ones_until_others_are_asked_for(
    open_window: OpenWindow, qtbot: QtBot, export: Path
) -> None:
    window = open_window()
    page = page_of(window, qtbot, export)
    table = table_of(page)
    press(page, "Not used")
    unused = words(table, Part.HEADING)
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Return)
    box = table.viewport().findChild(QComboBox)
    assert box is not None
    QTest.keyClicks(box.view(), "alias")
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert words(table, Part.HEADING) == unused
    assert button_called(page, f"Not used {len(unused) - 1}").isChecked()
    press(page, "Not used")
    assert words(table, Part.HEADING) == unused[1:]
    press(page, "All")
    assert len(words(table, Part.HEADING)) > len(unused)


def test_cancelling_leaves_the_list_as_it_was(open_window: OpenWindow, qtbot: QtBot, export: Path) -> None:
    window = open_window()
    page = page_of(window, qtbot, export)
    with qtbot.waitSignal(window.imports.done, timeout=5_000):
        QTest.mouseClick(button(page, "Cancel"), LEFT)
    assert records_of(window) == []
    assert not window.imports.busy


def test_another_encoding_is_tried_at_once(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "Kunden.csv"
    file.write_bytes("Kundennummer;Firma\n1;Grün\n2;Weiß\n".encode("cp1252"))
    window = open_window()
    page = page_of(window, qtbot, file)
    table = table_of(page)
    assert words(table, Part.SAMPLES)[1] == "Grün · Weiß"
    bar = page.findChild(ShapeBar)
    assert bar is not None
    box = bar.findChildren(QComboBox)[0]
    box.setCurrentIndex(box.findData("mac_roman"))
    with qtbot.waitSignal(window.imports.asked, timeout=15_000):
        box.activated.emit(box.currentIndex())
    assert words(table, Part.SAMPLES)[1] == "Gr¸n · Weiﬂ"


def test_a_value_below_no_column_name_is_told_before_the_import_and_after_it(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "Kunden.csv"
    file.write_text("customer_code;customer_name;city\n1;Nord;Nord Srl;Milano\n2;Ost;Wien\n", encoding="utf-8")
    window = open_window()
    page = page_of(window, qtbot, file)
    assert words(table_of(page), Part.HEADING)[3] == "(D, no name)"
    qtbot.waitUntil(lambda: any("“Milano” (D2)" in label.text() for label in page.findChildren(QLabel)), timeout=15_000)
    add(page, window, qtbot)
    assert any("“Milano” (D2)" in label.text() for label in window.strip.findChildren(QLabel))


def test_copied_rows_are_a_file_too(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    QGuiApplication.clipboard().setText("customer_code\tcustomer_name\n007\tNord\n008\tSüd\n")
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        window.actions.paste.trigger()
    assert [record.customer_code for record in records_of(window)] == ["007", "008"]
    QGuiApplication.clipboard().setText("no table")
    window.actions.paste.trigger()
    assert any("clipboard holds no table" in label.text() for label in window.strip.findChildren(QLabel))


def test_the_model_keeps_qts_rules(qtbot: QtBot, export: Path) -> None:
    model = ColumnsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_sheet(understand(export).sheets[0], {})
    assert (model.count(None), model.count(Standing.TO_CONFIRM), model.count(Standing.NOT_USED)) == (7, 2, 1)
    model.show_only(Standing.TO_CONFIRM)
    assert model.rowCount() == 2
    model.confirm(0)
    model.show_only(None)
    assert model.count(Standing.TO_CONFIRM) == 1
    tester.deleteLater()


def test_columns_chosen_for_one_field_tell_each_other(qtbot: QtBot, export: Path) -> None:
    model = ColumnsModel()
    model.show_sheet(understand(export).sheets[0], {})
    alias = [("", 1, "customer_alias")]
    model.choose(5, alias)
    model.choose(6, alias)
    whys = [model.index(row, Part.WHY).data() for row in (5, 6)]
    assert whys == ["joined with column G", "joined with column F"]
    model.choose(6, [])
    assert [model.index(row, Part.WHY).data() for row in (5, 6)] == ["chosen by you", "chosen by you"]


def test_another_row_of_column_names_is_looked_at_at_once(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [("Città", "Paese"), ("un titolo", "e un altro"), ("Chi", "Dove"), ("Nord", "Milano"), ("Ost", "Roma")]
    window = open_window()
    page = page_of(window, qtbot, write_sheets(tmp_path / "a.xlsx", {"EU": rows}))
    box = page.findChild(HeaderChoice)
    assert box is not None
    assert box.currentText() == "Column names in row 1"
    box.setCurrentIndex(box.findData(3))
    with qtbot.waitSignal(window.imports.asked, timeout=15_000):
        box.activated.emit(box.currentIndex())
    assert words(table_of(page), Part.HEADING) == ["Chi", "Dove"]
    assert box.currentText() == "Column names in row 3"


def test_what_a_spreadsheet_did_is_counted_before_anything_is_added(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [("Ragione sociale", "CAP", "Paese"), ("Nord", 121, "Italia"), ("Ost", 184, "Italia"), ("Süd", 20121, "IT")]
    page = page_of(open_window(), qtbot, write_sheets(tmp_path / "a.xlsx", {"EU": rows}))
    kinds = page.findChild(SpoiltList)
    assert kinds is not None

    def told() -> list[str]:
        return [label.text() for label in kinds.findChildren(QLabel) if label.isVisible()]

    expected = ["Postcode without its zeros in a shipping address", "2"]
    qtbot.waitUntil(lambda: told()[1:3] == expected, timeout=15_000)


def test_titles_and_headings_between_rows_are_told_and_headings_confirmed(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    names = ("Codice cliente", "Ragione sociale", "Città")
    rows = [("Agent: Rossi",), names, ("Italia",), ("1", "Nord", "Milano"), ("Germania",), ("2", "Ost", "Berlin")]
    window = open_window()
    page = page_of(window, qtbot, write_sheets(tmp_path / "a.xlsx", {"EU": rows}))
    table = table_of(page)
    assert words(table, Part.HEADING)[3] == "Headings between rows"
    assert words(table, Part.SAMPLES)[3] == "Italia · Germania"
    assert words(table, Part.CONFIRM) == ["", "", "", "Confirm"]
    qtbot.waitUntil(lambda: "“Italia” (A3), “Germania” (A5)" in said(page), timeout=15_000)
    assert "“Agent: Rossi” (A1)" in said(page)
    click(table, 3, Part.CONFIRM)
    qtbot.waitUntil(lambda: "2 customers from" in said(page) and "“Italia”" not in said(page), timeout=15_000)
    assert "“Agent: Rossi” (A1)" in said(page)
    add(page, window, qtbot)
    entries = [record.entries["shipping_addresses"][0] for record in records_of(window)]
    assert [entry["shipping_country"] for entry in entries] == ["Italia", "Germania"]


def test_a_list_without_names_of_columns_is_confirmed_with_one_press(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [("00417", "Élan", "Milano", "IT", "elan@x.example"), ("00418", "Łódź", "Łódź", "PL", "lodz@x.example")]
    window = open_window()
    page = page_of(window, qtbot, write_sheets(tmp_path / "a.xlsx", {"EU": rows}))
    box = page.findChild(HeaderChoice)
    assert box is not None
    assert box.currentText() == "No names: all customers"
    qtbot.waitUntil(lambda: "begins with a customer" in said(page), timeout=15_000)
    assert not button(page, "Add ").isEnabled()
    assert words(table_of(page), Part.CONFIRM) == ["Confirm"] * 5
    assert "Confirm which column holds the customer's code or name" in said(page)
    click(table_of(page), 2, Part.CONFIRM)
    with qtbot.waitSignal(window.imports.asked, timeout=15_000):  # which rows are customers hangs on the others
        QTest.mouseClick(button(page, "Confirm all 4"), LEFT)
    qtbot.waitUntil(lambda: "2 customers from 2 rows" in said(page), timeout=15_000)
    assert words(table_of(page), Part.CONFIRM) == [""] * 5
    assert not [each for each in page.findChildren(QPushButton) if each.isVisible() and "Confirm all" in each.text()]
    add(page, window, qtbot)
    assert [record.values for record in records_of(window)] == [
        {"customer_code": code, "customer_name": name, "customer_contact_email": email}
        for code, name, _, _, email in rows
    ]


def test_a_row_taken_for_names_is_made_a_customer_by_hand(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    page = page_of(window, qtbot, write_sheets(tmp_path / "a.xlsx", {"EU": [("Boutique", "Rom"), ("Nord", "Bari")]}))
    box = page.findChild(HeaderChoice)
    assert box is not None
    box.setFocus()
    with qtbot.waitSignal(window.imports.asked, timeout=15_000):
        QTest.keyClick(box, Qt.Key.Key_End)
        box.activated.emit(box.currentIndex())
    assert box.currentText() == "No names: all customers"
    assert words(table_of(page), Part.SAMPLES) == ["Boutique · Nord", "Rom · Bari"]
