"""The columns of a sheet as a table: what is in each, which field it goes into, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from joor_desktop.files.column_words import joined_with
from joor_desktop.files.understanding import Column, SheetUnderstanding, Target
from joor_desktop.model.texts import translate
from joor_desktop.ui.importing.targets import targets_words

Index = QModelIndex | QPersistentModelIndex


class Standing(Enum):
    """What a person has to do about a column."""

    USED = "used"
    TO_CONFIRM = "to confirm"
    NOT_USED = "not used"


class Part(IntEnum):
    """The columns of this table."""

    HEADING = 0
    SAMPLES = 1
    FIELD = 2
    WHY = 3
    CONFIRM = 4


STANDING_ROLE = Qt.ItemDataRole.UserRole + 1
TARGETS_ROLE = Qt.ItemDataRole.UserRole + 2


class ColumnsModel(QAbstractTableModel):
    """The columns of one sheet with what the person chose for them; ``chosen`` tells the fields of columns by key."""

    chosen = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: list[Column] = []
        self._shown: list[int] = []
        self._choices: dict[str, tuple[Target, ...]] = {}
        self._only: Standing | None = None

    def show_sheet(self, sheet: SheetUnderstanding, choices: Mapping[str, Sequence[Target]]) -> None:
        """Show the columns of *sheet* that have a name or a value."""
        self.beginResetModel()
        self._columns = [column for column in sheet.columns if column.heading or column.samples]
        self._choices = {key: tuple(targets) for key, targets in choices.items()}
        self._narrow()
        self.endResetModel()

    def show_only(self, standing: Standing | None) -> None:
        """Show only columns of this standing; None shows all."""
        self.beginResetModel()
        self._only = standing
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        self._shown = [
            number
            for number, column in enumerate(self._columns)
            if self._only is None or self._standing(column) is self._only
        ]

    def count(self, standing: Standing | None) -> int:
        """How many columns have this standing; None counts all."""
        return sum(standing is None or self._standing(column) is standing for column in self._columns)

    def used_targets(self) -> list[Target]:
        """The fields that columns go into."""
        return [target for column in self._columns for target in self._targets(column)]

    def choose(self, row: int, targets: Sequence[Target]) -> None:
        """Let the column in *row* go into these fields, or into none."""
        self._choose({self._columns[self._shown[row]].key: tuple(targets)})

    def _choose(self, choices: dict[str, tuple[Target, ...]]) -> None:
        self._choices |= choices
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, self.columnCount() - 1))  # all whys
        self.chosen.emit(choices)

    def confirm_all(self) -> None:
        """Take all proposals."""
        waiting = (column for column in self._columns if self._standing(column) is Standing.TO_CONFIRM)
        self._choose({column.key: column.targets for column in waiting})

    def confirm(self, row: int) -> None:
        """Take the proposal for the column in *row*."""
        column = self._columns[self._shown[row]]
        if self._standing(column) is Standing.TO_CONFIRM:
            self.choose(row, column.targets)

    def _targets(self, column: Column) -> tuple[Target, ...]:
        if column.key in self._choices:
            return self._choices[column.key]
        return column.targets if column.applied else ()

    def _standing(self, column: Column) -> Standing:
        if self._targets(column):
            return Standing.USED
        waits = column.targets and column.key not in self._choices and column.why != "taken"
        return Standing.TO_CONFIRM if waits else Standing.NOT_USED

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row for each column of the sheet."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Heading, samples, field, why, and the link that confirms."""
        return 0 if parent.isValid() else len(Part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The titles."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Part.HEADING: self.tr("Column in the file"),
            Part.SAMPLES: self.tr("What is in it"),
            Part.FIELD: self.tr("JOOR field"),
            Part.WHY: self.tr("Why"),
            Part.CONFIRM: "",
        }[Part(section)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The field can be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == Part.FIELD else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, the standing of its row, the fields that it proposes or goes into."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        column = self._columns[self._shown[index.row()]]
        if role == STANDING_ROLE:
            return self._standing(column)
        if role == TARGETS_ROLE:
            return self._targets(column) or column.targets
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(column, Part(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading or column.letters}: {self._words(column, Part(index.column()))}"
        return None

    def _words(self, column: Column, part: Part) -> str:
        if part is Part.HEADING:
            return column.heading or self.tr("({letters}, no name)").format(letters=column.letters)
        if part is Part.SAMPLES:
            return " · ".join(column.samples)
        if part is Part.FIELD:
            proposed = self._standing(column) is Standing.TO_CONFIRM
            return targets_words(column.targets if proposed else self._targets(column))
        if part is Part.WHY:
            return self._why(column)
        return self.confirming_words() if self._standing(column) is Standing.TO_CONFIRM else ""

    def confirming_words(self) -> str:
        """What the link that takes a proposal says."""
        return self.tr("Confirm")

    def _why(self, column: Column) -> str:
        if column.key not in self._choices:
            return why_words(column)
        targets = set(self._choices[column.key])
        others = [
            other.letters
            for other in self._columns
            if other is not column and not targets.isdisjoint(self._choices.get(other.key, ()))
        ]
        return joined_with(others) if others else self.tr("chosen by you")


def why_words(column: Column) -> str:
    """Why a column was taken for its field, or for none, in few words."""
    words = {
        "name": translate("import", "name"),
        "label": translate("import", "template name"),
        "synonym": translate("import", "a usual name"),
        "similar": translate("import", "similar name"),
        "values": translate("import", "looks like it"),
        "chosen": translate("import", "same as last time"),
        "taken": translate("import", "not used twice"),
    }.get(column.why, "")
    says_itself = column.why == "values" and column.detail
    told = [each for each in ("" if says_itself else words, column.detail) if each]
    return ", ".join(told) or translate("import", "name not known")
