"""Tables that stand side by side in a sheet, with an empty column between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from joor_desktop.files.columns import SampledColumn, Why, is_known, match_columns
from joor_desktop.files.header_row import HeaderRow, find_header_row
from joor_desktop.files.headings import fold
from joor_desktop.files.sheet_facts import Merge
from joor_desktop.files.shown_rows import Row
from joor_desktop.files.table_header import is_table_header, naming_fields

_LOOKED_AT = 100

Columns = tuple[int, int]
"""The index of the first column of a table, and of the first one behind it."""


@dataclass(frozen=True, slots=True)
class _Side:
    """Some columns of a sheet, and what their header says."""

    columns: Columns
    header: Sequence[str]
    number: int


def sides_of(rows: Sequence[Row], merges: Sequence[Merge], above: int) -> list[Columns]:
    """The columns of each table that stands beside others in *rows*; one pair for a single table."""
    width = max(map(_width, rows), default=0)
    whole = [(0, width)]
    header = find_header_row(rows[:_LOOKED_AT], merges, is_known, above=above)
    blocks = _blocks(rows, header) if header is not None else []
    if header is None or len(blocks) < 2:
        return whole
    sides = [blocks[0]]
    for block in blocks[1:]:
        one, other = (_side(rows, merges, above, header, columns) for columns in (sides[-1], block))
        if one is not None and other is not None and _stand_alone(one, other, rows):
            sides.append(block)
        else:
            sides[-1] = (sides[-1][0], block[1])
    return [(0, sides[0][1]), *sides[1:-1], (sides[-1][0], width)] if len(sides) > 1 else whole


def only(rows: Sequence[Row], columns: Columns) -> list[Row]:
    """What stands in these columns, in places that keep their letters; rows with nothing there are left out."""
    left, end = columns
    before = [""] * left
    return [
        (number, [*before, *texts[left:end]], [column for column in lost if left <= column < end])
        for number, texts, lost in rows
        if any(texts[left:end])
    ]


def _blocks(rows: Sequence[Row], header: HeaderRow) -> list[Columns]:
    """The columns between those that are empty from the header down."""
    below = [texts for number, texts, _ in rows if number >= header.number]
    width = max(map(len, below))
    empty = [index for index, heading in enumerate(header.headings) if not heading and _is_empty(below, index)]
    edges = [-1, *empty, width]
    return [(left + 1, end) for left, end in pairwise(edges) if end - left > 1]


def _is_empty(rows: Sequence[Sequence[str]], index: int) -> bool:
    return not any(index < len(texts) and texts[index] for texts in rows)


def _width(row: Row) -> int:
    return len(row[1])


def _side(
    rows: Sequence[Row], merges: Sequence[Merge], above: int, whole: HeaderRow, columns: Columns
) -> _Side | None:
    """These columns as a table; None where they are none by themselves.

    *whole* is the header of all columns together, which knows the names of groups above it.
    """
    first = only(rows[:_LOOKED_AT], columns)
    header = find_header_row(first, merges, is_known, above=above)
    if header is None:
        return None
    texts = header.headings
    if header.number == whole.number:
        texts = [*[""] * columns[0], *whole.headings[slice(*columns)]]
    return _Side(columns, texts, header.number) if is_table_header(texts) else None


def _stand_alone(one: _Side, other: _Side, rows: Sequence[Row]) -> bool:
    """Whether both name the customer, in columns that would be one and the same if the sides were one table."""
    if not naming_fields(one.header) & naming_fields(other.header):
        return False
    headings = [*one.header[: one.columns[1]], *other.header[other.columns[0] :]]
    matches = match_columns([SampledColumn(heading) for heading in headings])
    twice = [
        headings[index]
        for index, match in enumerate(matches)
        if match.why is Why.TAKEN and naming_fields([headings[index]])
    ]
    folded = [fold(heading) for heading in headings]
    return any(folded.count(fold(heading)) > 1 for heading in twice) or (bool(twice) and _differ(one, other, rows))


def _differ(one: _Side, other: _Side, rows: Sequence[Row]) -> bool:
    """Whether one of them has rows where the other one has none."""
    start = max(one.number, other.number)
    return any(
        any(texts[slice(*one.columns)]) != any(texts[slice(*other.columns)])
        for number, texts, _ in rows
        if number > start
    )
