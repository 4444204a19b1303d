"""Our view of numbers against LibreOffice's, for many formats and values in one conversion."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from joor_desktop.files.number_formats import renderer
from tests.files.office import shown_cells

DATE_FORMATS = (
    "m/d/yyyy", "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm AM/PM", "h:mm:ss AM/PM", "h:mm", "h:mm:ss", "m/d/yyyy h:mm",
    "mm:ss", "[h]:mm:ss", "mm:ss.0", "yyyy-mm-dd", "dd/mm/yyyy hh:mm:ss", "[$-409]mmmm d, yyyy;@", "dddd", "ddd",
    "mmmmm", "[mm]:ss", "yy-m-d", 'hh"h"mm',
)  # fmt: skip
NUMBER_FORMATS = (
    "00000", '"C"0000', "0%", "0.0%", "0.00%", "#,##0", "#,##0.00", "0.00", "0.00E+00", "##0.0E+0",
    "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", "000-00-0000", "00000\\-0000", '0;(0);"zero"', '0.0,,"M"', '0,"k"',
    "#,##0.0,", "[$€-407] #,##0.00", "[$$-409]#,##0.00;[Red]-[$$-409]#,##0.00", "0.0#", "00.0?", '"a"0"b"0',
    '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', "#,##0_);(#,##0)", "+0;-0;0",
    '[>100]"big "0;[<0]"neg "0;"mid "0', '0\\ "%"', "0 000",
)  # fmt: skip
NUMBERS = (0, 1, 12, 7030, 0.15, 0.125, 99.995, 2.675, 1.5, -5, -1234.5, 1234567.891, 2125551212, 5551212, 1e-5, 0.07)
DATES = (61, 366.25, 7030, 12345.678, 36525.75, 45325.17020833333, 45351.5, 43831.25)

TABLE = [
    *((code, value) for code in NUMBER_FORMATS for value in NUMBERS),
    *((code, value) for code in DATE_FORMATS for value in DATES),
]


def test_numbers_and_dates_are_shown_as_in_libreoffice(tmp_path: Path) -> None:
    file = tmp_path / "formats.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("Formats")
        for row, (code, value) in enumerate(TABLE):
            sheet.write_number(row, 0, value, book.add_format({"num_format": code}))
        sheet.set_column(0, 0, 60)
    shown = [row[0].strip(" ") for row in shown_cells(file, "Formats", tmp_path)]
    assert len(shown) == len(TABLE)
    ours = [renderer(code)(float(value)) for code, value in TABLE]
    assert _seen(ours) == _seen(shown)


def _seen(views: list[str]) -> list[tuple[str, float, str]]:
    return [(code, value, view) for (code, value), view in zip(TABLE, views, strict=True)]
