"""The bottom of the window: how many customers, how many of them are ready, and what is being followed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from joor_desktop.storage.drafts import Counts
from joor_desktop.ui.theme import Space, colours, restyle
from joor_desktop.ui.words import counted

_HEIGHT = 26
_NEWS_MS = 60_000


class StatusLine(QWidget):
    """Labels without names of their own, so that a screen reader reads their texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "white")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._customers, self._errors, self._ready = (_label(self) for _ in range(3))
        self._checked, self._followed = (_label(self) for _ in range(2))
        self._checked.setText(self.tr("All is checked"))
        self._forget_later = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._forget_later.timeout.connect(self._on_forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.FIELDS, 1, Space.FIELDS, 0)
        row.setSpacing(Space.TABS)
        for label in (self._customers, self._errors, self._ready):
            row.addWidget(label)
        row.addStretch(1)
        for label in (self._checked, self._followed):
            row.addWidget(label)

    def show_counts(self, counts: Counts) -> None:
        """Show the numbers of the list."""
        self._customers.setText(counted(counts.customers, self.tr("1 customer"), self.tr("{n} customers")))
        self._errors.setText(counted(counts.errors, self.tr("1 with errors"), self.tr("{n} with errors")))
        self._errors.setVisible(counts.errors > 0)
        restyle(self._errors, "severity", "error")
        self._ready.setText(counted(counts.ready, self.tr("1 ready"), self.tr("{n} ready")))
        self._ready.setVisible(counts.customers > 0)
        self._checked.setVisible(counts.customers > 0)

    def show_checked_now(self) -> None:
        """Say that what was changed has been checked; after a minute it is no news any more."""
        self._checked.setText(self.tr("Checked just now"))
        self._forget_later.start()

    def _on_forget(self) -> None:
        self._checked.setText(self.tr("All is checked"))

    def show_followed(self, words: str) -> None:
        """Say what is being followed at JOOR."""
        self._followed.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline above."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, self.width(), 1, colours().hairline)


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "small")
    return label
