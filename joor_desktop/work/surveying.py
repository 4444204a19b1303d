"""Looking through a whole file before it is imported: how many customers it has, and what its rows contradict."""

from __future__ import annotations

import pathlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from joor_desktop.files.contradiction import Contradiction
from joor_desktop.files.reading import Reading, SourceRecord, read_records
from joor_desktop.files.understanding import NO_CHOICES, Choices
from joor_desktop.work.checking import told
from joor_desktop.work.context import TaskContext

MOST_LISTED = 1000
"""So many contradictions are listed at most; all are counted."""

_LEFT_OUT = ("total-rows", "header-again", "entry-without-customer")


@dataclass(slots=True)
class SheetSurvey:
    """What a sheet, or a table in one, came to: ``rows`` are ``customers``, with so many ``entries`` by node key."""

    sheet: str
    customers: int = 0
    rows: int = 0
    entries: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a file came to, sheet by sheet.

    ``contradictions`` are the first 1,000 of all ``contradicting``; ``left_out`` are sentences about rows that are not
    read.
    """

    sheets: tuple[SheetSurvey, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    contradicting: int = 0
    left_out: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As JSON carries it."""
        return {
            "sheets": [[each.sheet, each.customers, each.rows, each.entries] for each in self.sheets],
            "contradictions": [each.plain() for each in self.contradictions],
            "contradicting": self.contradicting,
            "left_out": list(self.left_out),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Read back what :meth:`plain` made."""
        return cls(
            tuple(SheetSurvey(*each) for each in plain["sheets"]),
            tuple(map(Contradiction.from_plain, plain["contradictions"])),
            plain["contradicting"],
            tuple(plain["left_out"]),
        )


def survey_file(context: TaskContext, file: pathlib.Path, choices: Choices = NO_CHOICES) -> Survey:
    """Read all of *file* as it would be imported with *choices*, and keep nothing but the numbers.

    Raises UnreadableFileError or CancelledError.
    """
    reading = read_records(file, choices)
    counted = _count(told(context, reading))
    contradictions = [each for together in reading.together for each in _from_the_top(together.contradictions)]
    return Survey(
        tuple(_sheets(reading, *counted)),
        tuple(contradictions[:MOST_LISTED]),
        len(contradictions),
        tuple(notice.message for notice in reading.notices if notice.code in _LEFT_OUT),
    )


def _from_the_top(contradictions: Iterable[Contradiction]) -> list[Contradiction]:
    return sorted(contradictions, key=lambda each: each.said[0].first)


def _count(records: Iterable[SourceRecord]) -> tuple[Counter[int], dict[int, Counter[str]]]:
    """Customers and entries by the index of the source."""
    customers: Counter[int] = Counter()
    entries: dict[int, Counter[str]] = {}
    for record, origin in ((each.record, each.origin) for each in records):
        if origin is not None:
            customers[origin.own.source] += 1
            of_sheet = entries.setdefault(origin.own.source, Counter())
            for key, listed in record.entries.items():
                of_sheet[key] += len(listed)
    return customers, entries


def _sheets(
    reading: Reading, customers: Mapping[int, int], entries: Mapping[int, Mapping[str, int]]
) -> Iterable[SheetSurvey]:
    rows = {together.source: together.rows for together in reading.together}
    names = [sheet.name for sheet in reading.understood.sheets if sheet.used] if reading.understood else []
    for source, number in sorted(customers.items()):
        yield SheetSurvey(names[source], number, rows.get(source, number), dict(entries[source]))
