"""How the customers stand now that a step brought into a list, or changed there."""

from __future__ import annotations

from typing import NamedTuple

from joor_desktop.storage.database import Database
from joor_desktop.storage.planes import plane_of


class Brought(NamedTuple):
    """How many of them are in the list, and how many of these have an error, and a warning."""

    customers: int
    errors: int
    warnings: int


def brought_by(database: Database, list_id: int, step: int) -> Brought:
    """Count those of the step of that number."""
    plane = plane_of(database, list_id)
    return Brought(*database.row(_BROUGHT, (list_id, step, plane.key, plane.shift)))


_BROUGHT = """
SELECT count(*), coalesce(sum(errors > 0), 0), coalesce(sum(warnings > 0), 0) FROM (
SELECT errors, warnings FROM line WHERE list_id = ?3 AND born = ?2 AND live UNION ALL
SELECT l.errors, l.warnings FROM step s JOIN change c ON c.id BETWEEN s.first_change AND s.last_change
JOIN record r ON r.id = c.record_id + ?4 JOIN line l ON l.list_id = r.list_id AND l.position = r.position
WHERE s.list_id = ?1 AND s.number = ?2 AND l.live)
"""
