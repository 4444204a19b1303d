"""How much of a table is chosen: cells and rows, counted by their areas, so that it takes no time for a whole list."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionRange, QObject, Signal
from PySide6.QtWidgets import QTableView


class SelectionCount(QObject):
    """``counted`` tells how many cells are chosen, and in how many rows, each time that it changes."""

    counted = Signal(int, int)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.selectionModel().selectionChanged.connect(self.count)

    def count(self) -> None:
        """Count anew."""
        areas = self._table.selectionModel().selection().toList()
        cells = sum(area.height() * self._shown_columns(area) for area in areas)
        self.counted.emit(cells, rows_of([(area.top(), area.bottom()) for area in areas]))

    def _shown_columns(self, area: QItemSelectionRange) -> int:
        return sum(not self._table.isColumnHidden(column) for column in range(area.left(), area.right() + 1))


def rows_of(spans: list[tuple[int, int]]) -> int:
    """How many rows lie in *spans* of a first and a last row, each of them once."""
    rows, end = 0, -1
    for top, bottom in sorted(spans):
        rows += max(0, bottom - max(top, end + 1) + 1)
        end = max(end, bottom)
    return rows
