"""How a process that the window started speaks with it: lines of JSON out, one word in.

It tells its pulse, how far it is and, last, its result or what went wrong. What can't be taken back it does only after
the window said that it may. It ends soon after its standard input does, so that it never outlives a window that was
closed or killed, whatever it is waiting for.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from dataclasses import asdict
from typing import Any

from joor_desktop.errors import JoorDesktopError
from joor_desktop.work.context import TaskContext
from joor_desktop.work.stillness import PULSE_EVERY_S, pulse

_GRACE_S = 5.0


class ChildVoice:
    """The conversation, from the side of the process.

    ``context`` tells how far it is and is cancelled with the window; ``exit_code`` is 1 once an error was told.
    """

    def __init__(self) -> None:
        self.exit_code = 0
        self.context = TaskContext(lambda done, total, text: _tell({"done": done, "total": total, "text": text}))
        self._answered = threading.Event()
        for target in (self._listen, _tell_pulses):
            threading.Thread(target=target, daemon=True).start()

    def wait_for_permission(self) -> None:
        """Say that all is ready, and wait until the window says go; raises CancelledError where it is gone."""
        _tell({"ready": True})
        self._answered.wait()
        self.context.check()

    def tell_result(self, result: Any) -> None:
        """Tell what came of it; nobody waits for this process any more."""
        _tell({"result": result})

    def tell_error(self, error: JoorDesktopError) -> None:
        """Tell what went wrong."""
        self.exit_code = 1
        _tell({"error": type(error).__name__, "title": error.title, "detail": error.detail})

    def _listen(self) -> None:
        while os.read(sys.stdin.fileno(), 1024):
            self._answered.set()
        self.context.cancel()
        self._answered.set()
        time.sleep(_GRACE_S)
        os._exit(1)  # it waits for a drive that doesn't answer, and would for ever


def _tell_pulses() -> None:
    while True:
        _tell({"pulse": asdict(pulse())})
        time.sleep(PULSE_EVERY_S)


_telling = threading.Lock()


def _tell(message: dict[str, Any]) -> None:
    with _telling:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()
