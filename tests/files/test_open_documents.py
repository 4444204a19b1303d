"""Spreadsheets of LibreOffice (.ods): what is shown arrives, and what is broken or does harm is refused."""

from __future__ import annotations

import time
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.ods_book import OdsBook
from joor_desktop.files.ods_cell import with_decimal_point
from joor_desktop.files.reading import read_records, understand
from tests.files.messy_workbook import MERGED_ROWS, cells_of, filled_cells, write_messy
from tests.files.office import convert, shown_cells
from tests.files.open_documents import cell, content_xml, row, write_ods

FLOAT = 'office:value-type="float" office:value="{}"'


def codes(path: Path) -> list[tuple[int, str]]:
    """Row and code of each customer of the file."""
    return [(each.origin.own.row if each.origin else 0, each.record.customer_code) for each in read_records(path)]


def refused(path: Path) -> str:
    """What is said when the file is read."""
    with pytest.raises(UnreadableFileError) as caught:
        list(read_records(path))
    assert "{" not in str(caught.value)
    return str(caught.value)


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spreadsheet with nearly everything, as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("messy")
    convert(write_messy(folder / "messy.xlsx"), "ods", folder)
    return folder / "messy.ods"


def test_cells_are_as_libreoffice_shows_them(messy: Path) -> None:
    ours = cells_of(OdsBook(messy).sheets()[0])
    assert ours == filled_cells(shown_cells(messy, "Customers", messy.parent))
    assert len(ours) > 30


def test_merged_and_hidden_cells(messy: Path) -> None:
    book = OdsBook(messy)
    sheet = book.sheets()[1]
    assert [(number, texts) for number, texts, _ in sheet.rows_after(0)] == MERGED_ROWS
    assert sheet.facts.merges == [(3, 1, 4, 2)]
    assert list(sheet.facts.hidden_rows) == [5]
    assert sheet.facts.hidden_columns == [(4, 5)]
    assert book.hidden == ["Secret"]


def test_filtered_rows_are_hidden_and_all_hidden_rows_below_the_list_are_not_counted(tmp_path: Path) -> None:
    rows = (
        row(cell("a"), attributes='table:visibility="filter"')
        + row(cell("b"))
        + row(cell(), attributes='table:visibility="collapse" table:number-rows-repeated="1048000"')
    )
    (sheet,) = OdsBook(write_ods(tmp_path / "a.ods", content_xml(rows))).sheets()
    assert list(sheet.facts.hidden_rows) == [2]
    assert sheet.height == 3


def test_the_file_is_known_by_what_it_holds(tmp_path: Path) -> None:
    file = write_ods(tmp_path / "a.xlsx", content_xml(row(cell("Nord"), cell("C1"))))
    assert codes(file) == [(2, "C1")]
    assert understand(file).sheets[0].name == "Customers"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (cell("1.234,50 €", FLOAT.format("1234.5")), "1,234.50 €"),
        (cell("1,234", FLOAT.format("1234")), "1,234"),
        (cell("15,5%", 'office:value-type="percentage" office:value="0.155"'), "15.5%"),
        (cell(None, 'office:value-type="percentage" office:value="0.155"'), "15.5%"),
        (cell(None, FLOAT.format("7030")), "7030"),
        (cell("", FLOAT.format("7030")), ""),
        (cell("7030", 'office:value-type="float"'), "7030"),
        (cell("WAHR", 'office:value-type="boolean" office:boolean-value="true"'), "TRUE"),
        (cell(None, 'office:value-type="date" office:date-value="2026-02-03"'), "2026-02-03"),
        (cell(None, 'office:value-type="string" office:string-value="C1"'), "C1"),
        (cell("1.2E+16", FLOAT.format("12345678901234567")), "12345678901234600"),
        (cell(None, 'table:formula="of:=SUM([.A1:.A2])"'), "=SUM(A1:A2)"),
        (cell("a  \n b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e"), "a b   c\td\ne"),
        (cell("<text:span>a</text:span><office:annotation><text:p>no</text:p></office:annotation>"), "a"),
    ],
)  # fmt: skip
def test_what_a_cell_shows(tmp_path: Path, written: str, shown: str) -> None:
    (sheet,) = OdsBook(write_ods(tmp_path / "a.ods", content_xml(row(cell("Nord"), written)))).sheets()
    assert [texts for number, texts, _ in sheet.rows_after(1)] == [["Nord", shown]]


