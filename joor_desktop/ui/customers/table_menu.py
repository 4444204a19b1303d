"""The menu of a cell: what can be done with it, with the keys that do the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from joor_desktop.model.problem import Problem
from joor_desktop.ui.customers.cell_range import chosen_ranges
from joor_desktop.ui.customers.table_pane import TablePane
from joor_desktop.ui.customers.wishes import Wish
from joor_desktop.ui.icons import icon
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.theme import colours
from joor_desktop.ui.words import counted


class TableMenu(QMenu):
    """Made for one click, gone after it."""

    def __init__(self, pane: TablePane, open_list: OpenList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._open_list = open_list
        self._table = pane.tables.table
        self._current = self._table.currentIndex()
        self._rows = len(self._table.chosen_rows())
        self._fix = self._offered_fix()
        self.aboutToHide.connect(self.deleteLater)
        self._fill()

    def _fill(self) -> None:
        if self._fix is not None:
            self._add(self._fix_words(self._fix), "", self._on_fix).setIcon(icon("mend", colours().accent))
            self.addSeparator()
        editable = bool(self._table.table.flags(self._current) & Qt.ItemFlag.ItemIsEditable)
        self._add(self.tr("Edit"), "F2", self._on_edit).setEnabled(editable)
        self._add(self.tr("Show in the form"), "", self._on_show)
        self.addSeparator()
        self._offer(self.tr("Cut"), Wish.CUT)
        self._offer(self.tr("Copy"), Wish.COPY)
        self._offer(self.tr("Paste"), Wish.PASTE)
        if self._pane.edits.has_customers:
            self._offer(self.tr("Paste into the cells"), Wish.PASTE_CELLS)
        self._offer(self.tr("Clear"), Wish.CLEAR).setEnabled(self._can_clear())
        self.addSeparator()
        self._offer(self.tr("Fill down"), Wish.FILL_DOWN)
        self._offer(self.tr("Fill right"), Wish.FILL_RIGHT)
        self.addSeparator()
        self._offer(self._insert_words(), Wish.INSERT)
        self._offer(self._duplicate_words(), Wish.DUPLICATE)
        self._offer(self._delete_words(), Wish.DELETE).setIcon(icon("delete", colours().muted))

    def _offer(self, text: str, wish: Wish) -> QAction:
        return self._add(text, wish.value, partial(self._pane.edits.do, wish))

    def _can_clear(self) -> bool:
        columns = self._table.table.columns
        return any(columns[each].field() is not None for cells in chosen_ranges(self._table) for each in cells.columns)

    def _add(self, text: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = self.addAction(text)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        return action

    def _offered_fix(self) -> Problem | None:
        problem = self._table.table.cell(self._current.row(), self._current.column()).problem
        return problem if problem is not None and problem.fix is not None else None

    def _fix_words(self, problem: Problem) -> str:
        if not problem.fix:
            return self.tr("Empty this cell")
        if problem.whole_fix is None:
            from joor_desktop.checks.messages import proposal

            return proposal(problem)
        words = self.tr("Change to “{value}”, if that is meant") if problem.likely else self.tr("Change to “{value}”")
        return words.format(value=problem.fix)

    def _insert_words(self) -> str:
        if not self._pane.tables.node_key:
            return counted(self._rows, self.tr("Insert a customer above"), self.tr("Insert {n} customers above"))
        return counted(self._rows, self.tr("Insert a row above"), self.tr("Insert {n} rows above"))

    def _duplicate_words(self) -> str:
        if not self._pane.tables.node_key:
            return counted(self._rows, self.tr("Duplicate customer"), self.tr("Duplicate {n} customers"))
        return counted(self._rows, self.tr("Duplicate this row"), self.tr("Duplicate {n} rows"))

    def _delete_words(self) -> str:
        if not self._pane.tables.node_key:
            return counted(self._rows, self.tr("Delete customer"), self.tr("Delete {n} customers"))
        return counted(self._rows, self.tr("Delete this row"), self.tr("Delete {n} rows"))

    def _on_fix(self) -> None:
        if self._fix is not None:
            record_id, _ = self._table.table.place(self._current)
            self._open_list.set_values([(record_id, path, text) for path, text in self._fix.fixes])

    def _on_edit(self) -> None:
        self._table.edit(self._current)

    def _on_show(self) -> None:
        self._pane.opened.emit(self._table.place())
