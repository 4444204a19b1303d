"""Follows open jobs while the window is open: a short look whenever one is due, so that nothing else waits for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

_LEAST_PAUSE_MS = 500
_LONGEST_PAUSE_MS = 60_000
"""A timer stands still while the computer sleeps, so the clock is asked every minute."""

_AFTER_FAILURE = timedelta(minutes=1)

Look = Callable[[TaskContext], datetime | None]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class JobWatch(QObject):
    """``looked`` tells that the ledger may hold news; ``next_look`` is when JOOR is asked again."""

    looked = Signal()

    def __init__(
        self, look: Look, worker: Worker, parent: QObject | None = None, clock: Callable[[], datetime] = _utc_now
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._waits_since = clock()
        self._stopped = False
        self._worker = worker
        self._number = 0
        self.next_look: datetime | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)
        worker.cancelled.connect(self._on_cancelled)

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
        self._stopped = True
        self._timer.stop()

    def _on_succeeded(self, number: int, due: datetime | None) -> None:
        if number != self._number:
            return
        self._number = 0
        self._wait_until(due)
        self.looked.emit()

    def _on_failed(self, number: int, _error: JoorDesktopError) -> None:
        if number == self._number:
            self._number = 0
            self._wait_until(self._clock() + _AFTER_FAILURE)

    def _on_cancelled(self, number: int) -> None:
        if number == self._number:
            self._number = 0
            if not self._stopped:
                self._wait_until(self._clock() + _AFTER_FAILURE)

    def _on_timeout(self) -> None:
        now = self._clock()
        # A clock that was set back would let the next look wait for as long again.
        if self.next_look is None or now >= self.next_look or now < self._waits_since:
            self.look_now()
        else:
            self._wait_until(self.next_look)

    def _wait_until(self, due: datetime | None) -> None:
        self.next_look = due
        self._waits_since = self._clock()
        if due is not None and not self._stopped:
            wait_ms = (due - self._waits_since).total_seconds() * 1000
            self._timer.start(round(min(max(wait_ms, _LEAST_PAUSE_MS), _LONGEST_PAUSE_MS)))
