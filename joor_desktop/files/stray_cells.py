"""Values that stand below no column name: they are not read, and a person is told which they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.shown_rows import Row
from joor_desktop.model.texts import translate

_MOST_QUOTED = 3
_LONGEST_QUOTE = 40


class StrayCells:
    """Values in the columns with the indexes *columns*, noted as the rows are read; the first of each are kept."""

    def __init__(self, columns: Sequence[int] = ()) -> None:
        self.columns = columns
        self._first: dict[int, list[tuple[int, str]]] = {}
        self._times = Counter[int]()

    def noted(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows; there is a column to look at."""
        columns = self.columns
        texts_of = itemgetter(*columns)  # the text itself of a single one, which is true in the same way
        for row in rows:
            if any(texts_of(row[1])):
                for column in columns:
                    if row[1][column]:
                        self.note(row[0], column, row[1][column])
            yield row

    def note(self, row: int, column: int, text: str) -> None:
        """Note one value."""
        self._times[column] += 1
        first = self._first.setdefault(column, [])
        if len(first) <= _MOST_QUOTED:
            first.append((row, text))

    def found(self) -> list[int]:
        """The columns that hold any, from the left."""
        return sorted(self._times)

    def first_cell(self, columns: Iterable[int]) -> str:
        """The first cell of these *columns*, of which one holds a value at least."""
        return self._cells(columns)[0][0]

    def listed(self, columns: Iterable[int]) -> str:
        """In words what stands in *columns*: the first values with their cells, and how many more there are."""
        columns = list(columns)
        return quoted(self._cells(columns), sum(self._times[column] for column in columns))

    def _cells(self, columns: Iterable[int]) -> list[tuple[str, str]]:
        """The values that were kept with their cells, row by row."""
        kept = sorted((row, column, text) for column in columns for row, text in self._first.get(column, ()))
        return [(f"{column_letters(column)}{row}", text) for row, column, text in kept]


def quoted(cells: Sequence[tuple[str, str]], number: int | None = None) -> str:
    """In words the first of these *cells* with their texts, and how many more there are of all (the *number*).

    One more is told itself.
    """
    words = translate("files", "“{text}” ({cell})")
    number = len(cells) if number is None else number
    most = number if number == min(len(cells), _MOST_QUOTED + 1) else _MOST_QUOTED
    first = ", ".join(words.format(text=_shortened(text), cell=cell) for cell, text in cells[:most])
    more = number - most
    if more <= 0:
        return first
    return translate("files", "{names} and {count} more").format(names=first, count=more)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
