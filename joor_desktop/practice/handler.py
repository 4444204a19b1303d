"""The practice server's side of HTTP: reads requests, lets faults happen, writes replies."""

from __future__ import annotations

import os
import socket
import socketserver
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlsplit

from joor_desktop.practice.control import is_control, run_control
from joor_desktop.practice.faults import Fault, FaultKind, Faults
from joor_desktop.practice.service import Call, Reply, Service, account_named_in, refuse

_LARGEST_BODY = 512 * 1024 * 1024
_LINGER = "hh" if os.name == "nt" else "ii"
_ELSEWHERE = "https://elsewhere.invalid/"


class Listener(socketserver.ThreadingTCPServer):
    """Takes connections on this computer's own address, each in a thread; *say* is told of each request."""

    allow_reuse_address = os.name != "nt"  # on Windows it would let two programs share the port
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, service: Service, faults: Faults, say: Callable[[str], None]) -> None:
        self.service = service
        self.faults = faults
        self.say = say
        self._open: set[socket.socket] = set()
        self._changed = threading.Condition()
        self._is_stopping = False
        super().__init__(("127.0.0.1", port), Handler)

    @property
    def port(self) -> int:
        """The port that the system gave."""
        return int(self.socket.getsockname()[1])

    def run(self) -> None:
        """Take connections until :meth:`stop`, without waking up now and then to see whether it is time."""
        while not self._is_stopping:
            self.handle_request()

    def stop(self, patience_s: float) -> None:
        """End :meth:`run`, and wait at most *patience_s* for connections that still get a reply."""
        self._is_stopping = True
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        with self._changed:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RD)
            self._changed.wait_for(lambda: not self._open, patience_s)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection while it is open."""
        with self._changed:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection."""
        super().shutdown_request(request)
        with self._changed:
            self._open.discard(request)
            self._changed.notify_all()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of mistakes of the server's own; a client that goes away in the middle is none."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = 120
    server: Listener

    def do_GET(self) -> None:
        """Answer."""
        self._serve()

    def do_POST(self) -> None:
        """Answer."""
        self._serve()

    def do_PUT(self) -> None:
        """Answer."""
        self._serve()

    def do_DELETE(self) -> None:
        """Answer."""
        self._serve()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
        """Say one line for each request."""
        self.server.say(f"{self.log_date_time_string()} {format % args}")

    def _serve(self) -> None:
        target = urlsplit(self.path).path
        headers = {name.lower(): value for name, value in self.headers.items()}
        service = self.server.service
        if is_control(target):
            wish = self._read(headers) or b""
            self._write(run_control(service, self.server.faults, self.command, target, wish))
            return
        received_id = service.state.note(account_named_in(headers) or "", self.command, target, service.clock())
        fault = self.server.faults.take(self.command)
        if fault is not None:
            service.state.note_fault(received_id, fault.kind.value)
        body = self._read(headers, fault)
        if _length(headers) is None:
            self.close_connection = True  # what follows can't be told from a next request
            self._write(refuse(Call(self.command, target, headers, b"", received_id), 411, 411, "No Content-Length."))
        elif body is None:
            self._drop()
        else:
            service.state.note_body(received_id, body)
            self._act(Call(self.command, target, headers, body, received_id), fault)

    def _act(self, call: Call, fault: Fault | None) -> None:
        if fault is None:
            self._write(self.server.service.answer(call))
        elif reply := _instead(call, fault):
            self._write(reply)
        else:
            self._spoil(call, self.server.service.answer(call), fault)

    def _spoil(self, call: Call, reply: Reply, fault: Fault) -> None:
        if fault.kind is FaultKind.DROP_ACCEPTED:
            self._drop()
        elif fault.kind is FaultKind.HALF_ANSWER:
            self._write(reply, len(reply.body) // 2)
            self._drop()
        elif fault.kind is FaultKind.ERROR_ACCEPTED:
            self._write(Reply(502, b"<html><body>Bad Gateway</body></html>", "text/html"))
        elif fault.kind is FaultKind.NO_JOB:
            self._write(refuse(call, 200, 0, ""))
        else:
            time.sleep(fault.seconds)
            self._write(reply)

    def _read(self, headers: dict[str, str], fault: Fault | None = None) -> bytes | None:
        """The body; None where the connection is to break, or broke."""
        length = _length(headers)
        if length is None or (fault is not None and fault.kind is FaultKind.DROP_UNREAD):
            return None
        if fault is not None and fault.kind is FaultKind.DROP_HALF_READ:
            self.rfile.read(length // 2)
            return None
        body = self.rfile.read(length)
        return body if len(body) == length else None

    def _write(self, reply: Reply, cut: int | None = None) -> None:
        self.send_response(reply.status)
        for name, value in {"Content-Type": reply.content_type, **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body[:cut])

    def _drop(self) -> None:
        """Break the connection, as a pulled plug does: with a reset instead of a goodbye."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(_LINGER, 1, 0))


def _length(headers: dict[str, str]) -> int | None:
    """The length of the body; None where it isn't told in a way that JOOR is known to take."""
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > _LARGEST_BODY or "transfer-encoding" in headers:
        return None
    return int(length)


def _instead(call: Call, fault: Fault) -> Reply | None:
    """The reply of a fault that keeps the call from being carried out; None for the other faults."""
    page = b"<!DOCTYPE html><html><body>Welcome to our network. Please accept the terms.</body></html>"
    wait = {"Retry-After": f"{fault.seconds:g}"} if fault.seconds else {}
    elsewhere = {"Location": _ELSEWHERE}
    replies: dict[FaultKind, Callable[[], Reply]] = {
        FaultKind.ERROR: lambda: Reply(500, page, "text/html"),
        FaultKind.RATE_LIMIT: lambda: _with(refuse(call, 429, 429, "Too many calls."), wait),
        FaultKind.TOKEN: lambda: refuse(call, 401, 401, "The token is no longer valid."),
        FaultKind.FORBIDDEN: lambda: refuse(call, 403, 403, "The token may not do this."),
        FaultKind.REFUSED: lambda: refuse(call, 200, 17, "The price label Outlet is not set up."),
        FaultKind.HTML: lambda: Reply(200, page, "text/html"),
        FaultKind.REDIRECT: lambda: _with(Reply(307, b"", "text/html"), elsewhere),
        FaultKind.SEE_OTHER: lambda: _with(Reply(303, b"", "text/html"), elsewhere),
    }
    make = replies.get(fault.kind)
    return make() if make is not None else None


def _with(reply: Reply, headers: dict[str, str]) -> Reply:
    reply.headers.update(headers)
    return reply
