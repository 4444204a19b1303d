"""The head of a table: titles with the marks of sort and filter, and the two places to click on for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from joor_desktop.ui.icons import picture
from joor_desktop.ui.theme import Size, colours
from joor_desktop.work.arranging import AS_LISTED, Arrangement, SortKey

if TYPE_CHECKING:
    from joor_desktop.ui.customers.table_model import TableModel

_PLACE = 16
_GRIP = 4
_MOST_STAYING = 0.7
"""The part of the table's width that columns that stay may take."""


class TableHeader(QHeaderView):
    """``sort_requested`` tells a column, descending or not (None: no more), and whether it is added to the others;
    ``menu_requested`` a column and where its menu is to open; ``column_moved`` a column and its new place."""

    sort_requested = Signal(str, object, bool)
    menu_requested = Signal(str, QPoint)
    column_moved = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.frozen = 0
        self._wished = 0
        self._arrangement = AS_LISTED
        self._under_mouse = -1
        self._pressed: QPoint | None = None
        self.setMouseTracking(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.sectionMoved.connect(self._on_section_moved)
        self.sectionResized.connect(self._see_how_many_stay)

    def freeze(self, count: int) -> None:
        """Let the first *count* columns stay at the left, or as many of them as leave enough room for the others."""
        self._wished = count
        self._see_how_many_stay()

    def _see_how_many_stay(self) -> None:
        room = self.viewport().width() * _MOST_STAYING
        self.frozen = min(self._wished, self.count())
        while self.frozen and self.frozen_width() > room:
            self.frozen -= 1
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See how many columns can stay in another width."""
        super().resizeEvent(event)
        self._see_how_many_stay()

    def frozen_width(self) -> int:
        """The width of the columns that stay."""
        return self.sectionPosition(self.frozen - 1) + self.sectionSize(self.frozen - 1) if self.frozen else 0

    def covered(self) -> int:
        """The width at the left that scrolled columns vanish under; 0 while nothing is scrolled."""
        return self.frozen_width() if self.frozen and self.offset() else 0

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Mark the columns that rows are sorted and filtered by."""
        self._arrangement = arrangement
        self.viewport().update()

    def _column_key(self, section: int) -> str:
        model: TableModel = self.model()  # type: ignore[assignment]  # a head of no other table
        return model.columns[section].key

    def section_rect(self, section: int) -> QRect:
        """Where the title is seen."""
        left = self.sectionPosition(section) - (0 if section < self.frozen else self.offset())
        return QRect(left, 0, self.sectionSize(section), self.height())

    def open_menu(self, section: int) -> None:
        """Ask for the menu of a column, below its title."""
        place = self.section_rect(section).bottomLeft()
        self.menu_requested.emit(self._column_key(section), self.viewport().mapToGlobal(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the titles, then those that stay over them."""
        super().paintEvent(event)
        covered = self.covered()
        if covered:
            painter = QPainter(self.viewport())
            for section in range(self.frozen):
                painter.save()
                self.paintSection(painter, self.section_rect(section), section)
                painter.restore()
            painter.setPen(colours().border)
            painter.drawLine(covered - 1, 0, covered - 1, self.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title with its marks."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if not rect.isValid() or section >= self.model().columnCount():
            return
        key = self._column_key(section)
        sort, filtered = self._arrangement.key_of(key), self._arrangement.filter_of(key) is not None
        hovered = section == self._under_mouse
        if sort is None and not filtered and not hovered:
            return
        painter.save()
        width = _PLACE * (2 if sort or hovered else 1) + 2
        painter.fillRect(rect.right() - width, rect.top() + 1, width, rect.height() - 2, colours().header)
        self._paint_menu_mark(painter, self._menu_rect(rect), filtered=filtered)
        if sort is not None or hovered:
            self._paint_arrow(painter, self._arrow_rect(rect), sort)
        painter.restore()

    def _paint_menu_mark(self, painter: QPainter, rect: QRect, *, filtered: bool) -> None:
        name, colour = ("filter", colours().accent) if filtered else ("chevron", colours().muted)
        painter.drawPixmap(rect.left() + 1, rect.center().y() - 6, picture(name, colour, 13))

    def _paint_arrow(self, painter: QPainter, rect: QRect, sort: SortKey | None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = rect.left() + 5.0, rect.center().y() + 0.5
        painter.setPen(QPen(colours().accent if sort else colours().faint, 1.4))
        up = not (sort and sort.descending)
        tip = y - 4 if up else y + 4
        side = tip + (3 if up else -3)
        painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
        painter.drawPolyline(QPolygonF([QPointF(x - 3, side), QPointF(x, tip), QPointF(x + 3, side)]))
        if sort is not None and len(self._arrangement.sort) > 1:
            font = QFont(self.font())
            font.setPixelSize(Size.CAPTION - 2)
            painter.setFont(font)
            rank = str(self._arrangement.sort.index(sort) + 1)
            painter.drawText(rect.adjusted(9, 0, 2, -8), int(Qt.AlignmentFlag.AlignVCenter), rank)

    @staticmethod
    def _menu_rect(rect: QRect) -> QRect:
        return QRect(rect.right() - _PLACE - 1, rect.top(), _PLACE, rect.height())

    @staticmethod
    def _arrow_rect(rect: QRect) -> QRect:
        return QRect(rect.right() - 2 * _PLACE - 1, rect.top(), _PLACE, rect.height())

    def _section_seen_at(self, x: int) -> int:
        return self.logicalIndexAt(self._within(x))

    def _within(self, x: int) -> int:
        """Where Qt takes that which is seen at *x* to be."""
        return x - self.offset() if 0 <= x < self.covered() else x

    def _moved(self, event: QMouseEvent) -> QMouseEvent:
        position = event.position()
        at = QPointF(position.x() + self._within(int(position.x())) - int(position.x()), position.y())
        return QMouseEvent(
            event.type(), at, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Sort or open the menu where its mark was pressed, otherwise as in every table."""
        self._pressed = event.position().toPoint() if self._mark_at(event.position().toPoint()) else None
        if self._pressed is None:
            super().mousePressEvent(self._moved(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the mark that was pressed stands for."""
        if self._pressed is None:
            super().mouseReleaseEvent(self._moved(event))
            return
        pressed, self._pressed = self._pressed, None
        mark, section = self._mark_at(pressed), self._section_seen_at(pressed.x())
        if section < 0 or mark != self._mark_at(event.position().toPoint()):
            return
        if mark == "menu":
            self.open_menu(section)
        else:
            add = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.turn_sort(section, add=add)

    def turn_sort(self, section: int, *, add: bool = False) -> None:
        """Sort by a column; what was ascending becomes descending, and then no sort."""
        key = self._column_key(section)
        sort = self._arrangement.key_of(key)
        descending = False if sort is None else None if sort.descending else True
        self.sort_requested.emit(key, descending, add)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks on a mark are two clicks."""
        if self._mark_at(event.position().toPoint()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(self._moved(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the marks of the column under the mouse."""
        super().mouseMoveEvent(self._moved(event))
        position = event.position().toPoint()
        self._hover(self._section_seen_at(position.x()))
        if self._mark_at(position):
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """Show no marks but those that mean something."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, section: int) -> None:
        if section != self._under_mouse:
            self._under_mouse = section
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button opens the menu of the column."""
        section = self._section_seen_at(event.pos().x())
        if section >= 0:
            self.open_menu(section)

    def _mark_at(self, position: QPoint) -> str:
        """Which mark is there: "menu", "sort" or none."""
        section = self._section_seen_at(position.x())
        if section < 0:
            return ""
        rect = self.section_rect(section)
        if position.x() > rect.right() - _GRIP:
            return ""
        if self._menu_rect(rect).contains(position):
            return "menu"
        return "sort" if self._arrow_rect(rect).contains(position) else ""

    def _on_section_moved(self, section: int, before: int, after: int) -> None:
        # The model holds the order, so that a block of cells is what is seen.
        self.blockSignals(True)
        self.moveSection(after, before)
        self.blockSignals(False)
        self.column_moved.emit(self._column_key(section), after)
