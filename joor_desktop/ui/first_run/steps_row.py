"""The buttons below one step of several: out at the left, the number of the step, and back and on at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from joor_desktop.ui.theme import Space


def steps_row(leave: QWidget, step: QWidget, back: QWidget, further: QWidget) -> QHBoxLayout:
    """Lay them out in a row that gives all its room to what is between them."""
    row = QHBoxLayout()
    row.setSpacing(Space.CONTROLS)
    row.addWidget(leave)
    row.addStretch(1)
    row.addWidget(step)
    row.addStretch(1)
    row.addWidget(back)
    row.addWidget(further)
    return row
