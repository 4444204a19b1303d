"""How a send is going, worked out from its jobs: how far, in which state, and in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from joor_desktop.model.job import Hold, Job, JobStatus, Outcome, Send
from joor_desktop.model.profile import Environment
from joor_desktop.model.read_back import Answer, SeenCounts
from joor_desktop.model.spoken_dates import inside_sentence
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, begun_sentence, translate
from joor_desktop.ui.sends.spoken_dates import spoken_days, spoken_moment, spoken_wait
from joor_desktop.ui.words import counted
from joor_desktop.work.matching_time import matching_time
from joor_desktop.work.plan import matching


class State(Enum):
    """What the person has to know about a send, the most pressing first."""

    UNKNOWN = "unknown"
    REFUSED = "refused"
    NOT_SENT = "not sent"
    HELD = "held"  # jobs wait until a person lets them go on
    LATE = "late"
    SENDING = "sending"
    FOLLOWED = "followed"
    DIFFERS = "differs"  # JOOR has customers otherwise than they were sent, or late
    FINISHED = "finished"
    MATCHING = "matching"  # of a customer only: JOOR's people have it


@dataclass(frozen=True, slots=True)
class Course:
    """The state of a send, the part of its customers that JOOR is through with (0 to 1), and the words for now."""

    state: State
    done: float
    words: str

    @property
    def has_ended(self) -> bool:
        """Whether JOOR is through with all jobs."""
        return self.state is State.FINISHED

    @property
    def needs_a_person(self) -> bool:
        """Whether a person has to do something about it."""
        return self.state in _NEEDING


_NEEDING = (State.UNKNOWN, State.REFUSED, State.NOT_SENT, State.HELD, State.LATE, State.DIFFERS)


def course_of(send: Send, now: datetime, counts: SeenCounts = SeenCounts()) -> Course:  # noqa: B008 (it is frozen)
    """The course of *send* at *now*, a time with the person's zone; *counts* is what reading back found so far."""
    state, job = _most_pressing(send)
    records = sum(each.record_count for each in send.jobs) or 1
    done = sum(_done(each) for each in send.jobs) / records
    if state is State.SENDING and send.hold in _HELD:
        state = State.HELD
    if job is None:
        wrong = wrong_customers(send, now, counts)
        return Course(State.DIFFERS if wrong else State.FINISHED, 1.0, _finished_words(send, now, counts))
    if state is State.UNKNOWN and counts.answer is not None:
        words = _of_several(send, job, answer_words(counts.answer, job.record_count))
    else:
        words = _words(state, job, send, now)
    return Course(state, min(done, 1.0), words)


_HELD = (Hold.PAUSED, Hold.STOPPED, Hold.INTERRUPTED, Hold.CHANGED)


def job_state(job: Job) -> State:
    """The state of one job."""
    if job.outcome is Outcome.ACCEPTED:
        if job.status is JobStatus.FINISHED:
            return State.FINISHED
        return State.LATE if job.late_since else State.FOLLOWED
    return {
        Outcome.UNKNOWN: State.UNKNOWN,
        Outcome.REFUSED: State.REFUSED,
        Outcome.NOT_SENT: State.NOT_SENT,
        Outcome.WAITING: State.SENDING,
        Outcome.SENDING: State.SENDING,
    }[job.outcome]


def _most_pressing(send: Send) -> tuple[State, Job | None]:
    """The state that tells most, and the first job that is in it; no job when all are finished."""
    for state in _PRESSING:
        for job in send.jobs:
            if job_state(job) is state:
                return state, job
    return State.FINISHED, None


_PRESSING = (State.UNKNOWN, State.REFUSED, State.NOT_SENT, State.LATE, State.SENDING, State.FOLLOWED)


def _done(job: Job) -> int:
    if job.outcome is not Outcome.ACCEPTED:
        return 0
    return job.record_count if job.status is JobStatus.FINISHED else job.record_progress


def _words(state: State, job: Job, send: Send, now: datetime) -> str:
    if state is State.UNKNOWN:
        return _of_several(send, job, translate("course", "Unknown: no clear answer came. Not sent again"))
    if state is State.REFUSED:
        return _of_several(send, job, refusal_words(job))
    if state is State.NOT_SENT:
        return _of_several(send, job, translate("course", "Not sent: {why}").format(why=job.title))
    if state is State.LATE:
        return _of_several(send, job, late_words(job, now))
    if state in (State.SENDING, State.HELD):
        return _sending_words(send, now)
    return followed_words(job, now)


def _of_several(send: Send, job: Job, words: str) -> str:
    if len(send.jobs) == 1:
        return words
    part = translate("course", "Job {number} of {count}").format(number=job.number, count=len(send.jobs))
    return f"{part}: {begun_sentence(words)}"


def answer_words(answer: Answer, customers: int) -> str:
    """What reading back says of a job whose answer never came, as a question to the person."""
    if answer is Answer.ARRIVED:
        one = translate("settling", "The customer is in JOOR: count as accepted?")
        return counted(customers, one, translate("settling", "All {n} are in JOOR: count as accepted?"))
    one = translate("settling", "The customer did not come to JOOR as sent: send again?")
    return counted(customers, one, translate("settling", "None of the {n} came to JOOR as sent: send again?"))


def late_words(job: Job, now: datetime) -> str:
    """Since when JOOR has not got on with a job."""
    moved = job.moved or job.answered
    since = inside_sentence(spoken_moment(moved, now)) if moved else ""
    return translate("course", "Late: JOOR has not got on with it since {when}").format(when=since)


def refusal_words(job: Job) -> str:
    """JOOR's own code and comment, with plain words around them."""
    said = ", ".join(part for part in (_code_words(job), f"“{job.comment}”" if job.comment else "") if part)
    return translate("course", "Refused by JOOR: {said}").format(said=said or job.title)


