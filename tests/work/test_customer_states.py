"""The state and the story of a customer, from the ledger of real sends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from joor_desktop.model.customer_state import Stage
from joor_desktop.model.profile import Profile
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.customer_rows import current_rows, last_rows, rows_of_job
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.work.context import TaskContext
from joor_desktop.work.customer_states import customer_state, story
from joor_desktop.work.desk import Desk
from joor_desktop.work.following import Follower
from joor_desktop.work.read_back import ReadBack
from tests.clocks import MovedClock
from tests.work.customers import good_record


def send(desk: Desk, profile: Profile, *numbers: int) -> None:
    """Send customers."""
    plan = desk.sender.plan_records(TaskContext(), profile, "list.xlsx", [good_record(number) for number in numbers])
    assert desk.sender.send(TaskContext(), plan) is not None


def stages(desk: Desk) -> dict[str, Stage]:
    """How far each customer is now."""
    return {row.code: customer_state(row, _now()).stage for row in current_rows(desk.ledger.database)}


def _now() -> datetime:
    return datetime.now(UTC)


def test_a_customer_goes_from_stage_to_stage(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """Accepted, finished and waiting for JOOR's people, then seen, different or late."""
    send(desk, profile, 1, 2, 3)
    assert set(stages(desk).values()) == {Stage.ACCEPTED}
    clock = MovedClock()
    clock.ahead = timedelta(seconds=6)
    Follower(desk.ledger, desk.accounts, clock).look(TaskContext())
    assert set(stages(desk).values()) == {Stage.MATCHING}
    server.alter("EL0002", {"customer_name": "Other"})
    server.hide("EL0003")
    clock.ahead = timedelta(days=9)
    reading = ReadBack(ReadBacks(desk.ledger.database), desk.accounts, clock)
    reading.request()
    reading.look(TaskContext())
    assert stages(desk) == {"EL0001": Stage.SEEN, "EL0002": Stage.DIFFERENT, "EL0003": Stage.LATE}


def test_what_joor_has_and_was_not_sent_stands_apart_from_differences(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """In the state of the customer and in its story; a customer is seen as it was sent all the same."""
    send(desk, profile, 1, 2)
    clock = MovedClock()
    clock.ahead = timedelta(seconds=6)
    Follower(desk.ledger, desk.accounts, clock).look(TaskContext())
    server.alter("EL0001", {"customer_alias": "Nord"})
    server.alter("EL0002", {"customer_alias": "Sud", "customer_name": "Other"})
    clock.ahead = timedelta(days=9)
    reading = ReadBack(ReadBacks(desk.ledger.database), desk.accounts, clock)
    reading.request()
    reading.look(TaskContext())
    seen, different = (customer_state(row, _now()) for row in current_rows(desk.ledger.database))
    assert (seen.stage, seen.detail) == (Stage.SEEN, "Not sent, and there in JOOR: Alias: “Nord”")
    assert different.stage is Stage.DIFFERENT
    assert different.detail.endswith("JOOR has “Other”. Not sent, and there in JOOR: Alias: “Sud”")
    told = story(desk.ledger.database, profile, "EL0001", clock())[-1]
    assert (told.words, told.detail) == ("Read from JOOR: there, and as it was sent", seen.detail)


def test_refused_and_unknown_customers_say_why(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """With JOOR's own words where there are any."""
    server.faults.add(FaultKind.REFUSED, method="POST")
    send(desk, profile, 1)
    server.faults.add(FaultKind.DROP_ACCEPTED, method="POST")
    send(desk, profile, 2)
    [refused] = rows_of_job(desk.ledger.database, 1)
    [unknown] = rows_of_job(desk.ledger.database, 2)
    assert customer_state(refused, _now()).stage is Stage.REFUSED
    assert "log number" in customer_state(refused, _now()).detail
    assert customer_state(unknown, _now()).stage is Stage.UNKNOWN
    assert customer_state(unknown, _now()).detail


def test_an_unknown_outcome_can_be_read_back_on_request(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """And then it is known after all."""
    server.faults.add(FaultKind.DROP_ACCEPTED, method="POST")
    send(desk, profile, 1)
    reading = ReadBack(ReadBacks(desk.ledger.database), desk.accounts)
    assert reading.request() == 1
    reading.look(TaskContext())
    assert stages(desk) == {"EL0001": Stage.SEEN}


def test_the_story_tells_all_in_order(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """Each send, look and reading."""
    server.faults.add(FaultKind.REFUSED, method="POST")
    send(desk, profile, 1)
    send(desk, profile, 1)
    clock = MovedClock()
    clock.ahead = timedelta(seconds=6)
    Follower(desk.ledger, desk.accounts, clock).look(TaskContext())
    clock.ahead = timedelta(days=3)
    server.hide("EL0001")
    reading = ReadBack(ReadBacks(desk.ledger.database), desk.accounts, clock)
    reading.request()
    reading.look(TaskContext())
    clock.ahead = timedelta(days=4)
    server.alter("EL0001", {})
    reading.request()
    reading.look(TaskContext())
    told = [event.words for event in story(desk.ledger.database, profile, "EL0001", clock())]
    days = next(words for words in told if words.startswith("Waiting for JOOR's people, by about"))
    assert told == [
        "Put into a send for the first time, from list.xlsx",
        "Sent to JOOR",
        "Refused by JOOR",
        "Put into a send for the first time, from list.xlsx",
        "Sent to JOOR",
        "JOOR accepted the job 1",
        "The job is finished",
        days,
        "Read from JOOR: not there yet",
        "Read from JOOR: there, and as it was sent",
    ]


def test_another_profile_tells_nothing(desk: Desk, profile: Profile) -> None:
    """Each account has a story of its own."""
    send(desk, profile, 1)
    practice = desk.accounts.profile("practice")
    assert story(desk.ledger.database, practice, "EL0001", _now()) == []
    assert last_rows(desk.ledger.database, practice, ["EL0001"]) == {}
    assert list(last_rows(desk.ledger.database, profile, ["EL0001", "x"])) == ["EL0001"]
