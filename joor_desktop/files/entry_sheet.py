"""A sheet with one entry a row (a buyer, an address), joined to its customer by the customer's code."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from sys import intern

from joor_desktop.files.customer_sheet import digits_lost
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import SourceRecord
from joor_desktop.files.record_builder import entry_builder
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_notices import left_rows_notices, unnamed_column_notice
from joor_desktop.files.sheet_plan import SheetPlan
from joor_desktop.files.shown_rows import Row
from joor_desktop.model.origin import EntryOrigin
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Entry

_BETWEEN_CELLS = "\x1f"
_AT_ONCE = 1000


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
        self._build = entry_builder(self._columns)
        self._unnamed: set[int] = set()
        self._waiting: _WaitingRows | None = None

    def join(self, customer: SourceRecord, code: str) -> None:
        """Give *customer*, whose code is *code*, its entries of this sheet, in the sheet's order."""
        waiting = self._waiting or self._read()
        build, texts, numbers, source = self._build, waiting.texts, waiting.numbers, self._source
        entries: list[Entry] = []
        origins: list[EntryOrigin | None] = []
        indexes = waiting.take(code) if code else ()
        for index in indexes:
            if entry := build(texts(index)):
                entries.append(entry)
                origins.append(EntryOrigin(source, numbers[index]))
        if not entries:
            return
        assert customer.origin is not None
        there, before = customer.record.entries, 0
        if self._node in there:  # from numbered columns of the customer's own row
            before = len(there[self._node])
            entries = there[self._node] + entries
            origins = [*(customer.origin.entry(Path(self._node, index)) for index in range(before)), *origins]
        there[self._node] = entries
        customer.origin.entries[self._node] = origins
        if waiting.lost:
            filled = [index for index in indexes if build(texts(index))]
            customer.problems += self._digits_lost(waiting.lost, filled, before)

    def last_notices(self) -> list[Notice]:
        """Rows that belong to no customer, and columns without a name that hold something."""
        name, header = self._plan.sheet.name, self._plan.understanding.header_row or 0
        unnamed = [unnamed_column_notice(name, index, header) for index in sorted(self._unnamed)]
        waiting = self._waiting or self._read()
        left = [
            (code, waiting.numbers[index])
            for code in waiting.codes()
            for index in waiting.take(code)
            if self._build(waiting.texts(index))
        ]
        return unnamed + left_rows_notices(name, column_letters(self._code_column), left)

    def _read(self) -> _WaitingRows:
        """What no customer took yet, which is all of the sheet when it is first asked for."""
        waiting = self._waiting = _WaitingRows()
        rows, code_column = self._plan.rows(), self._code_column
        while some := list(islice(rows, _AT_ONCE)):
            waiting.add([texts[code_column].strip() for _, texts, _ in some], some)
            for unnamed in self._plan.unnamed:
                if unnamed not in self._unnamed and any(texts[unnamed] for _, texts, _ in some):
                    self._unnamed.add(unnamed)
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

    def __init__(self) -> None:
        self.numbers = array("L")
        self.lost: dict[int, list[int]] = {}
        self._texts: list[str | list[str]] = []
        self._last: dict[str, int] = {}
        self._before = array("l")

    def add(self, codes: Sequence[str], rows: Sequence[Row]) -> None:
        """Add *rows*, whose codes are *codes*."""
        index, last, before = len(self.numbers), self._last, self._before
        numbers, texts, lost = zip(*rows, strict=True)
        self.numbers.extend(numbers)
        self._texts += _packed(texts)
        for place, columns in enumerate(lost, index) if any(lost) else ():
            if columns:
                self.lost[place] = columns
        for place, code in enumerate(map(intern, codes), index):  # the same codes stand in all sheets
            before.append(last.get(code, _NONE))
            last[code] = place

    def texts(self, index: int) -> list[str]:
        """The texts of a row."""
        texts = self._texts[index]
        return texts.split(_BETWEEN_CELLS) if isinstance(texts, str) else texts

    def codes(self) -> list[str]:
        """The codes of those that no customer took."""
        return list(self._last)

    def take(self, code: str) -> Sequence[int]:
        """The indexes of the rows with this code, from the first to the last; they are waiting no longer."""
        index = self._last.pop(code, _NONE)
        if index == _NONE:
            return ()
        before = self._before
        if before[index] == _NONE:
            return (index,)
        indexes = [index]
        while (index := before[index]) != _NONE:
            indexes.append(index)
        return indexes[::-1]


def _packed(rows: Sequence[list[str]]) -> Iterable[str | list[str]]:
    """Each row as one text, which takes a fraction of the memory of its cells; one that holds the sign can't be."""
    packed = list(map(_BETWEEN_CELLS.join, rows))
    if sum(map(str.count, packed, repeat(_BETWEEN_CELLS))) == sum(map(len, rows)) - len(rows):
        return packed
    return [one if one.count(_BETWEEN_CELLS) == len(row) - 1 else row for one, row in zip(packed, rows, strict=True)]
