"""Changing the rows of a list: each change touches only the rows and columns that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson

from joor_desktop.storage import tally
from joor_desktop.storage.database import Database
from joor_desktop.storage.held import forget_number
from joor_desktop.storage.inserting import free_positions
from joor_desktop.storage.packing import NO_TWIN, POSITION_STEP, ProblemRow, Twin
from joor_desktop.storage.planes import NO_BODY, Plane, body_row, plane_of

INSERT_RECORD = "INSERT INTO record (id, list_id, position, body, origin) VALUES "
_INSERT_LINE = (
    "INSERT INTO line (list_id, position, id, live, errors, warnings, counts, code, code_key, born) VALUES "
)
INSERT_PROBLEM = (
    "INSERT INTO problem (list_id, position, number, severity, code, node, entry, field, params, fix, from_file) "
    "VALUES "
)
PUT_LINE = (
    "INSERT INTO line (list_id, position, id, live, errors, warnings, twin_kind, twin_words, counts, code, code_key, "
    "sent, changed, born) VALUES "
)
_PROBLEM_COLUMNS = "p.severity, p.code, p.node, p.entry, p.field, p.params, p.fix, p.from_file"
_UPDATE_FAULTS = "UPDATE line SET errors = ?, warnings = ?, twin_kind = ?, twin_words = ?"
_UPDATE_LINE = f"{_UPDATE_FAULTS}, counts = ?, code = ?, code_key = ?, sent = ?, changed = ?"
_MANY = 500


@dataclass(slots=True)
class Row:
    """All that is stored of one record, packed as in the file.

    ``code_key`` is None for a customer without a code, ``twin`` the problem that it has because of another's code.
    ``sent`` is the fingerprint of the content that the account accepted, None where it accepted none; ``changed`` tells
    that the content is another one now.
    """

    body: bytes
    origin: bytes | None
    counts: str
    code: str
    code_key: str | None
    problems: list[ProblemRow] = field(default_factory=list)
    twin: Twin = NO_TWIN
    id: int = 0
    position: int = 0
    sent: bytes | None = None
    changed: bool = False

    def standing(self) -> tally.Key | None:
        """What the customer counts for among those that were sent."""
        if self.sent is None:
            return None
        return tally.CHANGED if self.changed else tally.SENT

    def all_problems(self) -> list[ProblemRow]:
        """The record's own problems and the twin."""
        twin = self.twin.problem()
        return self.problems if twin is None else [*self.problems, twin]

    def part(self) -> tally.Part:
        """What the record counts for."""
        return tally.part_of(self.counts, self.all_problems(), self.standing())

    def severities(self) -> tuple[int, int]:
        """How many errors and how many warnings, the twin included."""
        problems = self.all_problems()
        errors = [row[0] for row in problems].count(2)
        return errors, len(problems) - errors


class Alike(NamedTuple):
    """A live record whose customer code may be taken for another's, with its numbers and its twin as stored.

    ``sent`` tells that the account has it as it is.
    """

    key: str
    id: int
    position: int
    code: str
    errors: int
    warnings: int
    twin_kind: str | None
    twin_words: str | None
    sent: int


_ALIKE = (
    "SELECT code_key, id, position, code, errors, warnings, twin_kind, twin_words, "
    "sent IS NOT NULL AND NOT changed FROM line"
)
_Turn = tuple[str | None, str | None, bool, bool, int]
"""The kind of a twin before and after, whether the customer has errors and warnings of its own, whether it is sent."""


