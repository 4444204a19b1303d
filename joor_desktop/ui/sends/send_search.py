"""Asks which sends have a customer, a code or a job number in them, or a customer in a state; keeps the last answer."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import QObject, Signal

from joor_desktop.model.customer_state import Stage
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
        self._sought: tuple[str, Stage | None] = ("", None)
        self.hits: frozenset[int] | None = None
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def look_again(self) -> None:
        """Ask the same once more where the answer can be another one by now."""
        words, stage = self._sought
        if stage is not None and not self._number:
            self.seek(words, stage)

    def seek(self, words: str, stage: Stage | None = None) -> None:
        """Ask for the sends with *words* in them and a customer in *stage*; all of them for none."""
        self._worker.cancel(self._number)
        self._number = 0
        self._sought = (words, stage)
        if not words and stage is None:
            self.hits = None
            self.found.emit()
            return
        path = self._database_path

        def run(context: TaskContext) -> frozenset[int]:
            from joor_desktop.work.send_history import find_sends

            return find_sends(context, path, words, stage)

        self._number = self._worker.run(run)

    def _on_succeeded(self, number: int, hits: frozenset[int]) -> None:
        if number == self._number:
            self._number = 0
            self.hits = hits
            self.found.emit()

    def _on_failed(self, number: int, error: object) -> None:
        if number == self._number:
            self._number = 0
            self.failed.emit(error)
