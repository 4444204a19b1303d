"""The values of a column to tick, as Excel's filter lists them; any number of them, since only seen ones are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from joor_desktop.ui.customers.filter_words import value_words
from joor_desktop.ui.words import grouped
from joor_desktop.work.folding import folded

_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class ValueModel(QAbstractListModel):
    """The values that hold what is sought, each with a tick; ``ticked`` are the ticked ones of all.

    :param checked: whether all customers are checked by the rules of now.
    """

    changed = Signal()

    def __init__(self, column: str, parent: QObject | None = None, *, checked: bool = True) -> None:
        super().__init__(parent)
        self._column = column
        self._checked = checked
        self._counts: Sequence[tuple[str, int]] = ()
        self._seen: Sequence[tuple[str, int]] = ()
        self.ticked: set[str] = set()

    def show_counts(self, counts: Sequence[tuple[str, int]], ticked: frozenset[str] | None) -> None:
        """List these values; None ticks all."""
        self.beginResetModel()
        self._counts = self._seen = counts
        self.ticked = {text for text, _ in counts if ticked is None or text in ticked}
        self.endResetModel()
        self.changed.emit()

    def seek(self, text: str) -> None:
        """List only the values that hold *text*."""
        needle = folded(text)
        self.beginResetModel()
        self._seen = [each for each in self._counts if not needle or needle in folded(self._words(each[0]))]
        self.endResetModel()
        self.changed.emit()

    def _words(self, text: str) -> str:
        return value_words(self._column, text, checked=self._checked)

    @property
    def seen(self) -> set[str]:
        """The values that are listed."""
        return {text for text, _ in self._seen}

    @property
    def all_ticked(self) -> bool:
        """Whether no value is left out."""
        return len(self.ticked) == len(self._counts)

    def tick_seen(self, *, ticked: bool) -> None:
        """Tick all values that are listed, or none of them."""
        self.ticked = self.ticked | self.seen if ticked else self.ticked - self.seen
        self.dataChanged.emit(self.index(0), self.index(len(self._seen) - 1))
        self.changed.emit()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """One row for each listed value."""
        return 0 if parent.isValid() else len(self._seen)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """The value with its count, and its tick."""
        if not index.isValid():
            return None
        text, count = self._seen[index.row()]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return f"{self._words(text)}  ({grouped(count)})"
        if role == _Role.ToolTipRole:
            return text
        if role == _Role.CheckStateRole:
            return Qt.CheckState.Checked if text in self.ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be chosen and ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Tick a value, or not."""
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        text = self._seen[index.row()][0]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.ticked.add(text)
        else:
            self.ticked.discard(text)
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True


class ValueList(QListView):
    """Ticked with a click anywhere on a row, or with the space bar."""

    accepted = Signal()

    def __init__(self, model: ValueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = model
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the count stands at the end
        self.setAccessibleName(self.tr("Values of the column"))
        self.setMinimumHeight(96)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts what is ticked."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        else:
            super().keyPressEvent(event)
