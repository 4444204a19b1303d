"""What can go wrong on the way to JOOR and back, to be switched on for tests.

A fault waits in a queue until a request comes that it is for, and happens to that one.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import Enum


class FaultKind(Enum):
    """What happens to a request."""

    DROP_UNREAD = "drop-unread"  # the connection breaks before the body is read
    DROP_HALF_READ = "drop-half-read"  # the connection breaks in the middle of the body
    DROP_ACCEPTED = "drop-accepted"  # the request is carried out, and no answer comes
    HALF_ANSWER = "half-answer"  # the request is carried out, the answer breaks off
    ERROR = "error"  # HTTP 500, nothing is carried out
    ERROR_ACCEPTED = "error-accepted"  # HTTP 502, though the request is carried out
    RATE_LIMIT = "rate-limit"  # HTTP 429; with Retry-After where the fault has seconds
    TOKEN = "token"  # noqa: S105 (HTTP 401, as for a token that JOOR switched off)
    FORBIDDEN = "forbidden"  # HTTP 403
    REFUSED = "refused"  # HTTP 200 with a code that is not 0
    NO_JOB = "no-job"  # the request is carried out, the answer has code 0 and no job
    HTML = "html"  # HTTP 200 with a page for people, as from a hotel's network
    REDIRECT = "redirect"  # HTTP 307 to another host
    SEE_OTHER = "see-other"  # HTTP 303 to another host
    SLOW = "slow"  # carried out at once, answered after the fault's seconds


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault for the next request with this method ("" for any); ``seconds`` is a time, where the kind has one."""

    kind: FaultKind
    method: str = ""
    seconds: float = 0.0


class Faults:
    """The faults that are still to happen, in order."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, kind: FaultKind, *, method: str = "", seconds: float = 0.0, times: int = 1) -> None:
        """Let *kind* happen to the next *times* requests with this method."""
        with self._lock:
            self._waiting += [Fault(kind, method, seconds)] * times

    def clear(self) -> None:
        """Let nothing go wrong from now on."""
        with self._lock:
            self._waiting.clear()

    def waiting(self) -> list[Fault]:
        """What is still to happen."""
        with self._lock:
            return list(self._waiting)

    def take(self, method: str) -> Fault | None:
        """The fault that happens to a request with *method* now, None where nothing goes wrong."""
        with self._lock:
            for fault in self._waiting:
                if fault.method in {"", method}:
                    self._waiting.remove(fault)
                    return fault
        return None
