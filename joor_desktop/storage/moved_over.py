"""Which steps of two lists belong together, since they moved the same customers from one to the other, or back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from joor_desktop.storage.database import Database


class Move(NamedTuple):
    """What a step of a list is part of: the number of the move, and the other list that the customers stand in or not.
    """

    number: int
    other_list: int


Same = Iterable[tuple[int, int]]
"""Pairs of records of two lists that are one customer."""


def note_move(database: Database, one: tuple[int, int], other: tuple[int, int], same: Same) -> None:
    """Note that two steps, each given by its list and its number, moved customers from one list to the other."""
    number = (database.value("SELECT max(move) FROM moved_over") or 0) + 1
    join_move(database, *one, Move(number, other[0]))
    join_move(database, *other, Move(number, one[0]))
    note_same(database, number, same)


def note_same(database: Database, move: int, same: Same) -> None:
    """Note which customers of a move are the same in both lists."""
    rows = [(move, *pair) for pair in same]
    database.run_many("INSERT INTO moved_customer (move, one, other) VALUES (?, ?, ?)", rows)


Pairs = Mapping[int, Sequence[int]]
"""Records by the record that is the same customer in another list, the newest first."""


def moved_pairs(database: Database) -> Pairs:
    """The pairs of all moves; what an older version moved is left out."""
    pairs: dict[int, list[int]] = {}
    for one, other in database.rows("SELECT one, other FROM moved_customer ORDER BY move DESC, one DESC, other DESC"):
        pairs.setdefault(one, []).append(other)
        pairs.setdefault(other, []).append(one)
    return pairs


def same_as(pairs: Pairs, record_id: int) -> list[int]:
    """The ids that a customer had in whichever list it was moved from or to, by whatever move, the nearest first."""
    found = [record_id]
    for each in found:  # it grows
        found += [other for other in dict.fromkeys(pairs.get(each, ())) if other not in found]
    return found[1:]


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
