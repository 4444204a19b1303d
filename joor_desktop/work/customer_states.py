"""From the ledger's rows to the state of each customer, and to its whole story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from joor_desktop.model.customer_state import CustomerFacts, CustomerState, Stage, state_of, waiting_words
from joor_desktop.model.job import Job, JobStatus, Outcome
from joor_desktop.model.profile import Profile
from joor_desktop.model.read_back import Found, ReadBack
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.storage.claims import Standing
from joor_desktop.storage.customer_rows import CustomerRow, rows_of_code
from joor_desktop.storage.database import Database
from joor_desktop.storage.job_looks import JobLook, looks_at
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.work.matching_time import MatchingTime, matching_time


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a customer, or will: when, what, and more of it.

    ``stage`` gives the colour; None for what is only told.
    """

    when: datetime
    words: str
    detail: str = ""
    stage: Stage | None = None


def customer_state(row: CustomerRow, now: datetime) -> CustomerState:
    """The state of a customer of a job at *now*, a time with the person's zone."""
    return state_of(customer_facts(row, now), now)


def customer_facts(row: CustomerRow, now: datetime) -> CustomerFacts:
    """What the ledger knows of a customer of a job."""
    days = _matching(row, now)
    job = row.job
    return CustomerFacts(
        job.outcome, job.status, job.late_since is not None, _why(job), job.finished,
        days.first if days else None, days.last if days else None, days.late_from if days else None,
        row.seen, row.failed, row.standing is Standing.NEW,
    )


def _matching(row: CustomerRow, now: datetime) -> MatchingTime | None:
    if row.standing is not Standing.NEW:
        return None
    return matching_time(row.new_customers, row.environment, row.sent.astimezone(now.tzinfo), row.country)


def _why(job: Job) -> str:
    named = ((translate("state", "code"), job.code), (translate("state", "log number"), job.log_id))
    numbers = ", ".join(f"{name} {text}" for name, text in named if text)
    comment = f"“{job.comment}”" if job.comment else ""
    said = ", ".join(part for part in (comment, numbers) if part)
    return " ".join(part for part in (job.title, job.detail, f"({said})" if said else "") if part)


def story(database: Database, profile: Profile, code: str, now: datetime) -> list[Event]:
    """All that happened to a customer with a profile's account, the oldest first, and what comes next."""
    events: list[Event] = []
    for row in rows_of_code(database, profile, code):
        events += _of_send(database, row, now)
    return sorted(events, key=lambda event: event.when)


def _of_send(database: Database, row: CustomerRow, now: datetime) -> Iterator[Event]:
    job = row.job
    yield Event(row.sent, _put_words(row))
    if job.posted is not None:
        yield Event(job.posted, translate("story", "Sent to JOOR"), stage=Stage.SENDING)
    yield from _answer(row)
    for look in looks_at(database, job.id):
        yield _of_look(look)
    if job.outcome is Outcome.ACCEPTED and job.status is JobStatus.FINISHED:
        yield from _expectation(row, now)
    for finding in ReadBacks(database).findings(row.id):
        yield _of_finding(finding)
    if row.due is not None:
        yield Event(row.due, translate("story", "Will be read from JOOR"))


def _put_words(row: CustomerRow) -> str:
    if row.standing is Standing.NEW and not row.was_looked_up:
        return translate("story", "Put into a send for the first time, from {list}").format(list=row.list_name or "-")
    words = translate("story", "Put into a send as {standing}, from {list}")
    return words.format(standing=_STANDINGS[row.standing](), list=row.list_name or "-")


def _answer(row: CustomerRow) -> Iterator[Event]:
    job = row.job
    when = job.answered or job.posted or row.sent
    if job.outcome is Outcome.ACCEPTED:
        words = translate("story", "JOOR accepted the job {job}").format(job=job.job_id)
        yield Event(when, words, stage=Stage.ACCEPTED)
    elif job.outcome is Outcome.REFUSED:
        yield Event(when, translate("story", "Refused by JOOR"), _why(job), Stage.REFUSED)
    elif job.outcome is Outcome.UNKNOWN:
        yield Event(when, translate("story", "No clear answer came"), _why(job), Stage.UNKNOWN)
    elif job.outcome is Outcome.NOT_SENT:
        yield Event(when, translate("story", "Not sent"), _why(job), Stage.NOT_SENT)


def _of_look(look: JobLook) -> Event:
    if look.words:
        return Event(look.first, translate("story", "A look at the job did not work"), _often(look.words, look.times))
    words = {
        JobStatus.QUEUED.value: QT_TRANSLATE_NOOP("story", "The job waits in JOOR's queue"),
        JobStatus.STARTED.value: QT_TRANSLATE_NOOP("story", "The job is started, {done} customers are done"),
        JobStatus.FINISHED.value: QT_TRANSLATE_NOOP("story", "The job is finished"),
    }[look.status]
    stage = Stage.FINISHED if look.status == JobStatus.FINISHED.value else None
    return Event(look.first, translate("story", words).format(done=look.progress), _often("", look.times), stage)


def _expectation(row: CustomerRow, now: datetime) -> Iterator[Event]:
    days = _matching(row, now)
    if days is not None and row.job.finished is not None:
        words = waiting_words(days.first, days.last, now.date())
        yield Event(row.job.finished, words, stage=Stage.MATCHING)


def _of_finding(finding: ReadBack) -> Event:
    words, stage = _FINDINGS[finding.found]
    more = finding.told_words or finding.words
    return Event(finding.first, translate("story", words), _often(more, finding.times), stage)


_FINDINGS = {
    Found.EQUAL: (QT_TRANSLATE_NOOP("story", "Read from JOOR: there, and as it was sent"), Stage.SEEN),
    Found.SEEN: (QT_TRANSLATE_NOOP("story", "Read from JOOR: there; what was sent is not known any more"), Stage.SEEN),
    Found.DIFFERENT: (QT_TRANSLATE_NOOP("story", "Read from JOOR: there, and different"), Stage.DIFFERENT),
    Found.MISSING: (QT_TRANSLATE_NOOP("story", "Read from JOOR: not there yet"), Stage.MATCHING),
    Found.FAILED: (QT_TRANSLATE_NOOP("story", "Reading it from JOOR did not work"), None),
}


def _often(words: str, times: int) -> str:
    often = translate("story", "{times} times").format(times=times) if times > 1 else ""
    return "; ".join(part for part in (words, often) if part)


_STANDINGS = {
    Standing.NEW: lambda: translate("story", "new"),
    Standing.THERE: lambda: translate("story", "on JOOR already"),
    Standing.CHANGED: lambda: translate("story", "changed"),
    Standing.SAME: lambda: translate("story", "the same again"),
    Standing.SENDING: lambda: translate("story", "on its way"),
    Standing.UNKNOWN: lambda: translate("story", "sent again after an unknown outcome"),
}
