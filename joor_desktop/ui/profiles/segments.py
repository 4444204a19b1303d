"""A choice of a few, side by side: one key or click away, and all of them in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from joor_desktop.ui.choice import ChoicePushButton
from joor_desktop.ui.theme import Size, bold_font

Value = TypeVar("Value")

_EDGES = 22


class Segments(QWidget, Generic[Value]):
    """Shows one of *choices* (value and words) as chosen; the arrow keys go from one to the next."""

    chosen = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[Value, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setMinimumHeight(Size.CONTROL)  # a form that lacks room would cut its lower edge off
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_, words) in enumerate(choices):
            row.addWidget(self._part(place, f"{name}: {words}", words))
        row.addStretch(1)
        self._group.idClicked.connect(self._on_clicked)
        self.choose(self._values[0])

    def _part(self, place: int, name: str, words: str) -> ChoicePushButton:
        part = ChoicePushButton(words, self)
        part.be_choice()
        part.setAccessibleName(name)
        part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        part.setMinimumWidth(QFontMetrics(bold_font(part)).horizontalAdvance(words) + _EDGES)
        last = len(self._values) - 1
        part.setProperty("segment", {0: "first", last: "last"}.get(place, "middle"))
        self._group.addButton(part, place)
        return part

    def choose(self, value: Value) -> None:
        """Show *value* as chosen, without telling so."""
        part = self._group.button(self._values.index(value))
        part.setChecked(True)
        self.setFocusProxy(part)

    def value(self) -> Value:
        """What is chosen."""
        return self._values[self._group.checkedId()]

    def _on_clicked(self) -> None:
        self.choose(self.value())
        self.chosen.emit()
