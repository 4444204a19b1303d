"""One call to JOOR over HTTP: what goes out, what comes back, and a note of both without the token."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import requests
import urllib3.exceptions

from joor_desktop.errors import JoorError
from joor_desktop.joor.breaks import broken_call
from joor_desktop.joor.connecting import TokenHeader, open_session
from joor_desktop.joor.envelope import read_envelope
from joor_desktop.joor.exchange import MASK, Exchange
from joor_desktop.joor.outgoing import OutgoingBody
from joor_desktop.joor.verdict import RawAnswer
from joor_desktop.model.profile import Profile
from joor_desktop.version import version

_LARGEST_ANSWER = 16 * 1024 * 1024
_NOTED_ANSWER = 64 * 1024
_BREAKS = (OSError, urllib3.exceptions.HTTPError)  # requests' own errors are OSErrors


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait, in seconds: for a connection, for the next sign of life, for all of an answer."""

    connect_s: float = 15.0
    read_s: float = 120.0
    answer_s: float = 300.0


class Line:
    """Calls to one account. ``last`` is the note of the last call, None before the first."""

    def __init__(
        self,
        address: str,
        token: TokenHeader,
        profile: Profile,
        timeouts: Timeouts,
        proxy_password: str = "",
    ) -> None:
        self._address = address
        self._host = urlsplit(address).hostname or ""
        self._token = token
        self._profile = profile
        self._proxy_password = proxy_password
        content_type = profile.wire_format.content_type
        self._timeouts = timeouts
        # JOOR doesn't process calls without a content type, GETs included.
        self._headers = {
            "Accept": content_type,
            "Content-Type": content_type,
            "User-Agent": f"joor-desktop/{version()}",
        }
        self._reading = self._open()
        self.last: Exchange | None = None

    def get(self, path: str) -> RawAnswer:
        """Ask for *path*; raises NotSentError where no answer came."""
        return self._call(self._reading, requests.Request("GET", self._address + path), None)

    def post(self, path: str, body: OutgoingBody) -> RawAnswer:
        """Send *body* to *path*; raises NotSentError, or UnknownOutcomeError where it left and no answer came.

        A connection of its own each time: one that was left open may be dead, and the body would be lost in it.
        """
        with self._open() as session:
            return self._call(session, requests.Request("POST", self._address + path, data=body), body)

    def close(self) -> None:
        """Close the connections."""
        self._reading.close()

    def _open(self) -> requests.Session:
        return open_session(
            self._token,
            self._headers,
            self._host,
            proxy=self._profile.proxy,
            password=self._proxy_password,
        )

    def _call(self, session: requests.Session, request: requests.Request, body: OutgoingBody | None) -> RawAnswer:
        prepared = session.prepare_request(request)
        self.last = _first_note(prepared)
        answer = self._answer(session, prepared, body)
        # Raised out here, so that requests' own error, which holds the token, doesn't travel with it.
        if isinstance(answer, JoorError):
            raise answer
        return answer

    def _answer(
        self, session: requests.Session, prepared: requests.PreparedRequest, body: OutgoingBody | None
    ) -> RawAnswer | JoorError:
        try:
            response = self._send(session, prepared)
        except _BREAKS as error:
            return broken_call(error, self._host, is_gone=body is not None and body.is_gone)
        with response:
            content, is_whole = self._read(response)
        self._note_answer(response, content)
        envelope = read_envelope(content)
        return RawAnswer(
            response.status_code,
            dict(response.headers),
            replace(envelope, comment=self._token.mask(envelope.comment)) if envelope is not None else None,
            is_empty=not content.strip(),
            is_whole=is_whole,
            is_gone=body is not None and body.is_gone,
            host=self._host,
            profile=self._profile.name,
        )

    def _send(self, session: requests.Session, prepared: requests.PreparedRequest) -> requests.Response:
        assert prepared.url is not None
        settings = session.merge_environment_settings(prepared.url, {}, True, None, None)
        timeouts = (self._timeouts.connect_s, self._timeouts.read_s)
        return session.send(prepared, allow_redirects=False, timeout=timeouts, **settings)

    def _read(self, response: requests.Response) -> tuple[bytes, bool]:
        """Read the answer, no more of it and no longer than is sensible; also tell whether it came whole."""
        content = bytearray()
        deadline = time.monotonic() + self._timeouts.answer_s
        try:
            while piece := response.raw.read1(_NOTED_ANSWER, decode_content=True):
                content += piece
                if len(content) > _LARGEST_ANSWER or time.monotonic() > deadline:
                    return bytes(content), False
        except _BREAKS:
            return bytes(content), False
        return bytes(content), True

    def _note_answer(self, response: requests.Response, content: bytes) -> None:
        assert self.last is not None
        self.last = replace(
            self.last,
            answered=datetime.now(UTC),
            status=response.status_code,
            headers={name: self._token.mask(value) for name, value in response.headers.items()},
            body=self._token.mask(content[:_NOTED_ANSWER].decode("utf-8", "replace")),
        )


def _first_note(prepared: requests.PreparedRequest) -> Exchange:
    headers = {**prepared.headers, "Authorization": f"OAuth2 {MASK}"}
    return Exchange(prepared.method or "", prepared.url or "", headers, sent=datetime.now(UTC))
