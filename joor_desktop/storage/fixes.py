"""Which problems of a kind have a fix, read without the customers themselves, which would take ten times as long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import orjson

from joor_desktop.model.problem import Problem
from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import LIKELY, unpack_problem
from joor_desktop.storage.pages import ProblemKind
from joor_desktop.storage.planes import plane_of

_FIXES = """
FROM problem p
JOIN line l ON l.list_id = p.list_id AND l.position = p.position
WHERE p.list_id = ? AND p.severity = ? AND p.code = ? AND p.node = ? AND p.field = ? AND p.fix IS NOT NULL AND l.live
ORDER BY p.position, p.number
"""


class StoredFix(NamedTuple):
    """A fix by its record; ``cuts`` tells that it takes away what has no room."""

    record_id: int
    likely: bool
    cuts: bool


def stored_fixes(database: Database, list_id: int, kind: ProblemKind) -> list[StoredFix]:
    """The fixes of all problems of this kind, in the list's order and that of each record's problems."""
    rows = database.rows(f"SELECT l.id, p.from_file, p.params {_FIXES}", _parameters(database, list_id, kind))
    return [StoredFix(record_id, bool(marks & LIKELY), _cuts(params)) for record_id, marks, params in rows]


def count_certain(database: Database, list_id: int) -> int:
    """How many problems of a list, of any kind, have a fix that is certain and takes nothing away."""
    question = (
        "SELECT count(*) FROM problem p JOIN line l ON l.list_id = p.list_id AND l.position = p.position "
        "WHERE p.list_id = ? AND p.fix IS NOT NULL AND NOT p.from_file & ? AND l.live "
        "AND coalesce(json_extract(p.params, '$.cut'), '') = ''"
    )
    return int(database.value(question, (plane_of(database, list_id).key, LIKELY)))


def fixable_problems(database: Database, list_id: int, kind: ProblemKind) -> Iterator[tuple[int, Problem]]:
    """The problems of this kind that have a fix, each with its record, in the same order."""
    columns = "p.severity, p.code, p.node, p.entry, p.field, p.params, p.fix, p.from_file"
    for record_id, *row in database.rows(f"SELECT l.id, {columns} {_FIXES}", _parameters(database, list_id, kind)):
        yield record_id, unpack_problem(tuple(row))


def _parameters(database: Database, list_id: int, kind: ProblemKind) -> tuple[object, ...]:
    return plane_of(database, list_id).key, int(kind.severity), kind.kind_code, kind.node, kind.field


def _cuts(params: str | None) -> bool:
    return params is not None and '"cut"' in params and bool(orjson.loads(params).get("cut"))
