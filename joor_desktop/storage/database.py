"""One connection to the program's file, with its version, its transactions and its errors in plain words."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from joor_desktop.errors import NewerStorageError, StorageError
from joor_desktop.model.texts import translate
from joor_desktop.storage.upgrades import UPGRADES

BUSY_TIMEOUT_S = 15.0
"""How long one process waits for another that is writing."""


class Database:
    """The program's file, opened, upgraded and ready; one object for each thread.

    Several processes (window, import, terminal) may have it open at once: readers never wait, writers take turns.

    :param path: the file; it and its folder are made when missing.
    :param upgrades: scripts that bring a file from version *n* to *n* + 1.

    Raises NewerStorageError for a file of a newer version, StorageError for one that can't be used.
    """

    def __init__(self, path: Path, upgrades: Sequence[str] = UPGRADES) -> None:
        self.path = path
        self._depth = 0
        with _plain_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=BUSY_TIMEOUT_S, isolation_level=None, cached_statements=300
            )
        try:
            with _plain_words(path):
                self._prepare(upgrades)
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, upgrades: Sequence[str]) -> None:
        version = self._version()
        if version > len(upgrades):
            raise _newer(self.path)
        _switch_to_wal(self._connection)
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA temp_store = MEMORY")
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
        if self._depth:
            yield
            return
        with _plain_words(self.path):
            if durable:
                self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            with _plain_words(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        finally:
            self._depth = 0
            if durable:
                self._connection.execute("PRAGMA synchronous = NORMAL")

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one writing statement; return how many rows it changed."""
        try:
            return self._connection.execute(sql, parameters).rowcount
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error

    def insert(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one INSERT; return the new row's id."""
        try:
            return self._connection.execute(sql, parameters).lastrowid or 0
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one writing statement for each of *rows*."""
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error

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

    def change_number(self) -> int:
        """A number that changes whenever another process or thread has written to the file."""
        return int(self.value("PRAGMA data_version"))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def storage_error(error: sqlite3.Error, path: Path) -> StorageError:
    """What SQLite says of the file at *path*, in plain words."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StorageError(
            translate("storage", "The program's file is busy."),
            translate(
                "storage", "Another window or terminal is writing to {path}. Wait until it is done and try again."
            ).format(path=path),
        )
    if name.startswith("SQLITE_FULL"):
        return StorageError(
            translate("storage", "The disk is full."),
            translate("storage", "Nothing was changed in {path}. Make room on the disk and try again.").format(
                path=path
            ),
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StorageError(
            translate("storage", "The program's file is damaged."),
            translate(
                "storage",
                "{path} can't be read. Put a backup in its place (they lie in the same folder), or move the file "
                "elsewhere and start anew.",
            ).format(path=path),
        )
    return StorageError(
        translate("storage", "The program's file can't be used."),
        translate("storage", "{path}: {reason}. See whether you may read and write that folder.").format(
            path=path, reason=error
        ),
    )


@contextlib.contextmanager
def _plain_words(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise storage_error(error, path) from error
    except OSError as error:
        raise StorageError(
            translate("storage", "The program's folder can't be used."),
            translate("storage", "{path}: {reason}. See whether you may read and write it.").format(
                path=path.parent, reason=error.strerror or error
            ),
        ) from error


def _newer(path: Path) -> NewerStorageError:
    return NewerStorageError(
        translate("storage", "Your lists were last opened with a newer version of this program."),
        translate("storage", "Nothing was changed. Install the newest version of the program to open {path}.").format(
            path=path
        ),
    )


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    # SQLite doesn't wait its turn for this one statement, so two programs that start at once are given time here.
    patience = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > patience:
                raise
            time.sleep(0.02)
