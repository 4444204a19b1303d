"""Keeps what is chosen in a table when its rows come in another order."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from joor_desktop.ui.customers.table_model import TableModel

_MOST_KEPT = 2000

Chosen = dict[tuple[int, int], tuple[int, int]]
"""By record and entry, the first and the last of the chosen columns."""


def chosen_rows(table: QTableView, model: TableModel) -> Chosen:
    """What is chosen; nothing where these are very many rows, or no more than the cursor's cell."""
    parts = table.selectionModel().selection().toList()
    if sum(part.height() for part in parts) > _MOST_KEPT or len(table.selectionModel().selectedIndexes()) < 2:
        return {}
    rows = model.rows
    return {
        (rows.ids[row], rows.entry(row)): (part.left(), part.right())
        for part in parts
        for row in range(part.top(), part.bottom() + 1)
    }


def choose_again(table: QTableView, model: TableModel, chosen: Chosen) -> None:
    """Choose the same cells where they are now; the cursor stays."""
    if not chosen:
        return
    wanted = {record_id for record_id, _ in chosen}
    selection = QItemSelection()
    for row, record_id in enumerate(model.rows.ids):
        columns = chosen.get((record_id, model.rows.entry(row))) if record_id in wanted else None
        if columns is not None:
            selection.select(model.index(row, columns[0]), model.index(row, columns[1]))
    table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
