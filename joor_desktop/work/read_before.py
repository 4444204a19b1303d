"""What was read of a list and is kept, so that the next question is answered quicker."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from operator import ne
from typing import NamedTuple

from joor_desktop.work.search_texts import SearchTexts

_MOST_RANKS = 8

Rows = tuple["array[int]", "array[int] | None"]
Ranks = Sequence[int]
"""A number for each row, in the order of what the row is sorted by; 0 where that is empty."""


class _Ordered(NamedTuple):
    """Rows as a column sorts them, which is kept quicker than their ranks are worked out: few are asked for."""

    rows: array[int]
    """Those that aren't empty, upwards."""
    steps: bytes
    """1 for each of them whose key is another one than that of the row before."""
    number: int
    """How many rows there are, empty ones included."""

    def ranks(self) -> array[int]:
        """The rank of each row."""
        ranks = array("I", bytes(4 * self.number))
        for row, rank in zip(self.rows, accumulate(self.steps), strict=True):
            ranks[row] = rank
        return ranks


class RankMemory:
    """How the rows of a list stood by the columns that it was sorted by, for as long as nothing is edited."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Rows, _Ordered | array[int]]] = {}
        self._revision: tuple[object, ...] = ()

    def begin(self, revision: tuple[object, ...]) -> None:
        """The list is in this state now; what is known of another one is of no use."""
        if revision != self._revision:
            self._kept.clear()
            self._revision = revision

    def of(self, rows: Rows, column: str) -> Ranks | None:
        """The rank of each row; None where that isn't known."""
        if column not in self._kept:
            return None
        known, ranks = self._kept[column]
        if isinstance(ranks, _Ordered):
            ranks = ranks.ranks()
            self._kept[column] = known, ranks
        if known == rows:
            return ranks
        if known[1] is not None or rows[1] is not None:
            return None
        by_id = dict(zip(known[0], ranks, strict=True))
        found = [by_id.get(record_id, -1) for record_id in rows[0]]
        return None if -1 in found else found

    def keep(self, rows: Rows, column: str, keys: Sequence[str], ordered: Sequence[int]) -> None:
        """Keep how the rows stand; *ordered* are their numbers in the order of their *keys*, up or down,
        and last those whose key is empty."""
        filled = ordered[: len(ordered) - keys.count("")]
        if filled and keys[filled[0]] > keys[filled[-1]]:
            filled = filled[::-1]
        sorted_keys = list(map(keys.__getitem__, filled))
        steps = bytes(map(ne, sorted_keys, chain(("",), sorted_keys)))
        if column not in self._kept and len(self._kept) >= _MOST_RANKS:
            del self._kept[next(iter(self._kept))]
        self._kept[column] = rows, _Ordered(array("I", filled), steps, len(keys))


@dataclass(slots=True)
class ReadBefore:
    """Of one list; for whoever asks again and again."""

    texts: SearchTexts = field(default_factory=SearchTexts)
    ranks: RankMemory = field(default_factory=RankMemory)
    prints: dict[int, bytes] = field(default_factory=dict)

    def forget(self, record_ids: Sequence[int]) -> None:
        """These records were edited; where none is named, any may have been."""
        if not record_ids:
            self.texts.clear()
            self.prints.clear()
            return
        self.texts.forget(record_ids)
        for record_id in record_ids:
            self.prints.pop(record_id, None)
