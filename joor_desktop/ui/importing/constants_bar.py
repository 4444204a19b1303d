"""A text that all customers of a sheet get, where the sheet has no column for it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from joor_desktop.files.understanding import Target
from joor_desktop.ui.importing.field_list import FieldBox
from joor_desktop.ui.importing.targets import all_targets, target_words
from joor_desktop.ui.theme import Space

_FIELD_WIDTH = 230
_LEAST_TEXT = 100


class ConstantsBar(QWidget):
    """Takes a field and a text; ``changed`` tells all of them."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._constants: dict[Target, str] = {}
        self._field = FieldBox(self)
        self._field.setAccessibleName(self.tr("Field for all customers"))
        self._field.setFixedWidth(_FIELD_WIDTH)
        self._targets = all_targets()
        self._field.addItems([target_words(target) for target in self._targets])
        self._text = QLineEdit(self)
        self._text.setAccessibleName(self.tr("Text for all customers"))
        self._text.setPlaceholderText(self.tr("such as EUR"))
        self._text.setMinimumWidth(_LEAST_TEXT)
        self._text.returnPressed.connect(self._on_add)
        add = QPushButton(self.tr("Set for all"), self)
        add.clicked.connect(self._on_add)
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROLS)
        words = QLabel(self.tr("The same for all:"), self)
        words.setProperty("role", "muted")
        for widget in (words, self._field, self._text, add):
            row.addWidget(widget)
        row.addStretch(1)
        self._set = QVBoxLayout()
        self._set.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.UNIT)
        column.addLayout(row)
        column.addLayout(self._set)

    def show_constants(self, constants: Mapping[Target, str]) -> None:
        """Show these texts."""
        self._constants = {target: text for target, text in constants.items() if text}
        self._list()

    def propose(self, target: Target) -> None:
        """Choose the field that is most needed."""
        self._field.setCurrentIndex(self._targets.index(target))

    def _on_add(self) -> None:
        text = self._text.text().strip()
        if text:
            self._constants[self._targets[self._field.currentIndex()]] = text
            self._text.clear()
            self._list()
            self.changed.emit(dict(self._constants))

    def _on_remove(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self._constants.pop(tuple(button.property("target")), None)
        self._list()
        self.changed.emit(dict(self._constants))

    def _list(self) -> None:
        while item := self._set.takeAt(0):
            if (line := item.widget()) is not None:
                line.deleteLater()
        for target, text in self._constants.items():
            self._set.addWidget(self._line(target, text))

    def _line(self, target: Target, text: str) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CONTROLS)
        row.addWidget(QLabel(self.tr("{field}: {text} for all").format(field=target_words(target), text=text), line))
        remove = QPushButton(self.tr("Remove"), line)
        remove.setProperty("kind", "link")
        remove.setProperty("target", list(target))
        remove.clicked.connect(self._on_remove)
        row.addWidget(remove)
        row.addStretch(1)
        return line
