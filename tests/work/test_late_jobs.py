"""A job that stands still is called late, and nothing ends the following of the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from joor_desktop.model.job import Job, JobStatus, Outcome
from joor_desktop.model.profile import Profile
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.job_looks import looks_at
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.following import Follower
from tests.clocks import MovedClock
from tests.work.customers import good_record
from tests.work.test_following import send_one

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
QUEUED = Job(
    1, 1, 1, Outcome.ACCEPTED, 9, "f", 9004, JobStatus.QUEUED, answered=NOON, looked=NOON + timedelta(hours=3)
)


def current(desk: Desk, number: int = 1) -> Job:
    """The job of this number in the ledger."""
    found = desk.ledger.job(number)
    assert found is not None
    return found


def test_a_job_is_late_when_two_answered_looks_show_it_standing_still() -> None:
    assert QUEUED.late_since == NOON + timedelta(hours=2)
    assert replace(QUEUED, looked=NOON + timedelta(minutes=90)).late_since is None
    started = replace(QUEUED, status=JobStatus.STARTED, looked=NOON + timedelta(minutes=45))
    assert started.late_since == NOON + timedelta(minutes=30)
    assert replace(started, moved=NOON + timedelta(minutes=30)).late_since is None


@pytest.mark.parametrize(
    "other",
    [
        {"title": "The line is down."},
        {"looked": None},
        {"looked": NOON - timedelta(days=1)},
        {"status": JobStatus.FINISHED},
        {"outcome": Outcome.UNKNOWN},
    ],
)
def test_what_was_not_seen_is_not_called_late(other: dict[str, object]) -> None:
    """A line that was down, a clock that was set back, a job that is over."""
    assert replace(QUEUED, **other).late_since is None  # type: ignore[arg-type]


def test_a_laptop_that_slept_for_two_days_calls_nothing_late(desk: Desk, profile: Profile) -> None:
    """The first look afterwards finds the job finished; before it nobody knew."""
    send_one(desk, profile)
    clock = MovedClock()
    clock.ahead = timedelta(days=2)
    assert current(desk).late_since is None
    assert Follower(desk.ledger, desk.accounts, clock).look(TaskContext()) is None
    assert current(desk).status is JobStatus.FINISHED


def test_a_clock_that_was_set_back_does_not_hold_up_the_next_look(desk: Desk, profile: Profile) -> None:
    """The last look lies a day ahead, and so does the next one."""
    send_one(desk, profile)
    ahead = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    desk.drafts.database.run("UPDATE job SET looked = ?, next_look = ?", (ahead, ahead))
    assert Follower(desk.ledger, desk.accounts, MovedClock()).look(TaskContext()) is None
    assert current(desk).status is JobStatus.FINISHED


def test_a_damaged_row_of_the_ledger_does_not_end_the_following(desk: Desk, profile: Profile) -> None:
    """What can't be read of it counts as not known; the other job is followed to its end, and this one too."""
    send_one(desk, profile)
    desk.sender.send(TaskContext(), desk.sender.plan_records(TaskContext(), profile, "list.xlsx", [good_record(2)]))
    desk.drafts.database.run("UPDATE job SET status = 'dancing', next_look = 'soon', answered = 'once' WHERE id = 1")
    clock = MovedClock()
    clock.ahead = timedelta(seconds=6)
    assert Follower(desk.ledger, desk.accounts, clock).look(TaskContext()) is None
    assert [current(desk, number).status for number in (1, 2)] == [JobStatus.FINISHED] * 2


def test_an_exception_in_one_look_is_noted_and_the_next_look_is_planned(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody foresaw it, so it is told as such; the following goes on."""
    send_one(desk, profile)
    clock = MovedClock()
    clock.ahead = timedelta(seconds=6)
    follower = Follower(desk.ledger, desk.accounts, clock)
    with monkeypatch.context() as patched:
        patched.setattr("joor_desktop.joor.client.Client.job", lambda _self, _number: 1 / 0)
        due = follower.look(TaskContext())
    assert due is not None
    assert "ZeroDivisionError" in current(desk).detail
    clock.ahead += timedelta(minutes=2)
    assert follower.look(TaskContext()) is None
    assert current(desk).title == ""


def test_looks_are_kept_for_the_story(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """The same several times in a row is one entry."""
    send_one(desk, profile)
    clock = MovedClock()
    server.faults.add(FaultKind.ERROR, method="GET", times=2)
    follower = Follower(desk.ledger, desk.accounts, clock)
    for _ in range(3):
        clock.ahead += timedelta(minutes=10)
        follower.look(TaskContext())
    failed, finished = looks_at(desk.drafts.database, 1)
    assert (failed.times, finished.times) == (2, 1)
    assert failed.words
    assert failed.last - failed.first >= timedelta(minutes=9)
    assert (finished.status, finished.progress) == ("finished", 1)
