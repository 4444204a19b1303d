"""A send of several jobs: paused, gone on with, taken back and stopped between them, across restarts."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from joor_desktop.errors import CancelledError, StorageError, UsageError
from joor_desktop.model.job import Hold, Outcome, Send
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.profile import Environment, Profile, WireFormat
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.carrying import TRIED_FOR, Carrier
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor
from tests.work.conftest import TOKEN
from tests.work.customers import good_record
from tests.work.test_sending import POST, outcomes, planned, records, sent

ACCEPTED, WAITING, UNKNOWN = Outcome.ACCEPTED, Outcome.WAITING, Outcome.UNKNOWN


def other_desk(tmp_path: Path) -> Desk:
    """The program once more, on the same files."""
    tokens = SessionTokens()
    tokens.store("paris", TOKEN)
    return Desk(tmp_path / "desk" / "joor_desktop.sqlite3", [tokens])


def before_job(number: int, action: Callable[[], object]) -> TaskContext:
    """A context in which *action* happens when the job of that number is about to be sent."""

    def listen(_done: int, _total: int | None, words: str) -> None:
        if words.startswith(f"Sending job {number} "):
            action()

    return TaskContext(listen)


def posts(server: PracticeServer) -> list[str]:
    """The fingerprints of the bodies that came."""
    return [each.fingerprint for each in server.received() if each.method == POST]


def again(desk: Desk, send: Send) -> Send:
    """The send as the ledger has it now."""
    found = desk.ledger.send(send.id)
    assert found is not None
    return found


def paused_after_two(desk: Desk, profile: Profile, tmp_path: Path) -> Send:
    """A send of nine jobs that another window paused while the second one was on its way."""
    with other_desk(tmp_path) as other:
        context = before_job(2, lambda: other.holds.pause(other.ledger.sends()[0].id))
        send = desk.sender.send(context, planned(desk, profile, records(27)))
    assert send is not None
    return send


def test_a_send_that_another_window_paused_is_gone_on_with_after_a_restart(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path
) -> None:
    """It is one send, with its jobs in order, and the very bytes that were recorded when Send was pressed."""
    send = paused_after_two(desk, profile, tmp_path)
    assert outcomes(send) == [ACCEPTED] * 2 + [WAITING] * 7
    assert send.hold is Hold.PAUSED
    assert send.waiting == 21
    desk.close()
    with other_desk(tmp_path) as later:
        assert later.ledger.orphans() == []
        done = later.sender.carrier.go_on(TaskContext(), send.id)
        assert done is not None
        assert outcomes(done) == [ACCEPTED] * 9
        assert done.hold is Hold.NONE
        assert len(later.ledger.sends()) == 1
    assert posts(server) == [job.fingerprint for job in send.jobs]
    assert set(server.posts_by_code().values()) == {1}


@pytest.mark.parametrize("wire_format", list(WireFormat))
@pytest.mark.parametrize("example_names", [False, True])
def test_bytes_that_are_gone_are_made_again_from_the_ledger(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path, wire_format: WireFormat, example_names: bool
) -> None:
    """With the same fingerprint, whatever the format and the spelling of the profile are by now."""
    other = Profile("paris", profile.environment, profile.url, 3, wire_format, example_names)
    send = paused_after_two(desk, other, tmp_path)
    for job in send.jobs:
        desk.ledger.payload_path(job.id).unlink()
    done = desk.sender.carrier.go_on(TaskContext(), send.id)
    assert done is not None
    assert outcomes(done) == [ACCEPTED] * 9
    assert posts(server) == [job.fingerprint for job in send.jobs]


def test_bytes_that_are_no_longer_those_recorded_never_leave(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path
) -> None:
    """Neither the file nor the recorded customers give the fingerprint: nothing is sent, and the rest waits."""
    send = paused_after_two(desk, profile, tmp_path)
    desk.ledger.payload_path(send.jobs[2].id).write_bytes(b"{}")
    desk.drafts.database.run("UPDATE sent_body SET body = (SELECT body FROM sent_body LIMIT 1)")
    with pytest.raises(StorageError, match="no longer there"):
        desk.sender.carrier.go_on(TaskContext(), send.id)
    assert len(posts(server)) == 2
    assert outcomes(again(desk, send)) == [ACCEPTED] * 2 + [WAITING] * 7


def test_what_waits_can_be_taken_back(desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path) -> None:
    """It was not sent then, and its customers may go with another send."""
    send = paused_after_two(desk, profile, tmp_path)
    desk.holds.cancel(send.id)
    taken_back = again(desk, send)
    assert outcomes(taken_back) == [ACCEPTED] * 2 + [Outcome.NOT_SENT] * 7
    assert "cancelled" in taken_back.jobs[-1].title
    assert len(planned(desk, profile, records(27)).going) == 21


def test_a_send_is_cancelled_by_another_window_between_two_jobs(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path
) -> None:
    """The job on its way is settled first."""
    with other_desk(tmp_path) as other:
        context = before_job(2, lambda: other.holds.cancel(other.ledger.sends()[0].id))
        send = desk.sender.send(context, planned(desk, profile, records(9)))
    assert send is not None
    assert outcomes(send) == [ACCEPTED, ACCEPTED, Outcome.NOT_SENT]


def test_stopping_the_task_pauses_the_send(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """What was on its way is settled, what waits can be gone on with."""
    context = before_job(2, lambda: context.cancel())  # noqa: PLW0108 (the context is only being made)
    with pytest.raises(CancelledError):
        desk.sender.send(context, planned(desk, profile, records(9)))
    [send] = desk.ledger.sends()
    assert outcomes(send) == [ACCEPTED, ACCEPTED, WAITING]
    assert send.hold is Hold.PAUSED


def test_a_stop_in_the_third_of_nine_jobs_leaves_nothing_else_unclear(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """1-2 are accepted, 4-9 wait; they go on when job 3 is settled, and no customer goes twice."""

    def spoil() -> None:
        server.faults.add(FaultKind.DROP_ACCEPTED, method=POST)

    send = desk.sender.send(before_job(3, spoil), planned(desk, profile, records(27)))
    assert send is not None
    assert outcomes(send) == [ACCEPTED, ACCEPTED, UNKNOWN, *[WAITING] * 6]
    assert send.hold is Hold.STOPPED
    desk.settling.count_as_accepted(send.jobs[2].id)
    done = desk.sender.carrier.go_on(TaskContext(), send.id)
    assert done is not None
    assert outcomes(done) == [ACCEPTED] * 9
    assert set(server.posts_by_code().values()) == {1}
    assert len(desk.ledger.open_jobs()) == 8  # JOOR's number of job 3 is not known


def test_an_unknown_job_that_joor_does_not_have_is_sent_once_more_when_a_person_says_so(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """The very same bytes, as the same job of the same send; the decision is kept."""
    server.faults.add(FaultKind.ERROR, method=POST)
    send = sent(desk, profile, records(6))
    assert outcomes(send) == [UNKNOWN, WAITING]
    assert desk.settling.findings(send.jobs[0].id).unread == 3
    desk.settling.send_again(send.jobs[0].id)
    assert outcomes(again(desk, send)) == [WAITING, WAITING]
    done = desk.sender.carrier.go_on(TaskContext(), send.id)
    assert done is not None
    assert outcomes(done) == [ACCEPTED, ACCEPTED]
    assert posts(server) == [send.jobs[0].fingerprint, send.jobs[0].fingerprint, send.jobs[1].fingerprint]
    assert desk.drafts.database.rows("SELECT job, word FROM decision") == [(send.jobs[0].id, "waiting")]


def test_a_job_that_is_settled_cannot_be_settled_again(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """A second window that still shows it as unknown changes nothing, nor is it posted again."""
    server.faults.add(FaultKind.DROP_ACCEPTED, method=POST)
    send = sent(desk, profile, records(1))
    desk.settling.count_as_accepted(send.jobs[0].id)
    desk.settling.send_again(send.jobs[0].id)
    assert outcomes(again(desk, send)) == [ACCEPTED]
    assert desk.sender.carrier.go_on(TaskContext(), send.id) is None


def test_what_joor_has_of_an_unknown_job_is_found(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """Per customer: one is there as it was sent, one otherwise, one is not there."""
    sent(desk, profile, records(2))
    changed = records(3)
    changed[1].set_value(ValuePath(field="customer_name"), "Another shop")
    server.faults.add(FaultKind.ERROR, method=POST)
    again_plan = planned(desk, profile, changed, again=True)
    send = desk.sender.send(TaskContext(), again_plan)
    assert send is not None
    assert outcomes(send) == [UNKNOWN]
    desk.read_back.request(job=send.jobs[0].id)
    desk.read_back.read_all(TaskContext())
    found = desk.settling.findings(send.jobs[0].id)
    assert (found.customers, found.equal, found.different, found.missing, found.missing_new) == (3, 1, 1, 1, 1)
    assert found.different_known == 1


# Without a connection


class Time:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def time() -> Time:
    """Return the clock."""
    return Time()


@pytest.fixture
def carrier(desk: Desk, time: Time) -> Carrier:
    """Return what carries sends out by that clock."""
    assert desk.sender is not None
    owner = desk._owner
    assert owner is not None
    return Carrier(desk.drafts, desk.ledger, desk.lists, desk.accounts, owner.name, time)


@pytest.fixture
def offline(desk: Desk) -> Profile:
    """A profile whose address takes no connections for now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    profile = Profile("paris", Environment.CUSTOM, f"http://127.0.0.1:{port}/v2", batch_size=3)
    desk.profiles.add(profile)
    return profile


