"""Threads that write into the same file have their turns in the order in which they asked."""

from __future__ import annotations

import threading
import time
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.turns import Turns, turns_of


def test_who_asked_first_comes_first() -> None:
    turns, order = Turns(), list[int]()
    threads = []

    def wait(number: int) -> None:
        with turns.turn(10):
            order.append(number)

    with turns.turn(10):
        for number in range(5):
            threads.append(threading.Thread(target=wait, args=[number]))
            threads[-1].start()
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join(10)
    assert order == [0, 1, 2, 3, 4]
    with turns.turn(0):
        assert turns._taken


def test_who_waits_too_long_goes_on_without() -> None:
    turns = Turns()
    with turns.turn(10):
        with turns.turn(0.01):
            assert not turns._waiting
        assert turns._taken
    assert not turns._taken


@pytest.mark.parametrize("is_called", [False, True])
def test_who_is_interrupted_while_waiting_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch, is_called: bool
) -> None:
    turns = Turns()

    def interrupted(event: threading.Event, _timeout: float | None = None) -> bool:
        if is_called:
            turns._pass_on()
            assert event.is_set()
        raise KeyboardInterrupt

    assert turns._take(10)
    monkeypatch.setattr(threading.Event, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt), turns.turn(10):
        pytest.fail("nobody has the turn")
    assert not turns._waiting
    assert turns._taken is not is_called


def test_an_error_passes_the_turn_on(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "a.sqlite3")) as database:
        with pytest.raises(ZeroDivisionError), database.transaction():
            raise ZeroDivisionError
        assert not turns_of(tmp_path / "a.sqlite3")._taken


@pytest.mark.parametrize("whole", [True, False])
def test_who_types_beside_a_thread_that_writes_piece_by_piece_waits_for_one(tmp_path: Path, *, whole: bool) -> None:
    """With a transaction, or with one statement outside of any."""
    path, held_s, longest_s = tmp_path / "a.sqlite3", 0.02, 0.0
    ended = threading.Event()

    def write() -> None:
        with closing(Database(path)) as own:
            while not ended.is_set():
                with own.transaction():
                    Drafts(own).create("List", "practice")
                    time.sleep(held_s)

    with closing(Database(path)) as database:
        list_id = Drafts(database).create("List", "practice")
        thread = threading.Thread(target=write)
        thread.start()
        try:
            for _ in range(10):
                time.sleep(held_s / 3)
                began = time.perf_counter()
                with database.transaction() if whole else nullcontext():
                    Drafts(database).remember_place(list_id, "")
                longest_s = max(longest_s, time.perf_counter() - began)
        finally:
            ended.set()
            thread.join()
    assert longest_s < 5 * held_s
