"""What looks at jobs found, for the story of a customer; the same several times in a row is one row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from joor_desktop.model.job import JobReport
from joor_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class JobLook:
    """JOOR's word for a job and how many of its customers were done, from the first to the last such look (in UTC).

    ``words`` say why a look failed; then the rest says nothing.
    """

    status: str
    progress: int
    words: str
    first: datetime
    last: datetime
    times: int


def note_look(database: Database, job: int, now: str, report: JobReport | None, words: str = "") -> None:
    """Note what a look found (None: it failed); part of the transaction that changes the job."""
    seen = (report.status.value, report.record_progress, words) if report else ("", 0, words)
    last = database.row(
        "SELECT id, status, progress, words FROM job_look WHERE job = ? ORDER BY id DESC LIMIT 1", (job,)
    )
    if last and last[1:] == seen:
        database.run("UPDATE job_look SET last = ?, times = times + 1 WHERE id = ?", (now, last[0]))
        return
    database.run(
        "INSERT INTO job_look (job, status, progress, words, first, last, times) VALUES (?, ?, ?, ?, ?, ?, 1)",
        (job, *seen, now, now),
    )


def stop_reading(database: Database, job: int) -> None:
    """Read no customer of a job any more that goes once more; once it finished they are read as those of any other."""
    database.run("DELETE FROM read_back_job WHERE job = ?", (job,))
    database.run(
        "DELETE FROM read_back_due WHERE sent_customer_id IN (SELECT id FROM sent_customer WHERE job = ?)", (job,)
    )


def looks_at(database: Database, job: int) -> list[JobLook]:
    """All that looks at a job found, the first one first."""
    rows = database.rows(
        "SELECT status, progress, words, first, last, times FROM job_look WHERE job = ? ORDER BY id", (job,)
    )
    return [
        JobLook(status, progress, words, datetime.fromisoformat(first), datetime.fromisoformat(last), times)
        for status, progress, words, first, last, times in rows
    ]
