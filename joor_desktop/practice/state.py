"""What the practice server remembers: accounts with their credits, jobs, customers, and what it received.

It lives in one SQLite file, so that jobs go on after a restart and several servers can share it. How far a job is, and
whether a customer is to be seen already, follows from the time alone; nothing runs in the background.
"""

from __future__ import annotations

import hashlib
import json
import pathlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from joor_desktop.practice.pace import Pace
from joor_desktop.practice.rules import Connection, broken_rules

_REMEMBERED = 10_000
"""How many requests are kept from one start to the next."""

_VERSION = 1
"""Of the tables; a file with others is emptied, as nothing in it is needed."""

_TABLES = """
CREATE TABLE account (id TEXT PRIMARY KEY, window_started REAL NOT NULL, used INTEGER NOT NULL);
CREATE TABLE received (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, moment REAL NOT NULL, method TEXT NOT NULL, target TEXT NOT NULL,
    fingerprint TEXT NOT NULL, fault TEXT NOT NULL, job_id INTEGER);
CREATE TABLE job (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, received_id INTEGER NOT NULL, created REAL NOT NULL,
    starts REAL NOT NULL, ends REAL NOT NULL, customers INTEGER NOT NULL);
CREATE INDEX job_ends ON job (account, ends);
CREATE TABLE result (
    job_id INTEGER NOT NULL, number INTEGER NOT NULL, customer_code TEXT NOT NULL, word TEXT NOT NULL,
    reasons TEXT NOT NULL, PRIMARY KEY (job_id, number)) WITHOUT ROWID;
CREATE TABLE customer (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, code TEXT NOT NULL, UNIQUE (account, code));
CREATE TABLE version (
    customer_id INTEGER NOT NULL, job_id INTEGER NOT NULL, visible REAL NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (customer_id, job_id)) WITHOUT ROWID;
"""

_WHIM = "CREATE TABLE IF NOT EXISTS whim (code TEXT PRIMARY KEY, hidden INTEGER NOT NULL, changes TEXT NOT NULL)"
"""What JOOR's people make of a customer by hand; it came later than the other tables."""

_NEWEST = """
SELECT customer.id, version.body FROM customer JOIN version ON version.customer_id = customer.id
WHERE customer.account = ? AND version.visible <= ?"""
_LAST = "ORDER BY version.job_id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class PracticeJob:
    """A job: times are seconds since 1970."""

    id: int
    created: float
    starts: float
    ends: float
    customers: int

    def status(self, now: float) -> str:
        """JOOR's word for how far the job is."""
        if now < self.starts:
            return "queued"
        return "started" if now < self.ends else "finished"

    def progress(self, now: float) -> int:
        """How many customers are done."""
        if now >= self.ends:
            return self.customers
        return max(0, int(self.customers * (now - self.starts) / (self.ends - self.starts)))

    def modified(self, now: float) -> float:
        """When the job changed last."""
        if now < self.starts:
            return self.created
        return min(now, self.ends)


@dataclass(frozen=True, slots=True)
class Received:
    """A request that came, whatever became of it; ``fingerprint`` is the SHA-256 of a body that came whole."""

    id: int
    method: str
    target: str
    fingerprint: str
    fault: str
    job_id: int | None


@dataclass(frozen=True, slots=True)
class Result:
    """What JOOR's mail would say of one customer: ``word`` is new, updated or refused, with the reasons."""

    customer_code: str
    word: str
    reasons: str


def account_of(token: str) -> str:
    """The account of a token; the token itself is not kept."""
    return hashlib.sha256(token.encode()).hexdigest()[:12]


def _read_version(row: tuple[int, str] | None) -> tuple[int, Connection] | None:
    return (row[0], json.loads(row[1])) if row else None


