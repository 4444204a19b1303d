"""Rows of OpenDocument spreadsheets that are cut out by searches show the same as those that are parsed."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files import ods_content
from joor_desktop.files.ods_book import OdsBook
from joor_desktop.files.ods_scan import UsualRows
from joor_desktop.files.sheet_loading import LoadedSheet
from tests.files.open_documents import cell, content_xml, row, write_ods

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
TEXT = 'office:value-type="string"'
NUMBER = 'office:value-type="float" office:value="{}"'


def plain(*texts: str, attributes: str = TEXT) -> str:
    """A row of cells that are text and nothing else."""
    return row(*(cell(text, attributes) for text in texts))


ROWS = {
    "texts": plain("Nord", "1", "Via Roma", "Milano"),
    "blanks and signs": plain("  A   B\tC ", "&lt;1&gt; &amp;amp; &quot;&apos;", "Łódź 店", "x"),
    "repeated": row(cell("a", TEXT), cell("b", f'table:number-columns-repeated="3" {TEXT}'), cell("c", TEXT)),
    "repeated amid texts": row(
        cell("a", TEXT), cell("b &amp; c", f'table:number-columns-repeated="3" {TEXT}'), cell("d", TEXT),
        cell("e", f'table:number-columns-repeated="2" {TEXT}'), cell("1.2E+16", NUMBER.format("12345678901234567")),
        cell("f", TEXT), cell("g", f'table:number-columns-repeated="12" table:style-name="ce1" {TEXT}'),
    ),
    "repeated to the last column": row(cell("a", TEXT), cell("b", f'table:number-columns-repeated="16383" {TEXT}')),
    "repeated before texts": row(cell("b", f'table:number-columns-repeated="2" {TEXT}'), *[cell("c", TEXT)] * 3),
    "empty ones between and behind": row(
        cell(None), cell("a", TEXT), cell(None, 'table:number-columns-repeated="2"'), cell("b", TEXT),
        cell(None, 'table:number-columns-repeated="16000"'),
    ),
    "numbers": row(
        cell("07030", NUMBER.format(7030)), cell("a", TEXT), cell("1.234,5", NUMBER.format(1234.5)), cell("b", TEXT),
        cell("1,5", NUMBER.format(1.5)), cell(None, NUMBER.format(12)), cell("1,234", NUMBER.format(1234)),
    ),
    "lost digits": row(
        cell("a", TEXT), cell("b", TEXT), cell("1.23E+16", NUMBER.format("12345678901234567")), cell("c", TEXT),
        cell("12345678901234567", NUMBER.format("12345678901234567")),
    ),
    "percentages and money": row(
        cell("15%", 'office:value-type="percentage" office:value="0.15"'), cell("a", TEXT),
        cell("12,50 €", 'office:value-type="currency" office:currency="EUR" office:value="12.5"'), cell("b", TEXT),
    ),
    "others": row(
        cell("WAHR", 'office:value-type="boolean" office:boolean-value="true"'), cell("a", TEXT),
        cell("12.05.26", 'office:value-type="date" office:date-value="2026-05-12"'),
        cell(None, 'office:value-type="date" office:date-value="2026-05-12"'),
        cell(None, 'table:formula="of:=1+1"'), cell("b", 'office:value-type="string" office:string-value="c"'),
    ),
    "merged": row(
        cell("m", f'table:number-columns-spanned="2" table:number-rows-spanned="2" {TEXT}'),
        '<table:covered-table-cell/><table:covered-table-cell table:number-columns-repeated="2"/>', cell("a", TEXT),
        cell("b", TEXT),
    ) + row("<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>", *[cell("c", TEXT)] * 2),
    "hidden and repeated rows": row(cell("h", TEXT), attributes='table:visibility="collapse"')
    + row(cell("r", TEXT), cell("s", TEXT), attributes='table:number-rows-repeated="3"')
    + row(attributes='table:number-rows-repeated="1000000"')
    + row(attributes='table:number-rows-repeated="40000" table:visibility="filter"'),
    "several paragraphs and inner tags": row(
        "<table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell>",
        cell('a<text:s text:c="2"/>b<text:span>c</text:span>', TEXT), cell("", TEXT), cell("d", TEXT),
    ),
    "a note": row(cell("a", TEXT), "<table:table-cell><office:annotation><text:p>no</text:p></office:annotation>"
                  "<text:p>b</text:p></table:table-cell>", cell("c", TEXT)),
    "white space between": f"\n <table:table-row>\n  {cell('a', TEXT)}\n  {cell('b', TEXT)}\n </table:table-row>\n",
    "other names of styles": row(
        cell("a", f'table:style-name="ce1" {TEXT}'), cell("b", f'table:style-name="ce2" {TEXT}'),
        cell("c", f'{TEXT} table:style-name="ce3"'), cell("d", TEXT),
    ),
    "references": row(cell("a&#65;&#x42;", TEXT), cell("b", TEXT)),
    "a comment around": f"<!-- {plain('no', 'no')} -->{plain('a', 'b')}",
    "an instruction like the own one": f"<?rows-taken?>{plain('a', 'b')}<?rows-taken?>{plain('c', 'd')}",
    "marked as text": f"<text:p><![CDATA[{plain('no', 'no')}]]></text:p>{plain('a', 'b')}",
    "another meaning of a name": f'<x xmlns:table="urn:other">{plain("no", "no")}</x>{plain("a", "b")}',
}  # fmt: skip


def read(path: Path, rows: str, start: str = DECLARATION) -> list[LoadedSheet]:
    """The sheets of a spreadsheet with *rows*."""
    content = content_xml(plain("first", "second") + rows + plain("x", "y"), before=start)
    return OdsBook(write_ods(path, content)).sheets()


PARSED = {
    "several paragraphs and inner tags", "a note", "white space between", "references", "a comment around",
    "an instruction like the own one", "marked as text", "another meaning of a name",
}  # fmt: skip
"""Those of ROWS of which not all are usual."""


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_taken_rows_are_those_that_a_parser_finds(tmp_path: Path, rows: str) -> None:
    taken = read(tmp_path / "a.ods", rows)
    parsed = read(tmp_path / "b.ods", rows, DECLARATION + "<!-- read by the parser alone -->")
    assert [(sheet.first_rows, sheet.height, sheet.facts) for sheet in taken] == [
        (sheet.first_rows, sheet.height, sheet.facts) for sheet in parsed
    ]


@pytest.mark.parametrize("name", ROWS)
def test_which_rows_are_usual(name: str) -> None:
    left = b"".join(UsualRows().without_them([content_xml(ROWS[name], before=DECLARATION).encode()]))
    assert (b"<table:table-row" in left) == (name in PARSED)


def test_usual_rows_are_taken_and_the_others_left() -> None:
    rows = plain("a", "b") + row(cell("<text:span>c</text:span>")) + plain("d", "e")
    content = content_xml(rows, before=DECLARATION)
    left = b"".join(UsualRows().without_them([content.encode()]))
    assert left.count(b"<table:table-row") == 1
    assert b"<text:span>c</text:span>" in left


@pytest.mark.parametrize("size", [1, 7, 100, 10_000])
def test_rows_are_taken_from_pieces_of_any_size(size: int) -> None:
    rows = "".join(ROWS[name] for name in ("texts", "merged", "numbers"))
    content = content_xml(rows * 3, before=DECLARATION).encode()
    pieces = [content[place : place + size] for place in range(0, len(content), size)]
    (sheet,) = ods_content.parse_content(pieces).sheets
    (whole,) = ods_content.parse_content([content]).sheets
    assert list(sheet.rows) == list(whole.rows)
    assert sheet.facts == whole.facts


@pytest.mark.parametrize(
    "broken",
    [
        *(plain(text, "c") for text in ("a]]>b", "a\x07b", "a\x1fb", "b\x1e3", "a&nbsp;b")),
        plain("a", "b") + "<",
    ],
)
def test_xml_that_is_not_sound_is_refused(tmp_path: Path, broken: str) -> None:
    with pytest.raises(UnreadableFileError):
        read(tmp_path / "a.ods", broken)


@pytest.mark.parametrize("start", ["", '<?xml version="1.0" encoding="ISO-8859-1"?>'])
def test_other_encodings_are_left_to_the_parser(tmp_path: Path, start: str) -> None:
    content = content_xml(plain("Crème", "b"), before=start)
    left = b"".join(UsualRows().without_them([content.encode("latin-1")]))
    assert left == content.encode("latin-1")


def test_names_that_mean_something_else_are_left_to_the_parser() -> None:
    content = content_xml(plain("a", "b"), before=DECLARATION).replace(":table:1.0", ":other:1.0")
    assert b"".join(UsualRows().without_them([content.encode()])) == content.encode()
