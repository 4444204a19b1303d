"""The planes of a list: whole versions of its rows, of which one shows.

With them a step that changed all customers is turned round by one number.

The rows of a list lie in the plane of its own number until a step changes a large part of it. Such a step writes a new
plane, with a negative number, and from then on that one shows and is edited. Undoing the step shows the old plane,
which nobody has touched meanwhile. The number of the plane stands where the rows have the list's (``list_id``), and a
record's row in a plane lies at the record's id moved by the plane's ``shift``: so ids are the same in all planes. A
record that came in a later plane keeps its place among the ids by an empty row.

Smaller steps keep what they changed in a patch, see :mod:`joor_desktop.storage.patches`. The body of a record may then
lie in the patch, and the shelf tells so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import orjson

from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import POSITION_STEP

_SHIFT = 40
"""A plane has room for so many ids, as a power of two."""

NO_BODY = b""
"""The body of the empty row that keeps a record's id."""


class Plane(NamedTuple):
    """One version of a list's rows: the number in their column ``list_id``."""

    key: int

    @property
    def shift(self) -> int:
        """What is added to a record's id to come to its row; 0 for the plane of the list's own number."""
        return self.key << _SHIFT if self.key < 0 else 0

    @property
    def at(self) -> tuple[int, int]:
        """What the two question marks of :func:`body_row` stand for."""
        return self.key, self.shift


def body_row(record_id: str, key: str = "?", shift: str = "?") -> str:
    """SQL for the row in which the body of a record of a plane lies, from SQL for the three."""
    shelved = f"SELECT s.row_id FROM shelf s WHERE s.plane = {key} AND s.record_id = {record_id}"
    return f"coalesce(({shelved}), {record_id} + {shift})"


_OF_RECORDS = (
    "SELECT d.plane, d.id FROM json_each(?) wanted CROSS JOIN record r ON r.id = wanted.value "
    "CROSS JOIN draft d ON d.id = r.list_id LIMIT 1"
)


def plane_of(database: Database, list_id: int) -> Plane:
    """The plane that shows."""
    return Plane(database.value("SELECT plane FROM draft WHERE id = ?", (list_id,)) or list_id)


def plane_of_records(database: Database, record_ids: Iterable[int]) -> Plane:
    """The plane that shows of the list that these records stand in."""
    return home_of_records(database, record_ids)[0]


def home_of_records(database: Database, record_ids: Iterable[int]) -> tuple[Plane, int]:
    """The plane that shows of the list that these records stand in, and the list's id; 0 for none."""
    plane, list_id = database.row(_OF_RECORDS, (orjson.dumps(list(record_ids)).decode(),)) or (0, 0)
    return Plane(plane or list_id), list_id


def planes_of(database: Database, list_id: int) -> list[Plane]:
    """All planes of a list, its own first."""
    rows = database.rows("SELECT -id FROM plane WHERE list_id = ? ORDER BY id", (list_id,))
    return [Plane(list_id), *(Plane(key) for (key,) in rows)]


def new_plane(database: Database, list_id: int, owner: str, base: int = 0) -> Plane:
    """An empty plane that nobody sees; it is taken out again where it was not shown when *owner* ended.

    :param base: the key of the plane that it is a patch of, 0 for a whole one.
    """
    question = "INSERT INTO plane (list_id, owner, base) VALUES (?, ?, ?)"
    return Plane(-database.insert(question, (list_id, owner, base)))


def switch(database: Database, list_id: int, step: int) -> None:
    """Let the step and the list change planes, with what is known of how far each is up to date."""
    shown = database.row("SELECT plane, rules, marked FROM draft WHERE id = ?", (list_id,))
    question = "SELECT plane, rules, marked FROM step WHERE list_id = ? AND number = ?"
    other = database.row(question, (list_id, step))
    database.run("UPDATE draft SET plane = ?, rules = ?, marked = ? WHERE id = ?", (*other, list_id))
    database.run(
        "UPDATE step SET plane = ?, rules = ?, marked = ? WHERE list_id = ? AND number = ?",
        (shown[0] or list_id, *shown[1:], list_id, step),
    )


_RECORD_COLUMNS = "body, origin"
_LINE_COLUMNS = (
    "id, live, errors, warnings, twin_kind, twin_words, counts, code, code_key, born, gone, sent, changed"
)
PROBLEM_COLUMNS = "number, severity, code, node, entry, field, params, fix, from_file"


def copy_rows(
    database: Database, old: Plane, new: Plane, which: str, parameters: tuple[object, ...], by: int = 0
) -> int:
    """Copy rows into another plane, and return how many records they are.

    :param which: a condition on the rows of the table ``line``, called l.
    :param by: how far the positions move.
    """
    of_plane = f"l.list_id = ? AND {which}"
    rest = (old.key, *parameters)
    database.run(
        f"INSERT INTO record (id, list_id, position, {_RECORD_COLUMNS}) SELECT l.id + ?, ?, l.position + ?, "
        f"r.body, r.origin FROM line l CROSS JOIN record r ON r.id = {body_row('l.id')} WHERE {of_plane}",
        (new.shift, new.key, by, *old.at, *rest),
    )
    database.run(
        f"INSERT INTO problem (list_id, position, {PROBLEM_COLUMNS}) SELECT ?, p.position + ?, "
        f"{', '.join(f'p.{name}' for name in PROBLEM_COLUMNS.split(', '))} FROM line l "
        f"CROSS JOIN problem p ON p.list_id = l.list_id AND p.position = l.position WHERE {of_plane}",
        (new.key, by, *rest),
    )
    return database.run(
        f"INSERT INTO line (list_id, position, {_LINE_COLUMNS}) SELECT ?, l.position + ?, "
        f"{', '.join(f'l.{name}' for name in _LINE_COLUMNS.split(', '))} FROM line l WHERE {of_plane}",
        (new.key, by, *rest),
    )


def bring_over(database: Database, old: Plane, new: Plane, step: int) -> None:
    """Move what an import has written, hidden still, to the end of the plane that shows now."""
    first = database.value("SELECT min(position) FROM line WHERE list_id = ? AND born = ?", (old.key, step))
    if old == new or first is None:
        return
    last = database.value("SELECT max(position) FROM line WHERE list_id = ?", (new.key,)) or 0
    brought, ids = (old.key, step), "IN (SELECT id + ? FROM line WHERE list_id = ? AND born = ?)"
    if not new.shift:
        database.run(f"DELETE FROM record WHERE id {ids}", (0, *brought))
    copy_rows(database, old, new, "l.born = ?", (step,), max(0, last + POSITION_STEP - first))
    if old.shift:
        database.run(f"DELETE FROM record WHERE id {ids}", (old.shift, *brought))
    else:
        database.run(f"UPDATE record SET body = ?, origin = NULL WHERE id {ids}", (NO_BODY, 0, *brought))
    database.run(
        "DELETE FROM problem WHERE list_id = ? AND position IN "
        "(SELECT position FROM line WHERE list_id = ? AND born = ?)",
        (old.key, *brought),
    )
    database.run("DELETE FROM line WHERE list_id = ? AND born = ?", brought)
