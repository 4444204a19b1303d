"""Says in which row of a sheet the names of its columns stand, and takes another one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from joor_desktop.files.understanding import SheetUnderstanding

_ROWS = 30


class HeaderChoice(QComboBox):
    """``chosen`` tells the number of another row, from 1."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 0
        self.setAccessibleName(self.tr("Row with the names of the columns"))
        self.activated.connect(self._on_activated)

    def show_sheet(self, sheet: SheetUnderstanding) -> None:
        """Show the row of a sheet, and others to choose from."""
        self._shown = sheet.header_row or 0
        self.clear()
        if not self._shown:
            self.addItem(self.tr("No column names found"), 0)
        for row in sorted({*range(1, _ROWS + 1), self._shown} - {0}):
            self.addItem(self.tr("Column names in row {row}").format(row=row), row)
        self.setCurrentIndex(self.findData(self._shown))

    def _on_activated(self, _number: int) -> None:
        row = self.currentData()
        if row and row != self._shown:
            self.chosen.emit(row)
