"""Puts chosen cells on the clipboard, as text and as a table; many are read in the worker."""

from __future__ import annotations

import pathlib
from array import array
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from joor_desktop.errors import JoorDesktopError
from joor_desktop.files.copied_cells import Block, write_cells, write_table
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.cell_range import CellRange
from joor_desktop.ui.customers.columns import Column
from joor_desktop.ui.customers.table_model import TableModel
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.few_collections import few_collections

CUT_FORMAT = "application/x-joor-desktop-cut"
_QUOTED_FORMAT = "application/x-libreoffice-tsvc"
"""In LibreOffice's plain text the cells with line breaks stand without quotes, so that nobody can read it; here not."""
_AT_ONCE = 200
_PAGE = 1000
_MOST_IN_HTML = 200_000
"""Beyond so many cells a table in HTML would only take memory: what takes so many cells takes text."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was put on the clipboard, and the mark by which a cut is known again ("" for a copy)."""

    rows: int
    cells: int
    mark: str


def clipboard_text(content: QMimeData) -> str:
    """The copied cells as text, in the form in which cells with line breaks can be told from rows."""
    quoted = bytes(content.data(_QUOTED_FORMAT).data())
    if not quoted:
        return content.text()
    return quoted.decode("utf-16" if b"\0" in quoted[:2] else "utf-8", "replace")


def copied_columns(model: TableModel, cells: CellRange) -> tuple[int, ...]:
    """The columns that are copied: the row's number and its state only where nothing else is chosen."""
    columns = tuple(each for each in cells.columns if model.columns[each].look not in ("number", "state"))
    return columns or cells.columns


class Copying(QObject):
    """``done`` tells a :class:`Copied` once it is on the clipboard."""

    done = Signal(object)

    def __init__(self, open_list: OpenList, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._worker = worker
        self._number = 0
        self._mark = ""
        self._content: QMimeData | None = None
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def copy(self, model: TableModel, cells: CellRange, mark: str) -> None:
        """Copy these cells; *mark* is put beside them where they are to be moved."""
        self._worker.cancel(self._number)
        self._number = 0
        rows = model.rows
        part = slice(cells.top, cells.bottom + 1)
        indexes = rows.indexes[part] if rows.indexes is not None else None
        columns = [model.columns[each] for each in copied_columns(model, cells)]
        ids, path = rows.ids[part], self._open_list.drafts.database.path
        if cells.height <= _AT_ONCE:
            try:
                self._put(texts_of(TaskContext(), self._open_list.drafts, ids, indexes, columns), mark)
            except JoorDesktopError as error:
                self._open_list.failed.emit(error)
            return

        def read(context: TaskContext) -> Block:
            return _read(context, path, ids, indexes, columns)

        self._mark = mark
        self._number = self._worker.run(read)

    def _put(self, block: Block, mark: str) -> None:
        content = QMimeData()
        content.setText(write_cells(block))
        cells = sum(map(len, block))
        if cells <= _MOST_IN_HTML:
            content.setHtml(write_table(block))
        if mark:
            content.setData(CUT_FORMAT, mark.encode())
        QGuiApplication.clipboard().setMimeData(content)
        self._content = content
        self.done.emit(Copied(len(block), cells, mark))

    def stop(self) -> None:
        """Leave of what was copied only the text, before the program ends.

        The whole of it is an object of Python's: Qt would destroy it after Python has ended, and crash.
        """
        clipboard = QGuiApplication.clipboard()
        if self._content is not None and clipboard.mimeData() is self._content:
            clipboard.setText(clipboard.text())
        self._content = None

    def _on_succeeded(self, number: int, block: Block) -> None:
        if number == self._number:
            self._put(block, self._mark)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self._open_list.failed.emit(error)


def _read(
    context: TaskContext,
    path: pathlib.Path,
    ids: array[int],
    indexes: array[int] | None,
    columns: Sequence[Column],
) -> Block:
    with few_collections(), closing(Database(path)) as database:
        return texts_of(context, Drafts(database), ids, indexes, columns)


def texts_of(
    context: TaskContext, drafts: Drafts, ids: array[int], indexes: array[int] | None, columns: Sequence[Column]
) -> Block:
    """What the cells of these rows show; a row whose customer is gone is empty."""
    block: Block = []
    for start in range(0, len(ids), _PAGE):
        context.check()
        part = ids[start : start + _PAGE]
        records = {stored.id: stored for stored in drafts.page(list(dict.fromkeys(part)))}
        for row, record_id in enumerate(part, start):
            stored = records.get(record_id)
            index = indexes[row] if indexes is not None else 0
            block.append([column.text(stored, index) if stored else "" for column in columns])
    return block
