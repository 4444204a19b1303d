"""Customers that somebody crossed out are read and told, or left out where a person wants that."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest
import xlsxwriter

from joor_desktop.files.reading import read_records, understand
from joor_desktop.files.understanding import Choices, SheetChoices
from tests.files.office import convert
from tests.files.test_cut_workbook import in_pieces

NAMES = ("Customer code", "Customer name", "Phone", "City")
WITH = SheetChoices()
WITHOUT = SheetChoices(without_struck=True)


def write_struck(path: Path, rows: Collection[int], cells: Collection[tuple[int, int]] = ()) -> Path:
    """Customers below their names; whole *rows* (from 1) and single *cells* (row from 1, column from 0) are struck."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Customers")
        struck = book.add_format({"font_strikeout": True})
        sheet.write_row(0, 0, NAMES)
        for row in range(2, 42):
            texts = (f"C{row}", f"Boutique {row}", f"+49 30 {row}", "Berlin")
            for column, text in enumerate(texts):
                sheet.write(row - 1, column, text, struck if row in rows or (row, column) in cells else None)
        for row in rows:
            sheet.write_blank(row - 1, 9, None, struck)
    return path


def told(file: Path, choices: SheetChoices = WITH) -> tuple[list[str], dict[str, str]]:
    """The codes that are read, and by its code what is told of each kind of struck cells."""
    reading = read_records(file, Choices({"Customers": choices}))
    codes = [each.record.customer_code for each in reading]
    return codes, {each.code: each.message for each in reading.notices if each.code.startswith("struck")}


@pytest.mark.parametrize("way", ["whole", "in pieces", "old"])
def test_crossed_out_customers_are_read_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    file = write_struck(tmp_path / "a.xlsx", {5, 39})
    if way == "in pieces":
        in_pieces(monkeypatch)
    if way == "old":
        convert(file, "xls", tmp_path)
        file = file.with_suffix(".xls")
    codes, notices = told(file)
    assert len(codes) == 40
    assert list(notices) == ["struck-rows"]
    assert notices["struck-rows"].startswith("Rows 5, 39 of the sheet “Customers” are struck through, and were read")
    codes, notices = told(file, WITHOUT)
    assert len(codes) == 38
    assert not {"C5", "C39"} & set(codes)
    assert notices == {"struck-rows": "Rows 5, 39 of the sheet “Customers” are struck through, and were left out."}
    assert understand(file).sheets[0].struck_rows == 2


def test_a_single_cell_that_is_struck_is_told_with_its_name(tmp_path: Path) -> None:
    codes, notices = told(write_struck(tmp_path / "a.xlsx", (), {(4, 2), (7, 3)}), WITHOUT)
    assert len(codes) == 40
    assert list(notices) == ["struck-cells"]
    assert notices["struck-cells"].endswith("read all the same: C4, D7.")


def test_nothing_is_told_where_nothing_is_struck(tmp_path: Path) -> None:
    file = write_struck(tmp_path / "a.xlsx", ())
    assert told(file, WITHOUT) == told(file)
    assert told(file)[1] == {}


def test_the_choice_is_kept_as_data() -> None:
    choices = Choices({"Customers": WITHOUT})
    assert Choices.from_json(choices.to_json()) == choices
    packed = choices.to_json()
    del packed["sheets"]["Customers"]["without_struck"]  # as an earlier version remembered it
    assert Choices.from_json(packed).of("Customers").without_struck is False
