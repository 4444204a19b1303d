"""Room between the records of a list, for others to be put in between."""

from __future__ import annotations

from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import POSITION_STEP
from joor_desktop.storage.planes import Plane

_TABLES = ("record", "line", "problem")


def place_of(database: Database, plane: Plane, record_id: int, *, above: bool) -> int | None:
    """The position after which a record has to come to stand directly above, or below, another one of the list.

    None where that one is not in the list any more.
    """
    row = database.row(
        "SELECT r.position, (SELECT max(position) FROM line WHERE list_id = r.list_id AND position < r.position) "
        "FROM record r WHERE r.id = ? AND r.list_id = ?",
        (record_id + plane.shift, plane.key),
    )
    if row is None:
        return None
    return (row[1] or 0) if above else row[0]


def free_positions(database: Database, plane: Plane, after: int, number: int) -> list[int]:
    """So many free positions that come directly after *after*, evenly apart; makes room where there is too little."""
    following = _following(database, plane, after)
    if following is None:
        return [after + POSITION_STEP * each for each in range(1, number + 1)]
    if following - after <= number:
        _move_up(database, plane, after, POSITION_STEP * (number // POSITION_STEP + 1))
        following = _following(database, plane, after) or 0
    room = following - after
    return [after + room * each // (number + 1) for each in range(1, number + 1)]


def _following(database: Database, plane: Plane, after: int) -> int | None:
    """The position of the next record, a deleted one included."""
    found: int | None = database.value(
        "SELECT min(position) FROM line WHERE list_id = ? AND position > ?", (plane.key, after)
    )
    return found


def _move_up(database: Database, plane: Plane, after: int, by: int) -> None:
    """Move all records behind *after* up; in two turns, since no two may ever stand at the same position."""
    patches = database.rows("SELECT -id FROM plane WHERE base = ?", (plane.key,))
    for key in (plane.key, *(patch for (patch,) in patches)):
        for table in _TABLES:
            where = f"UPDATE {table} SET position = "
            database.run(f"{where} -(position + ?) WHERE list_id = ? AND position > ?", (by, key, after))
            database.run(f"{where} -position WHERE list_id = ? AND position < 0", (key,))
