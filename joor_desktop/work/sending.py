"""Sending customers to JOOR: planned first, written down before anything leaves, posted once, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from joor_desktop.errors import (
    JoorError,
    NotSentError,
    RateLimitError,
    RefusedError,
    StorageError,
    UnknownOutcomeError,
    UsageError,
)
from joor_desktop.joor import wire
from joor_desktop.joor.client import Client
from joor_desktop.model.job import Job, Outcome, Send
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.storage.claims import SendCustomer
from joor_desktop.storage.drafts import Drafts, View
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.lists import AccountLists
from joor_desktop.storage.sent_bodies import SentBodies
from joor_desktop.work.accounts import Accounts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.fingerprints import fingerprint
from joor_desktop.work.following import Clock, next_look, utc_now
from joor_desktop.work.plan import REASONS, LeftOut, PlannedCustomer, Reason, SendPlan
from joor_desktop.work.sent_marks import mark_accepted

_PROGRESS_EVERY = 1000
_PAGE = 500


class UnrecordedError(UnknownOutcomeError):
    """A request left, and what became of it could not be written down: its job counts as unknown from now on."""


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
        self._lists = lists
        self._accounts = accounts
        self._owner = owner
        self._clock = clock

    def plan_list(self, context: TaskContext, profile: Profile, list_id: int, *, again: bool = False) -> SendPlan:
        """What sending the list would do; its customers with errors are left out."""
        draft = self._drafts.get(list_id)
        plan = SendPlan(profile, list_id=list_id, list_name=draft.name if draft else "", again=again)
        self._fill(context, plan, self._drafts.records(list_id, only_valid=True))
        plan.left_out += self._faulty(list_id)
        return plan

    def _faulty(self, list_id: int) -> Iterator[LeftOut]:
        faulty = self._drafts.order(list_id, View.ERRORS)
        for start in range(0, len(faulty), _PAGE):
            for stored in self._drafts.page(faulty[start : start + _PAGE]):
                record = stored.record
                yield LeftOut(stored.id, record.customer_code, record.customer_name, Reason.ERRORS)

    def plan_records(
        self, context: TaskContext, profile: Profile, name: str, records: Iterable[Record], *, again: bool = False
    ) -> SendPlan:
        """What sending the records of the file *name* would do; they must have no errors, and be iterable twice."""
        plan = SendPlan(profile, list_name=name, records=records, again=again)
        self._fill(context, plan, enumerate(records))
        return plan

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
            )
            for customer, standing in claim.left_out:
                plan.left_out.append(LeftOut(customer.record_id, customer.code, customer.name, REASONS[standing]))
            if claim.send is None:
                return None
            self._post_all(context, plan, client, claim.send, [customer for customer, _ in claim.taken])
            return self._ledger.send(claim.send.id)

    def _post_all(
        self, context: TaskContext, plan: SendPlan, client: Client, send: Send, customers: Sequence[SendCustomer]
    ) -> None:
        records = self._records(plan, customers)
        done = 0
        try:
            for job in send.jobs:
                batch = [next(records) for _ in range(job.record_count)]
                self._ledger.write_payload(
                    job.id, wire.write(batch, plan.profile.wire_format, example_names=plan.profile.example_names)
                )
                self._bodies.keep(job.id, batch)
                context.progress(done, len(customers), _sending_words(job, send))
                self._post(context, plan.profile, client, job)
                self._mark(plan, customers[done : done + job.record_count])
                self._lists.learn(plan.profile.name, batch)
                done += job.record_count
        except UnrecordedError as error:
            with suppress(StorageError):
                self._ledger.give_up_waiting(send.id, _not_tried(error))
            raise
        except JoorError as error:
            self._ledger.give_up_waiting(send.id, _not_tried(error))
        except BaseException:
            self._ledger.give_up_waiting(send.id, _interrupted())
            raise

    def _mark(self, plan: SendPlan, customers: Sequence[SendCustomer]) -> None:
        """Show in the list what was accepted; where that fails it is made up for when the list is opened again."""
        if plan.list_id is not None:
            with suppress(StorageError):
                mark_accepted(self._drafts, plan.list_id, plan.profile.name, customers)

    def _post(self, context: TaskContext, profile: Profile, client: Client, job: Job) -> None:
        """Post one job once; only a 429, which JOOR answers without acting, is waited for and posted again."""
        while True:
            self._ledger.mark_sending(job.id, self._clock())
            try:
                answer = client.post(self._ledger.payload_path(job.id))
            except RateLimitError as error:
                with _noting():
                    self._ledger.mark_waiting(job.id)
                self._wait(context, error.wait_s)
                continue
            except JoorError as error:
                self._fail(job, client, error)
                raise
            except KeyboardInterrupt as stop:
                stopped = _stopped_on_its_way()
                self._fail(job, client, stopped)
                raise stopped from stop
            now = self._clock()
            practice = profile.environment is Environment.PRACTICE
            with _noting():
                self._ledger.record_answer(
                    job.id, answer.report, next_look(job, now, practice=practice), now,
                    code=answer.code, comment=answer.comment, log_id=answer.log_id,
                )
            self._keep_exchange(job, client)
            return

    def _fail(self, job: Job, client: Client, error: JoorError) -> None:
        with _noting():
            self._ledger.record_failure(job.id, _outcome(error), error, self._clock())
        self._keep_exchange(job, client)

    def _keep_exchange(self, job: Job, client: Client) -> None:
        """JOOR's support asks for headers, address and answer; the token is masked in them."""
        if client.last_exchange is not None:
            self._ledger.keep_exchange(job.id, client.last_exchange.describe())

    def _wait(self, context: TaskContext, wait_s: float) -> None:
        text = translate("send", "JOOR takes no more calls for now; waiting")
        left = wait_s
        while left > 0:
            context.progress(round(wait_s - left), round(wait_s), text)
            context.wait(min(left, 1.0))
            left -= 1.0

    def _records(self, plan: SendPlan, customers: Sequence[SendCustomer]) -> Iterator[Record]:
        """The records of *customers* in their order, each still with the content that was planned."""
        wanted = {customer.record_id: customer.fingerprint for customer in customers}
        source = self._drafts.records(plan.list_id, only_valid=True) if plan.list_id is not None else plan.numbered()
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


