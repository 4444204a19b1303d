"""What became of the customers of sends, as a workbook with a row for each."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from joor_desktop.model.texts import translate

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_CHECK_EVERY = 500
_WIDTHS = (18.0, 18.0, 13.0, 26.0, 12.0, 18.0, 34.0, 34.0, 44.0, 18.0, 10.0, 60.0, 26.0)


class ResultRow(NamedTuple):
    """A customer of a send. Times carry a zone; ``finished`` is None while JOOR works, ``job`` before it answered."""

    sent: datetime
    profile: str
    environment: str
    list_name: str
    job: int | None
    customer_code: str
    customer_name: str
    state: str
    detail: str
    finished: datetime | None
    code: str
    comment: str
    log_id: str


def write_results(rows: Sequence[ResultRow], out: pathlib.Path, check: Callable[[], None] = lambda: None) -> None:
    """Write *rows* to *out*, times as they are here. Raises OSError where it can't be written.

    :param check: called again and again, to stop by an exception.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(translate("results", "Results"))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_WIDTHS))}{len(rows) + 1}"
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append(list(_header(sheet)))
    for number, row in enumerate(rows):
        if number % _CHECK_EVERY == 0:
            check()
        sheet.append([_cell(sheet, value) for value in row])
    book.save(out)


def _header(sheet: WriteOnlyWorksheet) -> Iterator[Cell]:
    from joor_desktop.files import template_style as style
    from joor_desktop.model.field import Need

    for title in (
        translate("results", "Sent"),
        translate("results", "Profile"),
        translate("results", "Environment"),
        translate("results", "List"),
        translate("results", "Job"),
        translate("results", "Customer code"),
        translate("results", "Customer name"),
        translate("results", "State"),
        translate("results", "More of it"),
        translate("results", "Finished"),
        translate("results", "Code"),
        translate("results", "JOOR's words"),
        translate("results", "Log number"),
    ):
        cell = _cell(sheet, title)
        cell.fill = style.header_fill(Need.RECOMMENDED)
        cell.font = style.header_font(Need.RECOMMENDED)
        yield cell


def _cell(sheet: WriteOnlyWorksheet, value: datetime | str | int | None) -> Cell:
    """A cell; text is text whatever it begins with, and leading zeros stay."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, value.astimezone().replace(tzinfo=None, microsecond=0))
        cell.number_format = "yyyy-mm-dd hh:mm"
        return cell
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
    return cell
