"""Columns that a sheet doesn't have, but whose texts it holds: in parts of one, in several, or in some rows of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from joor_desktop.files.headings import Meaning
from joor_desktop.files.shown_rows import Row
from joor_desktop.model.countries import find_country
from joor_desktop.model.currencies import find_currency
from joor_desktop.model.field import Kind

_Make = Callable[[Sequence[str]], str]

Piece = tuple[int, _Make]
"""The index of a column, and what makes a text of it, given the row."""

_COMMAS = re.compile(r"\s*[,;/|]\s*")
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class DerivedColumns:
    """Columns that stand behind those of the sheet, from index *width* on: what each holds, and from which it comes."""

    width: int
    meanings: dict[int, Meaning] = field(default_factory=dict)
    sources: dict[int, int] = field(default_factory=dict)
    _makes: list[_Make] = field(default_factory=list)

    def add(self, meaning: Meaning, pieces: Sequence[Piece]) -> None:
        """What several columns, or parts of them, hold together, with a space between; or what one holds in part."""
        makes = [make for _, make in pieces]
        joined = makes[0] if len(makes) == 1 else lambda row: " ".join(filter(None, (make(row) for make in makes)))
        self._add(meaning, joined, pieces[0][0])

    def add_where(self, meaning: Meaning, index: int, where: Callable[[Sequence[str]], bool]) -> None:
        """What stands in a column, in those rows that it is meant for."""
        self._add(meaning, lambda row: row[index] if where(row) else "", index)

    def _add(self, meaning: Meaning, make: _Make, source: int) -> None:
        index = self.width + len(self._makes)
        self.meanings[index] = meaning
        self.sources[index] = source
        self._makes.append(make)

    def __bool__(self) -> bool:
        return bool(self._makes)

    def behind(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows with the derived columns behind their own."""
        width, makes = self.width, self._makes
        for number, texts, lost in rows:
            own = texts[:width]
            yield number, [*own, *(make(own) for make in makes)], lost


def whole(index: int) -> Piece:
    """All that stands in a column."""
    return index, lambda row: row[index]


def halves(meanings: Sequence[Meaning], index: int) -> tuple[Piece, Piece]:
    """What stands in a column for each of two fields, such as "Milano, IT" or "EUR Europe"."""
    first, second = meanings
    return (
        (index, lambda row: split_in_two(row[index], first, second)[0]),
        (index, lambda row: split_in_two(row[index], first, second)[1]),
    )


def split_in_two(text: str, first: Meaning, second: Meaning) -> tuple[str, str]:
    """The two values that *text* holds, each with what it is meant for; all of it is the first's where that is unclear.

    A country or a currency is recognised wherever it stands; otherwise commas divide, and then spaces.
    """
    parts = [part for part in _COMMAS.split(text) if part]
    if len(parts) < 2:
        parts = _SPACES.split(text.strip())
    if len(parts) < 2:
        return (text, "") if not _is_of(second, text) else ("", text)
    for one, other in ((parts[:-1], parts[-1:]), (parts[1:], parts[:1])):
        joined = ", ".join(one) if "," in text else " ".join(one)
        if _is_of(second, other[0]):
            return joined, other[0]
        if _is_of(first, other[0]):
            return other[0], joined
    if _recognises(first) or _recognises(second):
        return text, ""
    return " ".join(parts[:-1]), parts[-1]


def _recognises(meaning: Meaning) -> bool:
    return meaning.field.kind in _RECOGNISERS


def _is_of(meaning: Meaning, text: str) -> bool:
    recognise = _RECOGNISERS.get(meaning.field.kind)
    return recognise is not None and recognise(text)


_RECOGNISERS: Mapping[Kind, Callable[[str], bool]] = {
    Kind.COUNTRY: lambda text: find_country(text) is not None,
    Kind.CURRENCY: lambda text: find_currency(text) is not None,
}
