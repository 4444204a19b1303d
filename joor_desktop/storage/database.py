"""One connection to the program's file, with its version, its transactions and its errors in plain words."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from joor_desktop.storage.failures import newer_error, plain_words, storage_error
from joor_desktop.storage.turns import turns_of
from joor_desktop.storage.upgrades import UPGRADES
from joor_desktop.storage.write_ahead_log import PAGE_SIZE, SETTINGS, LogKeeper, switch_on

BUSY_TIMEOUT_S = 15.0
"""How long one process waits for another that is writing."""

_ROWS_AT_ONCE = 40


class Database:
    """The program's file, opened, upgraded and ready; one object for each thread.

    Several processes (window, import, terminal) may have it open at once: readers never wait, writers take turns.

    :param path: the file; it and its folder are made when missing.
    :param upgrades: scripts that bring a file from version *n* to *n* + 1.

    Raises NewerStorageError for a file of a newer version, StorageError for one that can't be used.
    """

    def __init__(self, path: Path, upgrades: Sequence[str] = UPGRADES) -> None:
        self.path = path
        self._log = LogKeeper(path)
        self._turns = turns_of(path)
        self._in_transaction = False
        self._at_end: dict[object, Callable[[], None]] = {}
        with plain_words(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # customers are nobody else's business
            self._connection = sqlite3.connect(
                path, timeout=BUSY_TIMEOUT_S, isolation_level=None, cached_statements=300
            )
        try:
            with plain_words(path):
                self._prepare(upgrades)
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, upgrades: Sequence[str]) -> None:
        version = self._version()
        if version > len(upgrades):
            raise newer_error(self.path)
        self._connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        switch_on(self._connection, BUSY_TIMEOUT_S)
        for setting in ("synchronous = NORMAL", "temp_store = MEMORY", "cache_size = -8000", *SETTINGS):
            self._connection.execute(f"PRAGMA {setting}")
        if version < len(upgrades):
            self._upgrade(version, upgrades)

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def _upgrade(self, version: int, upgrades: Sequence[str]) -> None:
        if version:
            self.back_up(version)
        with self.transaction():
            # Another process may have been quicker; the lock that the transaction holds makes this number final.
            for number in range(self._version(), len(upgrades)):
                for statement in upgrades[number].split(";\n"):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {number + 1}")

    def back_up(self, version: int) -> Path:
        """Copy the whole file beside itself, named with *version* and the time; return the copy's path."""
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        copy = self.path.with_name(f"{self.path.stem}-backup-version-{version}-{stamp}{self.path.suffix}")
        target = sqlite3.connect(copy)
        try:
            self._connection.backup(target)
        finally:
            target.close()
        return copy

    @contextlib.contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[None]:
        """All or nothing for what is written inside; a transaction inside another one is part of it.

        With *durable* the rows are on the disk itself when it ends, not only safe from a crash of the program: for
        what has to outlive a power cut. That takes milliseconds.
        """
        if self._in_transaction:
            yield
            return
        with self._turns.turn(BUSY_TIMEOUT_S), self._own_transaction(durable=durable):
            yield
        self._log.note_commit()

    @contextlib.contextmanager
    def _own_transaction(self, *, durable: bool) -> Iterator[None]:
        with plain_words(self.path):
            if durable:
                self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("BEGIN IMMEDIATE")
        self._in_transaction = True
        try:
            yield
            for action in self._at_end.values():
                action()
            with plain_words(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        finally:
            self._in_transaction = False
            self._at_end.clear()
            if durable:
                self._connection.execute("PRAGMA synchronous = NORMAL")

    def _own_turn(self) -> contextlib.AbstractContextManager[None]:
        """The turn of a statement outside a transaction: it writes as well, and would wait just as long without one."""
        return contextlib.nullcontext() if self._in_transaction else self._turns.turn(BUSY_TIMEOUT_S)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is as it was at the first question, whatever others write. It is for reading only."""
        with plain_words(self.path):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    def before_commit(self, name: object, action: Callable[[], None]) -> None:
        """Do *action* when the transaction ends; of several with the same *name* only the last."""
        self._at_end[name] = action

    def do_now(self, name: object) -> None:
        """Do at once what was to be done under that name when the transaction ends, if anything."""
        if (action := self._at_end.pop(name, None)) is not None:
            action()

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one writing statement; return how many rows it changed."""
        try:
            with self._own_turn():
                return self._connection.execute(sql, parameters).rowcount
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error

    def insert(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one INSERT; return the new row's id."""
        try:
            with self._own_turn():
                return self._connection.execute(sql, parameters).lastrowid or 0
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one writing statement for each of *rows*."""
        if not rows:
            return
        try:
            with self._own_turn():
                self._connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error

    def insert_many(self, insert: str, rows: Sequence[Sequence[Any]]) -> None:
        """Insert all *rows*, many with one statement; *insert* ends with VALUES."""
        if not rows:
            return
        one = f"({', '.join('?' * len(rows[0]))})"
        whole = len(rows) - len(rows) % _ROWS_AT_ONCE
        many = insert + ", ".join([one] * _ROWS_AT_ONCE)
        parts = (rows[start : start + _ROWS_AT_ONCE] for start in range(0, whole, _ROWS_AT_ONCE))
        self.run_many(many, (list(chain.from_iterable(part)) for part in parts))
        self.run_many(insert + one, rows[whole:])

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """All rows of a question, as tuples."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first row of a question, None where there is none."""
        try:
            return self._connection.execute(sql, parameters).fetchone()
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first value of the first row, None where there is no row."""
        row = self.row(sql, parameters)
        return row[0] if row else None

    def write_in_a_hurry(self) -> None:
        """Say that much will be written now, and that nobody types meanwhile; see LogKeeper.hurry."""
        self._log.hurry()

    def change_number(self) -> int:
        """A number that changes whenever another process or thread has written to the file."""
        return int(self.value("PRAGMA data_version"))

    def close(self) -> None:
        """Let go of the file."""
        self._log.close()
        self._connection.close()
