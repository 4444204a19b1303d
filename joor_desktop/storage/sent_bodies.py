"""What was sent of each customer, kept beside the ledger: to be held against JOOR's answer, and against a next send."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from joor_desktop.model.profile import Profile
from joor_desktop.model.record import Record
from joor_desktop.storage.body_prints import keep_prints_of_job
from joor_desktop.storage.claims import account_key
from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import storable


class SentBodies:
    """One row for each customer of each job, written when the job is about to leave.

    Bodies are not compressed: that halves them, and takes ten times as long as all the rest.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, job: int, records: Iterable[Record]) -> None:
        """Keep the records of a job, in the order in which its customers were claimed, and their fingerprints."""
        kept = list(records)
        with self._database.transaction():
            rows = self._database.rows("SELECT id FROM sent_customer WHERE job = ? ORDER BY id", (job,))
            self._database.insert_many(
                "INSERT OR REPLACE INTO sent_body (sent_customer_id, body) VALUES ",
                [(number, storable(record)[1]) for (number,), record in zip(rows, kept, strict=True)],
            )
            keep_prints_of_job(self._database, job, kept)

    def of_job(self, job: int) -> list[Record]:
        """The records of a job in the order in which they were sent; none where they were not kept."""
        rows = self._database.rows(
            "SELECT b.body FROM sent_customer c JOIN sent_body b ON b.sent_customer_id = c.id "
            "WHERE c.job = ? ORDER BY c.id",
            (job,),
        )
        return [Record.from_body(body) for (body,) in rows]

    def sent(self, sent_customer_id: int) -> Record | None:
        """What was sent of one customer of one job; None where it was sent before bodies were kept."""
        kept = self._database.value("SELECT body FROM sent_body WHERE sent_customer_id = ?", (sent_customer_id,))
        return Record.from_body(kept) if kept is not None else None

    def last_accepted(self, profile: Profile, codes: Iterable[str]) -> dict[str, Record]:
        """What the profile's account accepted last of these customers, by code, as far as it was kept."""
        rows = self._database.rows(
            "SELECT c.code, b.body, max(c.id) FROM json_each(?) wanted "
            "CROSS JOIN sent_customer c "
            "ON c.account_id = (SELECT id FROM account WHERE key = ?) AND c.code = wanted.value "
            "CROSS JOIN job j ON j.id = c.job AND j.outcome = 'accepted' "
            "LEFT JOIN sent_body b ON b.sent_customer_id = c.id GROUP BY c.code",
            (orjson.dumps(list(dict.fromkeys(codes))).decode(), account_key(profile)),
        )
        return {code: Record.from_body(body) for code, body, _ in rows if body is not None}
