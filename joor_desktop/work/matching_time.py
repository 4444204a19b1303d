"""When JOOR's people should be through with the new customers of a send, as days of the person's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from joor_desktop.model.profile import Environment
from joor_desktop.work.plan import matching


@dataclass(frozen=True, slots=True)
class MatchingTime:
    """The days from which and until which new customers come; ``last`` is None where JOOR gives no end.

    From ``late_from`` on a customer that isn't there is late.
    """

    first: date
    last: date | None
    late_from: date

    def is_late(self, today: date) -> bool:
        """Whether it should be there by *today*."""
        return today >= self.late_from


def matching_time(
    new_customers: int, environment: str, sent: datetime, country: str = ""
) -> MatchingTime | None:
    """The matching time of a send of that many new customers; None where nothing is matched by people.

    :param environment: the value of the profile's environment.
    :param sent: when it was sent, in the person's zone.
    :param country: the profile's, as a name or an ISO code; its public holidays are not counted.
    """
    days = matching(new_customers)
    if days is None or environment == Environment.PRACTICE.value:
        return None
    first, last = days.dates(sent.date(), country)
    return MatchingTime(first, last, days.late_from(sent.date(), country))
