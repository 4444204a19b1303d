"""What the form says while it can't save: that nothing typed is saved just now, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.theme import Space, restyle


class UnsavedNote(QLabel):
    """Shown only while something typed waits to be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "message")
        self.setContentsMargins(Space.PAGE, Space.UNIT, Space.PAGE, Space.UNIT)
        self.hide()

    def show_error(self, error: JoorDesktopError) -> None:
        """Say why, and that it is tried again."""
        words = self.tr("Not saved yet, it is tried again by itself. {why}")
        self.setText("◆  " + words.format(why=f"{error.title} {error.detail}".strip()))
        restyle(self, "severity", "error")
        self.show()
