"""The log: what the program did, in lines without anybody's data, for the day on which something has to be found out.

Five files of 1 MB in a folder of the program's own; the oldest goes when a new one begins. Several processes write into
the same ones, each line whole: whoever writes holds a lock.
"""

from __future__ import annotations

import logging
import platform
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from filelock import FileLock, Timeout

from joor_desktop.model.texts import spoken_language
from joor_desktop.storage.paths import lock_folder, log_folder
from joor_desktop.version import version

LOGGER = logging.getLogger("joor_desktop")
"""What all parts of the program write to: numbers, states and kinds of errors, never a customer's data or a token."""

LOGGER.addHandler(logging.NullHandler())  # until the book is open, nothing goes anywhere
LOGGER.propagate = False
LOGGER.setLevel(logging.INFO)

_MOST_BYTES = 1_000_000
_OLDER_FILES = 4
_PATIENCE_S = 1.0
_LINES_OF_REPORT = 40
_FORMAT = "%(asctime)s %(process)d %(levelname)s %(message)s"


class _SharedFile(RotatingFileHandler):
    """A rotating file that is open only while a line is written, so that another process can rename it."""

    def __init__(self, path: Path, lock: Path) -> None:
        super().__init__(path, maxBytes=_MOST_BYTES, backupCount=_OLDER_FILES, encoding="utf-8", delay=True)
        self._lock = FileLock(lock)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; it is left out where that can't be done, because a log must never be in the way of the work."""
        try:
            with self._lock.acquire(timeout=_PATIENCE_S):
                super().emit(record)
                self.close()
        except (OSError, Timeout):
            return

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging gives it
        """Say nothing: a full disk is told by what could not be saved on it."""


def open_log_book() -> None:
    """Write down from now on what the parts of the program log; the first line says which program this is."""
    if any(isinstance(handler, _SharedFile) for handler in LOGGER.handlers):
        return
    try:
        log_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        lock_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return  # the file of lists can't be written either, and that is told
    handler = _SharedFile(log_path(), lock_folder() / "log.lock")
    handler.setFormatter(logging.Formatter(_FORMAT))
    LOGGER.addHandler(handler)
    LOGGER.info("joor-desktop %s, Python %s, %s", version(), platform.python_version(), system_words())


def close_log_book() -> None:
    """Write nothing more."""
    for handler in list(LOGGER.handlers):
        if isinstance(handler, _SharedFile):
            LOGGER.removeHandler(handler)
            handler.close()


def log_path() -> Path:
    """The file that is written now; the older ones end in .1 to .4."""
    return log_folder() / "joor_desktop.log"


def system_words() -> str:
    """The system and its version."""
    return f"{platform.system()} {platform.release()} {platform.machine()}" + (" frozen" if is_frozen() else "")


def is_frozen() -> bool:
    """Whether this is the installed program rather than one that runs from a checkout."""
    return bool(getattr(sys, "frozen", False))


def last_lines(number: int) -> list[str]:
    """The last lines of the log, the newest last; none where there is none."""
    try:
        text = log_path().read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.splitlines()[-number:]


def report(trace: str) -> str:
    """What support needs to know of an error: the versions, where it happened, and what the log says before it."""
    lines = [f"joor-desktop {version()}", f"Python {platform.python_version()}", system_words(), spoken_language()]
    return "\n".join([*lines, "", trace, "", *last_lines(_LINES_OF_REPORT)])
