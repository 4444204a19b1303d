"""Which customers are to be read back from JOOR and when, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from joor_desktop.model.comparison import Difference
from joor_desktop.model.path import Path
from joor_desktop.model.read_back import Found, ReadBack, SeenCounts
from joor_desktop.model.record import Record
from joor_desktop.storage.claims import Standing
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger_rows import from_text, to_text

_SENT = (
    "SELECT c.id, c.code, c.standing, a.key, s.profile, s.environment, s.created, s.new_customers, j.finished, b.body "
    "FROM {source} JOIN account a ON a.id = c.account_id JOIN job j ON j.id = c.job JOIN send s ON s.id = j.send_id "
    "LEFT JOIN sent_body b ON b.sent_customer_id = c.id "
)
_NEWER = (
    "EXISTS (SELECT 1 FROM sent_customer newer JOIN job n ON n.id = newer.job WHERE newer.account_id = c.account_id "
    "AND newer.code = c.code AND newer.id > c.id AND n.outcome IN ('accepted', 'sending', 'unknown'))"
)

_FARTHEST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SentOnce:
    """A customer of a job that JOOR may have; ``record`` is what was sent, None where that was not kept.

    ``account`` is the key of the account that it was sent to. Times are in UTC; ``finished`` is None while the job is
    open, ``new_customers`` counts those of the whole send.
    """

    id: int
    code: str
    standing: Standing
    account: str
    profile: str
    environment: str
    sent: datetime
    new_customers: int
    finished: datetime | None
    record: Record | None


WhenToRead = Callable[[SentOnce], datetime]


class ReadBacks:
    """One row for each finding, and one for each customer that is still to be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan_finished(self, when: WhenToRead) -> None:
        """Put the customers of the jobs that finished since the last time on the list, each at the time of *when*; also
        those of the jobs whose answer never came, since only JOOR can tell what became of them."""
        jobs = self._database.rows(
            "SELECT id FROM job WHERE (outcome = 'unknown' OR outcome = 'accepted' AND status = 'finished') "
            "AND id NOT IN (SELECT job FROM read_back_job)"
        )
        for (job,) in jobs:
            with self._database.transaction():
                self._put([(each.id, when(each), False) for each in self._of_job(job)])
                self._database.run("INSERT OR IGNORE INTO read_back_job (job) VALUES (?)", (job,))

    def _of_job(self, job: int) -> list[SentOnce]:
        question = _SENT.format(source="sent_customer c") + f"WHERE c.job = ? AND c.code <> '' AND NOT {_NEWER}"
        return [_sent_once(row) for row in self._database.rows(question, (job,))]

    def _put(self, rows: Iterable[tuple[int, datetime, bool]]) -> None:
        self._database.run_many(
            "INSERT INTO read_back_due (sent_customer_id, due, asked) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET due = excluded.due, asked = excluded.asked WHERE excluded.asked",
            [(number, to_text(due), asked) for number, due, asked in rows],
        )

    def request(
        self, now: datetime, *, job: int | None = None, send: int | None = None, ids: Sequence[int] = ()
    ) -> int:
        """Put customers at the head of the list: those of a job, of a send, or chosen ones; all of the last ones that
        JOOR may have where nothing is named. Return how many there are."""
        named = orjson.dumps(list(ids)).decode()
        wanted = self._database.rows(
            "SELECT c.id FROM sent_customer c JOIN job j ON j.id = c.job "
            f"WHERE j.outcome IN ('accepted', 'unknown') AND c.code <> '' AND NOT {_NEWER} "
            "AND (?1 IS NULL OR c.job = ?1) AND (?2 IS NULL OR j.send_id = ?2) "
            "AND (?3 = '[]' OR c.id IN (SELECT value FROM json_each(?3)))",
            (job, send, named),
        )
        with self._database.transaction():
            self._put((number, now, True) for (number,) in wanted)
        return len(wanted)

    def due(self, now: datetime, most: int) -> list[SentOnce]:
        """The customers whose time has come, at most *most*: those that a person asked for first.

        A customer that was sent again since is taken off the list: its newer send has its own place there. One whose
        time is farther ahead than any ever is was put there by a clock that was wrong.
        """
        parameters = (to_text(now), to_text(now + _FARTHEST), most)
        question = _SENT.format(source="read_back_due d JOIN sent_customer c ON c.id = d.sent_customer_id")
        chosen = "WHERE d.due <= ? OR d.due > ? ORDER BY d.asked DESC, d.due, c.id LIMIT ?"
        self._database.run(
            "DELETE FROM read_back_due WHERE sent_customer_id IN (SELECT c.id FROM read_back_due d "
            f"JOIN sent_customer c ON c.id = d.sent_customer_id WHERE d.due <= ? AND {_NEWER})", parameters[:1]
        )
        return [_sent_once(row) for row in self._database.rows(f"{question} {chosen}", parameters)]

    def next_due(self) -> datetime | None:
        """When the next customer is to be read; None where none is."""
        return from_text(self._database.value("SELECT min(due) FROM read_back_due"))

    def waiting(self) -> int:
        """How many customers are still to be read."""
        return int(self._database.value("SELECT count(*) FROM read_back_due"))

    def asked(self) -> int:
        """How many of those a person asked for."""
        return int(self._database.value("SELECT count(*) FROM read_back_due WHERE asked"))

    def postpone(self, account: str, until: datetime) -> None:
        """Read no customer of this account before then."""
        text = to_text(until)
        self._database.run(
            "UPDATE read_back_due SET due = ?1 WHERE due < ?1 AND sent_customer_id IN "
            "(SELECT c.id FROM sent_customer c JOIN account a ON a.id = c.account_id WHERE a.key = ?2)",
            (text, account),
        )

    def record(
        self, number: int, found: Found, now: datetime, next_due: datetime | None,
        *, differences: Sequence[Difference] = (), words: str = "", besides: Sequence[Difference] = (),
    ) -> None:
        """Keep what was found of a customer, and when to read it again (None: no more)."""
        detail = _pack(differences, words, besides)
        with self._database.transaction():
            last = self._database.row(
                "SELECT id, found, detail FROM read_back WHERE sent_customer_id = ? ORDER BY id DESC LIMIT 1", (number,)
            )
            if last and last[1:] == (found.value, detail):
                self._database.run(
                    "UPDATE read_back SET last = ?, times = times + 1 WHERE id = ?", (to_text(now), last[0])
                )
            else:
                self._database.run(
                    "INSERT INTO read_back (sent_customer_id, found, detail, first, last, times) "
                    "VALUES (?, ?, ?, ?, ?, 1)",
                    (number, found.value, detail, to_text(now), to_text(now)),
                )
            self._plan_next(number, found, next_due)

    def _plan_next(self, number: int, found: Found, next_due: datetime | None) -> None:
        if next_due is None:
            self._database.run("DELETE FROM read_back_due WHERE sent_customer_id = ?", (number,))
            return
        still_asked = "asked" if found is Found.FAILED else "0"
        self._database.run(
            f"UPDATE read_back_due SET due = ?, asked = {still_asked} WHERE sent_customer_id = ?",
            (to_text(next_due), number),
        )

    def seen_counts(self) -> dict[int, SeenCounts]:
        """What the last findings that tell anything come to, by the number of the send."""
        rows = self._database.rows(
            "SELECT j.send_id, sum(f.found IN ('equal', 'seen')), sum(f.found = 'different'), "
            "sum(f.found = 'missing'), min(CASE f.found WHEN 'missing' THEN f.last END), "
            "max(CASE WHEN f.found IN ('equal', 'seen') THEN f.first END) "
            "FROM (SELECT max(id) AS id FROM read_back WHERE found <> 'failed' GROUP BY sent_customer_id) last "
            "JOIN read_back f ON f.id = last.id "
            "JOIN sent_customer c ON c.id = f.sent_customer_id JOIN job j ON j.id = c.job "
            f"WHERE f.found IN ('equal', 'seen') OR NOT {_NEWER} GROUP BY j.send_id"
        )
        return {
            send: SeenCounts(seen, different, missing, from_text(last_missed), from_text(last_seen))
            for send, seen, different, missing, last_missed, last_seen in rows
        }

    def findings(self, number: int) -> list[ReadBack]:
        """All that was found of a customer of a job, the first one first."""
        rows = self._database.rows(
            "SELECT found, detail, first, last, times FROM read_back WHERE sent_customer_id = ? ORDER BY id", (number,)
        )
        return [unpack_finding(row) for row in rows]


