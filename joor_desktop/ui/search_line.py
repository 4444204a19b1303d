"""What makes a line of text a search: a magnifying glass before, a cross behind, and names for both."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton

from joor_desktop.model.texts import translate
from joor_desktop.ui.icons import icon
from joor_desktop.ui.theme import colours


def be_search(line: QLineEdit) -> None:
    """Give *line* the glass, and the cross that empties it; a screen reader gets their names."""
    line.setClearButtonEnabled(True)
    for cross in line.findChildren(QToolButton):
        cross.setAccessibleName(translate("search", "Empty the search"))
    glass = line.addAction(icon("search", colours().muted), QLineEdit.ActionPosition.LeadingPosition)
    glass.setText(translate("search", "Search"))
