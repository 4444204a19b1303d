"""What a spreadsheet did to the values of a file, counted by kind: it is mended with a press once they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from joor_desktop.work.surveying import Spoilt

_MOST_KINDS = 6


class SpoiltList(QWidget):
    """A line for each kind; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.CONTROLS)
        self._grid.setVerticalSpacing(Space.UNIT)
        self._grid.setColumnStretch(0, 1)
        self.hide()

    def show_kinds(self, kinds: Sequence[Spoilt]) -> None:
        """Show these kinds, the most frequent first."""
        while item := self._grid.takeAt(0):
            if (label := item.widget()) is not None:
                label.hide()
                label.deleteLater()
        self.setVisible(bool(kinds))
        self._add(self._label(self.tr("WHAT A SPREADSHEET DID"), "caption"))
        for kind in kinds[:_MOST_KINDS]:
            self._add(self._label(_title(kind), ""), self._label(grouped(kind.values), "question"))
        if len(kinds) > _MOST_KINDS:
            more = self.tr("{n} more kinds").format(n=len(kinds) - _MOST_KINDS)
            self._add(self._label(more, "muted"))
        self._add(self._label(self.tr("You can mend each kind with one press once they are in."), "small"))

    def _add(self, label: QLabel, number: QLabel | None = None) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, 1, 1 if number else 2)
        if number is not None:
            self._grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def _label(self, words: str, role: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label


def _title(kind: Spoilt) -> str:
    from joor_desktop.checks.messages import title

    node = NODE_BY_KEY[kind.node]
    return title(kind.code, node.field(kind.field) if kind.field else None, node)
