"""Fewer and shorter rounds of the garbage collector, in which everything waits."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_ALLOCATIONS = 1_000_000
"""The customers of some ten thousand rows: where rows are joined, all of them are there at the same time. Records have
no cycles, so that there is nothing to be found."""


class _Busy:
    """How many pieces of work want few rounds now; they overlap, in different threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._usual = gc.get_threshold()

    def begin(self) -> None:
        with self._lock:
            if not self._number:
                self._usual = gc.get_threshold()
                gc.set_threshold(_ALLOCATIONS, *self._usual[1:])
            self._number += 1

    def end(self) -> None:
        with self._lock:
            self._number -= 1
            if not self._number:
                gc.set_threshold(*self._usual)


_busy = _Busy()


@contextmanager
def few_collections() -> Iterator[None]:
    """Let the garbage collector look seldom; as it was before when the last that wants that has ended."""
    _busy.begin()
    try:
        yield
    finally:
        _busy.end()


def keep_for_good() -> None:
    """Take all that there is now as what stays: no round looks through it again. What stayed before is looked through
    once more, and what is no longer used of it let go."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
