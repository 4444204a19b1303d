"""JOOR's credits of one account, shared by all processes of this computer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from joor_desktop.storage.database import Database

CreditWindow = tuple[float, int]
"""When the window started (seconds since 1970), and how many credits are used."""


def stored_window(database: Database, account: str) -> CreditWindow:
    """The window of an account as it is now, only to be shown."""
    row = database.row("SELECT started_s, used FROM credit_window WHERE account = ?", (account,))
    return (row[0], row[1]) if row else (0.0, 0)


class CreditWindows:
    """Keeps the window of one account in the program's file; safe from any thread and any process.

    It opens the file for each change, since threads can't share a connection and a change is rare.
    """

    def __init__(self, path: Path, account: str) -> None:
        self._path = path
        self._account = account

    def change(self, change: Callable[[CreditWindow], CreditWindow]) -> CreditWindow:
        """Put *change* of the window in its place, in one step that nobody can come between; return the new one."""
        database = Database(self._path)
        try:
            with database.transaction():
                window = change(stored_window(database, self._account))
                database.run(
                    "INSERT INTO credit_window (account, started_s, used) VALUES (?, ?, ?) "
                    "ON CONFLICT DO UPDATE SET started_s = excluded.started_s, used = excluded.used",
                    (self._account, *window),
                )
            return window
        finally:
            database.close()
