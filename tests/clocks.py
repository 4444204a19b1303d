"""Clocks that a test moves by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

from joor_desktop.work.following import utc_now


class StillClock:
    """The time in seconds since 1970, which stands still until it is moved."""

    def __init__(self) -> None:
        self.now_s = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now_s


class MovedClock:
    """The real time and what was added to it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead

    def go_to(self, moment: datetime) -> None:
        """Let it be a little later than *moment*."""
        self.ahead = moment - utc_now() + timedelta(seconds=1)
