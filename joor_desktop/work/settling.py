"""Settling a job whose outcome is unknown: what was found of its customers on JOOR, and what a person decides."""

from __future__ import annotations

from dataclasses import dataclass

from joor_desktop.model.job import Outcome
from joor_desktop.model.read_back import Found
from joor_desktop.storage.claims import Standing
from joor_desktop.storage.customer_rows import rows_of_job
from joor_desktop.storage.database import Database
from joor_desktop.storage.holds import Holds
from joor_desktop.storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Findings:
    """How many customers of a job were found on JOOR: as they were sent, different, or not at all.

    ``unread`` were not looked for yet. ``missing_new`` of the missing are new to JOOR, which shows them only once its
    people matched them: that they are not there tells nothing.
    """

    customers: int
    equal: int = 0
    different: int = 0
    missing: int = 0
    missing_new: int = 0

    @property
    def unread(self) -> int:
        """How many were not looked for yet."""
        return self.customers - self.equal - self.different - self.missing


class Settling:
    """Reads what was found of jobs, and carries decisions out."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger
        self._holds = Holds(database, ledger)

    def findings(self, job: int) -> Findings:
        """What was found of the customers of a job since it was posted."""
        rows = rows_of_job(self._database, job)
        found = [(row.seen.found, row.standing) for row in rows if row.seen is not None]
        kinds = [kind for kind, _ in found]
        return Findings(
            len(rows),
            equal=kinds.count(Found.EQUAL),
            different=kinds.count(Found.DIFFERENT) + kinds.count(Found.SEEN),
            missing=kinds.count(Found.MISSING),
            missing_new=found.count((Found.MISSING, Standing.NEW)),
        )

    def count_as_accepted(self, job: int) -> int | None:
        """JOOR has the customers: the job counts as accepted. Return the number of its send, None where its outcome is
        not unknown (any more)."""
        return self._settle(job, Outcome.ACCEPTED)

    def send_again(self, job: int) -> int | None:
        """JOOR doesn't have the customers: the very same bytes wait to be sent once more. Return as above."""
        return self._settle(job, Outcome.WAITING)

    def _settle(self, number: int, outcome: Outcome) -> int | None:
        with self._database.transaction(durable=True):
            job = self._ledger.job(number)
            if job is None or job.outcome is not Outcome.UNKNOWN:
                return None
            self._ledger.settle(number, outcome)
            send = self._ledger.send(job.send_id)
            if send is not None and send.waiting:
                self._holds.release(send.id)
        return job.send_id
