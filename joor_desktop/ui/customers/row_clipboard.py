"""Whole rows of customers on the clipboard: beside their text all that belongs to them, for other lists and windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QTableView

from joor_desktop.ui.customers.cell_range import CellRange, shown_columns
from joor_desktop.ui.customers.table_model import TableModel

if TYPE_CHECKING:
    from joor_desktop.work.whole_rows import WholeRows

WHOLE_FORMAT = "application/x-joor-desktop-customers"
CUT_FORMAT = "application/x-joor-desktop-cut"
MOST_WHOLE = 10_000
"""More customers than these would take too much memory; of them only the text is copied."""


def are_whole(table: QTableView, model: TableModel, cells: CellRange) -> bool:
    """Whether these are whole rows of customers."""
    return not model.node.key and fill_rows(table, cells)


def fill_rows(table: QTableView, cells: CellRange) -> bool:
    """Whether these are all cells of their rows that are shown."""
    return set(shown_columns(table)) <= set(cells.columns)


def whole_rows_in(content: QMimeData) -> WholeRows | None:
    """The customers whose whole rows were copied or cut; None where something else was."""
    if not content.hasFormat(WHOLE_FORMAT):
        return None
    from joor_desktop.work.whole_rows import whole_rows_from

    return whole_rows_from(bytes(content.data(WHOLE_FORMAT).data()))


def without_cut(content: QMimeData) -> QMimeData:
    """The same, copied instead of cut."""
    copied = QMimeData()
    copied.setText(content.text())
    if content.hasHtml():
        copied.setHtml(content.html())
    if content.hasFormat(WHOLE_FORMAT):
        copied.setData(WHOLE_FORMAT, content.data(WHOLE_FORMAT))
    return copied
