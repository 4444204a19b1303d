"""Says in a few words how the open jobs are, for the status line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from joor_desktop.model.job import Job, JobStatus
from joor_desktop.model.spoken_dates import inside_sentence, spoken_time
from joor_desktop.model.texts import translate


def open_job_words(jobs: Sequence[Job]) -> str:
    """The one open job with how far it is, or how many are followed; "" where there is none."""
    if not jobs:
        return ""
    if len(jobs) > 1:
        return translate("following", "Following {n} jobs").format(n=len(jobs))
    job = jobs[0]
    if job.late_since is not None:
        return translate("following", "Job {number}: late").format(number=job.job_id)
    if job.status is JobStatus.STARTED:
        words = translate("following", "Job {number}: started, {done} of {all}")
        return words.format(number=job.job_id, done=job.record_progress, all=job.record_count)
    return translate("following", "Job {number}: queued").format(number=job.job_id)


def reading_words(waiting: int, due: datetime | None, now: datetime) -> str:
    """How many customers are still to be read from JOOR, and when the next ones are; "" where none is."""
    if not waiting or due is None:
        return ""
    words = translate("following", "1 to be read") if waiting == 1 else translate("following", "{n} to be read")
    when = "" if due <= now else f", {inside_sentence(spoken_time(due, now))}"
    return words.format(n=waiting) + when