def test_numbers_that_lost_digits_are_told(tmp_path: Path) -> None:
    file = write_ods(tmp_path / "a.ods", content_xml(row(cell("N"), cell("1E16", FLOAT.format("1e16")))))
    (record,) = read_records(file)
    assert [problem.code for problem in record.problems] == ["digits-lost"]


@given(st.floats(-1e9, 1e9), st.integers(0, 4), st.sampled_from(["", " €", " kg"]))
def test_decimal_commas_become_points_and_points_stay(value: float, decimals: int, unit: str) -> None:
    english = f"{value:,.{decimals}f}{unit}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert with_decimal_point(english, value) == english
    assert with_decimal_point(german, value) == (english if decimals else german)


def test_repeated_rows_and_cells(tmp_path: Path) -> None:
    rows = row(cell("N"), cell("C1"), attributes='table:number-rows-repeated="3"') + row(
        cell("x", 'table:number-columns-repeated="2"'), cell(None, 'table:number-columns-repeated="16382"')
    )
    assert codes(write_ods(tmp_path / "a.ods", content_xml(rows))) == [(2, "C1"), (3, "C1"), (4, "C1"), (5, "x")]


def test_endless_repeats_do_not_fill_the_memory(tmp_path: Path) -> None:
    wide = cell("x" * 1000, 'table:number-columns-repeated="16384"')
    rows = row(cell("N"), cell("C1")) + row(wide, attributes='table:number-rows-repeated="1048000"')
    file = write_ods(tmp_path / "a.ods", content_xml(rows))
    tracemalloc.start()
    start = time.monotonic()
    said = refused(file)
    assert time.monotonic() - start < 5
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert "XFD1048002" in said


def test_many_empty_cells_do_not_keep_the_program_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("joor_desktop.files.ods_content.MOST_CELLS", 1000)
    assert "far more" in refused(write_ods(tmp_path / "a.ods", content_xml(row(*[cell()] * 1001))))


def test_more_text_than_there_is_memory_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("joor_desktop.files.stored_rows._MOST_LETTERS", 1000)
    assert "far more" in refused(write_ods(tmp_path / "a.ods", content_xml(row(cell("x" * 1001)))))


def test_document_types_are_refused(tmp_path: Path) -> None:
    harmful = '<!DOCTYPE x [<!ENTITY a "boom">]>'
    assert "damaged" in refused(write_ods(tmp_path / "a.ods", content_xml(row(cell("&a;")), before=harmful)))


def test_a_password(tmp_path: Path) -> None:
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    assert "protected with a password" in refused(write_ods(tmp_path / "a.ods", "\x07\x08", manifest))


def test_a_text_document_is_no_list(tmp_path: Path) -> None:
    assert "is not a workbook" in refused(write_ods(tmp_path / "a.ods", content_xml("", body="text")))


@pytest.mark.parametrize("rows", ["<table:table-row>", row(cell("x", FLOAT.format("abc"))), row(cell("\0"))])
def test_content_that_is_broken(tmp_path: Path, rows: str) -> None:
    assert "damaged" in refused(write_ods(tmp_path / "a.ods", content_xml(rows)))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=40), st.booleans())
def test_damaged_copies_are_read_or_refused(messy: Path, place: int, change: bytes, cut: bool) -> None:
    whole = messy.read_bytes()
    place %= len(whole)
    file = messy.parent / "damaged.ods"
    file.write_bytes(whole[:place] + (b"" if cut else change + whole[place + len(change) :]))
    with suppress(UnreadableFileError):
        list(read_records(file))
