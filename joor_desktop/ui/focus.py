"""Where the focus goes when a pane is entered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget


def take_focus(pane: QWidget) -> bool:
    """Put the focus on the table in *pane*, or on the first part of it that takes the focus; False where none does."""
    takers = [
        child
        for child in pane.findChildren(QWidget)
        if child.isVisible() and child.isEnabled() and child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    ]
    for child in sorted(takers, key=lambda taker: not isinstance(taker, QTableView)):
        child.setFocus()
        return True
    return False
