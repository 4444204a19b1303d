"""The last row of a dialog that makes a step of the history: how the step is taken back, and the two buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from joor_desktop.ui.theme import Space


def step_buttons(words: str, cancel: QPushButton, wanted: QPushButton) -> QHBoxLayout:
    """The row, with the *words* at its beginning."""
    note = QLabel(words, cancel.parentWidget())
    note.setProperty("role", "muted")
    row = QHBoxLayout()
    row.setSpacing(Space.CONTROLS)
    row.addWidget(note)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(wanted)
    return row
