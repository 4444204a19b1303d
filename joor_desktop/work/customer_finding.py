"""Finding customers of a list by code or name, to take something from one of them."""

from __future__ import annotations

import pathlib
from contextlib import closing
from dataclasses import dataclass

from joor_desktop.storage.database import Database
from joor_desktop.storage.planes import body_row, plane_of
from joor_desktop.work.context import TaskContext

_MOST_LOOKED_AT = 1000

_NAMED = "SELECT l.id, l.code, coalesce(json_extract(CAST(r.body AS TEXT), '$.customer_name'), '')"
_BODY_ROW = body_row("l.id", "?1", "?2")
_LIVE = f"FROM line l CROSS JOIN record r ON r.id = {_BODY_ROW} WHERE l.list_id = ?1 AND l.live AND l.id != ?3"

_FIRST = f"{_NAMED} {_LIVE} ORDER BY l.position LIMIT ?4"

# The name is looked for where it begins in the stored body, which takes a tenth of reading the whole of it. What
# stands behind a short name is looked at too, so that some are found that are none.
_FIND = f"""
{_NAMED} {_LIVE} AND (l.code LIKE ?4 ESCAPE '!' OR CAST(
    substr(r.body, instr(r.body, CAST('"customer_name":"' AS BLOB)) + 17, 150) AS TEXT) LIKE ?4 ESCAPE '!')
ORDER BY l.code != ?5 COLLATE NOCASE, l.position LIMIT ?6
"""


@dataclass(frozen=True, slots=True)
class FoundCustomer:
    """A customer as it is shown among those that were found."""

    id: int
    code: str
    name: str


def find_customers(
    context: TaskContext, database_path: pathlib.Path, list_id: int, text: str, *, without: int, most: int
) -> list[FoundCustomer]:
    """The first *most* customers whose code or name holds *text*, the one with that code first, one left out."""
    context.check()
    wanted = text.strip()
    with closing(Database(database_path)) as database:
        plane = plane_of(database, list_id).at
        if not wanted:
            return [FoundCustomer(*row) for row in database.rows(_FIRST, (*plane, without, most))]
        rows = database.rows(_FIND, (*plane, without, _pattern(wanted), wanted, _MOST_LOOKED_AT))
    needle = wanted.casefold()
    found = [FoundCustomer(*row) for row in rows]
    return [each for each in found if needle in each.code.casefold() or needle in each.name.casefold()][:most]


def _pattern(text: str) -> str:
    """A pattern that lets through at least what holds *text*: SQLite knows capitals of plain letters only."""
    signs = (f"!{sign}" if sign in "!%_" else sign if sign.isascii() else "%" for sign in text)
    return f"%{''.join(signs)}%"
