"""What a terminal shows while a file doesn't answer, and how Ctrl+C ends the program all the same."""

from __future__ import annotations

import contextlib
import os
import pathlib
import signal
import socket
import sys
import threading
from types import TracebackType
from typing import Self

from joor_desktop.cli.exit_code import ExitCode
from joor_desktop.cli.output import complain, end_progress
from joor_desktop.errors import CancelledError
from joor_desktop.model.texts import translate
from joor_desktop.work.stillness import PULSE_EVERY_S, Stillness, pulse, waiting_words

_PATIENCE_S = 1.0


class FileWatch:
    """Watches the main thread while *file* is read, from a thread beside it.

    What waits for a drive in the system itself hears no Ctrl+C: then the program is ended from here.
    """

    def __init__(self, file: pathlib.Path) -> None:
        self._file = file
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._hearing, self._speaking = socket.socketpair()
        self._hearing.settimeout(PULSE_EVERY_S)
        self._speaking.setblocking(False)
        self._before = signal.set_wakeup_fd(self._speaking.fileno(), warn_on_full_buffer=False)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._left.set()
        signal.set_wakeup_fd(self._before)
        self._speaking.close()
        self._thread.join()
        self._hearing.close()

    def _run(self) -> None:
        stillness, told = Stillness(), False
        while not self._left.is_set():
            if self._interrupted():
                self._end_what_is_stuck()
            stillness.note(pulse())
            if stillness.stalled and not told:
                told = True
                end_progress()
                print(waiting_words(self._file), file=sys.stderr, flush=True)

    def _interrupted(self) -> bool:
        """Whether Ctrl+C was pressed, within the time from one pulse to the next."""
        with contextlib.suppress(TimeoutError):
            return signal.SIGINT in self._hearing.recv(1)
        return False

    def _end_what_is_stuck(self) -> None:
        before = pulse()
        if not self._left.wait(_PATIENCE_S) and pulse().waits_since(before):
            complain(CancelledError(translate("terminal", "Stopped.")))
            os._exit(ExitCode.NOT_SENT)
