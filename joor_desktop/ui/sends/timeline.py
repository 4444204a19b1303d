"""The course of one send as steps on a line: what is done, where it stands now, and what is expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from joor_desktop.model.job import Job, JobStatus, Outcome, Send
from joor_desktop.model.profile import Environment
from joor_desktop.model.read_back import SeenCounts
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.ui.sends.course import State, job_state
from joor_desktop.ui.sends.spoken_dates import calendar_day, spoken_days, spoken_moment
from joor_desktop.work.plan import matching


class Mark(Enum):
    """How a step is drawn."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    EXPECTED = "expected"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Step:
    """A point on the line: its name, and when it was or will be ("" where nobody knows)."""

    words: str
    when: str
    mark: Mark


def steps_of(send: Send, now: datetime, counts: SeenCounts = SeenCounts()) -> list[Step]:  # noqa: B008 (it is frozen)
    """The steps of *send* from left to right, seen at *now*, a time with the person's zone; *counts* is what reading
    back found so far."""
    posted = _earliest([job.posted for job in send.jobs])
    if posted is None:
        return [
            _step(QT_TRANSLATE_NOOP("timeline", "Recorded"), send.created, now),
            *_trouble(send, now),
            _ahead(QT_TRANSLATE_NOOP("timeline", "Sent")),
            _ahead(QT_TRANSLATE_NOOP("timeline", "Accepted")),
        ]
    steps = [_step(QT_TRANSLATE_NOOP("timeline", "Sent"), posted, now)]
    trouble = _trouble(send, now)
    if trouble:
        return steps + trouble
    return steps + _at_joor(send, now, counts)


def _at_joor(send: Send, now: datetime, counts: SeenCounts) -> list[Step]:
    jobs = send.jobs
    answers = [job.answered for job in jobs if job.outcome is Outcome.ACCEPTED]
    if len(answers) < len(jobs):
        return [
            _now(_jobs_share(len(answers), len(jobs)), now),
            _ahead(QT_TRANSLATE_NOOP("timeline", "Accepted")),
            _ahead(QT_TRANSLATE_NOOP("timeline", "Finished")),
        ]
    steps = [_step(QT_TRANSLATE_NOOP("timeline", "Accepted"), _latest(answers), now)]
    started = _earliest([job.started for job in jobs])
    if started is not None or any(job.status is JobStatus.STARTED for job in jobs):
        steps.append(_step(QT_TRANSLATE_NOOP("timeline", "Started"), started, now))
    if all(job.status is JobStatus.FINISHED for job in jobs):
        return [
            *steps,
            _step(QT_TRANSLATE_NOOP("timeline", "Finished"), _latest([job.finished for job in jobs]), now),
            *_after(send, now, counts),
        ]
    done = sum(job.record_count if job.status is JobStatus.FINISHED else job.record_progress for job in jobs)
    return [
        *steps,
        _now(_share(done, send.customers), now),
        _ahead(QT_TRANSLATE_NOOP("timeline", "Finished")),
        *_expected(send, now),
    ]


def _after(send: Send, now: datetime, counts: SeenCounts) -> list[Step]:
    """After JOOR finished: that all were seen there, else the days in which its people match new customers, before or
    after today."""
    if counts.seen >= send.customers:
        return [_step(QT_TRANSLATE_NOOP("timeline", "Seen in JOOR"), counts.last_seen, now)]
    expected = _expected(send, now)
    if not expected:
        return []
    today = Step(translate("timeline", "Today"), calendar_day(now.date(), now.date()), Mark.NOW)
    last = _expected_days(send, now)[1]
    return [*expected, today] if last is not None and last < now.date() else [today, *expected]


def _expected(send: Send, now: datetime) -> list[Step]:
    first, last = _expected_days(send, now)
    if first is None:
        return []
    days = spoken_days(first, last or first, now.date())
    words = translate("timeline", "Expected") if last else translate("timeline", "Expected, not before")
    return [Step(words, days, Mark.EXPECTED)]


def _expected_days(send: Send, now: datetime) -> tuple[date | None, date | None]:
    days = matching(send.new_customers)
    if days is None or send.environment == Environment.PRACTICE.value:
        return None, None
    return days.dates(send.created.astimezone(now.tzinfo).date(), send.country)


def _trouble(send: Send, now: datetime) -> list[Step]:
    """The first job that needs a person, as the end of the line."""
    for state, words, mark in (
        (State.UNKNOWN, QT_TRANSLATE_NOOP("timeline", "No clear answer came"), Mark.UNKNOWN),
        (State.REFUSED, QT_TRANSLATE_NOOP("timeline", "Refused by JOOR"), Mark.REFUSED),
        (State.NOT_SENT, QT_TRANSLATE_NOOP("timeline", "Not sent"), Mark.UNKNOWN),
    ):
        for job in send.jobs:
            if job_state(job) is state:
                return [Step(_numbered(send, job, words), _when(job.answered, now), mark)]
    return []


def _numbered(send: Send, job: Job, words: str) -> str:
    told = translate("timeline", words)
    if len(send.jobs) == 1:
        return told
    return translate("timeline", "{what}, job {number}").format(what=told, number=job.number)


def _step(words: str, moment: datetime | None, now: datetime) -> Step:
    return Step(translate("timeline", words), _when(moment, now), Mark.DONE)


def _ahead(words: str) -> Step:
    return Step(translate("timeline", words), "", Mark.AHEAD)


def _now(share: str, now: datetime) -> Step:
    return Step(share, spoken_moment(now, now), Mark.NOW)


def _share(done: int, total: int) -> str:
    return translate("timeline", "{done} of {total}").format(done=done, total=total)


def _jobs_share(done: int, total: int) -> str:
    if total == 1:
        return translate("timeline", "Being sent")
    return translate("timeline", "{done} of {total} jobs sent").format(done=done, total=total)


def _when(moment: datetime | None, now: datetime) -> str:
    return spoken_moment(moment, now) if moment else ""


def _earliest(moments: list[datetime | None]) -> datetime | None:
    return min((each for each in moments if each is not None), default=None)


def _latest(moments: list[datetime | None]) -> datetime | None:
    return max((each for each in moments if each is not None), default=None)
