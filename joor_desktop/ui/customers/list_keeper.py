"""Brings the open list up to date with what changed around it, in the worker, and says that it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.words import grouped
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from joor_desktop.work.refreshing import Refreshed


class ListKeeper(QObject):
    """Begins with :meth:`begin`; looks again when another list is opened, customers came or something was sent.

    ``checking`` tells in words that customers are being checked, ``checked`` that all are, by the rules of now.
    """

    checking = Signal(str)
    checked = Signal()

    def __init__(self, open_list: OpenList, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._worker = worker
        self._task = 0
        self._list_id = 0
        self._changed = False
        worker.progressed.connect(self._on_progressed)
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def begin(self) -> None:
        """Look now, and whenever another list is opened."""
        self._open_list.opened.connect(self.look)
        self._open_list.turned.connect(self.look)
        self.look()

    def look(self) -> None:
        """Check the list again where the rules are others now, and mark what was sent meanwhile."""
        from joor_desktop.work.refreshing import is_checked

        drafts, self._list_id = self._open_list.drafts, self._open_list.list_id
        self._worker.cancel(self._task)
        checked = is_checked(drafts, self._list_id)
        self._open_list.note_checked(checked=checked)
        if not checked:
            self.checking.emit(self.tr("Not all checked by this version yet: checking…"))
        self._changed = False
        self._refresh(0)

    def _refresh(self, position: int) -> None:
        path, list_id = self._open_list.drafts.database.path, self._list_id

        def refresh(context: TaskContext) -> Refreshed:
            from joor_desktop.work.refreshing import refresh_list

            return refresh_list(context, path, list_id, position)

        self._task = self._worker.run(refresh)

    def _on_progressed(self, number: int, done: int, total: int | None, _words: str) -> None:
        if number == self._task and total:
            words = self.tr("Checking {done} of {n}…")
            self.checking.emit(words.format(done=grouped(done), n=grouped(total)))

    def _on_succeeded(self, number: int, refreshed: Refreshed) -> None:
        if number != self._task:
            return
        self._changed = self._changed or refreshed.changed
        if refreshed.position is not None:
            self._refresh(refreshed.position)
            return
        self._open_list.note_checked(checked=True)
        if self._changed:
            self._open_list.reload()
        self.checked.emit()

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._task:
            self.checking.emit(self.tr("Not all customers are checked"))
            self._open_list.failed.emit(error)
