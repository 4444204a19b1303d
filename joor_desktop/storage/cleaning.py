"""Making room: what was dropped for good is taken out of the file, some at a time, so that nobody waits for it."""

from __future__ import annotations

from joor_desktop.storage.database import Database
from joor_desktop.storage.journal import StepState
from joor_desktop.storage.owner import is_alive

_AT_ONCE = 2000


def clean_up(database: Database) -> int:
    """Take out what no undo and no redo can bring back; return how many records went.

    That is what was undone before something else was done, and the imports of processes that ended in the middle.
    """
    _drop_broken_imports(database)
    while _forget_staged(database):
        pass
    records = 0
    for list_id, number, first_change, last_change in database.rows(
        "SELECT list_id, number, first_change, last_change FROM step WHERE state = ?",
        (int(StepState.DROPPED),),
    ):
        while went := _take_out_records(database, list_id, number):
            records += went
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


def _forget_staged(database: Database) -> int:
    """What imports that have ended had in mind, whether they did it or not."""
    return database.run(
        "DELETE FROM staged WHERE id IN (SELECT t.id FROM staged t WHERE NOT EXISTS (SELECT 1 FROM step s "
        "WHERE s.list_id = t.list_id AND s.number = t.step AND s.state = ?) LIMIT ?)",
        (int(StepState.OPEN), _AT_ONCE),
    )


def _take_out_records(database: Database, list_id: int, step: int) -> int:
    with database.transaction():
        lines = database.rows(
            "SELECT position, id FROM line WHERE list_id = ? AND born = ? AND id < (SELECT max(id) FROM record) "
            "LIMIT ?",
            (list_id, step, _AT_ONCE),
        )
        positions = [(list_id, position) for position, _ in lines]
        database.run_many("DELETE FROM problem WHERE list_id = ? AND position = ?", positions)
        database.run_many("DELETE FROM line WHERE list_id = ? AND position = ?", positions)
        database.run_many("DELETE FROM record WHERE id = ?", [(record_id,) for _, record_id in lines])
    return len(lines)
