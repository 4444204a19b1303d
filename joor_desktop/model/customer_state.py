"""What is true of a customer at JOOR, in words: the one place that works it out from what the ledger holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import Enum

from joor_desktop.model.job import JobStatus, Outcome
from joor_desktop.model.read_back import Found, ReadBack
from joor_desktop.model.spoken_dates import calendar_day, inside_sentence, spoken_days, spoken_moment
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate


class Stage(Enum):
    """How far a customer is."""

    NEVER_SENT = "never sent"
    WAITING = "waiting"  # recorded, its job has not left yet
    SENDING = "sending"
    NOT_SENT = "not sent"  # its job was recorded and did not leave
    REFUSED = "refused"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"  # JOOR's job is queued or started
    LATE_JOB = "late job"
    FINISHED = "finished"  # not read back yet
    MATCHING = "matching"  # JOOR's people have it
    LATE = "late"  # they should have been through with it
    SEEN = "seen"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    """What the ledger knows of one customer of one job.

    ``outcome`` is None for a customer that was never sent. ``why`` are the words of a refusal or a failure. ``first``
    to ``last`` are the days in which JOOR's people should match it (None: nobody has to, or there is no end), and from
    ``late_from`` on it is late. ``seen`` is the last finding that tells anything, ``failed`` the words of a reading
    that failed after it. ``is_new`` says that its account was never sent it before.
    """

    outcome: Outcome | None = None
    status: JobStatus | None = None
    job_late: bool = False
    why: str = ""
    finished: datetime | None = None
    first: date | None = None
    last: date | None = None
    late_from: date | None = None
    seen: ReadBack | None = None
    failed: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class CustomerState:
    """The stage of a customer, the words for it, and more words where there are any."""

    stage: Stage
    words: str
    detail: str = ""


_OUTCOMES = {
    None: Stage.NEVER_SENT,
    Outcome.WAITING: Stage.WAITING,
    Outcome.SENDING: Stage.SENDING,
    Outcome.NOT_SENT: Stage.NOT_SENT,
    Outcome.REFUSED: Stage.REFUSED,
    Outcome.UNKNOWN: Stage.UNKNOWN,
}

_WORDS = {
    Stage.NEVER_SENT: QT_TRANSLATE_NOOP("state", "Not sent"),
    Stage.WAITING: QT_TRANSLATE_NOOP("state", "Waiting to be sent"),
    Stage.SENDING: QT_TRANSLATE_NOOP("state", "Being sent"),
    Stage.NOT_SENT: QT_TRANSLATE_NOOP("state", "Not sent"),
    Stage.REFUSED: QT_TRANSLATE_NOOP("state", "Refused by JOOR"),
    Stage.UNKNOWN: QT_TRANSLATE_NOOP("state", "Unknown, not sent again"),
    Stage.ACCEPTED: QT_TRANSLATE_NOOP("state", "Accepted by JOOR"),
    Stage.LATE_JOB: QT_TRANSLATE_NOOP("state", "JOOR's job is late"),
    Stage.FINISHED: QT_TRANSLATE_NOOP("state", "Job finished"),
    Stage.MATCHING: QT_TRANSLATE_NOOP("state", "Waiting for JOOR's people"),
    Stage.LATE: QT_TRANSLATE_NOOP("state", "Late"),
    Stage.SEEN: QT_TRANSLATE_NOOP("state", "Seen in JOOR"),
    Stage.DIFFERENT: QT_TRANSLATE_NOOP("state", "Different in JOOR"),
}


STAGES_AT_JOOR = tuple(stage for stage in Stage if stage is not Stage.NEVER_SENT)
"""What can be said of a customer of a send."""


def stage_words(stage: Stage) -> str:
    """What a stage is called."""
    return translate("state", _WORDS[stage])


def state_of(facts: CustomerFacts, now: datetime) -> CustomerState:
    """The state of a customer at *now*, a time with the person's zone."""
    stage = stage_of(facts, now.tzinfo)
    return CustomerState(stage, _words(stage, facts, now), _detail(stage, facts))


def stage_of(facts: CustomerFacts, zone: tzinfo | None) -> Stage:
    """How far a customer is; what was seen at JOOR counts more than what its job said.

    It is late when it was looked for in vain on a day, in the person's *zone*, on which it should have been there.
    """
    seen = facts.seen
    if seen is not None and seen.found in _SEEN:
        return _SEEN[seen.found]
    if facts.outcome is not Outcome.ACCEPTED:
        return _OUTCOMES[facts.outcome]
    if facts.status is not JobStatus.FINISHED:
        return Stage.LATE_JOB if facts.job_late else Stage.ACCEPTED
    if seen is None:
        return Stage.MATCHING if facts.first is not None else Stage.FINISHED
    looked_for = seen.last.astimezone(zone).date()
    return Stage.LATE if facts.late_from is not None and looked_for >= facts.late_from else Stage.MATCHING


_SEEN = {Found.EQUAL: Stage.SEEN, Found.SEEN: Stage.SEEN, Found.DIFFERENT: Stage.DIFFERENT}


def _words(stage: Stage, facts: CustomerFacts, now: datetime) -> str:
    words = translate("state", _WORDS[stage])
    if stage in (Stage.SEEN, Stage.DIFFERENT) and facts.seen is not None:
        return f"{words}, {inside_sentence(spoken_moment(facts.seen.last, now))}"
    if stage is Stage.MATCHING and facts.late_from is not None and now.date() >= facts.late_from:
        return translate("state", "Should be in JOOR by now, not read since")
    if stage is Stage.MATCHING:
        return waiting_words(facts.first, facts.last, now.date()) or translate("state", "Not in JOOR yet")
    if stage is Stage.LATE and facts.late_from is not None:
        since = calendar_day(facts.late_from, now.date())
        return translate("state", "Late since {day}").format(day=since)
    return words


def waiting_words(first: date | None, last: date | None, today: date) -> str:
    """Who has a customer, and until when: "Waiting for JOOR's people, by about Thu 26 - Fri 27 Nov"; "" for nobody."""
    if first is None:
        return ""
    if last is None:
        return translate("state", "Waiting for JOOR's people, not before {day}").format(day=calendar_day(first, today))
    days = spoken_days(first, last, today)
    return translate("state", "Waiting for JOOR's people, by about {days}").format(days=days)


def _detail(stage: Stage, facts: CustomerFacts) -> str:
    """Why, and what to do."""
    if stage is Stage.SEEN and facts.outcome is Outcome.UNKNOWN:
        return translate("state", "The answer to the send never came, and JOOR has the customer as it was sent.")
    if stage is Stage.DIFFERENT and facts.outcome is Outcome.UNKNOWN and not facts.is_new:
        untaken = translate("state", "The update may not have been taken.")
        return " ".join(filter(None, (untaken, facts.seen.told_words if facts.seen is not None else "")))
    if facts.seen is not None and stage in (Stage.SEEN, Stage.DIFFERENT) and (told := facts.seen.told_words):
        return told
    if stage is Stage.LATE:
        return translate(
            "state", "JOOR's people should have matched it by now. Ask your Integration Manager; don't send it again."
        )
    if stage in (Stage.REFUSED, Stage.NOT_SENT, Stage.UNKNOWN):
        return facts.why
    return translate("state", "The last reading did not work: {why}").format(why=facts.failed) if facts.failed else ""
