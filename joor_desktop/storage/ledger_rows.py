"""Sends, jobs and their customers as rows of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from joor_desktop.model.job import Hold, Job, JobStatus, Outcome, Send
from joor_desktop.storage.claims import Standing
from joor_desktop.storage.database import Database

_JOB = (
    "SELECT j.outcome, j.status, j.posted, j.answered, j.looked, j.next_look, j.finished, j.id, j.send_id, j.number, "
    "j.record_count, j.fingerprint, j.job_id, j.record_progress, j.title, j.detail, j.code, j.comment, j.log_id, "
    "j.moved, (SELECT min(l.first) FROM job_look l WHERE l.job = j.id AND l.status = 'started') "
    "FROM job j "
)
_SEND = (
    "SELECT id, list_name, profile, environment, url, wire_format, created, customers, new_customers, list_id, hold, "
    "next_try, again, (SELECT country FROM profile WHERE name = send.profile) FROM send "
)


@dataclass(frozen=True, slots=True)
class SentCustomer:
    """A customer of a job; ``standing`` is how it stood when it was sent."""

    record_id: int
    code: str
    name: str
    fingerprint: bytes
    standing: Standing


def to_text(moment: datetime | None) -> str | None:
    """A time as it is stored, in UTC; a time without a zone is taken as UTC."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat()


def from_text(text: str | None) -> datetime | None:
    """Read back what :func:`to_text` wrote; None also for anything else, so that one damaged row hides no other."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def read_jobs(database: Database, condition: str, parameters: Sequence[Any] = ()) -> list[Job]:
    """The jobs for which *condition* (on table ``j``) holds, with its order."""
    return [_job(row) for row in database.rows(f"{_JOB} {condition}", parameters)]


def read_sends(database: Database, condition: str, parameters: Sequence[Any] = ()) -> list[Send]:
    """The sends for which *condition* holds, with its order, each with its jobs."""
    rows = database.rows(f"{_SEND} {condition}", parameters)
    jobs: dict[int, list[Job]] = {row[0]: [] for row in rows}
    among = "WHERE j.send_id IN (SELECT value FROM json_each(?)) ORDER BY j.send_id, j.number"
    for job in read_jobs(database, among, (orjson.dumps(list(jobs)).decode(),)):
        jobs[job.send_id].append(job)
    return [_send(row, jobs[row[0]]) for row in rows]


def read_customers(database: Database, job: int) -> list[SentCustomer]:
    """The customers of a job, in the order in which they were sent."""
    rows = database.rows(
        "SELECT record_id, code, name, fingerprint, standing FROM sent_customer WHERE job = ? ORDER BY id", (job,)
    )
    return [
        SentCustomer(record_id, code, name, fingerprint, Standing(standing))
        for record_id, code, name, fingerprint, standing in rows
    ]


def _send(row: tuple[Any, ...], jobs: Sequence[Job]) -> Send:
    *facts, list_id, hold, next_try, again, country = row
    send_id, list_name, profile, environment, url, wire_format, created, customers, new_customers = facts
    return Send(
        send_id, list_name, profile, environment, url, wire_format, datetime.fromisoformat(created), customers,
        new_customers, tuple(jobs), list_id, Hold(hold), from_text(next_try), bool(again), country or "",
    )


def _job(row: tuple[Any, ...]) -> Job:
    outcome, status, *rest = row
    posted, answered, looked, next_look, finished = map(from_text, rest[:5])
    number, send_id, place, record_count, fingerprint, job_id, progress, *words, moved, started = rest[5:]
    title, detail, code, comment, log_id = words
    return Job(
        number, send_id, place, Outcome(outcome), record_count, fingerprint, job_id, _status(status), progress, posted,
        answered, looked, next_look, finished, title, detail, code, comment, log_id, from_text(moved),
        from_text(started),
    )


def _status(word: str | None) -> JobStatus | None:
    return JobStatus(word) if word in {status.value for status in JobStatus} else None
