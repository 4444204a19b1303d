"""Writing customers into a workbook of the template's layout.

The empty template is made first; then each sheet's XML is copied with the rows put in. Rows go to temporary files on
the way, because one customer has rows on many sheets, and so the memory stays small however many customers there are.
"""

from __future__ import annotations

import io
import pathlib
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING

from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.template_book import template_book
from joor_desktop.files.template_names import sheet_name
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import CONNECTION, NODES
from joor_desktop.model.record import Entry, Record

if TYPE_CHECKING:
    from openpyxl import Workbook

_KEPT_IN_MEMORY = 1 << 20
_COPIED_AT_ONCE = 1 << 18
_LONGEST_TEXT = 32_767
_ROWS_END = b"</sheetData>"
_TEXT_STYLE = re.compile(rb'<col [^>]*?style="([0-9]+)"')
_NOTES = b"<legacyDrawing "
_NUMBERS_MAY_BE_TEXT = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
"""Keeps Excel from marking each 07030 with a green corner; stands in front of the notes, says the format."""
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_NEEDS_ESCAPE = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write_workbook(records: Iterable[Record], out: pathlib.Path) -> None:
    """Write *records* to *out*, a sheet for each node; :func:`read_records` reads the same records back.

    Raises OSError where it can't be written.
    """
    book = template_book(with_example=False)
    book.active = book.sheetnames.index(sheet_name(CONNECTION))
    write_filled(book, records, out)


def write_filled(book: Workbook, records: Iterable[Record], out: pathlib.Path) -> None:
    """Write the template *book* to *out*, with *records* on its sheets; raises OSError where it can't be written."""
    parts = {node.key: _part(book.sheetnames.index(sheet_name(node))) for node in NODES}
    template = io.BytesIO()
    book.save(template)
    with zipfile.ZipFile(template) as source, ExitStack() as stack:
        sheets = {node.key: _Rows(node, _text_style(source.read(parts[node.key])), stack) for node in NODES}
        _add_records(sheets, records)
        rows = {parts[key]: sheet for key, sheet in sheets.items()}
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as target:
            for part in source.namelist():
                _copy_part(source, target, part, rows.get(part))


def _part(index: int) -> str:
    return f"xl/worksheets/sheet{index + 1}.xml"


def _add_records(sheets: dict[str, _Rows], records: Iterable[Record]) -> None:
    for record in records:
        code = record.customer_code
        sheets[""].add(record.values, code)
        for key, entries in record.entries.items():
            for entry in entries:
                sheets[key].add(entry, code)


def _text_style(sheet: bytes) -> str:
    found = _TEXT_STYLE.search(sheet)
    assert found is not None, "the template's columns have no style"
    return found[1].decode()


def _copy_part(source: zipfile.ZipFile, target: zipfile.ZipFile, part: str, rows: _Rows | None) -> None:
    content = source.read(part)
    if rows is None:
        target.writestr(part, content)
        return
    before, end, after = _DIMENSION.sub(rows.dimension(), content).partition(_ROWS_END)
    rows.file.seek(0)
    with target.open(part, "w", force_zip64=True) as file:
        file.write(before)
        shutil.copyfileobj(rows.file, file, _COPIED_AT_ONCE)
        file.write(end + after.replace(_NOTES, _NUMBERS_MAY_BE_TEXT + _NOTES))


class _Rows:
    """The rows of one sheet, as XML in a temporary file."""

    def __init__(self, node: Node, style: str, stack: ExitStack) -> None:
        from joor_desktop.files.template_sheets import sheet_fields

        self.file: IO[bytes] = tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY)  # noqa: SIM115  # the stack closes it
        stack.enter_context(self.file)
        self._columns = [(field.name, column_letters(index)) for index, field in enumerate(sheet_fields(node))]
        self._kind = f' s="{style}" t="inlineStr"'
        self._row = 1

    def dimension(self) -> bytes:
        """What the sheet says of its size."""
        return f'<dimension ref="A1:{self._columns[-1][1]}{self._row}"/>'.encode()

    def add(self, entry: Entry, customer_code: str) -> None:
        """Add a row; the column of the customer's code stands on every sheet."""
        self._row += 1
        row = self._row
        cells = []
        for name, letters in self._columns:
            text = customer_code if name == "customer_code" else entry.get(name)
            if text:
                cells.append(f'<c r="{letters}{row}"{self._kind}><is><t{_escaped(text)}</t></is></c>')
        self.file.write(f'<row r="{row}">{"".join(cells)}</row>\n'.encode())


def _escaped(text: str) -> str:
    text = text[:_LONGEST_TEXT]
    space = ' xml:space="preserve">' if text != text.strip() or "\n" in text else ">"
    return space + _NEEDS_ESCAPE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    """Workbooks write characters that XML can't carry as ``_x0007_``; half a surrogate pair can't be kept at all."""
    sign = found[0]
    if sign in "&<>":
        return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[sign]
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else f"_x{ord(sign):04X}_"
