"""What a send would do: which customers go, which are left out and why, and when to expect them on JOOR."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from joor_desktop.model.comparison import Difference
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.storage.claims import SendCustomer, Standing
from joor_desktop.storage.lists import AccountList
from joor_desktop.work.business_days import add_business_days


class Reason(Enum):
    """Why a customer is left out of a send."""

    ERRORS = "errors"
    SAME = "same"
    SENDING = "sending"
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        """The reason as a person is told it."""
        return {
            Reason.ERRORS: translate("plan", "has errors that must be mended first"),
            Reason.SAME: translate("plan", "JOOR has accepted exactly this already"),
            Reason.SENDING: translate("plan", "is in a send that waits or is on its way"),
            Reason.UNKNOWN: translate(
                "plan", "was sent before and no clear answer of JOOR came; not sent again, so that nothing is doubled"
            ),
        }[self]


REASONS = {Standing.SAME: Reason.SAME, Standing.SENDING: Reason.SENDING, Standing.UNKNOWN: Reason.UNKNOWN}
"""Why a customer is left out, by how it stands to what was sent before."""


@dataclass(frozen=True, slots=True)
class PlannedCustomer(SendCustomer):
    """A customer of a plan, and how it stands to what the account was sent before."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A customer that does not go."""

    record_id: int
    code: str
    name: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A new code that looks like another one, which may be meant."""

    record_id: int
    code: str
    other: str


@dataclass(frozen=True, slots=True)
class Matching:
    """How long JOOR's people take to match new customers, in business days; ``most`` is None where there is no end.

    JOOR's page "Bulk Connection POST", table "No of Connections / ETA".
    """

    least: int
    most: int | None

    def dates(self, today: date, country: str = "") -> tuple[date, date | None]:
        """The first and the last day of the expected range, counted from *today*, for a profile of *country*."""
        last = None if self.most is None else add_business_days(today, self.most, country)
        return add_business_days(today, self.least, country), last

    def late_from(self, today: date, country: str = "") -> date:
        """The business day on which a customer that still isn't there is late.

        Where JOOR gives no end ("4 or more"), twice the least time is taken for one.
        """
        most = self.most if self.most is not None else 2 * self.least
        return add_business_days(today, most + 1, country)


def matching(new_customers: int) -> Matching | None:
    """The matching time for that many new customers; None where there are none."""
    if new_customers == 0:
        return None
    for most, days in ((100, Matching(1, 2)), (500, Matching(2, 3)), (1000, Matching(3, 4))):
        if new_customers <= most:
            return days
    return Matching(4, None)


@dataclass(slots=True)
class SendPlan:
    """What a send of a list or a file would do.

    ``records`` are those of a file; None means the records of the list ``list_id``. ``changes`` are what changes of a
    customer, by its number in the list: against what JOOR has where it was read, else against what it accepted last.
    ``look_alikes`` have to be looked at before anything is sent. ``looked`` tells by number when a customer was read
    from JOOR, ``kept_since`` the earliest moment of those that were read for an earlier plan, None where none was;
    ``unread_why`` says why not more were read, "" where as many were as was wanted. ``unlisted`` are, by account list
    and by the number of a customer, its entries that are not on the list, where that has all. ``sent_with`` are
    the names of the other profiles that the list was sent with. ``rehearsal`` is the number of the send whose very
    bytes go, ``rehearsed_with`` its profile's name; ``numbers`` are those of the records in their list, None for those
    of a file.
    """

    profile: Profile
    list_id: int | None = None
    list_name: str = ""
    records: Iterable[Record] | None = None
    again: bool = False
    going: list[PlannedCustomer] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    changes: dict[int, tuple[Difference, ...]] = field(default_factory=dict)
    look_alikes: list[LookAlike] = field(default_factory=list)
    looked: dict[int, datetime] = field(default_factory=dict)
    kept_since: datetime | None = None
    unread_why: str = ""
    unlisted: dict[AccountList, dict[int, tuple[str, ...]]] = field(default_factory=dict)
    sent_with: list[str] = field(default_factory=list)
    numbers: Sequence[int] | None = None
    rehearsal: int | None = None
    rehearsed_with: str = ""

    def numbered(self) -> Iterator[tuple[int, Record]]:
        """The records with the numbers that were given with them, else from 0."""
        records = self.records or ()
        return enumerate(records) if self.numbers is None else zip(self.numbers, records, strict=True)

    @property
    def jobs(self) -> int:
        """How many jobs the send is made of."""
        return -(-len(self.going) // self.profile.batch_size)

    @property
    def read(self) -> int:
        """How many customers were read from JOOR, now or for an earlier plan."""
        return len(self.looked)

    def is_unread(self, customer: PlannedCustomer) -> bool:
        """Whether nobody knows if a customer is new to JOOR: it was neither sent from here nor read."""
        return customer.standing is Standing.NEW and customer.record_id not in self.looked

    @property
    def unread_customers(self) -> int:
        """How many customers are such ones."""
        return sum(map(self.is_unread, self.going))

    @property
    def new_customers(self) -> int:
        """How many customers this program has not sent to the profile before."""
        return sum(customer.standing is Standing.NEW for customer in self.going)

    def unlisted_on(self, kind: AccountList) -> list[str]:
        """The entries of all customers that are not on an account list, in their order."""
        return sorted({text for texts in self.unlisted.get(kind, {}).values() for text in texts})

    @property
    def expected(self) -> Matching | None:
        """JOOR's matching time; None where nothing is matched by people: updates, and the practice server."""
        if self.profile.environment is Environment.PRACTICE:
            return None
        return matching(self.new_customers)

    @property
    def unknown_before(self) -> bool:
        """Whether customers are left out because the outcome of an earlier send is unknown."""
        return any(customer.reason is Reason.UNKNOWN for customer in self.left_out)

    @property
    def sending_now(self) -> bool:
        """Whether customers are left out because another send has them on their way."""
        return any(customer.reason is Reason.SENDING for customer in self.left_out)

    def left_out_by_reason(self) -> dict[Reason, int]:
        """How many customers are left out for each reason."""
        return dict(Counter(customer.reason for customer in self.left_out))
