"""Keeping SQLite's log short without anybody waiting for it.

What is committed first lies in a log beside the file, from where it has to be copied into the file now and then. SQLite
itself does that in the middle of a commit, where it is felt: here it is done in the pauses between edits, in a thread.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from pathlib import Path

PAGE_SIZE = 8192
"""A customer takes one or two kilobytes; smaller pages waste a good part of themselves."""

_ROOM = 16 << 20
_ROOM_IN_A_HURRY = 4 << 20
_KEPT = 4 << 20
_LIMIT = 64 << 20
_PAUSE_S = 0.25

SETTINGS = (f"journal_size_limit = {_KEPT}", f"wal_autocheckpoint = {_LIMIT // PAGE_SIZE}")
"""Beyond the limit, which only an import reaches, SQLite copies in the middle of a commit all the same."""


class LogKeeper:
    """Copies the log of the file at *path* when it has grown and the owner of the connection pauses."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()
        self._last_commit_s = 0.0
        self._room = _ROOM
        self._pause_s = _PAUSE_S

    def hurry(self) -> None:
        """From now on don't wait for pauses: for a process that does nothing but write, which nobody types into."""
        self._room, self._pause_s = _ROOM_IN_A_HURRY, 0.0

    def note_commit(self) -> None:
        """Called after each commit; takes microseconds."""
        self._last_commit_s = time.monotonic()
        if self._thread is not None and self._thread.is_alive():
            return
        with contextlib.suppress(OSError):
            if self._log.stat().st_size > self._room:
                self._thread = threading.Thread(target=self._copy_in_a_pause, daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Wait for a copy that is under way, and don't begin another."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join()

    def _copy_in_a_pause(self) -> None:
        while time.monotonic() - self._last_commit_s < self._pause_s:
            if self._closing.wait(self._pause_s):
                return
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(self._path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def switch_on(connection: sqlite3.Connection, patience_s: float) -> None:
    """Make the file of *connection* use a log.

    SQLite doesn't wait its turn for this one statement, so two programs that start at once are given *patience_s* here.
    """
    end_s = time.monotonic() + patience_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > end_s:
                raise
            time.sleep(0.02)
