"""A sheet with one entry a row (a buyer, an address), joined to its customer by the customer's code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, repeat

from joor_desktop.files.customer_sheet import digits_lost
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import SourceRecord
from joor_desktop.files.record_builder import entry_builder
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_notices import left_rows_notices
from joor_desktop.files.sheet_plan import SheetPlan
from joor_desktop.files.shown_rows import in_parts
from joor_desktop.files.waiting_rows import WaitingRows
from joor_desktop.model.origin import EntryOrigin, new_entry_origin
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Entry


class EntrySheet:
    """Reads the entries of a sheet, which is the source with the index *source*."""

    def __init__(self, plan: SheetPlan, source: int) -> None:
        self._plan = plan
        self._source = source
        self._node = plan.understanding.node
        code = plan.index_of("customer_code")
        assert code is not None
        self._code_column = code
        self._columns = {index: meaning for index, meaning in plan.columns.items() if index != code}
        self._waiting: WaitingRows | None = None

    def join(self, customers: Sequence[SourceRecord], codes: Sequence[str]) -> None:
        """Give *customers*, whose codes are *codes*, their entries of this sheet, in the sheet's order."""
        waiting = self._waiting or self._read()
        starts = waiting.take_next(codes)
        if starts is None:
            for customer, code in zip(customers, codes, strict=True):
                if code and (indexes := waiting.take(code)):
                    self._give(waiting, customer, indexes)
        else:
            self._give_all(waiting, customers, starts)

    def _give_all(self, waiting: WaitingRows, customers: Iterable[SourceRecord], starts: Sequence[int]) -> None:
        """Give each of *customers* its rows, which begin at *starts*, where the last one is the end."""
        begin, end = starts[0], starts[-1]
        entries, numbers = waiting.entries(begin, end), waiting.numbers
        if waiting.lost or numbers[end - 1] - numbers[begin] >= end - begin or not all(entries):
            for customer, (first, last) in zip(customers, pairwise(starts), strict=False):
                self._give(waiting, customer, range(first, last))
            return
        node, last = self._node, 0
        runs = zip(repeat(self._source), map(numbers.__getitem__, starts))
        for customer, end, run in zip(customers, starts[1:], runs, strict=False):
            first, last = last, end - begin
            there = customer.record.entries
            if node in there or customer.origin is None:
                self._add(customer, entries[first:last], self._origins(numbers[begin + first : end]))
            else:
                there[node] = entries[first:last]
                customer.origin.runs[node] = run

    def _give(self, waiting: WaitingRows, customer: SourceRecord, indexes: Sequence[int]) -> None:
        filled = [index for index in indexes if waiting.entry(index)]
        if filled:
            origins = self._origins([waiting.numbers[index] for index in filled])
            before = self._add(customer, list(map(waiting.entry, filled)), origins)
            customer.problems += self._digits_lost(waiting.lost, filled, before)

    def _origins(self, numbers: Iterable[int]) -> list[EntryOrigin | None]:
        return list(map(new_entry_origin, zip(repeat(self._source), numbers, repeat(1))))

    def _add(self, customer: SourceRecord, entries: list[Entry], origins: list[EntryOrigin | None]) -> int:
        """Add entries to a customer, behind those from numbered columns of its own row; return how many these are."""
        assert customer.origin is not None
        node, there, before = self._node, customer.record.entries, 0
        if node in there:
            before = len(there[node])
            entries = there[node] + entries
            origins = [*(customer.origin.entry(Path(node, index)) for index in range(before)), *origins]
        there[node] = entries
        customer.origin.entries[node] = origins
        return before

    def last_notices(self, left_out: Collection[str]) -> list[Notice]:
        """Rows that belong to no customer, but not to those with the codes *left_out*, which were left out too."""
        waiting = self._waiting or self._read()
        alone = ((code, index) for code, index in waiting.left() if not code or code not in left_out)
        left = [(code, waiting.numbers[index]) for code, index in alone if waiting.entry(index)]
        return left_rows_notices(self._plan.sheet.name, column_letters(self._code_column), left)

    def _read(self) -> WaitingRows:
        """What no customer took yet, which is all of the sheet when it is first asked for."""
        waiting = self._waiting = WaitingRows(entry_builder(self._columns), self._plan.understanding.rows)
        code_column = self._code_column
        for some in in_parts(self._plan.rows()):
            waiting.add([texts[code_column].strip() for _, texts, _ in some], some)
        waiting.end()
        return waiting

    def _digits_lost(self, lost: Mapping[int, list[int]], indexes: Iterable[int], before: int) -> Iterator[Problem]:
        for place, index in enumerate(indexes, before):
            for column in lost.get(index, ()):
                if column in self._columns:
                    yield digits_lost(Path(self._node, place, self._columns[column].field.name))
