"""Takes the cursor to a customer that is asked for by number, code or name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from joor_desktop.model.path import Path
from joor_desktop.ui.customers.table_stack import TableStack
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from joor_desktop.ui.customers.go_to_box import CustomerFinder


class GoingTo(QObject):
    """Opens its box with Ctrl+G, wherever the focus is on the page of customers."""

    def __init__(self, open_list: OpenList, tables: TableStack, reading: Worker) -> None:
        super().__init__(tables)
        self._open_list = open_list
        self._tables = tables
        self._reading = reading
        self._finder: CustomerFinder | None = None
        QShortcut(QKeySequence("Ctrl+G"), tables).activated.connect(self.ask)

    def ask(self) -> None:
        """Open the box."""
        from joor_desktop.ui.customers.go_to_box import CustomerFinder, GoToBox

        path = self._open_list.drafts.database.path
        self._finder = CustomerFinder(path, self._reading, self._open_list.list_id, self)
        self._finder.failed.connect(self._open_list.failed)
        box = GoToBox(self._finder, self._tables)
        box.chosen.connect(self._on_chosen)
        box.destroyed.connect(self._finder.deleteLater)
        box.open_over(self._tables)

    def _on_chosen(self, record_id: int) -> None:
        table = self._tables.table
        column = table.currentIndex().column()
        if table.table.rows.find(record_id) is not None and column >= 0:
            self._tables.go_to((record_id, table.table.columns[column].path(0)), node_key=self._tables.node_key)
        else:
            self._tables.go_to((record_id, Path(field="customer_name")), node_key="")
        self._tables.table.setFocus()
