"""The entries of one account list as a table: the kept ones, an empty row for the next one, and the learned ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from joor_desktop.model.texts import translate
from joor_desktop.storage.kept_lists import ListEntry, Texts
from joor_desktop.storage.lists import AccountList
from joor_desktop.ui.accounts.list_words import column_title, is_currency, origin_words

Index = QModelIndex | QPersistentModelIndex
Edit = Callable[[Texts | None, Texts], None]
"""Changes an entry (None: there is none yet) to these texts."""


class EntriesModel(QAbstractTableModel):
    """Rows of one list; what is typed goes to *edit*, which shows the list anew."""

    def __init__(self, edit: Edit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._kind = AccountList.PRICE_LABELS
        self._rows: list[ListEntry | None] = []

    def show_list(self, kind: AccountList, entries: Sequence[ListEntry]) -> None:
        """Show these entries of a list; a cell that is being edited stays open where only its row is another one."""
        kept = [entry for entry in entries if entry.kept]
        rows = [*kept, None, *(entry for entry in entries if not entry.kept)]
        more = len(rows) - len(self._rows)
        if kind is not self._kind or not self._rows or more not in (0, 1):
            self.beginResetModel()
            self._kind, self._rows = kind, rows
            self.endResetModel()
            return
        self._rows = [row for row in rows if row is not None] if more else rows
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(kind.columns)))
        if more:
            self.beginInsertRows(QModelIndex(), len(kept), len(kept))
            self._rows = rows
            self.endInsertRows()

    def entry_at(self, row: int) -> ListEntry | None:
        """The entry in a row; None for the empty row, and for one that isn't there."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The entries and the empty row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The columns of the list, and where an entry comes from."""
        return 0 if parent.isValid() else len(self._kind.columns) + 1

    def is_currency(self, column: int) -> bool:
        """Whether a column holds currencies."""
        return is_currency(self._kind, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < len(self._kind.columns):
            return column_title(self._kind, self._kind.columns[section])
        return translate("accounts", "From")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All texts can be edited."""
        flags = super().flags(index)
        is_text = index.isValid() and index.column() < len(self._kind.columns)
        return flags | Qt.ItemFlag.ItemIsEditable if is_text else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The texts, and in words where an entry comes from."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        entry, column = self._rows[index.row()], index.column()
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if column >= len(self._kind.columns):
            return origin_words(entry) if entry else ""
        if entry is not None:
            return entry.texts[column]
        shown = role == Qt.ItemDataRole.DisplayRole and column == 0
        return translate("accounts", "Add…") if shown else ""

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change a text; in the empty row this makes an entry."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or index.column() >= len(self._kind.columns):
            return False
        entry = self._rows[index.row()]
        texts = list(entry.texts if entry else [""] * len(self._kind.columns))
        if texts[index.column()] == str(value).strip():
            return False
        texts[index.column()] = str(value).strip()
        self._edit(entry.texts if entry else None, tuple(texts))
        return True
