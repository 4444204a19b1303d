"""Making room: what was dropped for good is taken out of the file, some at a time, so that nobody waits for it."""

from __future__ import annotations

from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Shelf
from joor_desktop.storage.held import forget_number
from joor_desktop.storage.journal import StepState
from joor_desktop.storage.owner import is_alive
from joor_desktop.storage.planes import NO_BODY, Plane, planes_of

_AT_ONCE = 2000


def clean_up(database: Database) -> int:
    """Take out what no undo and no redo can bring back; return how many records went.

    That is what was undone before something else was done, the imports of processes that ended in the middle, and the
    lists that were deleted.
    """
    _drop_broken_imports(database)
    while _forget_staged(database):
        pass
    records = _take_out_lists(database)
    for list_id, number, first_change, last_change in database.rows(
        "SELECT list_id, number, first_change, last_change FROM step WHERE state = ?",
        (int(StepState.DROPPED),),
    ):
        for plane in planes_of(database, list_id):
            records += _take_out(database, list_id, plane, "born = ? AND id < (SELECT max(id) FROM record)", number)
        with database.transaction():
            # The row with the highest number stays in each table, so that no number is ever given twice.
            database.run(
                "DELETE FROM change WHERE id BETWEEN ? AND ? AND id < (SELECT max(id) FROM change)",
                (first_change, last_change),
            )
            for table in ("source", "notice", "layout_fix"):
                database.run(f"DELETE FROM {table} WHERE list_id = ? AND step = ?", (list_id, number))
            database.run(
                "DELETE FROM step WHERE list_id = ?1 AND number = ?2 "
                "AND number < (SELECT max(number) FROM step WHERE list_id = ?1)",
                (list_id, number),
            )
    _take_out_planes(database)
    return records


def _drop_broken_imports(database: Database) -> None:
    for list_id, number, owner in database.rows(
        "SELECT list_id, number, owner FROM step WHERE state = ?", (int(StepState.OPEN),)
    ):
        if not is_alive(database.path.parent, owner):
            database.run(
                "UPDATE step SET state = ? WHERE list_id = ? AND number = ? AND state = ?",
                (int(StepState.DROPPED), list_id, number, int(StepState.OPEN)),
            )


def _take_out_planes(database: Database) -> None:
    """Take out the planes that no list shows and no step can show, but for those that are still being written."""
    for plane_id, list_id, owner in database.rows(
        "SELECT p.id, p.list_id, p.owner FROM plane p JOIN draft d ON d.id = p.list_id WHERE d.plane <> -p.id "
        "AND NOT EXISTS (SELECT 1 FROM step s WHERE s.list_id = p.list_id "
        "AND (s.state = ?2 OR -p.id IN (s.plane, s.patch) AND s.state <> ?1))",
        (int(StepState.DROPPED), int(StepState.OPEN)),
    ):
        if not is_alive(database.path.parent, owner):
            _take_out_plane(database, list_id, Plane(-plane_id))


def _take_out_plane(database: Database, list_id: int, plane: Plane) -> None:
    _take_out(database, list_id, plane, "1")
    with database.transaction():
        _forget_plane(database, plane)
        database.run("DELETE FROM plane WHERE id = ?", (-plane.key,))


def _forget_plane(database: Database, plane: Plane) -> None:
    database.run("DELETE FROM tally WHERE list_id = ?", (plane.key,))
    database.run("DELETE FROM shelf WHERE plane = ?", (plane.key,))
    forget_number(database, plane.key)


def _forget_staged(database: Database) -> int:
    """What imports that have ended had in mind, whether they did it or not."""
    return database.run(
        "DELETE FROM staged WHERE id IN (SELECT t.id FROM staged t WHERE NOT EXISTS (SELECT 1 FROM step s "
        "WHERE s.list_id = t.list_id AND s.number = t.step AND s.state = ?) LIMIT ?)",
        (int(StepState.OPEN), _AT_ONCE),
    )


def _take_out_lists(database: Database) -> int:
    """Take out the lists that were deleted, but for one into which something is being imported."""
    records = 0
    for (list_id,) in database.rows(
        "SELECT id FROM draft d WHERE archived = ? AND NOT EXISTS "
        "(SELECT 1 FROM step s WHERE s.list_id = d.id AND s.state = ?)",
        (int(Shelf.GONE), int(StepState.OPEN)),
    ):
        # The rows with the highest numbers stay, as empty ones, so that no number is ever given twice.
        database.run(
            "UPDATE record SET list_id = 0, body = '{}', origin = NULL "
            "WHERE id = (SELECT max(id) FROM record) AND list_id = ?",
            (list_id,),
        )
        for plane in reversed(planes_of(database, list_id)):
            records += _take_out(database, list_id, plane, "id > ?", 0)
            _forget_plane(database, plane)
        database.run("DELETE FROM plane WHERE list_id = ?", (list_id,))
        _take_out_rest(database, list_id)
    return records


def _take_out_rest(database: Database, list_id: int) -> None:
    for first, last in database.rows("SELECT first_change, last_change FROM step WHERE list_id = ?", (list_id,)):
        database.run("DELETE FROM change WHERE id BETWEEN ? AND ? AND id < (SELECT max(id) FROM change)", (first, last))
        database.run("UPDATE change SET body = '', origin = NULL, known = NULL WHERE id BETWEEN ? AND ?", (first, last))
    with database.transaction():
        # What was mended there for good is still remembered for the next file.
        database.run(
            "DELETE FROM layout_fix WHERE list_id = ?1 AND step IN "
            "(SELECT number FROM step WHERE list_id = ?1 AND state <> 0)",
            (list_id,),
        )
        for table in ("notice", "tally", "typing", "moved_over", "step"):
            database.run(f"DELETE FROM {table} WHERE list_id = ?", (list_id,))
        database.run("DELETE FROM moved_customer WHERE move NOT IN (SELECT move FROM moved_over)")
        database.run("DELETE FROM source WHERE list_id = ? AND step > 0", (list_id,))
        database.run("DELETE FROM draft WHERE id = ?", (list_id,))


def _take_out(database: Database, list_id: int, plane: Plane, which: str, *parameters: int) -> int:
    """Take records out of a plane; return how many they are. With *parameters* they are gone from all planes."""
    records = 0
    while went := _take_out_some(database, list_id, plane, which, *parameters):
        records += went
    return records


def _take_out_some(database: Database, list_id: int, plane: Plane, which: str, *parameters: int) -> int:
    with database.transaction():
        lines = database.rows(
            f"SELECT position, id FROM line WHERE list_id = ? AND {which} LIMIT ?",
            (plane.key, *parameters, _AT_ONCE),
        )
        positions = [(plane.key, position) for position, _ in lines]
        database.run_many("DELETE FROM problem WHERE list_id = ? AND position = ?", positions)
        database.run_many("DELETE FROM line WHERE list_id = ? AND position = ?", positions)
        ids = [(record_id + plane.shift, plane.key) for _, record_id in lines]
        database.run_many("DELETE FROM record WHERE id = ? AND list_id = ?", ids)
        if plane.shift and parameters:
            kept = [(record_id, list_id, NO_BODY) for _, record_id in lines]
            database.run_many("DELETE FROM record WHERE id = ? AND list_id = ? AND body = ?", kept)
    return len(lines)
