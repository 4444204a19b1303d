"""The few words and numbers that the window shows first, read without loading what the rest of the lists needs."""

from __future__ import annotations

from typing import NamedTuple

from joor_desktop.storage.database import Database


class Glance(NamedTuple):
    """The list that was open last: its name, its profile with the environment, and its numbers."""

    list_name: str
    profile: str
    environment: str
    customers: int
    errors: int


_LAST_LIST = """
SELECT d.name, coalesce(p.name, 'practice'), coalesce(p.environment, 'practice'),
    coalesce(c.number, 0), coalesce(e.number, 0)
FROM draft d
LEFT JOIN profile p ON p.name = d.profile
LEFT JOIN tally c ON c.list_id = coalesce(nullif(d.plane, 0), d.id)
    AND c.severity = 0 AND c.code = 'customers' AND c.node = '' AND c.field = ''
LEFT JOIN tally e ON e.list_id = coalesce(nullif(d.plane, 0), d.id)
    AND e.severity = 0 AND e.code = 'errors' AND e.node = '' AND e.field = ''
WHERE d.archived = 0 ORDER BY d.opened DESC, d.id DESC LIMIT 1
"""


def glance_at(database: Database) -> Glance | None:
    """What the window shows first; None where there is no list yet. A lost profile shows as the built-in one."""
    row = database.row(_LAST_LIST)
    return Glance(*row) if row else None
