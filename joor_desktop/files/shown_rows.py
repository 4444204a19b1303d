"""The rows of a sheet as a person sees them: every cell a text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice, repeat
from typing import TYPE_CHECKING, Any

from joor_desktop.files.merged_cells import MergedCells
from joor_desktop.files.number_formats import Renderer, shown_in_general
from joor_desktop.files.sheet_facts import Merge, SheetFacts, Style, column_letters

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Row = tuple[int, list[str], list[int]]
"""Row number from 1, its texts, and the columns of numbers that lost digits in the file."""

_DIGITS_LOST_FROM = 1e15
_REMEMBERED = 20_000
_AT_ONCE = 250
_NO_COLUMNS: list[int] = []


def first_cell(row: Row) -> str:
    """The first filled cell of a row, such as ``B7``."""
    number, texts, _ = row
    return f"{column_letters(next(index for index, text in enumerate(texts) if text))}{number}"


class Rows:
    """Rows that come some at a time, and can be gone through once; whoever goes on gets those that are left."""

    def __init__(self, parts: Iterable[Iterable[Row]]) -> None:
        self._parts = iter(parts)
        self._some: Iterator[Row] = iter(())

    def __iter__(self) -> Iterator[Row]:
        for some in chain((self._some,), self._parts):
            self._some = iter(some)
            for row in self._some:  # noqa: UP028  # which would end those that are left along with itself
                yield row

    def parts(self) -> Iterator[list[Row]]:
        """All rows that are left, as they come."""
        for some in chain((self._some,), self._parts):
            if listed := some if isinstance(some, list) else list(some):
                yield listed


def in_parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The same rows some at a time: what is seen of many at once takes a fraction of what it takes row by row."""
    if isinstance(rows, Rows):
        yield from rows.parts()
        return
    remaining = iter(rows)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some


Piece = tuple["CalamineSheet", SheetFacts]
"""Some rows of a sheet, with what the XML tells of their cells."""


def shown_rows(
    pieces: Iterable[Piece], merges: Iterable[Merge], width: int, renderers: Sequence[Renderer]
) -> Rows:
    """The filled rows of the sheet that *pieces* make up from top to bottom, each at least *width* columns wide.

    *renderers* show a number, one for each style. A cell that holds only white space is empty.
    """
    return Rows(_some_rows(pieces, _Changes(merges, renderers), width))


def _some_rows(pieces: Iterable[Piece], changes: _Changes, width: int) -> Iterator[Iterable[Row]]:
    next_row = 1
    for values, facts in pieces:
        changes.take(facts, next_row)
        width = max(width, facts.patched_width())
        if values.start is not None and values.end is not None:
            # calamine adds the empty rows at the top by itself
            first, rows = (1, values.iter_rows()) if next_row == 1 else (values.start[0] + 1, iter(values.to_python()))
            yield _shown(changes.between(next_row, first, width), changes)
            while some := list(islice(rows, _AT_ONCE)):
                yield _shown_together(first, _widened(some, values.start[1], width), changes)
                first += len(some)
            next_row = values.end[0] + 2
    yield _shown(changes.between(next_row, changes.last_patched() + 1, width), changes)


def text_rows(rows: Iterable[Row], merges: Iterable[Merge], width: int) -> Iterator[Row]:
    """The filled ones of *rows*, whose cells are texts already, each *width* columns wide and with *merges* filled."""
    merged = MergedCells(merges)
    is_space = str.isspace
    next_row = 1
    for number, row, lost in rows:
        if merged:
            yield from _merged_between(next_row, number, merged, width)
        next_row = number + 1
        if len(row) < width:
            row.extend([""] * (width - len(row)))
        if merged and merged.reach(number):
            merged.fill(number, row)
        if any(map(is_space, row)):
            _empty_blank_cells(row)
        if any(row):
            yield number, row, lost


def _merged_between(first: int, end: int, merged: MergedCells, width: int) -> Iterator[Row]:
    """Those of the rows from *first* up to, but not with, *end* into which merged cells reach."""
    for number in range(first, end) if merged else ():
        if merged.reach(number):
            row = [""] * width
            merged.fill(number, row)
            if any(row):
                yield number, row, _NO_COLUMNS


def _widened(rows: list[list[Any]], left: int, width: int) -> list[list[Any]]:
    """The same rows with the empty columns at the left, which calamine leaves out, and those at the right."""
    if left:
        leading = [""] * left
        rows = [leading + row for row in rows]
    if min(map(len, rows)) < width:
        for row in rows:
            row.extend([""] * (width - len(row)))
    return rows


def _shown_together(first: int, rows: list[list[Any]], changes: _Changes) -> Iterable[Row]:
    """The rows from number *first* on; where all cells hold what they show, no row is looked at by itself."""
    lost = changes.apply(first, rows)
    changed = zip(count(first), rows, map(lost.get, count(first), repeat(_NO_COLUMNS)))
    return changed if not lost and _are_ready(rows) else _as_texts(changed)