def test_without_a_connection_it_is_tried_again_with_growing_pauses_and_goes_by_itself(
    desk: Desk, offline: Profile, carrier: Carrier, time: Time, tmp_path: Path
) -> None:
    """Until when is told; when the server is there, all of it goes, once."""
    send = sent(desk, offline, records(4))
    assert send.hold is Hold.RETRY
    pauses = []
    for _ in range(6):
        due = again(desk, send).next_try
        assert due is not None
        assert carrier.go_on_due(TaskContext()) == due  # not before its time
        time.now = due
        following = carrier.go_on_due(TaskContext())
        assert following is not None
        pauses.append(round((following - due).total_seconds()))
    assert pauses == [15, 45, 135, 405, 900, 900]
    server = PracticeServer(tmp_path / "late.sqlite3", port=int(offline.url.rsplit(":", 1)[1].split("/")[0]))
    server.start()
    try:
        time.now += timedelta(seconds=900)
        assert carrier.go_on_due(TaskContext()) is None
        assert outcomes(again(desk, send)) == [ACCEPTED, ACCEPTED]
        assert set(server.posts_by_code().values()) == {1}
    finally:
        server.stop()


@pytest.mark.parametrize("hold", [Hold.RETRY, Hold.LIMITED])
def test_a_clock_that_is_set_back_makes_no_wait_longer_than_it_was(
    desk: Desk, offline: Profile, carrier: Carrier, time: Time, hold: Hold
) -> None:
    """At the most the wait begins anew; a clock that is put right by a second changes nothing."""
    send = sent(desk, offline, records(1))
    desk.holds.wait(send.id, hold, time.now, 300)
    due = time.now + timedelta(seconds=300)
    time.now -= timedelta(seconds=1)
    assert carrier.go_on_due(TaskContext()) == due
    time.now -= timedelta(days=1)
    for _ in range(2):
        assert carrier.go_on_due(TaskContext()) == time.now + timedelta(seconds=300)
    assert again(desk, send).hold is hold
    began = time.now
    time.now += timedelta(seconds=299)
    assert carrier.go_on_due(TaskContext()) == began + timedelta(seconds=300)
    time.now += timedelta(seconds=2)
    assert desk.holds.due(time.now) == [send.id]


