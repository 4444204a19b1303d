"""The steps of the open list as a model: the newest first, read a page at a time."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from joor_desktop.storage.journal import Journal, Step
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.sends.clock import local_now
from joor_desktop.ui.sends.spoken_dates import spoken_moment

_PAGE = 200
_NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
TIME_ROLE = _Role.UserRole + 1
STANDING_ROLE = _Role.UserRole + 2


class Standing(Enum):
    """Where a step stands."""

    DONE = "done"
    PRESENT = "present"
    UNDONE = "undone"


class StepsModel(QAbstractListModel):
    """One row for each step, and one below them for the beginning of the list, whose number is 0."""

    def __init__(self, open_list: OpenList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._steps: list[Step] = []
        self._whole = False
        self._present = 0

    def journal(self) -> Journal:
        """The journal of the list that is open."""
        return Journal(self._open_list.drafts.database, self._open_list.list_id)

    def show(self) -> None:
        """Read the steps anew, as many as were read before."""
        journal = self.journal()
        last = journal.last_applied()
        steps = journal.history(max(_PAGE, len(self._steps)))
        self.beginResetModel()
        self._present = last.number if last else 0
        self._whole = len(steps) < max(_PAGE, len(self._steps))
        self._steps = steps[::-1]
        self.endResetModel()

    @property
    def present(self) -> int:
        """The number of the step that was done last, 0 at the beginning."""
        return self._present

    def number(self, row: int) -> int:
        """The number of the step in a row."""
        return self._steps[row].number if row < len(self._steps) else 0

    def row_of(self, number: int) -> int:
        """The row of a step; -1 where it isn't there, or wasn't read yet."""
        return next((row for row in range(self.rowCount()) if self.number(row) == number), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """The steps that were read, and the beginning where all were."""
        return 0 if parent.isValid() else len(self._steps) + self._whole

    def canFetchMore(self, _parent: Index) -> bool:
        """Whether there are older steps."""
        return not self._whole

    def fetchMore(self, _parent: Index) -> None:
        """Read older steps."""
        if self._whole:
            return
        older = self.journal().history(_PAGE, self._steps[-1].number if self._steps else None)
        whole = len(older) < _PAGE
        if older or whole:
            first = len(self._steps)
            self.beginInsertRows(_NO_PARENT, first, first + len(older) - 1 + whole)
            self._steps += older[::-1]
            self._whole = whole
            self.endInsertRows()

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """The step in words, its time, and where it stands."""
        if not index.isValid():
            return None
        step = self._steps[index.row()] if index.row() < len(self._steps) else None
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return step.label if step else self.tr("The list was made")
        if role == TIME_ROLE:
            return self._time(step)
        if role == STANDING_ROLE:
            return self._standing(step)
        if role == _Role.AccessibleTextRole:
            return f"{index.data()}, {self._time(step)}"
        return None

    def _standing(self, step: Step | None) -> Standing:
        if (step.number if step else 0) == self._present:
            return Standing.PRESENT
        return Standing.UNDONE if step and step.undone else Standing.DONE

    def _time(self, step: Step | None) -> str:
        at: datetime = step.at if step else self._open_list.draft.created
        told = spoken_moment(at, local_now())
        standing = self._standing(step)
        if standing is Standing.PRESENT:
            return self.tr("{time}  ·  the list as it is now").format(time=told)
        return self.tr("{time}  ·  undone").format(time=told) if standing is Standing.UNDONE else told
