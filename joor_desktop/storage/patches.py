"""Patches: the other sides of steps that change some hundred customers or more.

A patch is a plane that holds only the rows that its step changed. Turning the step round lets them change places with
those of the plane that shows, without one of them being read: the narrow rows and the problems do so, while the bodies
stay where they lie and the shelf tells which of them shows. By what that changes the running numbers is known too.

Since steps are turned round in their order, the list is then the same as before in all that steps tell of. What no step
tells of (other rules, customers that were sent) is counted by the list's marks: where they are others than the patch
has seen, its rows have to be checked anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import orjson

from joor_desktop.storage import tally
from joor_desktop.storage.database import Database
from joor_desktop.storage.held import forget_number
from joor_desktop.storage.journal import Step
from joor_desktop.storage.planes import PROBLEM_COLUMNS, Plane, new_plane, plane_of
from joor_desktop.storage.writing import INSERT_PROBLEM, INSERT_RECORD, PUT_LINE, ListWriter, Row, numbers_of, put_line
from joor_desktop.storage.writing import problem_rows as rows_of_problems

_MOST_NAMED = 1000
_FACTS = ("errors", "warnings", "twin_kind", "twin_words", "counts", "changed")
_ALL = (*_FACTS, "code", "code_key")
_SIDES = ("shown", "hidden")
_BOTH = [f"{side}_{name}" for side in _SIDES for name in _ALL]
# Whether the problems of a customer change places too stands in its row of the patch, as "live".
_TEMPORARY = (
    f"CREATE TEMP TABLE IF NOT EXISTS turned_line (position, recoded, {', '.join(_BOTH)})",
    *(f"CREATE TEMP TABLE IF NOT EXISTS {side}_problem (position, {PROBLEM_COLUMNS})" for side in _SIDES),
    "CREATE TEMP TABLE IF NOT EXISTS shown_shelf (record_id, row_id)",
)
_EMPTY = tuple(
    f"DELETE FROM {table}" for table in ("turned_line", "shown_problem", "hidden_problem", "shown_shelf")
)
_OTHER = "position IN (SELECT position FROM line WHERE list_id = ? AND live)"


class Patch:
    """The patch of one step; all runs inside a transaction that the caller holds.

    :param key: that of the patch's own plane; None begins a new one, for the step that is made next.
    :param owner: the name of a lock, where the new one is written in several transactions before that step is made.
    """

    def __init__(self, database: Database, list_id: int, key: int | None = None, owner: str = "") -> None:
        self._database = database
        self._list_id = list_id
        self._shown = plane_of(database, list_id)
        self._own = Plane(key) if key else new_plane(database, list_id, owner, self._shown.key)
        self._numbers = Counter[tally.Key]()

    @property
    def key(self) -> int:
        """The key of its plane."""
        return self._own.key

    @contextmanager
    def noting(self, writer: ListWriter) -> Iterator[None]:
        """What is done inside belongs to the step: its numbers, and the twins that *writer* sets, are kept."""
        before = tally.numbers(self._database, self._shown.key)
        writer.before_twins = self._keep
        try:
            yield
        finally:
            writer.before_twins = None
        tally.count_now(self._database, self._shown.key)
        after = tally.numbers(self._database, self._shown.key)
        before.subtract(after)
        self._database.run("DELETE FROM tally WHERE list_id = ?", (self.key,))
        tally.save(self._database, self.key, before)
        self._database.run(
            "UPDATE plane SET marks = (SELECT marks FROM draft WHERE id = ?) WHERE id = ?", (self._list_id, -self.key)
        )

    def fits(self) -> bool:
        """Whether the plane that it was begun for still shows."""
        return plane_of(self._database, self._list_id) == self._shown

    def begun_anew(self) -> Patch:
        """An empty one for the plane that shows now."""
        return Patch(self._database, self._list_id)

    def put(self, pairs: Sequence[tuple[Row, Row]]) -> None:
        """Write the second row of each pair, hidden until :meth:`show`."""
        own, lines, problems, records = self._own, [], [], []
        for before, after in pairs:
            others = after.problems != before.problems
            lines.append(put_line(own, before.position, after, live=others))
            if others:
                problems += rows_of_problems(own, before.position, after.problems)
            if after.body != before.body or after.origin != before.origin:
                records.append((before.id + own.shift, own.key, before.position, after.body, after.origin))
        self._database.insert_many(INSERT_RECORD, records)
        self._database.insert_many(PUT_LINE, lines)
        self._database.insert_many(INSERT_PROBLEM, problems)
        self._database.run(
            "INSERT INTO shelf (plane, record_id, row_id) SELECT r.list_id, r.id - ?1, r.id FROM json_each(?2) w "
            "CROSS JOIN record r ON r.id = w.value",
            (own.shift, orjson.dumps([record[0] for record in records]).decode()),
        )
        self._numbers.update(numbers_of(pairs))

    def take_back(self, pairs: Sequence[tuple[Row, Row]]) -> None:
        """Take out again what was put for these."""
        own, run_many = self._own, self._database.run_many
        places = [(own.key, before.position) for before, _ in pairs]
        run_many("DELETE FROM line WHERE list_id = ? AND position = ?", places)
        run_many("DELETE FROM problem WHERE list_id = ? AND position = ?", places)
        run_many("DELETE FROM record WHERE id = ?", [(before.id + own.shift,) for before, _ in pairs])
        run_many("DELETE FROM shelf WHERE plane = ? AND record_id = ?", [(own.key, before.id) for before, _ in pairs])
        self._numbers.subtract(numbers_of(pairs))

    def show(self) -> None:
        """Let what was put come in the place of what shows, which is kept."""
        self._change_places()
        tally.save(self._database, self._shown.key, self._numbers)

    def _keep(self, positions: Sequence[int]) -> None:
        """Keep rows as they are in the list; one that the patch has stays as it was."""
        self._database.run(
            f"INSERT OR IGNORE INTO line (list_id, position, id, live, born, {', '.join(_ALL)}) "
            f"SELECT ?, l.position, l.id, 0, 0, {_prefixed('l', *_ALL)} FROM json_each(?) w "
            "CROSS JOIN line l ON l.list_id = ? AND l.position = w.value",
            (self.key, orjson.dumps(positions).decode(), self._shown.key),
        )

    def is_current(self) -> bool:
        """Whether its rows are what they would be if they were checked and marked now."""
        return bool(
            self._database.value(
                "SELECT p.marks = d.marks FROM plane p JOIN draft d ON d.id = p.list_id WHERE p.id = ?", (-self.key,)
            )
        )

    def turn(self, step: Step) -> None:
        """Let the step's sides change places, and the numbers follow."""
        self.change_places(step)
        self._database.run(
            "INSERT INTO tally (list_id, severity, code, node, field, number) "
            "SELECT ?, severity, code, node, field, number FROM tally WHERE list_id = ? "
            "ON CONFLICT DO UPDATE SET number = number + excluded.number",
            (self._shown.key, self.key),
        )
        self._database.run("UPDATE tally SET number = -number WHERE list_id = ?", (self.key,))

    def change_places(self, step: Step) -> None:
        """Let the step's sides change places."""
        self._change_places()
        if step.moves:
            for column, live in (("born", step.undone), ("gone", not step.undone)):
                self._database.run(
                    f"UPDATE line SET live = ? WHERE list_id = ? AND {column} = ? AND live = ?",
                    (live, self._shown.key, step.number, not live),
                )

    def changed(self) -> list[int]:
        """The ids of the customers that the step changed."""
        return [each for (each,) in self._database.rows("SELECT id FROM line WHERE list_id = ?", (self.key,))]

    def moved(self, step: Step) -> list[int]:
        """The ids of customers that the step brought or took away, not all of very many."""
        if not step.moves:
            return []
        question = "SELECT id FROM line WHERE list_id = ? AND (born = ?2 OR gone = ?2) LIMIT ?"
        return [each for (each,) in self._database.rows(question, (self._shown.key, step.number, _MOST_NAMED))]

    def _change_places(self) -> None:
        forget_number(self._database, self._shown.key)
        for statement in (*_TEMPORARY, *_EMPTY):
            self._database.run(statement)
        self._exchange_lines()
        self._exchange_problems()
        self._exchange_bodies()
        for statement in _EMPTY:
            self._database.run(statement)

    def _exchange_lines(self) -> None:
        run, shown, own = self._database.run, self._shown.key, self.key
        run(
            f"INSERT INTO turned_line SELECT l.position, o.code <> l.code, {_prefixed('l', *_ALL)}, "
            f"{_prefixed('o', *_ALL)} FROM line o CROSS JOIN line l ON l.list_id = ? AND l.position = o.position "
            f"WHERE o.list_id = ? AND ({_prefixed('o', *_ALL)}) IS NOT ({_prefixed('l', *_ALL)})",
            (shown, own),
        )
        # The + keeps SQLite from going through all rows of the list instead of those of the patch.
        for recoded, columns in ((0, _FACTS), (1, _ALL)):  # what the codes are looked up by takes time
            for key, side in ((shown, "hidden"), (own, "shown")):
                values = ", ".join(f"{name} = o.{side}_{name}" for name in columns)
                run(
                    f"UPDATE line SET {values} FROM turned_line o "
                    "WHERE line.list_id = ? AND line.position = +o.position AND o.recoded = ?",
                    (key, recoded),
                )

    def _exchange_problems(self) -> None:
        run, shown, own = self._database.run, self._shown.key, self.key
        columns = f"position, {PROBLEM_COLUMNS}"
        for key, side in ((shown, "shown"), (own, "hidden")):
            run(
                f"INSERT INTO {side}_problem ({columns}) SELECT {_prefixed('p', *columns.split(', '))} FROM line o "
                "CROSS JOIN problem p ON p.list_id = ? AND p.position = o.position WHERE o.list_id = ? AND o.live",
                (key, own),
            )
            run(f"DELETE FROM problem WHERE list_id = ? AND {_OTHER}", (key, own))
        for key, side in ((shown, "hidden"), (own, "shown")):
            run(f"INSERT INTO problem (list_id, {columns}) SELECT ?, {columns} FROM {side}_problem", (key,))

    def _exchange_bodies(self) -> None:
        run, shown, own = self._database.run, self._shown, self.key
        run(
            "INSERT INTO shown_shelf SELECT o.record_id, coalesce(s.row_id, o.record_id + ?) FROM shelf o "
            "LEFT JOIN shelf s ON s.plane = ? AND s.record_id = o.record_id WHERE o.plane = ?",
            (shown.shift, shown.key, own),
        )
        put = "INSERT OR REPLACE INTO shelf (plane, record_id, row_id) SELECT ?, record_id, row_id FROM"
        run(f"{put} shelf WHERE plane = ?", (shown.key, own))
        run(f"{put} shown_shelf", (own,))


def _prefixed(table: str, *columns: str) -> str:
    return ", ".join(f"{table}.{name}" for name in columns)
