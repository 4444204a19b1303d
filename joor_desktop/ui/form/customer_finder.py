"""Looks for customers of the open list in the worker, while one types."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.customer_finding import FoundCustomer, find_customers

_MOST = 30


class CustomerFinder(QObject):
    """``found`` tells a list of FoundCustomer, the answer to what was asked last; ``failed`` a JoorDesktopError."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, database_path: pathlib.Path, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database_path = database_path
        self._worker = worker
        self._number = 0
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def find(self, list_id: int, text: str, without: int) -> None:
        """Look for customers by code or name; what was asked for before isn't needed any more."""
        self._worker.cancel(self._number)
        path = self._database_path

        def find(context: TaskContext) -> list[FoundCustomer]:
            return find_customers(context, path, list_id, text, without=without, most=_MOST)

        self._number = self._worker.run(find)

    def _on_succeeded(self, number: int, found: object) -> None:
        if number == self._number:
            self.found.emit(found)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self.failed.emit(error)