def _are_ready(rows: list[list[Any]]) -> bool:
    """Whether none of the rows is empty, and all cells are texts of which none is blank."""
    try:
        return all(map(any, rows)) and not any(map(str.isspace, chain.from_iterable(rows)))
    except TypeError:  # not all are texts
        return False


def _shown(rows: Iterable[tuple[int, list[Any]]], changes: _Changes) -> Iterator[Row]:
    return _as_texts((number, row, changes.apply(number, [row]).get(number, _NO_COLUMNS)) for number, row in rows)


def _as_texts(rows: Iterable[tuple[int, list[Any], list[int]]]) -> Iterator[Row]:
    is_space = str.isspace
    for number, row, formatted in rows:
        lost = formatted
        try:
            is_ready = not any(map(is_space, row))
        except TypeError:  # not all are texts yet
            is_ready = False
        if not is_ready:
            lost = lost + _make_texts(row)
            _empty_blank_cells(row)
        if any(row):
            yield number, row, lost


def _make_texts(row: list[Any]) -> list[int]:
    """Turn the values of *row* into texts; returns the columns of numbers that lost digits."""
    lost = []
    for column, value in enumerate(row):
        if value.__class__ is not str:
            row[column] = shown_in_general(value)
            if _is_long(value):
                lost.append(column)
    return lost


def _empty_blank_cells(row: list[str]) -> None:
    for column, text in enumerate(row):
        if text.isspace():
            row[column] = ""


class _Changes:
    """Puts what the sheet's XML tells into the rows that calamine gives."""

    def __init__(self, merges: Iterable[Merge], renderers: Sequence[Renderer]) -> None:
        self._styles: dict[Style, list[int]] = {}
        self._patches: dict[int, dict[int, str]] = {}
        self._merged = MergedCells(merges)
        self._renderers = renderers
        self._texts: dict[int, dict[object, str]] = defaultdict(dict)

    def take(self, facts: SheetFacts, next_row: int) -> None:
        """Go on with the facts of the next piece, at row *next_row*."""
        self._styles = {style: sorted(rows) for style, rows in facts.styles.items()}
        self._patches = {row: texts for row, texts in self._patches.items() if row >= next_row} | facts.patches

    def last_patched(self) -> int:
        """The last row of which the XML tells texts, 0 if there is none."""
        return max(self._patches, default=0)

    def between(self, first: int, end: int, width: int) -> Iterator[tuple[int, list[Any]]]:
        """Those of the rows from *first* up to, but not with, *end* that are empty but for changes."""
        for number in range(first, end):
            if number in self._patches or self._merged.reach(number):
                yield number, [""] * width

    def apply(self, first: int, rows: Sequence[list[Any]]) -> dict[int, list[int]]:
        """Change the rows from number *first* on in place; returns by row the columns of numbers that lost digits.

        A row of which none did is not among them.
        """
        lost = self._apply_styles(first, rows)
        for number, row in enumerate(rows, first) if self._patches or self._merged else ():
            if number in self._patches:
                for column, text in self._patches[number].items():
                    row[column] = text
            if self._merged.reach(number):
                self._merged.fill(number, row)
        return lost

    def _apply_styles(self, first: int, rows: Sequence[list[Any]]) -> dict[int, list[int]]:
        """Show the numbers that have a format; returns what :meth:`apply` does."""
        lost: dict[int, list[int]] = {}
        for (column, style), numbers in self._styles.items() if rows else ():
            begin = bisect_left(numbers, first)
            here = numbers[begin : bisect_left(numbers, first + len(rows), begin)]
            if here and column < len(rows[0]):
                for number in self._show(style, column, here, [rows[number - first] for number in here]):
                    lost.setdefault(number, []).append(column)
        for columns in lost.values():
            columns.sort()
        return lost

    def _show(self, style: int, column: int, numbers: Sequence[int], rows: Sequence[list[Any]]) -> list[int]:
        """Show what stands in a *column* of *rows*, which have these *numbers*; returns those where digits are lost."""
        known = self._texts[style]
        if len(known) >= _REMEMBERED:
            known.clear()
        values = [row[column] for row in rows]
        texts = list(map(known.get, values))
        lost = self._add_unknown(style, values, texts) if None in texts else ()
        for row, text in zip(rows, texts, strict=True):
            row[column] = text
        return [numbers[place] for place in lost]

    def _add_unknown(self, style: int, values: Sequence[Any], texts: list[str | None]) -> list[int]:
        """Put in the *texts* of those values that have none, and remember them; returns the places of lost digits."""
        known, render = self._texts[style], self._renderers[style]
        lost = []
        for place, text in enumerate(texts):
            if text is None:
                value = values[place]
                texts[place] = shown = render(value)
                if _is_long(value):  # each of those is told
                    lost.append(place)
                else:
                    known[value] = shown
        return lost


def _is_long(value: Any) -> bool:
    """Whether *value* is a number that lost digits."""
    return value.__class__ is float and not -_DIGITS_LOST_FROM < value < _DIGITS_LOST_FROM
