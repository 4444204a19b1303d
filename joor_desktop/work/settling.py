"""Settling a job whose outcome is unknown: what was found of its customers on JOOR, and what a person decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from joor_desktop.model.job import Outcome
from joor_desktop.model.profile import Environment
from joor_desktop.model.read_back import Answer, Found, SeenCounts
from joor_desktop.practice.pace import Pace
from joor_desktop.storage.claims import Standing
from joor_desktop.storage.customer_rows import CustomerRow, rows_of_job
from joor_desktop.storage.database import Database
from joor_desktop.storage.holds import Holds
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.work.matching_time import matching_time

_READ_UNKNOWN_JOBS = """
SELECT j.send_id, min(j.id) FROM job j WHERE j.outcome = 'unknown' AND NOT EXISTS (
    SELECT 1 FROM sent_customer c WHERE c.job = j.id AND NOT EXISTS (
        SELECT 1 FROM read_back f WHERE f.sent_customer_id = c.id AND f.found <> 'failed'))
GROUP BY j.send_id
"""
_PRACTICE_MATCHING = timedelta(seconds=2 * Pace().matching_s)


@dataclass(frozen=True, slots=True)
class Findings:
    """How many customers of a job were found on JOOR: as they were sent, different, or not at all.

    ``unread`` were not looked for yet. ``missing_new`` of the missing are new to JOOR, which shows them only once its
    people matched them: that they are not there tells nothing. ``different_known`` of the different were there before:
    they may only not have been updated. ``answer`` is what all of that comes to, None where it
    comes to nothing.
    """

    customers: int
    equal: int = 0
    different: int = 0
    missing: int = 0
    missing_new: int = 0
    different_known: int = 0
    answer: Answer | None = None

    @property
    def unread(self) -> int:
        """How many were not looked for yet."""
        return self.customers - self.equal - self.different - self.missing


class Settling:
    """Reads what was found of jobs, and carries decisions out.

    :param zone: the person's; None takes the system's.
    """

    def __init__(self, database: Database, ledger: Ledger, zone: tzinfo | None = None) -> None:
        self._database = database
        self._ledger = ledger
        self._zone = zone
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
            different_known=kinds.count(Found.DIFFERENT) - found.count((Found.DIFFERENT, Standing.NEW)),
            answer=self._answer(rows),
        )

    def seen_counts(self) -> dict[int, SeenCounts]:
        """What was found of the customers of all sends, by the number of the send."""
        counts = ReadBacks(self._database).seen_counts()
        for send, job in self._database.rows(_READ_UNKNOWN_JOBS):
            answer = self._answer(rows_of_job(self._database, job))
            counts[send] = replace(counts.get(send, SeenCounts()), answer=answer)
        return counts

    def _answer(self, rows: list[CustomerRow]) -> Answer | None:
        if not rows or rows[0].job.outcome is not Outcome.UNKNOWN:
            return None
        if all(map(_has_arrived, rows)):
            return Answer.ARRIVED
        return Answer.LOST if all(map(self._is_lost, rows)) else None

    def _is_lost(self, row: CustomerRow) -> bool:
        """Whether a customer would be seen by now if it had arrived; an update would once it isn't read any more."""
        if row.seen is None:
            return False
        if row.standing is not Standing.NEW:
            return row.seen.found is Found.DIFFERENT and row.due is None
        return row.seen.found is Found.MISSING and self._is_matched_by(row, row.seen.last)

    def _is_matched_by(self, row: CustomerRow, moment: datetime) -> bool:
        """Whether a new customer should have been matched at a moment."""
        if row.environment == Environment.PRACTICE.value:
            return moment >= row.sent + _PRACTICE_MATCHING
        days = matching_time(row.new_customers, row.environment, row.sent.astimezone(self._zone), row.country)
        return days is not None and days.is_late(moment.astimezone(self._zone).date())

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


def _has_arrived(row: CustomerRow) -> bool:
    """Whether JOOR has what was sent: an update only where it is there as it was sent."""
    if row.seen is None:
        return False
    is_there = row.standing is Standing.NEW and row.seen.found in (Found.DIFFERENT, Found.SEEN)
    return is_there or row.seen.found is Found.EQUAL
