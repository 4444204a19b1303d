"""Columns that a sheet doesn't have, but whose texts it holds: in parts of one, in several, or in some rows of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from joor_desktop.files.headings import Meaning
from joor_desktop.files.shown_rows import Row
from joor_desktop.files.split_values import split_text

_Make = Callable[[Sequence[str]], str]

Where = Callable[[Sequence[str]], bool]
"""Whether a row is meant."""

Piece = tuple[int, _Make]
"""The index of a column, and what makes a text of it, given the row."""


@dataclass(slots=True)
class DerivedColumns:
    """Columns that stand behind those of the sheet, from index *width* on: what each holds, and from which it comes."""

    width: int
    meanings: dict[int, Meaning] = field(default_factory=dict)
    sources: dict[int, int] = field(default_factory=dict)
    _makes: list[_Make] = field(default_factory=list)
    _moved: dict[Where, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, meaning: Meaning, pieces: Sequence[Piece]) -> None:
        """What several columns, or parts of them, hold together, with a space between; or what one holds in part."""
        makes = [make for _, make in pieces]
        joined = makes[0] if len(makes) == 1 else lambda row: " ".join(filter(None, (make(row) for make in makes)))
        self._add(meaning, joined, pieces[0][0])

    def add_where(self, meaning: Meaning, index: int, where: Where) -> None:
        """What stands in a column, in those rows that it is meant for."""
        self._moved.setdefault(where, []).append((len(self._makes), index))
        self._add(meaning, _nothing, index)

    def keep_where(self, index: int, here: Where, twin: Meaning | None, there: Where) -> None:
        """Keep what the derived column at *index* makes for the rows *here*; *there* it goes into *twin*, if any."""
        make = self._makes[index - self.width]
        self._makes[index - self.width] = lambda row: make(row) if here(row) else ""
        if twin is not None:
            self._add(twin, lambda row: make(row) if there(row) else "", self.sources[index])

    def _add(self, meaning: Meaning, make: _Make, source: int) -> None:
        index = self.width + len(self._makes)
        self.meanings[index] = meaning
        self.sources[index] = source
        self._makes.append(make)

    def __bool__(self) -> bool:
        return bool(self._makes)

    def behind(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows with the derived columns behind their own."""
        width, blank = self.width, [""] * len(self._makes)
        makes = [(place, make) for place, make in enumerate(self._makes) if make is not _nothing]
        moved = list(self._moved.items())
        for number, texts, lost in rows:
            own, derived = texts[:width], blank.copy()
            for place, make in makes:
                derived[place] = make(own)
            for where, places in moved:
                if where(own):
                    for place, index in places:
                        derived[place] = own[index]
            yield number, own + derived, lost


def _nothing(_row: Sequence[str]) -> str:
    """What a column holds until a row is known to be meant."""
    return ""


def whole(index: int) -> Piece:
    """All that stands in a column."""
    return index, lambda row: row[index]


def shares(meanings: Sequence[Meaning], index: int) -> list[Piece]:
    """What stands in a column for each of several fields, such as "20121 Milano" or "EUR Europe"."""
    divided = _Divided(meanings, index)
    return [(index, partial(divided.share, number)) for number in range(len(meanings))]


class _Divided:
    """A column that is divided once for all its fields, row by row."""

    def __init__(self, meanings: Sequence[Meaning], index: int) -> None:
        self._meanings = meanings
        self._index = index
        self._text = ""
        self._shares = [""] * len(meanings)

    def share(self, number: int, row: Sequence[str]) -> str:
        """What the row holds for the field with this number (from 0)."""
        text = row[self._index]
        if text != self._text:
            self._text, self._shares = text, split_text(text, self._meanings)
        return self._shares[number]
