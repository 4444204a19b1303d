"""Where a block of filled cells ends, in a column of a table that may have 100,000 rows."""

from __future__ import annotations

import pathlib
from array import array
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import orjson

from joor_desktop.model.path import Path
from joor_desktop.storage.database import Database
from joor_desktop.storage.planes import body_row, plane_of_records
from joor_desktop.work.context import TaskContext

_PAGE = 2000

_NAMED = f"""
SELECT json_group_array(ifnull(instr(r.body, ?2), 0) > 0)
FROM json_each(?1) wanted LEFT JOIN record r ON r.id = {body_row("wanted.value", "?3", "?4")}
"""  # noqa: S608 - the program's own words
_IN_ENTRY = f"""
SELECT json_group_array(json_extract(CAST(r.body AS TEXT), ?2 || json_extract(wanted.value, '$[1]') || ?3) IS NOT NULL)
FROM json_each(?1) wanted LEFT JOIN record r ON r.id = {body_row("json_extract(wanted.value, '$[0]')", "?4", "?5")}
"""  # noqa: S608 - as above


@dataclass(frozen=True, slots=True)
class Column:
    """One column below or above a cell: the records from that cell on, with the index of each row's entry, and a path.

    A path without a field is filled where its node has entries.
    """

    ids: array[int]
    indexes: array[int] | None
    path: Path


def filled(database: Database, column: Column, start: int, end: int) -> list[bool]:
    """For each row from *start* to before *end* whether its cell holds anything."""
    ids, path = column.ids[start:end], column.path
    plane = plane_of_records(database, ids)
    if not (path.node and path.field):
        # A field that is empty, or a node without entries, has no key in the body; this takes a third of the time.
        key = f'"{path.field or path.node}":'.encode()
        found = database.value(_NAMED, (orjson.dumps(ids.tolist()).decode(), key, *plane.at))
    else:
        indexes = column.indexes[start:end] if column.indexes is not None else [0] * len(ids)
        wanted = orjson.dumps(list(zip(ids, indexes, strict=True))).decode()
        found = database.value(_IN_ENTRY, (wanted, f"$.{path.node}[", f"].{path.field}", *plane.at))
    return [bool(each) for each in orjson.loads(found)]


class EdgeSearch:
    """Looks for the end as Ctrl and an arrow do in Excel.

    From a filled cell whose neighbour is filled to the last filled one, else to the next filled cell, or to the last
    cell of all. The rows of *column* begin with the cell itself.
    """

    def __init__(self, database: Database, column: Column) -> None:
        self._database = database
        self._column = column
        self._length = len(column.ids)
        self._within: bool | None = None
        self._done = 0

    def look(self, rows: int, check: Callable[[], None] = lambda: None) -> int | None:
        """Look at so many more rows; how many rows away the end is, None where it wasn't reached."""
        end = min(self._done + rows, self._length)
        while self._done < end:
            check()
            part = filled(self._database, self._column, self._done, min(self._done + _PAGE, end))
            found = self._find(part)
            if found is not None:
                return found
            self._done += len(part)
        return self._length - 1 if self._done >= self._length else None

    def _find(self, part: list[bool]) -> int | None:
        if self._done == 0:
            self._within = all(part[:2])
            begin = 1
        else:
            begin = 0
        try:
            place = part.index(not self._within, begin)
        except ValueError:
            return None
        return self._done + place - (1 if self._within else 0)


def find_edge(context: TaskContext, database_path: pathlib.Path, column: Column) -> int:
    """How many rows away the end is, as a task."""
    with closing(Database(database_path)) as database:
        return EdgeSearch(database, column).look(len(column.ids), context.check) or 0
