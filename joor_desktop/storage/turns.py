"""Whose turn it is to write into a file, among the threads of this process.

SQLite lets one writer in at a time, and those who wait look again after longer and longer pauses. Beside a thread that
writes one piece after the other they hardly ever meet the moment between two pieces. Here each has its turn in the
order in which it asked, at once when the one before is done. Other processes wait as SQLite lets them.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakValueDictionary


class Turns:
    """The turns of one file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    @contextmanager
    def turn(self, patience_s: float) -> Iterator[None]:
        """Wait for the turn, and have it until the end; without it after *patience_s*, since SQLite is there too."""
        has_it = self._take(patience_s)
        try:
            yield
        finally:
            if has_it:
                self._pass_on()

    def _take(self, patience_s: float) -> bool:
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            called = threading.Event()
            self._waiting.append(called)
        try:
            return called.wait(patience_s) or not self._leave(called)
        except BaseException:  # such as Ctrl+C: a turn that nobody takes would never be passed on
            if not self._leave(called):
                self._pass_on()
            raise

    def _leave(self, called: threading.Event) -> bool:
        """Wait no more; return whether the turn had not come by then."""
        with self._lock:
            if called.is_set():
                return False
            self._waiting.remove(called)
            return True

    def _pass_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False


_of_files: WeakValueDictionary[Path, Turns] = WeakValueDictionary()
_lock = threading.Lock()


def turns_of(path: Path) -> Turns:
    """The turns of the file at *path*, the same for all who ask."""
    with _lock:
        return _of_files.setdefault(path.absolute(), Turns())