def _sent_once(row: tuple[Any, ...]) -> SentOnce:
    number, code, standing, account, profile, environment, sent, new_customers, finished, body = row
    return SentOnce(
        number, code, Standing(standing), account, profile, environment, datetime.fromisoformat(sent), new_customers,
        from_text(finished), Record.from_body(body) if body is not None else None,
    )


def _pack(differences: Sequence[Difference], words: str, besides: Sequence[Difference]) -> str:
    listed, more = (
        [[each.path.node, each.path.index, each.path.field, each.sent, each.told] for each in part]
        for part in (differences, besides)
    )
    return orjson.dumps([listed, words, more] if more else [listed, words]).decode()


def _unpack(listed: Iterable[Sequence[Any]]) -> tuple[Difference, ...]:
    return tuple(Difference(Path(*place), sent, told) for *place, sent, told in listed)


def unpack_finding(row: tuple[Any, ...]) -> ReadBack:
    """A finding from the columns found, detail, first, last and times of its row."""
    found, detail, first, last, times = row
    listed, words, *more = orjson.loads(detail)
    besides = _unpack(more[0]) if more else ()
    first, last = datetime.fromisoformat(first), datetime.fromisoformat(last)
    return ReadBack(Found(found), first, last, times, _unpack(listed), words, besides)
