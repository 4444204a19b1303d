"""Customers of jobs with all that the ledger holds of them: for their state, and for their story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from joor_desktop.model.job import Job
from joor_desktop.model.profile import Profile
from joor_desktop.model.read_back import Found, ReadBack
from joor_desktop.storage.body_prints import KNOWN_PRINT
from joor_desktop.storage.claims import UNSETTLED, Standing, account_key
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger_rows import from_text, read_jobs
from joor_desktop.storage.planes import plane_of_records
from joor_desktop.storage.read_backs import unpack_finding

_ROWS = """
SELECT c.id, c.code, c.name, c.standing, c.looked IS NOT NULL, c.record_id, c.job, s.profile, s.environment, s.created,
    s.new_customers, s.list_name, (SELECT country FROM profile WHERE name = s.profile),
    d.due, f.found, f.detail, f.first, f.last, f.times, t.found, t.detail, t.first, t.last, t.times
FROM {source} JOIN job j ON j.id = c.job JOIN send s ON s.id = j.send_id
LEFT JOIN read_back_due d ON d.sent_customer_id = c.id
LEFT JOIN read_back f ON f.id = (SELECT max(id) FROM read_back WHERE sent_customer_id = c.id)
LEFT JOIN read_back t ON t.id = (SELECT max(id) FROM read_back WHERE sent_customer_id = c.id AND found <> 'failed')
"""
_OF_CODES = """json_each(?) wanted
CROSS JOIN sent_customer c ON c.account_id = (SELECT id FROM account WHERE key = ?) AND c.code = wanted.value"""

_OF_NUMBERS = "json_each(?) wanted CROSS JOIN sent_customer c ON c.id = wanted.value"
_OF_RECORDS = f"""
SELECT wanted.value, c.id, c.fingerprint, {KNOWN_PRINT}, (l.sent IS NULL OR l.changed) AND {UNSETTLED}
FROM json_each(?4) wanted CROSS JOIN record r ON r.id = wanted.value + ?2
CROSS JOIN line l ON l.list_id = r.list_id AND l.position = r.position
CROSS JOIN sent_customer c ON c.account_id = (SELECT id FROM account WHERE key = ?3) AND c.code = l.code
JOIN job j ON j.id = c.job
WHERE l.errors = 0 ORDER BY c.id
"""


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer of a job; ``seen`` is the last finding that tells anything, ``last`` the last one at all (None: it was
    never read back), ``due`` when it is read next (None: no more). Times are in UTC. ``country`` is
    the profile's, "" for none. ``was_looked_up`` tells whether it was read from JOOR before it was sent."""

    id: int
    code: str
    name: str
    standing: Standing
    was_looked_up: bool
    record_id: int
    job: Job
    profile: str
    environment: str
    sent: datetime
    new_customers: int
    list_name: str
    country: str
    due: datetime | None
    last: ReadBack | None
    seen: ReadBack | None

    @property
    def failed(self) -> str:
        """Why the last reading failed; "" where it did not."""
        return self.last.words if self.last is not None and self.last.found is Found.FAILED else ""


def rows_of_job(database: Database, job: int) -> list[CustomerRow]:
    """The customers of a job, in the order in which they were sent."""
    question = _ROWS.format(source="sent_customer c") + "WHERE c.job = ? ORDER BY c.id"
    return _read(database, question, (job,))


def rows_of_code(database: Database, profile: Profile, code: str) -> list[CustomerRow]:
    """All that a profile's account was sent of a customer, the oldest first."""
    return _read(database, _ROWS.format(source=_OF_CODES) + "ORDER BY c.id", (_listed([code]), account_key(profile)))


def last_rows(database: Database, profile: Profile, codes: Iterable[str]) -> dict[str, CustomerRow]:
    """What a profile's account was sent last of each of these customers, by code."""
    question = _ROWS.format(source=_OF_CODES) + "ORDER BY c.id"
    return {row.code: row for row in _read(database, question, (_listed(codes), account_key(profile)))}


def rows_of_content(
    database: Database, profile: Profile, record_ids: Sequence[int], is_content: Callable[[int, bytes], bool]
) -> dict[int, CustomerRow]:
    """What a profile's account was sent last of the very content of these records of a list, by their ids, or whatever
    of them it was sent where that isn't settled: then they are left out of a send.

    Records with errors are left out. *is_content* tells whether a fingerprint is that of a record; it is asked only for
    those whose own is not known.
    """
    parameters = (*plane_of_records(database, record_ids).at, account_key(profile), _listed(record_ids))
    numbers: dict[int, int] = {
        record_id: number
        for record_id, number, fingerprint, known, unsettled in database.rows(_OF_RECORDS, parameters)
        if unsettled or (is_content(record_id, fingerprint) if known is None else known == fingerprint)
    }
    rows = {row.id: row for row in rows_of_numbers(database, numbers.values())}
    return {record_id: rows[number] for record_id, number in numbers.items()}


def rows_of_numbers(database: Database, numbers: Iterable[int]) -> list[CustomerRow]:
    """The customers of jobs that have these numbers, in no order."""
    return _read(database, _ROWS.format(source=_OF_NUMBERS), (_listed(numbers),))


def rows_alike(database: Database, alike: Iterable[tuple[int, str]]) -> list[CustomerRow]:
    """For each job and standing one of the customers of the job that stood so when they were sent, in no order."""
    question = (
        "SELECT (SELECT id FROM sent_customer WHERE job = json_extract(w.value, '$[0]') "
        "AND standing = json_extract(w.value, '$[1]') LIMIT 1) FROM json_each(?) w"
    )
    numbers = database.rows(question, (orjson.dumps(list(alike)).decode(),))
    return rows_of_numbers(database, [number for (number,) in numbers])


def current_rows(database: Database) -> list[CustomerRow]:
    """What each account was sent last of each customer, in the order in which it was sent."""
    last = "(SELECT max(id) AS id FROM sent_customer GROUP BY account_id, code) newest"
    question = _ROWS.format(source=f"{last} JOIN sent_customer c ON c.id = newest.id") + "ORDER BY c.id"
    return _read(database, question, ())


def _listed(values: Iterable[str] | Iterable[int]) -> str:
    return orjson.dumps(list(dict.fromkeys(values))).decode()


def _read(database: Database, question: str, parameters: Sequence[Any]) -> list[CustomerRow]:
    rows = database.rows(question, parameters)
    numbers = orjson.dumps(sorted({row[6] for row in rows})).decode()
    jobs = {job.id: job for job in read_jobs(database, "WHERE j.id IN (SELECT value FROM json_each(?))", (numbers,))}
    return [_row(row, jobs) for row in rows]


def _row(row: tuple[Any, ...], jobs: dict[int, Job]) -> CustomerRow:
    number, code, name, standing, looked, *rest = row[:12]
    record_id, job, profile, environment, sent, new_customers, list_name = rest
    last = _finding(row[14:19])
    return CustomerRow(
        number, code, name, Standing(standing), bool(looked), record_id, jobs[job], profile, environment,
        datetime.fromisoformat(sent), new_customers, list_name, row[12] or "", from_text(row[13]),
        last, last if row[19:24] == row[14:19] else _finding(row[19:24]),
    )


def _finding(columns: tuple[Any, ...]) -> ReadBack | None:
    return unpack_finding(columns) if columns[0] is not None else None
