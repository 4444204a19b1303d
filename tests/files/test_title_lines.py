"""What stands above the names of columns is told with its cells, and what belongs to the names is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from joor_desktop.files.reading import read_records, understand
from joor_desktop.files.understanding import Choices, FileUnderstanding, SheetChoices
from tests.files.workbooks import write_rows

NAMES = ("Codice cliente", "Ragione sociale")
NORD = ("1", "Nord")


def told(file: Path, **choices: SheetChoices) -> list[str]:
    """What is told of titles when the file is read."""
    reading = read_records(file, Choices(choices))
    assert list(reading)
    return [notice.message for notice in reading.notices if notice.code == "titles"]


def test_titles_are_told_with_sheet_cell_and_text(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("Spring 2026", None, "Agent: Rossi"), ("Currency: EUR",), (), NAMES, NORD)
    (message,) = told(file)
    assert message == (
        "Above the column names of the sheet “Customers” stands what was not read: “Spring 2026” (A1), “Agent: Rossi” "
        "(C1), “Currency: EUR” (A2)."
    )


def test_in_text_and_above_each_table_of_a_sheet_too(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Export of 12.05.2026\n\nCodice cliente;Ragione sociale\n1;Nord\n", encoding="utf-8")
    assert ["“Export of 12.05.2026” (A1)" in message for message in told(file)] == [True]
    rows = [NAMES, NORD, (), ("Francia",), (*NAMES, "Città"), ("2", "Sud", "Nice")]
    (message,) = told(write_rows(tmp_path / "b.xlsx", *rows))
    assert "“Francia” (A4)" in message


def test_all_that_stands_above_a_header_that_a_person_chose_is_told(tmp_path: Path) -> None:
    rows = [(f"{number}", f"Shop {number}") for number in range(5)]
    file = write_rows(tmp_path / "a.xlsx", *rows, NAMES, NORD)
    (message,) = told(file, Customers=SheetChoices(header_row=6))
    assert "“0” (A1), “Shop 0” (B1), “1” (A2) and 7 more" in message


@pytest.mark.parametrize("above", [("Code client", "Raison sociale"), NAMES])
def test_names_in_another_language_right_above_are_no_titles(tmp_path: Path, above: tuple[str, ...]) -> None:
    assert not told(write_rows(tmp_path / "a.xlsx", above, (*NAMES, "Città"), (*NORD, "Roma")))


def test_names_of_groups_of_columns_are_no_titles_and_a_merged_one_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("EU")
        sheet.merge_range("A1:D1", "Kundenliste")
        sheet.merge_range("C2:D2", "Lieferadresse")
        sheet.merge_range("E2:F2", "Rechnungsadresse")
        sheet.write_row("A3", ("Kundennummer", "Firma", "Ort", "PLZ", "Ort", "PLZ"))
        for row, names in enumerate((NORD, ("2", "Ost"), ("3", "Sud")), 3):
            sheet.write_row(row, 0, (*names, "Wien", "1010", "Graz", "8010"))
    assert [message.rpartition(": ")[2] for message in told(file)] == ["“Kundenliste” (A1)."]


def test_what_was_understood_of_them_goes_as_json(tmp_path: Path) -> None:
    understood = understand(write_rows(tmp_path / "a.xlsx", ("Spring",), NAMES, NORD))
    assert understood.sheets[0].above == (("A1", "Spring"),)
    assert FileUnderstanding.from_json(understood.to_json()) == understood
