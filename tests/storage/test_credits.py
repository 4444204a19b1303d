"""The window of credits is shared by all that open the file."""

from __future__ import annotations

import threading
from pathlib import Path

from joor_desktop.storage.credits import CreditWindow, CreditWindows


def test_the_window_is_kept_for_each_account(path: Path) -> None:
    assert CreditWindows(path, "Paris").change(lambda window: window) == (0.0, 0)
    CreditWindows(path, "Paris").change(lambda _: (12.5, 6))
    assert CreditWindows(path, "Paris").change(lambda window: window) == (12.5, 6)
    assert CreditWindows(path, "Milan").change(lambda window: window) == (0.0, 0)


def test_nothing_is_lost_between_threads(path: Path) -> None:
    windows = CreditWindows(path, "Paris")

    def spend() -> None:
        def one_more(window: CreditWindow) -> CreditWindow:
            return (window[0], window[1] + 1)

        for _ in range(10):
            windows.change(one_more)

    threads = [threading.Thread(target=spend) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert windows.change(lambda window: window)[1] == 30
