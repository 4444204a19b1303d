"""Reads the rows of a table in the worker, so that the window never waits for them."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.customers.rows import Rows
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.list_reading import Order, Wanted, read_order


class RowLoader(QObject):
    """Asks for rows; only the answer to the last question counts.

    ``loaded`` tells what was wanted and its rows.
    """

    loaded = Signal(object, object)
    failed = Signal(object)

    def __init__(self, database_path: pathlib.Path, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database_path = database_path
        self._worker = worker
        self._number = 0
        self._wanted: Wanted | None = None
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def load(self, wanted: Wanted) -> None:
        """Read these rows; what was asked for before isn't needed any more."""
        self._worker.cancel(self._number)
        path = self._database_path

        def read(context: TaskContext) -> Order:
            return read_order(context, path, wanted)

        self._wanted = wanted
        self._number = self._worker.run(read)

    @property
    def loading(self) -> bool:
        """Whether an answer is still to come."""
        return self._wanted is not None

    def _on_succeeded(self, number: int, order: Order) -> None:
        if number == self._number and self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.loaded.emit(wanted, Rows(*order))

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self._wanted = None
            self.failed.emit(error)