def test_after_a_day_without_a_connection_a_person_has_to_want_it(
    desk: Desk, offline: Profile, carrier: Carrier, time: Time
) -> None:
    """Nobody expects a send of last week to leave by itself."""
    send = sent(desk, offline, records(1))
    time.now += TRIED_FOR + timedelta(seconds=1)
    assert carrier.go_on_due(TaskContext()) is None
    held = again(desk, send)
    assert (held.hold, outcomes(held)) == (Hold.PAUSED, [WAITING])


def test_what_waits_for_a_connection_can_be_taken_back(
    desk: Desk, offline: Profile, carrier: Carrier, time: Time
) -> None:
    """Then it is not tried any more."""
    send = sent(desk, offline, records(1))
    desk.holds.cancel(send.id)
    time.now += timedelta(hours=1)
    assert carrier.go_on_due(TaskContext()) is None
    assert outcomes(again(desk, send)) == [Outcome.NOT_SENT]


def test_customers_that_were_changed_meanwhile_do_not_go_by_themselves(
    desk: Desk, offline: Profile, carrier: Carrier, time: Time
) -> None:
    """A person decides; going on sends them as they were when Send was pressed."""
    list_id = desk.drafts.create("Spring fair", "paris")
    editor = ListEditor(desk.drafts, list_id)
    record_id = editor.add_customer(good_record(1))
    send = desk.sender.send(TaskContext(), desk.sender.plan_list(TaskContext(), offline, list_id))
    assert send is not None
    editor.set_value(record_id, ValuePath(field="customer_phone"), "555")
    time.now += timedelta(minutes=1)
    assert carrier.go_on_due(TaskContext()) is None
    held = again(desk, send)
    assert (held.hold, outcomes(held)) == (Hold.CHANGED, [WAITING])
    assert "were changed" in held.jobs[0].title


def test_a_send_does_not_go_on_to_another_account(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path
) -> None:
    """The profile was pointed elsewhere meanwhile."""
    send = paused_after_two(desk, profile, tmp_path)
    desk.drafts.database.run("UPDATE profile SET url = 'https://joor.example.com/v2'")
    with pytest.raises(UsageError, match="another account"):
        desk.sender.carrier.go_on(TaskContext(), send.id)
    assert again(desk, send).hold is Hold.PAUSED


def test_all_bytes_are_on_disk_before_the_first_job_leaves(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """So that the send can go on whatever becomes of the list or the program."""
    kept: list[str] = []

    def look() -> None:
        [send] = desk.ledger.sends()
        kept.extend(hashlib.sha256(desk.ledger.payload_path(job.id).read_bytes()).hexdigest() for job in send.jobs)
        assert kept == [job.fingerprint for job in send.jobs]
        assert posts(server) == []

    desk.sender.send(before_job(1, look), planned(desk, profile, records(7)))
    assert len(kept) == 3