class State:
    """The file and what happens in it; safe to use from several threads and processes."""

    def __init__(self, path: pathlib.Path, pace: Pace) -> None:
        self._path = path
        self._pace = pace
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._prepare()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            # No database any more. What was practised is no loss, so it starts anew.
            for part in ("", "-wal", "-shm"):
                path.with_name(path.name + part).unlink(missing_ok=True)
            self._prepare()

    def note(self, account: str, method: str, target: str, now: float) -> int:
        """Note a request as received; return its number."""
        with self._transaction() as database:
            cursor = database.execute(
                "INSERT INTO received (account, moment, method, target, fingerprint, fault)"
                " VALUES (?, ?, ?, ?, '', '')",
                (account, now, method, target),
            )
            return int(cursor.lastrowid or 0)

    def note_fault(self, received_id: int, fault: str) -> None:
        """Note what went wrong with a request."""
        with self._transaction() as database:
            database.execute("UPDATE received SET fault = ? WHERE id = ?", (fault, received_id))

    def note_body(self, received_id: int, body: bytes) -> None:
        """Note that the whole body of a request came."""
        fingerprint = hashlib.sha256(body).hexdigest()
        with self._transaction() as database:
            database.execute("UPDATE received SET fingerprint = ? WHERE id = ?", (fingerprint, received_id))

    def spend(self, account: str, cost: int, now: float) -> float:
        """Take credits; return 0, or in how many seconds there are credits again."""
        with self._transaction() as database:
            row = database.execute("SELECT window_started, used FROM account WHERE id = ?", (account,)).fetchone()
            started, used = row or (now, 0)
            if not started <= now < started + self._pace.window_s:
                started, used = now, 0
            if used + cost > self._pace.credits:
                return float(started + self._pace.window_s - now)
            database.execute("INSERT OR REPLACE INTO account VALUES (?, ?, ?)", (account, started, used + cost))
            return 0.0

    def add_job(self, account: str, received_id: int, connections: Sequence[Connection], now: float) -> PracticeJob:
        """Queue a job behind those that the account already has."""
        reasons = [broken_rules(connection) for connection in connections]
        with self._transaction() as database:
            (last_end,) = database.execute("SELECT max(ends) FROM job WHERE account = ?", (account,)).fetchone()
            starts = max(now + self._pace.queue_s, last_end or 0.0)
            ends = starts + len(connections) / self._pace.customers_per_s
            cursor = database.execute(
                "INSERT INTO job (account, received_id, created, starts, ends, customers) VALUES (?, ?, ?, ?, ?, ?)",
                (account, received_id, now, starts, ends, len(connections)),
            )
            job = PracticeJob(int(cursor.lastrowid or 0), now, starts, ends, len(connections))
            database.execute("UPDATE received SET job_id = ? WHERE id = ?", (job.id, received_id))
            for number, connection in enumerate(connections):
                code = str(connection.get("customer_code", ""))
                word = "refused" if reasons[number] else self._keep(database, account, job, number, code, connection)
                result = (job.id, number, code, word, "; ".join(reasons[number]))
                database.execute("INSERT INTO result VALUES (?, ?, ?, ?, ?)", result)
        return job

    def job(self, account: str, job_id: int) -> PracticeJob | None:
        """A job of the account; None where it has no such job."""
        with self._transaction() as database:
            row = database.execute(
                "SELECT id, created, starts, ends, customers FROM job WHERE account = ? AND id = ?", (account, job_id)
            ).fetchone()
        return PracticeJob(*row) if row else None

    def connection_by_code(self, account: str, code: str, now: float) -> tuple[int, Connection] | None:
        """JOOR's number and the newest visible version of a customer; None where it isn't there yet."""
        with self._transaction() as database:
            row = database.execute(f"{_NEWEST} AND customer.code = ? {_LAST}", (account, now, code)).fetchone()
            whim = database.execute("SELECT hidden, changes FROM whim WHERE code = ?", (code,)).fetchone()
        found = _read_version(row)
        if found is None or whim is None:
            return found
        return None if whim[0] else (found[0], {**found[1], **json.loads(whim[1])})

    def connection_by_id(self, account: str, customer_id: int, now: float) -> tuple[int, Connection] | None:
        """The same, by JOOR's number."""
        with self._transaction() as database:
            row = database.execute(f"{_NEWEST} AND customer.id = ? {_LAST}", (account, now, customer_id)).fetchone()
        return _read_version(row)

    def set_whim(self, code: str, *, hidden: bool, changes: Connection) -> None:
        """Let a customer never appear (*hidden*), or have other fields of its own than those that were sent."""
        with self._transaction() as database:
            whim = (code, hidden, json.dumps(changes))
            database.execute("INSERT OR REPLACE INTO whim VALUES (?, ?, ?)", whim)

    def received(self) -> list[Received]:
        """All requests that came, in order."""
        with self._transaction() as database:
            rows = database.execute("SELECT id, method, target, fingerprint, fault, job_id FROM received ORDER BY id")
            return [Received(*row) for row in rows]

    def results(self, job_id: int) -> list[Result]:
        """What became of each customer of a job, in the order of the body."""
        with self._transaction() as database:
            rows = database.execute(
                "SELECT customer_code, word, reasons FROM result WHERE job_id = ? ORDER BY number", (job_id,)
            )
            return [Result(*row) for row in rows]

    def posts_by_code(self) -> dict[str, int]:
        """How often each customer code was taken in a job, to see that nothing was sent twice."""
        with self._transaction() as database:
            return dict(database.execute("SELECT customer_code, count(*) FROM result GROUP BY customer_code"))

    def _keep(
        self, database: sqlite3.Connection, account: str, job: PracticeJob, number: int, code: str, connection: Any
    ) -> str:
        """Keep a customer as it is from its turn on; a new one also waits to be matched."""
        done = job.starts + (number + 1) / self._pace.customers_per_s
        row = database.execute("SELECT id FROM customer WHERE account = ? AND code = ?", (account, code)).fetchone()
        if row is None:
            cursor = database.execute("INSERT INTO customer (account, code) VALUES (?, ?)", (account, code))
            customer_id, visible, word = int(cursor.lastrowid or 0), done + self._pace.matching_s, "new"
        else:
            customer_id, word = row[0], "updated"
            (matched,) = database.execute(
                "SELECT min(visible) FROM version WHERE customer_id = ?", (customer_id,)
            ).fetchone()
            visible = max(done, matched or 0.0)
            self._forget_old(database, customer_id, job.created)
        database.execute(
            "INSERT OR REPLACE INTO version VALUES (?, ?, ?, ?)",
            (customer_id, job.id, visible, json.dumps(connection)),
        )
        return word

    @staticmethod
    def _forget_old(database: sqlite3.Connection, customer_id: int, now: float) -> None:
        """Take away the versions that nobody can see again: those below the newest visible one."""
        database.execute(
            "DELETE FROM version WHERE customer_id = ? AND job_id <"
            " (SELECT max(job_id) FROM version WHERE customer_id = ? AND visible <= ?)",
            (customer_id, customer_id, now),
        )

    def _prepare(self) -> None:
        with self._connection() as database:
            database.execute("PRAGMA journal_mode = WAL")
        with self._transaction() as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version == _VERSION:
                database.execute(_WHIM)
                database.execute("DELETE FROM received WHERE id <= (SELECT max(id) FROM received) - ?", (_REMEMBERED,))
                return
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                database.execute(f'DROP TABLE "{name}"')
            for statement in (*_TABLES.split(";"), _WHIM):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {_VERSION}")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._connection() as database:
            # What was practised may be lost when the power goes; what counts is a quick start.
            database.execute("PRAGMA synchronous = OFF")
            database.execute("BEGIN IMMEDIATE")
            yield database
            database.commit()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        try:
            yield database
        finally:
            database.close()
