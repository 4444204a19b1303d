"""Business days: Mondays to Fridays without the public holidays of the profile's country and of the United States.

JOOR's people sit in New York, and who waits sits in the profile's country: a day on which either stays at home is not
counted, since a customer that is called late a day too early costs a mail for nothing.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from joor_desktop.model.countries import find_country

_SATURDAY = 5
_JOORS_COUNTRY = "US"


def add_business_days(start: date, days: int, country: str = "") -> date:
    """The day that lies *days* business days after *start*; *country* is a name or an ISO code, "" for none."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_business_day(day, country)
    return day


def is_business_day(day: date, country: str = "") -> bool:
    """Whether somebody works on that day at JOOR and in *country*."""
    if day.weekday() >= _SATURDAY:
        return False
    found = find_country(country) if country.strip() else None
    codes = {_JOORS_COUNTRY, found.alpha_2 if found else _JOORS_COUNTRY}
    return not any(day in _public_holidays(code, day.year) for code in codes)


def load_holidays() -> None:
    """Load what takes a moment the first time, so that whoever shows days does not wait for it."""
    _public_holidays(_JOORS_COUNTRY, date.today().year)  # noqa: DTZ011 (any year does)


@lru_cache(maxsize=256)
def _public_holidays(country: str, year: int) -> frozenset[date]:
    import holidays

    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:  # a country that the library doesn't know has no days that could be left out
        return frozenset()
