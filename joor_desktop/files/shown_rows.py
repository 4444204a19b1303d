"""The rows of a sheet as a person sees them: every cell a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from joor_desktop.files.number_formats import Renderer, shown_in_general
from joor_desktop.files.sheet_facts import Merge, SheetFacts

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Row = tuple[int, list[str], list[int]]
"""Row number from 1, its texts, and the columns of numbers that lost digits in the file."""

_DIGITS_LOST_FROM = 1e15
_REMEMBERED = 20_000
_NO_COLUMNS: list[int] = []


def shown_rows(sheet: CalamineSheet, facts: SheetFacts, renderers: Sequence[Renderer]) -> Iterator[Row]:
    """The filled rows of *sheet*; *renderers* show a number, one for each style.

    A cell that holds only white space is empty. All rows are equally long.
    """
    leading, width = _columns(sheet, facts)
    is_space = str.isspace
    change = _Changes(facts, renderers) if facts.styles or facts.patches or facts.merges else None
    rows: Iterator[list[Any]] = sheet.iter_rows()
    for number, row in enumerate(rows, 1):
        if leading:
            row[:0] = leading
        if len(row) < width:
            row.extend([""] * (width - len(row)))
        lost = change.apply(number, row) if change is not None else _NO_COLUMNS
        try:
            is_ready = not any(map(is_space, row))
        except TypeError:  # not all are texts yet
            is_ready = False
        if not is_ready:
            lost = lost + _make_texts(row)
            _empty_blank_cells(row)
        if any(row):
            yield number, row, lost


def _columns(sheet: CalamineSheet, facts: SheetFacts) -> tuple[list[str], int]:
    """Calamine leaves out the empty columns at the left, but not the empty rows at the top."""
    start = sheet.start
    leading = start[1] if start else 0
    patched = max((max(columns) for columns in facts.patches.values()), default=-1)
    return [""] * leading, max(leading + sheet.width, patched + 1)


def _make_texts(row: list[Any]) -> list[int]:
    """Turn the values of *row* into texts; returns the columns of numbers that lost digits."""
    lost = []
    for column, value in enumerate(row):
        if value.__class__ is not str:
            row[column] = shown_in_general(value)
            if value.__class__ is float and not -_DIGITS_LOST_FROM < value < _DIGITS_LOST_FROM:
                lost.append(column)
    return lost


def _empty_blank_cells(row: list[str]) -> None:
    for column, text in enumerate(row):
        if text.isspace():
            row[column] = ""


class _Changes:
    """Puts what the sheet's XML tells into the rows that calamine gives."""

    def __init__(self, facts: SheetFacts, renderers: Sequence[Renderer]) -> None:
        self._styles = list(facts.styles.items())
        self._patches = facts.patches
        self._merges = sorted(facts.merges, reverse=True)
        self._renderers = renderers
        self._texts: dict[int, dict[object, str]] = defaultdict(dict)
        self._open: list[tuple[Merge, str]] = []

    def apply(self, number: int, row: list[Any]) -> list[int]:
        """Change row *number* in place; returns the columns of formatted numbers that lost digits."""
        lost = _NO_COLUMNS
        for column, styles in self._styles:
            style = styles[number] if number < len(styles) else 0
            if style and column < len(row):
                value = row[column]
                if value.__class__ is float and not -_DIGITS_LOST_FROM < value < _DIGITS_LOST_FROM:
                    lost = [*lost, column]
                row[column] = self._shown(style, value)
        if number in self._patches:
            for column, text in self._patches[number].items():
                row[column] = text
        if self._open or (self._merges and self._merges[-1][0] <= number):
            self._fill(number, row)
        return lost

    def _shown(self, style: int, value: Any) -> str:
        texts = self._texts[style]
        text = texts.get(value)
        if text is None:
            if len(texts) >= _REMEMBERED:
                texts.clear()
            text = texts[value] = self._renderers[style](value)
        return text

    def _fill(self, number: int, row: list[Any]) -> None:
        while self._merges and self._merges[-1][0] <= number:
            merge = self._merges.pop()
            if merge[0] == number and merge[1] < len(row):
                self._open.append((merge, row[merge[1]]))
        for (_, left, _, right), text in self._open:
            last = min(right, len(row) - 1)
            row[left : last + 1] = [text] * (last + 1 - left)
        self._open = [each for each in self._open if each[0][2] > number]
