"""A workbook with nothing but one table of texts."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

_WIDTH = 28


def write_table(out: pathlib.Path, rows: Sequence[Sequence[str]]) -> None:
    """Write *rows*, of which the first has the headings; all cells are texts, so that codes keep their zeros."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for place in range(len(rows[0])):
        sheet.column_dimensions["ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place]].width = _WIDTH
    for number, row in enumerate(rows):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, text)
            cell.data_type = "s"
            cell.number_format = "@"
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    book.save(out)
