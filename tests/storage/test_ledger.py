"""The ledger of sends: nothing twice, nothing lost, nothing unclear but what is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from joor_desktop.errors import NotSentError, RefusedError, UnknownOutcomeError, UsageError
from joor_desktop.model.job import Job, JobReport, JobStatus, Outcome
from joor_desktop.model.profile import Environment, Profile, practice_profile
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Claim, Ledger, SendCustomer, Standing
from joor_desktop.storage.owner import Owner

PARIS = Profile("Paris", Environment.SANDBOX, "https://apisandbox.jooraccess.com/v2", batch_size=2)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def customer(code: str, content: str = "a") -> SendCustomer:
    return SendCustomer(7, code, f"Shop {code}", hashlib.sha256(content.encode()).digest())


@pytest.fixture
def ledger(database: Database) -> Ledger:
    return Ledger(database)


@pytest.fixture
def owner(database: Database) -> Iterator[Owner]:
    with Owner(database.path.parent) as owner:
        yield owner


def begin(
    ledger: Ledger, owner: Owner, *customers: SendCustomer, profile: Profile = PARIS, again: bool = False
) -> Claim:
    return ledger.begin_send(
        profile, customers, owner=owner.name, url=profile.url, list_name="Spring fair", list_id=1, again=again
    )


def one_job(ledger: Ledger, owner: Owner, *customers: SendCustomer) -> Job:
    """The only job of a send, with its request on the way."""
    claim = begin(ledger, owner, *customers)
    assert claim.send is not None
    (job,) = claim.send.jobs
    ledger.write_payload(job.id, [b"{}"])
    ledger.mark_sending(job.id, NOON)
    return job


def report(job_id: int = 9004, status: JobStatus = JobStatus.QUEUED, progress: int = 0) -> JobReport:
    return JobReport(job_id, status, 2, progress)


def current(ledger: Ledger, job: Job) -> Job:
    found = ledger.job(job.id)
    assert found is not None
    return found


def standing(ledger: Ledger, *customers: SendCustomer, profile: Profile = PARIS) -> list[Standing]:
    return ledger.standings(profile, customers)


def test_a_send_is_recorded_with_its_jobs_before_it_leaves(ledger: Ledger, owner: Owner) -> None:
    claim = begin(ledger, owner, customer("A"), customer("B"), customer("C"))
    send = claim.send
    assert send is not None
    assert (send.list_name, send.profile, send.environment) == ("Spring fair", "Paris", "sandbox")
    assert (send.url, send.wire_format) == (PARIS.url, "json")
    assert (send.customers, send.new_customers) == (3, 3)
    assert [(job.number, job.record_count, job.outcome) for job in send.jobs] == [
        (1, 2, Outcome.WAITING), (2, 1, Outcome.WAITING),
    ]
    assert [each.code for job in send.jobs for each in ledger.customers(job.id)] == ["A", "B", "C"]
    (first, _) = ledger.customers(send.jobs[0].id)
    assert (first.record_id, first.name, first.fingerprint) == (7, "Shop A", customer("A").fingerprint)
    assert first.standing is Standing.NEW
    assert ledger.sends() == [send]
    assert ledger.send(send.id) == send


def test_the_exact_bytes_are_on_disk_with_their_fingerprint(ledger: Ledger, owner: Owner) -> None:
    claim = begin(ledger, owner, customer("A"))
    assert claim.send is not None
    (job,) = claim.send.jobs
    path = ledger.write_payload(job.id, [b"one", b"two"])
    assert path == ledger.payload_path(job.id)
    assert path.read_bytes() == b"onetwo"
    assert current(ledger, job).fingerprint == hashlib.sha256(b"onetwo").hexdigest()


def test_a_job_leaves_once(ledger: Ledger, owner: Owner) -> None:
    claim = begin(ledger, owner, customer("A"))
    assert claim.send is not None
    (job,) = claim.send.jobs
    with pytest.raises(UsageError):  # it has no bytes yet
        ledger.mark_sending(job.id)
    ledger.write_payload(job.id, [b"{}"])
    ledger.mark_sending(job.id, NOON)
    assert current(ledger, job).posted == NOON
    with pytest.raises(UsageError, match="already"):
        ledger.mark_sending(job.id)


def test_a_job_that_joor_took_back_waits_again(ledger: Ledger, owner: Owner) -> None:
    job = one_job(ledger, owner, customer("A"))
    ledger.mark_waiting(job.id)
    assert current(ledger, job).outcome is Outcome.WAITING
    ledger.mark_sending(job.id)
    assert current(ledger, job).outcome is Outcome.SENDING


def test_an_accepted_job_is_followed_to_its_end(ledger: Ledger, owner: Owner) -> None:
    job = one_job(ledger, owner, customer("A"))
    later = NOON + timedelta(seconds=5)
    ledger.record_answer(job.id, report(), later, NOON, code="0", comment="Success", log_id="L1")
    stored = current(ledger, job)
    assert (stored.outcome, stored.job_id, stored.status) == (Outcome.ACCEPTED, 9004, JobStatus.QUEUED)
    assert (stored.answered, stored.next_look) == (NOON, later)
    assert (stored.code, stored.comment, stored.log_id) == ("0", "Success", "L1")
    assert ledger.open_jobs() == [(stored, "Paris")]
    ledger.record_look(job.id, report(status=JobStatus.STARTED, progress=1), later, later)
    assert current(ledger, job).record_progress == 1
    ledger.record_look_failure(job.id, NotSentError("No line.", "Try later."), later, later)
    stored = current(ledger, job)
    assert (stored.title, stored.detail, stored.status) == ("No line.", "Try later.", JobStatus.STARTED)
    ledger.record_look(job.id, report(status=JobStatus.FINISHED, progress=2), later, later)
    stored = current(ledger, job)
    assert (stored.finished, stored.next_look, stored.title) == (later, None, "")
    assert ledger.open_jobs() == []


def test_a_refusal_keeps_the_words_of_joor(ledger: Ledger, owner: Owner) -> None:
    job = one_job(ledger, owner, customer("A"))
    error = RefusedError("JOOR refused.", "Mend it.", code="17", comment="Price label", log_id="L2")
    ledger.record_failure(job.id, Outcome.REFUSED, error, NOON)
    stored = current(ledger, job)
    assert (stored.outcome, stored.title, stored.detail) == (Outcome.REFUSED, "JOOR refused.", "Mend it.")
    assert (stored.code, stored.comment, stored.log_id, stored.answered) == ("17", "Price label", "L2", NOON)


def test_what_was_accepted_is_not_sent_again(ledger: Ledger, owner: Owner) -> None:
    job = one_job(ledger, owner, customer("A"), customer("B"))
    ledger.record_answer(job.id, report())
    assert ledger.last_accepted(PARIS, ["A", "X"]) == {"A": customer("A").fingerprint}
    claim = begin(ledger, owner, customer("A"), customer("B", "b"), customer("C"))
    assert [(each.code, why) for each, why in claim.taken] == [("B", Standing.CHANGED), ("C", Standing.NEW)]
    assert [(each.code, why) for each, why in claim.left_out] == [("A", Standing.SAME)]
    assert claim.send is not None
    assert (claim.send.customers, claim.send.new_customers) == (2, 1)


def test_again_sends_the_same_content(ledger: Ledger, owner: Owner) -> None:
    job = one_job(ledger, owner, customer("A"))
    ledger.record_answer(job.id, report())
    assert begin(ledger, owner, customer("A")).send is None
    claim = begin(ledger, owner, customer("A"), again=True)
    assert claim.taken == [(customer("A"), Standing.SAME)]


def test_what_is_on_its_way_is_never_taken(ledger: Ledger, owner: Owner) -> None:
    begin(ledger, owner, customer("A"))
    for again in (False, True):
        claim = begin(ledger, owner, customer("A", "other"), again=again)
        assert claim.send is None
        assert claim.left_out == [(customer("A", "other"), Standing.SENDING)]


def test_what_is_unknown_is_sent_only_when_asked_for(ledger: Ledger, owner: Owner) -> None:
    job = one_job(ledger, owner, customer("A"))
    ledger.record_failure(job.id, Outcome.UNKNOWN, UnknownOutcomeError("No answer."))
    assert standing(ledger, customer("A", "other")) == [Standing.UNKNOWN]
    assert begin(ledger, owner, customer("A", "other")).send is None
    assert begin(ledger, owner, customer("A"), again=True).send is not None


@pytest.mark.parametrize(
    ("outcome", "expected"), [(Outcome.ACCEPTED, Standing.SAME), (Outcome.NOT_SENT, Standing.NEW)]
)
def test_an_unknown_outcome_is_settled(ledger: Ledger, owner: Owner, outcome: Outcome, expected: Standing) -> None:
    job = one_job(ledger, owner, customer("A"))
    ledger.settle(job.id, Outcome.ACCEPTED)
    assert current(ledger, job).outcome is Outcome.SENDING  # only what is unknown can be settled
    ledger.record_failure(job.id, Outcome.UNKNOWN, UnknownOutcomeError("No answer."))
    ledger.settle(job.id, outcome)
    assert standing(ledger, customer("A")) == [expected]


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOT_SENT])
def test_what_cannot_have_arrived_counts_as_never_sent(ledger: Ledger, owner: Owner, outcome: Outcome) -> None:
    job = one_job(ledger, owner, customer("A"))
    ledger.record_answer(job.id, report())
    job = one_job(ledger, owner, customer("A", "b"), customer("B"))
    ledger.record_failure(job.id, outcome, NotSentError("No."))
    assert standing(ledger, customer("A"), customer("A", "b"), customer("B")) == [
        Standing.SAME, Standing.SENDING, Standing.NEW,
    ]
    assert standing(ledger, customer("A", "b")) == [Standing.CHANGED]


def test_going_back_to_earlier_content_is_a_change(ledger: Ledger, owner: Owner) -> None:
    for content in ("a", "b"):
        job = one_job(ledger, owner, customer("A", content))
        ledger.record_answer(job.id, report())
    assert standing(ledger, customer("A", "a")) == [Standing.CHANGED]


def test_a_code_that_comes_twice_goes_once(ledger: Ledger, owner: Owner) -> None:
    claim = begin(ledger, owner, customer("A"), customer("A", "b"))
    assert [each for each, _ in claim.taken] == [customer("A")]
    assert claim.left_out == [(customer("A", "b"), Standing.SENDING)]


def test_what_one_account_accepted_is_new_to_another(ledger: Ledger, owner: Owner) -> None:
    job = one_job(ledger, owner, customer("A"))
    ledger.record_answer(job.id, report())
    others = [
        practice_profile(),
        replace(PARIS, name="Milan"),
        replace(PARIS, environment=Environment.PRODUCTION),
        replace(PARIS, environment=Environment.CUSTOM, url="https://joor.example/v2"),
    ]
    assert [standing(ledger, customer("A"), profile=other) for other in others] == [[Standing.NEW]] * 4
    same = replace(PARIS, name="PARIS", url="http://other.example", batch_size=9)
    assert standing(ledger, customer("A"), profile=same) == [Standing.SAME]


def test_the_end_of_a_process_settles_its_jobs(ledger: Ledger, database: Database, owner: Owner) -> None:
    with Owner(database.path.parent) as dead:
        claim = begin(ledger, dead, *map(customer, "ABCDE"))
        assert claim.send is not None
        accepted, sending, waiting = claim.send.jobs
        for job in (accepted, sending):
            ledger.write_payload(job.id, [b"{}"])
            ledger.mark_sending(job.id)
        ledger.record_answer(accepted.id, report())
        alive = one_job(ledger, owner, customer("F"))
        assert ledger.orphans() == []
    settled = {job.id: job.outcome for job in ledger.orphans()}
    assert settled == {sending.id: Outcome.UNKNOWN, waiting.id: Outcome.NOT_SENT}
    assert current(ledger, sending).title == "The program ended while this was being sent."
    assert current(ledger, waiting).title == "The program ended before this was sent."
    assert current(ledger, accepted).outcome is Outcome.ACCEPTED
    assert current(ledger, alive).outcome is Outcome.SENDING
    assert ledger.orphans() == []


def test_customers_of_an_ended_process_are_free_for_the_next_send(
    ledger: Ledger, database: Database, owner: Owner
) -> None:
    with Owner(database.path.parent) as dead:
        begin(ledger, dead, customer("A"))
    assert begin(ledger, owner, customer("A")).taken == [(customer("A"), Standing.NEW)]


def test_what_still_waits_is_given_up(ledger: Ledger, owner: Owner) -> None:
    claim = begin(ledger, owner, *map(customer, "ABC"))
    assert claim.send is not None
    first, second = claim.send.jobs
    ledger.write_payload(first.id, [b"{}"])
    ledger.mark_sending(first.id)
    ledger.give_up_waiting(claim.send.id, NotSentError("Stopped.", "By you."))
    assert current(ledger, first).outcome is Outcome.SENDING
    stored = current(ledger, second)
    assert (stored.outcome, stored.title, stored.detail) == (Outcome.NOT_SENT, "Stopped.", "By you.")


def test_how_calls_went_is_kept(ledger: Ledger, owner: Owner) -> None:
    job = one_job(ledger, owner, customer("A"))
    ledger.keep_exchange(job.id, "POST")
    ledger.keep_exchange(job.id, "GET")
    assert ledger.exchanges(job.id) == ["POST", "GET"]


def test_the_ledger_outlives_a_restart(ledger: Ledger, database: Database, owner: Owner) -> None:
    job = one_job(ledger, owner, customer("A"))
    ledger.record_answer(job.id, report(), NOON)
    sends = ledger.sends()
    other = Database(database.path)
    assert Ledger(other).sends() == sends
    other.close()
