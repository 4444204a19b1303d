"""Finding the row of column names among a sheet's first rows: below titles, in two rows, or without known names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from joor_desktop.files.headings import fold
from joor_desktop.files.sheet_facts import Merge
from joor_desktop.files.shown_rows import Row

Knows = Callable[[str], bool]
"""Whether a heading is one that people use for a field."""

NO_NAMES = 0
"""Stands for the row with the names of columns where there is none, so that all rows are customers."""

_FIRST_ROWS = 30
_LEAST_NAMES = 2
_VALUE = re.compile(r"[\d.,:/%+() -]*\d[\d.,:/%+() -]*|[^@\s]+@[^@\s]+\.[^@\s]+")
"""What no column is called: a number, a date, an e-mail address."""


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """The row (from 1) below which the table begins, and the name of each column, made of two rows where there are.

    ``top`` is the first of these rows.
    """

    number: int
    headings: list[str]
    top: int


def find_header_row(
    rows: Sequence[Row], merges: Iterable[Merge], knows: Knows, wanted: int | None = None, above: int = 0
) -> HeaderRow | None:
    """The header among the first *rows* of a table, row *wanted* where a person chose it; None where there is none.

    *above* is how many rows of the sheet stand above the table. Row 0 is wanted where no row names columns.
    """
    if wanted == NO_NAMES:
        return HeaderRow(NO_NAMES, [""] * max((len(row[1]) for row in rows), default=0), NO_NAMES)
    rows = [row for row in rows if row[0] <= above + _FIRST_ROWS or row[0] == wanted]
    if wanted is not None:
        best = next((row for row in rows if row[0] == wanted), None)
    else:
        best = _most_known(rows, knows) or _first_of_a_block(rows)
    return None if best is None else _with_row_above(best, rows, merges, knows)


def is_value(text: str) -> bool:
    """Whether *text* is what no column is called."""
    return _VALUE.fullmatch(text) is not None


def _most_known(rows: Sequence[Row], knows: Knows) -> Row | None:
    best, most = None, 0
    for row in rows:
        texts = set(filter(None, row[1]))  # a group's name stands over each of its columns
        if len(texts) <= most:  # it can't name more than the best one does
            continue
        known = _count_known(texts, knows)
        if known > most:
            best, most = row, known
    return best


def _count_known(texts: Iterable[str], knows: Knows) -> int:
    return sum(knows(text) for text in texts if text)


def _first_of_a_block(rows: Sequence[Row]) -> Row | None:
    """Names that nobody knows: a row of different texts, none of them a value, with a row as wide below it."""
    for row, below in pairwise(rows):
        texts = [text for text in row[1] if text]
        is_header = len(texts) >= _LEAST_NAMES and len(set(map(fold, texts))) == len(texts)
        if is_header and not any(map(is_value, texts)) and _width(below) * 2 >= len(texts):
            return row
    return None


def _width(row: Row) -> int:
    return sum(map(bool, row[1]))


def _with_row_above(row: Row, rows: Sequence[Row], merges: Iterable[Merge], knows: Knows) -> HeaderRow:
    """Put the names of groups of columns, in the row above, before the names of the columns, if that says more."""
    number, headings = row[0], list(row[1])
    above = next((each[1] for each in rows if each[0] == number - 1), None)
    if above is None or len({text for text in above if text}) < _LEAST_NAMES:  # a title is no group
        return HeaderRow(number, headings, number)
    is_merged = any(top == number - 1 and right > left for top, left, _, right in merges)
    both = [_together(group, name) for group, name in zip(_carried(above, headings), headings, strict=True)]
    gained = _count_known(both, knows) - _count_known(headings, knows)
    if gained > 0 or (gained == 0 and is_merged and _distinct(both) > _distinct(headings)):
        return HeaderRow(number, both, number - 1)
    return HeaderRow(number, headings, number)


def _carried(above: Sequence[str], headings: Sequence[str]) -> list[str]:
    """A group's name stands over its first column only, where the cells are not merged."""
    carried, last = [], ""
    for index in range(len(headings)):
        last = (above[index] if index < len(above) else "") or last
        carried.append(last if headings[index] else "")
    return carried


def _together(group: str, name: str) -> str:
    if not group or fold(group) == fold(name):
        return name
    return f"{group} {name}"


def _distinct(texts: Iterable[str]) -> int:
    return len({fold(text) for text in texts if text})
