"""Makes a workbook with nearly all that spreadsheets hold, to be saved as other kinds and compared with LibreOffice."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable

import xlsxwriter

from joor_desktop.files.sheet_loading import LoadedSheet

_NUMBERS = (
    ("00000", 7030), ('"C"0000', 12), ("0%", 0.15), ("0.0%", 0.155), ("#,##0.00", 1234.5), ("yyyy-mm-dd", 45351),
    ("dd/mm/yyyy hh:mm", 45351.5), ("[h]:mm", 1.25), ("[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", 2125551212),
    ("[$€-407] #,##0.00", 99.5), ("0.00E+00", 123456), ("General", 1234567890123), ("General", 0.1),
    ("General", -17.25), ("General", 49.99), (";;;", 5), ("@", 417),
)  # fmt: skip
_TEXTS = (
    "  two  blanks ",
    "line\nbreak",
    "00417",
    "Grün & <Söhne>",
    "東京",
    "='quoted",
    "🧵 thread",
    " ",
    "x" * 3000,
)

FORMULA_OF_TEXT = (6, 5)
"""Row and column of a formula that makes a text."""

TRUE = (7, 5)
"""Row and column of a value that is true."""


def write_messy(path: pathlib.Path) -> pathlib.Path:
    """The sheet "Customers" has no merged cells, so that LibreOffice's table is comparable; "Merged" has."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Customers")
        sheet.write_row(0, 0, ["customer_code", "customer_name"])
        for row, (code, value) in enumerate(_NUMBERS, 1):
            sheet.write_number(row, 1, value, book.add_format({"num_format": code}))
        for row, text in enumerate(_TEXTS, 1):
            sheet.write_string(row, 3, text)
        sheet.write_formula("F3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("F4", "=NA()", None, "#N/A")
        sheet.write_formula("F5", '=IF(1=1,"","x")', None, "")
        sheet.write_formula("F6", '="a"&"b"', None, "ab")
        sheet.write_boolean("F7", True)
        sheet.write_comment("F8", "a note, which is no text of the cell")
        sheet.insert_textbox("H3", "a box")
        sheet.write_url("F9", "https://example.com", None, "a link")
        sheet.write_rich_string("F10", book.add_format({"bold": True}), "bo", "ld")
        sheet.set_column("B:B", 40)
        _write_hidden(book)
    return path


def _write_hidden(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Merged")
    sheet.merge_range("B3:C4", "over four")
    sheet.write_string("A6", "last")
    sheet.write_string("G6", "width")
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_column("E:F", None, None, {"hidden": True})
    hidden = book.add_worksheet("Secret")
    hidden.write_string("A1", "hidden")
    hidden.hide()


MERGED_ROWS = [
    (3, ["", "over four", "over four", "", "", "", ""]),
    (4, ["", "over four", "over four", "", "", "", ""]),
    (6, ["last", "", "", "", "", "", "width"]),
]
"""The filled rows of the sheet "Merged"."""


def cells_of(sheet: LoadedSheet) -> dict[tuple[int, int], str]:
    """The texts of a sheet by row (from 1) and column (from 0)."""
    return _filled((number, texts) for number, texts, _ in sheet.rows_after(0))


def filled_cells(table: list[list[str]]) -> dict[tuple[int, int], str]:
    """The same of a table; a cell of white space alone is empty, and blanks around numbers only align them."""
    return _filled(enumerate(table, 1))


def _filled(rows: Iterable[tuple[int, list[str]]]) -> dict[tuple[int, int], str]:
    return {(row, column): text for row, texts in rows for column, text in enumerate(texts) if text.strip()}
