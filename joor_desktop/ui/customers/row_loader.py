"""Reads the rows of a table in the worker, so that the window never waits for them."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.customers.rows import Rows
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.list_reading import (
    NOBODY,
    Came,
    Kept,
    Values,
    Wanted,
    read_kept_order,
    read_order,
    read_values,
    warm_up,
)
from joor_desktop.work.read_before import ReadBefore


class RowLoader(QObject):
    """Asks for rows; only the answer to the last question counts.

    ``loaded`` tells what was wanted, its rows, whether these stand in their order, and the ids of the records of those
    that are not wanted but stay; ``values_loaded`` the :class:`Values` of a column.
    """

    loaded = Signal(object, object, bool, object)
    values_loaded = Signal(object)
    failed = Signal(object)

    def __init__(self, database_path: pathlib.Path, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = database_path
        self._worker = worker
        self._before = ReadBefore()
        self._before_of = 0
        self._number = 0
        self._values_number = 0
        self._warming = 0
        self._wanted: Wanted | None = None
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def load(
        self, wanted: Wanted, shown: Rows | None = None, chosen: Rows | None = None, came: Came = NOBODY
    ) -> None:
        """Read these rows; what was asked for before isn't needed any more.

        With *shown* these rows stay where they are; others come where the sort puts them, or beside *chosen* ones,
        those that *came* also where they are not wanted.
        """
        self._worker.cancel(self._warming)
        self._worker.cancel(self._number)
        path, before = self._path, self._before_for(wanted.list_id)

        def read(context: TaskContext) -> Kept:
            if shown is None:
                return Kept(read_order(context, path, wanted, before), in_order=True)
            beside = None if chosen is None else (chosen.ids, chosen.indexes)
            return read_kept_order(context, path, wanted, before, (shown.ids, shown.indexes), beside, came)

        self._wanted = wanted
        self._number = self._worker.run(read)

    def load_values(self, wanted: Wanted, column: str) -> None:
        """Read the texts of a column."""
        self._worker.cancel(self._warming)
        self._worker.cancel(self._values_number)
        path, before = self._path, self._before_for(wanted.list_id)

        def read(context: TaskContext) -> Values:
            return read_values(context, path, wanted, column, before)

        self._values_number = self._worker.run(read)

    def warm_up(self, list_id: int) -> None:
        """Read the list's texts: somebody is about to search."""
        self._worker.cancel(self._warming)
        path, before = self._path, self._before_for(list_id)
        self._warming = self._worker.run(lambda context: warm_up(context, path, list_id, before))

    def _before_for(self, list_id: int) -> ReadBefore:
        if self._before_of != list_id:
            self._before, self._before_of = ReadBefore(), list_id
        return self._before

    def forget(self, record_ids: Sequence[int]) -> None:
        """These records were edited; where none is named, any may have been."""
        self._before.forget(record_ids)

    def is_loading(self, wanted: Wanted) -> bool:
        """Whether these rows are being read."""
        return wanted == self._wanted

    @property
    def loading(self) -> bool:
        """Whether an answer is still to come."""
        return self._wanted is not None

    def _on_succeeded(self, number: int, result: object) -> None:
        if number == self._number and self._wanted is not None and isinstance(result, Kept):
            wanted, self._wanted = self._wanted, None
            rows = Rows(*result.order, scattered=bool(wanted.arrangement.sort))
            self.loaded.emit(wanted, rows, result.in_order, result.outside)
            if wanted.text and not self.loading:
                self.warm_up(wanted.list_id)
        elif number == self._values_number and isinstance(result, Values):
            self.values_loaded.emit(result)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self._wanted = None
        if number in (self._number, self._values_number):
            self.failed.emit(error)
