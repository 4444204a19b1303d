"""Follows open jobs while the window is open: a short look whenever one is due, so that nothing else waits for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

_LEAST_PAUSE_MS = 500
_LONGEST_PAUSE_MS = 900_000
_AFTER_FAILURE_MS = 60_000

Look = Callable[[TaskContext], datetime | None]


class JobWatch(QObject):
    """``looked`` tells that the ledger may hold news; ``next_look`` is when JOOR is asked again."""

    looked = Signal()

    def __init__(self, look: Look, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._worker = worker
        self._number = 0
        self.next_look: datetime | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look_now)
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def look_now(self) -> None:
        """Look at the jobs that are due, and go on as long as any is open."""
        if not self._number:
            self._timer.stop()
            self._number = self._worker.run(self._look)

    @property
    def waiting(self) -> bool:
        """Whether another look will follow by itself."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _on_succeeded(self, number: int, due: datetime | None) -> None:
        if number != self._number:
            return
        self._number = 0
        self.next_look = due
        if due is not None:
            wait_ms = round((due - datetime.now(UTC)).total_seconds() * 1000)
            self._timer.start(min(max(wait_ms, _LEAST_PAUSE_MS), _LONGEST_PAUSE_MS))
        self.looked.emit()

    def _on_failed(self, number: int, _error: JoorDesktopError) -> None:
        if number == self._number:
            self._number = 0
            self._timer.start(_AFTER_FAILURE_MS)
