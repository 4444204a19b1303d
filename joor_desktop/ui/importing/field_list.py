"""The list of all fields in a box: what is typed finds a field by any of its words, not only by the first."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from joor_desktop.ui.form.choices import Choice, ranked

_PAUSE_MS = 1000
"""After so long without a key the next one begins another search."""


class FieldBox(QComboBox):
    """A box to choose one of many fields from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(_FieldList(self))


class _FieldList(QListView):
    """Its texts stand in the first column of its model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""
        self._since = QElapsedTimer()

    def keyboardSearch(self, text: str) -> None:
        """Go to the field that is meant best by what was typed without a pause."""
        goes_on = self._since.isValid() and self._since.elapsed() < _PAUSE_MS
        self._typed = self._typed + text if goes_on else text.lstrip()
        self._since.start()
        model = self.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        choices = [Choice(str(index.row()), "", str(index.data())) for index in rows]
        found = ranked(choices, self._typed.strip()) if self._typed.strip() else []
        if found:
            self.setCurrentIndex(rows[int(found[0].value)])
