"""Says in the strip what the worker does with the list, where that takes longer than one would notice."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.worker import Worker

_AFTER_MS = 400


class ListProgress(QObject):
    """``begun`` tells that the strip shows such a task from now on."""

    begun = Signal()

    def __init__(self, open_list: OpenList, worker: Worker, strip: Strip) -> None:
        super().__init__(strip)
        self._worker = worker
        self._strip = strip
        self._number = 0
        self._words = ""
        self._cancellable = False
        self._has_strip = False
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self._on_later)
        open_list.begun.connect(self._on_begun)
        worker.progressed.connect(self._on_progressed)
        worker.finished.connect(self._on_finished)
        strip.action_requested.connect(self._on_action)

    def let_go(self) -> None:
        """The strip tells of something else from now on."""
        self._has_strip = False

    def _on_begun(self, number: int, words: str, cancellable: bool) -> None:
        self._number, self._words, self._cancellable = number, words, cancellable
        self._later.start()

    def _on_later(self) -> None:
        self._has_strip = True
        self._strip.show_working(self._words, self.tr("Cancel") if self._cancellable else "")
        self.begun.emit()

    def _on_progressed(self, number: int, done: int, total: int | None, words: str) -> None:
        if number == self._number and self._has_strip:
            self._strip.show_progress(done, total, words)

    def _on_action(self) -> None:
        if self._has_strip:
            self._strip.rest(self.tr("Cancelling…"))
            self._worker.cancel(self._number)

    def _on_finished(self, number: int) -> None:
        if number != self._number:
            return
        self._later.stop()
        if self._has_strip:
            self._has_strip = False
            self._strip.uncover()
