"""Each fault on the way to JOOR: what the ledger says of the job, what the server has, and the words on screen."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from joor_desktop.joor.budget import Budget
from joor_desktop.model.job import Hold, Job, Outcome, Send
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.owner import Owner
from joor_desktop.ui.sends.course import held_words
from joor_desktop.work.carrying import Carrier
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from tests.storage.children import start
from tests.work.customers import good_record
from tests.work.test_sending import POST, planned, records, sent

REFUSED, UNKNOWN, WAITING, ACCEPTED = Outcome.REFUSED, Outcome.UNKNOWN, Outcome.WAITING, Outcome.ACCEPTED


def only_job(send: Send) -> Job:
    """The only job of a send."""
    [job] = send.jobs
    return job


@pytest.mark.parametrize(
    ("kind", "outcome", "taken", "title", "advice"),
    [
        (FaultKind.DROP_ACCEPTED, UNKNOWN, 1, "connection to JOOR broke before its answer", "not sent again"),
        (FaultKind.HALF_ANSWER, UNKNOWN, 1, "JOOR's answer can't be read", "not sent again by themselves"),
        (FaultKind.ERROR, UNKNOWN, 0, "JOOR has trouble at the moment (HTTP 500)", "not sent again by themselves"),
        (FaultKind.ERROR_ACCEPTED, UNKNOWN, 1, "JOOR has trouble at the moment (HTTP 502)", "not sent again"),
        (FaultKind.NO_JOB, UNKNOWN, 1, "JOOR's answer can't be read", "not sent again by themselves"),
        (FaultKind.HTML, UNKNOWN, 0, "JOOR's answer can't be read", "not sent again by themselves"),
        (FaultKind.SEE_OTHER, UNKNOWN, 0, "sends the call on to another address", "your token stays with JOOR"),
        (FaultKind.REDIRECT, REFUSED, 0, "sends the call on to another address", "Check the address in the profile"),
        (FaultKind.TOKEN, REFUSED, 0, "JOOR doesn't accept the token of the profile “paris”", "Integrations Manager"),
        (FaultKind.FORBIDDEN, REFUSED, 0, "token of the profile “paris” may not do this", ""),
        (FaultKind.REFUSED, REFUSED, 0, "JOOR did not take this", "The price label Outlet is not set up"),
        (FaultKind.DROP_UNREAD, WAITING, 0, "broke before everything was sent", "JOOR has not taken anything"),
        (FaultKind.DROP_HALF_READ, WAITING, 0, "broke before everything was sent", "JOOR has not taken anything"),
    ],
)
def test_a_fault_of_the_server_is_told_as_what_is_certain(
    desk: Desk, profile: Profile, server: PracticeServer,
    kind: FaultKind, outcome: Outcome, taken: int, title: str, advice: str,
) -> None:
    """Unknown and refused are never tried again by themselves; what never left whole waits and is."""
    server.faults.add(kind, method=POST)
    record = good_record(1)
    if outcome is WAITING:
        # More than the system takes over in advance, so that the break is seen before the last byte left.
        record.entries["buyers"] = [{"buyer_name": "x" * 50, "buyer_email": "x@y.example"}] * 400_000
    send = sent(desk, profile, [record])
    job = only_job(send)
    assert (job.outcome, sum(server.posts_by_code().values())) == (outcome, taken)
    assert title in job.title
    assert advice in job.detail
    assert send.hold is (Hold.RETRY if outcome is WAITING else Hold.NONE)
    assert desk.holds.due(datetime.now(UTC) + timedelta(days=1)) == ([send.id] if outcome is WAITING else [])


@pytest.mark.parametrize("retry_after_s", [60.0, 0.0])
def test_429_is_waited_for_until_a_time_that_is_told(
    desk: Desk, profile: Profile, server: PracticeServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    retry_after_s: float,
) -> None:
    """With Retry-After until then, without it until the window ends; then it goes, once."""
    server.faults.add(FaultKind.RATE_LIMIT, method=POST, seconds=retry_after_s)
    send = sent(desk, profile, records(1))
    assert (only_job(send).outcome, send.hold) == (WAITING, Hold.LIMITED)
    now = datetime.now(UTC)
    assert send.next_try is not None
    wait_s = (send.next_try - now).total_seconds()
    assert 50 <= wait_s <= 65 if retry_after_s else 250 <= wait_s <= 303
    assert "JOOR takes no more calls for now: goes on in" in held_words(send, now)
    # The credits of the client would really be waited for.
    monkeypatch.setattr(Budget, "take", lambda _budget, _cost: 0.0)
    owner = Owner(tmp_path)
    Carrier(
        desk.drafts, desk.ledger, desk.lists, desk.accounts, owner.name, lambda: now + timedelta(seconds=400)
    ).go_on_due(TaskContext())
    owner.close()
    gone = desk.ledger.send(send.id)
    assert gone is not None
    assert (only_job(gone).outcome, server.posts_by_code()) == (ACCEPTED, {"EL0001": 1})


_LOOK_UP = """
import sys
from pathlib import Path
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from tests.storage.children import start
from tests.work.customers import good_record
tokens = SessionTokens()
tokens.store("paris", "t0ken")
with Desk(Path(sys.argv[1]), [tokens]) as desk:
    profile = Profile("paris", Environment.CUSTOM, "https://joor.invalid/v2")
    desk.profiles.add(profile)
    plan = desk.sender.plan_records(TaskContext(), profile, "list.xlsx", [good_record(1)])
    desk.sender.send(TaskContext(), plan)
"""


def test_a_name_that_is_not_found_is_tried_again_by_itself(desk: Desk, tmp_path: Path) -> None:
    """Nothing left. In a process of its own, as the tests may ask no name server."""
    process = start(_LOOK_UP, tmp_path / "desk" / "joor_desktop.sqlite3")
    process.communicate(timeout=60)
    [send] = desk.ledger.sends()
    assert (only_job(send).outcome, send.hold) == (WAITING, Hold.RETRY)
    assert "can't be found" in only_job(send).title
    assert "Nothing was sent" in only_job(send).detail


@pytest.fixture
def no_tls() -> Iterator[int]:
    """The port of something that answers a TLS hello with other words."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    connection.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        yield listening.getsockname()[1]


def test_a_connection_that_is_not_safe_carries_nothing(desk: Desk, no_tls: int) -> None:
    """It is tried again by itself."""
    elsewhere = Profile("paris", Environment.CUSTOM, f"https://127.0.0.1:{no_tls}/v2")
    desk.profiles.add(elsewhere)
    send = sent(desk, elsewhere, records(1))
    assert (only_job(send).outcome, send.hold) == (WAITING, Hold.RETRY)
    assert "No safe connection" in only_job(send).title


def test_a_clock_that_is_set_back_neither_blocks_nor_sends_twice(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """The window of credits and the ledger were written by a clock that was ahead by a day."""
    ahead = datetime.now(UTC) + timedelta(days=1)
    sent(desk, profile, records(1))
    desk.drafts.database.run("UPDATE credit_window SET started_s = ?, used = 300", (ahead.timestamp(),))
    desk.drafts.database.run("UPDATE job SET posted = ?1, answered = ?1", (ahead.isoformat(),))
    assert planned(desk, profile, records(1)).going == []
    assert only_job(sent(desk, profile, records(1, first=2))).outcome is ACCEPTED
    assert server.posts_by_code() == {"EL0001": 1, "EL0002": 1}
