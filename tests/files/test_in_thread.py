"""Calls beside the thread that asked for them, in turn."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from joor_desktop.files.in_thread import InTurn


def test_calls_run_one_after_the_other() -> None:
    turn, ran, go = InTurn(), list[int](), threading.Event()
    first = turn.call(lambda: go.wait(10))
    others = [turn.call(partial(ran.append, number)) for number in range(20)]
    assert ran == []
    go.set()
    assert first.result()
    assert [each.result() for each in others] == [None] * 20
    assert ran == list(range(20))
    assert turn.call(lambda: "again").result() == "again"


def test_what_is_asked_for_is_the_next_that_runs() -> None:
    turn, ran, begun, go = InTurn(), list[int](), threading.Event(), threading.Event()

    def first() -> None:
        begun.set()
        go.wait(10)

    running = turn.call(first)
    others = [turn.call(partial(ran.append, number)) for number in range(4)]
    assert begun.wait(10)
    threading.Timer(0.05, go.set).start()
    turn.result(others[2])
    for each in (running, *others):
        turn.result(each)
    assert ran == [2, 0, 1, 3]


def test_who_waits_makes_calls_too_but_none_with_a_tool_that_is_in_use() -> None:
    turn, begun, go = InTurn(), threading.Event(), threading.Event()
    ran: list[tuple[str, threading.Thread]] = []

    def first() -> None:
        begun.set()
        go.wait(10)

    def note(name: str) -> None:
        ran.append((name, threading.current_thread()))
        if name == "other":
            go.set()

    running = turn.call(first, "file")
    wanted = turn.call(partial(note, "wanted"), "file")
    turn.call(partial(note, "other"), "other file")
    assert begun.wait(10)
    turn.result(wanted)
    turn.result(running)
    assert [name for name, _ in ran] == ["other", "wanted"]
    assert ran[0][1] is threading.current_thread()


@pytest.mark.parametrize("error", [OSError, SystemExit])
def test_what_a_call_raised_is_raised_where_its_result_is_asked_for(error: type[BaseException]) -> None:
    def fail() -> None:
        raise error("torn")

    turn = InTurn()
    failing, following = turn.call(fail), turn.call(lambda: "read")
    assert following.result() == "read"
    with pytest.raises(error, match="torn"):
        failing.result()


def test_what_has_not_begun_when_it_is_given_up_is_left_out() -> None:
    turn, begun, go = InTurn(), threading.Event(), threading.Event()
    ran: list[str] = []

    def first() -> None:
        begun.set()
        go.wait(10)
        ran.append("first")

    turn.call(first)
    turn.call(lambda: ran.append("second"))
    assert begun.wait(10)
    threading.Timer(0.05, go.set).start()
    turn.give_up()
    assert ran == ["first"]
