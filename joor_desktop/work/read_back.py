"""Reading customers back from JOOR: the only proof that a customer is there as it was sent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, time, timedelta, tzinfo

from joor_desktop.errors import (
    CancelledError,
    JoorDesktopError,
    KeychainError,
    RateLimitError,
    RefusedError,
    StorageError,
    UsageError,
)
from joor_desktop.joor.client import Client
from joor_desktop.model.comparison import Comparison, compare
from joor_desktop.model.profile import Environment
from joor_desktop.model.read_back import Found
from joor_desktop.model.texts import translate
from joor_desktop.practice.pace import Pace
from joor_desktop.storage.claims import Standing, account_key
from joor_desktop.storage.read_backs import ReadBacks, SentOnce
from joor_desktop.work.accounts import Accounts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.following import Clock, utc_now
from joor_desktop.work.matching_time import MatchingTime, matching_time

LEFT_FOR_SENDING = 60
"""Credits of a window that reading back never touches: a send of twelve jobs finds them."""

_AT_ONCE = 10
"""A look is short, so that a send that is pressed meanwhile doesn't wait for it."""

_PRACTICE = Environment.PRACTICE.value
_UPDATE_AFTER = timedelta(seconds=30)
_PRACTICE_AFTER = timedelta(seconds=1)
_PRACTICE_MATCHING = timedelta(seconds=Pace().matching_s)
_MORNING = time(9)
_DIFFERENT_AGAIN = (timedelta(minutes=10), timedelta(hours=1), timedelta(days=1))
_MISSING_AGAIN = timedelta(hours=4)
_LATE_AGAIN = timedelta(days=1)
_LATE_FOR_LONG = timedelta(days=30)
_LATE_FOR_LONG_AGAIN = timedelta(days=7)
_AFTER_FAILURE = timedelta(minutes=5)
_WITHOUT_PROFILE = timedelta(hours=1)
"""Only a person can bring back a profile or its token, and a locked keychain may ask for its password each time."""

_OF_ONE_CUSTOMER = 3
"""The customer whose reading failed waits this many times as long as the others, so that it can't hold them up."""


