"""How records, origins and problems are written into rows, and read back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from joor_desktop.model.origin import EntryOrigin, Origin
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity, split_kind_code
from joor_desktop.model.record import ENTRY_KEYS, Entry, Record

POSITION_STEP = 1 << 20
"""Room between two records of a list, for others to be put in between."""

_MOST_COUNTED = 50_000
_COUNT_BASE = 32

ProblemRow = tuple[int, str, str, int, str, str | None, str | None, int]
"""severity, code with the country that the kind names, node, entry, field, params (JSON), fix, marks (in the column
from_file)."""

_FROM_FILE = 1
LIKELY = 2
"""The marks are added up in one number: the column held 0 or 1 before there were likely fixes, which means the same."""

_AS_THEY_ARE = range(1 << 62)
"""The number of each source is its own."""

_KIND = (0, 1, 2, 4)
_WORDS = (3, 5, 6, 7)


class FileProblem(NamedTuple):
    """What only the file could tell of a value; it holds for as long as the value is ``text``, as it was read."""

    problem: Problem
    text: str


def storable(record: Record) -> tuple[Record, bytes]:
    """The record with its stored body: text that no file can carry (half a surrogate pair) is replaced by a mark."""
    try:
        return record, record.to_body()
    except TypeError:
        values = {name: _storable(text) for name, text in record.values.items()}
        entries = {
            key: [{name: _storable(text) for name, text in entry.items()} for entry in listed]
            for key, listed in record.entries.items()
        }
        cleaned = Record(values, entries)
        return cleaned, cleaned.to_body()


def _storable(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def counts_of(record: Record) -> str:
    """One character for each node in the order of the field table: how many entries it has, counted from a space."""
    return _counts_text(tuple(map(len, map(record.entries.get, ENTRY_KEYS, _EMPTY))))


_EMPTY: tuple[list[Entry], ...] = tuple([] for _ in ENTRY_KEYS)


@lru_cache(maxsize=10_000)
def _counts_text(numbers: tuple[int, ...]) -> str:
    return "".join(chr(_COUNT_BASE + min(number, _MOST_COUNTED)) for number in numbers)


def unpack_counts(text: str) -> list[int]:
    """The number of entries of each node, from what :func:`counts_of` wrote; also for many records' single letters."""
    return [letter - _COUNT_BASE for letter in map(ord, text)]


def problem_row(problem: Problem) -> ProblemRow:
    """A problem as the columns of its row."""
    path = problem.path
    return (
        int(problem.severity), problem.kind_code, path.node, path.index, path.field,
        orjson.dumps(problem.params).decode() if problem.params else None, problem.fix,
        _FROM_FILE * problem.from_file + LIKELY * problem.likely,
    )


def unpack_problem(row: ProblemRow) -> Problem:
    """A problem from the columns of its row."""
    severity, code, node, entry, field, params, fix, marks = row
    said = orjson.loads(params) if params else {}
    return Problem(
        Severity(severity), split_kind_code(code)[0], Path(node, entry, field), said, fix,
        from_file=bool(marks & _FROM_FILE), likely=bool(marks & LIKELY),
    )


class Twin(NamedTuple):
    """The problem that a record has because of another one, in two columns; both are None where it has none.

    ``kind`` is a tally's key as JSON, by which rows are counted, ``words`` the rest.
    """

    kind: str | None = None
    words: str | None = None

    def problem(self) -> ProblemRow | None:
        """The problem as the columns of a row of its own."""
        if self.kind is None or self.words is None:
            return None
        severity, code, node, field = orjson.loads(self.kind)
        entry, params, fix, marks = orjson.loads(self.words)
        return severity, code, node, entry, field, params, fix, marks


NO_TWIN = Twin()


def twin_of(problem: Problem) -> Twin:
    """A problem in the two columns."""
    row = problem_row(problem)
    return Twin(*(orjson.dumps([row[column] for column in columns]).decode() for columns in (_KIND, _WORDS)))


def pack_origin(
    origin: Origin | None, file_problems: Iterable[FileProblem] = (), numbers: Sequence[int] = _AS_THEY_ARE
) -> bytes | None:
    """Where a record came from, with what only the file could tell of it, as one small piece of JSON.

    *numbers* are those that the origin's sources have in the list's file.
    """
    notes = [[*problem_row(problem), text] for problem, text in file_problems]
    if origin is None:
        return orjson.dumps([None, {}, notes]) if notes else None
    own = origin.own
    if not (origin.entries or origin.runs or notes):
        return pack_own(numbers[own.source], own.row, own.group)

    def numbered(entry: EntryOrigin) -> tuple[int, int, int]:
        source, row, group = entry
        return numbers[source], row, group

    parts = [own, origin.entries, notes]
    if origin.runs:
        parts.append({key: (numbers[source], row) for key, (source, row) in origin.runs.items()})
    return orjson.dumps(parts, numbered)  # which asks for each tuple that has names


def pack_own(source: int, row: int, group: int) -> bytes:
    """What :func:`pack_origin` makes of a record that stands in one row whole: by far the most frequent case."""
    return b"[[%d,%d,%d]]" % (source, row, group)


def unpack_origin(packed: bytes | None) -> tuple[Origin | None, list[FileProblem]]:
    """Read back what :func:`pack_origin` wrote."""
    if packed is None:
        return None, []
    parts: list[Any] = orjson.loads(packed)
    own, entries, notes, runs = parts + [None, {}, [], {}][len(parts) :]
    origin = None
    if own is not None:
        listed = {key: [each and EntryOrigin(*each) for each in value] for key, value in entries.items()}
        origin = Origin(EntryOrigin(*own), listed, {key: (source, row) for key, (source, row) in runs.items()})
    return origin, [FileProblem(unpack_problem(tuple(note[:8])), note[8]) for note in notes]
