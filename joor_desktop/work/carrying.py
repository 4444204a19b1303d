"""Carrying a recorded send out, job by job: posted once each, held between two jobs, gone on with later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta

from joor_desktop.errors import (
    JoorDesktopError,
    JoorError,
    KeychainError,
    NotSentError,
    RateLimitError,
    RefusedError,
    StorageError,
    UnknownOutcomeError,
    UsageError,
)
from joor_desktop.joor.client import Client
from joor_desktop.model.job import Hold, Job, Outcome, Send
from joor_desktop.model.profile import Environment, Profile, WireFormat
from joor_desktop.model.texts import translate
from joor_desktop.storage.claims import SendCustomer
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.holds import Holds
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.lists import AccountLists
from joor_desktop.storage.sent_bodies import SentBodies
from joor_desktop.work.accounts import Accounts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.fingerprints import fingerprint
from joor_desktop.work.following import Clock, next_look, utc_now
from joor_desktop.work.payloads import ready_payload
from joor_desktop.work.sent_marks import mark_accepted

_FIRST_PAUSE_S = 5.0
_GROWTH = 3.0
_LONGEST_PAUSE_S = 900.0
TRIED_FOR = timedelta(days=1)
"""How long after the press of Send it is tried again by itself; later a person has to want it."""


class UnrecordedError(UnknownOutcomeError):
    """A request left, and what became of it could not be written down: its job counts as unknown from now on."""


class Carrier:
    """Posts the waiting jobs of recorded sends.

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
        self._ledger = ledger
        self._holds = Holds(drafts.database, ledger)
        self._bodies = SentBodies(drafts.database)
        self._lists = lists
        self._accounts = accounts
        self._owner = owner
        self._clock = clock

    def go_on(self, context: TaskContext, send_id: int) -> Send | None:
        """Send what waits of a send, as it was recorded; None where there is nothing, or another process is at it.

        Raises UsageError where its profile is gone or goes to another account by now, KeychainError where the token
        can't be had; the send is held then as it was.
        """
        send = self._ledger.send(send_id)
        if send is None or not send.waiting:
            return None
        profile = self._profile_of(send)
        with self._accounts.client(profile) as client:
            if not self._holds.take_up(send_id, self._owner):
                return None
            self.carry(context, profile, client, send_id)
        return self._ledger.send(send_id)

    def go_on_due(self, context: TaskContext) -> datetime | None:
        """Try the sends again that wait for a connection and whose time has come; return when the next one is tried."""
        for send_id in self._holds.due(self._clock()):
            try:
                if self._is_unchanged(send_id):
                    self.go_on(context, send_id)
                else:
                    self._holds.hold(send_id, Hold.CHANGED)
                    self._holds.note(send_id, _changed_since())
            except (UsageError, KeychainError) as error:
                self._holds.hold(send_id, Hold.PAUSED)
                self._holds.note(send_id, error)
        return self._holds.next_try()

    def _profile_of(self, send: Send) -> Profile:
        profile = self._accounts.profile(send.profile)
        is_practice = profile.environment is Environment.PRACTICE
        if profile.environment.value != send.environment or (profile.url != send.url and not is_practice):
            raise UsageError(
                translate("send", "The profile “{profile}” goes to another account now.").format(profile=profile.name),
                translate("send", "What waits was meant for {url}. Cancel it, and send the list anew.").format(
                    url=send.url
                ),
            )
        return replace(profile, wire_format=WireFormat(send.wire_format))

    def _is_unchanged(self, send_id: int) -> bool:
        """Whether the waiting customers are still in their list as they were when Send was pressed."""
        send, list_id = self._ledger.send(send_id), self._holds.list_id(send_id)
        if send is None:
            return True
        waiting = [job for job in send.jobs if job.outcome is Outcome.WAITING]
        return are_unchanged(self._drafts, self._ledger, list_id, waiting)

    def carry(self, context: TaskContext, profile: Profile, client: Client, send_id: int) -> None:
        """Post what waits of a send that this process owns; what stops it stands in the ledger.

        Raises UnrecordedError where what became of a request could not be written down, and CancelledError where the
        task was stopped: the send is paused then.
        """
        send = self._ledger.send(send_id)
        assert send is not None
        try:
            for job in send.jobs:
                if job.outcome is Outcome.WAITING:
                    if self._holds.obey(send_id) is not Hold.NONE:
                        return
                    self._carry_job(context, profile, client, send, job)
        except UnrecordedError:
            with suppress(StorageError):
                self._holds.hold(send_id, Hold.STOPPED)
            raise
        except RateLimitError as error:
            self._wait_for_credits(send, error.wait_s)
        except NotSentError:
            self._try_later(send)
        except JoorError:
            self._hold_rest(send_id, Hold.STOPPED)
        except BaseException:
            self._hold_rest(send_id, Hold.PAUSED)
            raise

    def _hold_rest(self, send_id: int, hold: Hold) -> None:
        """Hold what waits; where a person wanted the rest cancelled meanwhile, that is done."""
        if self._holds.obey(send_id) is Hold.CANCELLING:
            return
        send = self._ledger.send(send_id)
        self._holds.hold(send_id, hold if send is not None and send.waiting else Hold.NONE)

    def _try_later(self, send: Send) -> None:
        if self._holds.obey(send.id) is not Hold.NONE:
            return
        if self._clock() - send.created > TRIED_FOR:
            self._holds.hold(send.id, Hold.PAUSED)
        else:
            pause_s = min(_FIRST_PAUSE_S * _GROWTH ** self._holds.tries(send.id), _LONGEST_PAUSE_S)
            self._holds.wait(send.id, Hold.RETRY, self._clock(), pause_s)

    def _wait_for_credits(self, send: Send, wait_s: float) -> None:
        """JOOR answers a 429 without acting, so it goes again by itself, even after a restart."""
        if self._holds.obey(send.id) is Hold.NONE:
            self._holds.wait(send.id, Hold.LIMITED, self._clock(), wait_s)

    def _carry_job(self, context: TaskContext, profile: Profile, client: Client, send: Send, job: Job) -> None:
        before = sum(each.record_count for each in send.jobs if each.number < job.number)
        context.progress(before, send.customers, _sending_words(job, send))
        ready_payload(self._ledger, self._bodies, job, profile.wire_format)
        self._post(profile, client, job)
        customers = [
            SendCustomer(each.record_id, each.code, each.name, each.fingerprint)
            for each in self._ledger.customers(job.id)
        ]
        self._mark(send.id, profile, customers)
        self._lists.learn(profile.name, self._bodies.of_job(job.id))

    def _mark(self, send_id: int, profile: Profile, customers: Sequence[SendCustomer]) -> None:
        """Show in the list what was accepted; where that fails it is made up for when the list is opened again."""
        list_id = self._holds.list_id(send_id)
        if list_id is not None:
            with suppress(StorageError):
                mark_accepted(self._drafts, list_id, profile.name, customers)

    def _post(self, profile: Profile, client: Client, job: Job) -> None:
        """Post one job once; a 429, which JOOR answers without acting, lets it wait as a broken line does."""
        self._ledger.mark_sending(job.id, self._clock())
        try:
            answer = client.post(self._ledger.payload_path(job.id))
        except NotSentError as error:
            with _noting():
                self._ledger.mark_waiting(job.id, error)
            self._keep_exchange(job, client)
            raise
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

    def _fail(self, job: Job, client: Client, error: JoorError) -> None:
        outcome = Outcome.REFUSED if isinstance(error, RefusedError) else Outcome.UNKNOWN
        with _noting():
            self._ledger.record_failure(job.id, outcome, error, self._clock())
        self._keep_exchange(job, client)

    def _keep_exchange(self, job: Job, client: Client) -> None:
        """JOOR's support asks for headers, address and answer; the token is masked in them."""
        if client.last_exchange is not None:
            self._ledger.keep_exchange(job.id, client.last_exchange.describe())


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


