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
from joor_desktop.storage.planes import Plane, switch


class StepState(IntEnum):
    """Where a step stands."""

    APPLIED = 0
    UNDONE = 1
    OPEN = 2  # an import that is still being written
    DROPPED = 3  # undone, and then something else was done: it can't be done again


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``number`` counts up within its list, ``at`` is in UTC.

    ``structure`` tells whether customers or entries came or went, ``moves`` whether customers did. ``plane`` is the one
    that shows once the step is turned round, see :mod:`joor_desktop.storage.planes`, ``patch`` the one that holds its
    other side, see :mod:`joor_desktop.storage.patches`; 0 for a step that made none.
    """

    number: int
    state: StepState
    label: str
    at: datetime
    merge: str
    structure: bool
    moves: bool
    first_change: int
    last_change: int
    plane: int = 0
    patch: int = 0

    @property
    def undone(self) -> bool:
        """Whether the step is undone now."""
        return self.state is StepState.UNDONE


@dataclass(frozen=True, slots=True)
class Change:
    """The other side of one record of a step; ``known`` is None for a step of an older version."""

    id: int
    record_id: int
    body: bytes
    origin: bytes | None
    known: bytes | None


Side = tuple[int, bytes, bytes | None, bytes | None]
"""An id with the body and the origin of a record, and what is known of it, see :mod:`joor_desktop.storage.sides`."""

_COLUMNS = "number, state, label, at, merge, structure, moves, first_change, last_change, plane, patch"
_STEP = f"SELECT {_COLUMNS} FROM step WHERE list_id = ? "
_INSERT = f"INSERT INTO step ({_COLUMNS}, owner, list_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Journal:
    """The steps of one list; what writes runs inside a transaction that the caller holds."""

    def __init__(self, database: Database, list_id: int) -> None:
        self._database = database
        self._list_id = list_id

    def add(
        self, label: str, befores: Sequence[Side] = (), *, structure: bool = False, moves: bool = False,
        merge: str = "", patch: int = 0,
    ) -> int:
        """Note a step and return its number; what was undone can't be done again from now on.

        :param befores: the records that the step changes as they were before, by their ids.
        :param patch: the key of the patch that holds the step's other side instead.
        """
        number = self._drop_undone()
        first, last = self._keep(befores)
        self._insert(number + 1, StepState.APPLIED, label, merge, structure, moves, first, last, 0, patch, "")
        return number + 1

    def add_plane(self, label: str, plane: Plane, rules: str, marked: str, *, structure: bool) -> int:
        """Note a step that made another plane of the list, which shows from now on, and return its number.

        *rules* and *marked* tell how far it is up to date, see :class:`~joor_desktop.storage.drafts.Drafts`.
        """
        number = self._drop_undone() + 1
        self._insert(number, StepState.APPLIED, label, "", structure, False, 0, -1, plane.key, 0, "")
        self._database.run(
            "UPDATE step SET rules = ?, marked = ? WHERE list_id = ? AND number = ?",
            (rules, marked, self._list_id, number),
        )
        switch(self._database, self._list_id, number)
        return number

    def _keep(self, befores: Sequence[Side]) -> tuple[int, int]:
        """Keep other sides, and return the first and the last of their numbers; the last comes first for none."""
        first = (self._database.value("SELECT max(id) FROM change") or 0) + 1
        self._database.run_many(
            "INSERT INTO change (id, record_id, body, origin, known) VALUES (?, ?, ?, ?, ?)",
            [(change_id, *side) for change_id, side in enumerate(befores, first)],
        )
        return first, first + len(befores) - 1

    def open(self, label: str, owner: str) -> int:
        """Begin a step that takes longer, and return its number; it is no part of the history until it is closed."""
        number = self._numbers()[0]
        self._insert(number + 1, StepState.OPEN, label, "", True, True, 0, -1, 0, 0, owner)
        return number + 1

    def _insert(self, number: int, state: StepState, label: str, *rest: object) -> None:
        self._database.run(_INSERT, (number, int(state), label, _now(), *rest, self._list_id))

    def _numbers(self) -> tuple[int, int]:
        """The number of the last step of all, and of the last one that is applied; 0 where there is none."""
        last, applied = self._database.row(
            "SELECT max(number), ("
            "SELECT number FROM step WHERE list_id = ?1 AND state = 0 ORDER BY number DESC LIMIT 1"
            ") FROM step WHERE list_id = ?1",
            (self._list_id,),
        )
        return last or 0, applied or 0

    def keep(self, number: int, befores: Sequence[Side]) -> None:
        """Add to an open step what records that it changes were before; all of them in one transaction."""
        first, last = self._keep(befores)
        self._database.run(
            "UPDATE step SET first_change = CASE WHEN last_change < first_change THEN ? ELSE first_change END, "
            "last_change = ? WHERE list_id = ? AND number = ?",
            (first, last, self._list_id, number),
        )

    def move_to_end(self, number: int) -> int:
        """Let an open step come after those that were made meanwhile, as it will be undone before them; its number."""
        last = self._numbers()[0]
        if last == number:
            return number
        self._database.run(
            "UPDATE step SET number = ? WHERE list_id = ? AND number = ?", (last + 1, self._list_id, number)
        )
        return last + 1

    def close(self, number: int) -> None:
        """Make an open step part of the history."""
        self._drop_undone()
        self._set_state(number, StepState.APPLIED)

    def drop(self, number: int) -> None:
        """Give up a step."""
        self._set_state(number, StepState.DROPPED)

    def _set_state(self, number: int, state: StepState) -> None:
        self._database.run(
            "UPDATE step SET state = ?, merge = '' WHERE list_id = ? AND number = ?",
            (int(state), self._list_id, number),
        )

    def _drop_undone(self) -> int:
        """What was undone can't be done again from now on; returns the number of the last step of all."""
        last, applied = self._numbers()
        if last > applied:
            self._database.run(
                "UPDATE step SET state = 3 WHERE list_id = ? AND number > ? AND state = 1", (self._list_id, applied)
            )
        return last

    def changes(self, step: Step) -> list[Change]:
        """The other sides of the records that the step changed."""
        return [
            Change(*row)
            for row in self._database.rows(
                "SELECT id, record_id, body, origin, known FROM change WHERE id BETWEEN ? AND ?",
                (step.first_change, step.last_change),
            )
        ]

    def turn(self, step: Step, sides: Sequence[Side]) -> None:
        """Turn the step round, undone or applied; *sides* are the records as they were until now, by change id."""
        self._database.run_many(
            "UPDATE change SET body = ?, origin = ?, known = ? WHERE id = ?",
            [(*side, change_id) for change_id, *side in sides],
        )
        if step.plane:
            switch(self._database, self._list_id, step.number)
        self._set_state(step.number, StepState.APPLIED if step.undone else StepState.UNDONE)

    def forget_known(self) -> None:
        """Have all that comes back checked from now on, since other rules hold than when it was last seen."""
        self._database.run(
            "UPDATE change SET known = NULL WHERE known IS NOT NULL AND record_id IN "
            "(SELECT id FROM record WHERE list_id = ?)",
            (self._list_id,),
        )
        self.note_marks()

    def note_marks(self) -> None:
        """Customers were changed by no step."""
        self._database.run("UPDATE draft SET marks = marks + 1 WHERE id = ?", (self._list_id,))

    def last_applied(self) -> Step | None:
        """The step that would be undone next."""
        return self._one("AND state = 0 ORDER BY number DESC")

    def is_applied(self, step: Step) -> bool:
        """Whether the step counts: it was not undone since it was read."""
        return self._one("AND state = 0 AND number = ? AND at = ?", step.number, step.at.isoformat()) is not None

    def next_undone(self) -> Step | None:
        """The step that would be done again next."""
        return self._one("AND state = 1 AND number > ? ORDER BY number", self._numbers()[1])

    def merges(self, merge: str) -> bool:
        """Whether the last step was made with the same *merge* and nothing happened since; its time is now then."""
        last = self.last_applied() if merge else None
        if last is None or last.merge != merge or self.next_undone() is not None:
            return False
        self._database.run(
            "UPDATE step SET at = ? WHERE list_id = ? AND number = ?", (_now(), self._list_id, last.number)
        )
        return True

    def _one(self, condition: str, *parameters: object) -> Step | None:
        row = self._database.row(f"{_STEP} {condition} LIMIT 1", (self._list_id, *parameters))
        return _step(row) if row else None

    def history(self, limit: int = 200, before: int | None = None) -> list[Step]:
        """The last steps in their order, the oldest first, undone ones included.

        :param before: only steps with a lower number than this.
        """
        rows = self._database.rows(
            f"{_STEP} AND state IN (0, 1) AND number < coalesce(?, number + 1) ORDER BY number DESC LIMIT ?",
            (self._list_id, before, limit),
        )
        return [_step(row) for row in reversed(rows)]

    def way_to(self, number: int) -> tuple[list[int], list[int]]:
        """What lies between the present and the step of that *number*, 0 for the beginning.

        Returns the numbers of the steps to be undone and of those to be done again, each in the order of doing so.
        """
        rows = self._database.rows(
            "SELECT number, state FROM step WHERE list_id = ?1 AND (state = 0 AND number > ?2 OR state = 1 "
            "AND number <= ?2) ORDER BY number",
            (self._list_id, number),
        )
        undone = [each for each, state in reversed(rows) if state == StepState.APPLIED]
        return undone, [each for each, state in rows if state == StepState.UNDONE]


def _step(row: tuple[Any, ...]) -> Step:
    number, state, label, at, merge, structure, moves, *changes = row
    return Step(
        number, StepState(state), label, datetime.fromisoformat(at), merge, bool(structure), bool(moves), *changes
    )


def _now() -> str:
    return datetime.now(UTC).isoformat()
