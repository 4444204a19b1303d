"""Says at the bottom of the window when JOOR is asked next, and how many credits are left; counts the seconds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer

from joor_desktop.model.spoken_dates import spoken_wait
from joor_desktop.model.texts import translate
from joor_desktop.ui.following import JobWatch
from joor_desktop.ui.status_line import StatusLine

_TICK_MS = 1000
Credits = Callable[[], tuple[int, int, float]]
"""How many credits are left, of how many, and how many seconds the window still lasts (0: none is open)."""


class CreditLine(QObject):
    """Counts while there is something to count; :meth:`begin` starts it anew."""

    def __init__(self, credits_left: Credits, watch: JobWatch, status: StatusLine) -> None:
        super().__init__(status)
        self._credits = credits_left
        self._watch = watch
        self._status = status
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def begin(self) -> None:
        """Show what is true now, and go on for as long as it changes."""
        self._timer.start()
        self._on_tick()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def _on_tick(self) -> None:
        left, of, until_s = self._credits()
        words = [look_words(self._watch.next_look, datetime.now(UTC)), credit_words(left, of, until_s)]
        self._status.show_credits(" · ".join(filter(None, words)))
        if not any(words):
            self._timer.stop()


def look_words(next_look: datetime | None, now: datetime) -> str:
    """When JOOR is asked next; "" where nothing is followed."""
    if next_look is None:
        return ""
    wait = spoken_wait(next_look, now)
    return translate("credits", "next look in {wait}").format(wait=wait) if next_look > now else ""


def credit_words(left: int, of: int, until_s: float) -> str:
    """How many credits are left; "" while no window is open, since all are there then."""
    if until_s <= 0:
        return ""
    minutes, seconds = divmod(round(until_s), 60)
    words = translate("credits", "Credits {left} of {all}, next window in {minutes}:{seconds:02}")
    return words.format(left=left, all=of, minutes=minutes, seconds=seconds)
