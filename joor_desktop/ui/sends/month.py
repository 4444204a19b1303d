"""How many customers went on each day of a month, and what became of them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from joor_desktop.storage.send_heads import SendHead


@dataclass(frozen=True, slots=True)
class Day:
    """A day's customers: of jobs that JOOR finished, of those under way, and of those that did not go through."""

    day: date
    finished: int = 0
    under_way: int = 0
    in_trouble: int = 0

    @property
    def customers(self) -> int:
        """All customers of the day."""
        return self.finished + self.under_way + self.in_trouble


def days_of_month(sends: Iterable[SendHead], month: date) -> list[Day]:
    """All days of the month of *month*, the first one first."""
    found = {number: Day(month.replace(day=number)) for number in range(1, _length(month) + 1)}
    for send in sends:
        if (send.day.year, send.day.month) == (month.year, month.month):
            day = found[send.day.day]
            found[send.day.day] = Day(
                day.day,
                day.finished + send.finished,
                day.under_way + send.under_way,
                day.in_trouble + send.in_trouble,
            )
    return list(found.values())


def _length(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]
