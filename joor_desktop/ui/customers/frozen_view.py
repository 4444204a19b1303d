"""A table whose first columns stay at the left while the others are scrolled past them.

There is one view only: it says of the columns that stay that they are where they are seen, and draws them there over
what is scrolled. Selection, keys, editors and the mouse so work in them as in all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from joor_desktop.ui.customers.active_cell import ActiveCell
from joor_desktop.ui.customers.cell_painter import Span
from joor_desktop.ui.customers.table_header import TableHeader
from joor_desktop.ui.theme import colours

Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemView.ScrollHint


class FrozenTableView(QTableView):
    """A table with a :class:`TableHeader`, which knows the columns that stay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as a sheet is, wherever the window begins
        self.head = TableHeader(self)
        self.setHorizontalHeader(self.head)
        # What only moves while one scrolls is copied, and not drawn anew, where nothing shines through from behind.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def freeze(self, count: int) -> None:
        """Let the first *count* columns stay."""
        self.head.freeze(count)
        self.viewport().update()

    def _covered(self) -> int:
        """The width at the left that scrolled columns vanish under; 0 while nothing is scrolled."""
        return self.head.covered()

    def visualRect(self, index: Index) -> QRect:
        """Where the cell is seen; what has vanished under the columns that stay is told to be left of the table."""
        rect = super().visualRect(index)
        covered = self._covered()
        if not covered or not rect.isValid():
            return rect
        if index.column() < self.head.frozen:
            rect.moveLeft(self.head.sectionPosition(index.column()))
        elif rect.right() < covered:
            rect.translate(-covered, 0)
        elif rect.left() < covered:
            rect.setLeft(covered)
        return rect

    def is_in_sight(self, index: Index, room: QRect | None = None) -> bool:
        """Whether all of the cell is seen in the viewport, or in another *room* at its place."""
        rect = self.visualRect(index)
        whole = rect.width() >= super().visualRect(index).width()
        return whole and (room or self.viewport().rect()).contains(rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor's cell in sight where room is lost: many rows bring the bar to scroll them along."""
        index = self.currentIndex()
        kept = index.isValid() and self.is_in_sight(index, QRect(QPoint(), event.oldSize()))
        super().resizeEvent(event)
        if kept and not self.is_in_sight(index):
            self.scrollTo(index)

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """The cell that is seen there."""
        covered = self._covered()
        if covered and pos.x() < 0:
            return super().indexAt(QPoint(pos.x() + covered, pos.y()))
        if covered and pos.x() < covered:
            return super().indexAt(QPoint(pos.x() - self.head.offset(), pos.y()))
        return super().indexAt(pos)

    def columnAt(self, x: int) -> int:
        """The column that is seen there."""
        return super().columnAt(x - self.head.offset() if 0 <= x < self._covered() else x)

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Scroll to the cell until it is no more under the columns that stay."""
        bar = self.horizontalScrollBar()
        if index.column() < self.head.frozen:
            across = bar.value()
            super().scrollTo(index, hint)
            bar.setValue(across)
            return
        super().scrollTo(index, hint)
        left = self.columnViewportPosition(index.column())
        if left < self._covered():
            bar.setValue(bar.value() + left - self._covered())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose a block; what is left of the other on screen may be right of it in the table."""
        one, other = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())
        if not self._covered() or not one.isValid() or not other.isValid():
            super().setSelection(rect, command)
            return
        rows, columns = sorted((one.row(), other.row())), sorted((one.column(), other.column()))
        corners = (self.model().index(row, column) for row, column in zip(rows, columns, strict=True))
        self.selectionModel().select(QItemSelection(*corners), command)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and draw anew what the columns that stay were dragged over."""
        super().scrollContentsBy(dx, dy)
        if dx and self.head.frozen:
            width = self.head.frozen_width() + abs(dx)
            self.viewport().update(0, 0, width, self.viewport().height())
            self.head.viewport().update(0, 0, width, self.head.height())

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show *model*; the columns that stay are drawn where they are seen when cells change or are chosen.

        Not by overriding selectionChanged: the program then crashes when a second window is made (PySide6 6.11).
        """
        super().setModel(model)
        if model is not None:
            self.active = ActiveCell(model, self)
            self.setSelectionModel(self.active)
            model.dataChanged.connect(self._draw_frozen_anew)
            self.selectionModel().selectionChanged.connect(self._draw_frozen_anew)

    def _draw_frozen_anew(self) -> None:
        if covered := self._covered():
            self.viewport().update(0, 0, covered, self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the table, then the columns that stay over it."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colours().surface)
        painter.setFont(self.font())
        height = self.viewport().height()
        staying = QRect(0, 0, self._covered(), height)
        frozen, covered = self.head.frozen if staying.width() else 0, staying.width()
        for area in cast("Iterable[QRect]", event.region()):
            if area.right() >= covered:
                self._draw_part(painter, area.intersected(QRect(covered, 0, area.right() + 1, height)), frozen, None)
            if area.left() < covered:
                self._draw_part(painter, area.intersected(staying), 0, frozen)
        painter.setClipping(False)
        if event.rect().left() < covered:
            painter.setPen(colours().border)
            painter.drawLine(covered - 1, 0, covered - 1, height)
        painter.end()

    def _draw_part(self, painter: QPainter, area: QRect, first: int, last: int | None) -> None:
        """Draw those of the columns from *first* up to, but not including, *last* that are seen in *area*."""
        head = self.head
        columns = []
        for place in range(first, head.count() if last is None else last):
            column = head.logicalIndex(place)
            if not head.isSectionHidden(column):
                section = head.section_rect(column)
                if section.right() >= area.left() and section.left() <= area.right():
                    columns.append((column, section.left(), section.width()))
        if columns:
            painter.setClipRect(area)
            self.draw_cells(painter, area, columns)

    def draw_cells(self, painter: QPainter, area: QRect, columns: Sequence[Span]) -> None:
        """Draw the rows seen in *area*, of these columns only, and the lines between their cells."""
        raise NotImplementedError
