"""A tinted box for what a person should read: amber for what should be looked at, red for what must be mended."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from joor_desktop.model.problem import Severity
from joor_desktop.ui.theme import Size, colours, restyle


class Note(QWidget):
    """Draws the tint of its severity; what stands in it is laid out by others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = Severity.WARNING

    def show_severity(self, severity: Severity, title: QLabel) -> None:
        """Take on the colours of *severity*, the *title* too."""
        self._severity = severity
        restyle(title, "severity", severity.word)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        look = colours()
        is_error = self._severity is Severity.ERROR
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.error_line if is_error else look.warning_line)
        painter.setBrush(look.error_tint if is_error else look.warning_tint)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Size.RADIUS, Size.RADIUS)


def plain_label(parent: QWidget, role: str = "") -> QLabel:
    """A label that wraps, shows text as it is, and lets it be marked and copied."""
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    if role:
        label.setProperty("role", role)
    return label
