"""A send and its jobs: what was posted to JOOR, and what is known of it since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class JobStatus(Enum):
    """JOOR's own three words for a job; there is no word for failure."""

    QUEUED = "queued"
    STARTED = "started"
    FINISHED = "finished"


_PATIENCE = {
    JobStatus.QUEUED: timedelta(hours=2),
    JobStatus.STARTED: timedelta(minutes=30),
}
"""How long a job may stand still. JOOR gives no times; jobs wait behind those of others, so waiting may take longer."""


class Outcome(Enum):
    """What is known about the POST of one job."""

    WAITING = "waiting"  # recorded, not yet posted
    SENDING = "sending"  # on its way: becomes unknown if the program dies now
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_SENT = "not-sent"
    UNKNOWN = "unknown"


class Hold(Enum):
    """Why the waiting jobs of a send don't go; the first three are of a send that a process is at."""

    NONE = ""
    PAUSING = "pausing"  # a person wants it paused once the job on its way is settled
    CANCELLING = "cancelling"  # the same, and the rest is not to go at all
    PAUSED = "paused"
    STOPPED = "stopped"  # a job before them was refused, or its outcome is unknown
    INTERRUPTED = "interrupted"  # the program ended between two jobs
    RETRY = "retry"  # there was no connection; it goes on by itself
    LIMITED = "limited"  # JOOR takes no more calls for now; it goes on by itself
    CHANGED = "changed"  # it would have gone on by itself, but customers were changed since


@dataclass(frozen=True, slots=True)
class JobReport:
    """What JOOR says of a job: its number, status, how many connections it has and how many are done."""

    job_id: int
    status: JobStatus
    record_count: int
    record_progress: int
    created: datetime | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One POST of a send, as the ledger keeps it.

    ``id`` is the ledger's number, ``job_id`` JOOR's (None until it answered). ``fingerprint`` is the SHA-256 of the
    exact body. Times are in UTC. ``title`` and ``detail`` say what went wrong, ``code``, ``comment`` and ``log_id``
    are JOOR's own words. ``moved`` is when JOOR was last seen to have got on with it, ``started`` when it was first
    seen to be at it; None also where it had finished by the next look.
    """

    id: int
    send_id: int
    number: int
    outcome: Outcome
    record_count: int
    fingerprint: str
    job_id: int | None = None
    status: JobStatus | None = None
    record_progress: int = 0
    posted: datetime | None = None
    answered: datetime | None = None
    looked: datetime | None = None
    next_look: datetime | None = None
    finished: datetime | None = None
    title: str = ""
    detail: str = ""
    code: str = ""
    comment: str = ""
    log_id: str = ""
    moved: datetime | None = None
    started: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether JOOR has accepted the job and not finished it."""
        return self.outcome is Outcome.ACCEPTED and self.status is not JobStatus.FINISHED

    @property
    def late_since(self) -> datetime | None:
        """When JOOR should have got on with the job; None where that isn't over, or isn't known.

        It is counted between two looks that JOOR answered, so neither a computer that slept nor a line that was down
        makes a job late.
        """
        moved = self.moved or self.answered
        if not self.is_open or self.title or moved is None or self.looked is None:
            return None
        patience = _PATIENCE[self.status or JobStatus.QUEUED]
        return moved + patience if self.looked - moved > patience else None


@dataclass(frozen=True, slots=True)
class Send:
    """One press of Send: which customers went where, as one or more jobs in order.

    ``list_id`` is the number of the list that they came from; None for those of a file. ``hold`` is why waiting jobs
    don't go, ``next_try`` (UTC) when they are tried by themselves. ``again`` says that a person wanted known customers
    sent again too. ``country`` is the profile's, whose public holidays are no business days.
    """

    id: int
    list_name: str
    profile: str
    environment: str
    url: str
    wire_format: str
    created: datetime
    customers: int
    new_customers: int
    jobs: tuple[Job, ...] = ()
    list_id: int | None = None
    hold: Hold = Hold.NONE
    next_try: datetime | None = None
    again: bool = False
    country: str = ""

    @property
    def waiting(self) -> int:
        """How many customers wait to be sent."""
        return sum(job.record_count for job in self.jobs if job.outcome is Outcome.WAITING)
