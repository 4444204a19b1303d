"""JOOR's credits: 300 in a fixed window of 300 s that starts with the first request; a GET costs 1, a POST 5.

From JOOR's pages on rate limits. The credits belong to the account, so all that calls JOOR with one token shares one
budget, several programs at once included: the window is then kept in a store that all of them reach.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

CREDITS = 300
WINDOW_S = 300.0
GET_COST = 1
POST_COST = 5

_LATENCY_S = 2.0
"""JOOR's window starts when the request arrives there, a little after ours."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window of credits: when it started (seconds since 1970), and how many credits are used."""

    started_s: float = 0.0
    used: int = 0

    def left_s(self, now_s: float) -> float:
        """How many seconds it still lasts at *now_s*; 0 when it is over, or when the clock was put back."""
        if now_s < self.started_s:
            return 0.0
        return max(0.0, self.started_s + WINDOW_S + _LATENCY_S - now_s)


class WindowStore(Protocol):
    """Where the window is kept."""

    def change(self, change: Callable[[Window], Window]) -> Window:
        """Put *change* of the window in its place, in one step that nobody can come between; return the new one."""


class MemoryStore:
    """Keeps the window for this process only."""

    def __init__(self) -> None:
        self._window = Window()
        self._lock = threading.Lock()

    def change(self, change: Callable[[Window], Window]) -> Window:
        """See WindowStore."""
        with self._lock:
            self._window = change(self._window)
            return self._window


class Budget:
    """The credits of one account.

    :param store: where the window is kept; this process's memory where none is given.
    :param clock: seconds since 1970, the same for all processes that share the store.
    """

    def __init__(self, store: WindowStore | None = None, clock: Callable[[], float] = time.time) -> None:
        self._store = store if store is not None else MemoryStore()
        self._clock = clock

    def take(self, cost: int) -> float:
        """Take *cost* credits and return 0, or take none and return how many seconds to wait for them."""
        now_s = self._clock()
        wait_s = 0.0

        def spend(window: Window) -> Window:
            nonlocal wait_s
            left_s = window.left_s(now_s)
            if not left_s:
                wait_s = 0.0
                return Window(now_s, cost)
            wait_s = left_s if window.used + cost > CREDITS else 0.0
            return window if wait_s else Window(window.started_s, window.used + cost)

        self._store.change(spend)
        return wait_s

    def left(self) -> tuple[int, float]:
        """How many credits are left, and how many seconds until all of them are back."""
        now_s = self._clock()
        window = self._store.change(lambda stored: stored)
        left_s = window.left_s(now_s)
        return (CREDITS - window.used, left_s) if left_s else (CREDITS, 0.0)

    def use_up(self, wait_s: float | None = None) -> float:
        """Note that JOOR takes no more calls, for *wait_s* seconds where JOOR said so; return how long to wait."""
        now_s = self._clock()

        def close(window: Window) -> Window:
            left_s = wait_s if wait_s is not None else window.left_s(now_s) or WINDOW_S
            return Window(now_s + left_s - WINDOW_S - _LATENCY_S, CREDITS)

        return self._store.change(close).left_s(now_s)
