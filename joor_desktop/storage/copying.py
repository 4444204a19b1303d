"""Copying a whole list inside the program's file, row by row as it is stored."""

from __future__ import annotations

from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.planes import body_row, plane_of


def duplicate(database: Database, list_id: int, name: str, label: str) -> int:
    """Make another list with the same customers and the same profile, and return its id.

    Its history begins with one step called *label*; undoing that one would empty it. Raises UsageError where *name* is
    empty.
    """
    with database.transaction():
        drafts = Drafts(database)
        draft = drafts.get(list_id)
        copy = drafts.create(name, draft.profile if draft else "")
        step = Journal(database, copy).add(label, structure=True, moves=True)
        _copy_records(database, list_id, copy, step)
        database.run(
            "INSERT INTO tally (list_id, severity, code, node, field, number) "
            "SELECT ?, severity, code, node, field, number FROM tally WHERE list_id = ?",
            (copy, plane_of(database, list_id).key),
        )
        database.run(
            "INSERT INTO notice (list_id, step, severity, code, message, sheet, cell) "
            "SELECT ?, ?, n.severity, n.code, n.message, n.sheet, n.cell FROM notice n "
            "JOIN step s ON s.list_id = n.list_id AND s.number = n.step WHERE n.list_id = ? "
            "AND s.state = 0 ORDER BY n.id",
            (copy, step, list_id),
        )
        database.run(
            "UPDATE draft SET (rules, marked) = (SELECT rules, marked FROM draft WHERE id = ?) WHERE id = ?",
            (list_id, copy),
        )
        # Both lists refer to the same sheets from now on: they belong to no step that could take them away.
        database.run("UPDATE source SET step = 0 WHERE list_id = ?", (list_id,))
    return copy


def _copy_records(database: Database, list_id: int, copy: int, step: int) -> None:
    plane = plane_of(database, list_id)
    first, last = database.row("SELECT min(id), (SELECT max(id) FROM record) FROM line WHERE list_id = ?", (plane.key,))
    shift = (last or 0) + 1 - (first or 0)
    database.run(
        "INSERT INTO record (id, list_id, position, body, origin) "
        "SELECT l.id + ?, ?, l.position, r.body, r.origin FROM line l "
        f"CROSS JOIN record r ON r.id = {body_row('l.id')} "
        "WHERE l.list_id = ? AND l.live",
        (shift, copy, *plane.at, plane.key),
    )
    database.run(
        "INSERT INTO line (list_id, position, id, live, errors, warnings, twin_kind, twin_words, counts, code, "
        "code_key, sent, changed, born) "
        "SELECT ?, position, id + ?, 1, errors, warnings, twin_kind, twin_words, counts, code, code_key, sent, "
        "changed, ? FROM line WHERE list_id = ? AND live",
        (copy, shift, step, plane.key),
    )
    database.run(
        "INSERT INTO problem (list_id, position, number, severity, code, node, entry, field, params, fix, from_file) "
        "SELECT ?, p.position, p.number, p.severity, p.code, p.node, p.entry, p.field, p.params, p.fix, p.from_file "
        "FROM line l CROSS JOIN problem p ON p.list_id = l.list_id AND p.position = l.position "
        "WHERE l.list_id = ? AND l.live",
        (copy, plane.key),
    )
