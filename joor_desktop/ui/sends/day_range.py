"""From which day to which day sends are wanted: all days, until a person chooses others."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QWidget

from joor_desktop.ui.theme import Space


class DayRange(QWidget):
    """Two days, both of them wanted; ``changed`` tells that others were chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_shown = False
        self._first = self._day(self.tr("Sends from this day on"))
        self._last = self._day(self.tr("Sends up to this day"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.UNIT)
        row.addWidget(self._first)
        row.addWidget(QLabel("–", self))
        row.addWidget(self._last)

    def _day(self, name: str) -> QDateEdit:
        day = QDateEdit(self)
        day.setCalendarPopup(True)
        day.setAccessibleName(name)
        day.setToolTip(name)
        day.dateChanged.connect(self.changed)
        return day

    def show_bounds(self, first: date, last: date) -> None:
        """There are sends from *first* to *last*; a day that stood at an end stays there."""
        with QSignalBlocker(self._first), QSignalBlocker(self._last):
            at_start = self._first.date() == self._first.minimumDate()
            at_end = self._last.date() == self._last.maximumDate()
            for day in (self._first, self._last):
                day.setDateRange(_as_date(first), _as_date(last))
            if at_start or not self._is_shown:
                self._first.setDate(_as_date(first))
            if at_end or not self._is_shown:
                self._last.setDate(_as_date(last))
            self._is_shown = True

    def take_back(self) -> None:
        """Want all days again, without telling so."""
        with QSignalBlocker(self._first), QSignalBlocker(self._last):
            self._first.setDate(self._first.minimumDate())
            self._last.setDate(self._last.maximumDate())

    @property
    def first_and_last(self) -> tuple[date, date]:
        """The two days."""
        return _as_day(self._first), _as_day(self._last)


def _as_day(line: QDateEdit) -> date:
    return date(line.date().year(), line.date().month(), line.date().day())


def _as_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
