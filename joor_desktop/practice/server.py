"""A local stand-in for JOOR's API: real HTTP, no account, no network; to try everything with, and to test it.

It follows JOOR's pages "Bulk Connection POST", "Bulk Connection GET", "Connection GET" and those on tokens and rate
limits, as far as they go. Where JOOR takes days it takes seconds.
"""

from __future__ import annotations

import pathlib
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from joor_desktop.errors import UsageError
from joor_desktop.model.texts import translate
from joor_desktop.practice.faults import Faults
from joor_desktop.practice.pace import Pace
from joor_desktop.practice.state import Received, Result, State

if TYPE_CHECKING:
    from joor_desktop.practice.handler import Listener

PRACTICE_TOKEN = "practice"  # noqa: S105 (any word is a token here)
"""A token that the server takes, as it takes any but those that begin with "revoked"."""

_PATIENCE_S = 2.0


def _say_nothing(_line: str) -> None:
    return


class PracticeServer:
    """The server on a port of 127.0.0.1; several may share one state, in one program or in several.

    :param state_path: the SQLite file in which jobs and customers live on.
    :param port: 0 takes any free port.
    :param faults: what is to go wrong.
    :param clock: seconds since 1970; jobs get on by it.
    :param say: told one line for each request.
    """

    def __init__(
        self,
        state_path: pathlib.Path,
        *,
        port: int = 0,
        faults: Faults | None = None,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.time,
        say: Callable[[str], None] = _say_nothing,
    ) -> None:
        self.faults = faults if faults is not None else Faults()
        self._state_path = state_path
        self._pace = pace if pace is not None else Pace()
        self._port = port
        self._clock = clock
        self._say = say
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Take calls from now on; raises UsageError where the port is taken."""
        from joor_desktop.practice.handler import Listener
        from joor_desktop.practice.service import Service

        service = Service(self._state(), self._clock)
        try:
            self._listener = Listener(self._port, service, self.faults, self._say)
        except (OSError, OverflowError) as error:
            raise UsageError(
                translate("practice", "The practice server can't use port {port}.").format(port=self._port),
                translate("practice", "Another program may use it. Choose another port, or 0 for any that is free."),
            ) from error
        self._thread = threading.Thread(target=self._listener.run, name="practice server", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The base address, as in a profile; the server has to be started."""
        if self._listener is None:
            raise RuntimeError("The practice server is not started.")
        return f"http://127.0.0.1:{self._listener.port}/v2"

    def stop(self) -> None:
        """Take no more calls, and free the port."""
        if self._listener is None or self._thread is None:
            return
        self._listener.stop(_PATIENCE_S)
        self._thread.join(_PATIENCE_S)
        self._listener.server_close()
        self._listener = None

    def received(self) -> list[Received]:
        """All requests that came, in order."""
        return self._state().received()

    def results(self, job_id: int) -> list[Result]:
        """What became of each customer of a job."""
        return self._state().results(job_id)

    def posts_by_code(self) -> dict[str, int]:
        """How often each customer code was taken in a job."""
        return self._state().posts_by_code()

    def hide(self, customer_code: str) -> None:
        """Let a customer never appear, as one that JOOR's people don't match."""
        self._state().set_whim(customer_code, hidden=True, changes={})

    def alter(self, customer_code: str, changes: dict[str, Any]) -> None:
        """Let a customer have other fields than those that were sent."""
        self._state().set_whim(customer_code, hidden=False, changes=changes)

    def _state(self) -> State:
        return State(self._state_path, self._pace)
