"""What an HTTP status and an envelope mean: accepted, refused, not taken, or not known.

The rule behind it: a POST is not repeatable, so whatever doesn't clearly say that JOOR did nothing counts as unknown.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from joor_desktop.errors import (
    JoorError,
    NotFoundError,
    NotSentError,
    RateLimitError,
    RefusedError,
    UnknownOutcomeError,
)
from joor_desktop.joor.envelope import Envelope
from joor_desktop.model.texts import translate

_ELSEWHERE_UNDONE = frozenset({301, 307, 308})
"""Redirects that say "ask there instead"; after 302 and 303 a server may have acted already."""

_LONGEST_WAIT_S = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """An answer as it came: HTTP status, headers, the envelope (None: it isn't JOOR's), the host, the profile's name.

    ``is_empty`` says that it has no text at all, ``is_whole`` is False when the connection broke in the middle of it;
    ``is_gone`` says whether a POST had left whole, and is False for a GET, which changes nothing.
    """

    status: int
    headers: dict[str, str]
    envelope: Envelope | None
    is_empty: bool
    is_whole: bool
    is_gone: bool
    host: str
    profile: str


def check_answer(answer: RawAnswer) -> Envelope:
    """Return the envelope of a success, a code of JOOR that is not 0 included; raise what else it was."""
    if 200 <= answer.status < 300:
        if answer.envelope is None or not answer.is_whole:
            raise unreadable(answer)
        return answer.envelope
    if 400 <= answer.status < 500:
        raise _refused(answer)
    if 300 <= answer.status < 400:
        raise _redirected(answer)
    raise _in_trouble(answer)


def unreadable(answer: RawAnswer) -> JoorError:
    """The error for an answer that says nothing certain."""
    return UnknownOutcomeError(
        translate("answer", "JOOR's answer can't be read."),
        _join(
            translate("answer", "{host} answered something that JOOR's pages don't describe (HTTP {status}).").format(
                host=answer.host, status=answer.status
            ),
            _advice(answer),
            _own_words(answer.envelope),
        ),
    )


def refused_by_code(envelope: Envelope) -> RefusedError:
    """The error for an answer whose code is not 0."""
    return RefusedError(
        translate("answer", "JOOR did not take this."),
        _join(_own_words(envelope), translate("answer", "Mend what JOOR names, then send again.")),
        code=envelope.code,
        comment=envelope.comment,
        log_id=envelope.log_id,
    )


def retry_after_s(headers: dict[str, str]) -> float | None:
    """The seconds that the header Retry-After asks for, as a number or a date; None where it doesn't say."""
    text = next((value for name, value in headers.items() if name.lower() == "retry-after"), "").strip()
    try:
        wait_s = float(text)
    except ValueError:
        wait_s = _seconds_until(text)
    return None if math.isnan(wait_s) else min(max(wait_s, 1.0), _LONGEST_WAIT_S)


def _seconds_until(http_date: str) -> float:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(http_date).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return math.nan


def rate_limited(wait_s: float) -> RateLimitError:
    """The error for "no more calls for now"."""
    return RateLimitError(
        translate("answer", "JOOR takes no more calls for now."),
        translate("answer", "Nothing was sent. It goes on in {seconds} seconds.").format(seconds=round(wait_s)),
        wait_s=wait_s,
    )


def _refused(answer: RawAnswer) -> JoorError:
    envelope = answer.envelope
    titles = {
        401: translate("answer", "JOOR doesn't accept the token of the profile “{profile}”."),
        403: translate("answer", "The token of the profile “{profile}” may not do this."),
        404: translate("answer", "{host} doesn't know what was asked for."),
    }
    advices = {
        401: translate(
            "answer",
            "It may have been switched off, or belong to the other environment: sandbox and production have different "
            "tokens. Ask your Integrations Manager at JOOR for a new one and put it into the profile.",
        ),
        403: translate("answer", "Ask your Integrations Manager at JOOR to allow it, or for another token."),
        404: translate("answer", "Check the address in the profile."),
    }
    refusal = NotFoundError if answer.status == 404 else RefusedError
    return refusal(
        titles.get(answer.status, translate("answer", "JOOR did not take this.")).format(
            profile=answer.profile, host=answer.host
        ),
        _join(_own_words(envelope) or _status_words(answer), advices.get(answer.status, "")),
        code=envelope.code if envelope is not None and envelope.code else str(answer.status),
        comment=envelope.comment if envelope is not None else "",
        log_id=envelope.log_id if envelope is not None else "",
    )


def _redirected(answer: RawAnswer) -> JoorError:
    title = translate("answer", "{host} sends the call on to another address.").format(host=answer.host)
    advice = translate(
        "answer", "It was not followed, so that your token stays with JOOR. Check the address in the profile."
    )
    if answer.status in _ELSEWHERE_UNDONE:
        return RefusedError(title, advice, code=str(answer.status))
    return UnknownOutcomeError(title, _join(advice, _advice(answer))) if answer.is_gone else RefusedError(
        title, advice, code=str(answer.status)
    )


def _in_trouble(answer: RawAnswer) -> JoorError:
    title = translate("answer", "JOOR has trouble at the moment (HTTP {status}).").format(status=answer.status)
    error = UnknownOutcomeError if answer.is_gone else NotSentError
    return error(title, _join(_advice(answer), _own_words(answer.envelope)))


def _advice(answer: RawAnswer) -> str:
    if not answer.is_gone:
        return translate("answer", "Nothing was changed. Try again later.")
    return translate(
        "answer",
        "JOOR may have taken the customers or not, so they are not sent again by themselves. Look on JOOR, or wait for "
        "JOOR's mail with the results, before you send them again.",
    )


def _own_words(envelope: Envelope | None) -> str:
    if envelope is None or not (envelope.comment or envelope.is_refusal):
        return ""
    said = translate("answer", "JOOR says: “{comment}” (code {code}, log_id {log_id}).")
    return said.format(comment=envelope.comment or "–", code=envelope.code or "–", log_id=envelope.log_id or "–")


def _status_words(answer: RawAnswer) -> str:
    return translate("answer", "The answer was HTTP {status}, without a reason.").format(status=answer.status)


def _join(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
