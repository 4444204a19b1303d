"""What stands in the tables of the page: a line for each send, each job, and each customer of a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from joor_desktop.model.customer_state import Stage
from joor_desktop.model.job import Job, JobStatus, Outcome, Send
from joor_desktop.model.read_back import SeenCounts
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.storage.customer_rows import CustomerRow
from joor_desktop.storage.ledger import Standing
from joor_desktop.ui.sends.course import Course, State, course_of, job_state, refusal_words
from joor_desktop.ui.sends.listing import ListingColumn
from joor_desktop.ui.sends.roles import COURSE_ROLE, ENVIRONMENT_ROLE, STATE_ROLE
from joor_desktop.ui.sends.spoken_dates import spoken_moment, spoken_time, spoken_wait
from joor_desktop.ui.theme import colours
from joor_desktop.work.customer_states import customer_state


@dataclass(frozen=True, slots=True)
class SendLine:
    """A send, how it is going, and the moment at which that was said."""

    send: Send
    course: Course
    now: datetime
    counts: SeenCounts

    @classmethod
    def at(cls, send: Send, now: datetime, counts: SeenCounts = SeenCounts()) -> SendLine:  # noqa: B008 (it is frozen)
        """The line of *send* as it is *now*; *counts* is what reading back found so far."""
        return cls(send, course_of(send, now, counts), now, counts)


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job at a moment."""

    job: Job
    now: datetime


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer of a job, how it stands, and why."""

    customer: CustomerRow
    words: str
    state: State
    detail: str


def what_words(send: Send) -> str:
    """What was sent: "37 new, 12 changed", or "12 once more" where all were wanted again."""
    known = send.customers - send.new_customers
    parts = []
    if send.new_customers:
        parts.append(translate("sends", "{count} new").format(count=send.new_customers))
    if known and send.again:
        parts.append(translate("sends", "{count} once more").format(count=known))
    elif known:
        parts.append(translate("sends", "{count} changed").format(count=known))
    return ", ".join(parts) or translate("sends", "nothing")


def customer_line(customer: CustomerRow, now: datetime) -> CustomerLine:
    """How one customer stands: finished does not mean accepted."""
    state = customer_state(customer, now)
    return CustomerLine(customer, state.words, STATE_OF_STAGE.get(state.stage, State.MATCHING), state.detail)


STATE_OF_STAGE = {
    Stage.WAITING: State.SENDING,
    Stage.SENDING: State.SENDING,
    Stage.NOT_SENT: State.NOT_SENT,
    Stage.REFUSED: State.REFUSED,
    Stage.UNKNOWN: State.UNKNOWN,
    Stage.ACCEPTED: State.FOLLOWED,
    Stage.LATE_JOB: State.LATE,
    Stage.LATE: State.LATE,
    Stage.SEEN: State.FINISHED,
    Stage.DIFFERENT: State.LATE,
}
"""The colour of a customer is that of a send in such a state."""


_STANDINGS = {
    Standing.NEW: QT_TRANSLATE_NOOP("sends", "New to JOOR"),
    Standing.THERE: QT_TRANSLATE_NOOP("sends", "On JOOR already, updated"),
    Standing.CHANGED: QT_TRANSLATE_NOOP("sends", "Changed"),
    Standing.SAME: QT_TRANSLATE_NOOP("sends", "Sent again, the same"),
    Standing.UNKNOWN: QT_TRANSLATE_NOOP("sends", "Sent again after an unknown outcome"),
}


def standing_words(customer: CustomerRow) -> str:
    """What a customer was to JOOR when it was sent; it is called new there only where somebody looked."""
    if customer.standing is Standing.NEW and not customer.was_looked_up:
        return translate("sends", "Sent for the first time")
    return translate("sends", _STANDINGS[customer.standing])


def job_words(job: Job) -> str:
    """The state of a job in a few words."""
    if job.late_since is not None:
        return translate("sends", "Late")
    if job.outcome is Outcome.ACCEPTED and job.status is not None:
        words = {
            JobStatus.QUEUED: QT_TRANSLATE_NOOP("sends", "In JOOR's queue"),
            JobStatus.STARTED: QT_TRANSLATE_NOOP("sends", "Started"),
            JobStatus.FINISHED: QT_TRANSLATE_NOOP("sends", "Finished"),
        }
        return translate("sends", words[job.status])
    if job.outcome is Outcome.REFUSED:
        return refusal_words(job)
    words_of_outcome = {
        Outcome.WAITING: QT_TRANSLATE_NOOP("sends", "Waiting to be sent"),
        Outcome.SENDING: QT_TRANSLATE_NOOP("sends", "Being sent"),
        Outcome.ACCEPTED: QT_TRANSLATE_NOOP("sends", "Accepted"),
        Outcome.NOT_SENT: QT_TRANSLATE_NOOP("sends", "Not sent"),
        Outcome.UNKNOWN: QT_TRANSLATE_NOOP("sends", "Unknown, not sent again"),
    }
    return translate("sends", words_of_outcome[job.outcome])


def _job_name(line: JobLine) -> str:
    if line.job.job_id is not None:
        return str(line.job.job_id)
    return translate("sends", "no number yet")


def _progress(line: JobLine) -> str:
    job = line.job
    done = job.record_count if job.status is JobStatus.FINISHED else job.record_progress
    return translate("sends", "{done} of {count}").format(done=done, count=job.record_count)


def _next_look(line: JobLine) -> str:
    job = line.job
    is_open = job.outcome is Outcome.ACCEPTED and job.status is not JobStatus.FINISHED
    return spoken_wait(job.next_look, line.now) if is_open and job.next_look else ""


def _moment(moment: datetime | None, now: datetime) -> str:
    return spoken_moment(moment, now) if moment else ""


def _job_roles(line: JobLine, role: int) -> object:
    return job_state(line.job).value if role == STATE_ROLE else None


def _customer_roles(line: CustomerLine, role: int) -> object:
    return line.state.value if role == STATE_ROLE else None


def _customer_words(line: CustomerLine) -> str:
    return f"{line.words}: {line.detail}" if line.detail else line.words


def _where_roles(line: SendLine, role: int) -> object:
    if role == ENVIRONMENT_ROLE:
        return line.send.environment
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{line.send.environment}, {line.send.profile}"
    return None


def _course_roles(line: SendLine, role: int) -> object:
    return line.course if role == COURSE_ROLE else None


def _now_roles(line: SendLine, role: int) -> object:
    if not line.course.needs_a_person:
        return None
    if role == Qt.ItemDataRole.ForegroundRole:
        return colours().error_text if line.course.state is State.REFUSED else colours().warning_text
    if role == Qt.ItemDataRole.FontRole:
        heavy = QFont()
        heavy.setWeight(QFont.Weight.DemiBold)
        return heavy
    return None


SEND_COLUMNS: tuple[ListingColumn[SendLine], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Sent"), lambda line: spoken_time(line.send.created, line.now)),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Where"), lambda line: line.send.profile, _where_roles),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "What"), lambda line: what_words(line.send)),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Course"), lambda line: f"{line.course.done:.0%}", _course_roles),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Now"), lambda line: line.course.words, _now_roles),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Customers"), lambda line: str(line.send.customers)),
)

JOB_COLUMNS: tuple[ListingColumn[JobLine], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Job"), _job_name),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "State"), lambda line: job_words(line.job), _job_roles),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Done"), _progress),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Sent"), lambda line: _moment(line.job.posted, line.now)),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Finished"), lambda line: _moment(line.job.finished, line.now)),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Next look"), _next_look),
)

CUSTOMER_COLUMNS: tuple[ListingColumn[CustomerLine], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Code"), lambda line: line.customer.code),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "Name"), lambda line: line.customer.name),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "What it was"), lambda line: standing_words(line.customer)),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "State"), _customer_words, _customer_roles),
)
