"""Workbooks that other programs write differently, and ones that are broken, locked or out to do harm."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.package import Package
from joor_desktop.files.reading import SourceRecord, read_records
from joor_desktop.files.sheet_extent import ReachGuard, _cells_outside
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_loading import Workbook
from tests.files.workbooks import inline, replace_part, sheet_xml, write_raw, write_rows, write_sheets

ROWS = (
    f'<row r="2">{inline("A2", "Nord")}<c r="B2" s="1"><v>7030</v></c></row>'
    f'<row r="3" hidden="1">{inline("A3", "West")}{inline("B3", "C0")}</row>'
    f'<row r="4">{inline("A4", "Süd")}<c r="B4" t="e"><v>#N/A</v></c></row>'
    f'<row r="5">{inline("A5", "Ost")}<c r="B5"><f>A5</f></c></row>'
)
FORMATS = ("General", "00000")


def read(path: Path) -> list[SourceRecord]:
    """All customers of the file."""
    return list(read_records(path))


def codes(path: Path) -> list[tuple[int, str]]:
    """Row and code of each customer of the file."""
    return [(each.origin.own.row if each.origin else 0, each.record.customer_code) for each in read(path)]


def refused(path: Path) -> UnreadableFileError:
    """What is said when the file is read."""
    with pytest.raises(UnreadableFileError) as caught:
        read(path)
    assert caught.value.title
    assert caught.value.detail
    assert "{" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    "dimension", ["", '<dimension ref="A1"/>', '<dimension ref="A1:A1"/>', '<dimension ref="A1:XFD1048576"/>']
)
def test_what_the_sheet_says_of_its_size_is_not_believed(tmp_path: Path, dimension: str, *, strict: bool) -> None:
    sheet = sheet_xml(ROWS, dimension, strict=strict)
    file = write_raw(tmp_path / "a.xlsx", sheet, formats=FORMATS, strict=strict)
    assert codes(file) == [(2, "07030"), (4, "#N/A"), (5, "=A5")]


def _with_prefix(sheet: str) -> str:
    return re.sub(r"<(/?)(\w)", r"<\1x:\2", sheet).replace("xmlns=", "xmlns:x=")


def _with_single_quotes(sheet: str) -> str:
    return sheet.replace('"', "'")


def _with_style_first(sheet: str) -> str:
    return re.sub(r'(r="\w+") (s="\d")', r"\2 \1", sheet)


def _with_other_attributes(sheet: str) -> str:
    return sheet.replace(' s="1"', ' cm="1" s="1" vm="1"')


def _with_a_comment(sheet: str) -> str:
    return sheet.replace("<sheetData>", '<!-- <c r="B2" s="0"> --><sheetData>')


def _with_line_breaks(sheet: str) -> str:
    return sheet.replace("><c ", ">\n  <c ").replace("<row ", "\n<row\n ")


@pytest.mark.parametrize(
    "change",
    [
        _with_prefix,
        _with_single_quotes,
        _with_style_first,
        _with_other_attributes,
        _with_a_comment,
        _with_line_breaks,
    ],
    ids=lambda change: change.__name__,
)
def test_xml_may_be_written_in_other_ways(tmp_path: Path, change: object) -> None:
    assert callable(change)
    file = write_raw(tmp_path / "a.xlsx", change(sheet_xml(ROWS)), formats=FORMATS)
    assert codes(file) == [(2, "07030"), (4, "#N/A"), (5, "=A5")]
    reading = read_records(file)
    list(reading)
    assert [notice.code for notice in reading.notices] == ["hidden-rows"]


def test_cells_without_names_stand_one_after_the_other(tmp_path: Path) -> None:
    sheet = re.sub(r' r="[A-Z]*\d+"', "", sheet_xml(ROWS))
    assert codes(write_raw(tmp_path / "a.xlsx", sheet, formats=FORMATS)) == [(2, "07030"), (4, "#N/A"), (5, "=A5")]


def test_cells_without_names_or_attributes(tmp_path: Path) -> None:
    sheet = sheet_xml("<row><c><v>7</v></c><c><v>8</v></c></row>")
    file = write_raw(tmp_path / "a.xlsx", re.sub(r' r="[A-Z]*\d+"', "", sheet))
    assert codes(file) == [(2, "8")]


def test_dates_of_strict_workbooks(tmp_path: Path) -> None:
    rows = f'<row r="2">{inline("A2", "Nord")}<c r="B2" s="1" t="d"><v>2024-02-03T10:00:00</v></c></row>'
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(rows, strict=True), formats=("General", "yyyy"), strict=True)
    assert codes(file) == [(2, "2024")]


def test_days_from_1904(tmp_path: Path) -> None:
    rows = f'<row r="2">{inline("A2", "Nord")}<c r="B2" s="1"><v>7030</v></c></row>'
    properties = '<workbookPr date1904="1"/>'
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(rows), formats=("General", "yyyy-mm-dd"), properties=properties)
    assert codes(file) == [(2, "1923-04-01")]


def test_escaped_and_rich_texts(tmp_path: Path) -> None:
    rich = '<c r="B2" t="inlineStr"><is><r><t>C</t></r><r><t xml:space="preserve"> 1</t></r></is></c>'
    rows = f'<row r="2">{inline("A2", "N &amp; S &lt;x&gt; _x0041_")}{rich}</row>'
    (found,) = read(write_raw(tmp_path / "a.xlsx", sheet_xml(rows)))
    assert found.record.values == {"customer_name": "N & S <x> A", "customer_code": "C 1"}


def test_the_same_is_found_by_searching_and_by_parsing(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}">{inline(f"A{row}", "x")}<c r="B{row}" s="{row % 3}"><v>{row}</v></c>'
        f'<c r="C{row}" s="1" t="n"/><c r="D{row}" s="1" t="str"><f>1</f><v>2</v></c></row>'
        for row in range(2, 400)
    )
    merges = '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="C5:D5"/></mergeCells>'
    columns = '<cols><col hidden="1" min="3" max="4"/></cols>'
    sheet = sheet_xml(rows + ROWS.replace('r="', 'r="9').replace('"9A', '"A9').replace('"9B', '"B9'), columns, merges)
    usual = write_raw(tmp_path / "usual.xlsx", sheet, formats=(*FORMATS, "&quot;x&quot;@"))
    odd = write_raw(tmp_path / "odd.xlsx", _with_prefix(sheet), formats=(*FORMATS, "&quot;x&quot;@"))
    facts = [Workbook(file).sheets()[0].facts for file in (usual, odd)]
    assert facts[0].styles == facts[1].styles
    assert facts[0].patches == facts[1].patches
    assert facts[0].hidden_rows == facts[1].hidden_rows
    assert facts[0].hidden_columns == facts[1].hidden_columns == [(2, 3)]
    assert facts[0].merges == facts[1].merges == [(2, 0, 3, 0), (5, 2, 5, 3)]
    assert facts[0].styles
    assert facts[0].patches


def test_a_cell_far_away_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    rows = ROWS + f'<row r="1048576">{inline("XFD1048576", "x")}</row>'
    said = refused(write_raw(tmp_path / "a.xlsx", sheet_xml(rows)))
    assert "XFD1048576" in said.title
    assert "Ctrl+End" in said.detail
    said = refused(write_raw(tmp_path / "b.xlsx", _with_prefix(sheet_xml(rows))))
    assert "XFD1048576" in said.title


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("cell", ["XFD1048576", "B99999999", "ZZZZ999"])
@pytest.mark.parametrize("change", [str, _with_prefix], ids=["usual", "unusual"])
def test_a_sheet_that_declares_less_than_it_holds_fills_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str], cell: str, *, large: bool
) -> None:
    if large:
        monkeypatch.setattr("joor_desktop.files.cut_workbook.WORTH_CUTTING", 1)
    rows = ROWS + f'<row r="6">{inline("A6", "x")}{inline(cell, "x")}{inline("B6", "y")}</row>'
    file = write_raw(tmp_path / "a.xlsx", change(sheet_xml(rows * 2, '<dimension ref="A1:B6"/>')), formats=FORMATS)
    said = refused(file)
    assert "too far" in said.title or "damaged" in said.title


@pytest.mark.parametrize(
    ("extent", "outside"),
    [((10, 1), ["C1", "A11", "AA1", "A100", "B20"]), ((999, 25), ["AA1", "A1000"]), ((1234, 51), ["BA1", "A1235"])],
)
def test_cells_outside_of_what_is_declared_are_found(extent: tuple[int, int], outside: list[str]) -> None:
    pattern = _cells_outside(extent)
    assert all(pattern.search(f'<c r="{cell}" s="1"'.encode()) for cell in outside)
    inside = (f"{column_letters(column)}{row}" for row in range(1, extent[0] + 1) for column in range(extent[1] + 1))
    assert not pattern.search("".join(f'<c r="{cell}"' for cell in inside).encode())


@pytest.mark.parametrize("width", [1, 2, 11, 25, 26, 27, 52, 53, 60, 78, 701, 702, 703, 1378, 1379])
@pytest.mark.parametrize("declared", ["", '<dimension ref="A1:K999"/>'])
def test_cells_behind_the_width_or_with_a_longer_number_are_found(width: int, declared: str) -> None:
    pattern = ReachGuard(declared.encode()).farther_than(width)
    assert pattern is not None
    for column in range(2000):
        for row in (1, 999):
            found = pattern.search(f'<c r="{column_letters(column)}{row}" s="1">'.encode())
            assert bool(found) is (column >= width), (column, row)
    assert bool(pattern.search(b'<c r="A1000"/>')) is bool(declared)


def test_a_cell_far_away_on_another_sheet_is_told(tmp_path: Path) -> None:
    file = write_sheets(
        tmp_path / "a.xlsx", {"Customers": [("customer_name", "customer_code"), ("N", "C1")], "Far": []}
    )
    replace_part(file, "xl/worksheets/sheet2.xml", sheet_xml(f'<row r="1048576">{inline("XFD1048576", "x")}</row>'))
    reading = read_records(file)
    assert [each.record.customer_code for each in reading] == ["C1"]
    assert [(notice.code, notice.place and notice.place.cell) for notice in reading.notices] == [
        ("sheet-too-far", "XFD1048576")
    ]


def test_a_file_that_is_cut_off(tmp_path: Path) -> None:
    whole = write_rows(tmp_path / "a.xlsx", ("customer_name", "customer_code"), ("Nord", "C1")).read_bytes()
    file = tmp_path / "cut.xlsx"
    for length in (100, len(whole) // 2, len(whole) - 10):
        file.write_bytes(whole[:length])
        assert "damaged or not complete" in refused(file).title


@pytest.mark.parametrize(
    "sheet", ["", "<worksheet", sheet_xml("")[:-30], "<worksheet><sheetData><row r='x'/></sheetData>"]
)
def test_a_sheet_that_is_broken(tmp_path: Path, sheet: str) -> None:
    refused(write_raw(tmp_path / "a.xlsx", sheet))


def test_bytes_that_changed_inside(tmp_path: Path) -> None:
    content = bytearray(
        write_rows(tmp_path / "a.xlsx", ("customer_name", "customer_code"), ("Nord", "C1")).read_bytes()
    )
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        start = package.getinfo("xl/workbook.xml").header_offset + 60
    content[start : start + 20] = b"\x55" * 20
    file = tmp_path / "b.xlsx"
    file.write_bytes(content)
    assert "damaged" in refused(file).title


def test_document_types_are_refused(tmp_path: Path) -> None:
    harmful = '<!DOCTYPE x [<!ENTITY a "boom">]>'
    sheet = harmful + sheet_xml(ROWS).replace("Nord", "&a;")
    refused(write_raw(tmp_path / "a.xlsx", sheet))
    refused(write_raw(tmp_path / "b.xlsx", harmful + sheet_xml(ROWS)))
    file = write_raw(tmp_path / "c.xlsx", sheet_xml(ROWS))
    with zipfile.ZipFile(file) as package:
        workbook = package.read("xl/workbook.xml").decode()
    replace_part(file, "xl/workbook.xml", harmful + workbook)
    refused(file)


def test_letters_written_in_a_way_that_nobody_knows(tmp_path: Path) -> None:
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(ROWS))
    with zipfile.ZipFile(file) as package:
        content = package.read("xl/workbook.xml")
    replace_part(file, "xl/workbook.xml", b'<?xml version="1.0" encoding="UDF-8"?>' + content.rpartition(b"?>")[2])
    assert "damaged" in refused(file).title


def _declare_size(file: Path, part: str, size: int) -> None:
    """Change what the package says about the unpacked size of *part*, which has to stand there twice."""
    with zipfile.ZipFile(file) as package:
        true_size = package.getinfo(part).file_size.to_bytes(4, "little")
    content = file.read_bytes()
    assert content.count(true_size) == 2
    file.write_bytes(content.replace(true_size, size.to_bytes(4, "little")))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(ROWS) + " " * 1_000_000)
    _declare_size(file, "xl/worksheets/sheet1.xml", 2**30 + 1)
    assert "far more than a list of customers" in refused(file).title


def test_a_small_part_may_not_be_huge(tmp_path: Path) -> None:
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(ROWS))
    replace_part(file, "xl/styles.xml", bytes(65 * 2**20))
    assert "far more" in refused(file).title


def test_a_part_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(ROWS) + " " * 1_000_000)
    _declare_size(file, "xl/worksheets/sheet1.xml", 500)
    assert "damaged" in refused(file).title


def test_a_package_without_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("photo.txt", "no workbook")
    assert "is not a workbook" in refused(file).title
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    refused(file)


def test_a_document_of_another_program(tmp_path: Path) -> None:
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(ROWS))
    replace_part(file, "xl/workbook.xml", '<w:document xmlns:w="urn:w"/>')
    assert "is not a workbook" in refused(file).title


def test_a_workbook_with_only_hidden_sheets(tmp_path: Path) -> None:
    said = refused(write_raw(tmp_path / "a.xlsx", sheet_xml(ROWS), state="hidden"))
    assert "No row of column names" in said.title


def test_a_sheet_without_known_columns_is_named(tmp_path: Path) -> None:
    file = write_sheets(tmp_path / "a.xlsx", {"Stock": [("Article", "Pieces"), ("Shirt", 4)], "Nothing": []})
    said = refused(file)
    assert "Stock, Nothing" in said.detail


def test_no_file_is_left_open(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("customer_name", "customer_code"), ("Nord", "C1"))
    read(file)
    file.rename(tmp_path / "b.xlsx")
    (tmp_path / "b.xlsx").unlink()
    with pytest.raises(UnreadableFileError), Package(tmp_path / "gone.xlsx"):
        pass
