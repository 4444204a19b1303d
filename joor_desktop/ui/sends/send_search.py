"""Asks which sends have a customer, a code or a job number in them, and keeps the last answer."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import QObject, Signal

from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext


class SendSearch(QObject):
    """``found`` tells that there is an answer, ``failed`` why there is none."""

    found = Signal()
    failed = Signal(object)

    def __init__(self, database_path: pathlib.Path, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database_path = database_path
        self._worker = worker
        self._number = 0
        self.hits: frozenset[int] | None = None
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def seek(self, words: str) -> None:
        """Ask for the sends with *words* in them; all of them for none."""
        self._worker.cancel(self._number)
        self._number = 0
        if not words:
            self.hits = None
            self.found.emit()
            return
        path = self._database_path

        def run(context: TaskContext) -> frozenset[int]:
            from joor_desktop.work.send_history import find_sends

            return find_sends(context, path, words)

        self._number = self._worker.run(run)

    def _on_succeeded(self, number: int, hits: frozenset[int]) -> None:
        if number == self._number:
            self.hits = hits
            self.found.emit()

    def _on_failed(self, number: int, error: object) -> None:
        if number == self._number:
            self.failed.emit(error)
