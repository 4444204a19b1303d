"""Which rows a table shows: bare numbers only, so that 100,000 customers take less than a megabyte."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

_MOST_SOUGHT = 10_000
_FEW = 20
"""More records than these are found quicker by going through all rows once."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The record of each row, and with ``indexes`` (the tab of a list of entries) the entry of each row.

    ``scattered`` tells that the entries of a record may stand apart, since they are sorted.
    """

    ids: array[int] = field(default_factory=lambda: array("q"))
    indexes: array[int] | None = None
    scattered: bool = False

    def __len__(self) -> int:
        return len(self.ids)

    def entry(self, row: int) -> int:
        """The index of the row's entry in its record; 0 where rows are customers."""
        return self.indexes[row] if self.indexes is not None else 0

    def find(self, record_id: int, index: int = 0) -> int | None:
        """The row of an entry, the record's first row where that entry is not shown, None where the record is not."""
        first = None
        for row in self.all_of(record_id):
            if self.entry(row) == index:
                return row
            first = row if first is None else first
        return first

    def all_of(self, record_id: int) -> Iterator[int]:
        """All rows of a record."""
        row = self._next(record_id, 0)
        while row is not None:
            yield row
            if self.indexes is None:
                return
            row += 1
            if row == len(self.ids) or self.ids[row] != record_id:
                row = self._next(record_id, row) if self.scattered else None

    def _next(self, record_id: int, start: int) -> int | None:
        try:
            return self.ids.index(record_id, start)
        except ValueError:
            return None

    def rows_of(self, record_ids: tuple[int, ...]) -> tuple[int, int] | None:
        """The first and last row that belong to one of these records; None where there is none.

        For very many records all rows are named, since looking for each would take longer than painting.
        """
        if len(record_ids) * len(self.ids) > _MOST_SOUGHT * _MOST_SOUGHT:
            return (0, len(self.ids) - 1) if self.ids else None
        if len(record_ids) > _FEW:
            wanted = set(record_ids)
            found = [row for row, record_id in enumerate(self.ids) if record_id in wanted]
        else:
            found = [row for record_id in record_ids for row in self.all_of(record_id)]
        return (min(found), max(found)) if found else None

    def common_start(self, other: Rows) -> int:
        """How many rows at the beginning are the same in both."""
        return _longest(min(len(self), len(other)), lambda size: self._part(0, size) == other._part(0, size))

    def common_end(self, other: Rows, most: int) -> int:
        """How many rows at the end are the same in both, at most *most*."""
        own, others = len(self), len(other)
        return _longest(most, lambda size: self._part(own - size, own) == other._part(others - size, others))

    def without(self, start: int, end: int) -> Rows:
        """The rows without those from *start* up to, but not including, *end*."""
        indexes = None if self.indexes is None else self.indexes[:start] + self.indexes[end:]
        return Rows(self.ids[:start] + self.ids[end:], indexes, self.scattered)

    def only(self, rows: Sequence[int]) -> Rows:
        """These rows of it."""
        indexes = None if self.indexes is None else array("H", [self.indexes[row] for row in rows])
        return Rows(array("q", [self.ids[row] for row in rows]), indexes, self.scattered)

    def _part(self, start: int, end: int) -> tuple[array[int], array[int] | None]:
        return self.ids[start:end], None if self.indexes is None else self.indexes[start:end]


def _longest(most: int, same: Callable[[int], bool]) -> int:
    """The greatest size up to *most* for which *same* holds, given that it holds for every smaller one."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if same(middle):
            low = middle
        else:
            high = middle - 1
    return low
