"""How a text file is written: worked out by the program, and changed by the person where that went wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from joor_desktop.files.text_book import DELIMITERS, ENCODINGS
from joor_desktop.files.understanding import TextShape
from joor_desktop.ui.theme import Space


class ShapeBar(QWidget):
    """``changed`` tells another shape."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = TextShape("utf-8", ",")
        self._encodings = QComboBox(self)
        self._encodings.setAccessibleName(self.tr("Letters of the text file"))
        self._delimiters = QComboBox(self)
        self._delimiters.setAccessibleName(self.tr("Columns of the text file"))
        for each in ENCODINGS:
            self._encodings.addItem(self._encoding_words(each), each)
        for each in DELIMITERS:
            self._delimiters.addItem(self._delimiter_words(each), each)
        self._encodings.activated.connect(self._on_activated)
        self._delimiters.activated.connect(self._on_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.UNIT)
        caption = QLabel(self.tr("TEXT FILE"), self)
        caption.setProperty("role", "caption")
        for widget in (caption, self._encodings, self._delimiters):
            column.addWidget(widget)

    def _encoding_words(self, encoding: str) -> str:
        return {
            "utf-8": self.tr("Letters: UTF-8"),
            "utf-8-sig": self.tr("Letters: UTF-8 with mark"),
            "utf-16": self.tr("Letters: UTF-16"),
            "utf-16-le": self.tr("Letters: UTF-16"),
            "utf-16-be": self.tr("Letters: UTF-16, other order"),
            "cp1252": self.tr("Letters: Windows, Western"),
            "mac_roman": self.tr("Letters: old Mac"),
            "shift_jis": self.tr("Letters: Japanese"),
            "gb18030": self.tr("Letters: Chinese"),
        }.get(encoding, encoding)

    def _delimiter_words(self, delimiter: str) -> str:
        return {
            ",": self.tr("Divided by commas"),
            ";": self.tr("Divided by semicolons"),
            "\t": self.tr("Divided by tabs"),
            "|": self.tr("Divided by bars"),
            " ": self.tr("Aligned with spaces"),
        }.get(delimiter, delimiter)

    def show_shape(self, shape: TextShape) -> None:
        """Show how the file is read."""
        self._shape = shape
        for box, value, words in (
            (self._encodings, shape.encoding, self._encoding_words),
            (self._delimiters, shape.delimiter, self._delimiter_words),
        ):
            if box.findData(value) < 0:
                box.addItem(words(value), value)
            box.setCurrentIndex(box.findData(value))

    def _on_activated(self) -> None:
        shape = TextShape(str(self._encodings.currentData()), str(self._delimiters.currentData()))
        if shape != self._shape:
            self.changed.emit(shape)
