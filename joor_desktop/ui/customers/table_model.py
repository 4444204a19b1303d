"""The model of one table: a thin layer over the database that holds nothing but the order of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from joor_desktop.model.field import Kind, Node
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.storage.drafts import StoredRecord
from joor_desktop.ui.customers.columns import Column, StateColumn, columns_of
from joor_desktop.ui.customers.record_cache import RecordCache
from joor_desktop.ui.customers.row_state import state_sentence
from joor_desktop.ui.customers.rows import Rows
from joor_desktop.ui.open_list import OpenList

_PAGE = 16
_AHEAD = 8
_NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITED = _CHOSEN | Qt.ItemFlag.ItemIsEditable
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Cell(NamedTuple):
    """What is to be painted: the column, the record, the text, and the worst problem of the value."""

    column: Column
    stored: StoredRecord | None
    text: str
    problem: Problem | None


class TableModel(QAbstractTableModel):
    """Customers, or the entries of one node, a row each; the columns say what is in a cell."""

    def __init__(self, node: Node, cache: RecordCache, open_list: OpenList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.node = node
        self.all_columns = columns_of(node)
        for column in self.all_columns:
            if isinstance(column, StateColumn):
                column.fit_words()
        self._columns = self.all_columns
        self._cache = cache
        self._open_list = open_list
        self._rows = Rows()
        open_list.counted.connect(self._show_checked)
        self._show_checked()

    @property
    def rows(self) -> Rows:
        """Which rows are shown."""
        return self._rows

    @property
    def columns(self) -> Sequence[Column]:
        """The columns from left to right."""
        return self._columns

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns, from left to right."""
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    def _show_checked(self) -> None:
        checked = self._open_list.checked
        for column in self.all_columns:
            if isinstance(column, StateColumn) and column.all_checked is not checked:
                column.all_checked = checked
                if rows := self.rowCount():
                    self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """One row for each customer or entry; none of them has children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """One column for each of the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def cell(self, row: int, column: int) -> Cell:
        """What is to be painted in a cell; a row whose record is gone is empty."""
        shown = self._columns[column]
        stored = self.stored(row)
        if stored is None:
            return Cell(shown, None, "", None)
        index = self._rows.entry(row)
        problems = shown.problems(stored, index)
        worst = max(problems, key=_severity) if problems else None
        return Cell(shown, stored, shown.text(stored, index), worst)

    def stored(self, row: int) -> StoredRecord | None:
        """The record of a row; None where it is gone."""
        ids = self._rows.ids
        start = row - row % _PAGE
        return self._cache.get(ids[row], ids[start : start + _PAGE])

    def have_ready(self, first: int, last: int) -> None:
        """Read the records of these rows at once, and some of the next ones: more would be felt in the frame that waits
        for them."""
        self._cache.have_ready(self._rows.ids[first - first % _AHEAD : last + _AHEAD - last % _AHEAD])

    def country(self, row: int) -> str:
        """The country of the entry in *row*, as it stands there; "" where the table has none."""
        field = next((field for field in self.node.fields if field.kind is Kind.COUNTRY), None)
        stored = self.stored(row)
        if field is None or stored is None:
            return ""
        return stored.record.value(Path(self.node.key, self.rows.entry(row), field.name))

    def data(self, index: Index, role: int = _Role.DisplayRole) -> str | None:
        """The text of a cell, and its problems in words for the tooltip and the screen reader."""
        if not index.isValid():
            return None
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self.cell(index.row(), index.column()).text
        if role == _Role.ToolTipRole:
            return self._messages(index) or None
        if role == _Role.AccessibleTextRole:
            text = self.cell(index.row(), index.column()).text
            messages = self._messages(index)
            return f"{text}. {messages}" if messages else text
        return None

    def _messages(self, index: Index) -> str:
        stored = self.stored(index.row())
        if stored is not None and stored.facts is not None and isinstance(self._columns[index.column()], StateColumn):
            return state_sentence(stored.facts)
        if stored is None or not stored.problems:
            return ""
        problems = self._columns[index.column()].problems(stored, self._rows.entry(index.row()))
        if not problems:
            return ""
        from joor_desktop.checks.messages import describe

        return "\n".join(describe(problem) for problem in sorted(problems, key=_severity, reverse=True))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """The columns' titles and what they are about."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        if role == _Role.DisplayRole:
            return self._columns[section].title
        if role == _Role.ToolTipRole:
            return self._columns[section].explanation
        if role == _Role.TextAlignmentRole:
            return _RIGHT if self._columns[section].look == "number" else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All cells can be chosen, those of fields can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _CHOSEN if self._columns[index.column()].field() is None else _EDITED

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Save a typed text; the news of it comes back through the open list."""
        if role != _Role.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        record_id, path = self.place(index)
        text = str(value)
        if path is None or text == self.cell(index.row(), index.column()).text:
            return False
        return self._open_list.set_value(record_id, path, text)

    def place(self, index: Index) -> tuple[int, Path | None]:
        """The record of a cell, and where in it the cell leads to."""
        row = index.row()
        return self._rows.ids[row], self._columns[index.column()].path(self._rows.entry(row))

    def index_of(self, record_id: int, path: Path | None) -> QModelIndex:
        """The cell of that place, the row's first cell where no column leads there; no index where there is no row."""
        row = self._rows.find(record_id, path.index if path else 0)
        if row is None:
            return QModelIndex()
        return self.index(row, self.column_of(path))

    def column_of(self, path: Path | None) -> int:
        """The number of the column that leads to *path*; the first one where that column isn't shown."""
        return _leading_to(self._columns, path) or 0

    def hidden_column(self, path: Path | None) -> Column | None:
        """The column that leads to *path*, where it isn't shown."""
        number = _leading_to(self.all_columns, path)
        if number is None or self.all_columns[number] in self._columns:
            return None
        return self.all_columns[number]

    def record_changed(self, record_ids: tuple[int, ...]) -> None:
        """Show these records anew; whoever edited them made the cache forget them."""
        rows = self._rows.rows_of(record_ids)
        if rows is not None:
            first, last = rows
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def show_rows(self, rows: Rows) -> None:
        """Show other rows; what stays where it is keeps its selection."""
        before = self._rows
        start = before.common_start(rows)
        end = before.common_end(rows, min(len(before), len(rows)) - start)
        if start + end < len(before) // 2:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        if start + end < len(before):
            self.beginRemoveRows(_NO_PARENT, start, len(before) - end - 1)
            self._rows = before.without(start, len(before) - end)
            self.endRemoveRows()
        if start + end < len(rows):
            self.beginInsertRows(_NO_PARENT, start, len(rows) - end - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows


def _leading_to(columns: Sequence[Column], path: Path | None) -> int | None:
    if path is None:
        return None
    for number, column in enumerate(columns):
        if path in (column.path(path.index), column.path(0)):
            return number
    return next((number for number, column in enumerate(columns) if column.path(0) == Path(path.node)), None)


def _severity(problem: Problem) -> int:
    return problem.severity
