"""A send is written down before it leaves, posted once, and told as what is certain of it."""

from __future__ import annotations

import base64
import hashlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from joor_desktop.errors import KeychainError, UsageError
from joor_desktop.model.job import Hold, Outcome, Send
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.profile import Profile
from joor_desktop.model.record import Record
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.claims import Standing
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.plan import Reason, SendPlan
from tests.work.conftest import TOKEN
from tests.work.customers import good_record

POST = "POST"


def records(count: int, first: int = 1) -> list[Record]:
    """Customers without a fault."""
    return [good_record(number) for number in range(first, first + count)]


def planned(desk: Desk, profile: Profile, customers: list[Record], *, again: bool = False) -> SendPlan:
    """What sending them would do."""
    return desk.sender.plan_records(TaskContext(), profile, "list.xlsx", customers, again=again)


def sent(desk: Desk, profile: Profile, customers: list[Record], *, again: bool = False) -> Send:
    """Send them; somebody must have been left to send."""
    send = desk.sender.send(TaskContext(), planned(desk, profile, customers, again=again))
    assert send is not None
    return send


def outcomes(send: Send) -> list[Outcome]:
    """What each job came to."""
    return [job.outcome for job in send.jobs]


def test_customers_go_in_jobs_of_the_profiles_size_and_in_order(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """Seven customers, three a job; the exact bytes of each are kept."""
    send = sent(desk, profile, records(7))
    assert outcomes(send) == [Outcome.ACCEPTED] * 3
    assert [job.record_count for job in send.jobs] == [3, 3, 1]
    assert [job.job_id for job in send.jobs] == [1, 2, 3]
    assert server.posts_by_code() == {f"EL{number:04d}": 1 for number in range(1, 8)}
    for job in send.jobs:
        kept = desk.ledger.payload_path(job.id).read_bytes()
        assert hashlib.sha256(kept).hexdigest() == job.fingerprint
    assert send.new_customers == 7


def test_the_same_content_is_left_out_and_changed_content_goes(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """What JOOR accepted last decides."""
    sent(desk, profile, records(2))
    changed = records(3)
    changed[1].set_value(ValuePath(field="customer_phone"), "555")
    plan = planned(desk, profile, changed)
    assert [(each.code, each.standing) for each in plan.going] == [
        ("EL0002", Standing.CHANGED),
        ("EL0003", Standing.NEW),
    ]
    assert [(each.code, each.reason) for each in plan.left_out] == [("EL0001", Reason.SAME)]
    desk.sender.send(TaskContext(), plan)
    assert server.posts_by_code() == {"EL0001": 1, "EL0002": 2, "EL0003": 1}


def test_another_spelling_of_the_same_value_is_the_same_content(desk: Desk, profile: Profile) -> None:
    """JOOR gets true for "yes" and for "x"."""
    door = ValuePath("shipping_addresses", 0, "shipping_create_doors")
    customers = records(1)
    customers[0].set_value(door, "yes")
    sent(desk, profile, customers)
    customers[0].set_value(door, "x")
    assert planned(desk, profile, customers).going == []


def test_again_sends_what_was_accepted(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """Only when it was asked for."""
    sent(desk, profile, records(1))
    assert desk.sender.send(TaskContext(), planned(desk, profile, records(1))) is None
    assert outcomes(sent(desk, profile, records(1), again=True)) == [Outcome.ACCEPTED]
    assert server.posts_by_code() == {"EL0001": 2}


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.DROP_ACCEPTED,
        FaultKind.HALF_ANSWER,
        FaultKind.ERROR,
        FaultKind.ERROR_ACCEPTED,
        FaultKind.NO_JOB,
        FaultKind.HTML,
    ],
)
def test_an_unknown_outcome_stops_the_send_and_is_never_posted_again(
    desk: Desk, profile: Profile, server: PracticeServer, kind: FaultKind
) -> None:
    """Whatever the server did with it: the job is unknown, the jobs after it wait until that is settled."""
    server.faults.add(kind, method=POST)
    send = sent(desk, profile, records(5))
    assert outcomes(send) == [Outcome.UNKNOWN, Outcome.WAITING]
    assert send.hold is Hold.STOPPED
    assert all((send.jobs[0].title, send.jobs[0].detail))
    plan = planned(desk, profile, records(5))
    assert plan.going == []
    assert [each.reason for each in plan.left_out] == [*[Reason.UNKNOWN] * 3, *[Reason.SENDING] * 2]
    assert plan.unknown_before
    assert desk.sender.carrier.go_on(TaskContext(), send.id) is None
    assert len([each for each in server.received() if each.method == POST]) == 1


def test_what_a_killed_process_had_on_its_way_is_unknown_to_the_next_plan(desk: Desk, profile: Profile) -> None:
    """Nobody had to look at the jobs in between."""
    plan = planned(desk, profile, records(1))
    claim = desk.ledger.begin_send(profile, plan.going, owner="a-process-that-is-gone", url=profile.url, list_name="")
    assert claim.send is not None
    [job] = claim.send.jobs
    desk.ledger.write_payload(job.id, [b"{}"])
    desk.ledger.mark_sending(job.id)
    plan = planned(desk, profile, records(1))
    assert [each.reason for each in plan.left_out] == [Reason.UNKNOWN]
    assert plan.unknown_before
    assert not plan.sending_now


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl+C does what it does in a terminal, also where the tests run in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal of its own for Ctrl+C in one process")
def test_ctrl_c_while_a_job_is_on_its_way_leaves_its_outcome_unknown(
    desk: Desk, profile: Profile, server: PracticeServer, ctrl_c: None
) -> None:
    """The server has it; the job after it never leaves, and what became of both is told."""
    server.faults.add(FaultKind.SLOW, method=POST, seconds=30)
    plan = planned(desk, profile, records(5))

    def press() -> None:
        while not server.received():
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    pressing = threading.Thread(target=press)
    pressing.start()
    send = desk.sender.send(TaskContext(), plan)
    pressing.join()
    assert send is not None
    assert outcomes(send) == [Outcome.UNKNOWN, Outcome.WAITING]
    assert "stopped" in send.jobs[0].title
    assert len(server.received()) == 1


@pytest.mark.parametrize("kind", [FaultKind.TOKEN, FaultKind.FORBIDDEN, FaultKind.REFUSED])
def test_a_refusal_is_told_in_joors_words_and_the_customers_may_go_once_mended(
    desk: Desk, profile: Profile, server: PracticeServer, kind: FaultKind
) -> None:
    """Nothing was carried out, so they are free again; those behind them wait until a person lets them go."""
    server.faults.add(kind, method=POST)
    send = sent(desk, profile, records(4))
    assert outcomes(send) == [Outcome.REFUSED, Outcome.WAITING]
    assert send.hold is Hold.STOPPED
    assert send.jobs[0].code
    assert [each.code for each in planned(desk, profile, records(4)).going] == ["EL0001", "EL0002", "EL0003"]
    gone_on = desk.sender.carrier.go_on(TaskContext(), send.id)
    assert gone_on is not None
    assert outcomes(gone_on) == [Outcome.REFUSED, Outcome.ACCEPTED]
    assert server.posts_by_code() == {"EL0004": 1}


def test_what_joors_support_asks_for_is_kept(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """For a good job and for a bad one: address, headers with the token masked, status, answer."""
    server.faults.add(FaultKind.ERROR, method=POST)
    for send in (sent(desk, profile, records(1)), sent(desk, profile, records(1, first=2))):
        [kept] = desk.ledger.exchanges(send.jobs[0].id)
        assert f"{server.url}/bulk-connection" in kept
        assert "Authorization: OAuth2 ••••" in kept


def test_a_broken_line_in_the_middle_of_the_body_is_not_sent(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """JOOR never had the whole request."""
    server.faults.add(FaultKind.DROP_HALF_READ, method=POST)
    big = good_record(1)
    # More than the system takes in advance.
    big.entries["buyers"] = [{"buyer_name": "x" * 50, "buyer_email": "x@y.example"}] * 400_000
    send = sent(desk, profile, [big])
    assert (outcomes(send), send.hold) == ([Outcome.WAITING], Hold.RETRY)
    assert server.posts_by_code() == {}


def test_a_server_that_isnt_there_means_not_sent(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """It waits, is tried again by itself, and may be taken back; then the customers may go later."""
    server.stop()
    send = sent(desk, profile, records(1))
    assert (outcomes(send), send.hold) == ([Outcome.WAITING], Hold.RETRY)
    assert "takes no connections" in send.jobs[0].title
    desk.holds.cancel(send.id)
    taken_back = desk.ledger.send(send.id)
    assert taken_back is not None
    assert outcomes(taken_back) == [Outcome.NOT_SENT]
    assert len(planned(desk, profile, records(1)).going) == 1


def test_too_many_calls_are_waited_for_and_posted_again(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """429 means that nothing was done; the wait is kept, so that a restart doesn't forget it."""
    server.faults.add(FaultKind.RATE_LIMIT, method=POST, seconds=60)
    send = desk.sender.send(TaskContext(), planned(desk, profile, records(1)))
    assert send is not None
    assert (outcomes(send), send.hold) == ([Outcome.WAITING], Hold.LIMITED)
    assert send.next_try is not None
    assert timedelta(seconds=50) < send.next_try - datetime.now(UTC) < timedelta(seconds=65)
    assert desk.holds.next_try() == send.next_try
    assert desk.holds.tries(send.id) == 0
    assert server.posts_by_code() == {}


def test_a_wait_for_credits_can_be_paused_and_survives_a_restart(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path
) -> None:
    """What waits is on disk; another program pauses it, lets it go on, and it goes once."""
    server.faults.add(FaultKind.RATE_LIMIT, method=POST, seconds=1)
    send = desk.sender.send(TaskContext(), planned(desk, profile, records(1)))
    assert send is not None
    tokens = SessionTokens()
    tokens.store("paris", TOKEN)
    with Desk(tmp_path / "desk" / "joor_desktop.sqlite3", [tokens]) as other:
        other.holds.pause(send.id)
        assert other.holds.due(datetime.now(UTC) + timedelta(days=1)) == []
        time.sleep(3.1)  # the second that JOOR asked for, and two that its answer may have needed
        went = other.sender.carrier.go_on(TaskContext(), send.id)
    assert went is not None
    assert (outcomes(went), went.hold) == ([Outcome.ACCEPTED], Hold.NONE)
    assert server.posts_by_code() == {"EL0001": 1}


def test_without_a_token_nothing_is_recorded(desk: Desk, profile: Profile) -> None:
    """The person is told before anything happens."""
    other = Profile("milano", profile.environment, profile.url)
    desk.profiles.add(other)
    with pytest.raises(KeychainError, match="milano"):
        desk.sender.send(TaskContext(), planned(desk, other, records(1)))
    assert desk.ledger.sends() == []


def test_a_list_goes_without_its_faulty_customers(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """They are named as left out."""
    list_id = desk.drafts.create("Spring fair", "paris")
    editor = ListEditor(desk.drafts, list_id)
    for record in records(2):
        editor.add_customer(record)
    editor.add_customer(Record({"customer_code": "BAD"}))
    plan = desk.sender.plan_list(TaskContext(), profile, list_id)
    assert [each.code for each in plan.going] == ["EL0001", "EL0002"]
    assert [(each.code, each.reason) for each in plan.left_out] == [("BAD", Reason.ERRORS)]
    send = desk.sender.send(TaskContext(), plan)
    assert send is not None
    assert send.list_name == "Spring fair"
    assert server.posts_by_code() == {"EL0001": 1, "EL0002": 1}


def test_a_list_that_changed_after_the_review_is_not_sent(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """What goes is what was looked at."""
    list_id = desk.drafts.create("Spring fair", "paris")
    editor = ListEditor(desk.drafts, list_id)
    record_id = editor.add_customer(good_record(1))
    plan = desk.sender.plan_list(TaskContext(), profile, list_id)
    editor.set_value(record_id, ValuePath(field="customer_phone"), "555")
    with pytest.raises(UsageError, match="changed"):
        desk.sender.send(TaskContext(), plan)
    assert server.posts_by_code() == {}
    assert len(desk.sender.plan_list(TaskContext(), profile, list_id).going) == 1


def test_accepted_customers_teach_the_account_lists(desk: Desk, profile: Profile) -> None:
    """What JOOR accepted once is proposed the next time."""
    sent(desk, profile, records(1))
    assert desk.lists.values("paris", AccountList.SALES_REPS) == [("AB",)]


def test_the_token_is_nowhere_in_the_programs_files(desk: Desk, profile: Profile, tmp_path: Path) -> None:
    """Nor its Base64 form, after good and bad sends."""
    sent(desk, profile, records(4))
    forms = (TOKEN.encode(), base64.b64encode(TOKEN.encode()))
    for file in (path for path in (tmp_path / "desk").rglob("*") if path.is_file()):
        content = file.read_bytes()
        assert not any(form in content for form in forms), file
