"""Makes workbooks with one customer a row, as companies export them: numbered columns, postcodes as numbers."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable
from itertools import chain

import xlsxwriter

from joor_desktop.model.field import Field, Kind, Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record

Column = tuple[str, Node, int, Field]
"""Heading, node, index of the entry, field."""


def columns_of(record: Record) -> list[Column]:
    """A column for each value of *record*."""
    columns = [(field.name, CONNECTION, 0, field) for field in CONNECTION.fields if field.name in record.values]
    for node in ENTRY_NODES:
        for index, entry in enumerate(record.entries.get(node.key, ())):
            columns += [
                (heading(node, index, field), node, index, field) for field in node.fields if field.name in entry
            ]
    return columns


def heading(node: Node, index: int, field: Field) -> str:
    """JOOR's name with the number of the entry after the node: ``shipping_2_city``."""
    return f"{node.column_prefix}_{index + 1}_{node.suffix(field)}"


def write_wide(out: pathlib.Path, records: Iterable[Record], *, inline: bool = False) -> None:
    """Write *records* to *out*, with the columns that the first of them fills.

    Postcodes of digits are numbers shown with five digits, percentages numbers shown as such, all else is text.

    :param inline: write texts into their cells, which needs little memory, instead of into a table as Excel does.
    """
    remaining = iter(records)
    first = next(remaining)
    columns = columns_of(first)
    with xlsxwriter.Workbook(str(out), {"constant_memory": inline}) as book:
        five_digits, percent = (book.add_format({"num_format": code}) for code in ("00000", "0%"))
        sheet = book.add_worksheet("Customers")
        sheet.write_row(0, 0, [name for name, *_ in columns])
        for row, record in enumerate(chain([first], remaining), 1):
            for column, (_, node, index, field) in enumerate(columns):
                text = record.value(Path(node.key, index, field.name))
                if text.isdigit() and field.kind is Kind.POSTCODE:
                    sheet.write_number(row, column, int(text), five_digits)
                elif text and field.kind is Kind.DECIMAL:
                    sheet.write_number(row, column, float(text) / 100, percent)
                elif text:
                    sheet.write_string(row, column, text)
