"""A sheet with one entry a row (a buyer, an address), joined to its customer by the customer's code."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, islice, repeat
from operator import ne
from sys import intern

from joor_desktop.files.customer_sheet import digits_lost
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import SourceRecord
from joor_desktop.files.record_builder import BuildEntry, entry_builder
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_notices import left_rows_notices
from joor_desktop.files.sheet_plan import SheetPlan
from joor_desktop.files.shown_rows import Row, in_parts
from joor_desktop.model.origin import EntryOrigin, new_entry_origin
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Entry

_BETWEEN_CELLS = "\x1f"

_MOST_UNPACKED = 20_000
"""So many entries of a sheet take little memory as they are."""


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
        self._waiting: _WaitingRows | None = None

    def join(self, customers: Iterable[tuple[SourceRecord, str]]) -> None:
        """Give *customers*, each with its code, their entries of this sheet, in the sheet's order."""
        waiting = self._waiting or self._read()
        entry_at, numbers, take, source = waiting.entry, waiting.numbers, waiting.take, self._source
        for customer, code in customers:
            indexes = take(code) if code else ()
            entries: list[Entry] = []
            origins: list[EntryOrigin | None] = []
            for index in indexes:
                if entry := entry_at(index):
                    entries.append(entry)
                    origins.append(new_entry_origin((source, numbers[index], 1)))
            if entries:
                before = self._add(customer, entries, origins)
                if waiting.lost:
                    filled = [index for index in indexes if entry_at(index)]
                    customer.problems += self._digits_lost(waiting.lost, filled, before)

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

    def last_notices(self) -> list[Notice]:
        """Rows that belong to no customer."""
        waiting = self._waiting or self._read()
        left = [
            (code, waiting.numbers[index])
            for code in waiting.codes()
            for index in waiting.take(code)
            if waiting.entry(index)
        ]
        return left_rows_notices(self._plan.sheet.name, column_letters(self._code_column), left)

    def _read(self) -> _WaitingRows:
        """What no customer took yet, which is all of the sheet when it is first asked for."""
        waiting = self._waiting = _WaitingRows(entry_builder(self._columns))
        code_column = self._code_column
        for some in in_parts(self._plan.rows()):
            waiting.add([texts[code_column].strip() for _, texts, _ in some], some)
        waiting.find_last()
        return waiting

    def _digits_lost(self, lost: Mapping[int, list[int]], indexes: Iterable[int], before: int) -> Iterator[Problem]:
        for place, index in enumerate(indexes, before):
            for column in lost.get(index, ()):
                if column in self._columns:
                    yield digits_lost(Path(self._node, place, self._columns[column].field.name))


_NONE = -1


class _WaitingRows:
    """The rows of a sheet until their customers come, found by the customer's code.

    ``numbers`` are the numbers of the rows by index, ``lost`` the columns of numbers that lost digits.
    """

    def __init__(self, build: BuildEntry) -> None:
        self.numbers = array("L")
        self.lost: dict[int, list[int]] = {}
        self._build = build
        self._kept: list[Entry | str | list[str]] = []
        self._codes: list[str] = []
        self._last: dict[str, int] = {}
        self._before = array("l")

    def add(self, codes: Iterable[str], rows: Sequence[Row]) -> None:
        """Add *rows*, whose codes are *codes*."""
        numbers, texts, lost = zip(*rows, strict=True)
        for place, columns in enumerate(lost, len(self.numbers)) if any(lost) else ():
            if columns:
                self.lost[place] = columns
        self.numbers.extend(numbers)
        self._kept += map(self._build, texts) if len(self._kept) < _MOST_UNPACKED else _packed(texts)
        self._codes += map(intern, codes)  # the same codes stand in all sheets

    def find_last(self) -> None:
        """Note where each code stands, when all rows were added.

        In most sheets a code stands in one row, or in some that follow each other, for which nothing else is kept.
        """
        codes = self._codes
        self._last = dict(zip(codes, count(), strict=False))
        if len(self._last) == len(codes):
            self._codes = []
        elif sum(map(ne, codes, islice(codes, 1, None))) >= len(self._last):
            last: dict[str, int] = {}
            for place, code in enumerate(codes):
                self._before.append(last.get(code, _NONE))
                last[code] = place
            self._codes = []

    def entry(self, index: int) -> Entry:
        """The entry in a row, empty where nothing stands in it but the code."""
        kept = self._kept[index]
        if isinstance(kept, dict):
            return kept
        return self._build(kept.split(_BETWEEN_CELLS) if isinstance(kept, str) else kept)

    def codes(self) -> list[str]:
        """The codes of those that no customer took."""
        return list(self._last)

    def take(self, code: str) -> Sequence[int]:
        """The indexes of the rows with this code, from the first to the last; they are waiting no longer."""
        last = self._last.pop(code, _NONE)
        if last == _NONE:
            return ()
        codes = self._codes
        if not codes:
            return self._scattered(last) if self._before else (last,)
        first = last
        while first and codes[first - 1] == code:
            first -= 1
        return range(first, last + 1)

    def _scattered(self, last: int) -> Sequence[int]:
        indexes = [last]
        while (index := self._before[indexes[-1]]) != _NONE:
            indexes.append(index)
        return indexes[::-1]


def _packed(rows: Sequence[list[str]]) -> Iterable[str | list[str]]:
    """Each row as one text, which takes a fraction of the memory of its cells; one that holds the sign can't be."""
    packed = list(map(_BETWEEN_CELLS.join, rows))
    if sum(map(str.count, packed, repeat(_BETWEEN_CELLS))) == sum(map(len, rows)) - len(rows):
        return packed
    return [one if one.count(_BETWEEN_CELLS) == len(row) - 1 else row for one, row in zip(packed, rows, strict=True)]
