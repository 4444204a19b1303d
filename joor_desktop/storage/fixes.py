"""Which problems of a kind have a fix, read without the customers themselves, which would take ten times as long."""

from __future__ import annotations

from typing import NamedTuple

import orjson

from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import LIKELY
from joor_desktop.storage.pages import ProblemKind

_FIXES = """
SELECT l.id, p.from_file, p.params FROM problem p
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
    rows = database.rows(_FIXES, (list_id, int(kind.severity), kind.code, kind.node, kind.field))
    return [StoredFix(record_id, bool(marks & LIKELY), _cuts(params)) for record_id, marks, params in rows]


def _cuts(params: str | None) -> bool:
    return params is not None and '"cut"' in params and bool(orjson.loads(params).get("cut"))
