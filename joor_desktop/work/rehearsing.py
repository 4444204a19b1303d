"""A send to the sandbox as the rehearsal of one to production: the very same bytes, job by job."""

from __future__ import annotations

import pathlib
from collections.abc import Collection, Iterator
from dataclasses import replace

from joor_desktop.errors import UsageError
from joor_desktop.model.job import Hold, Job, Outcome, Send
from joor_desktop.model.profile import Profile, WireFormat
from joor_desktop.model.texts import translate
from joor_desktop.storage.claims import SendCustomer
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.holds import Holds
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.sent_bodies import SentBodies
from joor_desktop.work.carrying import are_unchanged
from joor_desktop.work.context import TaskContext
from joor_desktop.work.payloads import ready_payload
from joor_desktop.work.plan import SendPlan
from joor_desktop.work.sending import Sender

_PIECE = 256 * 1024


class NotAsRehearsedError(UsageError):
    """The very bytes of a rehearsal can't go; what the list holds has to be looked at anew."""


class Rehearsals:
    """Repeats accepted sends for another account.

    :param owner: the name of the lock that this process holds while it sends.
    """

    def __init__(self, database: Database, ledger: Ledger, owner: str) -> None:
        self._database = database
        self._ledger = ledger
        self._drafts = Drafts(database)
        self._holds = Holds(database, ledger)
        self._bodies = SentBodies(database)
        self._owner = owner

    def plan(
        self, context: TaskContext, sender: Sender, send_id: int, profile: Profile, *, read_first: int = 0
    ) -> SendPlan:
        """What sending the same bytes to the account of *profile* would do; raises as :meth:`repeat` does."""
        send = self._checked(send_id)
        records = [record for job in send.jobs for record in self._bodies.of_job(job.id)]
        numbers = [each.record_id for each in self._customers(send)]
        if len(records) != len(numbers):
            raise _not_kept()
        plan = sender.plan_records(
            context,
            _as_before(profile, send),
            send.list_name,
            records,
            read_first=read_first,
            numbers=numbers if send.list_id is not None else None,
        )
        if plan.left_out:
            raise _gone_already(len(plan.left_out), profile)
        plan.rehearsal, plan.rehearsed_with = send.id, send.profile
        return plan

    def repeat(self, send_id: int, profile: Profile, there: Collection[str] = ()) -> int:
        """Record a send of the same bytes to the account of *profile*, and return its number; it is paused.

        Raises UsageError, and records nothing, where a job of the send was not accepted; its kind NotAsRehearsedError
        where customers were changed in their list since, or where the account was sent one of them just so already;
        StorageError where the bytes can't be put on disk, and then nothing waits.

        :param there: the codes that JOOR has already, though they were never sent from here.
        """
        send = self._checked(send_id)
        copy = self._record(send, profile, there)
        try:
            for old, new in zip(send.jobs, copy.jobs, strict=True):
                self._copy(old, new, WireFormat(send.wire_format))
        except BaseException:
            self._holds.cancel(copy.id)
            raise
        return copy.id

    def _checked(self, send_id: int) -> Send:
        """The send of that number, where it can be sent on as it is."""
        send = self._ledger.send(send_id)
        assert send is not None
        if not all(job.outcome is Outcome.ACCEPTED for job in send.jobs):
            raise UsageError(
                translate("rehearse", "Not all of this send was accepted."),
                translate("rehearse", "Only what JOOR took whole can be sent on as it is. Send the list anew."),
            )
        if not are_unchanged(self._drafts, self._ledger, send.list_id, send.jobs):
            raise NotAsRehearsedError(
                translate("rehearse", "Customers of this send were changed in their list since."),
                translate(
                    "rehearse",
                    "The same bytes would bring what they were, so nothing was sent. Look at what goes now, and send "
                    "that.",
                ),
            )
        return send

    def _record(self, send: Send, profile: Profile, there: Collection[str]) -> Send:
        with self._database.transaction(durable=True):
            claim = self._ledger.begin_send(
                _as_before(profile, send),
                list(self._customers(send)),
                owner=self._owner,
                url=profile.url,
                list_name=send.list_name,
                list_id=send.list_id,
                there=there,
            )
            if claim.send is None or claim.left_out:
                raise _gone_already(len(claim.left_out), profile)
            self._holds.hold(claim.send.id, Hold.PAUSED)
        return claim.send

    def _customers(self, send: Send) -> Iterator[SendCustomer]:
        for job in send.jobs:
            for each in self._ledger.customers(job.id):
                yield SendCustomer(each.record_id, each.code, each.name, each.fingerprint)

    def _copy(self, old: Job, new: Job, wire_format: WireFormat) -> None:
        ready_payload(self._ledger, self._bodies, old, wire_format)
        self._bodies.keep(new.id, self._bodies.of_job(old.id))
        self._ledger.write_payload(new.id, _pieces(self._ledger.payload_path(old.id)))


def _as_before(profile: Profile, send: Send) -> Profile:
    """The profile with the batches and the format of the rehearsal."""
    return replace(profile, batch_size=send.jobs[0].record_count, wire_format=WireFormat(send.wire_format))


def _not_kept() -> NotAsRehearsedError:
    return NotAsRehearsedError(
        translate("rehearse", "Not all that was rehearsed is kept any more."),
        translate("rehearse", "So the very same bytes are not sent. Look at what goes now, and send that."),
    )


def _gone_already(number: int, profile: Profile) -> NotAsRehearsedError:
    return NotAsRehearsedError(
        translate("rehearse", "{n} of these customers have gone to “{profile}” already.").format(
            n=number, profile=profile.name
        ),
        translate("rehearse", "So the very same bytes are not sent. Look at what goes now: what it has is left out."),
    )


def _pieces(path: pathlib.Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
