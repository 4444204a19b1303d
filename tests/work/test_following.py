"""Open jobs are looked at again when their time has come, and never given up silently."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from joor_desktop.model.job import JobStatus, Send
from joor_desktop.model.profile import Profile
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.following import Follower, pause_s
from tests.clocks import MovedClock
from tests.work.customers import good_record


def send_one(desk: Desk, profile: Profile) -> Send:
    """Send one customer."""
    plan = desk.sender.plan_records(TaskContext(), profile, "list.xlsx", [good_record(1)])
    send = desk.sender.send(TaskContext(), plan)
    assert send is not None
    return send


def test_pauses_grow_from_five_seconds_to_a_minute_and_beyond_an_hour_to_half_an_hour() -> None:
    """JOOR discourages constant polling."""
    assert pause_s(0, 0) == 5
    assert pause_s(20, 8) == 12
    assert pause_s(600, 300) == 60
    assert pause_s(3601, 60) > 60
    assert pause_s(1e9, 60) == 1800


def test_fifty_jobs_that_hang_for_three_days_cost_less_than_a_twentieth_of_the_credits() -> None:
    """A look is one credit of the 300 of five minutes."""
    looks, age_s, pause = 0, 0.0, 0.0
    while age_s < 3 * 86_400:
        pause = pause_s(age_s, pause)
        age_s += pause
        looks += 1
    assert 50 * looks <= 0.05 * 300 * 3 * 86_400 / 300


def test_a_job_is_looked_at_only_when_it_is_due(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """And then what JOOR says stands in the ledger."""
    send = send_one(desk, profile)
    clock = MovedClock()
    follower = Follower(desk.ledger, desk.accounts, clock)
    due = follower.look(TaskContext())
    assert due is not None
    assert 3 < (due - clock()).total_seconds() <= 5
    assert [each.method for each in server.received()].count("GET") == 0
    clock.ahead = timedelta(seconds=6)
    assert follower.look(TaskContext()) is None
    after = desk.ledger.send(send.id)
    assert after is not None
    assert after.jobs[0].status is JobStatus.FINISHED
    assert after.jobs[0].finished is not None


def test_a_job_whose_profile_is_gone_is_not_waited_for(desk: Desk, profile: Profile) -> None:
    """Nobody else could end the waiting; why it ended is told."""
    send = send_one(desk, profile)
    desk.profiles.remove(profile.name)
    clock = MovedClock()
    clock.ahead = timedelta(seconds=6)
    context = TaskContext()
    waiting = threading.Timer(5, context.cancel)
    waiting.start()
    Follower(desk.ledger, desk.accounts, clock).follow(context)
    waiting.cancel()
    [job] = (desk.ledger.send(send.id) or send).jobs
    assert "no profile" in job.title


@pytest.mark.parametrize("kind", [FaultKind.ERROR, FaultKind.HTML, FaultKind.DROP_UNREAD])
def test_a_look_that_fails_is_told_and_tried_again_later(
    desk: Desk, profile: Profile, server: PracticeServer, kind: FaultKind
) -> None:
    """The job stays open; the next look finds it finished."""
    send = send_one(desk, profile)
    clock = MovedClock()
    clock.ahead = timedelta(seconds=6)
    server.faults.add(kind, method="GET")
    follower = Follower(desk.ledger, desk.accounts, clock)
    due = follower.look(TaskContext())
    assert due is not None
    assert due > clock()
    [job] = (desk.ledger.send(send.id) or send).jobs
    assert job.title
    assert job.status is not JobStatus.FINISHED
    clock.ahead = due - datetime.now(UTC) + timedelta(seconds=1)
    assert follower.look(TaskContext()) is None
    [job] = (desk.ledger.send(send.id) or send).jobs
    assert job.title == ""
    assert job.status is JobStatus.FINISHED


def test_after_too_many_calls_the_next_look_waits_as_long_as_joor_says(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """A minute here."""
    send_one(desk, profile)
    clock = MovedClock()
    clock.ahead = timedelta(seconds=6)
    server.faults.add(FaultKind.RATE_LIMIT, method="GET", seconds=60)
    due = Follower(desk.ledger, desk.accounts, clock).look(TaskContext())
    assert due is not None
    assert 55 < (due - clock()).total_seconds() <= 62


def test_a_job_whose_profile_was_removed_says_so(desk: Desk, profile: Profile) -> None:
    """It can't be asked about, and doesn't keep others from being looked at."""
    send = send_one(desk, profile)
    desk.profiles.remove(profile.name)
    clock = MovedClock()
    clock.ahead = timedelta(seconds=6)
    assert Follower(desk.ledger, desk.accounts, clock).look(TaskContext()) is not None
    [job] = (desk.ledger.send(send.id) or send).jobs
    assert "paris" in job.title


def test_following_ends_when_all_jobs_are_finished(desk: Desk) -> None:
    """With the built-in profile, whose server is in the program and looked at every second."""
    profile = desk.accounts.profile("practice")
    send = send_one(desk, profile)
    told: list[str] = []
    desk.follower.follow(TaskContext(lambda _done, _total, text: told.append(text)), {job.id for job in send.jobs})
    assert desk.ledger.open_jobs() == []
    assert told
