"""The other sides of records in the journal, with all that is known of them: undoing puts that back unchecked."""

from __future__ import annotations

from typing import Any

import orjson

from joor_desktop.storage.journal import Change, Side
from joor_desktop.storage.packing import NO_TWIN
from joor_desktop.storage.writing import Row


def side_of(row: Row, number: int | None = None) -> Side:
    """The row as one side of a change, by its own id or by another *number*."""
    known = orjson.dumps((row.counts, row.code, row.code_key, row.problems))
    return row.id if number is None else number, row.body, row.origin, known


def row_of(change: Change, before: Row) -> Row | None:
    """The row that comes back in the place of *before*; None where nothing is known of it, so that it must be checked.

    What it has to do with other records is kept for as long as its code is the same.
    """
    if change.known is None:
        return None
    counts, code, key, problems = orjson.loads(change.known)
    rows: list[Any] = [tuple(problem) for problem in problems]
    twin = before.twin if before.code == code else NO_TWIN
    return Row(change.body, change.origin, counts, code, key, rows, twin, before.id)
