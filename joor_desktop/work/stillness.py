"""Telling a file that doesn't answer from work that takes long: who waits for a drive uses no processor."""

from __future__ import annotations

import pathlib
import sys
import threading
import time
from dataclasses import dataclass

from joor_desktop.model.texts import translate

STALL_AFTER_S = 5.0
"""After so long without an answer a person is told."""

PULSE_EVERY_S = 0.5

_BUSY_S = 0.01  # a pulse itself takes less
_PACKAGE = "joor_desktop."
_READERS = "joor_desktop.files."


@dataclass(frozen=True, slots=True)
class Pulse:
    """How much time of the processor a process has used, in seconds, and whether it is at work on a file just now."""

    used_s: float
    reading: bool

    def waits_since(self, before: Pulse) -> bool:
        """Whether nothing was done for a file since *before*, though it is being read."""
        return self.reading and self.used_s - before.used_s <= _BUSY_S


def pulse() -> Pulse:
    """The pulse of this process; it is taken by another thread than the main one."""
    return Pulse(time.process_time(), _main_thread_reads())


def _main_thread_reads() -> bool:
    """Whether the program's own function that the main thread is in, itself or through a library, is one that reads."""
    frame = sys._current_frames().get(threading.main_thread().ident or 0)  # noqa: SLF001 - Python has no other way
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(_PACKAGE):
            return module.startswith(_READERS)
        frame = frame.f_back
    return False


class Stillness:
    """Judges by the pulses of a process whether a file keeps it waiting; one that has no pulse any more waits too."""

    def __init__(self) -> None:
        self._last = Pulse(0.0, reading=False)
        self._moved_s = time.monotonic()

    def note(self, now: Pulse) -> None:
        """Take in a pulse."""
        if not now.waits_since(self._last):
            self.note_progress()
        self._last = now

    def note_progress(self) -> None:
        """The process got on."""
        self._moved_s = time.monotonic()

    @property
    def stalled(self) -> bool:
        """Whether nothing has come from the file for so long that a person should know."""
        return self._last.reading and time.monotonic() - self._moved_s >= STALL_AFTER_S


def waiting_words(file: pathlib.Path) -> str:
    """What is waited for, and what to do."""
    return translate(
        "import",
        "“{name}” does not answer: nothing comes from {folder}, perhaps a network drive or a stick. Wait, or cancel, "
        "copy the file to this computer and take the copy.",
    ).format(name=file.name, folder=file.parent)