def _sending_words(job: Job, send: Send) -> str:
    if len(send.jobs) == 1:
        return translate("send", "Sending")
    return translate("send", "Sending job {number} of {jobs}").format(number=job.number, jobs=len(send.jobs))


def _stopped_on_its_way() -> UnknownOutcomeError:
    return UnknownOutcomeError(
        translate("send", "You stopped the program while this was being sent."),
        translate(
            "send", "JOOR may have it or not. It is not sent again by itself: look for the customers on JOOR."
        ),
    )


def _changed_since() -> JoorDesktopError:
    return UsageError(
        translate("send", "Customers that wait were changed in the list since Send was pressed."),
        translate(
            "send", "Go on to send them as they were then, or cancel and press Send again to send them as they are now."
        ),
    )


def are_unchanged(drafts: Drafts, ledger: Ledger, list_id: int | None, jobs: Sequence[Job]) -> bool:
    """Whether the customers of *jobs* are still in their list as they were recorded; those of a file always are."""
    if list_id is None:
        return True
    wanted = {each.record_id: each.fingerprint for job in jobs for each in ledger.customers(job.id)}
    for record_id, record in drafts.records(list_id, only_valid=True):
        if record_id in wanted and fingerprint(record) == wanted[record_id]:
            del wanted[record_id]
    return not wanted
