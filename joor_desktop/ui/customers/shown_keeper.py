"""Remembers for each list what it is sorted, filtered and searched by, so that it opens as it was left."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from joor_desktop.ui.customers.place_memory import from_text
from joor_desktop.ui.customers.shown_memory import shown_from_text
from joor_desktop.ui.customers.table_stack import TableStack
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker

_SAVE_AFTER_MS = 400


class ShownKeeper(QObject):
    """Of a stack of tables; keeps nothing before the first :meth:`show_list`."""

    def __init__(self, open_list: OpenList, tables: TableStack, worker: Worker) -> None:
        super().__init__(tables)
        self._open_list = open_list
        self._tables = tables
        self._worker = worker
        self._list_id = 0
        self._kept = ""
        self._save_later = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save_later.timeout.connect(self._on_still)
        tables.shown_changed.connect(self._on_shown_changed)

    def show_list(self) -> None:
        """Show the open list as it was left."""
        self._save_later.stop()
        drafts, self._list_id = self._open_list.drafts, self._open_list.list_id
        self._kept = drafts.shown(self._list_id)
        self._tables.start_over(shown_from_text(self._kept), from_text(drafts.place(self._list_id)))

    def flush(self) -> None:
        """Save what isn't saved yet, now: another list is about to be shown, or none any more."""
        self._save_later.stop()
        if self._note():
            self._open_list.drafts.remember_shown(self._list_id, self._kept)

    def _note(self) -> bool:
        """Note what is shown now; whether that is something else than what is kept."""
        before = self._kept
        if self._list_id:
            self._kept = self._tables.shown().to_text()
        return self._kept != before

    def _on_shown_changed(self) -> None:
        self._save_later.start()

    def _on_still(self) -> None:
        from joor_desktop.work.lists import remember_shown

        if self._note():
            path, list_id, kept = self._open_list.drafts.database.path, self._list_id, self._kept
            self._worker.run(lambda context: remember_shown(context, path, list_id, kept))
