"""Sending customers to JOOR: planned first, written down before anything leaves, posted once, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from joor_desktop.errors import CancelledError, NotSentError, UsageError
from joor_desktop.joor import wire
from joor_desktop.model.job import Send
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.storage.claims import SendCustomer
from joor_desktop.storage.drafts import Drafts, View
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.lists import AccountLists
from joor_desktop.storage.renaming import sent_with_others
from joor_desktop.storage.sent_bodies import SentBodies
from joor_desktop.work.accounts import Accounts
from joor_desktop.work.before_sending import (
    add_changes,
    add_look_alikes,
    add_unlisted,
    codes_there,
    read_from_joor,
)
from joor_desktop.work.carrying import Carrier, UnrecordedError
from joor_desktop.work.context import TaskContext
from joor_desktop.work.fingerprints import fingerprint
from joor_desktop.work.following import Clock, utc_now
from joor_desktop.work.plan import REASONS, LeftOut, PlannedCustomer, Reason, SendPlan

__all__ = ["Sender", "UnrecordedError"]

_PROGRESS_EVERY = 1000
_PAGE = 500


class Sender:
    """Plans sends and carries them out.

    :param owner: the name of the lock that this process holds while it sends.
    """

    def __init__(
        self,
        drafts: Drafts,
        ledger: Ledger,
        lists: AccountLists,
        accounts: Accounts,
        owner: str,
        clock: Clock = utc_now,
    ) -> None:
        self._drafts = drafts
        self._bodies = SentBodies(drafts.database)
        self._ledger = ledger
        self._accounts = accounts
        self._owner = owner
        self.carrier = Carrier(drafts, ledger, lists, accounts, owner, clock)

    def plan_list(
        self, context: TaskContext, profile: Profile, list_id: int, *, again: bool = False, read_first: int = 0
    ) -> SendPlan:
        """What sending the list would do; its customers with errors are left out.

        Up to *read_first* customers are read from JOOR, so that what is there already is seen. Raises DeletedListError
        where the list was deleted.
        """
        self._drafts.require(list_id)
        draft = self._drafts.get(list_id)
        plan = SendPlan(profile, list_id=list_id, list_name=draft.name if draft else "", again=again)
        self._fill(context, plan, self._drafts.records(list_id, only_valid=True))
        plan.left_out += self._faulty(list_id)
        if profile.environment is not Environment.PRACTICE:
            plan.sent_with = sent_with_others(self._drafts.database, list_id, profile.name)
        self._look_closer(context, plan, read_first)
        return plan

    def _faulty(self, list_id: int) -> Iterator[LeftOut]:
        faulty = self._drafts.order(list_id, View.ERRORS)
        for start in range(0, len(faulty), _PAGE):
            for stored in self._drafts.page(faulty[start : start + _PAGE]):
                record = stored.record
                yield LeftOut(stored.id, record.customer_code, record.customer_name, Reason.ERRORS)

    def plan_records(
        self,
        context: TaskContext,
        profile: Profile,
        name: str,
        records: Iterable[Record],
        *,
        again: bool = False,
        read_first: int = 0,
        numbers: Sequence[int] | None = None,
    ) -> SendPlan:
        """What sending the records of the file *name* would do; they have no errors, and can be gone through often.

        :param numbers: those by which the plan speaks of the records; from 0 where none are given.
        """
        plan = SendPlan(profile, list_name=name, records=records, again=again, numbers=numbers)
        self._fill(context, plan, plan.numbered())
        self._look_closer(context, plan, read_first)
        return plan

    def _look_closer(self, context: TaskContext, plan: SendPlan, read_first: int) -> None:
        database = self._drafts.database
        add_changes(database, plan, self._source(plan))
        add_unlisted(database, plan, self._source(plan))
        if read_first:
            read_from_joor(context, database, self._accounts, plan, self._source(plan), read_first)
        add_look_alikes(database, plan)

    def _source(self, plan: SendPlan) -> Iterable[tuple[int, Record]]:
        return self._drafts.records(plan.list_id, only_valid=True) if plan.list_id is not None else plan.numbered()

    def _fill(self, context: TaskContext, plan: SendPlan, records: Iterable[tuple[int, Record]]) -> None:
        customers = list(_customers(context, records))
        self._ledger.orphans()  # what a killed process had on its way is unknown, not on its way for ever
        standings = self._ledger.standings(plan.profile, customers)
        for customer, standing in zip(customers, standings, strict=True):
            reason = REASONS.get(standing)
            if reason is None or (plan.again and reason is not Reason.SENDING):
                plan.going.append(
                    PlannedCustomer(
                        customer.record_id, customer.code, customer.name, customer.fingerprint, standing
                    )
                )
            else:
                plan.left_out.append(LeftOut(customer.record_id, customer.code, customer.name, reason))

    def send(self, context: TaskContext, plan: SendPlan) -> Send | None:
        """Carry *plan* out and return the send as the ledger has it; None where nobody was left to be sent.

        What each job came to stands in the send: a refusal or a broken line raises nothing. Raises KeychainError
        before anything is recorded where the token can't be had, UsageError where the customers are no longer those
        of the plan, StorageError where the send can't be recorded before a request leaves, and UnrecordedError where
        what became of one can't.
        """
        if not plan.going:
            return None
        with self._accounts.client(plan.profile) as client:
            claim = self._ledger.begin_send(
                plan.profile,
                plan.going,
                owner=self._owner,
                url=self._accounts.url(plan.profile),
                list_name=plan.list_name,
                list_id=plan.list_id,
                again=plan.again,
                there=codes_there(plan),
            )
            for customer, standing in claim.left_out:
                plan.left_out.append(LeftOut(customer.record_id, customer.code, customer.name, REASONS[standing]))
            if claim.send is None:
                return None
            self._prepare(context, plan, claim.send, [customer for customer, _ in claim.taken])
            self.carrier.carry(context, plan.profile, client, claim.send.id)
            return self._ledger.send(claim.send.id)

    def _prepare(self, context: TaskContext, plan: SendPlan, send: Send, customers: Sequence[SendCustomer]) -> None:
        """Put the bytes of all jobs on disk before the first one leaves, so that the send can go on whatever happens.

        Where that fails nothing of the send left, and nothing waits. Whoever stops it meanwhile means the sending.
        """
        records = self._records(plan, customers)
        profile, done = plan.profile, 0
        try:
            for job in send.jobs:
                with suppress(CancelledError):
                    context.progress(done, len(customers), translate("send", "Making ready"))
                batch = [next(records) for _ in range(job.record_count)]
                self._bodies.keep(job.id, batch)
                self._ledger.write_payload(
                    job.id, wire.write(batch, profile.wire_format, example_names=profile.example_names)
                )
                done += job.record_count
        except BaseException:
            self._ledger.give_up_waiting(send.id, _interrupted())
            raise

    def _records(self, plan: SendPlan, customers: Sequence[SendCustomer]) -> Iterator[Record]:
        """The records of *customers* in their order, each still with the content that was planned."""
        wanted = {customer.record_id: customer.fingerprint for customer in customers}
        source = self._source(plan)
        left = len(wanted)
        for record_id, record in source:
            planned = wanted.get(record_id)
            if planned is not None:
                if fingerprint(record) != planned:
                    raise _changed_meanwhile()
                left -= 1
                yield record
        if left:
            raise _changed_meanwhile()


def _customers(context: TaskContext, records: Iterable[tuple[int, Record]]) -> Iterator[SendCustomer]:
    for number, (record_id, record) in enumerate(records):
        if number % _PROGRESS_EVERY == 0:
            context.progress(number, None, translate("send", "Comparing with what was sent before"))
        yield SendCustomer(record_id, record.customer_code, record.customer_name, fingerprint(record))


def _interrupted() -> NotSentError:
    return NotSentError(
        translate("send", "Not sent: the send was stopped."),
        translate("send", "Press Send again: these customers go then."),
    )


def _changed_meanwhile() -> UsageError:
    return UsageError(
        translate("send", "The list was changed after you looked at what would be sent."),
        translate("send", "Press Send again and look at it once more; what was sent already is not sent twice."),
    )

