"""Shows the columns of a table as the person wants them, and remembers that for all lists."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from joor_desktop.model.path import Path
from joor_desktop.storage.table_plans import TablePlans
from joor_desktop.ui.customers.column_plan import ColumnPlan, plan_from_text
from joor_desktop.ui.customers.columns_dialog import ColumnsDialog
from joor_desktop.ui.customers.table_view import TableView

_SAVE_AFTER_MS = 400


class ColumnKeeper(QObject):
    """Of one table; belongs to it."""

    def __init__(self, table: TableView, plans: TablePlans) -> None:
        super().__init__(table)
        self._table = table
        self._plans = plans
        self.plan = plan_from_text(plans.get(table.table.node.key))
        self._dialog: ColumnsDialog | None = None
        self._applying = False
        self._save_later = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save_later.timeout.connect(self._save)
        self._apply()
        table.head.column_moved.connect(self._on_moved)
        table.head.sectionResized.connect(self._on_resized)
        table.head.sectionHandleDoubleClicked.connect(self._on_fit)

    def _apply(self) -> None:
        table, model = self._table, self._table.table
        place = table.place()
        self._applying = True
        across = table.horizontalScrollBar().value()
        table.keep_quiet(quiet=True)
        model.show_columns(self.plan.shown(model.all_columns))
        table.set_widths(self.plan.widths)
        table.freeze(self.plan.frozen_count(model.columns))
        if place is not None:
            table.go_to(*place)
        table.horizontalScrollBar().setValue(across)
        table.keep_quiet(quiet=False)
        self._applying = False

    def _take(self, plan: ColumnPlan) -> None:
        self.plan = plan
        self._apply()
        self._save_later.start()

    def _save(self) -> None:
        self._save_later.stop()
        key = self._table.table.node.key
        self._plans.keep(key, "" if self.plan == ColumnPlan() else self.plan.to_text())

    def flush(self) -> None:
        """Save what isn't saved yet."""
        if self._save_later.isActive():
            self._save()

    def reveal(self, path: Path | None) -> None:
        """Show the column that leads to *path*, until the program is closed: it has to be looked at."""
        column = self._table.table.hidden_column(path)
        if column is not None:
            self.plan = self.plan.including(column.key)
            self._apply()

    def hide(self, key: str) -> None:
        """Show this column no more."""
        self._take(self.plan.without(key))

    def freeze(self, key: str) -> None:
        """Let the columns up to this one stay at the left, or none where they do."""
        shown = self._table.table.columns
        keys = [column.key for column in shown]
        stays = self.plan.frozen_count(shown) == keys.index(key) + 1
        self._take(replace(self.plan, frozen="" if stays else key))

    def is_last_frozen(self, key: str) -> bool:
        """Whether this is the last column that stays."""
        shown = self._table.table.columns
        count = self.plan.frozen_count(shown)
        return bool(count) and shown[count - 1].key == key

    def choose(self) -> None:
        """Let the person choose the columns."""
        model = self._table.table
        shown = {column.key for column in model.columns}
        self._dialog = ColumnsDialog(
            model.node.plural_title, self.plan.arranged(model.all_columns), shown, self._table.window()
        )
        self._dialog.chosen.connect(self._on_chosen)
        self._dialog.reset_requested.connect(self._on_reset)
        self._dialog.open()

    def _on_chosen(self, order: tuple[str, ...], hidden: frozenset[str]) -> None:
        self._take(replace(self.plan, order=order, hidden=hidden))

    def _on_reset(self) -> None:
        self._take(ColumnPlan())
        model = self._table.table
        if self._dialog is not None:
            self._dialog.fill(model.all_columns, {column.key for column in model.columns})

    def _on_moved(self, key: str, to: int) -> None:
        self._take(self.plan.moved(self._table.table.all_columns, key, to))

    def _on_resized(self, section: int, _before: int, width: int) -> None:
        if not self._applying and width:
            key = self._table.table.columns[section].key
            self.plan = replace(self.plan, widths={**self.plan.widths, key: width})
            self._table.viewport().update()
            self._save_later.start()

    def _on_fit(self, section: int) -> None:
        self._table.fit_column(section)
