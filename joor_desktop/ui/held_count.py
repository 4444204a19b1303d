"""How many customers of the open list a send that isn't settled holds."""

from __future__ import annotations

import pathlib
from contextlib import closing
from functools import partial

from PySide6.QtCore import QObject, Signal

from joor_desktop.storage.database import Database
from joor_desktop.storage.held import effort, keep_number, kept_number
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

_AT_ONCE = 5_000
"""The worker counts where more customers have to be looked at."""


class HeldCount(QObject):
    """Knows the number as it is kept, or has the worker count it: ``counted`` tells it then."""

    counted = Signal(int)

    def __init__(self, database: Database, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._database = database
        self._worker = worker
        self._list_id = 0
        self._number = 0
        self._task: int | None = None
        self._wanted_again = False
        worker.succeeded.connect(self._on_succeeded)
        worker.finished.connect(self._on_finished)

    def of(self, list_id: int) -> int:
        """The number of a list; that of a moment before for as long as the worker counts."""
        number = kept_number(self._database, list_id)
        if number is None and (list_id != self._list_id or effort(self._database, list_id) <= _AT_ONCE):
            number = keep_number(self._database, list_id)
        if number is not None:
            self._list_id, self._number = list_id, number
        elif self._task is None:
            self._count()
        else:
            self._wanted_again = True  # something has changed since the worker began
        return self._number

    def _count(self) -> None:
        self._wanted_again = False
        self._task = self._worker.run(partial(_count, self._database.path, self._list_id))

    def _on_succeeded(self, task: int, found: tuple[int, int]) -> None:
        if task == self._task and found[0] == self._list_id:
            kept = kept_number(self._database, self._list_id)  # it may have been edited since the worker counted
            self._number = found[1] if kept is None else kept
            self.counted.emit(self._number)

    def _on_finished(self, task: int) -> None:
        if task == self._task:
            self._task = None
            if self._wanted_again:
                self._count()


def _count(path: pathlib.Path, list_id: int, _context: TaskContext) -> tuple[int, int]:
    with closing(Database(path)) as database:
        return list_id, keep_number(database, list_id)
