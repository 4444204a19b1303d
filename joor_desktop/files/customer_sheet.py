"""A sheet with one customer a row, all of the customer's lists in numbered columns."""

from __future__ import annotations

from collections.abc import Iterator

from joor_desktop.files.constants import Constants
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import SourceRecord
from joor_desktop.files.record_builder import Groups, record_builder
from joor_desktop.files.sheet_plan import SheetPlan
from joor_desktop.model.code_zeros import lost_code_zeros
from joor_desktop.model.origin import EntryOrigin, Origin, new_entry_origin
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Record


class CustomerSheet:
    """Reads the customers of a sheet, which is the source with the index *source*."""

    def __init__(self, plan: SheetPlan, source: int) -> None:
        self._plan = plan
        self._source = source

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self._plan.sheet.name

    @property
    def rows(self) -> int:
        """How many rows there are below the column names."""
        return self._plan.understanding.rows

    def records(self) -> Iterator[SourceRecord]:
        """The customers, row by row; a row with nothing below the known columns is none."""
        build = record_builder(self._plan.columns)
        source = self._source
        nodes = {meaning.node.key for meaning in self._plan.columns.values()}
        constants = Constants(self._plan.understanding.constants, nodes) if self._plan.understanding.constants else None
        width = self._plan.code_width()
        for number, row, lost in self._plan.rows():
            values, entries, groups = build(row)
            if values or entries:
                if constants is not None:
                    constants.fill(values, entries)
                origin = Origin(new_entry_origin((source, number, 1)))
                if groups is not None:
                    origin.entries = self._entry_origins(groups, number)
                record = SourceRecord(Record(values, entries), origin)
                if lost:
                    record.problems = self._digits_lost(lost, groups)
                if width and (problem := lost_code_zeros(record.record.customer_code, width)):
                    record.problems.append(problem)
                yield record

    def last_notices(self) -> list[Notice]:
        """What is known only when all rows were read: nothing, where each row is a customer."""
        return []

    def _entry_origins(self, groups: Groups, number: int) -> dict[str, list[EntryOrigin | None]]:
        return {key: [EntryOrigin(self._source, number, group) for group in found] for key, found in groups.items()}

    def _digits_lost(self, lost: list[int], groups: Groups | None) -> list[Problem]:
        problems = []
        for meaning in (meaning for column in lost for meaning in self._plan.meanings_of(column)):
            present = (groups or {}).get(meaning.node.key)
            index = present.index(meaning.group) if present else meaning.group - 1
            problems.append(digits_lost(Path(meaning.node.key, index, meaning.field.name)))
        return problems


def digits_lost(path: Path) -> Problem:
    """The number at *path* has more digits than a workbook keeps (15)."""
    return Problem(Severity.WARNING, "digits-lost", path, from_file=True)
