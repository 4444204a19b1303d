"""The search box: tells what is sought a moment after the last key."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from joor_desktop.ui.search_line import be_search

_AFTER_MS = 200


class SearchBox(QLineEdit):
    """A line with a magnifying glass; Escape empties it. ``about_to_seek`` tells that the cursor is in it now."""

    help_topic = "table#find"

    sought = Signal(str)
    about_to_seek = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(self.tr("Search in all columns"))
        be_search(self)
        self.setMaximumWidth(260)
        self.setMinimumWidth(108)
        find = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(self.tr("Search in all columns ({key})").format(key=find))
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._on_timeout)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._on_timeout)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that something will be sought."""
        super().focusInEvent(event)
        self.about_to_seek.emit()

    def show_sought(self, text: str) -> None:
        """Show what is sought, without telling so."""
        self._told = text
        self.setText(text)
        self._timer.stop()

    def _on_text_changed(self, text: str) -> None:
        self._timer.start(_AFTER_MS if text else 0)

    def _on_timeout(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.sought.emit(text)
