"""How the cells of the sends are painted: the badge of where, the bar of the course, the dot of a state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from joor_desktop.model.profile import Environment
from joor_desktop.ui.sends.badge import paint_badge
from joor_desktop.ui.sends.course import Course, State
from joor_desktop.ui.sends.roles import COURSE_ROLE, ENVIRONMENT_ROLE, STATE_ROLE
from joor_desktop.ui.theme import colours

_INSET = 8
_BAR = 6

Index = QModelIndex | QPersistentModelIndex


def state_colour(state: State) -> QColor:
    """The colour of a state's dot or bar."""
    look = colours()
    return {
        State.UNKNOWN: look.warning,
        State.REFUSED: look.error,
        State.NOT_SENT: look.warning,
        State.HELD: look.warning,
        State.LATE: look.warning,
        State.DIFFERS: look.warning,
        State.SENDING: look.accent,
        State.FOLLOWED: look.accent,
        State.FINISHED: look.right,
        State.MATCHING: look.border_hover,
    }[state]


def paint_background(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the ground of a cell, chosen or not."""
    QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)


def paint_words(painter: QPainter, option: QStyleOptionViewItem, room: QRectF, words: str) -> None:
    """Paint *words* in one line, cut where there is no room for all of them."""
    painter.save()
    painter.setFont(option.font)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    fitting = QFontMetrics(option.font).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
    painter.restore()


class WordsDelegate(QStyledItemDelegate):
    """Words in line with the header's; a colour of their own stays when the row is chosen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the words."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        paint_background(painter, option)
        paint_words(painter, option, QRectF(option.rect).adjusted(_INSET, 0, -_INSET, 0), words)


class BadgeDelegate(QStyledItemDelegate):
    """The environment's badge and, where there is room, the profile's name."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the badge, then the name."""
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        paint_background(painter, option)
        room: QRectF = QRectF(option.rect)
        end = paint_badge(painter, room.left() + _INSET, room.center().y(), Environment(index.data(ENVIRONMENT_ROLE)))
        rest = room.adjusted(end - room.left() + _INSET, 0, -_INSET, 0)
        paint_words(painter, option, rest, name)


class CourseDelegate(QStyledItemDelegate):
    """A bar: how much of the send JOOR is through with; striped where nobody knows, red where it was refused."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the bar."""
        self.initStyleOption(option, index)
        option.text = ""
        paint_background(painter, option)
        course = index.data(COURSE_ROLE)
        room = QRectF(option.rect).adjusted(_INSET, 0, -_INSET, 0)
        bar = QRectF(room.left(), room.center().y() - _BAR / 2 + 0.5, room.width(), _BAR)
        if isinstance(course, Course):
            paint_course(painter, bar, course)


def paint_course(painter: QPainter, bar: QRectF, course: Course) -> None:
    """Paint the bar of a course."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours().hairline)
    painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
    filled = QRectF(bar)
    filled.setWidth(bar.width() * (1.0 if course.needs_a_person and course.state is not State.LATE else course.done))
    if filled.width() > 0:
        colour = state_colour(course.state)
        painter.setBrush(colours().warning_line if course.state is State.UNKNOWN else colour)
        painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)
        if course.state is State.UNKNOWN:
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)
    painter.restore()


class StateDelegate(QStyledItemDelegate):
    """A dot in the colour of the state before its words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the dot, then the words."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        paint_background(painter, option)
        room = QRectF(option.rect).adjusted(_INSET, 0, -_INSET, 0)
        state = index.data(STATE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(state_colour(State(state)))
        painter.drawEllipse(QRectF(room.left(), room.center().y() - 3.5, 7, 7))
        painter.restore()
        paint_words(painter, option, room.adjusted(14, 0, 0, 0), words)
