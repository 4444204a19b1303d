"""The sheets of a file: which are read, and which one's columns are shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from joor_desktop.files.understanding import FileUnderstanding, Layout, SheetUnderstanding
from joor_desktop.ui.choice import ChoicePushButton
from joor_desktop.ui.theme import Space, bold_font
from joor_desktop.ui.words import counted


class SheetList(QWidget):
    """``chosen`` tells the sheet to show, ``used_changed`` that one is to be read, or not."""

    chosen = Signal(str)
    used_changed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, ChoicePushButton] = {}
        self._told: dict[str, str] = {}
        self._indent = 0
        self._group: QButtonGroup | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.UNIT)

    def show_sheets(self, understood: FileUnderstanding) -> None:
        """Show the sheets of a file."""
        while item := self._column.takeAt(0):
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        self._buttons = {}
        self._group = QButtonGroup(self)
        for sheet in understood.sheets:
            self._column.addWidget(self._line(sheet))
        for name in understood.hidden:
            self._column.addWidget(self._muted(self.tr("{sheet} (hidden): left out").format(sheet=name)))
        self._fit()

    def _line(self, sheet: SheetUnderstanding) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.UNIT)
        is_list = sheet.layout is not Layout.NONE
        words = counted(sheet.rows, self.tr("1 row"), self.tr("{n} rows")) if is_list else self.tr("not a list")
        box = QCheckBox(line)
        box.setAccessibleName(self.tr("Read the sheet {sheet}").format(sheet=sheet.name))
        box.setChecked(sheet.used)
        box.setEnabled(is_list)
        box.setProperty("sheet", sheet.name)
        self._indent = box.sizeHint().width() + Space.UNIT
        box.toggled.connect(self._on_toggled)
        button = ChoicePushButton(line)
        button.setMinimumWidth(0)
        button.be_choice()
        button.setProperty("kind", "place")
        button.setProperty("sheet", sheet.name)
        button.clicked.connect(self._on_clicked)
        assert self._group is not None
        self._group.addButton(button)
        self._buttons[sheet.name] = button
        self._tell(sheet.name, words)
        row.addWidget(box)
        row.addWidget(button, 1)
        return line

    def _muted(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "muted")
        return label

    def show_rows(self, rows: Mapping[str, int]) -> None:
        """Show how many rows of sheets were read, by the sheet's name: until then that is only about known."""
        for name, number in rows.items():
            self._tell(name, counted(number, self.tr("1 row"), self.tr("{n} rows")))
        self._fit()

    def _tell(self, name: str, words: str) -> None:
        """Say *words* of a sheet, in whole where the mouse rests and to screen readers."""
        self._told[name] = words
        whole = f"{name} · {words}"
        button = self._buttons[name]
        button.setToolTip(whole)
        button.setAccessibleName(whole)
        button.setText(whole.replace("&", "&&"))

    def _fit(self) -> None:
        """Leave out the middle of names, so that what is said of the sheets is whole."""
        for name, button in self._buttons.items():
            words = f" · {self._told[name]}"
            shown = button.text().replace("&&", "&")
            around = button.sizeHint().width() - button.fontMetrics().horizontalAdvance(shown)
            metrics = QFontMetrics(bold_font(button))  # as that of the chosen sheet is
            room = self.width() - self._indent - around - metrics.horizontalAdvance(words)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
            button.setText(f"{shown}{words}".replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the names as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def choose(self, name: str) -> None:
        """Mark the sheet whose columns are shown."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.sender().property("sheet"))

    def _on_toggled(self, used: bool) -> None:
        self.used_changed.emit(self.sender().property("sheet"), used)
