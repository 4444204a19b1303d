"""The garbage collector looks seldom while any work wants that, as before afterwards, and not at all at what stays."""

from __future__ import annotations

import gc
import threading
import weakref

from joor_desktop.work.few_collections import few_collections, keep_for_good


def test_works_that_overlap_leave_the_collector_as_it_was() -> None:
    usual = gc.get_threshold()
    begun, first_ended = threading.Event(), threading.Event()
    seen: list[tuple[int, int, int]] = []

    def second() -> None:
        with few_collections():
            begun.set()
            first_ended.wait(10)
            seen.append(gc.get_threshold())

    with few_collections():
        thread = threading.Thread(target=second)
        thread.start()
        assert begun.wait(10)
        assert gc.get_threshold()[0] > usual[0]
    first_ended.set()
    thread.join()
    assert seen[0][0] > usual[0]  # the second was still at work
    assert gc.get_threshold() == usual


class Ring:
    """Holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_stays_is_not_looked_through_until_it_is_asked_for_again() -> None:
    try:
        ring = Ring()
        gone = weakref.ref(ring)
        keep_for_good()
        assert gc.get_freeze_count() > 1000
        del ring
        gc.collect()
        assert gone() is not None
        keep_for_good()
        assert gone() is None
    finally:
        gc.unfreeze()
