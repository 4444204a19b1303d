"""What JOOR's pages say that a call does: the rules of the practice server, without the network."""

from __future__ import annotations

import base64
import binascii
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from joor_desktop.practice.envelopes import Document, connection_envelope, job_envelope, refusal_envelope, render
from joor_desktop.practice.payload import MalformedError, read_payload
from joor_desktop.practice.reading_back import as_read_back
from joor_desktop.practice.state import State, account_of

BASE = "/v2"
_JSON, _XML = "application/json", "application/xml"
_GET_COST, _WRITE_COST = 1, 5
_NO_LONGER_GOOD = "revoked"

_JOB = re.compile(rf"{BASE}/bulk-connection/(\d{{1,18}})/?")
_BY_CODE = re.compile(rf"{BASE}/connection/customer_code/([^/]+)/")
_BY_NUMBER = re.compile(rf"{BASE}/connection/(\d{{1,18}})/")


@dataclass(frozen=True, slots=True)
class Call:
    """A request that came whole; header names are in small letters."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    received_id: int


@dataclass(slots=True)
class Reply:
    """What goes back."""

    status: int
    body: bytes
    content_type: str = _JSON
    headers: dict[str, str] = field(default_factory=dict)


class Service:
    """Answers calls out of the state; *clock* gives seconds since 1970."""

    def __init__(self, state: State, clock: Callable[[], float] = time.time) -> None:
        self.state = state
        self.clock = clock

    def answer(self, call: Call) -> Reply:
        """Do what the call asks for and reply as JOOR does."""
        account = account_named_in(call.headers)
        if account is None:
            return refuse(call, 401, 401, "The token is missing, malformed or no longer valid.")
        if reply := _check_types(call):
            return reply
        wait_s = self.state.spend(account, _GET_COST if call.method == "GET" else _WRITE_COST, self.clock())
        reply = refuse(call, 429, 429, "Too many calls.") if wait_s else self._route(account, call)
        reply.headers["X-Throttling-Account-Id"] = account
        return reply

    def _route(self, account: str, call: Call) -> Reply:
        if call.method == "POST" and call.target.rstrip("/") == f"{BASE}/bulk-connection":
            return self._post(account, call)
        if call.method == "GET" and (found := _JOB.fullmatch(call.target)):
            return self._job(account, call, int(found[1]))
        if call.method == "GET" and (found := _BY_CODE.fullmatch(call.target)):
            return self._customer(call, self.state.connection_by_code(account, unquote(found[1]), self.clock()))
        if call.method == "GET" and (found := _BY_NUMBER.fullmatch(call.target)):
            return self._customer(call, self.state.connection_by_id(account, int(found[1]), self.clock()))
        return refuse(call, 404, 404, "There is no such address, or not for this method.")

    def _post(self, account: str, call: Call) -> Reply:
        try:
            connections = read_payload(call.body, _content_type(call))
        except MalformedError as error:
            return refuse(call, 200, 400, str(error))
        if not connections:
            return refuse(call, 200, 400, "There is no connection in the body.")
        now = self.clock()
        job = self.state.add_job(account, call.received_id, connections, now)
        return _reply(call, 200, job_envelope(job, now))

    def _job(self, account: str, call: Call, job_id: int) -> Reply:
        job = self.state.job(account, job_id)
        if job is None:
            return refuse(call, 404, 404, f"Job {job_id} was not found.")
        return _reply(call, 200, job_envelope(job, self.clock()))

    def _customer(self, call: Call, found: tuple[int, Document] | None) -> Reply:
        if found is None:
            return refuse(call, 404, 404, "The connection was not found.", top="connections")
        return _reply(call, 200, connection_envelope(as_read_back(*found)))


def account_named_in(headers: Mapping[str, str]) -> str | None:
    """The account of the token in ``Authorization: OAuth2 <base64>``; None where there is no good one."""
    scheme, _, encoded = headers.get("authorization", "").partition(" ")
    try:
        token = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    if scheme != "OAuth2" or not token.strip() or token.startswith(_NO_LONGER_GOOD):
        return None
    return account_of(token)


def refuse(call: Call, status: int, code: int, comment: str, top: str = "bulk_connections") -> Reply:
    """A reply that says no."""
    return _reply(call, status, refusal_envelope(code, comment, call.received_id, top))


def _check_types(call: Call) -> Reply | None:
    if _content_type(call) not in {_JSON, _XML}:
        return refuse(call, 415, 415, "Content-Type has to be application/json or application/xml.")
    if _accepted(call) is None:
        return refuse(call, 406, 406, "Accept has to be application/json or application/xml.")
    return None


def _content_type(call: Call) -> str:
    return call.headers.get("content-type", "").partition(";")[0].strip().lower()


def _accepted(call: Call) -> str | None:
    wanted = [each.partition(";")[0].strip().lower() for each in call.headers.get("accept", "").split(",")]
    return next((each for each in wanted if each in {_JSON, _XML}), None)


def _reply(call: Call, status: int, document: Document) -> Reply:
    content_type = _accepted(call) or _JSON
    return Reply(status, render(document, content_type), content_type)
