"""What shows while a send is planned or carried out: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import grouped

_WIDTH = 420


class WaitingView(QWidget):
    """A sentence, a bar, and a button to stop or to pause."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setProperty("role", "heading")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDTH)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._stop = QPushButton(self)
        self._stop.clicked.connect(self._on_stop)
        column = QVBoxLayout(self)
        column.setSpacing(Space.FIELDS)
        column.addStretch(1)
        for part in (self._words, self._bar, self._count, self._stop):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def begin(self, words: str, *, pauses: bool = False) -> None:
        """Start anew with these words; *pauses* where stopping keeps what is left to be gone on with."""
        self._stop.setText(self.tr("Pause") if pauses else self.tr("Stop"))
        self._stop.setToolTip(
            self.tr("The job that is on its way ends; the others wait until you go on with them.") if pauses else ""
        )
        self._words.setText(words)
        self.setAccessibleName(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._count.setText("")
        self._stop.setEnabled(True)

    def show_progress(self, done: int, total: int | None, words: str) -> None:
        """Show how much is done, of how much where that is known."""
        if words:
            self._words.setText(words)
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)
        if total:
            self._count.setText(self.tr("{done} of {total}").format(done=grouped(done), total=grouped(total)))
        else:
            self._count.setText(grouped(done) if done else "")

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stop_requested.emit()
