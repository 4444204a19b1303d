"""Reading the customers of a file, whatever kind of file it is."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from joor_desktop.files.contradiction import Contradiction
from joor_desktop.files.notice import Notice
from joor_desktop.files.understanding import NO_CHOICES, Choices, FileUnderstanding
from joor_desktop.model.origin import Origin, Source
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record


@dataclass(slots=True)
class SourceRecord:
    """A customer as read: the record, where it stood (None in files without sheets), and what only the file tells.

    ``problems`` are those marked ``from_file``; all others are found by checking the record.
    """

    record: Record
    origin: Origin | None = None
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class PutTogether:
    """The rows of a sheet that make customers together: how many were read, and what they say against each other.

    ``source`` is the index of the sheet among a reading's sources. It is complete when all records were read.
    """

    source: int
    rows: int = 0
    contradictions: list[Contradiction] = field(default_factory=list)


class Reading:
    """The customers of a file, read as they are asked for; a reading can be gone through once.

    ``sources`` are the sheets that are read; an origin's ``source`` is an index into it. ``notices`` are complete when
    all records were read. ``total_rows`` is the number of rows from the first to the last filled one, None where that
    is not known beforehand. ``understood`` is what its sheets were taken for, None in files without sheets.
    ``together`` tells of the sheets in which several rows make a customer.
    """

    def __init__(
        self,
        records: Iterable[SourceRecord],
        *,
        sources: list[Source] | None = None,
        notices: list[Notice] | None = None,
        total_rows: int | None = None,
        understood: FileUnderstanding | None = None,
        together: Sequence[PutTogether] = (),
    ) -> None:
        self._records = iter(records)
        self.sources = [] if sources is None else sources
        self.notices = [] if notices is None else notices
        self.total_rows = total_rows
        self.understood = understood
        self.together = together

    def through(self, wrap: Callable[[Iterator[SourceRecord]], Iterator[SourceRecord]]) -> Self:
        """The same reading, with *wrap* around its records."""
        self._records = wrap(self._records)
        return self

    def __iter__(self) -> Iterator[SourceRecord]:
        return self._records


def read_records(path: pathlib.Path, choices: Choices = NO_CHOICES) -> Reading:
    """Open *path* by what it holds: a workbook (.xlsx), or JOOR's JSON or XML.

    *choices* are what a person chose for it. Raises UnreadableFileError, here or while the reading is gone through.
    """
    from joor_desktop.files.opening import open_reading

    return open_reading(path, choices)


def understand(path: pathlib.Path, choices: Choices = NO_CHOICES) -> FileUnderstanding:
    """What the sheets and columns of *path* were taken for, with *choices*; nothing for a file without sheets.

    Raises UnreadableFileError.
    """
    from joor_desktop.files.opening import open_understanding

    return open_understanding(path, choices)
