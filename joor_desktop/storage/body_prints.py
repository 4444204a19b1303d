"""The fingerprints of stored customers, kept for as long as they stay as they are: to work one out takes far longer.

A fingerprint lies at the row of the body that it is of, and goes when that body changes or is taken out; triggers of
the file see to it, so that nobody who edits, undoes or takes out has to think of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from joor_desktop.model.profile import Profile
from joor_desktop.model.record import Record
from joor_desktop.storage.claims import account_key
from joor_desktop.storage.database import Database
from joor_desktop.storage.pages import Pages
from joor_desktop.storage.planes import body_row, plane_of, plane_of_records

_KEPT = f"(SELECT p.fingerprint FROM body_print p WHERE p.row_id = {body_row('l.id', '?1', '?2')})"

KNOWN_PRINT = f"CASE WHEN l.sent IS NOT NULL AND NOT l.changed THEN l.sent ELSE {_KEPT} END"
"""SQL for the fingerprint of a row of the table ``line``, called l: that which was accepted or else the one that is
kept, NULL where there is none. ?1 and ?2 are those of the row's plane."""

OF_ACCOUNT = """FROM line l
CROSS JOIN sent_customer c ON c.account_id = (SELECT id FROM account WHERE key = ?3) AND c.code = l.code
WHERE l.list_id = ?1 AND l.live AND l.errors = 0"""
"""SQL for the customers of a plane with what an account was sent of each, the oldest first; ?3 is the account's key."""

UNKNOWN = f"(l.sent IS NULL OR l.changed) AND {_KEPT} IS NULL"
"""SQL for a customer whose fingerprint is known from nowhere."""

_PUT = f"INSERT OR REPLACE INTO body_print (row_id, fingerprint) VALUES ({body_row('?1', '?2', '?3')}, ?4)"


def keep_prints(database: Database, prints: Mapping[int, bytes]) -> None:
    """Keep the fingerprints of customers of one list, inside the transaction in which their bodies were read."""
    at = plane_of_records(database, prints).at
    database.run_many(_PUT, [(record_id, *at, found) for record_id, found in prints.items()])


def keep_prints_of_job(database: Database, job: int, sent: Iterable[Record]) -> None:
    """Keep those of the customers of a job that are in their list now as they are *sent*, inside a transaction."""
    question = "SELECT record_id, fingerprint FROM sent_customer WHERE job = ? ORDER BY id"
    rows: list[tuple[int, bytes]] = database.rows(question, (job,))
    prints, records = dict(rows), {record_id: record for (record_id, _), record in zip(rows, sent, strict=True)}
    there = Pages(database).bare_page(list(prints))
    keep_prints(database, {record_id: prints[record_id] for record_id, now in there if now == records[record_id]})


def without_print(database: Database, profile: Profile, list_id: int, most: int) -> list[int]:
    """The ids of customers of which the profile's account was sent something, and whose fingerprint nobody knows."""
    parameters = (*plane_of(database, list_id).at, account_key(profile), most)
    return [
        each for (each,) in database.rows(f"SELECT DISTINCT l.id {OF_ACCOUNT} AND {UNKNOWN} LIMIT ?4", parameters)
    ]
