"""Fewer rounds of the garbage collector while a file is read: records have no cycles, and there are very many."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_ALLOCATIONS = 1_000_000
"""The customers of some ten thousand rows: where rows are joined, all of them are there at the same time."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Let the garbage collector look seldom; as it was before in the end."""
    before = gc.get_threshold()
    gc.set_threshold(_ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
