"""A workbook back with its problems marked: colours, notes, a page with links; mended and read again."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from joor_desktop.checks import check_record, describe, duplicate_problems, locate
from joor_desktop.errors import CancelledError
from joor_desktop.files import marked_workbook, problem_page
from joor_desktop.files.marked_workbook import write_marked
from joor_desktop.files.marks import Mark
from joor_desktop.files.reading import read_records, understand
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.template_names import NOTE_MARK
from joor_desktop.model.field_table import NODES
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Record
from tests.checks.examples import changed, good_record
from tests.files.office import saved_again, shown_cells

RED, AMBER = "FDECEA", "FFF6E0"
EXCEL = "urn:schemas-microsoft-com:office:excel"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
COUNTRY = ValuePath("shipping_addresses", 1, "shipping_country")


def mark(problem: Problem) -> Mark:
    where, message = locate(problem.path), describe(problem)
    return Mark(problem.severity, problem.path, where, message, problem.fix, problem.likely)


def marked(*records: Record) -> list[tuple[Record, list[Mark]]]:
    """The records with what is wrong with each, twins included."""
    codes = [record.customer_code for record in records]
    return [
        (record, [*map(mark, check_record(record)), *map(mark, _twins(record.customer_code, codes))])
        for record in records
    ]


def _twins(code: str, codes: list[str]) -> list[Problem]:
    return duplicate_problems(code, [code]) if code and codes.count(code) > 1 else []


def colour(cell: Cell | MergedCell) -> str:
    """The colour behind a cell, without how much it shows through."""
    return str(cell.fill.fgColor.rgb)[-6:]


def named(code: str, record: Record | None = None) -> Record:
    """A customer with this code ("" for none)."""
    record = record or good_record()
    record.set_value(ValuePath(field="customer_code"), code)
    return record


def faulty() -> list[Record]:
    """A good customer, a wrong country and no postcode for a location, no price type, no code, and one code twice."""
    wrong = changed(COUNTRY, "Italia")
    wrong.entries["customer_locations"][0]["location_country"] = "US"
    unpriced = named("C3")
    del unpriced.entries["price_types"]
    return [named("C1"), named("C2", wrong), unpriced, named(""), named("00007"), named("00007")]


def records_in(file: Path) -> list[Record]:
    return [each.record for each in read_records(file)]


def linked(file: Path) -> list[tuple[str, str]]:
    """The sheets and cells that the page of problems links to, in order; each of them is marked."""
    book = openpyxl.load_workbook(file)
    page = book["Problems"]
    targets = []
    for row in range(7, page.max_row + 1):
        link = page.cell(row, 7).hyperlink
        assert link is not None
        assert link.location is not None
        sheet, _, cell = link.location.rpartition("!")
        targets.append((sheet.strip("'"), cell))
        target = book[targets[-1][0]][cell]
        assert colour(target) in (RED, AMBER)
        assert target.comment is not None
        assert str(page.cell(row, 5).value) in target.comment.text
    return targets


def test_cells_are_coloured_and_have_a_note(tmp_path: Path) -> None:
    write_marked(marked(*faulty()), [], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    country = book["Shipping addresses"]["J5"]
    assert (country.value, colour(country), country.number_format) == ("Italia", AMBER, "@")
    assert country.comment is not None
    assert country.comment.text == NOTE_MARK + "JOOR may not know “Italia”. It will get “Italy”. Write instead: Italy"
    assert colour(book["Shipping addresses"]["J4"]) != AMBER
    empty = next(cell for cell in book["Locations"][3] if colour(cell) == RED)
    assert empty.value is None
    unpriced = book["Customers"]["A4"]
    assert (unpriced.value, colour(unpriced)) == ("C3", RED)
    assert unpriced.comment is not None
    assert unpriced.comment.text.removeprefix(NOTE_MARK).startswith("Price types: There is no price type")


def test_the_page_lists_errors_first_and_links_to_their_cells(tmp_path: Path) -> None:
    notice = Mark(Severity.WARNING, ValuePath(), "Sheet EU", "Hidden rows were left out.")
    write_marked(marked(*faulty()), [notice], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.active is book["Problems"]
    rows = list(book["Problems"].iter_rows(min_row=6, values_only=True))
    assert rows[0] == ("How bad", "Customer code", "Customer", "Where", "What is wrong", "Write instead", "Cell")
    words = [str(row[0]) for row in rows[1:]]
    assert words == sorted(words)
    assert book["Problems"]["A2"].value == f"{words.count('Error')} errors, {words.count('Warning')} warnings."
    spelling = next(row for row in rows if row[5] == "Italy")
    assert spelling[1:4] == ("C2", "Galerie Nord", "Shipping address 2, Country")
    assert spelling[6] == "Shipping addresses, J5"
    [told] = [row for row in rows if row[3] == "Sheet EU"]
    assert told == ("Warning", None, None, "Sheet EU", "Hidden rows were left out.", None, None)


def test_each_link_leads_to_a_marked_cell(tmp_path: Path) -> None:
    write_marked(marked(*faulty()), [], tmp_path / "a.xlsx")
    targets = linked(tmp_path / "a.xlsx")
    assert ("Shipping addresses", "J5") in targets
    assert {cell for sheet, cell in targets if sheet == "Customers"} >= {"A4", "A5", "A6", "A7"}


def test_the_same_customers_are_read_again(tmp_path: Path) -> None:
    write_marked(marked(*faulty()), [], tmp_path / "a.xlsx")
    assert records_in(tmp_path / "a.xlsx") == faulty()
    assert not read_records(tmp_path / "a.xlsx").notices
    assert "Problems" not in [sheet.name for sheet in understand(tmp_path / "a.xlsx").sheets]


def _mend(sheet: Worksheet, cell: str, text: str) -> None:
    sheet[cell] = text


def test_what_is_mended_in_another_program_comes_back_and_nothing_else(tmp_path: Path) -> None:
    """Codes too: what stands on other sheets does not hang on a code that is wrong."""
    file = tmp_path / "a.xlsx"
    write_marked(marked(*faulty()), [], file)
    book = openpyxl.load_workbook(file)
    _mend(book["Shipping addresses"], "J5", "Italy")
    _mend(book["Customers"], "A5", "C4")
    _mend(book["Customers"], "A6", "00006")
    book.save(file)
    wanted = faulty()
    wanted[1].set_value(COUNTRY, "Italy")
    wanted[3], wanted[4] = named("C4"), named("00006")
    assert records_in(saved_again(file, tmp_path / "office")) == wanted


def test_libreoffice_shows_what_was_written(tmp_path: Path) -> None:
    write_marked(marked(*faulty()), [], tmp_path / "a.xlsx")
    problems = shown_cells(tmp_path / "a.xlsx", "Problems", tmp_path)
    assert problems[0][0].startswith("JOOR template")
    customers = shown_cells(tmp_path / "a.xlsx", "Customers", tmp_path)
    assert [row[0] for row in customers[1:]] == ["C1", "C2", "C3", "", "00007", "00007"]


def test_libreoffice_keeps_notes_and_links(tmp_path: Path) -> None:
    write_marked(marked(*faulty()), [], tmp_path / "a.xlsx")
    assert linked(saved_again(tmp_path / "a.xlsx", tmp_path / "office")) == linked(tmp_path / "a.xlsx")


def test_customers_without_problems_have_a_page_that_says_so(tmp_path: Path) -> None:
    write_marked([(good_record(), [])], [], tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["Problems"]
    assert page["A2"].value == "No problems were found."
    assert page.max_row == 6
    assert records_in(tmp_path / "a.xlsx") == [good_record()]


def test_two_problems_of_one_cell_share_a_note_in_the_worse_colour(tmp_path: Path) -> None:
    path = ValuePath(field="customer_name")
    marks = [Mark(Severity.WARNING, path, "Name", "Look at it."), Mark(Severity.ERROR, path, "Name", "Mend it.")]
    write_marked([(good_record(), marks)], [], tmp_path / "a.xlsx")
    name = openpyxl.load_workbook(tmp_path / "a.xlsx")["Customers"]["B2"]
    assert colour(name) == RED
    assert name.comment is not None
    assert name.comment.text == NOTE_MARK + "Look at it.\nMend it."


@pytest.mark.parametrize(
    ("fix", "likely", "listed", "noted"),
    [
        ("Nord", False, "Nord", "Look. Write instead: Nord"),
        ("Nord", True, "perhaps Nord", "Look. Perhaps it should be: Nord"),
        ("", False, "leave it empty", "Look."),
        ("", True, "perhaps leave it empty", "Look."),
        (None, False, None, "Look."),
    ],
)
def test_what_is_only_likely_is_proposed_as_such(
    tmp_path: Path, fix: str | None, likely: bool, listed: str | None, noted: str
) -> None:
    mark = Mark(Severity.WARNING, ValuePath(field="customer_name"), "Name", "Look.", fix, likely)
    write_marked([(good_record(), [mark])], [], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["Problems"]["F7"].value == listed
    comment = book["Customers"]["B2"].comment
    assert comment is not None
    assert comment.text == NOTE_MARK + noted


def test_very_many_problems_keep_their_colours_but_not_all_notes_and_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marked_workbook, "_MOST_NOTES", 2)
    monkeypatch.setattr(problem_page, "_MOST_LINKS", 3)
    monkeypatch.setattr(problem_page, "_MOST_LISTED", 4)
    bad = [named(f"C{number}", changed(ValuePath(field="customer_name"), "")) for number in range(6)]
    write_marked(marked(*bad), [], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = [book["Customers"].cell(row, 2) for row in range(2, 8)]
    assert [colour(cell) for cell in cells] == [RED] * 6
    assert [cell.comment is not None for cell in cells] == [True, True, False, False, False, False]
    page = book["Problems"]
    assert [page.cell(row, 7).hyperlink is not None for row in range(7, 11)] == [True, True, True, False]
    assert page.max_row == 10
    assert page["A2"].value == "6 errors, 0 warnings. The first 4 are listed."


def test_each_note_has_its_frame(tmp_path: Path) -> None:
    """Excel shows no note without one; other programs read the texts alone."""
    write_marked(marked(*faulty()), [], tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        for number in range(1, len(NODES) + 1):
            drawing = ET.fromstring(package.read(f"xl/drawings/commentsDrawing{number}.vml"))
            comments = ET.fromstring(package.read(f"xl/comments/comment{number}.xml"))
            framed = [
                f"{column_letters(int(_text(shape, 'Column')))}{int(_text(shape, 'Row')) + 1}"
                for shape in drawing.iter(f"{{{EXCEL}}}ClientData")
            ]
            assert framed == [comment.get("ref") for comment in comments.iter(f"{{{MAIN}}}comment")]
            ids = [shape.get("id") for shape in drawing.iter("{urn:schemas-microsoft-com:vml}shape")]
            assert len(set(ids)) == len(ids) == len(framed)


def _text(shape: ET.Element, name: str) -> str:
    return shape.findtext(f"{{{EXCEL}}}{name}") or ""


def test_more_notes_than_a_block_of_numbers_holds(tmp_path: Path) -> None:
    bad = [named(f"C{number}", changed(ValuePath(field="customer_name"), "")) for number in range(1200)]
    write_marked(marked(*bad), [], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Customers"]
    assert sum(row[0].comment is not None for row in sheet.iter_rows(min_row=2, min_col=2, max_col=2)) == 1200


def test_a_code_with_a_problem_can_be_mended_in_one_cell(tmp_path: Path) -> None:
    code = ValuePath(field="customer_code")
    marks = [Mark(Severity.WARNING, code, "Code", "It looks like another one.")]
    write_marked([(named("C-1"), marks)], [], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    _mend(book["Customers"], "A2", "C1")
    book.save(tmp_path / "a.xlsx")
    assert records_in(tmp_path / "a.xlsx") == [named("C1")]


def test_writing_can_be_stopped_while_the_parts_are_put_together(tmp_path: Path) -> None:
    def stop() -> None:
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        write_marked(marked(good_record()), [], tmp_path / "a.xlsx", stop)
