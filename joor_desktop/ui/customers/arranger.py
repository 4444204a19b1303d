"""Brings the wishes of headers, menus and the line above the table to the table, and shows there what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence, QShortcut

from joor_desktop.model.field_table import NODES
from joor_desktop.storage.table_plans import TablePlans
from joor_desktop.ui.customers.row_loader import RowLoader
from joor_desktop.ui.customers.shown_line import ShownLine
from joor_desktop.ui.customers.table_stack import TableStack
from joor_desktop.ui.open_list import OpenList
from joor_desktop.work.arranging import Arrangement
from joor_desktop.work.list_reading import Values

if TYPE_CHECKING:
    from joor_desktop.ui.customers.column_keeper import ColumnKeeper
    from joor_desktop.ui.customers.column_menu import ColumnMenu
    from joor_desktop.ui.customers.table_view import TableView

_FIELD_TITLES = {field.name: field.title for node in NODES for field in node.fields}


class Arranger(QObject):
    """Knows all tables of a stack."""

    def __init__(self, open_list: OpenList, tables: TableStack, loader: RowLoader, line: ShownLine) -> None:
        super().__init__(tables)
        self._open_list = open_list
        self._tables = tables
        self._loader = loader
        self._line = line
        self._plans = TablePlans(open_list.drafts.database)
        self._keepers: dict[str, ColumnKeeper] = {}
        self._menu: ColumnMenu | None = None
        tables.made.connect(self._on_made)
        tables.shown_changed.connect(self._show)
        tables.sought.connect(self._on_sought)
        loader.values_loaded.connect(self._on_values_loaded)
        open_list.counted.connect(self._show)
        line.changed.connect(tables.show_wanted)
        line.all_requested.connect(self._on_all_requested)
        line.again_requested.connect(tables.arrange_again)
        QShortcut(QKeySequence("Ctrl+Shift+L"), tables).activated.connect(self.open_menu)

    def _on_made(self, table: TableView) -> None:
        from joor_desktop.ui.customers.column_keeper import ColumnKeeper

        self._keepers[table.table.node.key] = ColumnKeeper(table, self._plans)
        table.head.sort_requested.connect(self._on_sort_requested)
        table.head.menu_requested.connect(self._on_menu_requested)

    @property
    def _keeper(self) -> ColumnKeeper:
        return self._keepers[self._tables.node_key]

    def _title(self, column: str) -> str:
        shown = {each.key: each.title for each in self._tables.table.table.all_columns}
        return shown.get(column) or _FIELD_TITLES.get(column, column)

    def _show(self) -> None:
        if self._tables.node_key not in self._keepers:
            return  # the window is on screen before the first table is made
        table = self._tables.table
        arrangement = self._tables.arrangement
        table.head.show_arrangement(arrangement)
        key = self._tables.node_key
        every = self._open_list.entry_counts.get(key, 0) if key else self._open_list.counts.customers
        rows, checked, kept = (len(table.table.rows), every), self._open_list.checked, self._tables.kept
        self._line.show_wanted(self._tables.wanted(), self._title, rows, checked=checked, kept=kept)
        self._line.offer_again(arrangement, offered=not self._tables.in_order, outside=len(self._tables.outside))

    def open_menu(self) -> None:
        """Open the menu of the column that the cursor is in."""
        index = self._tables.table.currentIndex()
        self._tables.table.head.open_menu(max(index.column(), 0))

    def choose_columns(self) -> None:
        """Let the person choose the columns of the table that is shown."""
        self._keeper.choose()

    def flush(self) -> None:
        """Save how the tables are laid out."""
        for keeper in self._keepers.values():
            keeper.flush()

    def _on_sort_requested(self, column: str, descending: bool | None, add: bool) -> None:
        self._tables.arrange(self._tables.arrangement.sorted_by(column, descending=descending, add=add))

    def _on_menu_requested(self, key: str, place: QPoint) -> None:
        from joor_desktop.ui.customers.column_menu import ColumnMenu

        table = self._tables.table
        column = next(each for each in table.table.columns if each.key == key)
        self._menu = ColumnMenu(
            column,
            self._tables.arrangement,
            frozen=self._keeper.is_last_frozen(key),
            checked=self._open_list.checked,
            parent=table,
        )
        self._menu.arranged.connect(self._on_arranged)
        self._menu.hide_requested.connect(self._on_hide_requested)
        self._menu.freeze_requested.connect(self._on_freeze_requested)
        self._menu.columns_requested.connect(self.choose_columns)
        self._menu.destroyed.connect(self._on_menu_gone)
        self._menu.open_at(place)
        self._loader.load_values(self._tables.wanted(), key)

    def _on_menu_gone(self) -> None:
        self._menu = None

    def _on_values_loaded(self, values: Values) -> None:
        if self._menu is not None:
            self._menu.show_values(values)

    def _on_arranged(self, arrangement: Arrangement) -> None:
        self._tables.arrange(arrangement)
        self._tables.table.setFocus()

    def _on_all_requested(self) -> None:
        self._tables.show_all()

    def _on_hide_requested(self, key: str) -> None:
        self._keeper.hide(key)

    def _on_freeze_requested(self, key: str) -> None:
        self._keeper.freeze(key)

    def _on_sought(self, path: object) -> None:
        self._keeper.reveal(path)  # type: ignore[arg-type]  # signals tell objects; this one tells paths
