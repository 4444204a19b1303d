"""Counts in the worker what is sought; the next key gives up the count before it."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import QObject, QTimer, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.replacing import Found, Search, find

_AFTER_MS = 120


class Finder(QObject):
    """``found`` tells a Found, the answer to the last question only; ``failed`` a JoorDesktopError."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, database_path: pathlib.Path, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database_path = database_path
        self._worker = worker
        self._number = 0
        self._wanted: tuple[int, Search] | None = None
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self._on_later)
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def seek(self, list_id: int, search: Search) -> None:
        """Count soon; what was asked for before isn't needed any more."""
        self._worker.cancel(self._number)
        self._number = 0
        self._wanted = (list_id, search)
        self._later.start()

    def stop(self) -> None:
        """Nothing is sought any more."""
        self._later.stop()
        self._worker.cancel(self._number)
        self._number = 0

    def _on_later(self) -> None:
        if self._wanted is not None:
            path, (list_id, search) = self._database_path, self._wanted

            def run(context: TaskContext) -> Found:
                return find(context, path, list_id, search)

            self._number = self._worker.run(run)

    def _on_succeeded(self, number: int, found: Found) -> None:
        if number == self._number:
            self.found.emit(found)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self.failed.emit(error)
