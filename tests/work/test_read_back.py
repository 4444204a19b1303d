"""Customers are read back within the credits, when they can be there, until the truth about each is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from joor_desktop.errors import CancelledError
from joor_desktop.joor.budget import CREDITS
from joor_desktop.model.profile import Profile
from joor_desktop.model.read_back import Found
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.database import Database
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.storage.sent_history import SentHistory
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.following import Follower
from joor_desktop.work.read_back import LEFT_FOR_SENDING, ReadBack
from tests.clocks import MovedClock
from tests.work.customers import good_record

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def clock() -> MovedClock:
    """The time of the program and of JOOR's stand-in."""
    return MovedClock()


@pytest.fixture
def server(tmp_path: Path, clock: MovedClock) -> Iterator[PracticeServer]:
    """JOOR's stand-in: new customers are matched after two days."""
    pace = Pace(0.0, 10_000.0, 2 * 86_400.0, credits=100_000)
    server = PracticeServer(tmp_path / "server.sqlite3", pace=pace, clock=lambda: clock().timestamp())
    server.start()
    yield server
    server.stop()


@pytest.fixture
def read_backs(desk: Desk) -> Iterator[ReadBacks]:
    """What was found."""
    database = Database(desk.drafts.database.path)
    yield ReadBacks(database)
    database.close()


@pytest.fixture
def reading(desk: Desk, read_backs: ReadBacks, clock: MovedClock) -> ReadBack:
    """Reads for somebody in Paris."""
    return ReadBack(read_backs, desk.accounts, clock, PARIS)


def send_and_finish(desk: Desk, profile: Profile, clock: MovedClock, *numbers: int, group: str = "Specialty") -> None:
    """Send customers, and look until their jobs are finished."""
    records = [good_record(number) for number in numbers]
    for record in records:
        record.values["customer_group_name"] = group
    plan = desk.sender.plan_records(TaskContext(), profile, "list.xlsx", records)
    assert desk.sender.send(TaskContext(), plan) is not None
    clock.ahead += timedelta(seconds=6)
    assert Follower(desk.ledger, desk.accounts, clock).look(TaskContext()) is None


def found(read_backs: ReadBacks, number: int = 1) -> list[Found]:
    """The findings of the customer of this number in the ledger."""
    return [each.found for each in read_backs.findings(number)]


def gets(server: PracticeServer) -> int:
    """How many customers were read."""
    return sum("customer_code" in each.target for each in server.received())


