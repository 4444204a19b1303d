"""What the worker does with whole lists: copying one, and making room once some were deleted."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.lists import clean_up, duplicate_list


class ListTasks(QObject):
    """``duplicated`` tells the id of a new list, ``failed`` a JoorDesktopError, ``cancelled`` that there is none."""

    duplicated = Signal(int)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, database_path: pathlib.Path, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database_path = database_path
        self._worker = worker
        self._copies: set[int] = set()
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)
        worker.cancelled.connect(self._on_cancelled)

    def duplicate(self, list_id: int) -> None:
        """Copy a list."""
        path = self._database_path

        def run(context: TaskContext) -> int:
            return duplicate_list(context, path, list_id)

        self._copies.add(self._worker.run(run))

    def clean_up(self) -> None:
        """Make room for what was deleted."""
        path = self._database_path

        def run(context: TaskContext) -> None:
            clean_up(context, path)

        self._worker.run(run)

    def _on_succeeded(self, number: int, list_id: int) -> None:
        if number in self._copies:
            self._copies.discard(number)
            self.duplicated.emit(list_id)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number in self._copies:
            self._copies.discard(number)
            self.failed.emit(error)

    def _on_cancelled(self, number: int) -> None:
        if number in self._copies:
            self._copies.discard(number)
            self.cancelled.emit()
