"""JOOR's credits are never overdrawn, whoever spends them."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.joor.budget import CREDITS, GET_COST, POST_COST, WINDOW_S, Budget, MemoryStore
from tests.clocks import StillClock

LATENCY_S = 2.0


@pytest.fixture
def clock() -> StillClock:
    """A clock that stands still."""
    return StillClock()


def test_sixty_posts_fit_into_a_window_and_the_next_waits(clock: StillClock) -> None:
    """A POST costs 5 of 300."""
    budget = Budget(clock=clock)
    assert [budget.take(POST_COST) for _ in range(60)] == [0.0] * 60
    assert budget.take(POST_COST) == pytest.approx(WINDOW_S + LATENCY_S)
    clock.now_s += 100
    assert budget.take(GET_COST) == pytest.approx(WINDOW_S + LATENCY_S - 100)


def test_what_does_not_fit_takes_nothing(clock: StillClock) -> None:
    """So a cheaper call can still go."""
    budget = Budget(clock=clock)
    for _ in range(CREDITS - 1):
        budget.take(GET_COST)
    assert budget.take(POST_COST) > 0
    assert budget.take(GET_COST) == 0.0


def test_the_window_starts_with_the_first_call_and_ends_after_300_s(clock: StillClock) -> None:
    """It doesn't slide."""
    budget = Budget(clock=clock)
    assert budget.left() == (CREDITS, 0.0)
    budget.take(GET_COST)
    clock.now_s += 299
    budget.take(GET_COST)
    left, seconds = budget.left()
    assert left == CREDITS - 2
    assert seconds == pytest.approx(1 + LATENCY_S)
    clock.now_s += 1 + LATENCY_S
    assert budget.left() == (CREDITS, 0.0)


def test_too_many_calls_end_the_window_for_as_long_as_joor_says(clock: StillClock) -> None:
    """Then nothing is taken until that time is over."""
    budget = Budget(clock=clock)
    assert budget.use_up(20.0) == pytest.approx(20.0)
    assert budget.take(GET_COST) == pytest.approx(20.0)
    clock.now_s += 20.0
    assert budget.take(GET_COST) == 0.0


def test_too_many_calls_without_a_time_wait_for_the_end_of_the_window(clock: StillClock) -> None:
    """Or for a whole one, where none is running."""
    budget = Budget(clock=clock)
    budget.take(GET_COST)
    clock.now_s += 200
    assert budget.use_up() == pytest.approx(100 + LATENCY_S)
    assert Budget(clock=clock).use_up() == pytest.approx(WINDOW_S)


def test_a_clock_that_was_put_back_does_not_wait_for_ever(clock: StillClock) -> None:
    """A window that starts in the future is none."""
    budget = Budget(clock=clock)
    budget.take(GET_COST)
    clock.now_s -= 86_400
    assert budget.take(GET_COST) == 0.0
    left, seconds = budget.left()
    assert left == CREDITS - 1
    assert seconds == pytest.approx(WINDOW_S + LATENCY_S)


def test_all_that_share_a_store_share_the_credits(clock: StillClock) -> None:
    """Four threads get 300 credits between them, not more."""
    store = MemoryStore()
    taken: list[float] = []

    def spend() -> None:
        budget = Budget(store, clock)
        taken.extend(budget.take(GET_COST) for _ in range(100))

    threads = [threading.Thread(target=spend) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert taken.count(0.0) == CREDITS


@given(st.lists(st.tuples(st.sampled_from([GET_COST, POST_COST]), st.floats(0, 400)), max_size=300))
def test_no_window_of_joors_is_overdrawn(calls: list[tuple[int, float]]) -> None:
    """JOOR counts for itself, from the first call that it gets, up to a second later than we."""
    clock = StillClock()
    budget = Budget(clock=clock)
    window_s, used = 0.0, 0
    for cost, pause_s in calls:
        clock.now_s += pause_s
        if budget.take(cost):
            continue
        arrives_s = clock.now_s + (1.0 if clock.now_s >= window_s + WINDOW_S else 0.0)
        if arrives_s >= window_s + WINDOW_S:
            window_s, used = arrives_s, 0
        used += cost
        assert used <= CREDITS
