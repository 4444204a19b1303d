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

    def describe(self) -> str:
        """The call and its answer as text, for a mail to JOOR's support."""
        call = [f"{self.method} {self.url}", *_lines(self.request_headers), f"Sent: {self.sent.isoformat()}", ""]
        if self.status is None:
            return "\n".join([*call, "No answer."])
        answered = self.answered.isoformat() if self.answered is not None else ""
        return "\n".join([*call, f"HTTP {self.status}", *_lines(self.headers), f"Read: {answered}", "", self.body])


def _lines(headers: dict[str, str]) -> list[str]:
    return [f"{name}: {value}" for name, value in headers.items()]


@dataclass(frozen=True, slots=True)
class Answer:
    """JOOR's answer to a call about a job: what it says of the job, and its code, comment and log_id as they came."""

    report: JobReport
    code: str
    comment: str
    log_id: str
    exchange: Exchange
