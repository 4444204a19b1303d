"""What the history of sends is asked for beside single sends: who was in which, and to forget somebody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from joor_desktop.errors import UsageError
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger

_STILL_NEEDED = "('waiting', 'sending', 'unknown')"
"""Jobs with such an outcome need what was, or will be, sent: to send it, or to find out what became of it."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out of the history: in how many sends the customer was, and of how many jobs the bytes went."""

    sends: int
    bodies: int


class SentHistory:
    """The history of sends in one file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ledger = Ledger(database)

    def texts_of_sends(self) -> Iterator[tuple[int, str]]:
        """Each send with all that it may be sought by: its list, JOOR's job numbers, and its customers."""
        for send_id, list_name, jobs, customers in self._database.rows(
            "SELECT s.id, s.list_name, (SELECT group_concat(job_id, ' ') FROM job WHERE send_id = s.id), "
            "(SELECT group_concat(c.code || ' ' || c.name, char(10)) FROM job j JOIN sent_customer c ON c.job = j.id "
            "WHERE j.send_id = s.id) FROM send s"
        ):
            yield send_id, f"{list_name}\n{jobs or ''}\n{customers or ''}"

    def forget(self, code: str) -> Forgotten:
        """Take the customer of that code out of all sends to all accounts: its code, its name, what was sent and
        what was read back.

        The bytes of a job hold all its customers, so they go whole. Raises UsageError while a job of the customer is
        not settled.
        """
        self._database.run("PRAGMA secure_delete = ON")
        with self._database.transaction(durable=True):
            self._check_settled(code)
            jobs = self._jobs_of(code)
            sends = {send_id for _, send_id in jobs}
            whose = "WHERE sent_customer_id IN (SELECT id FROM sent_customer WHERE code = ?)"
            for table in ("sent_body", "read_back", "read_back_due"):
                self._database.run(f"DELETE FROM {table} {whose}", (code,))
            self._database.run("DELETE FROM look_up WHERE code = ?", (code,))
            self._database.run("UPDATE sent_customer SET code = '', name = '', record_id = 0 WHERE code = ?", (code,))
        return Forgotten(len(sends), sum(self._remove_body(job) for job, _ in jobs))

    def _check_settled(self, code: str) -> None:
        if self._database.value(
            f"SELECT 1 FROM sent_customer c JOIN job j ON j.id = c.job "
            f"WHERE c.code = ? AND j.outcome IN {_STILL_NEEDED} LIMIT 1",
            (code,),
        ):
            raise UsageError(
                translate("history", "{code} can't be taken out of the history yet.").format(code=code),
                translate("history", "A job with this customer is not settled. Settle it first, then try again."),
            )

    def _jobs_of(self, code: str) -> list[tuple[int, int]]:
        return self._database.rows(
            "SELECT DISTINCT j.id, j.send_id FROM sent_customer c JOIN job j ON j.id = c.job WHERE c.code = ?", (code,)
        )

    def _remove_body(self, job: int) -> bool:
        with suppress(FileNotFoundError):
            self._ledger.payload_path(job).unlink()
            return True
        return False
