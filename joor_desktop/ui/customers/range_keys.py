"""Moving the cursor and choosing ranges with the keys of Excel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QObject, Qt
from PySide6.QtWidgets import QTableView

from joor_desktop.ui.customers.cell_range import CellRange, choose, chosen_ranges, ranges_to_copy, shown_columns
from joor_desktop.ui.customers.edge_finder import EdgeFinder, Sought
from joor_desktop.ui.customers.table_model import TableModel

_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate
_ONLY_THIS = QItemSelectionModel.SelectionFlag.ClearAndSelect
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_Key = Qt.Key

_ARROWS = {_Key.Key_Up: (-1, 0), _Key.Key_Down: (1, 0), _Key.Key_Left: (0, -1), _Key.Key_Right: (0, 1)}
"""Rows down and columns to the right, by arrow key."""
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
MOVE, EXTEND = "move", "extend"


class RangeKeys(QObject):
    """The keys of one table; with Shift the chosen range is stretched and the active cell, where it began, stays."""

    def __init__(self, table: QTableView, model: TableModel, edges: EdgeFinder) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._edges = edges
        edges.found.connect(self._on_edge_found)

    def press(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key asks for; False where it is none of these."""
        self._edges.forget()
        if not self._table.currentIndex().isValid():
            return False
        whole = {
            (_Key.Key_Space, _SHIFT): self.choose_rows,
            (_Key.Key_Space, _CONTROL): self.choose_columns,
            (_Key.Key_Space, _CONTROL | _SHIFT): self._table.selectAll,
        }.get((Qt.Key(key), modifiers))
        if whole is not None:
            whole()
            return True
        target = self._target(Qt.Key(key), control=bool(modifiers & _CONTROL), shift=bool(modifiers & _SHIFT))
        if target is None or modifiers & ~(_CONTROL | _SHIFT):
            return False
        target()
        return True

    def _target(self, key: Qt.Key, *, control: bool, shift: bool) -> Callable[[], None] | None:
        """What moves the cursor; None for a key that Qt knows well enough, or that isn't for moving."""
        if key in _ARROWS:
            down, right = _ARROWS[key]
            if control:
                return lambda: self._go_to_edge(down, right, extend=shift)
            return (lambda: self._go_by(down, right)) if shift else None
        if key in (_Key.Key_Home, _Key.Key_End):
            return lambda: self._go_to_end(key == _Key.Key_End, whole=control, extend=shift)
        if key in _PAGES and shift and not control:
            return lambda: self._go_by(_PAGES[key] * self._page(), 0)
        return None

    def step(self, down: int, right: int) -> bool:
        """Go on to the next cell of the chosen range that can be edited, as Enter and Tab do; False for a single cell.

        From its end it goes on at its beginning.
        """
        current = self._table.currentIndex()
        for cells in chosen_ranges(self._table):
            columns = [each for each in cells.columns if self._model.columns[each].field() is not None]
            if not cells.top <= current.row() <= cells.bottom or current.column() not in columns:
                continue
            number = cells.height * len(columns)
            row, place = current.row() - cells.top, columns.index(current.column())
            if down:
                place, row = divmod((place * cells.height + row + down) % number, cells.height)
            else:
                row, place = divmod((row * len(columns) + place + right) % number, len(columns))
            target = self._model.index(cells.top + row, columns[place])
            self._table.selectionModel().setCurrentIndex(target, _NO_UPDATE)
            return number > 1
        return False

    def choose_rows(self) -> None:
        """Choose the whole rows of the chosen cells."""
        columns = tuple(shown_columns(self._table))
        choose(self._table, *(each._replace(columns=columns) for each in ranges_to_copy(self._table)))

    def choose_columns(self) -> None:
        """Choose the whole columns of the chosen cells."""
        columns = {column for each in chosen_ranges(self._table) for column in each.columns}
        if columns:
            order = [column for column in shown_columns(self._table) if column in columns]
            choose(self._table, CellRange(0, self._model.rowCount() - 1, tuple(order)))

    def _page(self) -> int:
        height = self._table.verticalHeader().defaultSectionSize()
        return max(self._table.viewport().height() // height - 1, 1)

    def _go_by(self, down: int, right: int) -> None:
        order = shown_columns(self._table)
        end_row, end_column = self._end()
        row = min(max(end_row + down, 0), self._model.rowCount() - 1)
        place = min(max(order.index(end_column) + right, 0), len(order) - 1)
        self._go(row, order[place], extend=True)

    def _go_to_end(self, last: bool, *, whole: bool, extend: bool) -> None:
        order = shown_columns(self._table)
        row, column_here = self._end() if extend else self._active()
        fields = [column for column in order if self._model.columns[column].field() is not None]
        column = order[-1] if last else (fields or order)[0]
        if not last and not whole and order.index(column_here) <= order.index(column):
            column = order[0]
        row = row if not whole else self._model.rowCount() - 1 if last else 0
        self._go(row, column, extend=extend)

    def _go_to_edge(self, down: int, right: int, *, extend: bool) -> None:
        row, column = self._active()
        end_row, end_column = self._end() if extend else (row, column)
        if down:
            purpose = EXTEND if extend else MOVE
            self._edges.seek(Sought(self._model, end_row, column, down, purpose))
            return
        order = shown_columns(self._table)[::right]
        if end_column in order:
            ahead = order[order.index(end_column) :]
            self._go(end_row, self._edge_in_row(row, ahead), extend=extend)

    def _edge_in_row(self, row: int, columns: list[int]) -> int:
        """The end of the block in a row, from the first of *columns*; the row's number is no part of a block."""
        columns = [column for column in columns if self._model.columns[column].look != "number"] or columns
        full = [bool(self._model.cell(row, column).text) for column in columns]
        within = all(full[:2])
        last = len(columns) - 1
        return columns[next((place - within for place in range(1, last + 1) if full[place] != within), last)]

    def _on_edge_found(self, sought: Sought, row: int) -> None:
        if sought.model is not self._model or sought.purpose not in (MOVE, EXTEND):
            return
        extend = sought.purpose == EXTEND
        (_, column), (end_row, end_column) = self._active(), self._end() if extend else self._active()
        if (sought.row, sought.column) == (end_row, column):
            self._go(min(row, self._model.rowCount() - 1), end_column, extend=extend)

    def _go(self, row: int, column: int, *, extend: bool) -> None:
        if extend:
            self.stretch(row, column)
        else:  # with Ctrl held down, Qt would add the cell to those that are chosen
            self._table.selectionModel().setCurrentIndex(self._model.index(row, column), _ONLY_THIS)

    def stretch(self, row: int, column: int) -> None:
        """Let the chosen range reach from the active cell to this one, which is scrolled to; the active cell stays."""
        across, moved = self._table.horizontalScrollBar().value(), column != self._end()[1]
        choose(self._table, self._stretched(row, column))
        self._table.scrollTo(self._model.index(row, column))
        if not moved:  # where whole rows are chosen, their ends are far at the right
            self._table.horizontalScrollBar().setValue(across)

    def _active(self) -> tuple[int, int]:
        current = self._table.currentIndex()
        return current.row(), current.column()

    def _chosen(self) -> CellRange:
        """The chosen range with the active cell, or this cell alone."""
        row, column = self._active()
        ranges = [each for each in chosen_ranges(self._table) if each.top <= row <= each.bottom]
        return next((each for each in ranges if column in each.columns), CellRange(row, row, (column,)))

    def _end(self) -> tuple[int, int]:
        """The corner of the chosen range that moves: the one across from the active cell."""
        row, column = self._active()
        cells = self._chosen()
        end_row = cells.top if row == cells.bottom else cells.bottom
        return end_row, cells.columns[0 if column == cells.columns[-1] else -1]

    def _stretched(self, row: int, column: int) -> CellRange:
        """The chosen range with the corner that moves at another cell."""
        order = shown_columns(self._table)
        (here, column_here), (end_row, end_column) = self._active(), self._end()
        cells = self._chosen()
        top, bottom = (cells.top, cells.bottom) if row == end_row else sorted((here, row))
        if column == end_column:
            return CellRange(top, bottom, cells.columns)
        first, last = sorted((order.index(column_here), order.index(column)))
        return CellRange(top, bottom, tuple(order[first : last + 1]))