class ListWriter:
    """Writes the rows of one list, inside a transaction that the caller holds.

    :param plane: the plane that is written; None for the one that shows.
    """

    def __init__(self, database: Database, list_id: int, plane: Plane | None = None) -> None:
        self._database = database
        self._plane = plane
        self.list_id = list_id
        self.before_twins: Callable[[Sequence[int]], None] | None = None
        """Called with the positions of records that get another twin, before they do."""

    @property
    def plane(self) -> Plane:
        """The plane that is written; another one from one moment to the next where it is the one that shows."""
        return self._plane or plane_of(self._database, self.list_id)

    def load(self, record_ids: Iterable[int], *, live: bool = True) -> list[Row]:
        """The rows of these records of the list, in that order; those that are not *live* as wanted are left out."""
        plane = self.plane
        rows = self._database.rows(
            "SELECT b.body, b.origin, l.counts, l.code, l.code_key, l.errors + l.warnings, l.twin_kind, l.twin_words, "
            "wanted.value, r.position, l.sent, l.changed "
            "FROM json_each(?) wanted CROSS JOIN record r ON r.id = wanted.value + ? "
            "CROSS JOIN line l ON l.list_id = r.list_id AND l.position = r.position "
            f"CROSS JOIN record b ON b.id = {body_row('wanted.value')} WHERE r.list_id = ? AND l.live = ?",
            (_json(record_ids), plane.shift, *plane.at, plane.key, live),
        )
        problems = self._problems(plane, [row[9] for row in rows if row[5]])
        return [
            Row(
                body, origin, counts, code, key, problems.get(place, []), Twin(kind, words), record_id, place, sent,
                bool(changed),
            )
            for body, origin, counts, code, key, _, kind, words, record_id, place, sent, changed in rows
        ]

    def _problems(self, plane: Plane, positions: list[int]) -> dict[int, list[ProblemRow]]:
        problems: dict[int, list[ProblemRow]] = {}
        if positions:
            for position, *row in self._database.rows(
                f"SELECT p.position, {_PROBLEM_COLUMNS} FROM json_each(?) wanted CROSS JOIN problem p "
                "ON p.list_id = ? AND p.position = wanted.value ORDER BY p.position, p.number",
                (_json(positions), plane.key),
            ):
                problems.setdefault(position, []).append(tuple(row))
        return problems

    def append(self, step: int, rows: Sequence[Row], *, live: bool) -> list[int]:
        """Add records at the end of the list and return their ids.

        Records that are not *live* don't show and don't count, until their step is applied.
        """
        last = self._last_position()
        positions = range(last + POSITION_STEP, last + POSITION_STEP * (len(rows) + 1), POSITION_STEP)
        return self._bring(step, rows, positions, live=live)

    def insert(self, step: int, after: int, rows: Sequence[Row]) -> list[int]:
        """Add live records directly behind the position *after* and return their ids."""
        positions = free_positions(self._database, self.plane, after, len(rows))
        return self._bring(step, rows, positions, live=True)

    def _bring(self, step: int, rows: Sequence[Row], positions: Sequence[int], *, live: bool) -> list[int]:
        first = (self._database.value("SELECT max(id) FROM record") or 0) + 1
        plane = self.plane
        records, lines, problems = [], [], []
        added = Counter[tally.Key]()
        key, shift = plane.key, plane.shift
        for record_id, (row, position) in enumerate(zip(rows, positions, strict=True), first):
            errors, warnings = row.severities() if row.problems else (0, 0)
            records.append((record_id + shift, key, position, row.body, row.origin))
            lines.append((key, position, record_id, live, errors, warnings, row.counts, row.code, row.code_key, step))
            if row.problems:
                problems += problem_rows(plane, position, row.problems)
            if live:
                tally.add_record(added, row.counts, row.problems)
        if shift:
            kept = [(record_id, self.list_id, 0, NO_BODY, None) for record_id in range(first, first + len(rows))]
            self._database.insert_many(INSERT_RECORD, kept)
        self._database.insert_many(INSERT_RECORD, records)
        self._database.insert_many(_INSERT_LINE, lines)
        self._database.insert_many(INSERT_PROBLEM, problems)
        tally.save(self._database, key, added)
        return list(range(first, first + len(rows)))

    def put(self, placed: Sequence[tuple[int, int, Row]]) -> None:
        """Write live records of the list into a plane that hasn't got them: position, the step that brought it, row.

        The plane's numbers are left as they are.
        """
        plane = self.plane
        records = [(row.id + plane.shift, plane.key, position, row.body, row.origin) for position, _, row in placed]
        lines = [put_line(plane, position, row, born=step) for position, step, row in placed]
        problems = [each for position, _, row in placed for each in problem_rows(plane, position, row.problems)]
        self._database.insert_many(INSERT_RECORD, records)
        self._database.insert_many(PUT_LINE, lines)
        self._database.insert_many(INSERT_PROBLEM, problems)

    def _last_position(self) -> int:
        """The position of the list's last record, deleted ones included; 0 in an empty list."""
        return self._database.value("SELECT max(position) FROM line WHERE list_id = ?", (self.plane.key,)) or 0

    def replace(self, pairs: Sequence[tuple[Row, Row]]) -> None:
        """Put the second row of each pair in the place of the first, which is the live record as it is stored."""
        plane = self.plane
        bodies, lines, cleared, problems = [], [], [], []
        for before, after in pairs:
            if after.body != before.body or after.origin != before.origin:
                bodies.append((after.body, after.origin, plane.key, before.id, before.id, plane.shift))
            other_problems = after.problems != before.problems
            if other_problems:
                cleared.append((plane.key, before.position))
                problems += problem_rows(plane, before.position, after.problems)
            line = _line(after)
            if other_problems or line != _line(before):
                lines.append((*line, plane.key, before.position))
        run_many = self._database.run_many
        run_many(f"UPDATE record SET body = ?, origin = ? WHERE id = {body_row('?')}", bodies)
        run_many(f"{_UPDATE_LINE} WHERE list_id = ? AND position = ?", lines)
        run_many("DELETE FROM problem WHERE list_id = ? AND position = ?", cleared)
        self._database.insert_many(INSERT_PROBLEM, problems)
        tally.save(self._database, plane.key, numbers_of(pairs))

    def take_out(self, step: int, record_ids: Sequence[int]) -> int:
        """Take live records out of the list, so that the step can bring them back; return how many they were."""
        plane = self.plane
        self._database.run(
            "UPDATE line SET gone = ? WHERE list_id = ? AND live AND position IN (SELECT r.position "
            "FROM json_each(?) wanted CROSS JOIN record r ON r.id = wanted.value + ? WHERE r.list_id = ?)",
            (step, plane.key, _json(record_ids), plane.shift, plane.key),
        )
        return len(self.show("gone", step, live=False))

    def reveal(self, step: int, numbers: Counter[tally.Key]) -> int:
        """Make the records that a step brought live, and return how many they are; *numbers* is what they count for."""
        key = self.plane.key
        tally.save(self._database, key, numbers)
        forget_number(self._database, key)
        return self._database.run("UPDATE line SET live = 1 WHERE list_id = ? AND born = ?", (key, step))

    def show(self, column: str, step: int, *, live: bool) -> list[tuple[int, str | None]]:
        """Make the records that a step brought (*column* "born") or took away ("gone") live, or not.

        Returns the id and the code key of each record for which that is a change, in the list's order.
        """
        where = f"list_id = ? AND {column} = ? AND live = ?"
        key = self.plane.key
        parameters = (key, step, not live)
        shown: list[tuple[int, str | None]] = self._database.rows(
            f"SELECT id, code_key FROM line WHERE {where} ORDER BY position", parameters
        )
        if len(shown) > _MANY:
            tally.count_anew_at_end(self._database, key)
        elif shown:
            changed = Counter[tally.Key]()
            for row in self.load([record_id for record_id, _ in shown], live=not live):
                tally.add_record(changed, row.counts, row.all_problems(), 1 if live else -1, row.standing())
            tally.save(self._database, key, changed)
        if shown:
            # By the name of errors the number of those that are held follows; for many it was forgotten above.
            errors = "" if len(shown) > _MANY else ", errors = errors"
            self._database.run(f"UPDATE line SET live = ?{errors} WHERE {where}", (live, *parameters))
        return shown

    def moved_by(self, column: str, step: int, *, live: bool) -> list[int]:
        """The ids of the records that a step brought (*column* "born") or took away ("gone"): the *live* or the others.
        """
        question = f"SELECT id FROM line WHERE list_id = ? AND {column} = ? AND live = ? ORDER BY position"
        return [record_id for (record_id,) in self._database.rows(question, (self.plane.key, step, live))]

    def alike(self, keys: Iterable[str]) -> list[Alike]:
        """The live records of the list whose customer code has one of these look-alike keys."""
        rows = self._database.rows(
            f"{_ALIKE} INDEXED BY line_code_key WHERE list_id = ? AND code_key IN (SELECT value FROM json_each(?)) "
            "AND live",
            (self.plane.key, _json(keys)),
        )
        return [Alike(*row) for row in rows]

    def all_alike(self) -> list[Alike]:
        """The live records that have a twin, or share their key with another record, which need not be live."""
        rows = self._database.rows(
            f"{_ALIKE} WHERE list_id = ?1 AND live AND (twin_kind IS NOT NULL OR code_key IN ("
            "SELECT code_key FROM line INDEXED BY line_code_key WHERE list_id = ?1 AND code_key IS NOT NULL "
            "GROUP BY code_key HAVING count(*) > 1))",
            (self.plane.key,),
        )
        return [Alike(*row) for row in rows]

    def set_twins(self, twins: Iterable[tuple[Alike, Twin]]) -> list[int]:
        """Give records another twin, or none; return the ids of those for which that is a change."""
        key = self.plane.key
        lines, ids = [], []
        turns = Counter[_Turn]()
        for alike, (kind, words) in twins:
            if kind == alike.twin_kind and words == alike.twin_words:
                continue
            errors = alike.errors - _is(alike.twin_kind, 2)
            warnings = alike.warnings - _is(alike.twin_kind, 1)
            turns[alike.twin_kind, kind, errors > 0, warnings > 0, alike.sent] += 1
            faults = (errors + _is(kind, 2), warnings + _is(kind, 1))
            lines.append((*faults, kind, words, key, alike.position))
            ids.append(alike.id)
        if lines:
            if self.before_twins:
                self.before_twins([line[-1] for line in lines])
            self._database.run_many(f"{_UPDATE_FAULTS} WHERE list_id = ? AND position = ?", lines)
            self._count_turns(key, turns)
        return ids

    def _count_turns(self, plane_key: int, turns: Counter[_Turn]) -> None:
        changed = Counter[tally.Key]()
        for (before, after, own_errors, own_warnings, sent), number in turns.items():
            for kind, times in ((before, -number), (after, number)):
                if kind is not None:
                    changed[tally.key_of_kind(kind)] += times
                # A record that has an error of its own counts as one with errors in any case.
                faulty = times * (_is(kind, 2) > own_errors)
                changed[tally.ERRORS] += faulty
                changed[tally.SENT_FAULTY] += faulty * sent
                changed[tally.WARNINGS] += times * (_is(kind, 1) > own_warnings)
        tally.save(self._database, plane_key, changed)


