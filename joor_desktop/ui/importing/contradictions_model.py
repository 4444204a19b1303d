"""What rows of one customer say against each other, as a table: one line for a field, its texts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from joor_desktop.files.contradiction import APART, Contradiction, Said, choose, keeps_apart, may_be_apart
from joor_desktop.files.understanding import SheetChoices
from joor_desktop.model.field_table import CONNECTION
from joor_desktop.ui.words import grouped

Index = QModelIndex | QPersistentModelIndex

KEPT_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether what the cell says is what the customer gets."""

ROWS_ROLE = Qt.ItemDataRole.UserRole + 2
"""In words which rows say it; of a customer, in which field."""

TEXTS = 3
"""So many texts stand side by side; what else rows say is in the menu of the last of them."""


class Part(IntEnum):
    """The columns of this table."""

    CUSTOMER = 0
    FIRST = 1
    SECOND = 2
    THIRD = 3
    APART = 4


class ContradictionsModel(QAbstractTableModel):
    """The contradictions of one sheet as the person settled them; ``chosen`` tells a customer, a field and a text."""

    chosen = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contradictions: Sequence[Contradiction] = ()
        self._choices = SheetChoices()

    def show_contradictions(self, contradictions: Sequence[Contradiction], choices: SheetChoices) -> None:
        """Show these, as *choices* settle them."""
        self.beginResetModel()
        self._contradictions = contradictions
        self._choices = choices
        self.endResetModel()

    def keep(self, row: int, text: str) -> None:
        """Let a text of a line count, or APART."""
        each = self._contradictions[row]
        self.chosen.emit(each.customer, each.field, text)

    def text_at(self, index: Index) -> str | None:
        """The text that choosing a cell keeps; None where there is nothing to choose."""
        each, part = self._contradictions[index.row()], Part(index.column())
        if part is Part.APART:
            return APART if may_be_apart(each) else None
        said = self._said(each, part)
        return said.text if said else None

    def others(self, row: int) -> list[Said]:
        """What is said besides the texts that stand side by side."""
        return list(self._contradictions[row].said[TEXTS:])

    @staticmethod
    def _said(each: Contradiction, part: Part) -> Said | None:
        number = part - Part.FIRST
        return each.said[number] if 0 <= number < min(TEXTS, len(each.said)) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row for each field of a customer."""
        return 0 if parent.isValid() else len(self._contradictions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The customer with the field, three texts, and whether they stay apart."""
        return 0 if parent.isValid() else len(Part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The titles."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = {
            Part.CUSTOMER: self.tr("Customer"),
            Part.FIRST: self.tr("Its rows say"),
            Part.SECOND: self.tr("but also"),
            Part.THIRD: self.tr("and"),
        }
        return titles.get(Part(section), "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and whether it is what counts."""
        if not index.isValid() or index.row() >= len(self._contradictions):
            return None
        each, part = self._contradictions[index.row()], Part(index.column())
        if role == KEPT_ROLE:
            return self._is_kept(each, part)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(each, part)
        if role == ROWS_ROLE:
            return self._rows_words(each, part)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(each, part)
        return None

    def _spoken(self, each: Contradiction, part: Part) -> str:
        words = ", ".join(filter(None, (self._words(each, part), self._rows_words(each, part))))
        return self.tr("{words}: this counts").format(words=words) if self._is_kept(each, part) else words

    def has_third(self) -> bool:
        """Whether rows say three different texts anywhere."""
        return any(len(each.said) >= TEXTS for each in self._contradictions)

    def has_apart(self) -> bool:
        """Whether rows of one code may be customers of their own anywhere."""
        return any(map(may_be_apart, self._contradictions))

    def _is_kept(self, each: Contradiction, part: Part) -> bool:
        kept = self._kept(each)
        if part is Part.APART:
            return kept == APART
        said = self._shown(each, part)
        return said is not None and said.text == kept

    def _kept(self, each: Contradiction) -> str:
        if may_be_apart(each) and keeps_apart(each.customer, self._choices)[0]:
            return APART
        return choose(each.customer, each.field, each.said, self._choices)[0]

    def _words(self, each: Contradiction, part: Part) -> str:
        if part is Part.CUSTOMER:
            return each.customer
        if part is Part.APART:
            return self.tr("apart") if may_be_apart(each) else ""
        said = self._shown(each, part)
        return said.text if said else ""

    def _rows_words(self, each: Contradiction, part: Part) -> str:
        if part is Part.CUSTOMER:
            return CONNECTION.field(each.field).title
        if part is Part.APART:
            return self.tr("as customers of their own") if may_be_apart(each) else ""
        said = self._shown(each, part)
        if said is None:
            return ""
        words = self.tr("row {first}") if said.rows == 1 else self.tr("{n} rows, from row {first}")
        words = words.format(n=grouped(said.rows), first=said.first)
        more = len(each.said) - TEXTS if part is Part.THIRD else 0
        return self.tr("{words}; {n} more texts").format(words=words, n=more) if more > 0 else words

    def _shown(self, each: Contradiction, part: Part) -> Said | None:
        """What a cell shows: in the last one that of the further texts that counts, where one of them does."""
        said = self._said(each, part)
        if said is None or part is not Part.THIRD:
            return said
        kept = self._kept(each)
        return next((other for other in each.said[TEXTS:] if other.text == kept), said)
