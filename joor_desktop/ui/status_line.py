"""The bottom of the window: how many customers, how many of them are ready, and what is being followed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import counted, grouped

_HEIGHT = 26
_NEWS_MS = 60_000


class StatusLine(QFrame):
    """Labels without names of their own, so that a screen reader reads their texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "status")
        self.setFixedHeight(_HEIGHT)
        self._customers, self._errors, self._ready = (_label(self) for _ in range(3))
        self._errors.setProperty("severity", "error")
        self._news, self._checked = (_label(self) for _ in range(2))
        self._checked.setText(self.tr("All is checked"))
        self._all_checked = True
        self._forget_later = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._forget_later.timeout.connect(self._on_forget)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(Space.FIELDS, 1, Space.FIELDS, 0)
        row.setSpacing(Space.TABS)
        for label in (self._customers, self._errors, self._ready):
            row.addWidget(label)
        row.addStretch(1)
        for label in (self._news, self._checked):
            row.addWidget(label)
        self._at_joor: tuple[QLabel, QLabel] | None = None
        self._chosen = _label(self)
        row.insertWidget(row.indexOf(self._ready) + 1, self._chosen)
        self._chosen.hide()

    def show_counts(self, customers: int, errors: int, ready: int, *, checked: bool = True) -> None:
        """Show the numbers of the list; nobody is called ready before all are *checked*."""
        self._all_checked = checked
        self._customers.setText(counted(customers, self.tr("1 customer"), self.tr("{n} customers")))
        self._errors.setText(counted(errors, self.tr("1 with errors"), self.tr("{n} with errors")))
        self._errors.setVisible(errors > 0)
        if checked:
            self._ready.setText(counted(ready, self.tr("1 ready"), self.tr("{n} ready")))
        else:
            self._ready.setText(counted(ready, self.tr("1 not checked"), self.tr("{n} not checked")))
        self._ready.setVisible(customers > 0)
        self._checked.setVisible(customers > 0)

    def show_chosen(self, cells: int, rows: int) -> None:
        """Show how many cells are chosen, and in how many rows; a single cell is no news."""
        self._chosen.setVisible(cells > 1)
        if cells > 1:
            one, many = self.tr("{cells} cells in 1 row chosen"), self.tr("{cells} cells in {rows} rows chosen")
            words = one if rows == 1 else many
            self._chosen.setText(words.format(cells=grouped(cells), rows=grouped(rows)))

    def show_checking(self, words: str) -> None:
        """Say that customers are being checked or changed, until it is said that they are checked; "" says so too."""
        if not words:
            self.show_checked()
            return
        self._forget_later.stop()
        self._checked.setText(words)

    def show_checked(self) -> None:
        """Say that all customers are checked, unless it is said already that they were a moment ago."""
        if not self._forget_later.isActive():
            self._on_forget()

    def show_checked_now(self) -> None:
        """Say that what was changed has been checked; after a minute it is no news any more.

        While not all customers are checked, what is said of that stays.
        """
        if self._all_checked:
            self._checked.setText(self.tr("Checked just now"))
            self._forget_later.start()

    def show_news(self, words: str) -> None:
        """Say what was just done with cells; after a minute it is no news any more."""
        self._news.setText(words)
        self._forget_later.start()

    def put_news_away(self) -> None:
        """Say no more what was done before."""
        self._news.clear()

    def _on_forget(self) -> None:
        self._news.clear()
        if self._all_checked:
            self._checked.setText(self.tr("All is checked"))

    def show_followed(self, words: str) -> None:
        """Say what is being followed at JOOR."""
        self._say_at_joor(0, words)

    def show_credits(self, words: str) -> None:
        """Say when JOOR is asked next, and how many credits are left; "" says nothing."""
        self._say_at_joor(1, words)

    def _say_at_joor(self, place: int, words: str) -> None:
        if self._at_joor is None:
            self._at_joor = self._giving_way(), self._giving_way()
        self._at_joor[place].setText(words)
        self._at_joor[place].setVisible(bool(words))

    def _giving_way(self) -> QLabel:
        """A label that becomes narrower; made when it is needed, because what cuts words takes time at the start."""
        from joor_desktop.ui.form.elided_label import ElidedLabel

        label = ElidedLabel(self)
        label.setProperty("role", "small")
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        label.hide()
        self._row.addWidget(label)
        return label


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "small")
    return label