def _is(kind: str | None, severity: int) -> bool:
    return kind is not None and kind.startswith(f"[{severity},")


def numbers_of(pairs: Iterable[tuple[Row, Row]]) -> Counter[tally.Key]:
    """By what the numbers of a list change when the second row of each pair comes in the place of the first."""
    turns = Counter[tally.Part]()
    for before, after in pairs:
        if before.problems != after.problems or _standing(before) != _standing(after):
            turns[before.part()] -= 1
            turns[after.part()] += 1
    changed = Counter[tally.Key]()
    for part, times in turns.items():
        tally.add_part(changed, part, times)
    return changed


def _standing(row: Row) -> tuple[object, ...]:
    return row.twin, row.counts, row.sent, row.changed


def problem_rows(plane: Plane, position: int, problems: Sequence[ProblemRow]) -> list[tuple[Any, ...]]:
    """The problems as rows of the table of that name."""
    return [(plane.key, position, number, *row) for number, row in enumerate(problems)]


def put_line(plane: Plane, position: int, row: Row, *, live: bool = True, born: int = 0) -> tuple[Any, ...]:
    """What PUT_LINE is asked with."""
    return plane.key, position, row.id, live, *_line(row), born


def _line(row: Row) -> tuple[Any, ...]:
    return (*row.severities(), *row.twin, row.counts, row.code, row.code_key, row.sent, row.changed)


def _json(values: Iterable[int] | Iterable[str]) -> str:
    return orjson.dumps(list(values)).decode()
