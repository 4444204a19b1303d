"""Changing the rows of a list: each change touches only the rows and columns that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from joor_desktop.storage import tally
from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import POSITION_STEP, ProblemRow

_INSERT_RECORD = "INSERT INTO record (id, list_id, body, origin) VALUES (?, ?, ?, ?)"
_INSERT_LINE = (
    "INSERT INTO line (list_id, id, position, live, errors, warnings, counts, code, code_key, born) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_PROBLEM = (
    "INSERT INTO problem (list_id, record_id, number, severity, code, node, entry, field, params, fix, from_file) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PROBLEM_COLUMNS = "severity, code, node, entry, field, params, fix, from_file"
_MANY = 500


@dataclass(slots=True)
class Row:
    """All that is stored of one record, packed as in the file; ``code_key`` is None for a customer without a code."""

    body: bytes
    origin: bytes | None
    counts: str
    code: str
    code_key: str | None
    problems: list[ProblemRow] = field(default_factory=list)
    id: int = 0

    def severities(self) -> tuple[int, int]:
        """How many errors and how many warnings."""
        errors = sum(row[0] == 2 for row in self.problems)
        return errors, len(self.problems) - errors


class ListWriter:
    """Writes the rows of one list, inside a transaction that the caller holds."""

    def __init__(self, database: Database, list_id: int) -> None:
        self._database = database
        self.list_id = list_id

    def load(self, record_ids: Iterable[int]) -> list[Row]:
        """The rows of these records of the list, in that order; those that are not there are left out."""
        wanted = orjson.dumps(list(record_ids)).decode()
        rows = self._database.rows(
            "SELECT r.body, r.origin, l.counts, l.code, l.code_key, l.errors + l.warnings, r.id "
            "FROM json_each(?) wanted CROSS JOIN record r ON r.id = wanted.value "
            "CROSS JOIN line l ON l.list_id = ? AND l.id = r.id",
            (wanted, self.list_id),
        )
        problems = self._problems([row[6] for row in rows if row[5]])
        return [
            Row(body, origin, counts, code, key, problems.get(record_id, []), record_id)
            for body, origin, counts, code, key, _, record_id in rows
        ]

    def _problems(self, record_ids: list[int]) -> dict[int, list[ProblemRow]]:
        problems: dict[int, list[ProblemRow]] = {}
        if record_ids:
            for record_id, *row in self._database.rows(
                f"SELECT record_id, {_PROBLEM_COLUMNS} FROM json_each(?) wanted CROSS JOIN problem "
                "ON list_id = ? AND record_id = wanted.value ORDER BY record_id, number",
                (orjson.dumps(record_ids).decode(), self.list_id),
            ):
                problems.setdefault(record_id, []).append(tuple(row))
        return problems

    def append(self, step_id: int, rows: Sequence[Row], *, live: bool, after: int | None = None) -> list[int]:
        """Add records at the end of the list and return their ids.

        Records that are not *live* don't show and don't count, until their step is applied. *after* is the position
        that the first of them follows, if the caller knows it.
        """
        position = self.last_position() if after is None else after
        first = self._next_id()
        inserted = Counter[tally.Key]()
        records, lines, problems = [], [], []
        for record_id, row in enumerate(rows, first):
            position += POSITION_STEP
            errors, warnings = row.severities() if row.problems else (0, 0)
            records.append((record_id, self.list_id, row.body, row.origin))
            lines.append((
                self.list_id, record_id, position, live, errors, warnings, row.counts, row.code, row.code_key, step_id,
            ))
            if row.problems:
                problems += self._problem_rows(record_id, row.problems)
            if live:
                tally.add_record(inserted, row.counts, row.problems)
        self._database.run_many(_INSERT_RECORD, records)
        self._database.run_many(_INSERT_LINE, lines)
        self._database.run_many(_INSERT_PROBLEM, problems)
        tally.save(self._database, self.list_id, inserted)
        return list(range(first, first + len(rows)))

    def last_position(self) -> int:
        """The position of the list's last record, deleted ones included; 0 in an empty list."""
        return self._database.value("SELECT max(position) FROM line WHERE list_id = ?", (self.list_id,)) or 0

    def _next_id(self) -> int:
        return (self._database.value("SELECT seq FROM sqlite_sequence WHERE name = 'record'") or 0) + 1

    def _problem_rows(self, record_id: int, problems: Sequence[ProblemRow]) -> list[tuple[Any, ...]]:
        return [(self.list_id, record_id, number, *row) for number, row in enumerate(problems)]

    def replace(self, pairs: Sequence[tuple[Row, Row]]) -> None:
        """Put the second row of each pair in the place of the first, which is the live record as it is stored."""
        bodies, lines, cleared, problems = [], [], [], []
        changed = Counter[tally.Key]()
        for before, after in pairs:
            if after.body != before.body or after.origin != before.origin:
                bodies.append((after.body, after.origin, before.id))
            faults_changed = after.problems != before.problems
            if faults_changed:
                cleared.append((self.list_id, before.id))
                problems += self._problem_rows(before.id, after.problems)
            if faults_changed or _line_differs(before, after):
                lines.append((
                    *after.severities(), after.counts, after.code, after.code_key, self.list_id, before.id,
                ))
                tally.add_record(changed, before.counts, before.problems, -1)
                tally.add_record(changed, after.counts, after.problems)
        run_many = self._database.run_many
        run_many("UPDATE record SET body = ?, origin = ? WHERE id = ?", bodies)
        run_many(
            "UPDATE line SET errors = ?, warnings = ?, counts = ?, code = ?, code_key = ? WHERE list_id = ? AND id = ?",
            lines,
        )
        run_many("DELETE FROM problem WHERE list_id = ? AND record_id = ?", cleared)
        run_many(_INSERT_PROBLEM, problems)
        tally.save(self._database, self.list_id, changed)

    def take_out(self, step_id: int, record_ids: Sequence[int]) -> None:
        """Take live records out of the list, so that the step can bring them back."""
        self._database.run(
            "UPDATE line SET gone = ? WHERE list_id = ? AND live AND id IN (SELECT value FROM json_each(?))",
            (step_id, self.list_id, orjson.dumps(list(record_ids)).decode()),
        )
        self.show("gone", step_id, live=False)

    def show(self, column: str, step_id: int, *, live: bool) -> list[tuple[int, str | None]]:
        """Make the records that a step brought (*column* "born") or took away ("gone") live, or not.

        Returns the id and the code key of each record for which that is a change.
        """
        where = f"list_id = ? AND {column} = ? AND live = ?"
        parameters = (self.list_id, step_id, not live)
        shown: list[tuple[int, str | None]] = self._database.rows(
            f"SELECT id, code_key FROM line WHERE {where} ORDER BY position", parameters
        )
        if not shown:
            return shown
        if len(shown) > _MANY:
            self._database.run(f"UPDATE line SET live = ? WHERE {where}", (live, *parameters))
            tally.count_anew(self._database, self.list_id)
        else:
            changed = Counter[tally.Key]()
            for row in self.load([record_id for record_id, _ in shown]):
                tally.add_record(changed, row.counts, row.problems, 1 if live else -1)
            self._database.run(f"UPDATE line SET live = ? WHERE {where}", (live, *parameters))
            tally.save(self._database, self.list_id, changed)
        return shown

    def alike(self, key: str) -> list[tuple[int, str]]:
        """Id and customer code of the live records of the list whose code has this look-alike key."""
        return self._database.rows(
            "SELECT id, code FROM line WHERE list_id = ? AND code_key = ? AND live", (self.list_id, key)
        )

    def all_alike(self) -> list[tuple[str, int, str]]:
        """Key, id and customer code of all live records that share their key with another, sorted by key."""
        return self._database.rows(
            "SELECT code_key, id, code FROM line WHERE list_id = ?1 AND live AND code_key IN ("
            "SELECT code_key FROM line WHERE list_id = ?1 AND live AND code_key IS NOT NULL "
            "GROUP BY code_key HAVING count(*) > 1) ORDER BY code_key, id",
            (self.list_id,),
        )

    def problems_of(self, record_ids: Iterable[int], codes: Sequence[str]) -> dict[int, list[ProblemRow]]:
        """The problems of these records whose code is one of *codes*."""
        found: dict[int, list[ProblemRow]] = {}
        for record_id, *row in self._database.rows(
            f"SELECT record_id, {_PROBLEM_COLUMNS} FROM json_each(?) wanted CROSS JOIN problem ON list_id = ? "
            "AND record_id = wanted.value WHERE code IN (SELECT value FROM json_each(?)) ORDER BY record_id, number",
            (orjson.dumps(list(record_ids)).decode(), self.list_id, orjson.dumps(codes).decode()),
        ):
            found.setdefault(record_id, []).append(tuple(row))
        return found

    def replace_all_problems(self, codes: Sequence[str], problems: dict[int, list[ProblemRow]]) -> None:
        """Make *problems*, by record id, the list's only problems with one of *codes*; counts the list anew."""
        kinds = orjson.dumps(codes).decode()
        touched = {
            record_id
            for (record_id,) in self._database.rows(
                "SELECT record_id FROM problem WHERE list_id = ? AND code IN (SELECT value FROM json_each(?))",
                (self.list_id, kinds),
            )
        } | problems.keys()
        if touched:
            self._put_problems(kinds, sorted(touched), problems)
        tally.count_anew(self._database, self.list_id)

    def _put_problems(self, kinds: str, touched: list[int], problems: dict[int, list[ProblemRow]]) -> None:
        self._database.run(
            "DELETE FROM problem WHERE list_id = ? AND code IN (SELECT value FROM json_each(?))", (self.list_id, kinds)
        )
        # Numbers far above those of a record's other problems, which may have any below.
        self._database.run_many(
            _INSERT_PROBLEM,
            (
                (self.list_id, record_id, number, *row)
                for record_id, rows in problems.items()
                for number, row in enumerate(rows, 1_000_000)
            ),
        )
        self._database.run(
            "UPDATE line SET errors = (SELECT count(*) FROM problem p WHERE p.list_id = line.list_id "
            "AND p.record_id = line.id AND p.severity = 2), "
            "warnings = (SELECT count(*) FROM problem p WHERE p.list_id = line.list_id "
            "AND p.record_id = line.id AND p.severity = 1) "
            "WHERE list_id = ? AND id IN (SELECT value FROM json_each(?))",
            (self.list_id, orjson.dumps(touched).decode()),
        )


def _line_differs(before: Row, after: Row) -> bool:
    return (before.counts, before.code, before.code_key) != (after.counts, after.code, after.code_key)
