"""Says in which row of a sheet the names of its columns stand, and takes another one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from joor_desktop.files.header_row import NO_NAMES
from joor_desktop.files.understanding import SheetUnderstanding

_ROWS = 30


class HeaderChoice(QComboBox):
    """``chosen`` tells the number of another row, from 1; 0 where no row names columns."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: int | None = None
        self.setAccessibleName(self.tr("Row with the names of the columns"))
        self.activated.connect(self._on_activated)

    def show_sheet(self, sheet: SheetUnderstanding) -> None:
        """Show the row of a sheet, and others to choose from."""
        self._shown = sheet.header_row
        self.clear()
        if self._shown is None:
            self.addItem(self.tr("No column names found"), None)
        for row in sorted({*range(1, _ROWS + 1), self._shown or 1}):
            self.addItem(self.tr("Column names in row {row}").format(row=row), row)
        self.addItem(self.tr("No names: all customers"), NO_NAMES)
        self.setCurrentIndex(0 if self._shown is None else self.findData(self._shown))

    def _on_activated(self, _number: int) -> None:
        row = self.currentData()
        if row is not None and row != self._shown:
            self.chosen.emit(row)
