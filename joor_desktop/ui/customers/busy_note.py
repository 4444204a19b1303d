"""Says that something is being done, once that takes longer than one waits without wondering."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

_AFTER_MS = 400


class BusyNote(QLabel):
    """A few words over the middle of *parent*."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setProperty("role", "busy")
        self._over = parent
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._on_timeout)
        self.hide()

    def start(self) -> None:
        """Something was begun."""
        if not self.isVisible():
            self._timer.start()

    def stop(self) -> None:
        """It is done."""
        self._timer.stop()
        self.hide()

    def _on_timeout(self) -> None:
        self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, self._over.height() // 3)
        self.show()
        self.raise_()
