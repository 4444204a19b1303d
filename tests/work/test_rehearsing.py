"""What a sandbox has accepted goes to production as the very same bytes, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from joor_desktop.errors import UsageError
from joor_desktop.model.job import Hold, Outcome, Send
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.profile import Environment, Profile, WireFormat
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.claims import Standing
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.rehearsing import NotAsRehearsedError
from tests.work.conftest import TOKEN
from tests.work.test_batches import posts
from tests.work.test_sending import outcomes, records, sent


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Stores with tokens for a sandbox and for production."""
    tokens = SessionTokens()
    tokens.store("trial", TOKEN)
    tokens.store("paris", TOKEN)
    with Desk(tmp_path / "desk" / "joor_desktop.sqlite3", [tokens]) as desk:
        yield desk


@pytest.fixture
def trial(desk: Desk, server: PracticeServer) -> Profile:
    """The sandbox, three customers a job, in XML."""
    profile = Profile("trial", Environment.SANDBOX, server.url, batch_size=3, wire_format=WireFormat.XML)
    desk.profiles.add(profile)
    return profile


@pytest.fixture
def paris(desk: Desk, server: PracticeServer) -> Profile:
    """Production, which sends larger jobs in JSON."""
    profile = Profile("paris", Environment.PRODUCTION, server.url, batch_size=500)
    desk.profiles.add(profile)
    return profile


def from_list(desk: Desk, profile: Profile) -> tuple[Send, ListEditor, list[int]]:
    """A send of a list of two customers."""
    list_id = desk.drafts.create("Fair", profile.name)
    editor = ListEditor(desk.drafts, list_id)
    ids = [editor.add_customer(record) for record in records(2)]
    send = desk.sender.send(TaskContext(), desk.sender.plan_list(TaskContext(), profile, list_id))
    assert send is not None
    return send, editor, ids


def test_the_very_same_bytes_go_to_production(
    desk: Desk, trial: Profile, paris: Profile, server: PracticeServer
) -> None:
    """Job by job as they were rehearsed, whatever size and format the other profile has; nothing leaves before."""
    rehearsal = sent(desk, trial, records(7))
    copy = desk.rehearsals.repeat(rehearsal.id, paris)
    recorded = desk.ledger.send(copy)
    assert recorded is not None
    assert (recorded.hold, recorded.profile, outcomes(recorded)) == (Hold.PAUSED, "paris", [Outcome.WAITING] * 3)
    assert len(posts(server)) == 3
    done = desk.sender.carrier.go_on(TaskContext(), copy)
    assert done is not None
    assert outcomes(done) == [Outcome.ACCEPTED] * 3
    assert posts(server)[3:] == posts(server)[:3]
    assert [job.fingerprint for job in done.jobs] == [job.fingerprint for job in rehearsal.jobs]


def test_it_goes_once_only(desk: Desk, trial: Profile, paris: Profile) -> None:
    """A second press finds the customers on their way, or there."""
    rehearsal = sent(desk, trial, records(4))
    copy = desk.rehearsals.repeat(rehearsal.id, paris)
    with pytest.raises(UsageError, match="4 of these customers have gone to “paris” already"):
        desk.rehearsals.repeat(rehearsal.id, paris)
    desk.sender.carrier.go_on(TaskContext(), copy)
    with pytest.raises(UsageError, match="4 of these"):
        desk.rehearsals.repeat(rehearsal.id, paris)
    assert len(desk.ledger.sends()) == 2


def test_customers_that_were_edited_since_go_through_the_review(desk: Desk, trial: Profile, paris: Profile) -> None:
    """What the sandbox has seen is not what the list holds."""
    send, editor, ids = from_list(desk, trial)
    editor.set_value(ids[0], ValuePath("", 0, "customer_name"), "Another name")
    with pytest.raises(NotAsRehearsedError, match="were changed in their list"):
        desk.rehearsals.repeat(send.id, paris)
    assert len(desk.ledger.sends()) == 1


def test_only_what_was_accepted_whole_is_sent_on(
    desk: Desk, trial: Profile, paris: Profile, server: PracticeServer
) -> None:
    """A refused rehearsal is none."""
    server.faults.add(FaultKind.REFUSED, method="POST")
    rehearsal = sent(desk, trial, records(2))
    with pytest.raises(UsageError, match="Not all of this send was accepted"):
        desk.rehearsals.repeat(rehearsal.id, paris)


def test_it_is_planned_as_any_send_and_says_what_changes_there(
    desk: Desk, trial: Profile, paris: Profile, server: PracticeServer
) -> None:
    """What JOOR has there is seen, and customers are spoken of by their numbers in the list."""
    send, _, ids = from_list(desk, trial)
    plan = desk.rehearsals.plan(TaskContext(), desk.sender, send.id, paris, read_first=250)
    assert [(each.record_id, each.standing) for each in plan.going] == [(number, Standing.THERE) for number in ids]
    assert (plan.rehearsal, plan.rehearsed_with, plan.jobs, plan.read) == (send.id, "trial", 1, 2)
    copy = desk.rehearsals.repeat(send.id, paris)
    with pytest.raises(NotAsRehearsedError, match="2 of these customers have gone to “paris” already"):
        desk.rehearsals.plan(TaskContext(), desk.sender, send.id, paris)
    assert desk.ledger.send(copy) is not None


def test_what_is_not_kept_whole_goes_through_the_review_of_the_list(
    desk: Desk, trial: Profile, paris: Profile, server: PracticeServer
) -> None:
    """Such as after one of its customers was taken out of the history."""
    send, _, _ = from_list(desk, trial)
    desk.drafts.database.run("DELETE FROM sent_body WHERE sent_customer_id = 1")
    with pytest.raises(NotAsRehearsedError, match="Not all that was rehearsed is kept"):
        desk.rehearsals.plan(TaskContext(), desk.sender, send.id, paris)


def test_bytes_that_are_gone_are_made_again(
    desk: Desk, trial: Profile, paris: Profile, server: PracticeServer
) -> None:
    """The files of old sends may have been taken away."""
    rehearsal = sent(desk, trial, records(3))
    desk.ledger.payload_path(rehearsal.jobs[0].id).unlink()
    copy = desk.rehearsals.repeat(rehearsal.id, paris)
    desk.sender.carrier.go_on(TaskContext(), copy)
    assert posts(server)[0] == posts(server)[1]
