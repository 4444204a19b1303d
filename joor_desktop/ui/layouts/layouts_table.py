"""The table of remembered layouts: one is called otherwise, or deleted, where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from joor_desktop.model.texts import QT_TRANSLATE_NOOP
from joor_desktop.storage.layouts import Layout
from joor_desktop.ui.name_delegate import NameDelegate
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.clock import local_now
from joor_desktop.ui.sends.listing import ListingColumn, ListingModel
from joor_desktop.ui.sends.spoken_dates import spoken_day
from joor_desktop.work.layout_words import chosen_words

_WIDTHS = (160, 120, 88, 80, 0)
_SHARES = {0: 0.27, 1: 0.2}
"""The part of the table's width that a column takes."""

Index = QModelIndex | QPersistentModelIndex
Rename = Callable[[str, str], bool]
"""Gives the layout of that fingerprint another name; False where that can't be."""


def came_words(layout: Layout) -> str:
    """The day on which a file of the layout came last."""
    now = local_now()
    return spoken_day(layout.last.astimezone(now.tzinfo).date(), now.date())


def _name_roles(layout: Layout, role: int) -> object:
    return layout.title if role == Qt.ItemDataRole.EditRole else None


COLUMNS: tuple[ListingColumn[Layout], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Name"), lambda layout: layout.title, _name_roles),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Last file"), lambda layout: layout.file),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Came last"), came_words),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Columns"), lambda layout: str(len(layout.columns))),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Chosen by hand"), chosen_words),
)


class LayoutsModel(ListingModel[Layout]):
    """The layouts, whose names can be edited.

    :param rename: what an edit does.
    """

    def __init__(self, rename: Rename, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, lambda layout: layout.fingerprint, parent)
        self._rename = rename

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The name can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == 0 else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Call a layout otherwise; without a name it is called by its file again."""
        layout = self.row_at(index.row()) if index.isValid() else None
        if layout is None or role != Qt.ItemDataRole.EditRole or index.column() != 0:
            return False
        name = str(value).strip()
        return name != layout.title and self._rename(layout.fingerprint, name)


class LayoutsTable(CalmTable):
    """``delete_requested`` tells that the Del key was pressed on the chosen layout."""

    delete_requested = Signal()

    def __init__(self, layouts: LayoutsModel, parent: QWidget | None = None) -> None:
        super().__init__("", _WIDTHS, parent)
        self.setAccessibleName(self.tr("Remembered layouts"))
        self.setModel(layouts)
        self.setItemDelegateForColumn(0, NameDelegate(self.tr("Name of the layout"), self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room between the names and what was chosen."""
        super().resizeEvent(event)
        for column, share in _SHARES.items():
            least = max(_WIDTHS[column], self.horizontalHeader().sectionSizeHint(column))
            self.setColumnWidth(column, max(round(self.viewport().width() * share), least))

    def edit_name(self) -> None:
        """Let the person type another name over the chosen one."""
        if self.chosen_row() >= 0:
            index = self.model().index(self.chosen_row(), 0)
            self.setCurrentIndex(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits the name, wherever in its row the cursor is; Del wants the layout deleted."""
        if event.key() == Qt.Key.Key_F2:
            self.edit_name()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)
