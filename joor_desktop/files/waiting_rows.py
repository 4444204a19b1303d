"""The rows of a sheet of entries until their customers come, found by the customer's code."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, count, repeat
from operator import ne, not_
from sys import intern

from joor_desktop.files.record_builder import BuildEntry
from joor_desktop.files.shown_rows import Row
from joor_desktop.model.record import Entry

_BETWEEN_CELLS = "\x1f"

_MOST_UNPACKED = 25_000
"""So many entries of a sheet take little memory as they are; of a longer sheet all are packed."""

_NONE = -1


class WaitingRows:
    """Rows, each called by its index; those with one code that follow each other are a run.

    In most sheets each code stands in one run, and the runs come in the order of the customers.

    ``numbers`` are the numbers of the rows by index, ``lost`` the columns of numbers that lost digits.

    :param expected: about how many rows there will be.
    """

    def __init__(self, build: BuildEntry, expected: int) -> None:
        self.numbers = array("L")
        self.lost: dict[int, list[int]] = {}
        self._build = build
        self._is_long = expected > _MOST_UNPACKED
        self._entries: list[Entry] = []
        self._packed: list[str | list[str]] = []
        self._codes: list[str] = []
        self._starts = array("L")
        self._taken = bytearray()
        self._next = 0
        self._code: str | None = None
        self._is_once = False
        self._last: dict[str, int] = {}
        self._before = array("l")

    def add(self, codes: Sequence[str], rows: Sequence[Row]) -> None:
        """Add *rows*, whose codes are *codes*."""
        numbers, texts, lost = zip(*rows, strict=True)
        for place, columns in enumerate(lost, len(self.numbers)) if any(lost) else ():
            if columns:
                self.lost[place] = columns
        is_other = list(map(ne, codes, chain((self._code,), codes)))
        self._code = codes[-1]
        self._codes += map(intern, compress(codes, is_other))  # the same codes stand in all sheets
        self._starts.extend(compress(count(len(self.numbers)), is_other))
        self.numbers.extend(numbers)
        if self._is_long:
            self._packed += _packed(texts)
        else:
            self._entries += map(self._build, texts)

    def end(self) -> None:
        """All rows were added."""
        self._starts.append(len(self.numbers))
        self._taken = bytearray(len(self._codes))
        self._is_once = len(set(self._codes)) == len(self._codes)

    def entry(self, index: int) -> Entry:
        """The entry in a row, empty where nothing stands in it but the code."""
        if not self._is_long:
            return self._entries[index]
        packed = self._packed[index]
        return self._build(packed.split(_BETWEEN_CELLS) if isinstance(packed, str) else packed)

    def entries(self, begin: int, end: int) -> list[Entry]:
        """The entries in the rows from *begin* up to, but not with, *end*."""
        return list(map(self.entry, range(begin, end))) if self._is_long else self._entries[begin:end]

    def take_next(self, codes: Sequence[str]) -> Sequence[int] | None:
        """Take the next runs, if they are those of *codes* and all that there is of each: their starts, and their end.

        Many are found so in the time that it takes to look for one.
        """
        first = self._next
        end = first + len(codes)
        if not self._is_once or self._codes[first:end] != codes or 1 in self._taken[first:end] or "" in codes:
            return None
        self._take(range(first, end))
        return self._starts[first : end + 1]

    def take(self, code: str) -> Sequence[int]:
        """Take the rows with this code, from the first to the last; none where they were taken before."""
        runs = self._runs_of(code)
        if not runs or self._taken[runs[0]]:
            return ()
        for run in runs:
            self._take(range(run, run + 1))
        return [index for run in runs for index in self._rows_of(run)]

    def left(self) -> Iterator[tuple[str, int]]:
        """Code and index of each row that nobody took."""
        for run in compress(count(), map(not_, self._taken)):
            yield from zip(repeat(self._codes[run]), self._rows_of(run))

    def _take(self, runs: range) -> None:
        self._taken[runs.start : runs.stop] = b"\1" * len(runs)
        self._next = runs.stop

    def _rows_of(self, run: int) -> range:
        return range(self._starts[run], self._starts[run + 1])

    def _runs_of(self, code: str) -> Sequence[int]:
        if not self._last:
            self._find_last()
        runs = [self._last.get(code, _NONE)]
        while runs[-1] != _NONE and self._before:
            runs.append(self._before[runs[-1]])
        return [run for run in reversed(runs) if run != _NONE]

    def _find_last(self) -> None:
        """Note where each code stands last, and only where one stands several times also where it stood before."""
        if self._is_once:
            self._last = dict(zip(self._codes, count(), strict=False))
            return
        for run, code in enumerate(self._codes):
            self._before.append(self._last.get(code, _NONE))
            self._last[code] = run


def _packed(rows: Sequence[list[str]]) -> Iterable[str | list[str]]:
    """Each row as one text, which takes a fraction of the memory of its cells; one that holds the sign can't be."""
    packed = list(map(_BETWEEN_CELLS.join, rows))
    if sum(map(str.count, packed, repeat(_BETWEEN_CELLS))) == sum(map(len, rows)) - len(rows):
        return packed
    return [one if one.count(_BETWEEN_CELLS) == len(row) - 1 else row for one, row in zip(packed, rows, strict=True)]
