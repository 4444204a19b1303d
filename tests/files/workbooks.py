"""Makes small workbooks: ordinary ones cell by cell, and ones whose XML is written by hand, to be odd or broken."""

from __future__ import annotations

import pathlib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

_TRANSITIONAL = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
_STRICT = ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f"""\
<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
</Types>"""


@dataclass(frozen=True)
class Shown:
    """A value with the number format that it is shown in."""

    value: float
    code: str


@dataclass(frozen=True)
class Formula:
    """A formula with the value that is stored for it."""

    text: str
    value: object = 0


def write_sheets(path: pathlib.Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> pathlib.Path:
    """Write the rows of each of *sheets* to the workbook *path*; None leaves a cell empty."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    _write(book, sheet, row, column, value)
    return path


def replace_part(file: pathlib.Path, part: str, content: str | bytes) -> None:
    """Put *content* into the place of a part of the workbook *file*."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = content.encode() if isinstance(content, str) else content
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, each in parts.items():
            package.writestr(name, each)


def write_rows(path: pathlib.Path, *rows: Sequence[Any]) -> pathlib.Path:
    """Write *rows* to the only sheet, "Customers", of the workbook *path*."""
    return write_sheets(path, {"Customers": rows})


def _write(book: Any, sheet: Any, row: int, column: int, value: object) -> None:
    if isinstance(value, Shown):
        sheet.write_number(row, column, value.value, book.add_format({"num_format": value.code}))
    elif isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, None, value.value)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write(row, column, value)


def inline(cell: str, text: str) -> str:
    """A cell that holds its text itself."""
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADER = f'<row r="1">{inline("A1", "customer_name")}{inline("B1", "customer_code")}</row>'


def sheet_xml(rows: str, before: str = "", after: str = "", *, strict: bool = False) -> str:
    """The XML of a sheet with the columns customer_name and customer_code and *rows* below them."""
    main = (_STRICT if strict else _TRANSITIONAL)[0]
    return f'<worksheet xmlns="{main}">{before}<sheetData>{HEADER}{rows}</sheetData>{after}</worksheet>'


def write_raw(
    path: pathlib.Path,
    sheet: str | bytes,
    *,
    formats: Sequence[str] = (),
    properties: str = "",
    state: str = "visible",
    strict: bool = False,
) -> pathlib.Path:
    """Write a workbook around the XML of its one sheet; cell style *n* shows numbers in the *n*-th of *formats*."""
    main, relations = _STRICT if strict else _TRANSITIONAL
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations([("rId1", f"{relations}/officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}">{properties}<sheets>'
        f'<sheet name="Customers" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            [
                ("rId1", f"{relations}/worksheet", "worksheets/sheet1.xml"),
                ("rId2", f"{relations}/styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _styles(main, formats),
        "xl/worksheets/sheet1.xml": sheet,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    each = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _styles(main: str, formats: Sequence[str]) -> str:
    codes = "".join(f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(formats))) or '<xf numFmtId="0"/>'
    return f'<styleSheet xmlns="{main}"><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'
