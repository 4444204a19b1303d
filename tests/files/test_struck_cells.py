"""Customers that somebody crossed out are read and told, or left out where a person wants that."""

from __future__ import annotations

import struct
from collections.abc import Collection
from pathlib import Path

import pytest
import xlsxwriter

from joor_desktop.files.reading import read_records, understand
from joor_desktop.files.understanding import Choices, SheetChoices
from tests.files.binary_workbook import cell, row, sheet, write_xlsb
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


def told(file: Path, choices: SheetChoices = WITH, sheet: str = "Customers") -> tuple[list[str], dict[str, str]]:
    """The codes that are read, and by its code what is told of each kind of struck cells."""
    reading = read_records(file, Choices({sheet: choices}))
    codes = [each.record.customer_code for each in reading]
    return codes, {each.code: each.message for each in reading.notices if each.code.startswith("struck")}


@pytest.mark.parametrize("way", ["xlsb", "ods"])
def test_what_is_crossed_out_in_a_binary_workbook_is_told(tmp_path: Path, way: str) -> None:
    texts = ["Customer code", "Customer name"]
    texts += [f"{word}{each}" for each in range(2, 12) for word in ("C", "Boutique ")]
    rows = [
        row(n + 1, *(cell(7, column, struct.pack("<I", 2 * n + column), int(n in (4, 7))) for column in (0, 1)))
        for n in range(11)
    ]
    file = write_xlsb(tmp_path / "Customers.xlsb", sheet(*rows), formats=["@"], texts=texts, struck={1})
    if way == "ods":  # as another program reads the same bytes
        convert(file, way, tmp_path)
        file = file.with_suffix(".ods")
    codes, notices = told(file)
    assert len(codes) == 10
    assert list(notices) == ["struck-rows"]
    assert notices["struck-rows"].startswith("Rows 5, 8 of")
    assert told(file, WITHOUT)[0] == [f"C{each}" for each in range(2, 12) if each not in (5, 8)]


@pytest.mark.parametrize("way", ["whole", "in pieces", "xls", "ods", "html"])
def test_crossed_out_customers_are_read_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    file = write_struck(tmp_path / "Customers.xlsx", {5, 39})
    if way == "in pieces":
        in_pieces(monkeypatch)
    elif way != "whole":
        convert(file, way, tmp_path)
        file = file.with_suffix(f".{way}")
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


def test_a_struck_column_of_an_open_document_is_told(tmp_path: Path) -> None:
    file = write_struck(tmp_path / "a.xlsx", (), [(row, 1) for row in range(2, 40)])
    convert(file, "ods", tmp_path)
    codes, notices = told(file.with_suffix(".ods"), WITHOUT)
    assert codes == ["C40", "C41"]
    assert list(notices) == ["struck-rows"]


@pytest.mark.parametrize(
    ("row", "is_struck"),
    [
        ('<tr style="text-decoration: line-through"><td>C2<td>Boutique</tr>', True),
        ('<tr><td style="color:red;text-decoration-line:line-through">C2<td>Boutique</tr>', True),
        ('<tr><td class="big gone">C2<td>Boutique</tr>', True),
        ("<tr><td><s>C2</s><td>Boutique</tr>", True),
        ('<tr><td><font color="red"><strike><font>C</font>2</strike></font><td>Boutique</tr>', True),
        ('<tr><td>C2<td><span style="text-decoration:line-through"><span>Bou</span>tique</span></tr>', True),
        ("<tr><td>C2<td><del>Old</del> Boutique</tr>", False),
        ("<tr><td>C2<td>Boutique<td><s>old phone</s></tr>", False),
        ('<tr><td class="big">C2<td style="text-decoration: underline">Boutique</tr>', False),
    ],
)
def test_struck_rows_of_a_page_of_html(tmp_path: Path, row: str, *, is_struck: bool) -> None:
    file = tmp_path / "a.xls"
    style = "<style>.big {font-size:9pt} .gone {color:red; text-decoration:line-through}</style>"
    head = "<tr><th>Customer code<th>Customer name<th>Phone</tr>"
    file.write_text(f"<html>{style}<table>{head}{row}<tr><td>C3<td>Other</tr></table></html>", encoding="utf-8")
    codes, notices = told(file, WITHOUT, sheet="a")
    assert codes == (["C3"] if is_struck else ["C2", "C3"])
    assert ("struck-rows" in notices) is is_struck


def test_struck_rows_in_the_xml_of_excel_2003(tmp_path: Path) -> None:
    cells = "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in ("C2", "Nord"))
    head = "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in NAMES[:2])
    file = tmp_path / "a.xls"
    file.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>'
        '<Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="s2" ss:Parent="s1"/>'
        '<Style ss:ID="s3" ss:Parent="s1"><Font ss:Bold="1"/></Style></Styles><Worksheet ss:Name="Customers"><Table>'
        f'<Row>{head}</Row><Row ss:StyleID="s1">{cells}</Row><Row ss:StyleID="s3">{cells.replace("C2", "C3")}</Row>'
        f'<Row ss:StyleID="s2">{cells.replace("C2", "C4")}</Row></Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    codes, notices = told(file, WITHOUT)
    assert codes == ["C3"]
    assert notices["struck-rows"].startswith("Rows 2, 4 ")


@pytest.mark.parametrize("left_out", ["struck", "hidden"])
def test_entries_of_customers_that_are_left_out_are_left_out_too(tmp_path: Path, left_out: str) -> None:
    """Nobody has to add a customer that was left out on purpose; a code that is nowhere is told all the same."""
    file = tmp_path / "Customers.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        struck = book.add_format({"font_strikeout": True}) if left_out == "struck" else None
        sheet = book.add_worksheet("Customers")
        for row, texts in enumerate([NAMES[:2], ("C1", "Nord"), ("C2", "Ost"), ("C3", "Süd")]):
            sheet.write_row(row, 0, texts, struck if row == 2 else None)
        if struck is None:
            sheet.set_row(2, None, None, {"hidden": True})
        buyers = book.add_worksheet("Buyers")
        for row, texts in enumerate([("Customer code", "Name"), ("C1", "Ann"), ("C2", "Bo"), ("C4", "Cy")]):
            buyers.write_row(row, 0, texts)
    reading = read_records(file, Choices({"Customers": WITHOUT}))
    assert [each.record.customer_code for each in reading] == ["C1", "C3"]
    alone = [each for each in reading.notices if each.code == "entry-without-customer"]
    assert [each.place.cell for each in alone if each.place] == ["A4"]
