"""What the tour shows: a bubble with a point, and a ring around what it points at."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.ui.first_run.steps_row import steps_row
from joor_desktop.ui.theme import Size, Space, colours

_WIDTH = 340
_POINT = 10
_CLEAR = 4
"""Between the ring and what it is around."""


class Side(Enum):
    """Where the bubble stands beside what it points at; inside where there is no room beside it."""

    BELOW = 0
    RIGHT = 1
    LEFT = 2
    ABOVE = 3
    INSIDE = 4


class Ring(QWidget):
    """Lies over the window without being in the way of the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def surround(self, target: QRect) -> None:
        """Stand around *target*, but within the window."""
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(target.adjusted(-_CLEAR, -_CLEAR, _CLEAR, _CLEAR).intersected(window.rect()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours().accent, 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), Size.RADIUS, Size.RADIUS)


class Bubble(QWidget):
    """Says something of the widget that it points at; ``left`` tells that the tour is to end."""

    help_topic = "start"

    back_requested = Signal()
    next_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = Side.INSIDE
        self._point = QPoint()
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._step = QLabel(self)
        self._step.setProperty("role", "muted")
        self._leave = QPushButton(self.tr("Leave"), self)
        self._back = QPushButton(self.tr("Back"), self)
        self._next = QPushButton(self)
        self._next.setProperty("kind", "strong")
        self._leave.clicked.connect(self.left)
        self._back.clicked.connect(self.back_requested)
        self._next.clicked.connect(self.next_requested)
        for button in (self._leave, self._back, self._next):
            button.setAutoDefault(True)  # Enter presses the one with the focus
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge = _POINT + Space.PAGE
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(Space.CONTROLS)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(Space.UNIT)
        column.addLayout(steps_row(self._leave, self._step, self._back, self._next))

    def say(self, title: str, words: str, number: int, of: int) -> None:
        """Say *words*; this is step *number* of so many, from 1."""
        self._title.setText(title)
        self._words.setText(words)
        self._step.setText(self.tr("{n} of {all}").format(n=number, all=of))
        self._back.setVisible(number > 1)
        self._leave.setVisible(number < of)
        self._next.setText(self.tr("Next") if number < of else self.tr("Done"))
        self.setAccessibleName(title)
        self._next.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{title}. {words}"))

    def take_focus(self) -> None:
        """Let Enter lead on."""
        self._next.setFocus()

    def point_at(self, target: QRect, window: QRect) -> None:
        """Stand beside *target* where there is room, both in the window's pixels."""
        width = min(max(_WIDTH + 2 * _POINT, self.minimumSizeHint().width()), window.width())
        size = QSize(width, self.heightForWidth(width))
        places = {side: _beside(side, target, size) for side in Side}
        fits = (side for side, place in places.items() if side is not Side.INSIDE and window.contains(place))
        near = ((side, _pushed(places[side], window)) for side in (Side.BELOW, Side.RIGHT, Side.LEFT, Side.ABOVE))
        apart = (side for side, place in near if not place.adjusted(1, 1, -1, -1).intersects(target))
        self._side = next(fits, next(apart, Side.INSIDE))
        self.setGeometry(_pushed(places[self._side], window))
        self._point = target.center() - self.pos()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bubble with its point."""
        body = QRectF(self.rect()).adjusted(_POINT, _POINT, -_POINT, -_POINT)
        shape = QPainterPath()
        shape.addRoundedRect(body, 2 * Size.RADIUS, 2 * Size.RADIUS)
        if self._side is not Side.INSIDE:
            shape = shape.united(_tip(self._side, body, self._point))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours().accent, 1.5))
        painter.setBrush(colours().surface)
        painter.drawPath(shape)


def _beside(side: Side, target: QRect, size: QSize) -> QRect:
    """Where a bubble of that size stands at that side, with its middle at the target's."""
    place = QRect(QPoint(0, 0), size)
    place.moveCenter(target.center())
    if side is Side.BELOW:
        place.moveTop(target.bottom() + 1)
    elif side is Side.ABOVE:
        place.moveBottom(target.top() - 1)
    elif side is Side.RIGHT:
        place.moveLeft(target.right() + 1)
    elif side is Side.LEFT:
        place.moveRight(target.left() - 1)
    return place


def _pushed(place: QRect, window: QRect) -> QRect:
    """*place*, moved into the window."""
    left = max(window.left(), min(place.left(), window.right() - place.width() + 1))
    top = max(window.top(), min(place.top(), window.bottom() - place.height() + 1))
    return QRect(QPoint(left, top), place.size())


def _tip(side: Side, body: QRectF, towards: QPoint) -> QPainterPath:
    """The point, on the edge of the body that is nearest to the target."""
    free = 2.0 * Size.RADIUS + _POINT
    x = min(max(float(towards.x()), body.left() + free), body.right() - free)
    y = min(max(float(towards.y()), body.top() + free), body.bottom() - free)
    tips = {
        Side.BELOW: (QPointF(x, body.top() - _POINT), QPointF(_POINT, _POINT + 1), QPointF(-_POINT, _POINT + 1)),
        Side.ABOVE: (QPointF(x, body.bottom() + _POINT), QPointF(_POINT, -_POINT - 1), QPointF(-_POINT, -_POINT - 1)),
        Side.RIGHT: (QPointF(body.left() - _POINT, y), QPointF(_POINT + 1, _POINT), QPointF(_POINT + 1, -_POINT)),
        Side.LEFT: (QPointF(body.right() + _POINT, y), QPointF(-_POINT - 1, _POINT), QPointF(-_POINT - 1, -_POINT)),
    }
    tip, one, other = tips[side]
    path = QPainterPath(tip)
    path.lineTo(tip + one)
    path.lineTo(tip + other)
    path.closeSubpath()
    return path
