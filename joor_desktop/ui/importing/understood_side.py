"""The left of the import page: the sheets, how text is written, and in words what was understood of a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.files.understanding import FileUnderstanding, SheetChoices, SheetUnderstanding, Target
from joor_desktop.ui.importing.header_choice import HeaderChoice
from joor_desktop.ui.importing.rows_choice import RowsChoice
from joor_desktop.ui.importing.shape_bar import ShapeBar
from joor_desktop.ui.importing.sheet_list import SheetList
from joor_desktop.ui.importing.sheet_words import advice_words, understood_words
from joor_desktop.ui.importing.spoilt_list import SpoiltList
from joor_desktop.ui.theme import Space

_WIDTH = 226


class UnderstoodSide(QWidget):
    """``hidden_wanted`` asks that what the spreadsheet hides is read too, ``layouts_wanted`` for what is remembered,
    ``struck_wanted`` that rows that are struck through are read, or not.

    What else a person changes is told by ``list`` (the sheets), ``shape`` (how text is written), ``header`` (where the
    names of columns stand) and ``rows`` (which rows make a customer).
    """

    hidden_wanted = Signal()
    layouts_wanted = Signal()
    struck_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setFixedWidth(_WIDTH)
        self._is_without_struck = False
        self.list = SheetList(self)
        self.shape = ShapeBar(self)
        self.header = HeaderChoice(self)
        self.rows = RowsChoice(self)
        self.spoilt = SpoiltList(self)
        self._said = _words(self)
        self._before = _words(self)
        self._advice = _words(self)
        self._hidden = QPushButton(self.tr("Read what is hidden too"), self)
        self._hidden.setProperty("kind", "link")
        self._hidden.clicked.connect(self.hidden_wanted)
        self._struck = QPushButton(self)
        self._struck.setProperty("kind", "link")
        self._struck.clicked.connect(self._on_struck)
        self._layouts = QPushButton(self.tr("Remembered layouts…"), self)
        self._layouts.setProperty("kind", "link")
        self._layouts.clicked.connect(self.layouts_wanted)
        caption = QLabel(self.tr("WHAT WAS UNDERSTOOD"), self)
        caption.setProperty("role", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.FIELDS, Space.FIELDS, 0, Space.FIELDS)
        column.setSpacing(Space.FIELDS)
        above = (self.list, self.shape, self.rows, caption, self.header, self._said, self._hidden, self._struck)
        for part in (*above, self._before, self._layouts, self._advice, self.spoilt):
            column.addWidget(part)
        column.addStretch(1)

    def show_file(self, understood: FileUnderstanding, before: str) -> None:
        """Show the sheets of a file, and what came with the same columns *before*."""
        self.shape.setVisible(understood.shape is not None)
        if understood.shape is not None:
            self.shape.show_shape(understood.shape)
        self._before.setText(before)
        self._before.setVisible(bool(before))
        self._layouts.setVisible(bool(before))
        self.list.show_sheets(understood)

    def show_sheet(self, sheet: SheetUnderstanding, choices: SheetChoices) -> None:
        """Say what was understood of a sheet."""
        self.list.choose(sheet.name)
        self.header.show_sheet(sheet)
        self.rows.show_sheet(sheet)
        self._said.setText(understood_words(sheet, choices))
        self._hidden.setVisible(bool(sheet.hidden_rows or sheet.hidden_columns) and not choices.with_hidden)
        self._struck.setVisible(bool(sheet.struck_rows))
        self._is_without_struck = choices.without_struck
        read, left = self.tr("Read what is struck through"), self.tr("Leave out what is struck through")
        self._struck.setText(read if choices.without_struck else left)

    def _on_struck(self) -> None:
        self.struck_wanted.emit(self._is_without_struck)

    def show_missing(self, missing: Sequence[Target]) -> None:
        """Say which required fields nothing fills."""
        self._advice.setText(advice_words(missing))
        self._advice.setVisible(bool(missing))


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
