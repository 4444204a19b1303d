"""How many customers went on each day of a month, and what became of them."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from joor_desktop.model.job import Send
from joor_desktop.ui.sends.course import State, job_state

_THROUGH = (State.FINISHED,)
_UNDER_WAY = (State.SENDING, State.FOLLOWED, State.LATE)


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


def days_of_month(sends: Sequence[Send], month: date, zone: tzinfo | None) -> list[Day]:
    """All days of the month of *month*, the first one first; days are those of *zone*."""
    found = {number: Day(month.replace(day=number)) for number in range(1, _length(month) + 1)}
    for send in sends:
        day = day_of(send, zone)
        if (day.year, day.month) == (month.year, month.month):
            found[day.day] = _with_send(found[day.day], send)
    return list(found.values())


def day_of(send: Send, zone: tzinfo | None) -> date:
    """The day on which a send was made."""
    return send.created.astimezone(zone).date()


def _length(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]


def _with_send(day: Day, send: Send) -> Day:
    numbers = [0, 0, 0]
    for job in send.jobs:
        state = job_state(job)
        numbers[0 if state in _THROUGH else 1 if state in _UNDER_WAY else 2] += job.record_count
    finished, under_way, in_trouble = numbers
    return Day(day.day, day.finished + finished, day.under_way + under_way, day.in_trouble + in_trouble)