def test_a_new_customer_is_not_read_before_it_can_be_there(
    desk: Desk, profile: Profile, server: PracticeServer, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """The first look is in the morning of the next business day, in the person's zone."""
    send_and_finish(desk, profile, clock, 1)
    due = reading.look(TaskContext())
    assert due is not None
    local = due.astimezone(PARIS)
    assert (local.hour, local.minute) == (9, 0)
    assert local.weekday() < 5
    assert local.date() > clock().astimezone(PARIS).date()
    assert gets(server) == 0
    clock.go_to(due)
    reading.look(TaskContext())
    assert found(read_backs)[0] in {Found.MISSING, Found.EQUAL}
    for _ in range(30):
        due = reading.look(TaskContext())
        if due is None:
            break
        clock.go_to(due)
    assert found(read_backs)[-1] is Found.EQUAL
    assert due is None


@pytest.mark.parametrize(
    ("kind", "told"), [(FaultKind.DROP_ACCEPTED, Found.EQUAL), (FaultKind.ERROR, Found.DIFFERENT)]
)
def test_what_became_of_an_unknown_job_is_looked_for_without_being_asked(
    desk: Desk, profile: Profile, server: PracticeServer, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock,
    kind: FaultKind, told: Found,
) -> None:
    """An update soon; a job that goes once more is read again once it finished."""
    send_and_finish(desk, profile, clock, 1)
    clock.ahead += timedelta(days=4)
    server.faults.add(kind, method="POST")
    send_once_more(desk, profile, group="Outlet")
    due = reading.look(TaskContext())
    assert due is not None
    assert due < clock() + timedelta(minutes=1)
    clock.go_to(due)
    reading.look(TaskContext())
    assert found(read_backs, 2) == [told]
    if told is Found.DIFFERENT:
        desk.settling.send_again(2)
        assert read_backs.next_due() is None
        desk.sender.carrier.go_on(TaskContext(), 2)
        clock.ahead += timedelta(seconds=6)
        Follower(desk.ledger, desk.accounts, clock).look(TaskContext())
        reading.look(TaskContext())
        clock.ahead += timedelta(minutes=2)
        reading.look(TaskContext())
        assert found(read_backs, 2)[-1] is Found.EQUAL


def send_once_more(desk: Desk, profile: Profile, group: str) -> None:
    """Send the first customer as one of another group."""
    record = good_record(1)
    record.values["customer_group_name"] = group
    desk.sender.send(TaskContext(), desk.sender.plan_records(TaskContext(), profile, "list.xlsx", [record]))


def test_an_update_is_read_soon(
    desk: Desk, profile: Profile, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """It needs nobody to match it."""
    send_and_finish(desk, profile, clock, 1)
    clock.ahead += timedelta(days=20)
    send_and_finish(desk, profile, clock, 1, group="Department store")
    due = reading.look(TaskContext())
    assert due is not None
    assert (due - clock()).total_seconds() < 60
    clock.go_to(due)
    assert reading.look(TaskContext()) is None
    assert found(read_backs, 2) == [Found.EQUAL]
    assert found(read_backs, 1) == []  # it was sent again before its time came


def test_what_differs_is_told_field_by_field_and_looked_at_again(
    desk: Desk, profile: Profile, server: PracticeServer, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """JOOR may be slow; after two days it counts for good."""
    send_and_finish(desk, profile, clock, 1)
    server.alter("EL0001", {"customer_group_name": "Outlet"})
    clock.ahead += timedelta(days=3)
    reading.request()
    reading.look(TaskContext())
    [finding] = read_backs.findings(1)
    assert finding.found is Found.DIFFERENT
    assert [each.words for each in finding.differences] == ["Group: sent “Specialty”, JOOR has “Outlet”"]
    clock.ahead += timedelta(days=3)
    assert reading.request() == 1
    assert reading.look(TaskContext()) is None
    [finding] = read_backs.findings(1)
    assert finding.times == 2
    server.alter("EL0001", {})
    reading.request()
    reading.look(TaskContext())
    assert found(read_backs) == [Found.DIFFERENT, Found.EQUAL]


def test_a_customer_that_never_comes_is_looked_for_ever_more_seldom(
    desk: Desk, profile: Profile, server: PracticeServer, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """Never silently given up."""
    send_and_finish(desk, profile, clock, 1)
    server.hide("EL0001")
    start = clock()
    for _ in range(60):
        due = reading.look(TaskContext())
        assert due is not None
        clock.go_to(due)
    assert timedelta(days=30) < clock() - start < timedelta(days=600)
    [finding] = read_backs.findings(1)
    assert finding.found is Found.MISSING
    assert finding.times > 40


def test_credits_are_left_for_sending_and_never_overdrawn(
    desk: Desk, profile: Profile, server: PracticeServer, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """What is left waits for the next window."""
    send_and_finish(desk, profile, clock, *range(1, 31))
    budget = desk.accounts.budget(profile)
    used = CREDITS - budget.left()[0]
    budget.take(CREDITS - used - LEFT_FOR_SENDING - 12)
    assert reading.request() == 30
    before = gets(server)
    due = None
    for _ in range(6):
        due = reading.look(TaskContext())
    assert gets(server) - before == 12
    assert budget.left()[0] == LEFT_FOR_SENDING
    assert due is not None
    assert 200 < (due - clock()).total_seconds() <= 303
    assert read_backs.asked() == 18


@pytest.mark.parametrize("kind", [FaultKind.ERROR, FaultKind.HTML, FaultKind.DROP_UNREAD, FaultKind.TOKEN])
def test_a_reading_that_fails_is_noted_and_tried_again(
    desk: Desk, profile: Profile, server: PracticeServer, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock,
    kind: FaultKind,
) -> None:
    """One call fails, the others of the account are not tried now, and all of them later."""
    send_and_finish(desk, profile, clock, 1, 2)
    clock.ahead += timedelta(days=3)
    reading.request()
    server.faults.add(kind, method="GET", times=1)
    due = reading.look(TaskContext())
    assert found(read_backs, 1) == [Found.FAILED]
    assert read_backs.findings(1)[0].words
    assert found(read_backs, 2) == []
    assert read_backs.asked() == 2
    for _ in range(4):
        if due is not None:
            clock.go_to(due)
        due = reading.look(TaskContext())
    assert found(read_backs, 1) == [Found.FAILED, Found.EQUAL]
    assert found(read_backs, 2) == [Found.EQUAL]


def test_an_answer_that_nobody_foresaw_does_not_end_the_reading(
    desk: Desk, profile: Profile, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """A row of the ledger that can't be compared: the next customer is read all the same."""
    send_and_finish(desk, profile, clock, 1, 2)
    desk.drafts.database.run("UPDATE sent_body SET body = ? WHERE sent_customer_id = 1", (b'{"buyers": [7]}',))
    clock.ahead += timedelta(days=3)
    reading.request()
    assert reading.look(TaskContext()) is not None
    assert found(read_backs, 1) == [Found.FAILED]
    assert found(read_backs, 2) == [Found.EQUAL]


def test_a_profile_that_goes_elsewhere_now_reads_nothing(
    desk: Desk, profile: Profile, server: PracticeServer, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """Another account knows other customers."""
    send_and_finish(desk, profile, clock, 1)
    desk.profiles.change(Profile(profile.name, profile.environment, server.url + "/other"))
    reading.request()
    assert reading.look(TaskContext()) is not None
    assert "another account" in read_backs.findings(1)[0].words
    assert gets(server) == 0


def test_jobs_of_older_versions_are_read_only_on_request(
    desk: Desk, profile: Profile, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """What was sent of them is not known, so they can be seen, not compared."""
    send_and_finish(desk, profile, clock, 1)
    desk.drafts.database.run("DELETE FROM sent_body")
    desk.drafts.database.run("INSERT INTO read_back_job SELECT id FROM job")
    assert reading.look(TaskContext()) is None
    clock.ahead += timedelta(days=3)
    assert reading.request(job=1) == 1
    assert reading.look(TaskContext()) is None
    assert found(read_backs) == [Found.SEEN]


def test_a_customer_that_was_taken_out_of_the_history_is_not_read(
    desk: Desk, profile: Profile, server: PracticeServer, reading: ReadBack, clock: MovedClock
) -> None:
    """Neither by itself nor on request: nothing is left of it that could be asked for."""
    send_and_finish(desk, profile, clock, 1, 2)
    SentHistory(desk.ledger.database).forget("EL0001")
    assert reading.request() == 1
    clock.ahead += timedelta(days=9)
    assert reading.look(TaskContext()) is None
    assert gets(server) == 1


def test_reading_can_be_stopped_and_goes_on_from_there(
    desk: Desk, profile: Profile, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """As after a restart: who is to be read is in the file."""
    send_and_finish(desk, profile, clock, *range(1, 13))
    clock.ahead += timedelta(days=3)
    reading.request()
    stopped = TaskContext()
    stopped.cancel()
    with pytest.raises(CancelledError):
        reading.look(stopped)
    assert read_backs.asked() == 12
    ReadBack(read_backs, desk.accounts, clock, PARIS).read_all(TaskContext())
    assert read_backs.asked() == 0
    assert all(found(read_backs, number) == [Found.EQUAL] for number in range(1, 13))


def test_a_clock_that_was_wrong_does_not_hold_up_the_reading(
    desk: Desk, profile: Profile, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """It was a year ahead when the next reading was planned."""
    send_and_finish(desk, profile, clock, 1)
    desk.drafts.database.run("INSERT INTO read_back_job SELECT id FROM job")
    in_a_year = (clock() + timedelta(days=365)).isoformat()
    desk.drafts.database.run("INSERT INTO read_back_due VALUES (1, ?, 0)", (in_a_year,))
    clock.ahead += timedelta(days=3)
    assert reading.look(TaskContext()) is None
    assert found(read_backs) == [Found.EQUAL]


def test_without_a_profile_or_token_it_is_tried_every_hour(
    desk: Desk, profile: Profile, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """A locked keychain would ask for its password each time."""
    send_and_finish(desk, profile, clock, 1, 2)
    desk.profiles.remove(profile.name)
    reading.request()
    due = reading.look(TaskContext())
    assert due is not None
    assert timedelta(minutes=59) < due - clock() < timedelta(minutes=61)
    assert "no profile" in read_backs.findings(1)[0].words


def test_the_built_in_practice_shows_its_customers_within_a_minute(desk: Desk) -> None:
    """Nobody matches there, so nothing is waited for in days."""
    plan = desk.sender.plan_records(TaskContext(), desk.accounts.profile("practice"), "list.xlsx", [good_record(1)])
    send = desk.sender.send(TaskContext(), plan)
    assert send is not None
    desk.follower.follow(TaskContext(), {job.id for job in send.jobs})
    due = desk.look(TaskContext())
    assert due is not None
    assert due - datetime.now(UTC) < timedelta(seconds=20)


def test_when_the_last_customer_of_a_send_was_seen_is_counted(
    desk: Desk, profile: Profile, server: PracticeServer, reading: ReadBack, read_backs: ReadBacks, clock: MovedClock
) -> None:
    """For the course of the send; another look that finds the same changes nothing."""
    send_and_finish(desk, profile, clock, 1, 2)
    clock.ahead += timedelta(days=4)
    reading.request()
    reading.look(TaskContext())
    seen = clock()
    clock.ahead += timedelta(days=1)
    reading.request()
    reading.look(TaskContext())
    counts = read_backs.seen_counts()[1]
    assert counts.seen == 2
    assert counts.last_seen is not None
    assert abs(counts.last_seen - seen) < timedelta(seconds=30)
