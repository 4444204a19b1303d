"""The timeline, drawn: a line with a point for each step, and the expected days as a dashed stretch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from joor_desktop.ui.sends.timeline import Mark, Step
from joor_desktop.ui.theme import colours

_HEIGHT = 72
_LINE_AT = 18.0
_POINT = 5.0
_STEP = 168
_INSET = 16.0


class TimelineView(QWidget):
    """Draws the steps at even distances; for a screen reader they are one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time does not run the other way
        self._steps: Sequence[Step] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Draw these steps."""
        self._steps = steps
        self.setAccessibleName(self.tr("Course of the send"))
        self.setAccessibleDescription("; ".join(f"{step.words} {step.when}".strip() for step in steps))
        self.update()

    def sizeHint(self) -> QSize:
        """One line of points with two lines of words below."""
        return QSize(5 * _STEP, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The steps move together where there is less room."""
        return QSize(240, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line, points and words."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        distance = min(_STEP, (self.width() - 2 * _INSET) / max(1, len(self._steps)))
        places = [_INSET + position * distance for position in range(len(self._steps))]
        for (step, place), following in zip(zip(self._steps, places, strict=True), self._steps[1:], strict=False):
            _paint_line(painter, place, place + distance, step, following)
        rooms = [distance] * (len(places) - 1) + [self.width() - place for place in places[-1:]]
        for step, place, room in zip(self._steps, places, rooms, strict=True):
            self._paint_step(painter, step, place, room)

    def _paint_step(self, painter: QPainter, step: Step, place: float, distance: float) -> None:
        look = colours()
        if step.mark is Mark.EXPECTED:
            painter.setPen(QPen(look.practice_line, 1, Qt.PenStyle.DashLine))
            painter.setBrush(look.practice_tint)
            painter.drawRoundedRect(QRectF(place - _POINT, _LINE_AT - 7, min(92.0, distance - 24), 14), 7, 7)
        else:
            _paint_point(painter, step.mark, QPointF(place, _LINE_AT))
        room = QRectF(place - _POINT - 1, _LINE_AT + 14, distance - 8, 18)
        painter.setPen(_text_colour(step.mark))
        _paint_words(painter, room, step.words)
        painter.setPen(look.muted)
        _paint_words(painter, room.translated(0, 17), step.when)


def _paint_line(painter: QPainter, left: float, right: float, step: Step, following: Step) -> None:
    look = colours()
    reached = step.mark is Mark.DONE and following.mark not in (Mark.AHEAD, Mark.EXPECTED)
    if following.mark is Mark.UNKNOWN and reached:
        pen = QPen(look.warning, 3, Qt.PenStyle.DotLine)
    elif following.mark is Mark.REFUSED and reached:
        pen = QPen(look.error, 3)
    else:
        pen = QPen(look.right, 3) if reached else QPen(look.border, 2)
    painter.setPen(pen)
    painter.drawLine(QPointF(left, _LINE_AT), QPointF(right, _LINE_AT))


def _paint_point(painter: QPainter, mark: Mark, centre: QPointF) -> None:
    look = colours()
    fill = {
        Mark.DONE: look.right,
        Mark.NOW: look.accent,
        Mark.AHEAD: look.surface,
        Mark.UNKNOWN: look.warning,
        Mark.REFUSED: look.error,
    }[mark]
    painter.setPen(QPen(look.border, 2) if mark is Mark.AHEAD else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(fill))
    size = _POINT + 1 if mark is Mark.NOW else _POINT
    painter.drawEllipse(centre, size, size)


def _text_colour(mark: Mark) -> QColor:
    look = colours()
    if mark is Mark.UNKNOWN:
        return look.warning_text
    if mark is Mark.REFUSED:
        return look.error_text
    return look.faint if mark is Mark.AHEAD else look.text


def _paint_words(painter: QPainter, room: QRectF, words: str) -> None:
    fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
