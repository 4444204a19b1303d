"""The mark of an environment, which can't be overlooked: its word on its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from joor_desktop.model.profile import Environment
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.ui.theme import Size, colours

_HEIGHT = 20.0
_PADDING = 7.0

_WORDS = {
    Environment.PRACTICE: QT_TRANSLATE_NOOP("badge", "PRACTICE"),
    Environment.SANDBOX: QT_TRANSLATE_NOOP("badge", "SANDBOX"),
    Environment.PRODUCTION: QT_TRANSLATE_NOOP("badge", "PRODUCTION"),
    Environment.CUSTOM: QT_TRANSLATE_NOOP("badge", "OTHER ADDRESS"),
}


def environment_word(environment: Environment) -> str:
    """The word on the badge."""
    return translate("badge", _WORDS[environment])


def badge_width(environment: Environment, font: QFont) -> float:
    """How wide the badge is, in pixels."""
    return QFontMetricsF(_badge_font(font)).horizontalAdvance(environment_word(environment)) + 2 * _PADDING


def paint_badge(painter: QPainter, left: float, middle: float, environment: Environment) -> float:
    """Paint the badge around the height *middle* and return where it ends."""
    text, tint, line = colours().environment(environment)
    room = QRectF(left, middle - _HEIGHT / 2, badge_width(environment, painter.font()), _HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(line)
    painter.setBrush(tint)
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), Size.RADIUS, Size.RADIUS)
    painter.setFont(_badge_font(painter.font()))
    painter.setPen(text)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, environment_word(environment))
    painter.restore()
    return room.right()


def _badge_font(font: QFont) -> QFont:
    badge = QFont(font)
    badge.setPixelSize(Size.CAPTION)
    badge.setWeight(QFont.Weight.Bold)
    return badge


class Badge(QLabel):
    """The badge as a part of a page."""

    def __init__(self, environment: Environment = Environment.PRACTICE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._environment = environment
        self.show_environment(environment)

    def show_environment(self, environment: Environment) -> None:
        """Show another environment."""
        self._environment = environment
        self.setText(environment_word(environment))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the word needs."""
        return QSize(round(badge_width(self._environment, self.font())) + 1, round(_HEIGHT) + 2)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than the word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_badge(painter, 0.0, self.height() / 2, self._environment)
