"""Writing customers into a workbook of the template's layout.

The empty template is made first; then each sheet's XML is copied with the rows put in. Rows go to temporary files on
the way, because one customer has rows on many sheets, and so the memory stays small however many customers there are.
"""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack

from joor_desktop.files.marks import MarkedRecord
from joor_desktop.files.numbered_columns import Repeatable
from joor_desktop.files.standing_alone import find_standing_alone
from joor_desktop.files.template_book import template_book
from joor_desktop.files.template_names import sheet_name
from joor_desktop.model.field_table import CONNECTION
from joor_desktop.model.record import Record


def write_workbook(
    records: Repeatable[Record], out: pathlib.Path, check: Callable[[], None] = lambda: None
) -> None:
    """Write *records* to *out*, a sheet for each node; :func:`read_records` reads the same records back.

    A customer whose code would not join its entries to it again has them in numbered columns of its own row. Raises
    OSError where it can't be written, UnwritableFileError where such a customer has more entries than a row takes.

    :param check: called again and again, to stop by an exception.
    """
    from joor_desktop.files.node_sheets import NodeSheets, save_filled

    alone = find_standing_alone(_Unmarked(records))
    book = template_book(with_example=False)
    book.active = book.sheetnames.index(sheet_name(CONNECTION))
    with ExitStack() as stack:
        sheets = NodeSheets(book, alone, stack)
        for record in records:
            sheets.add(record)
        save_filled(book, sheets.fillings(), out, check)


class _Unmarked:
    """Customers without marks."""

    def __init__(self, records: Repeatable[Record]) -> None:
        self._records = records

    def __iter__(self) -> Iterator[MarkedRecord]:
        return ((record, ()) for record in self._records)

    def __len__(self) -> int:
        return len(self._records)
