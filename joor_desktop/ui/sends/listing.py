"""A table that is only read: rows of words, built from the field of things it was given last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from joor_desktop.model.texts import translate

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ListingColumn(Generic[Row]):
    """A column: its title, the words of a row, and more for a role where a delegate or the eye needs it."""

    title: str
    words: Callable[[Row], str]
    roles: Callable[[Row, int], object] = lambda _row, _role: None


class ListingModel(QAbstractTableModel, Generic[Row]):
    """Rows of words. Showing the same rows anew (by *key*), or more below them, leaves choice and scroll bar alone."""

    def __init__(
        self, columns: Sequence[ListingColumn[Row]], key: Callable[[Row], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._key = key
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        known = len(self._rows)
        if list(map(self._key, rows[:known])) == list(map(self._key, self._rows)):
            self._rows = list(rows[:known])
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(known - 1, len(self._columns) - 1))
            if len(rows) > known:
                self.beginInsertRows(QModelIndex(), known, len(rows) - 1)
                self._rows = list(rows)
                self.endInsertRows()
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, row: int) -> Row | None:
        """What stands in a row; None for a row that isn't there."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: object) -> int:
        """The row with this key; -1 where it isn't shown."""
        return next((row for row, each in enumerate(self._rows) if self._key(each) == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The rows that were given last; no row has children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The columns that the model was made with."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The titles of the columns."""
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and section < len(self._columns):
            return translate("sends", self._columns[section].title)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, and what the column has for other roles."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.words(row)
        return column.roles(row, role)
