"""What was sent of each customer is kept, and found again by customer and by code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from joor_desktop.model.job import Job, JobReport, JobStatus, Outcome
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger, SendCustomer
from joor_desktop.storage.owner import Owner
from joor_desktop.storage.sent_bodies import SentBodies
from tests.storage.lists import good_record

PARIS = Profile("Paris", Environment.SANDBOX, "https://apisandbox.jooraccess.com/v2")


@pytest.fixture
def owner(database: Database) -> Iterator[Owner]:
    with Owner(database.path.parent) as owner:
        yield owner


def sent(database: Database, owner: Owner, records: list[Record]) -> Job:
    """A job of these customers whose request left."""
    customers = [
        SendCustomer(0, record.customer_code, record.customer_name, hashlib.sha256(repr(record).encode()).digest())
        for record in records
    ]
    ledger = Ledger(database)
    claim = ledger.begin_send(PARIS, customers, owner=owner.name, url=PARIS.url, list_name="Spring fair")
    assert claim.send is not None
    (job,) = claim.send.jobs
    SentBodies(database).keep(job.id, records)
    ledger.write_payload(job.id, [b"{}"])
    ledger.mark_sending(job.id)
    return job


def accept(database: Database, job: Job) -> None:
    Ledger(database).record_answer(job.id, JobReport(9000 + job.id, JobStatus.QUEUED, 2, 0))


def test_the_record_of_each_customer_comes_back(database: Database, owner: Owner) -> None:
    odd = Record({"customer_code": "Ä", "customer_name": "Half a sign", "customer_alias": "\ud800"})
    records = [good_record(1), odd]
    job = sent(database, owner, records)
    numbers = [number for (number,) in database.rows("SELECT id FROM sent_customer WHERE job = ?", (job.id,))]
    bodies = SentBodies(database)
    first, second = (bodies.sent(number) for number in numbers)
    assert first == records[0]
    assert second is not None
    assert second.customer_name == "Half a sign"
    assert bodies.sent(9999) is None


def test_the_last_accepted_body_counts_and_others_do_not(database: Database, owner: Owner) -> None:
    before, after = good_record(1), good_record(1)
    after.values["customer_group_name"] = "Department store"
    accept(database, sent(database, owner, [before]))
    bodies = SentBodies(database)
    code = before.customer_code
    assert bodies.last_accepted(PARIS, [code, "other"]) == {code: before}
    job = sent(database, owner, [after])
    assert bodies.last_accepted(PARIS, [code]) == {code: before}
    accept(database, job)
    assert bodies.last_accepted(PARIS, [code]) == {code: after}


def test_what_another_account_accepted_says_nothing(database: Database, owner: Owner) -> None:
    job = sent(database, owner, [good_record(1)])
    accept(database, job)
    rome = Profile("Rome", Environment.SANDBOX, PARIS.url)
    assert SentBodies(database).last_accepted(rome, [good_record(1).customer_code]) == {}
    assert Ledger(database).job(job.id).outcome is Outcome.ACCEPTED  # type: ignore[union-attr]
