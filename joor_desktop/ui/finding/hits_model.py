"""All hits of a search as a table: what stands there and what would; a row can be left out."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.record_cache import RecordCache
from joor_desktop.work.replacing import Found, Hit, Matcher, Search

_PAGE = 64
_NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class Row(NamedTuple):
    """One hit: where it is, and in words."""

    hit: Hit
    words: tuple[str, str, str, str]


def field_words(path: Path) -> str:
    """The field's name, with the entry it belongs to: "Shipping address 2: City"."""
    node = NODE_BY_KEY[path.node]
    title = node.field(path.field).title
    return f"{node.title} {path.index + 1}: {title}" if path.node else title


class HitsModel(QAbstractTableModel):
    """Reads the records as they are painted. ``choice_changed`` tells that rows were ticked or unticked."""

    choice_changed = Signal()

    def __init__(self, drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = RecordCache(drafts)
        self._titles = (self.tr("Customer"), self.tr("Field"), self.tr("Now"), self.tr("Will be"))
        self.left_out: set[Hit] = set()
        self._take(Found(Search(""), {}, {}))

    def _take(self, found: Found) -> None:
        self.found = found
        self._ids = list(found.numbers)
        self._starts = [0, *accumulate(found.numbers.values())]
        self._matcher = Matcher(found.search)

    def show_found(self, found: Found) -> None:
        """Show the hits of a search; those that were left out of the same search stay so."""
        self.beginResetModel()
        if found.search != self.found.search:
            self.left_out.clear()
        self._cache.clear()
        self._take(found)
        self.endResetModel()
        self.choice_changed.emit()

    @property
    def chosen(self) -> int:
        """How many cells are ticked."""
        return self._starts[-1] - len(self.left_out)

    def choose_all(self) -> None:
        """Tick every row."""
        self.left_out.clear()
        self._tell_all()

    def row(self, number: int) -> Row | None:
        """What a row shows; None where the cell was changed since."""
        at = bisect_right(self._starts, number) - 1
        record_id = self._ids[at]
        stored = self._cache.get(record_id, self._ids[at : at + _PAGE])
        if stored is None:
            return None
        paths = list(self._matcher.paths(stored.record, self.found.reach[record_id]))
        place = number - self._starts[at]
        if place >= len(paths):
            return None
        path = paths[place]
        before = stored.record.value(path)
        who = stored.record.customer_code or stored.record.customer_name or f"#{stored.place}"
        return Row((record_id, path), (who, field_words(path), before, self._matcher.replaced(before)))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """A row for each cell."""
        return 0 if parent.isValid() else self._starts[-1]

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Customer, field, before, after."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> str | None:
        """The columns' titles."""
        across = orientation is Qt.Orientation.Horizontal
        return self._titles[section] if across and role == _Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first cell of a row has the tick."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """The words and the tick."""
        if not index.isValid() or role not in (_Role.DisplayRole, _Role.ToolTipRole, _Role.CheckStateRole):
            return None
        row = self.row(index.row())
        if role == _Role.CheckStateRole:
            if index.column() or row is None:
                return None
            return Qt.CheckState.Unchecked if row.hit in self.left_out else Qt.CheckState.Checked
        return row.words[index.column()] if row else ""

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Tick a row, or leave it out."""
        row = self.row(index.row()) if index.isValid() and role == _Role.CheckStateRole else None
        if row is None:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.left_out.discard(row.hit)
        else:
            self.left_out.add(row.hit)
        self.dataChanged.emit(index, index, [role])
        self.choice_changed.emit()
        return True

    def _tell_all(self) -> None:
        if self._starts[-1]:
            self.dataChanged.emit(self.index(0, 0), self.index(self._starts[-1] - 1, 0), [_Role.CheckStateRole])
        self.choice_changed.emit()
