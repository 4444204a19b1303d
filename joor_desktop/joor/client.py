"""The calls to JOOR's v2 API that the program makes: send customers, look at a job, read a customer.

Addresses and headers are those of JOOR's pages "Bulk Connection POST", "Bulk Connection GET" and "Connection GET".
Every failure is one of the errors below ``JoorError``, sorted by what can have happened at JOOR.
"""

from __future__ import annotations

import io
import pathlib
import re
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

from joor_desktop.errors import JoorError, NotFoundError, NotSentError, UnknownOutcomeError
from joor_desktop.joor.address import checked_address
from joor_desktop.joor.budget import GET_COST, POST_COST, WINDOW_S, Budget
from joor_desktop.joor.envelope import Envelope, job_id_of, read_job
from joor_desktop.joor.exchange import Answer, Exchange
from joor_desktop.joor.outgoing import OutgoingBody
from joor_desktop.joor.verdict import RawAnswer, check_answer, rate_limited, refused_by_code, retry_after_s, unreadable
from joor_desktop.model.job import JobReport, JobStatus
from joor_desktop.model.profile import Profile
from joor_desktop.model.texts import translate

if TYPE_CHECKING:
    from joor_desktop.joor.line import Timeouts

_NOT_THERE = re.compile(
    r"not\s+(be\s+)?found|not\s+exist|n[o']t\s+find|no\s+(such|matching|connections?|customers?)\b|unknown\s+(customer|connection|job)",
    re.IGNORECASE,
)
"""How a comment may say that something isn't there; JOOR publishes no list of its codes and comments."""


class Client:
    """Calls JOOR for one profile. Each call blocks; a client is used by one thread at a time.

    :param token: as JOOR issued it; it is kept in memory only and never shown.
    :param url: the base address, https, or http on this computer itself; others raise UsageError.
    :param budget: the account's credits; None doesn't count them.
    :param proxy_password: what the user of the profile's proxy shows to it; kept in memory only, and never shown.
    """

    def __init__(
        self,
        profile: Profile,
        token: str,
        *,
        url: str,
        budget: Budget | None = None,
        timeouts: Timeouts | None = None,
        proxy_password: str = "",
    ) -> None:
        from joor_desktop.joor.connecting import TokenHeader
        from joor_desktop.joor.line import Line, Timeouts

        self._budget = budget
        self._line = Line(
            checked_address(url),
            TokenHeader(token, is_base64=profile.token_is_base64),
            profile,
            timeouts or Timeouts(),
            proxy_password,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._line.close()

    @property
    def last_exchange(self) -> Exchange | None:
        """The last call and its answer, whatever became of it, for JOOR's support; None before the first call."""
        return self._line.last

    def post(self, body: pathlib.Path | bytes) -> Answer:
        """Send a body that ``wire.write`` made, from a file or from memory; return JOOR's new job.

        Raises NotSentError and RateLimitError where JOOR did nothing, RefusedError where it said no, and
        UnknownOutcomeError where it may have acted.
        """
        outgoing = _outgoing(body)
        try:
            self._take(POST_COST)
            answer = self._line.post("/bulk-connection", outgoing)
        finally:
            outgoing.close()
        envelope = self._checked(answer)
        jobs = {job_id_of(job): job for job in envelope.jobs()}
        if envelope.is_refusal and not jobs:
            raise refused_by_code(envelope)
        if envelope.is_refusal or len(jobs) != 1:
            raise unreadable(answer)
        [(job_id, job)] = jobs.items()
        # A job with a number is accepted, whatever word stands for its status.
        return self._answer(read_job(job) or JobReport(job_id, JobStatus.QUEUED, 0, 0), envelope)

    def job(self, job_id: int) -> Answer:
        """Look at a job; raises NotFoundError where JOOR doesn't know it."""
        self._take(GET_COST)
        answer = self._line.get(f"/bulk-connection/{job_id}")
        envelope = self._checked(answer)
        job = next((job for job in envelope.jobs() if job_id_of(job) == job_id), None)
        if job is None:
            raise _missing_job(job_id, envelope) if envelope.is_refusal else unreadable(answer)
        report = read_job(job)
        if report is None:
            raise _strange_status(job)
        return self._answer(report, envelope)

    def connection(self, customer_code: str) -> dict[str, Any] | None:
        """Read a customer by its code, under JOOR's names for reading back; None where JOOR doesn't have it (yet)."""
        self._take(GET_COST)
        answer = self._line.get(f"/connection/customer_code/{quote(customer_code, safe='')}/")
        if answer.status in {400, 404} and _says_not_there(answer):
            return None
        if answer.status == 404:
            raise unreadable(answer)
        envelope = self._checked(answer)
        connections = envelope.connections()
        if envelope.is_refusal and not connections and not _NOT_THERE.search(envelope.comment):
            raise refused_by_code(envelope)
        exact = [found for found in connections if found["customer_code"] == customer_code]
        return next(iter(exact or connections), None)

    def _take(self, cost: int) -> None:
        wait_s = self._budget.take(cost) if self._budget is not None else 0.0
        if wait_s:
            raise rate_limited(wait_s)

    def _checked(self, answer: RawAnswer) -> Envelope:
        if answer.status == 429:
            wait_s = retry_after_s(answer.headers)
            if self._budget is not None:
                wait_s = self._budget.use_up(wait_s)
            raise rate_limited(wait_s or WINDOW_S)
        return check_answer(answer)

    def _answer(self, report: JobReport, envelope: Envelope) -> Answer:
        assert self._line.last is not None
        return Answer(report, envelope.code, envelope.comment, envelope.log_id, self._line.last)


def _outgoing(body: pathlib.Path | bytes) -> OutgoingBody:
    if isinstance(body, bytes):
        return OutgoingBody(io.BytesIO(body), len(body))
    try:
        return OutgoingBody.of(body)
    except OSError as error:
        raise NotSentError(
            translate("client", "The customers that were made ready for JOOR can't be read."),
            translate("client", "Nothing was sent. {reason}: {path}. Send the list again.").format(
                reason=error.strerror, path=body
            ),
        ) from error


def _says_not_there(answer: RawAnswer) -> bool:
    """Whether a 400 or 404 comes from JOOR and is about the customer, not about the address or the call."""
    if answer.envelope is None:
        return answer.status == 404 and answer.is_empty
    return answer.status == 404 or bool(_NOT_THERE.search(answer.envelope.comment))


def _missing_job(job_id: int, envelope: Envelope) -> JoorError:
    refusal = refused_by_code(envelope)
    if not _NOT_THERE.search(envelope.comment):
        return refusal
    title = translate("client", "JOOR doesn't know job {job_id}.").format(job_id=job_id)
    return NotFoundError(title, refusal.detail, code=refusal.code, comment=refusal.comment, log_id=refusal.log_id)


def _strange_status(job: dict[str, Any]) -> UnknownOutcomeError:
    title = translate("client", "JOOR has a new word for the job's status: “{status}”.")
    return UnknownOutcomeError(
        title.format(status=job.get("status")),
        translate("client", "Ask JOOR's support what it means; this program only knows queued, started and finished."),
    )
