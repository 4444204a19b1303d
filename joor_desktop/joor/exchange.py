"""One call to JOOR and its answer, as JOOR's support asks for them: with the token masked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from joor_desktop.model.job import JobReport

MASK = "••••"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Everything about one call but the body that was sent.

    ``status`` is the HTTP status (None: no answer came), ``body`` the beginning of the answer; ``sent`` and
    ``answered`` are in UTC. The token stands nowhere in it.
    """

    method: str
    url: str
    request_headers: dict[str, str]
    sent: datetime
    answered: datetime | None = None
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """JOOR's answer to a call about a job: what it says of the job, and its code, comment and log_id as they came."""

    report: JobReport
    code: str
    comment: str
    log_id: str
    exchange: Exchange
