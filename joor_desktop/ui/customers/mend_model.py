"""The fixes of a kind of problem as a table: what each value is now, and what it would become."""

from __future__ import annotations

from array import array
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from joor_desktop.checks.messages import describe, locate
from joor_desktop.model.problem import Problem
from joor_desktop.storage.drafts import Drafts, ProblemKind, StoredRecord
from joor_desktop.ui.customers.mend_words import after_words, before_words
from joor_desktop.ui.theme import colours
from joor_desktop.work.mending import FixRows, fixes_of

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_PAGE = 64
_KEPT_PAGES = 6
_NO_PARENT = QModelIndex()


class Part(IntEnum):
    """The columns of this table."""

    CHOSEN = 0
    CUSTOMER = 1
    WHERE = 2
    BEFORE = 3
    AFTER = 4
    SURE = 5


class MendModel(QAbstractTableModel):
    """Holds bare numbers; the values are read from the list a page at a time. ``chosen_changed`` tells that other
    fixes are wanted than before."""

    chosen_changed = Signal()

    def __init__(self, drafts: Drafts, kind: ProblemKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._kind = kind
        self._rows = FixRows()
        self._chosen = bytearray()
        self._pages: dict[int, dict[int, StoredRecord]] = {}

    def show_fixes(self, rows: FixRows) -> None:
        """Show these; all are wanted at first but those that cut a text off."""
        self.beginResetModel()
        self._rows = rows
        self._chosen = bytearray(b"\x01") * len(rows)
        for row in rows.cutting:
            self._chosen[row] = 0
        self._pages = {}
        self.endResetModel()
        self.chosen_changed.emit()

    @property
    def fixes(self) -> FixRows:
        """All fixes that are shown."""
        return self._rows

    def chosen(self) -> FixRows:
        """The fixes that are wanted."""
        numbers = [row for row, wanted in enumerate(self._chosen) if wanted]
        return FixRows(
            array("q", [self._rows.ids[row] for row in numbers]),
            array("H", [self._rows.places[row] for row in numbers]),
        )

    def count_chosen(self, *, likely: bool | None = None) -> int:
        """How many fixes are wanted: of all, of the certain ones, or of the likely ones."""
        certain = self._rows.certain
        if likely is None:
            return sum(self._chosen)
        return sum(self._chosen[certain:] if likely else self._chosen[:certain])

    def turn_half(self, *, likely: bool) -> None:
        """Want all certain, or all likely, fixes, or none of them where all were wanted.

        What cuts a text off is wanted one by one only.
        """
        certain = self._rows.certain
        half = range(certain, len(self._rows)) if likely else range(certain)
        whole = [row for row in half if row not in self._rows.cutting]
        wanted = not all(self._chosen[row] for row in whole)
        for row in half:
            self._chosen[row] = wanted and row not in self._rows.cutting
        self._tell(0, len(self._rows) - 1)

    def turn(self, rows: list[int]) -> None:
        """Want these fixes, or none of them where the first one was wanted."""
        if rows:
            wanted = not self._chosen[rows[0]]
            for row in rows:
                self._chosen[row] = wanted
            self._tell(min(rows), max(rows))

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, Part.CHOSEN), self.index(last, Part.CHOSEN))
        self.chosen_changed.emit()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """One row for each fix."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Whether it is wanted, whose value it is and where, before and after, and how sure it is."""
        return 0 if parent.isValid() else len(Part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        """The titles."""
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        titles = {
            Part.CUSTOMER: self.tr("Customer"),
            Part.WHERE: self.tr("Where"),
            Part.BEFORE: self.tr("Now"),
            Part.AFTER: self.tr("Will be"),
            Part.SURE: self.tr("How sure"),
        }
        return titles.get(Part(section), "")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column is ticked or not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Part.CHOSEN else flags

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Want a fix, or not."""
        if role != _Role.CheckStateRole or not index.isValid() or index.column() != Part.CHOSEN:
            return False
        self._chosen[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self._tell(index.row(), index.row())
        return True

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """The words of a cell, its look, and whether it is ticked."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, part = index.row(), Part(index.column())
        if role == _Role.CheckStateRole:
            wanted = Qt.CheckState.Checked if self._chosen[row] else Qt.CheckState.Unchecked
            return wanted if part is Part.CHOSEN else None
        if role == _Role.DisplayRole:
            return self._words(row, part)
        if role == _Role.ToolTipRole and part is not Part.CHOSEN:
            found = self._fix(row)
            return f"{self._words(row, part)}\n{describe(found[1])}" if found else None
        if role == _Role.AccessibleTextRole:
            return self._spoken(row) if part is Part.CHOSEN else self._words(row, part)
        return self._look(row, part, role)

    def _look(self, row: int, part: Part, role: int) -> object:
        if role == _Role.ForegroundRole and part in (Part.WHERE, Part.BEFORE):
            return colours().muted
        if role == _Role.ForegroundRole and part is Part.SURE:
            return colours().right_text if row < self._rows.certain else colours().warning_text
        if role == _Role.FontRole and part is Part.AFTER:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def _spoken(self, row: int) -> str:
        words = {part: self._words(row, part) for part in Part}
        return self.tr("{customer}, {where}: {before} becomes {after}. {sure}").format(
            customer=words[Part.CUSTOMER], where=words[Part.WHERE], before=words[Part.BEFORE],
            after=words[Part.AFTER], sure=words[Part.SURE],
        )

    def _words(self, row: int, part: Part) -> str:
        found = self._fix(row)
        if part is Part.CHOSEN or found is None:
            return ""
        stored, problem = found
        if part is Part.CUSTOMER:
            return stored.record.customer_code or stored.record.customer_name or f"#{stored.place}"
        if part is Part.WHERE:
            return locate(problem.path).partition(", ")[0]
        if part is Part.BEFORE:
            return before_words(stored.record, problem)
        if part is Part.AFTER:
            return after_words(problem)
        return self._sure(row)

    def _sure(self, row: int) -> str:
        if row in self._rows.cutting:
            return self.tr("cuts it off")
        return self.tr("certain") if row < self._rows.certain else self.tr("likely")

    def _fix(self, row: int) -> tuple[StoredRecord, Problem] | None:
        """The record and the problem of a row; None where it was mended meanwhile."""
        stored = self._page(row // _PAGE).get(self._rows.ids[row])
        fixes = fixes_of(stored, self._kind) if stored else []
        place = self._rows.places[row]
        return (stored, fixes[place]) if stored and place < len(fixes) else None

    def _page(self, number: int) -> dict[int, StoredRecord]:
        if number not in self._pages:
            if len(self._pages) >= _KEPT_PAGES:
                del self._pages[next(iter(self._pages))]
            ids = list(dict.fromkeys(self._rows.ids[number * _PAGE : (number + 1) * _PAGE]))
            self._pages[number] = {stored.id: stored for stored in self._drafts.page(ids)}
        return self._pages[number]
