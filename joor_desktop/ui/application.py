"""The application, which macOS tells what to open by an event: other systems name the files when they start it."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """``handed`` tells a file that the system wants to be opened, perhaps before there is a window."""

    handed = Signal(pathlib.Path)

    def event(self, event: QEvent) -> bool:
        """Take the file that comes with *event*."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.handed.emit(pathlib.Path(event.file()))
            return True
        return super().event(event)
