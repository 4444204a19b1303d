"""Credits over simulated days: never more than JOOR gives in one window, and following takes a small part of them."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from joor_desktop.joor.budget import CREDITS, GET_COST, POST_COST, WINDOW_S, Budget
from joor_desktop.model.job import Job, JobStatus, Outcome
from joor_desktop.work.following import next_look

_DAY_S = 86_400.0
_LATENCY_S = 0.5


class JoorsWindow:
    """Counts as JOOR does: a fixed window that starts with the first request that comes after the last one ended."""

    def __init__(self) -> None:
        self.started_s = -WINDOW_S
        self.used = 0
        self.most = 0

    def take(self, cost: int, now_s: float) -> None:
        """A request came."""
        if now_s >= self.started_s + WINDOW_S:
            self.started_s, self.used = now_s, 0
        self.used += cost
        self.most = max(self.most, self.used)


def test_never_more_credits_than_joor_gives_over_a_whole_day() -> None:
    """However greedy the program is: it asks for all that it may, and its requests take a moment to arrive."""
    chance = random.Random(3)
    now_s = 1_000_000.0
    budget = Budget(clock=lambda: now_s)
    joor = JoorsWindow()
    end_s, calls = now_s + _DAY_S, 0
    while now_s < end_s:
        cost = chance.choice([GET_COST, GET_COST, POST_COST])
        wait_s = budget.take(cost)
        if wait_s:
            now_s += wait_s
            continue
        joor.take(cost, now_s + chance.random() * _LATENCY_S)
        calls += 1
        now_s += chance.random() * 2
    assert joor.most <= CREDITS
    assert calls > 280 * CREDITS / 4  # and it did use what it was given


def test_following_fifty_jobs_for_three_days_takes_a_twentieth_of_the_credits_at_most() -> None:
    """Jobs that never finish, all posted within five minutes; each look costs one credit."""
    begun = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    looks = 0
    for number in range(50):
        posted = begun + timedelta(seconds=6 * number)
        looked: datetime | None = None
        now = posted
        while now < begun + timedelta(days=3):
            job = Job(
                number, 1, number, Outcome.ACCEPTED, 500, "", number, JobStatus.QUEUED, answered=posted, looked=looked
            )
            due = next_look(job, now, practice=False)
            looked, now = now, due
            looks += 1
    given = 3 * _DAY_S / WINDOW_S * CREDITS
    assert looks * GET_COST <= 0.05 * given
