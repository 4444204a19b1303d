"""The small square at the corner of the chosen cells: dragged, it repeats them downwards or to the right."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QTableView

from joor_desktop.ui.customers.cell_range import CellRange, chosen_ranges, shown_columns
from joor_desktop.ui.theme import colours

_SIDE = 7
_REACH = 3
"""So many pixels around the square belong to it too, or it could hardly be hit."""


class FillHandle(QObject):
    """``dragged`` tells the chosen range and the larger one that it is to fill, ``double_clicked`` the range alone."""

    dragged = Signal(object, object)
    double_clicked = Signal(object)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._source: CellRange | None = None
        self._aim: CellRange | None = None
        self._last = QRect()

    @property
    def dragging(self) -> bool:
        """Whether the square is held."""
        return self._source is not None

    def place(self) -> QRect:
        """Where the square is in the viewport; nowhere where several ranges are chosen, or none."""
        ranges = chosen_ranges(self._table)
        if len(ranges) != 1:
            return QRect()
        corner = self._table.visualRect(self._table.model().index(ranges[0].bottom, ranges[0].columns[-1]))
        if not corner.isValid():
            return QRect()
        return QRect(corner.right() - _SIDE + 1, corner.bottom() - _SIDE + 1, _SIDE, _SIDE)

    def holds(self, at: QPoint) -> bool:
        """Whether the square is at that point of the viewport."""
        return self.place().adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(at)

    def press(self) -> None:
        """Begin to drag."""
        self._source = self._aim = chosen_ranges(self._table)[0]

    def move(self, at: QPoint) -> None:
        """Aim at the cell there: downwards or to the right, whichever is further."""
        if self._source is None:
            return
        self._aim = self._aimed(self._source, at)
        self._table.viewport().update()

    def release(self) -> None:
        """Fill what is aimed at."""
        source, aim, self._source, self._aim = self._source, self._aim, None, None
        self._table.viewport().update()
        if source is not None and aim is not None and aim != source:
            self.dragged.emit(source, aim)

    def give_up(self) -> None:
        """Fill nothing."""
        self._source = self._aim = None
        self._table.viewport().update()

    def follow(self) -> None:
        """Other cells are chosen: draw the square at their corner."""
        viewport = self._table.viewport()
        viewport.update(self._last)
        self._last = self.place()
        viewport.update(self._last)

    def _aimed(self, source: CellRange, at: QPoint) -> CellRange:
        table = self._table
        order = shown_columns(table)
        inside = table.viewport().rect()
        x, y = min(max(at.x(), 0), inside.right()), min(max(at.y(), 0), inside.bottom())
        row, column = table.rowAt(y), table.columnAt(x)
        row = row if row >= 0 else table.model().rowCount() - 1
        place = order.index(column) if column in order else len(order) - 1
        last = order.index(source.columns[-1])
        down, right = row - source.bottom, place - last
        if down > 0 and down >= right:
            return CellRange(source.top, row, source.columns)
        if right > 0:
            return CellRange(source.top, source.bottom, tuple(order[order.index(source.columns[0]) : place + 1]))
        return source

    def paint(self, painter: QPainter) -> None:
        """Draw the square, and around what is aimed at a frame."""
        self._last = self.place()
        if self._last.isValid():
            painter.fillRect(self._last.adjusted(-1, -1, 0, 0), colours().surface)
            painter.fillRect(self._last, colours().accent)
        if self._aim is not None:
            draw_frame(self._table, painter, self._aim, Qt.PenStyle.DotLine)


def draw_frame(table: QTableView, painter: QPainter, cells: CellRange, style: Qt.PenStyle) -> None:
    """Draw a frame around cells, as far as they are in view."""
    model = table.model()
    frame = table.visualRect(model.index(cells.top, cells.columns[0])).united(
        table.visualRect(model.index(cells.bottom, cells.columns[-1]))
    )
    painter.setPen(QPen(colours().accent, 2, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame.adjusted(1, 1, -1, -1).intersected(table.viewport().rect().adjusted(-4, -4, 4, 4)))
