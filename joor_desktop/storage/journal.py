"""The journal of a list: every edit as a step that can be undone and done again, through restarts.

A step holds the other side of each record it changed: what was there before while it is applied, what it made while it
is undone. Undoing and doing again are the same swap. Records that a step brought or took away stay where they are and
only stop or start being live.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

from joor_desktop.storage.database import Database


class StepState(IntEnum):
    """Where a step stands."""

    APPLIED = 0
    UNDONE = 1
    OPEN = 2  # an import that is still being written
    DROPPED = 3  # undone, and then something else was done: it can't be done again


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``structure`` tells whether customers or entries came or went, ``at`` is in UTC."""

    id: int
    label: str
    at: datetime
    state: StepState
    structure: bool
    merge: str
    first_change: int
    last_change: int

    @property
    def undone(self) -> bool:
        """Whether the step is undone now."""
        return self.state is StepState.UNDONE


@dataclass(frozen=True, slots=True)
class Change:
    """The other side of one record of a step."""

    id: int
    record_id: int
    body: bytes
    origin: bytes | None


_STEP = "SELECT id, label, at, state, structure, merge, first_change, last_change FROM step "


class Journal:
    """The steps of one list; what writes runs inside a transaction that the caller holds."""

    def __init__(self, database: Database, list_id: int) -> None:
        self._database = database
        self._list_id = list_id

    def add(self, label: str, *, structure: bool = False, merge: str = "") -> int:
        """Begin a step that is applied at once, and return its id; what was undone can't be done again from now on."""
        self.drop_undone()
        return self._database.insert(
            "INSERT INTO step (list_id, place, state, label, at, structure, merge) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self._list_id, self._next_place(), int(StepState.APPLIED), label, _now(), structure, merge),
        )

    def open(self, label: str, owner: str) -> int:
        """Begin a step that takes longer, and return its id; it is no part of the history until it is closed."""
        return self._database.insert(
            "INSERT INTO step (list_id, place, state, label, at, structure, owner) VALUES (?, 0, ?, ?, ?, 1, ?)",
            (self._list_id, int(StepState.OPEN), label, _now(), owner),
        )

    def close(self, step_id: int) -> None:
        """Make an open step the last step of the history."""
        self.drop_undone()
        self._database.run(
            "UPDATE step SET place = ?, state = ?, at = ? WHERE id = ?",
            (self._next_place(), int(StepState.APPLIED), _now(), step_id),
        )

    def drop(self, step_id: int) -> None:
        """Give up a step."""
        self._database.run("UPDATE step SET state = ? WHERE id = ?", (int(StepState.DROPPED), step_id))

    def drop_undone(self) -> None:
        """What was undone can't be done again from now on."""
        self._database.run(
            "UPDATE step SET state = ? WHERE list_id = ? AND state = ?",
            (int(StepState.DROPPED), self._list_id, int(StepState.UNDONE)),
        )

    def _next_place(self) -> int:
        last = self._database.value(
            "SELECT max(place) FROM step WHERE list_id = ? AND state = ?", (self._list_id, int(StepState.APPLIED))
        )
        return (last or 0) + 1

    def keep(self, step_id: int, records: Sequence[tuple[int, bytes, bytes | None]]) -> None:
        """Keep what was there before the step: record id, body and origin of each record that it changes."""
        first = (self._database.value("SELECT seq FROM sqlite_sequence WHERE name = 'change'") or 0) + 1
        self._database.run_many(
            "INSERT INTO change (id, record_id, body, origin) VALUES (?, ?, ?, ?)",
            [(number, *record) for number, record in enumerate(records, first)],
        )
        self._database.run(
            "UPDATE step SET first_change = ?, last_change = ? WHERE id = ?", (first, first + len(records) - 1, step_id)
        )

    def changes(self, step: Step) -> list[Change]:
        """The other sides of the records that the step changed."""
        return [
            Change(*row)
            for row in self._database.rows(
                "SELECT id, record_id, body, origin FROM change WHERE id BETWEEN ? AND ?",
                (step.first_change, step.last_change),
            )
        ]

    def swap(self, step: Step, sides: Sequence[tuple[int, bytes, bytes | None]]) -> None:
        """Turn the step round; *sides* are change id, body and origin as they were until now."""
        self._database.run_many(
            "UPDATE change SET body = ?, origin = ? WHERE id = ?",
            [(body, origin, change_id) for change_id, body, origin in sides],
        )
        state = StepState.APPLIED if step.undone else StepState.UNDONE
        self._database.run("UPDATE step SET state = ?, merge = '' WHERE id = ?", (int(state), step.id))

    def last_applied(self) -> Step | None:
        """The step that would be undone next."""
        return self._one("state = 0 ORDER BY place DESC")

    def next_undone(self) -> Step | None:
        """The step that would be done again next."""
        return self._one("state = 1 ORDER BY place")

    def mergeable(self, merge: str) -> Step | None:
        """The last step, if it was made with the same *merge* and nothing happened since; None otherwise."""
        last = self.last_applied() if merge else None
        return last if last is not None and last.merge == merge and self.next_undone() is None else None

    def _one(self, condition: str) -> Step | None:
        row = self._database.row(f"{_STEP} WHERE list_id = ? AND {condition} LIMIT 1", (self._list_id,))
        return _step(row) if row else None

    def history(self, limit: int = 200) -> list[Step]:
        """The last steps in their order, the oldest first, undone ones included."""
        rows = self._database.rows(
            f"{_STEP} WHERE list_id = ? AND state IN (0, 1) ORDER BY place DESC LIMIT ?", (self._list_id, limit)
        )
        return [_step(row) for row in reversed(rows)]


def _step(row: tuple[Any, ...]) -> Step:
    step_id, label, at, state, structure, merge, first, last = row
    return Step(step_id, label, datetime.fromisoformat(at), StepState(state), bool(structure), merge, first, last)


def _now() -> str:
    return datetime.now(UTC).isoformat()
