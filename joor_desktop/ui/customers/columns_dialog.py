"""Chooses which columns a table shows, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.ui.customers.columns import Column
from joor_desktop.ui.search_line import be_search
from joor_desktop.ui.theme import Space
from joor_desktop.work.arranging import NUMBER_COLUMN
from joor_desktop.work.folding import folded

_KEY = Qt.ItemDataRole.UserRole


class ColumnsDialog(QDialog):
    """``chosen`` tells the order of all columns and those that are hidden, each time something is changed."""

    help_topic = "table#columns"

    chosen = Signal(object, object)
    reset_requested = Signal()

    def __init__(self, table: str, columns: Sequence[Column], shown: set[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Columns of {table}").format(table=table))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search the columns"))
        self.search.setAccessibleName(self.tr("Search the columns"))
        be_search(self.search)
        self.search.textChanged.connect(self._on_sought)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Columns from left to right"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setUniformItemSizes(True)
        self.fill(columns, shown)
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)
        self._lay_out()
        self.resize(QSize(420, 480))

    def fill(self, columns: Sequence[Column], shown: set[str]) -> None:
        """List these columns."""
        self.list.blockSignals(True)
        self.list.clear()
        for column in columns:
            item = QListWidgetItem(column.title, self.list)
            item.setData(_KEY, column.key)
            item.setToolTip(column.explanation)
            item.setCheckState(Qt.CheckState.Checked if column.key in shown else Qt.CheckState.Unchecked)
            if column.key == NUMBER_COLUMN:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        hint = QLabel(self.tr("Ticked columns are shown. Drag a column to another place, or use the buttons."), self)
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(Space.CONTROLS)
        column.addWidget(self.search)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        for words, slot in (
            (self.tr("Up"), self._on_up),
            (self.tr("Down"), self._on_down),
            (self.tr("Show all"), self._on_all),
            (self.tr("As at first"), self.reset_requested.emit),
        ):
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch(1)
        close = QPushButton(self.tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        buttons.addWidget(close)
        column.addLayout(buttons)

    def _tell(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        hidden = {item.data(_KEY) for item in items if item.checkState() != Qt.CheckState.Checked}
        self.chosen.emit(tuple(item.data(_KEY) for item in items), frozenset(hidden))

    def _on_sought(self, text: str) -> None:
        needle = folded(text)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(needle not in folded(item.text()))

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + by < self.list.count():
            return
        self.list.insertItem(row + by, self.list.takeItem(row))
        self.list.setCurrentRow(row + by)
        self._tell()

    def _on_all(self) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Checked)
        self.list.blockSignals(False)
        self._tell()
