"""The table of lists: one is called otherwise where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.storage.drafts import Draft
from joor_desktop.ui.name_delegate import NameDelegate
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.clock import local_now
from joor_desktop.ui.sends.listing import Index, ListingColumn, ListingModel
from joor_desktop.ui.sends.spoken_dates import spoken_moment
from joor_desktop.ui.words import grouped

_WIDTHS = (0, 150, 100, 90, 150)

Rename = Callable[[int, str], bool]
"""Gives the list of that id another name; False where that can't be."""


def _name_roles(draft: Draft, role: int) -> object:
    return draft.name if role == Qt.ItemDataRole.EditRole else None


def columns(is_open: Callable[[int], bool]) -> tuple[ListingColumn[Draft], ...]:
    """The columns; *is_open* tells whether the list of that id is the open one."""

    def opened(draft: Draft) -> str:
        if is_open(draft.id):
            return translate("lists", "open now")
        if draft.opened == draft.created:
            return translate("lists", "not yet")
        return spoken_moment(draft.opened, local_now())

    return (
        ListingColumn(QT_TRANSLATE_NOOP("sends", "Name"), lambda draft: draft.name, _name_roles),
        ListingColumn(QT_TRANSLATE_NOOP("sends", "Profile"), lambda draft: draft.profile),
        ListingColumn(QT_TRANSLATE_NOOP("sends", "Customers"), lambda draft: grouped(draft.customers)),
        ListingColumn(
            QT_TRANSLATE_NOOP("sends", "With errors"), lambda draft: grouped(draft.errors) if draft.errors else ""
        ),
        ListingColumn(QT_TRANSLATE_NOOP("sends", "Last opened"), opened),
    )


class ListsModel(ListingModel[Draft]):
    """The lists, whose names can be edited.

    :param rename: what an edit does.
    """

    def __init__(self, is_open: Callable[[int], bool], rename: Rename, parent: QObject | None = None) -> None:
        super().__init__(columns(is_open), lambda draft: draft.id, parent)
        self._rename = rename

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The name can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == 0 else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Call a list otherwise; one without a name keeps the name it has."""
        draft = self.row_at(index.row()) if index.isValid() else None
        if draft is None or role != Qt.ItemDataRole.EditRole or index.column() != 0:
            return False
        name = str(value).strip()
        return bool(name) and name != draft.name and self._rename(draft.id, name)


class ListsTable(CalmTable):
    """``open_requested`` and ``delete_requested`` tell that Enter, a double click, or the Del key was pressed."""

    open_requested = Signal()
    delete_requested = Signal()

    def __init__(self, lists: ListsModel, parent: QWidget | None = None) -> None:
        super().__init__("", _WIDTHS, parent)
        self.setAccessibleName(self.tr("Lists"))
        self.setModel(lists)
        self.setItemDelegateForColumn(0, NameDelegate(self.tr("Name of the list"), self))
        self.doubleClicked.connect(self.open_requested)

    def edit_name(self) -> None:
        """Let the person type another name over the chosen one."""
        if self.chosen_row() >= 0:
            index = self.model().index(self.chosen_row(), 0)
            self.setCurrentIndex(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits the name, Enter opens, Del puts away; a name that is being typed has the keys first."""
        if self.state() == CalmTable.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_name()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)
