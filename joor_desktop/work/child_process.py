"""A process that does one thing with a file for the window, from the window's side.

See :mod:`joor_desktop.work.child_voice` for what is said. Nothing here waits for the process: one that reads from a
drive that doesn't answer may not end even when it is killed.
"""

from __future__ import annotations

import json
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from joor_desktop.errors import CancelledError
from joor_desktop.model.texts import spoken_language, translate
from joor_desktop.storage.catalogues import LANGUAGE_VARIABLE
from joor_desktop.work.context import TaskContext
from joor_desktop.work.stillness import Pulse, Stillness, waiting_words

_LOOK_EVERY_S = 0.02
_LAST_WORDS = {"result", "error", "complaint"}

THREAD_NAME = "beside a process"
"""Of the threads that wait for a process which nobody waits for any more."""

Message = dict[str, Any]


class ChildProcess:
    """Starts the program with *arguments*, as the process that does something with *file*.

    ``permitted`` tells whether it was let do what can't be taken back: from then on it isn't killed any more.

    :param tidy: called in a thread once the process has ended, however long that takes, unless it ended by itself with
        a result or an error.
    """

    def __init__(self, arguments: list[str], file: pathlib.Path, tidy: Callable[[], None]) -> None:
        self.permitted = False
        self._killed = False
        self._file = file
        self._tidy = tidy
        self._messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._progress: tuple[int, int | None, str] = (0, None, "")
        self._stillness = Stillness()
        self._told_stalled = False
        self._scratch = tempfile.TemporaryDirectory(prefix="joor_desktop-", ignore_cleanup_errors=True)
        self._complaints = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - closed last
        self._process = subprocess.Popen(
            [*_program(), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=_environment(self._scratch.name),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        threading.Thread(target=self._accompany, name=THREAD_NAME, daemon=True).start()

    def last_message(self, context: TaskContext) -> Message:
        """Its ``result`` or its ``error``, or the ``complaint`` of one that ended without either.

        Until then *context* is told how far it is. Raises CancelledError, at once, when the task is cancelled before
        the process was permitted to finish.
        """
        while True:
            if context.cancelled() and not self.permitted:
                self._killed = True
                self._process.kill()
                raise CancelledError(translate("task", "Stopped."), translate("task", "Nothing more was done."))
            try:
                message = self._messages.get(timeout=_LOOK_EVERY_S)
            except queue.Empty:
                if self._stillness.stalled and not self._told_stalled:
                    self._tell(context)
                continue
            if message.keys() & _LAST_WORDS:
                return message
            self._take(message, context)

    def _take(self, message: Message, context: TaskContext) -> None:
        if "ready" in message and not context.cancelled():
            self._permit()
        elif "pulse" in message:
            self._stillness.note(Pulse(**message["pulse"]))
        elif "done" in message:
            self._progress = (message["done"], message["total"], message["text"])
            self._stillness.note_progress()
        self._tell(context)

    def _tell(self, context: TaskContext) -> None:
        self._told_stalled = self._stillness.stalled
        done, total, text = self._progress
        with suppress(CancelledError):  # whoever cancels after the permission is told how it ended
            context.progress(done, total, waiting_words(self._file) if self._told_stalled else text)

    def _permit(self) -> None:
        assert self._process.stdin is not None
        self.permitted = True
        with suppress(OSError):  # it has ended meanwhile
            self._process.stdin.write(b"go\n")
            self._process.stdin.flush()

    def _accompany(self) -> None:
        """Hear what it says until its end, and clear away what it leaves."""
        assert self._process.stdin is not None
        with self._complaints, self._process.stdin:
            has_answered = self._hear()
            self._process.wait()
            self._complaints.seek(0)
            last = self._complaints.read().strip().splitlines()[-1:]
            self._messages.put({"complaint": "".join(last) or "-"})
        self._scratch.cleanup()
        if self._killed or not has_answered:
            self._tidy()

    def _hear(self) -> bool:
        """Whether it told a result or an error."""
        assert self._process.stdout is not None
        has_answered = False
        with self._process.stdout as lines:
            for line in lines:
                if line.startswith(b"{") and line.endswith(b"\n"):  # what was killed may break off, libraries may talk
                    message = json.loads(line)
                    has_answered = has_answered or bool(message.keys() & _LAST_WORDS)
                    self._messages.put(message)
        return has_answered


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-m", "joor_desktop"]


def _environment(scratch: str) -> dict[str, str]:
    # The package may be run from a checkout, which another process finds only by its path.
    package_home = str(pathlib.Path(__file__).resolve().parents[2])
    paths = [package_home, *filter(None, [os.environ.get("PYTHONPATH")])]
    # However the process ends, its temporary files go with their folder.
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch)
    own = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1", LANGUAGE_VARIABLE: spoken_language()}
    return {**os.environ, **temporary, **own}
