"""Writing a new plane of a list in pieces, hidden until it is whole: a step that changes a large part of the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import orjson

from joor_desktop.storage import tally
from joor_desktop.storage.database import Database
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.planes import copy_rows, new_plane, plane_of
from joor_desktop.storage.steps_since import StepsSince
from joor_desktop.storage.writing import ListWriter, Row

_PIECE = 200
"""So many customers are written at once: others who want to write wait no longer than a person notices."""
_MOST_TOUCHED = 1000
"""Where more customers than these were edited meanwhile, the plane is written anew."""


class Rebuilding:
    """One new plane in the making. Whatever ends it before :meth:`show`, even a kill, leaves the list as it was.

    What is edited meanwhile stays as it was edited.

    :param owner: the name of the lock that this process holds, see :mod:`joor_desktop.storage.owner`.
    """

    def __init__(self, database: Database, list_id: int, owner: str) -> None:
        self._database = database
        self._list_id = list_id
        database.write_in_a_hurry()
        with database.transaction():
            self._old = plane_of(database, list_id)
            self._new = new_plane(database, list_id, owner)
            self._since = StepsSince(database, list_id)
            self._last = self._last_place()
            self._rules, self._marked = database.row("SELECT rules, marked FROM draft WHERE id = ?", (list_id,))
        self._reader = ListWriter(database, list_id, self._old)
        self.writer = ListWriter(database, list_id, self._new)

    def _last_place(self) -> tuple[int, int]:
        """The id and the position of the last row; (0, 0) where there is none."""
        row = self._database.row(
            "SELECT id, position FROM line WHERE list_id = ? ORDER BY position DESC LIMIT 1", (self._old.key,)
        )
        return row or (0, 0)

    def write(self, changed: Callable[[int], bool], change: Callable[[Row], Row | None]) -> Iterator[list[int]]:
        """Write the plane piece by piece, and tell after each which customers became others in it.

        :param changed: whether a customer, by its id, is to be changed at all.
        :param change: what becomes of it, None where it stays as it is.
        """
        lines = self._database.rows(
            "SELECT position, id, born FROM line WHERE list_id = ? AND live ORDER BY position", (self._old.key,)
        )
        for start in range(0, len(lines), _PIECE):
            piece = lines[start : start + _PIECE]
            rows = self._reader.load([record_id for _, record_id, _ in piece if changed(record_id)])
            pairs = [(row, after) for row in rows if (after := change(row)) is not None]
            ids = [row.id for row, _ in pairs]
            born = {record_id: step for _, record_id, step in piece}
            # The rows are those of a moment before; what was edited since is brought over at the end.
            with self._database.transaction():
                self.writer.put([(row.position, born[row.id], after) for row, after in pairs])
                if len(pairs) < len(piece):
                    others = "l.live AND l.position BETWEEN ? AND ? AND l.id NOT IN (SELECT value FROM json_each(?))"
                    between = (piece[0][0], piece[-1][0], orjson.dumps(ids).decode())
                    copy_rows(self._database, self._old, self._new, others, between)
            yield ids

    def check_codes(self, recheck: Callable[[ListWriter], None]) -> None:
        """Check the customer codes of the whole plane anew."""
        with self._database.transaction():
            recheck(self.writer)

    def count(self) -> None:
        """Count the plane's numbers."""
        numbers = tally.counted_anew(self._database, self._new.key)
        with self._database.transaction():
            self._save_numbers(numbers)

    def _save_numbers(self, numbers: Counter[tally.Key]) -> None:
        self._database.run("DELETE FROM tally WHERE list_id = ?", (self._new.key,))
        tally.save(self._database, self._new.key, numbers)

    def show(self, label: str, recheck: Callable[[Sequence[str | None]], object], *, structure: bool) -> int | None:
        """Show the plane as one step, and return the step's number; None where too much was edited meanwhile.

        The caller holds a transaction, and checks the customer codes that it is given anew.
        """
        touched = self._touched()
        if touched is None:
            return None
        if touched:
            recheck(self._take_over(touched))
        return Journal(self._database, self._list_id).add_plane(
            label, self._new, self._rules, self._marked, structure=structure
        )

    def _touched(self) -> list[int] | None:
        """The ids of what was edited since the plane was begun, came or went; None where it can't be brought over."""
        question = "SELECT count(*) FROM line WHERE list_id = ? AND id = ? AND position = ?"
        moved = self._last[0] and not self._database.value(question, (self._old.key, *self._last))
        if moved or plane_of(self._database, self._list_id) != self._old:
            return None
        steps = self._since.listed()
        if self._since.any_of("patch"):
            return None
        ids = self._since.record_ids()
        moving = "SELECT number FROM step WHERE list_id = ? AND moves AND number IN (SELECT value FROM json_each(?))"
        if numbers := self._ids(moving, self._list_id, steps):
            those = f"IN ({', '.join(map(str, numbers))})"
            ids += self._ids(f"SELECT id FROM line WHERE list_id = ? AND (born {those} OR gone {those})", self._old.key)
        return list(dict.fromkeys(ids)) if len(ids) <= _MOST_TOUCHED else None

    def _ids(self, question: str, *parameters: object) -> list[int]:
        return [number for (number,) in self._database.rows(question, parameters)]

    def _take_over(self, touched: Sequence[int]) -> list[str | None]:
        """Put rows into the new plane as they stand in the old one; return the look-alike keys of before and after."""
        wanted = orjson.dumps(touched).decode()
        befores = self.writer.load(touched)
        keys = self._keys_of(touched)
        places = [(self._new.key, row.position) for row in befores]
        run_many = self._database.run_many
        run_many("DELETE FROM record WHERE id = ?", [(row.id + self._new.shift,) for row in befores])
        run_many("DELETE FROM problem WHERE list_id = ? AND position = ?", places)
        run_many("DELETE FROM line WHERE list_id = ? AND position = ?", places)
        copy_rows(
            self._database, self._old, self._new, "l.live AND l.position IN (SELECT r.position FROM json_each(?) w "
            "CROSS JOIN record r ON r.id = w.value + ? WHERE r.list_id = ?)",
            (wanted, self._old.shift, self._old.key),
        )
        afters = self.writer.load(touched)
        numbers = Counter[tally.Key]()
        for times, rows in ((-1, befores), (1, afters)):
            for row in rows:
                tally.add_record(numbers, row.counts, row.all_problems(), times, row.standing())
        tally.save(self._database, self._new.key, numbers)
        return keys + [row.code_key for row in (*befores, *afters)]

    def _keys_of(self, touched: Sequence[int]) -> list[str | None]:
        """The look-alike keys that customers had at any time since the plane was begun, but for what they have now."""
        gone = [row.code_key for row in self._reader.load(touched, live=False)]
        steps = self._since.listed()
        sides = self._database.rows(
            "SELECT c.known FROM step s JOIN change c ON c.id BETWEEN s.first_change AND s.last_change "
            "WHERE s.list_id = ? AND s.number IN (SELECT value FROM json_each(?)) AND c.known IS NOT NULL",
            (self._list_id, steps),
        )
        return gone + [orjson.loads(known)[2] for (known,) in sides]
