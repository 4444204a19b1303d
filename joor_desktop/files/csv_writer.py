"""Writing customers into a text file with a table: a row each, their entries in numbered columns."""

from __future__ import annotations

import csv
import pathlib
from collections.abc import Callable, Iterable, Sequence

from joor_desktop.files.harmless_cells import harmless
from joor_desktop.files.numbered_columns import NumberedColumn, NumberedColumns, Repeatable
from joor_desktop.model.field_table import CONNECTION, NODE_BY_KEY
from joor_desktop.model.record import Record

_ALWAYS = ("customer_code", "customer_name")
_CHECKED_EVERY = 500


def write_csv(records: Repeatable[Record], out: pathlib.Path, check: Callable[[], None] = lambda: None) -> None:
    """Write *records* to *out*; :func:`read_records` reads the same records back.

    UTF-8 with a mark (Excel takes it for another encoding without), commas, lines that end as on Windows. Columns that
    nobody fills are left out. Raises OSError where it can't be written, UnwritableFileError where a customer has more
    entries than there are numbers for.

    :param check: called again and again, to stop by an exception.
    """
    names, columns = _columns(records)
    with out.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([*names, *(column.heading for column in columns)])
        for number, record in enumerate(records):
            if number % _CHECKED_EVERY == 0:
                check()
            writer.writerow(_row(record, names, columns))


def _columns(records: Iterable[Record]) -> tuple[list[str], list[NumberedColumn]]:
    """The fields of the customers themselves, and the columns of their entries."""
    used = set(_ALWAYS)
    numbered = NumberedColumns()
    # These tell the reader that rows with one code are customers, each of its own; every customer needs them anyway.
    numbered.add_fields(NODE_BY_KEY["price_types"], ["price_type_currency_code", "price_type_label"])
    for record in records:
        used.update(record.values)
        numbered.add(record)
    others = [field.name for field in CONNECTION.fields if field.name in used and field.name not in _ALWAYS]
    return [*_ALWAYS, *others], numbered.columns()


def _row(record: Record, names: Sequence[str], columns: Sequence[NumberedColumn]) -> list[str]:
    values, entries = record.values, record.entries
    row = [values.get(name, "") for name in names]
    for column in columns:
        listed = entries.get(column.node.key, ())
        row.append(listed[column.group - 1].get(column.field.name, "") if column.group <= len(listed) else "")
    return [harmless(text) if text else "" for text in row]
