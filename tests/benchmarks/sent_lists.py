"""Big lists all of whose customers were sent, for benchmarks."""

from __future__ import annotations

from datetime import UTC, datetime

from joor_desktop.errors import RefusedError, UnknownOutcomeError
from joor_desktop.model.job import JobReport, JobStatus, Outcome, Send
from joor_desktop.model.profile import PRACTICE_PROFILE
from joor_desktop.model.read_back import Found
from joor_desktop.storage.claims import SendCustomer
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.storage.sent_bodies import SentBodies
from joor_desktop.work.context import TaskContext
from joor_desktop.work.fingerprints import fingerprint
from joor_desktop.work.sent_marks import mark_anew


def refuse_all(database: Database, list_id: int) -> None:
    """JOOR refuses all customers of the list that have no errors."""
    for job in put_all(database, list_id).jobs:
        Ledger(database).record_failure(job.id, Outcome.REFUSED, RefusedError("Refused."))


def leave_unsettled(database: Database, list_id: int) -> None:
    """Of all customers of the list that have no errors, half wait in a paused send, and of half no answer came."""
    send = put_all(database, list_id)
    for job in send.jobs[::2]:
        Ledger(database).record_failure(job.id, Outcome.UNKNOWN, UnknownOutcomeError("No answer."))
    database.run("UPDATE send SET hold = 'paused' WHERE id = ?", (send.id,))


def accept_all(database: Database, list_id: int) -> None:
    """JOOR accepts all customers of the list that have no errors, and all of them are read back as they were sent."""
    for job in put_all(database, list_id).jobs:
        report = JobReport(job.id, JobStatus.FINISHED, job.record_count, job.record_count)
        Ledger(database).record_answer(job.id, report)
    with database.transaction():
        for (number,) in database.rows("SELECT id FROM sent_customer"):
            ReadBacks(database).record(number, Found.EQUAL, datetime.now(UTC), None)
    mark_anew(TaskContext(), Drafts(database), list_id)


def put_all(database: Database, list_id: int) -> Send:
    """Put all customers of the list that have no errors into a send, as a sending does before the first job leaves."""
    drafts, bodies = Drafts(database), SentBodies(database)
    profile = Profiles(database).get(PRACTICE_PROFILE)
    assert profile is not None
    customers = [
        SendCustomer(record_id, record.customer_code, record.customer_name, fingerprint(record))
        for record_id, record in drafts.records(list_id, only_valid=True)
    ]
    claim = Ledger(database).begin_send(
        profile, customers, owner="", url="", list_name="All", list_id=list_id
    )
    assert claim.send is not None
    records = (record for _, record in drafts.records(list_id, only_valid=True))
    for job in claim.send.jobs:
        bodies.keep(job.id, [next(records) for _ in range(job.record_count)])
    return claim.send