@contextmanager
def _noting() -> Iterator[None]:
    """Around what is written down after a request left: storage's own words would say that nothing was done."""
    try:
        yield
    except StorageError as error:
        raise UnrecordedError(
            translate("send", "What became of the customers could not be written down."),
            translate(
                "send", "{reason} JOOR may have the customers or not: look for them on JOOR before you send them again."
            ).format(reason=error.title),
        ) from error


def _customers(context: TaskContext, records: Iterable[tuple[int, Record]]) -> Iterator[SendCustomer]:
    for number, (record_id, record) in enumerate(records):
        if number % _PROGRESS_EVERY == 0:
            context.progress(number, None, translate("send", "Comparing with what was sent before"))
        yield SendCustomer(record_id, record.customer_code, record.customer_name, fingerprint(record))


def _outcome(error: JoorError) -> Outcome:
    if isinstance(error, NotSentError):
        return Outcome.NOT_SENT
    if isinstance(error, RefusedError):
        return Outcome.REFUSED
    assert isinstance(error, UnknownOutcomeError)
    return Outcome.UNKNOWN


def _sending_words(job: Job, send: Send) -> str:
    if len(send.jobs) == 1:
        return translate("send", "Sending")
    return translate("send", "Sending job {number} of {jobs}").format(number=job.number, jobs=len(send.jobs))


def _not_tried(error: JoorError) -> NotSentError:
    return NotSentError(
        translate("send", "Not sent, since a job before it did not go through."),
        translate("send", "{reason} When that is settled, press Send again: these customers go then.").format(
            reason=error.title
        ),
    )


def _stopped_on_its_way() -> UnknownOutcomeError:
    return UnknownOutcomeError(
        translate("send", "You stopped the program while this was being sent."),
        translate(
            "send", "JOOR may have it or not. It is not sent again by itself: look for the customers on JOOR."
        ),
    )


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

