"""Finds where a block of filled cells ends: at once where that is near, else in the worker."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.customers.table_model import TableModel
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.edges import Column, EdgeSearch, find_edge

_NEAR = 500
"""So many rows are looked through within two milliseconds."""


class Sought(NamedTuple):
    """Which end is looked for: from a cell, with ``down`` 1 or -1, and what the answer is for."""

    model: TableModel
    row: int
    column: int
    down: int
    purpose: str


class EdgeFinder(QObject):
    """Only the last question is answered; ``found`` tells it and the row of the end."""

    found = Signal(object, int)

    def __init__(self, open_list: OpenList, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._worker = worker
        self._number = 0
        self._sought: Sought | None = None
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def seek(self, sought: Sought) -> None:
        """Find an end."""
        self.forget()
        rows, path = sought.model.rows, sought.model.columns[sought.column].path(0)
        if path is None:  # the number and the state are filled in every row
            self.found.emit(sought, len(rows) - 1 if sought.down > 0 else 0)
            return
        part = slice(sought.row, None, sought.down)
        column = Column(rows.ids[part], rows.indexes[part] if rows.indexes is not None else None, path)
        database = self._open_list.drafts.database
        try:
            near = EdgeSearch(database, column).look(_NEAR)
        except JoorDesktopError as error:
            self._open_list.failed.emit(error)
            return
        if near is not None:
            self.found.emit(sought, sought.row + sought.down * near)
            return
        database_path = database.path

        def find(context: TaskContext) -> int:
            return find_edge(context, database_path, column)

        self._sought = sought
        self._number = self._worker.run(find)

    def forget(self) -> None:
        """The answer is not needed any more: the cursor went elsewhere."""
        if self._sought is not None:
            self._sought = None
            self._worker.cancel(self._number)

    def _on_succeeded(self, number: int, away: int) -> None:
        if number == self._number and self._sought is not None:
            sought, self._sought = self._sought, None
            self.found.emit(sought, sought.row + sought.down * away)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self._sought = None
            self._open_list.failed.emit(error)
