"""Keeps the text of an open editor, so that even a killed program loses no more than half a second of typing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPersistentModelIndex, QTimer

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.customers.cell_editor import CellEditor
from joor_desktop.ui.customers.table_model import TableModel
from joor_desktop.ui.open_list import OpenList

_SAVE_AFTER_MS = 300


class TypingKeeper(QObject):
    """Writes the text of the editor of one table into the database while it is typed, and forgets it afterwards."""

    def __init__(self, model: TableModel, open_list: OpenList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._open_list = open_list
        self._editor: CellEditor | None = None
        self._index = QPersistentModelIndex()
        self._kept = False
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._on_timeout)

    def begin(self, editor: CellEditor, index: QPersistentModelIndex) -> None:
        """An editor was opened in that cell."""
        self._editor, self._index = editor, index
        editor.textEdited.connect(self._on_edited)

    def take_over(self) -> None:
        """The text of the open editor is one that was kept before the program was last ended."""
        self._kept = True

    def end(self) -> None:
        """The editor was closed; what was typed is saved as an edit, or given up."""
        self._timer.stop()
        self._editor = None
        if self._kept:
            self._kept = False
            self._open_list.editor.forget_typing()

    def _on_edited(self) -> None:
        # Not started anew by each key, or the text of somebody who types without a pause would never be kept.
        if not self._timer.isActive():
            self._timer.start()

    def _on_timeout(self) -> None:
        if self._editor is None or not self._index.isValid():
            return
        record_id, path = self._model.place(self._index)
        if path is None:
            return
        try:
            self._open_list.editor.keep_typing(record_id, path, self._editor.text())
            self._kept = True
        except JoorDesktopError as error:
            self._open_list.failed.emit(error)
