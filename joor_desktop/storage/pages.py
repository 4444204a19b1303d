"""Reading a list as the window needs it: its order as bare numbers, and the rows that are painted."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import chain, repeat

import orjson

from joor_desktop.model.customer_state import CustomerFacts
from joor_desktop.model.origin import Place, Source
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity, kind_code, split_kind_code
from joor_desktop.model.record import ENTRY_KEYS, Record
from joor_desktop.storage import tally
from joor_desktop.storage.database import Database
from joor_desktop.storage.held import HELD_CODES, counted_number, kept_number, sending_account
from joor_desktop.storage.packing import POSITION_STEP, Twin, unpack_counts, unpack_origin, unpack_problem
from joor_desktop.storage.planes import Plane, body_row, home_of_records, plane_of, plane_of_records

_PAGE = 1000
_BODY_ROW = body_row("wanted.value")


_COUNTED = (tally.CUSTOMERS, tally.ERRORS, tally.WARNINGS, tally.SENT, tally.CHANGED, tally.SENT_FAULTY)


class View(Enum):
    """Which customers of a list are shown; the value is the condition on their row.

    Ready are those that a send takes: one that the account has just so is not, nor is one of a send that isn't
    settled, which no row tells by itself.
    """

    ALL = "1"
    ERRORS = "errors > 0"
    WARNINGS = "warnings > 0"
    READY = "errors = 0 AND (sent IS NULL OR changed)"
    SENT = "sent IS NOT NULL AND NOT changed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many customers a list has: all, with an error, with a warning (with errors or not).

    ``sent`` are those that the account accepted as they are, ``changed`` those that it accepted as they were before.
    ``sent_faulty`` are those of the sent that have an error now, since the rules are others or another has their code.
    ``held`` are those that could be sent but for an earlier send, which waits, is on its way or has an unknown outcome.
    """

    customers: int
    errors: int
    warnings: int
    sent: int = 0
    changed: int = 0
    sent_faulty: int = 0
    held: int = 0

    @property
    def valid(self) -> int:
        """Customers without errors."""
        return self.customers - self.errors

    @property
    def ready(self) -> int:
        """Customers that a send takes: valid ones, without those that the account has just so, and those of a send
        that isn't settled."""
        return self.valid - (self.sent - self.sent_faulty) - self.held


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem and how many customers have it; ``country`` is "" for kinds that are the same everywhere."""

    severity: Severity
    code: str
    node: str
    field: str
    customers: int
    country: str = ""

    @property
    def kind_code(self) -> str:
        """What it is kept by."""
        return kind_code(self.code, self.country)

    def holds(self, problem: Problem) -> bool:
        """Whether *problem* is of this kind."""
        path = problem.path
        found = (problem.severity, problem.code, path.node, path.field, problem.country)
        return found == (self.severity, self.code, self.node, self.field, self.country)


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A customer as it stands in the list.

    ``number`` counts from 1 in the order in which customers came, and stays when others go; one that was put
    ``between`` others has the number of the one above it. ``sent`` tells that the account accepted the customer,
    ``changed`` that it did so with other content; ``facts`` are what the ledger knows of its content, where somebody
    asked for that and it knows anything.
    """

    id: int
    list_id: int
    number: int
    record: Record
    problems: list[Problem] = field(default_factory=list)
    sent: bool = False
    changed: bool = False
    between: bool = False
    facts: CustomerFacts | None = None

    @property
    def place(self) -> str:
        """The number as it is shown, with a + for one that was put below that of the number, a − for one above 1."""
        if not self.number:
            return "1−"
        return f"{self.number}+" if self.between else str(self.number)

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the problems are warnings."""
        return len(self.problems) - self.errors


class Pages:
    """The reading half of the lists."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._sources: dict[int, Source] = {}

    def _key(self, list_id: int) -> int:
        return plane_of(self.database, list_id).key

    def counts(self, list_id: int, held: int | None = None) -> Counts:
        """How many customers the list has, and how many of them have problems.

        :param held: how many are held, where that is known, if only of a moment before; None to count it.
        """
        question = "SELECT code, number FROM tally WHERE list_id = ? AND severity = 0 AND node = ''"
        numbers = dict(self.database.rows(question, (self._key(list_id),)))
        counts = Counts(*(numbers.get(key[1], 0) for key in _COUNTED))
        if held is None:
            held = kept_number(self.database, list_id)
        if held is None:
            held = counted_number(self.database, list_id)
        return replace(counts, held=min(held, counts.ready))

    def customers(self, list_id: int) -> int:
        """How many customers the list has."""
        return self.counts(list_id, 0).customers

    def entry_counts(self, list_id: int) -> dict[str, int]:
        """How many entries the list's customers have together, by node key."""
        numbers = dict.fromkeys(ENTRY_KEYS, 0)
        numbers.update(
            self.database.rows(
                "SELECT node, number FROM tally WHERE list_id = ? AND severity = 0 AND code = ?",
                (self._key(list_id), tally.ENTRY_CODE),
            )
        )
        return numbers

    def order(self, list_id: int, view: View = View.ALL) -> array[int]:
        """The ids of the list's records in the list's order."""
        return self._order(list_id, *self._condition(list_id, view))

    def _condition(self, list_id: int, view: View) -> tuple[str, tuple[int, ...]]:
        account = sending_account(self.database, list_id) if view is View.READY else None
        return (view.value, ()) if account is None else (f"{view.value} AND code NOT IN ({HELD_CODES})", (account,))

    def _order(self, list_id: int, condition: str, parameters: tuple[int, ...] = ()) -> array[int]:
        found = self.database.value(
            f"SELECT json_group_array(id) FROM (SELECT id FROM line WHERE list_id = ? AND live AND {condition} "
            "ORDER BY position)",
            (self._key(list_id), *parameters),
        )
        return array("q", orjson.loads(found))

    def numbers(self, record_ids: Sequence[int]) -> list[int]:
        """The number of each of these records, in that order; see :class:`StoredRecord`."""
        found = self.database.rows(
            "SELECT r.position FROM json_each(?) wanted CROSS JOIN record r ON r.id = wanted.value + ?",
            (_json_ids(record_ids), plane_of_records(self.database, record_ids).shift),
        )
        return [position // POSITION_STEP for (position,) in found]

    def entry_order(self, list_id: int, node_key: str, view: View = View.ALL) -> tuple[array[int], array[int]]:
        """The entries of one node in the list's order: each one's record id, and its index in the record from 0."""
        condition, parameters = self._condition(list_id, view)
        ids, letters = self.database.row(
            "SELECT json_group_array(id), group_concat(counts, '') FROM ("
            f"SELECT id, counts FROM line WHERE list_id = ? AND live AND {condition} ORDER BY position)",
            (self._key(list_id), *parameters),
        )
        # The counts of all records stand in one text, with one letter for each node in turn.
        numbers = unpack_counts((letters or "")[ENTRY_KEYS.index(node_key) :: len(ENTRY_KEYS)])
        # Lists and bytes first: an array that grows item by item takes three times as long.
        records = list(chain.from_iterable(map(repeat, orjson.loads(ids), numbers)))
        upwards = {number: array("H", range(number)).tobytes() for number in set(numbers)}
        return array("q", records), array("H", b"".join(map(upwards.__getitem__, numbers)))

    def page(self, record_ids: Sequence[int]) -> list[StoredRecord]:
        """The records of these ids, in that order; an id that is no longer there is left out."""
        plane, list_id = home_of_records(self.database, record_ids)
        rows = self.database.rows(
            "SELECT wanted.value, r.position, b.body, l.errors + l.warnings, l.twin_kind, l.twin_words, "
            "l.sent IS NOT NULL, l.changed FROM json_each(?) wanted "
            "CROSS JOIN record r ON r.id = wanted.value + ? "
            "CROSS JOIN line l ON l.list_id = r.list_id AND l.position = r.position "
            f"CROSS JOIN record b ON b.id = {_BODY_ROW}",
            (_json_ids(record_ids), plane.shift, *plane.at),
        )
        problems = self._problems(plane, [row[1] for row in rows if row[3]])
        for _, position, _, _, twin_kind, twin_words, _, _ in rows:
            if twin := Twin(twin_kind, twin_words).problem():
                problems.setdefault(position, []).append(unpack_problem(twin))
        return [
            StoredRecord(
                row[0], list_id, row[1] // POSITION_STEP, Record.from_body(row[2]), problems.get(row[1], []),
                bool(row[6]), bool(row[7]),
                bool(row[1] % POSITION_STEP),
            )
            for row in rows
        ]

    def record(self, record_id: int) -> StoredRecord | None:
        """One record; None where it is no longer there."""
        found = self.page([record_id])
        return found[0] if found else None

    def _problems(self, plane: Plane, positions: Sequence[int]) -> dict[int, list[Problem]]:
        problems: dict[int, list[Problem]] = {}
        if not positions:
            return problems
        for position, *row in self.database.rows(
            "SELECT p.position, p.severity, p.code, p.node, p.entry, p.field, p.params, p.fix, p.from_file "
            "FROM json_each(?) wanted CROSS JOIN problem p ON p.list_id = ? AND p.position = wanted.value "
            "ORDER BY p.position, p.number",
            (_json_ids(positions), plane.key),
        ):
            problems.setdefault(position, []).append(unpack_problem(tuple(row)))
        return problems

    def kinds(self, list_id: int) -> list[ProblemKind]:
        """The kinds of problems in the list, errors first, then by how many customers have them."""
        rows = self.database.rows(
            "SELECT severity, code, node, field, number FROM tally WHERE list_id = ? AND severity > 0 AND number > 0 "
            "ORDER BY severity DESC, number DESC, code, node, field",
            (self._key(list_id),),
        )
        return [_kind(*row) for row in rows]

    def affected(self, list_id: int, kind: ProblemKind) -> array[int]:
        """The ids of the records that have a problem of this kind, in the list's order."""
        found = self.database.value(
            "SELECT json_group_array(id) FROM (SELECT p.position, l.id FROM problem p "
            "JOIN line l ON l.list_id = p.list_id AND l.position = p.position WHERE p.list_id = ?1 AND p.severity = ?2 "
            "AND p.code = ?3 AND p.node = ?4 AND p.field = ?5 AND l.live UNION SELECT position, id FROM line "
            "WHERE list_id = ?1 AND twin_kind = json_array(?2, ?3, ?4, ?5) AND live ORDER BY 1)",
            (self._key(list_id), int(kind.severity), kind.kind_code, kind.node, kind.field),
        )
        return array("q", orjson.loads(found))

    def paths(self, record_id: int, kind: ProblemKind) -> list[Path]:
        """Where in a record the problems of this kind stand."""
        problems = [problem for stored in self.page([record_id]) for problem in stored.problems]
        return sorted(problem.path for problem in problems if kind.holds(problem))

    def records(self, list_id: int, *, only_valid: bool = False) -> Iterator[tuple[int, Record]]:
        """All records of the list in its order, read in small parts; *only_valid* leaves out those with errors."""
        order = self._order(list_id, "errors = 0" if only_valid else View.ALL.value)
        for start in range(0, len(order), _PAGE):
            yield from self.bare_page(order[start : start + _PAGE])

    def bare_page(self, record_ids: Sequence[int]) -> Iterator[tuple[int, Record]]:
        """The records of these ids without their problems, in that order."""
        rows = self.database.rows(
            f"SELECT wanted.value, r.body FROM json_each(?) wanted CROSS JOIN record r ON r.id = {_BODY_ROW}",
            (_json_ids(record_ids), *plane_of_records(self.database, record_ids).at),
        )
        for record_id, body in rows:
            yield record_id, Record.from_body(body)

    def large(self, list_id: int, size: int) -> set[int]:
        """The ids of the list's records that take more than *size* bytes."""
        question = (
            f"SELECT l.id FROM line l CROSS JOIN record r ON r.id = {body_row('l.id')} "
            "WHERE l.list_id = ? AND l.live AND length(CAST(r.body AS BLOB)) > ?"
        )
        plane = plane_of(self.database, list_id)
        return {record_id for (record_id,) in self.database.rows(question, (*plane.at, plane.key, size))}

    def place_of(self, record_id: int, path: Path) -> Place | None:
        """The cell of the file from which the value at *path* came; None where it came from no file."""
        source = self._source_at(record_id, path)
        return source[1] if source else None

    def file_of(self, record_id: int, path: Path | None = None) -> str | None:
        """The file from which the value at *path* (None: the customer itself) came; None where it came from no file."""
        source = self._source_at(record_id, path or Path())
        return source[0].file if source else None

    def _source_at(self, record_id: int, path: Path) -> tuple[Source, Place] | None:
        plane = plane_of_records(self.database, [record_id])
        packed = self.database.value(
            f"SELECT r.origin FROM json_each(?) wanted CROSS JOIN record r ON r.id = {_BODY_ROW}",
            (_json_ids([record_id]), *plane.at),
        )
        origin, _ = unpack_origin(packed)
        entry = origin.entry(path) if origin else None
        if origin is None or entry is None:
            return None
        source = self.source(entry.source)
        column = source.columns.get((path.node, entry.group, path.field))
        return source, Place(source.sheet, f"{column}{entry.row}" if column else "")

    def source(self, source_id: int) -> Source:
        """The sheet of that number; raises KeyError where there is none."""
        if source_id not in self._sources:
            row = self.database.row("SELECT file, sheet, columns FROM source WHERE id = ?", (source_id,))
            if row is None:
                raise KeyError(source_id)
            columns = {(node, group, name): letters for node, group, name, letters in orjson.loads(row[2])}
            self._sources[source_id] = Source(row[0], row[1], columns)
        return self._sources[source_id]


def _kind(severity: int, kept: str, node: str, field: str, customers: int) -> ProblemKind:
    code, country = split_kind_code(kept)
    return ProblemKind(Severity(severity), code, node, field, customers, country)


def _json_ids(record_ids: Sequence[int]) -> str:
    return orjson.dumps(list(record_ids)).decode()