class ReadBack:
    """Reads the customers of finished jobs, and those that a person asked for, each when its time has come.

    :param zone: the person's; None takes the system's.
    :param country_of: the country of the profile of a name, whose public holidays are no business days.
    """

    def __init__(
        self,
        read_backs: ReadBacks,
        accounts: Accounts,
        clock: Clock = utc_now,
        zone: tzinfo | None = None,
        country_of: Callable[[str], str] = lambda _profile: "",
    ) -> None:
        self._read_backs = read_backs
        self._accounts = accounts
        self._clock = clock
        self._zone = zone
        self._country_of = country_of

    def request(self, *, job: int | None = None, send: int | None = None, ids: tuple[int, ...] = ()) -> int:
        """Read customers at the next look: those of a job (its ledger number), of a send, or chosen ones (the numbers
        that the ledger has for customers of jobs); all that JOOR may have where nothing is named. Return how many."""
        return self._read_backs.request(self._clock(), job=job, send=send, ids=ids)

    def look(self, context: TaskContext) -> datetime | None:
        """Read some of those that are due; return when the next ones are, None where no customer is waited for."""
        self._read_backs.plan_finished(self.first_read)
        with ExitStack() as open_clients:
            clients: dict[str, Client] = {}
            stopped: set[str] = set()
            for customer in self._read_backs.due(self._clock(), _AT_ONCE):
                context.check()
                if customer.account not in stopped and not self._read(customer, clients, open_clients):
                    stopped.add(customer.account)
        return self._read_backs.next_due()

    def read_all(self, context: TaskContext) -> tuple[int, datetime | None]:
        """Read all that a person asked for, as far as the credits of this window go; return how many are left, and
        when the next one can be read."""
        total = self._read_backs.asked()
        due = None
        while left := self._read_backs.asked():
            context.progress(total - left, total, translate("reading", "Reading customers back from JOOR"))
            due = self.look(context)
            if due is None or due > self._clock():
                break
        return self._read_backs.asked(), due

    def first_read(self, customer: SentOnce) -> datetime:
        """When to read a customer of a finished job for the first time: an update soon, a new one not before JOOR's
        people can have matched it."""
        now = self._clock()
        finished = customer.finished or now
        if customer.environment == _PRACTICE:
            is_new = customer.standing is Standing.NEW
            return finished + _PRACTICE_AFTER + (_PRACTICE_MATCHING if is_new else timedelta())
        days = self._matching(customer)
        if days is None:
            return finished + _UPDATE_AFTER
        morning = datetime.combine(days.first, _MORNING, self._zone).astimezone(self._zone)
        return max(morning, finished + _UPDATE_AFTER)

    def _matching(self, customer: SentOnce) -> MatchingTime | None:
        if customer.standing is not Standing.NEW:
            return None
        sent = customer.sent.astimezone(self._zone)
        country = self._country_of(customer.profile)
        return matching_time(customer.new_customers, customer.environment, sent, country)

    def _read(self, customer: SentOnce, clients: dict[str, Client], open_clients: ExitStack) -> bool:
        """Read one customer; False where no other customer of its account can be read now either."""
        try:
            if self._spare(customer):
                return False
            if customer.account not in clients:
                clients[customer.account] = open_clients.enter_context(self._client(customer))
            told = clients[customer.account].connection(customer.code)
            record = customer.record
            outcome = compare(record, told) if told is not None and record is not None else None
            found = Found.MISSING if told is None else Found.SEEN if outcome is None else _found(outcome)
            self._keep(customer, found, outcome)
        except (CancelledError, StorageError):
            raise
        except RateLimitError as error:
            self._read_backs.postpone(customer.account, self._clock() + timedelta(seconds=error.wait_s))
            return False
        except JoorDesktopError as error:
            needs_person = isinstance(error, UsageError | KeychainError)
            pause = _WITHOUT_PROFILE if needs_person else _AFTER_FAILURE
            return self._fail(customer, str(error), alone=_is_about_customer(error), pause=pause)
        except Exception as error:  # noqa: BLE001 - what nobody foresaw of one customer must not end the reading of all
            return self._fail(customer, f"{type(error).__name__}: {error}", alone=True)
        return True

    def _spare(self, customer: SentOnce) -> bool:
        """Whether the credits that are left are for sending; then the account's customers wait for the next window."""
        left, until_s = self._accounts.budget(self._accounts.profile(customer.profile)).left()
        if left > LEFT_FOR_SENDING:
            return False
        self._read_backs.postpone(customer.account, self._clock() + timedelta(seconds=until_s))
        return True

    def _client(self, customer: SentOnce) -> Client:
        profile = self._accounts.profile(customer.profile)
        if account_key(profile) != customer.account:
            raise UsageError(
                translate("reading", "The profile “{profile}” goes to another account now.").format(
                    profile=profile.name
                ),
                translate("reading", "Customers that were sent with it before can't be read back with it."),
            )
        return self._accounts.client(profile)

    def _keep(self, customer: SentOnce, found: Found, outcome: Comparison | None) -> None:
        now = self._clock()
        differences = outcome.differences if outcome is not None else ()
        again = self._again(customer, found, now)
        besides = outcome.besides if outcome is not None else ()
        self._read_backs.record(customer.id, found, now, again, differences=differences, besides=besides)

    def _again(self, customer: SentOnce, found: Found, now: datetime) -> datetime | None:
        """When to read a customer again after a finding; None where that settles it."""
        age = now - (customer.finished or customer.sent)
        practice = customer.environment == _PRACTICE
        if found is Found.DIFFERENT:
            # JOOR may be slow to take an update in, so what differs is looked at again before it counts for good.
            pauses = [timedelta(seconds=each.total_seconds() / 600) if practice else each for each in _DIFFERENT_AGAIN]
            return next((now + pause for pause in pauses if age < 2 * pause), None)
        if found is not Found.MISSING:
            return None
        if practice:
            return now + min(max(age / 2, timedelta(seconds=2)), timedelta(minutes=5))
        days = self._matching(customer)
        local = now.astimezone(self._zone)
        if days is not None and not days.is_late(local.date()):
            return now + _MISSING_AGAIN
        return now + (_LATE_AGAIN if age < _LATE_FOR_LONG else _LATE_FOR_LONG_AGAIN)

    def _fail(
        self, customer: SentOnce, words: str, *, alone: bool, pause: timedelta = _AFTER_FAILURE
    ) -> bool:
        now = self._clock()
        again = now + pause * _OF_ONE_CUSTOMER
        self._read_backs.record(customer.id, Found.FAILED, now, again, words=words)
        if not alone:
            self._read_backs.postpone(customer.account, now + pause)
        return alone


def _found(outcome: Comparison) -> Found:
    return Found.EQUAL if outcome.is_equal else Found.DIFFERENT


def _is_about_customer(error: JoorDesktopError) -> bool:
    """Whether JOOR said no to this customer rather than to whoever asks."""
    return isinstance(error, RefusedError) and error.code not in {"401", "403"}


def earliest(*times: datetime | None) -> datetime | None:
    """The earliest of the times that are there."""
    return min((each for each in times if each is not None), default=None)
