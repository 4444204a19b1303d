"""Puts chosen cells on the clipboard, as text and as a table; many are read in the worker."""

from __future__ import annotations

import pathlib
from array import array
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from joor_desktop.errors import JoorDesktopError
from joor_desktop.files.copied_cells import Block, write_cells, write_table
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.cell_range import CellRange
from joor_desktop.ui.customers.columns import Column
from joor_desktop.ui.customers.row_clipboard import CUT_FORMAT, WHOLE_FORMAT, without_cut
from joor_desktop.ui.customers.table_model import TableModel
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.few_collections import few_collections

if TYPE_CHECKING:
    from joor_desktop.work.whole_rows import WholeRows

_QUOTED_FORMAT = "application/x-libreoffice-tsvc"
"""In LibreOffice's plain text the cells with line breaks stand without quotes, so that nobody can read it; here not."""
_AT_ONCE = 200
_PAGE = 1000
_MOST_IN_HTML = 200_000
"""Beyond so many cells a table in HTML would only take memory: what takes so many cells takes text."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was put on the clipboard, and the mark by which a cut is known again ("" for a copy).

    ``whole`` tells that it is customers, with all that belongs to them.
    """

    rows: int
    cells: int
    mark: str
    whole: bool = False


class Taken(NamedTuple):
    """The texts of some cells, and where whole rows are wanted by their ids the customers that they are of."""

    block: Block
    customers: dict[int, Record]


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
        self._whole: tuple[int, tuple[int, ...]] | None = None
        self._content: QMimeData | None = None
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def copy(self, model: TableModel, ranges: Sequence[CellRange], mark: str, *, whole: bool = False) -> None:
        """Copy these cells, which have the same columns; *mark* is put beside them where they are to be moved.

        :param whole: they are whole rows, of which the customers are copied too.
        """
        self._worker.cancel(self._number)
        self._number = 0
        rows, path = model.rows, self._open_list.drafts.database.path
        ids, indexes = array("q"), array("H") if rows.indexes is not None else None
        for cells in ranges:
            part = slice(cells.top, cells.bottom + 1)
            ids += rows.ids[part]
            if indexes is not None and rows.indexes is not None:
                indexes += rows.indexes[part]
        columns = [model.columns[each] for each in copied_columns(model, ranges[0])]
        self._mark, self._whole = mark, (self._open_list.list_id, tuple(ids)) if whole else None
        if len(ids) <= _AT_ONCE:
            try:
                self._put(_take(TaskContext(), self._open_list.drafts, ids, indexes, columns, whole=whole))
            except JoorDesktopError as error:
                self._open_list.failed.emit(error)
            return

        def read(context: TaskContext) -> Taken:
            return _read(context, path, ids, indexes, columns, whole=whole)

        self._number = self._worker.run(read)

    def _put(self, taken: Taken) -> None:
        content, block, mark = QMimeData(), taken.block, self._mark
        content.setText(write_cells(block))
        cells = sum(map(len, block))
        if cells <= _MOST_IN_HTML:
            content.setHtml(write_table(block))
        if mark:
            content.setData(CUT_FORMAT, mark.encode())
        if self._whole is not None:
            content.setData(WHOLE_FORMAT, self._rows(*self._whole, taken.customers).to_bytes())
        self._show(content)
        self.done.emit(Copied(len(block), cells, mark, whole=self._whole is not None))

    def _rows(self, list_id: int, ids: tuple[int, ...], customers: dict[int, Record]) -> WholeRows:
        from joor_desktop.work.whole_rows import WholeRows

        there = tuple(each for each in ids if each in customers)
        file = str(self._open_list.drafts.database.path)
        return WholeRows(file, list_id, there, tuple(customers[each] for each in there))

    def _show(self, content: QMimeData) -> None:
        QGuiApplication.clipboard().setMimeData(content)
        self._content = content

    def give_up_cut(self, mark: str) -> None:
        """What was cut under that mark is from now on only copied, in other windows too."""
        content = self._content
        ours = content is not None and QGuiApplication.clipboard().ownsClipboard()
        if content is not None and ours and content.data(CUT_FORMAT).toStdString() == mark:
            self._show(without_cut(content))

    def stop(self) -> None:
        """Leave of what was copied only the text, before the program ends.

        The whole of it is an object of Python's: Qt would destroy it after Python has ended, and crash.
        """
        clipboard = QGuiApplication.clipboard()
        if self._content is not None and clipboard.mimeData() is self._content:
            clipboard.setText(clipboard.text())
        self._content = None

    def _on_succeeded(self, number: int, taken: Taken) -> None:
        if number == self._number:
            self._put(taken)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self._open_list.failed.emit(error)


def _read(
    context: TaskContext,
    path: pathlib.Path,
    ids: array[int],
    indexes: array[int] | None,
    columns: Sequence[Column],
    *,
    whole: bool,
) -> Taken:
    with few_collections(), closing(Database(path)) as database:
        return _take(context, Drafts(database), ids, indexes, columns, whole=whole)


def _take(
    context: TaskContext,
    drafts: Drafts,
    ids: array[int],
    indexes: array[int] | None,
    columns: Sequence[Column],
    *,
    whole: bool,
) -> Taken:
    """What the cells of these rows show; a row whose customer is gone is empty."""
    block: Block = []
    customers: dict[int, Record] = {}
    for start in range(0, len(ids), _PAGE):
        context.check()
        part = ids[start : start + _PAGE]
        records = {stored.id: stored for stored in drafts.page(list(dict.fromkeys(part)))}
        if whole:
            customers.update((record_id, stored.record) for record_id, stored in records.items())
        for row, record_id in enumerate(part, start):
            stored = records.get(record_id)
            index = indexes[row] if indexes is not None else 0
            block.append([column.text(stored, index) if stored else "" for column in columns])
    return Taken(block, customers)
