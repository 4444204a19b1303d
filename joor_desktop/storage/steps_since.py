"""What happened to a list since a moment: which of its steps were made, undone or done again."""

from __future__ import annotations

import orjson

from joor_desktop.storage.database import Database
from joor_desktop.storage.journal import StepState


class StepsSince:
    """The steps of one list since this object was made."""

    def __init__(self, database: Database, list_id: int) -> None:
        self._database = database
        self._list_id = list_id
        self._steps = self._read()

    def _read(self) -> dict[tuple[int, str], int]:
        """The state of each step by its number and time."""
        rows = self._database.rows("SELECT number, at, state FROM step WHERE list_id = ?", (self._list_id,))
        return {(number, at): state for number, at, state in rows}

    def numbers(self) -> list[int]:
        """The numbers of the steps that were made or turned round."""
        return [number for (number, at), state in self._read().items() if self._is_changed(number, at, state)]

    def _is_changed(self, number: int, at: str, state: int) -> bool:
        before = self._steps.get((number, at))
        dropped = (before, state) == (StepState.UNDONE, StepState.DROPPED)
        return state not in (before, StepState.OPEN) and not dropped

    def listed(self) -> str:
        """The same numbers as JSON, for a question."""
        return orjson.dumps(self.numbers()).decode()

    def record_ids(self) -> list[int]:
        """The ids of the records that these steps changed one by one."""
        rows = self._database.rows(
            "SELECT DISTINCT c.record_id FROM step s JOIN change c ON c.id BETWEEN s.first_change AND s.last_change "
            "WHERE s.list_id = ? AND s.number IN (SELECT value FROM json_each(?))",
            (self._list_id, self.listed()),
        )
        return [record_id for (record_id,) in rows]

    def any_of(self, condition: str) -> bool:
        """Whether one of these steps fulfils an SQL condition."""
        question = (
            f"SELECT 1 FROM step WHERE list_id = ? AND ({condition}) "
            "AND number IN (SELECT value FROM json_each(?))"
        )
        return self._database.row(question, (self._list_id, self.listed())) is not None
