"""The chosen cells of a table as a rectangle: rows and columns as they are seen, wherever columns are moved."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from joor_desktop.ui.customers.table_model import TableModel
from joor_desktop.work.areas import Area

_Flag = QItemSelectionModel.SelectionFlag


class CellRange(NamedTuple):
    """Rows from ``top`` to ``bottom``, both included, and the columns in the order in which they are seen."""

    top: int
    bottom: int
    columns: tuple[int, ...]

    @property
    def height(self) -> int:
        """How many rows."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.columns)


def shown_columns(table: QTableView) -> list[int]:
    """The columns that are not hidden, from left to right."""
    head = table.horizontalHeader()
    shown = [column for column in range(head.count()) if not head.isSectionHidden(column)]
    return sorted(shown, key=head.visualIndex)


def chosen_ranges(table: QTableView) -> list[CellRange]:
    """The chosen cells as rectangles from top to bottom; those of the same rows, or of the same columns, are joined."""
    order = {column: place for place, column in enumerate(shown_columns(table))}
    by_rows: dict[tuple[int, int], set[int]] = {}
    for part in table.selectionModel().selection().toList():
        columns = by_rows.setdefault((part.top(), part.bottom()), set())
        columns.update(column for column in range(part.left(), part.right() + 1) if column in order)
    ranges: list[CellRange] = []
    for (top, bottom), found in sorted(by_rows.items()):
        columns_seen = tuple(sorted(found, key=order.__getitem__))
        if ranges and ranges[-1].columns == columns_seen and ranges[-1].bottom + 1 == top:
            ranges[-1] = CellRange(ranges[-1].top, bottom, columns_seen)
        elif columns_seen:
            ranges.append(CellRange(top, bottom, columns_seen))
    return ranges


def ranges_to_copy(table: QTableView) -> list[CellRange]:
    """The chosen cells as rectangles that overlap nowhere, from top to bottom.

    As in a spreadsheet they can be copied together where they have the same columns; several of the same rows are one.
    """
    order = {column: place for place, column in enumerate(shown_columns(table))}
    begun: dict[int, list[range]] = {}
    ended: dict[int, list[range]] = {}
    for part in table.selectionModel().selection().toList():
        span = range(part.left(), part.right() + 1)
        begun.setdefault(part.top(), []).append(span)
        ended.setdefault(part.bottom() + 1, []).append(span)
    ranges: list[CellRange] = []
    spans: list[range] = []
    for top, end in pairwise(sorted({*begun, *ended})):
        for span in ended.get(top, ()):
            spans.remove(span)
        spans += begun.get(top, [])
        found = {column for span in spans for column in span if column in order}
        columns = tuple(sorted(found, key=order.__getitem__))
        if ranges and ranges[-1].columns == columns and ranges[-1].bottom + 1 == top:
            ranges[-1] = CellRange(ranges[-1].top, end - 1, columns)
        elif columns:
            ranges.append(CellRange(top, end - 1, columns))
    return ranges


def choose(table: QTableView, *ranges: CellRange) -> None:
    """Choose these cells and nothing else; the cursor stays where it is."""
    chosen = QItemSelection()
    model = table.model()
    for cells in ranges:
        for first, last in _runs(sorted(cells.columns)):
            chosen.select(model.index(cells.top, first), model.index(cells.bottom, last))
    table.selectionModel().select(chosen, _Flag.ClearAndSelect)


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and runs[-1][1] + 1 == column:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def area_of(model: TableModel, cells: CellRange) -> Area:
    """The records and fields of these cells."""
    rows = model.rows
    part = slice(cells.top, cells.bottom + 1)
    paths = [model.columns[column].path(0) for column in cells.columns]
    indexes: array[int] | None = rows.indexes[part] if rows.indexes is not None else None
    return Area(model.node.key, rows.ids[part], indexes, tuple(path.field if path else "" for path in paths))
