"""Which steps of two lists belong together, since they moved the same customers from one to the other, or back."""

from __future__ import annotations

from typing import NamedTuple

from joor_desktop.storage.database import Database


class Move(NamedTuple):
    """What a step of a list is part of: the number of the move, and the other list that the customers stand in or not.
    """

    number: int
    other_list: int


def note_move(database: Database, one: tuple[int, int], other: tuple[int, int]) -> None:
    """Note that two steps, each given by its list and its number, moved customers from one list to the other."""
    number = (database.value("SELECT max(move) FROM moved_over") or 0) + 1
    join_move(database, *one, Move(number, other[0]))
    join_move(database, *other, Move(number, one[0]))


def join_move(database: Database, list_id: int, step: int, move: Move) -> None:
    """Note that another step of a list is part of a move."""
    database.run(
        "INSERT INTO moved_over (list_id, step, move, other_list) VALUES (?, ?, ?, ?)", (list_id, step, *move)
    )


def move_of(database: Database, list_id: int, step: int) -> Move | None:
    """The move that a step is part of; None for most steps."""
    row = database.row("SELECT move, other_list FROM moved_over WHERE list_id = ? AND step = ?", (list_id, step))
    return Move(*row) if row else None


def steps_of(database: Database, list_id: int, move: Move) -> list[int]:
    """The steps of a list that are part of a move, in their order."""
    rows = database.rows(
        "SELECT step FROM moved_over WHERE list_id = ? AND move = ? ORDER BY step", (list_id, move.number)
    )
    return [step for (step,) in rows]
