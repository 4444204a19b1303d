"""Reading a file and checking all of it, record by record, without keeping the records."""

from __future__ import annotations

import pathlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from joor_desktop.checks import check_record, describe, duplicate_problems, locate
from joor_desktop.files.reading import Reading, SourceRecord, read_records
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.origin import EntryOrigin, Origin, Source
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.work.context import TaskContext
from joor_desktop.work.few_collections import few_collections

_PROGRESS_EVERY = 1000


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """A problem with the words and the place by which a person finds it.

    ``customer_code``, ``path``, ``sheet`` and ``cell`` are None where there is none: a problem of the file as a whole
    belongs to no customer, a value that is missing for want of a column stands in no cell.
    """

    severity: Severity
    code: str
    message: str
    customer_code: str | None
    path: str | None
    sheet: str | None
    cell: str | None
    fix: str | None


class CheckedRecord(NamedTuple):
    """A record of a file with all that is wrong with it by itself (twins in the file are found at the end)."""

    number: int
    record: Record
    origin: Origin | None
    problems: list[Problem]


@dataclass(slots=True)
class CheckedFile:
    """What checking a file found.

    ``connections`` counts the customers, ``invalid`` holds the numbers (from 0) of those with an error.
    """

    file: str
    connections: int = 0
    problems: list[FoundProblem] = field(default_factory=list)
    invalid: set[int] = field(default_factory=set)

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the problems are warnings."""
        return len(self.problems) - self.errors


@dataclass(slots=True)
class _Twin:
    """As little of a customer as its twins need: all customers are kept so until the last one is read."""

    number: int
    code: str
    own: EntryOrigin | None

    def origin(self) -> Origin | None:
        return Origin(self.own) if self.own else None


@few_collections()
def check_file(
    context: TaskContext, file: pathlib.Path, keep: Callable[[CheckedRecord], None] | None = None
) -> CheckedFile:
    """Read and check *file*; raises UnreadableFileError.

    :param keep: given each record that has no error of its own. A twin found at the end is in ``invalid`` all the same.
    """
    reading = read_records(file)
    checked = CheckedFile(str(file))
    twins: dict[str, list[_Twin]] = defaultdict(list)
    for each in checked_records(context, reading):
        checked.connections += 1
        code = each.record.customer_code
        own = each.origin.own if each.origin else None
        twins[code_key(code)].append(_Twin(each.number, code, own))
        if each.problems:
            _note(checked, each.number, code, each.problems, each.origin, reading.sources)
        if keep is not None and each.number not in checked.invalid:
            keep(each)
    _note_twins(checked, twins, reading.sources)
    _note_notices(checked, reading)
    return checked


def checked_records(context: TaskContext, reading: Reading) -> Iterator[CheckedRecord]:
    """Check the records of *reading* one after the other, telling how far it is."""
    for number, each in enumerate(told(context, reading)):
        yield CheckedRecord(number, each.record, each.origin, all_problems(each))


def told(context: TaskContext, reading: Reading) -> Iterator[SourceRecord]:
    """The records of *reading* one after the other, telling how far it is."""
    text = translate("task", "Reading and checking")
    for number, each in enumerate(reading):
        if number % _PROGRESS_EVERY == 0:
            context.progress(number, reading.total_rows, text)
        yield each


def all_problems(each: SourceRecord) -> list[Problem]:
    """What is wrong with a record by itself, and what only the file tells of it."""
    problems = check_record(each.record)
    return [*problems, *each.problems] if each.problems else problems


def _note(
    checked: CheckedFile,
    number: int,
    customer_code: str,
    problems: list[Problem],
    origin: Origin | None,
    sources: list[Source],
) -> None:
    for problem in problems:
        if problem.severity is Severity.ERROR:
            checked.invalid.add(number)
        checked.problems.append(found_problem(problem, customer_code, origin, sources))


def found_problem(problem: Problem, customer_code: str, origin: Origin | None, sources: list[Source]) -> FoundProblem:
    """*problem* with its words and the cell it came from."""
    place = origin.place(problem.path, sources) if origin is not None else None
    return FoundProblem(
        problem.severity,
        problem.code,
        in_words(problem),
        customer_code,
        str(problem.path) or None,
        (place.sheet or None) if place else None,
        (place.cell or None) if place else None,
        problem.whole_fix,
    )


def in_words(problem: Problem) -> str:
    """Where in the customer and what is wrong, in one line."""
    where = locate(problem.path)
    return f"{where}: {describe(problem)}" if where else describe(problem)


def _note_twins(checked: CheckedFile, twins: dict[str, list[_Twin]], sources: list[Source]) -> None:
    for alike in twins.values():
        if len(alike) > 1 and alike[0].code:
            problems = _twin_problems(alike)
            for twin in alike:
                _note(checked, twin.number, twin.code, problems[twin.code], twin.origin(), sources)


def _twin_problems(alike: list[_Twin]) -> dict[str, list[Problem]]:
    """By customer code, so that a file with one code in every row costs no more than its rows."""
    times = Counter(twin.code for twin in alike)
    return {
        code: duplicate_problems(code, [other for other in times if other != code or times[other] > 1])
        for code in times
    }


def _note_notices(checked: CheckedFile, reading: Reading) -> None:
    for notice in reading.notices:
        place = notice.place
        checked.problems.append(
            FoundProblem(
                notice.severity,
                notice.code,
                notice.message,
                None,
                None,
                (place.sheet or None) if place else None,
                (place.cell or None) if place else None,
                None,
            )
        )
