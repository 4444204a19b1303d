"""The practice server as a program of its own, until it is interrupted."""

from __future__ import annotations

import pathlib
import signal
import tempfile
import threading
from collections.abc import Callable
from types import FrameType

from joor_desktop.model.texts import translate
from joor_desktop.practice.server import PRACTICE_TOKEN, PracticeServer


def serve(port: int, say: Callable[[str], None], state_path: pathlib.Path | None = None) -> None:
    """Run on *port* until Ctrl+C or a request to end; *say* is told the address and one line for each request.

    Without a *state_path* everything is forgotten at the end. Raises UsageError where the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="joor-practice-", ignore_cleanup_errors=True) as folder:
        server = PracticeServer(state_path or pathlib.Path(folder, "practice.sqlite"), port=port, say=say)
        server.start()
        try:
            say(translate("practice", "Practice server: {url}").format(url=server.url))
            say(translate("practice", "Token: {token}. Ctrl+C ends it.").format(token=PRACTICE_TOKEN))
            _wait_for_the_end()
        finally:
            server.stop()


def _wait_for_the_end() -> None:
    ended = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        ended.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        while not ended.wait(0.5):  # in pieces, as Windows hears no Ctrl+C in a wait without end
            pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
