"""The sheets of the template with customers on them: rows in temporary files, until the workbook is put together."""

from __future__ import annotations

import io
import pathlib
import re
import zipfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from joor_desktop.files import template_style as style
from joor_desktop.files.package_writing import Filling, copy_filled
from joor_desktop.files.sheet_rows import SheetRows
from joor_desktop.files.standing_alone import StandingAlone
from joor_desktop.files.template_names import sheet_name
from joor_desktop.files.template_sheets import sheet_fields
from joor_desktop.model.field_table import CONNECTION, NODES
from joor_desktop.model.record import Entry, Record

if TYPE_CHECKING:
    from openpyxl import Workbook

_ROWS_END = b"</sheetData>"
_NOTES = b"<legacyDrawing "
_NUMBERS_MAY_BE_TEXT = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
"""Keeps Excel from marking each 07030 with a green corner; stands in front of the notes, says the format."""
_DIMENSION = re.compile(rb"<dimension [^>]*/>")


class NodeSheets:
    """The rows of each node's sheet in a template *book*, by node key."""

    def __init__(self, book: Workbook, alone: StandingAlone, stack: ExitStack) -> None:
        self._book = book
        self._alone = alone
        _add_numbered_columns(book, alone)
        self.rows: dict[str, SheetRows] = {}
        for node in NODES:
            names = [field.name for field in sheet_fields(node)]
            if node is CONNECTION:
                names += [column.heading for column in alone.columns]
            column = book[sheet_name(node)].column_dimensions["A"]
            self.rows[node.key] = SheetRows(names, column.style_id, stack)

    def add(self, record: Record) -> None:
        """Add a customer that has no marks."""
        if self._alone.holds(record, ()):
            self.rows[""].add(self.whole(record), record.customer_code)
            return
        code = record.customer_code
        self.rows[""].add(record.values, code)
        for key, entries in record.entries.items():
            for entry in entries:
                self.rows[key].add(entry, code)

    def whole(self, record: Record) -> Entry:
        """What stands in the one row of a customer that stands alone."""
        return {**record.values, **{column.heading: column.text(record) for column in self._alone.columns}}

    def fillings(self) -> dict[str, Filling]:
        """What goes into the parts of the sheets."""
        return {
            sheet_part(self._book, sheet_name(node)): Filling(
                [(_ROWS_END, self.rows[node.key].file)], partial(_prepare_sheet, self.rows[node.key].range)
            )
            for node in NODES
        }


def _add_numbered_columns(book: Workbook, alone: StandingAlone) -> None:
    sheet = book[sheet_name(CONNECTION)]
    for index, column in enumerate(alone.columns, len(sheet_fields(CONNECTION)) + 1):
        cell = sheet.cell(1, index, column.heading)
        cell.font = style.header_font(column.field.need)
        cell.fill = style.header_fill(column.field.need)
        cell.border = style.UNDERLINED
        cell.alignment = style.CENTRED
        dimension = sheet.column_dimensions[get_column_letter(index)]
        dimension.width = style.width(column.field, column.heading)
        dimension.number_format = style.TEXT_FORMAT


def sheet_part(book: Workbook, name: str) -> str:
    """The part of the package in which a sheet is saved."""
    return f"xl/worksheets/sheet{book.sheetnames.index(name) + 1}.xml"


def _prepare_sheet(reach: str, content: bytes) -> bytes:
    content = _DIMENSION.sub(f'<dimension ref="{reach}"/>'.encode(), content)
    return content.replace(_NOTES, _NUMBERS_MAY_BE_TEXT + _NOTES)


def save_filled(
    book: Workbook, fillings: Mapping[str, Filling], out: pathlib.Path, check: Callable[[], None] = lambda: None
) -> None:
    """Write *book* to *out* with *fillings* in it; raises OSError where it can't be written.

    :param check: called again and again, to stop by an exception.
    """
    small = io.BytesIO()
    book.save(small)
    with zipfile.ZipFile(small) as source:
        copy_filled(source, out, fillings, check)
