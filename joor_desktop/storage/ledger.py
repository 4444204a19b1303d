"""The ledger of sends: written before a request leaves and after its answer came, so that no send is ever lost.

What it says is on the disk itself before the program goes on, so it outlives a power cut too.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from joor_desktop.errors import JoorDesktopError, RefusedError, UsageError
from joor_desktop.model.job import Job, JobReport, JobStatus, Outcome, Send
from joor_desktop.model.profile import Profile
from joor_desktop.model.texts import translate
from joor_desktop.storage import claims
from joor_desktop.storage.claims import Claim, SendCustomer, Standing
from joor_desktop.storage.database import Database
from joor_desktop.storage.failures import plain_words
from joor_desktop.storage.job_looks import note_look, stop_reading
from joor_desktop.storage.ledger_rows import SentCustomer, read_customers, read_jobs, read_sends, to_text
from joor_desktop.storage.log_book import LOGGER
from joor_desktop.storage.orphans import settle_orphans
from joor_desktop.storage.owner import is_alive

__all__ = ["Claim", "Ledger", "SendCustomer", "SentCustomer", "Standing"]

_GOES = (Standing.NEW, Standing.THERE, Standing.CHANGED)
_GOES_AGAIN = (*_GOES, Standing.SAME, Standing.UNKNOWN)

_OPEN = "j.outcome = 'accepted' AND coalesce(j.status, '') <> 'finished'"


class Ledger:
    """All sends; the bytes of each job lie in a file of their own beside the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._home = database.path.parent

    @property
    def database(self) -> Database:
        """The file that the ledger lies in."""
        return self._database

    def standings(self, profile: Profile, customers: Sequence[SendCustomer]) -> list[Standing]:
        """How each customer stands to what the profile's account was sent before, in the order given."""
        return claims.standings(self._database, profile, customers)

    def last_accepted(self, profile: Profile, codes: Iterable[str]) -> dict[str, bytes]:
        """The fingerprint of the content that the profile's account accepted last, by customer code."""
        return claims.last_accepted(self._database, profile, codes)

    def begin_send(
        self,
        profile: Profile,
        customers: Sequence[SendCustomer],
        *,
        owner: str,
        url: str,
        list_name: str,
        list_id: int | None = None,
        again: bool = False,
        there: Collection[str] = (),
    ) -> Claim:
        """Take the customers that may go, in one step that no other process can come between, and record the send.

        Left out are those whose content is the same as what was accepted last, those on their way, and those whose
        last send has an unknown outcome; *again* takes all but those on their way. The send's jobs hold at most
        ``profile.batch_size`` customers each and are waiting.

        :param owner: the name of the lock that this process holds while it sends.
        :param there: the codes that JOOR has already, though they were never sent from here.
        """
        with self._database.transaction(durable=True):
            self.orphans()
            standings = self.standings(profile, customers)
            goes = _GOES_AGAIN if again else _GOES
            sorted_out = [
                (each, Standing.THERE if standing is Standing.NEW and each.code in there else standing)
                for each, standing in zip(customers, standings, strict=True)
            ]
            taken = [each for each in sorted_out if each[1] in goes]
            left_out = [each for each in sorted_out if each[1] not in goes]
            if not taken:
                return Claim(None, taken, left_out)
            new = sum(standing is Standing.NEW for _, standing in taken)
            send_id = self._database.insert(
                "INSERT INTO send (list_id, list_name, profile, environment, url, wire_format, created, customers, "
                "new_customers, again, owner) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    list_id, list_name, profile.name, profile.environment.value, url, profile.wire_format.value,
                    to_text(datetime.now(UTC)), len(taken), new, again, owner,
                ),
            )
            self._add_jobs(send_id, profile, taken)
        return Claim(self.send(send_id), taken, left_out)

    def _add_jobs(self, send_id: int, profile: Profile, taken: Sequence[tuple[SendCustomer, Standing]]) -> None:
        account = claims.account_id(self._database, profile)
        size = max(1, profile.batch_size)
        for number, start in enumerate(range(0, len(taken), size), 1):
            batch = taken[start : start + size]
            job = self._database.insert(
                "INSERT INTO job (send_id, number, outcome, record_count) VALUES (?, ?, ?, ?)",
                (send_id, number, Outcome.WAITING.value, len(batch)),
            )
            self._database.run_many(
                "INSERT INTO sent_customer (job, account_id, code, name, fingerprint, standing, record_id, looked) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                "(SELECT moment FROM look_up WHERE account_id = ?2 AND code = ?3))",
                [
                    (job, account, each.code, each.name, each.fingerprint, standing.value, each.record_id)
                    for each, standing in batch
                ],
            )
            # What is sent now is not what JOOR had.
            self._database.run_many(
                "DELETE FROM look_up WHERE account_id = ? AND code = ?", [(account, each.code) for each, _ in batch]
            )

    def payload_path(self, job: int) -> Path:
        """The file of the exact bytes of a job."""
        return self._home / "payloads" / f"job-{job}.body"

    def write_payload(self, job: int, pieces: Iterable[bytes]) -> Path:
        """Put the bytes of a waiting job on disk and keep their fingerprint; return the file.

        Raises StorageError where the disk has no room.
        """
        path = self.payload_path(job)
        digest, size = hashlib.sha256(), 0
        with plain_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                for piece in pieces:
                    digest.update(piece)
                    size += file.write(piece)
                file.flush()
                os.fsync(file.fileno())
        self._database.run("UPDATE job SET fingerprint = ?, size = ? WHERE id = ?", (digest.hexdigest(), size, job))
        return path

    def mark_sending(self, job: int, now: datetime | None = None) -> None:
        """Note that the request leaves now; raises UsageError for a job that isn't waiting, or has no bytes yet."""
        with self._database.transaction(durable=True):
            changed = self._database.run(
                "UPDATE job SET outcome = 'sending', posted = ? "
                "WHERE id = ? AND outcome = 'waiting' AND fingerprint <> ''",
                (to_text(now or datetime.now(UTC)), job),
            )
            if not changed:
                raise UsageError(
                    translate("storage", "This job was sent already."),
                    translate("storage", "It is not sent a second time. The history shows what became of it."),
                )

    def mark_waiting(self, job: int, error: JoorDesktopError | None = None) -> None:
        """Note that JOOR can't have acted on the request, because of *error*, so that it may be sent once more."""
        title, detail = (error.title, error.detail) if error is not None else ("", "")
        self._change(job, "outcome = 'waiting', posted = NULL, title = ?, detail = ?", title, detail)

    def record_answer(
        self, job: int, report: JobReport, next_look: datetime | None = None, now: datetime | None = None,
        *, code: str = "", comment: str = "", log_id: str = "",
    ) -> None:
        """JOOR accepted the job."""
        now = now or datetime.now(UTC)
        finished = now if report.status is JobStatus.FINISHED else None
        self._change(
            job,
            "outcome = 'accepted', title = '', detail = '', job_id = ?, status = ?, record_progress = ?, answered = ?, "
            "next_look = ?, finished = ?, code = ?, comment = ?, log_id = ?, moved = ?",
            report.job_id, report.status.value, report.record_progress, to_text(now), to_text(next_look),
            to_text(finished), code, comment, log_id, to_text(now),
        )
        LOGGER.info("job %d accepted: code %s, log id %s, JOOR's job %s", job, code, log_id, report.job_id)

    def record_failure(
        self, job: int, outcome: Outcome, error: JoorDesktopError, now: datetime | None = None
    ) -> None:
        """The job was refused, not sent, or nothing certain came back; *error* says why."""
        refusal = (error.code, error.comment, error.log_id) if isinstance(error, RefusedError) else ("", "", "")
        self._change(
            job,
            "outcome = ?, title = ?, detail = ?, answered = ?, code = ?, comment = ?, log_id = ?",
            outcome.value, error.title, error.detail, to_text(now or datetime.now(UTC)), *refusal,
        )
        code, _, log_id = refusal
        LOGGER.warning("job %d %s: %s, code %s, log id %s", job, outcome.value, type(error).__name__, code, log_id)

    def settle(self, job: int, outcome: Outcome, now: datetime | None = None) -> None:
        """A person found out what became of a job whose outcome was unknown, and decided so.

        A job that counts as accepted is finished too: JOOR's number of it is not known, so it can't be looked at.
        """
        moment = to_text(now or datetime.now(UTC))
        with self._database.transaction(durable=True):
            found = self._database.run(
                "UPDATE job SET outcome = ?1, title = '', detail = '', "
                "posted = CASE ?1 WHEN 'waiting' THEN NULL ELSE posted END, "
                "status = CASE ?1 WHEN 'accepted' THEN 'finished' ELSE NULL END, "
                "finished = CASE ?1 WHEN 'accepted' THEN ?2 ELSE NULL END WHERE id = ?3 AND outcome = 'unknown'",
                (outcome.value, moment, job),
            )
            if found:
                self._database.run(
                    "INSERT INTO decision (job, moment, word) VALUES (?, ?, ?)", (job, moment, outcome.value)
                )
            if found and outcome is Outcome.WAITING:
                stop_reading(self._database, job)

    def record_look(
        self, job: int, report: JobReport, next_look: datetime | None = None, now: datetime | None = None
    ) -> None:
        """What JOOR says of an accepted job now."""
        now = now or datetime.now(UTC)
        finished = now if report.status is JobStatus.FINISHED else None
        status, progress, text = report.status.value, report.record_progress, to_text(now)
        with self._database.transaction(durable=True):
            self._change(
                job,
                "moved = CASE WHEN status IS ? AND record_progress = ? THEN moved ELSE ? END, status = ?, "
                "record_progress = ?, looked = ?, next_look = ?, finished = coalesce(finished, ?), "
                "title = '', detail = ''",
                status, progress, text, status, progress, text, to_text(None if finished else next_look),
                to_text(finished),
            )
            note_look(self._database, job, text or "", report)

    def record_look_failure(
        self, job: int, error: JoorDesktopError, next_look: datetime, now: datetime | None = None
    ) -> None:
        """A look at an accepted job failed; what is known of the job stays."""
        text = to_text(now or datetime.now(UTC))
        with self._database.transaction(durable=True):
            self._change(
                job, "looked = ?, next_look = ?, title = ?, detail = ?",
                text, to_text(next_look), error.title, error.detail,
            )
            note_look(self._database, job, text or "", None, str(error))

    def _change(self, job: int, changes: str, *values: Any, only: str = "1") -> None:
        with self._database.transaction(durable=True):
            self._database.run(f"UPDATE job SET {changes} WHERE id = ? AND {only}", (*values, job))

    def keep_exchange(self, job: int, description: str) -> None:
        """Keep how a call about a job went, for JOOR's support; the token must be masked in it."""
        self._database.run("INSERT INTO exchange (job, description) VALUES (?, ?)", (job, description))

    def exchanges(self, job: int) -> list[str]:
        """How the calls about a job went, the first one first."""
        rows = self._database.rows("SELECT description FROM exchange WHERE job = ? ORDER BY id", (job,))
        return [description for (description,) in rows]

    def sends(self, limit: int = 500) -> list[Send]:
        """The last sends, the newest first, each with its jobs."""
        return read_sends(self._database, "ORDER BY id DESC LIMIT ?", (limit,))

    def sends_of(self, numbers: Sequence[int]) -> list[Send]:
        """The sends of these numbers, the newest first, each with its jobs."""
        listed = orjson.dumps(list(numbers)).decode()
        return read_sends(self._database, "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC", (listed,))

    def send(self, send_id: int) -> Send | None:
        """One send with its jobs; None where there is none."""
        found = read_sends(self._database, "WHERE id = ?", (send_id,))
        return found[0] if found else None

    def job(self, job: int) -> Job | None:
        """One job; None where there is none."""
        found = read_jobs(self._database, "WHERE j.id = ?", (job,))
        return found[0] if found else None

    def customers(self, job: int) -> list[SentCustomer]:
        """The customers of a job, in the order in which they are sent."""
        return read_customers(self._database, job)

    def open_jobs(self) -> list[tuple[Job, str]]:
        """The jobs that JOOR accepted and has not finished, each with its profile's name, the oldest first."""
        jobs = read_jobs(self._database, f"WHERE {_OPEN} ORDER BY j.id")
        question = f"SELECT DISTINCT s.id, s.profile FROM send s JOIN job j ON j.send_id = s.id WHERE {_OPEN}"
        profiles = dict(self._database.rows(question))
        return [(job, profiles[job.send_id]) for job in jobs]

    def tried_again(self) -> int:
        """How many sends wait for a connection or for credits, and go on by themselves."""
        return int(self._database.value("SELECT count(*) FROM send WHERE hold IN ('retry', 'limited')"))

    def give_up_waiting(self, send_id: int, error: JoorDesktopError) -> None:
        """The jobs of a send that still wait will not be sent, because of *error*."""
        with self._database.transaction(durable=True):
            self._database.run(
                "UPDATE job SET outcome = 'not-sent', detail = CASE title WHEN '' THEN ? ELSE detail END, "
                "title = CASE title WHEN '' THEN ? ELSE title END WHERE send_id = ? AND outcome = 'waiting'",
                (error.detail, error.title, send_id),
            )
            self._database.run("UPDATE send SET hold = '', next_try = NULL WHERE id = ?", (send_id,))

    def orphans(self) -> list[Job]:
        """Settle the jobs of processes that ended in the middle, and return them.

        What was on its way has an unknown outcome from now on. What was waiting waits on, held until a person lets it
        go on, if its bytes are on disk; else nothing of its send left, and it was not sent.
        """
        pending = self._database.rows(
            "SELECT j.id, s.owner FROM job j JOIN send s ON s.id = j.send_id "
            "WHERE j.outcome = 'sending' OR (j.outcome = 'waiting' AND s.hold IN ('', 'pausing', 'cancelling'))"
        )
        alive = {owner: is_alive(self._home, owner) for owner in {owner for _, owner in pending}}
        left = [job for job, owner in pending if not alive[owner]]
        if not left:
            return []
        with self._database.transaction(durable=True):
            settle_orphans(self._database, left)
        return [job for each in left if (job := self.job(each)) is not None]
