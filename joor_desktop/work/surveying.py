"""Looking through a whole file before it is imported: how many customers it has, and what its rows contradict."""

from __future__ import annotations

import pathlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from joor_desktop.files.contradiction import Contradiction
from joor_desktop.files.reading import Reading, SourceRecord, read_records
from joor_desktop.files.understanding import NO_CHOICES, Choices
from joor_desktop.work.checking import all_problems, told
from joor_desktop.work.context import TaskContext

MOST_LISTED = 1000
"""So many contradictions are listed at most; all are counted."""

_LEFT_OUT = (
    "sheet-turned cells-too-many table-below entry-without-customer address-type-unknown "
    "struck-rows struck-cells link-read link-unread column-unnamed remarks cell-notes titles total-rows header-again"
).split()
"""What is told before the import of what is not read, the gravest first."""

_SPOILT = frozenset(
    "code-date code-signs code-zeros digits-lost discount-small excel-error formula-without-value hidden-signs "
    "broken-accents number-exponent placeholder point-zero postcode-zeros text-cut".split()
)
"""The kinds of problems that a spreadsheet makes of good values."""


@dataclass(slots=True)
class SheetSurvey:
    """What a sheet, or a table in one, came to: ``rows`` are ``customers``, with so many ``entries`` by node key."""

    sheet: str
    customers: int = 0
    rows: int = 0
    entries: dict[str, int] = field(default_factory=dict)


class Spoilt(NamedTuple):
    """A kind of problem that a spreadsheet made, the field's place in the field table, and how many values have it."""

    code: str
    node: str
    field: str
    values: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What a file came to, sheet by sheet.

    ``contradictions`` are the first 1,000 of all ``contradicting``; ``left_out`` are sentences about rows that are not
    read, ``spoilt`` the kinds of what a spreadsheet did to the values, the most frequent first.
    """

    sheets: tuple[SheetSurvey, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    contradicting: int = 0
    left_out: tuple[str, ...] = ()
    spoilt: tuple[Spoilt, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As JSON carries it."""
        return {
            "sheets": [[each.sheet, each.customers, each.rows, each.entries] for each in self.sheets],
            "contradictions": [each.plain() for each in self.contradictions],
            "contradicting": self.contradicting,
            "left_out": list(self.left_out),
            "spoilt": [list(each) for each in self.spoilt],
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Read back what :meth:`plain` made."""
        return cls(
            tuple(SheetSurvey(*each) for each in plain["sheets"]),
            tuple(map(Contradiction.from_plain, plain["contradictions"])),
            plain["contradicting"],
            tuple(plain["left_out"]),
            tuple(Spoilt(*each) for each in plain["spoilt"]),
        )


def survey_file(context: TaskContext, file: pathlib.Path, choices: Choices = NO_CHOICES) -> Survey:
    """Read all of *file* as it would be imported with *choices*, and keep nothing but the numbers.

    Raises UnreadableFileError or CancelledError.
    """
    reading = read_records(file, choices)
    counts = _Counts()
    for each in told(context, reading):
        counts.add(each)
    contradictions = [each for together in reading.together for each in _from_the_top(together.contradictions)]
    return Survey(
        tuple(_sheets(reading, counts)),
        tuple(contradictions[:MOST_LISTED]),
        len(contradictions),
        tuple(each.message for code in _LEFT_OUT for each in reading.notices if each.code == code),
        tuple(Spoilt(*kind, number) for kind, number in counts.spoilt.most_common()),
    )


def _from_the_top(contradictions: Iterable[Contradiction]) -> list[Contradiction]:
    return sorted(contradictions, key=lambda each: each.said[0].first)


@dataclass(slots=True)
class _Counts:
    """Customers and entries by the index of their source, and spoilt values by their kind."""

    customers: Counter[int] = field(default_factory=Counter)
    entries: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    spoilt: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, each: SourceRecord) -> None:
        """Count one more customer."""
        for problem in all_problems(each):
            if problem.code in _SPOILT:
                self.spoilt[problem.code, problem.path.node, problem.path.field] += 1
        if each.origin is not None:
            source = each.origin.own.source
            self.customers[source] += 1
            self.entries[source].update({key: len(listed) for key, listed in each.record.entries.items()})


def _sheets(reading: Reading, counts: _Counts) -> Iterable[SheetSurvey]:
    rows = {together.source: together.rows for together in reading.together}
    names = [sheet.name for sheet in reading.understood.sheets if sheet.used] if reading.understood else []
    for source, number in sorted(counts.customers.items()):
        yield SheetSurvey(names[source], number, rows.get(source, number), dict(counts.entries[source]))
