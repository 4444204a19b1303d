"""What comes out of messy workbooks, and that each cell is read as LibreOffice shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.files.reading import read_records
from joor_desktop.files.sheet_loading import Workbook
from joor_desktop.model.record import Record
from tests.files.messy import cases, export_cases, unseen_cases
from tests.files.messy.cases import Case
from tests.files.office import shown_sheets

CASES = (*cases.CASES, *export_cases.EXPORT_CASES, *unseen_cases.UNSEEN_CASES)


def flat(record: Record) -> dict[str, str]:
    """A record's values by ``field`` or ``node/number/field``."""
    entries = {
        f"{key}/{index}/{name}": text
        for key, listed in record.entries.items()
        for index, entry in enumerate(listed)
        for name, text in entry.items()
    }
    return {**record.values, **entries}


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 25


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.wrong)
def test_customers_come_out_as_meant(tmp_path: Path, case: Case) -> None:
    file = tmp_path / "messy.xlsx"
    case.make(file)
    reading = read_records(file)
    assert [flat(each.record) for each in reading] == list(case.customers)
    assert {notice.code for notice in reading.notices} == case.told


def test_every_cell_is_read_as_libreoffice_shows_it(tmp_path: Path) -> None:
    """But what is said to be different on purpose: merged cells, formulas without a value, long numbers."""
    files = {}
    for number, case in enumerate(CASES):
        files[tmp_path / f"messy{number}.xlsx"] = case
        case.make(tmp_path / f"messy{number}.xlsx")
    shown = shown_sheets(list(files), tmp_path / "shown")
    for file, case in files.items():
        ours = {sheet.name: [texts for _, texts, _ in sheet.rows_after(0)] for sheet in Workbook(file).sheets()}
        for name in case.sheets:
            theirs = [row for row in shown[file.stem, name] if any(cell.strip() for cell in row)]
            assert [_cells(row) for row in ours[name]] == [_cells(row) for row in theirs], case.wrong


def _cells(row: list[str]) -> list[str]:
    """The filled cells, without the blanks that only align numbers."""
    return [cell.strip() for cell in row if cell.strip()]
