"""How a step of the history is painted: a dot on a line through time, the words, and when it was."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from joor_desktop.ui.history.steps_model import STANDING_ROLE, TIME_ROLE, Standing
from joor_desktop.ui.sends.delegates import paint_background
from joor_desktop.ui.theme import Size, colours

_HEIGHT = 44
_LINE = 18
"""Where the line through time runs, from the left."""
_TEXT = 34
_RADIUS = 4.5

Index = QModelIndex | QPersistentModelIndex


class StepDelegate(QStyledItemDelegate):
    """Undone steps are grey with an empty dot, the present has a ring around its dot."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines of words."""
        return QSize(0, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the step."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        paint_background(painter, option)
        room: QRect = option.rect
        standing = index.data(STANDING_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_dot(painter, room, standing, *_ends(index))
        undone = standing is Standing.UNDONE
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if standing is Standing.PRESENT else QFont.Weight.Normal)
        upper = room.adjusted(_TEXT, 5, -8, -room.height() // 2)
        _paint_line(painter, upper, words, font, colours().faint if undone else colours().text)
        font = QFont(option.font)
        font.setPixelSize(Size.SMALL)
        lower = room.adjusted(_TEXT, room.height() // 2, -8, -5)
        _paint_line(painter, lower, index.data(TIME_ROLE), font, colours().faint if undone else colours().muted)
        painter.restore()

    @staticmethod
    def _paint_dot(painter: QPainter, room: QRect, standing: Standing, first: bool, last: bool) -> None:
        shades = colours()
        middle = QPointF(room.left() + _LINE, room.top() + 15)
        painter.setPen(QPen(shades.border, 1))
        x = room.left() + _LINE
        painter.drawLine(x, room.top() + 15 if first else room.top(), x, room.top() + 15 if last else room.bottom() + 1)
        present = standing is Standing.PRESENT
        painter.setPen(QPen(shades.accent if present else shades.border_hover, 1.4))
        painter.setBrush(shades.surface if standing is Standing.UNDONE else shades.accent if present else shades.border)
        painter.drawEllipse(middle, _RADIUS, _RADIUS)
        if present:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, _RADIUS + 3, _RADIUS + 3)


def _ends(index: Index) -> tuple[bool, bool]:
    """Whether the row is the first, and whether it is the last."""
    return index.row() == 0, index.row() == index.model().rowCount() - 1


def _paint_line(painter: QPainter, room: QRect, words: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), fitting)
