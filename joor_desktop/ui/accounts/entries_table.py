"""The table of an account list, with the keys of a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from joor_desktop.ui.accounts.entries_model import EntriesModel, Index
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.delegates import WordsDelegate

_WIDTH = 320
"""The most that a column of texts gets, in pixels."""
_LAST = (0.28, 180)
"""What is left for where an entry is from: a part of the table's width, and at least so many pixels."""


class EntriesTable(CalmTable):
    """``removed``, ``pasted`` and ``undone`` tell that the keys for that were pressed."""

    removed = Signal()
    pasted = Signal()
    undone = Signal()

    def __init__(self, entries: EntriesModel, parent: QWidget | None = None) -> None:
        super().__init__("", (), parent)
        self._entries = entries
        self.setAccessibleName(self.tr("Entries of the list"))
        self.setModel(entries)
        self.setItemDelegate(_TextDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        entries.modelReset.connect(self._share_width)
        self._share_width()

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def event(self, event: QEvent) -> bool:
        """Here Ctrl+Z and Ctrl+V are about this list, not about the customers."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del removes, Ctrl+V pastes, Ctrl+Z undoes; a text that is being typed has the keys first."""
        if self.state() == CalmTable.State.EditingState:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removed.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """A currency needs no more than its head, so that long price labels can be told apart."""
        header, others = self.horizontalHeader(), range(max(self._entries.columnCount() - 1, 1))
        short = {each: header.sectionSizeHint(each) for each in others if self._entries.is_currency(each)}
        room = self.viewport().width()
        room -= max(int(room * _LAST[0]), _LAST[1]) + sum(short.values())
        width = max(min(_WIDTH, room // max(len(others) - len(short), 1)), 1)
        self.set_widths([*(short.get(each, width) for each in others), 0])


def _is_own(event: QKeyEvent) -> bool:
    keys = (QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Delete)
    return any(event.matches(key) for key in keys)


class _TextDelegate(WordsDelegate):
    """A text, and a field to type another one."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field as in the table of customers."""
        field = QLineEdit(parent)
        field.setProperty("cell", "true")
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        field.setAccessibleName(str(title))
        return field
