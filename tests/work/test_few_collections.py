"""The garbage collector looks seldom while any work wants that, and as it did before afterwards."""

from __future__ import annotations

import gc
import threading

from joor_desktop.work.few_collections import few_collections


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
