"""The closed entries of a list, a line each; a click opens one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from joor_desktop.model.field import Node
from joor_desktop.model.problem import Severity
from joor_desktop.model.record import Entry
from joor_desktop.ui.form.elided_label import LineButton
from joor_desktop.ui.form.words import MARKS, entry_words
from joor_desktop.ui.theme import restyle

_MOST_LINES = 8


class EntryLines(QWidget):
    """Shows at most a handful of lines next to the open entry; the last of them stands for all that follow."""

    chosen = Signal(int)

    def __init__(self, node: Node, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node = node
        self._lines: list[LineButton] = []
        self._texts: list[str] = []
        self._indexes: list[int] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_entries(self, entries: Sequence[Entry], outward: range) -> None:
        """Show the entries at these indexes, which lead away from the open one."""
        shown = list(outward[:_MOST_LINES])
        left_out = len(outward) - len(shown)
        going_up = outward.step < 0
        self._indexes = shown[::-1] if going_up else shown
        texts = {index: entry_words(self._node, index, entries[index]) for index in shown}
        if left_out:
            texts[shown[-1]] = self.tr("{line} and {count} more").format(line=texts[shown[-1]], count=left_out)
        self._fill([texts[index] for index in self._indexes])
        self.setVisible(bool(shown))

    def _fill(self, texts: list[str]) -> None:
        self._texts = texts
        while len(self._lines) < len(texts):
            self._add_line()
        for position, line in enumerate(self._lines):
            line.setVisible(position < len(texts))
            if position < len(texts):
                line.setText(texts[position])
                line.setToolTip(texts[position])
                line.setAccessibleName(self.tr("Open {entry}").format(entry=texts[position]))

    def _add_line(self) -> None:
        line = LineButton(self)
        line.clicked.connect(self._on_clicked)
        QWidget.setTabOrder(self._lines[-1] if self._lines else self, line)
        self._lines.append(line)
        self._column.addWidget(line)

    def show_severities(self, severities: Mapping[int, Severity]) -> None:
        """Mark the lines of the entries that have a problem."""
        for line, index, text in zip(self._lines, self._indexes, self._texts, strict=False):
            severity = severities.get(index)
            mark = f"{MARKS[severity]}  " if severity else ""
            line.setText(f"{mark}{text}")
            restyle(line, "severity", severity.word if severity else "")

    def _on_clicked(self) -> None:
        for line, index in zip(self._lines, self._indexes, strict=False):
            if line is self.sender():
                self.chosen.emit(index)
                return