def _code_words(job: Job) -> str:
    return translate("course", "code {code}").format(code=job.code) if job.code else ""


def _sending_words(send: Send, now: datetime) -> str:
    if send.hold is not Hold.NONE:
        return f"{_with_joor(send)}{held_words(send, now)}"
    waiting = sum(job.outcome is Outcome.WAITING for job in send.jobs)
    if waiting == len(send.jobs):
        return translate("course", "Recorded, not yet sent")
    if len(send.jobs) == 1:
        return translate("course", "Being sent")
    words = translate("course", "Being sent: {sent} of {count} jobs are with JOOR")
    accepted = sum(job.outcome is Outcome.ACCEPTED for job in send.jobs)
    return words.format(sent=accepted, count=len(send.jobs))


def _with_joor(send: Send) -> str:
    accepted = sum(job.outcome is Outcome.ACCEPTED for job in send.jobs)
    if not accepted:
        return ""
    return translate("course", "{sent} of {count} jobs are with JOOR. ").format(sent=accepted, count=len(send.jobs))


def held_words(send: Send, now: datetime) -> str:
    """Why what waits of a send does not go: "No connection: tried again in 45 s"; "" where nothing keeps it."""
    words = {
        Hold.NONE: "",
        Hold.PAUSING: QT_TRANSLATE_NOOP("course", "Pauses when the job on its way is through"),
        Hold.CANCELLING: QT_TRANSLATE_NOOP("course", "The rest is cancelled when the job on its way is through"),
        Hold.PAUSED: QT_TRANSLATE_NOOP("course", "Paused: the rest goes when you let it go on"),
        Hold.STOPPED: QT_TRANSLATE_NOOP(
            "course", "The rest waits, and goes on when you have decided about the job that stopped it"
        ),
        Hold.INTERRUPTED: QT_TRANSLATE_NOOP(
            "course", "The rest waits: the send was interrupted, and goes when you let it go on"
        ),
        Hold.CHANGED: QT_TRANSLATE_NOOP(
            "course", "The rest waits: customers were changed since. Go on, or cancel and send anew"
        ),
        Hold.RETRY: QT_TRANSLATE_NOOP("course", "No connection: tried again {wait}"),
        Hold.LIMITED: QT_TRANSLATE_NOOP("course", "JOOR takes no more calls for now: goes on {wait}"),
    }[send.hold]
    if not words or send.next_try is None:
        return translate("course", words) if words else ""
    if send.next_try <= now:
        return translate("course", words).format(wait=translate("course", "now"))
    wait = translate("course", "in {wait}").format(wait=spoken_wait(send.next_try, now))
    return translate("course", words).format(wait=wait)


def followed_words(job: Job, now: datetime) -> str:
    """What JOOR says of a job, and when it is looked at again."""
    if job.status is JobStatus.STARTED:
        words = translate("course", "Job {job} started, {done} of {count}")
    else:
        words = translate("course", "Job {job} waits in JOOR's queue")
    said = words.format(job=job.job_id, done=job.record_progress, count=job.record_count)
    if job.next_look is None:
        return said
    if job.next_look <= now:
        looking = translate("course", "looking now")
    else:
        looking = translate("course", "next look in {wait}").format(wait=spoken_wait(job.next_look, now))
    return f"{said} · {looking}"


def wrong_customers(send: Send, now: datetime, counts: SeenCounts) -> int:
    """How many customers of a send JOOR has otherwise than they were sent, or late."""
    return counts.different + (counts.missing if counts.missing and _are_late(send, now, counts) else 0)


def _are_late(send: Send, now: datetime, counts: SeenCounts) -> bool:
    """Whether all that are missing were looked for in vain when they should have been there."""
    days = matching_time(send.new_customers, send.environment, send.created.astimezone(now.tzinfo), send.country)
    missed = counts.last_missed
    return days is not None and missed is not None and days.is_late(missed.astimezone(now.tzinfo).date())


def _finished_words(send: Send, now: datetime, counts: SeenCounts) -> str:
    if counts == SeenCounts():
        return _unread_words(send, now)
    words = translate("course", "Finished. {seen} of {all} seen in JOOR")
    parts = [words.format(seen=counts.seen, all=send.customers)]
    if counts.different:
        parts.append(translate("course", "{n} different").format(n=counts.different))
    if counts.missing and _are_late(send, now, counts):
        parts.append(translate("course", "{n} late").format(n=counts.missing))
    elif counts.missing:
        parts += [translate("course", "{n} not there yet").format(n=counts.missing), expected_words(send, now)]
    return ", ".join(filter(None, parts))


def _unread_words(send: Send, now: datetime) -> str:
    if not send.new_customers or send.environment == Environment.PRACTICE.value:
        return translate("course", "Finished")
    if send.environment == Environment.SANDBOX.value:
        return translate("course", "Finished. Tell JOOR's Integration Manager about the new customers")
    days = expected_words(send, now)
    return translate("course", "Finished. Waiting for JOOR's people, {days}").format(days=days)


def expected_words(send: Send, now: datetime) -> str:
    """When JOOR's people should have matched the new customers: "by about Thu 26 - Fri 27 Nov"; "" where not."""
    days = matching(send.new_customers)
    if days is None or send.environment == Environment.PRACTICE.value:
        return ""
    first, last = days.dates(send.created.astimezone(now.tzinfo).date(), send.country)
    if last is None:
        return translate("course", "not before {day}").format(day=spoken_days(first, first, now.date()))
    return translate("course", "by about {days}").format(days=spoken_days(first, last, now.date()))
