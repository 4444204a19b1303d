"""Matching time in business days: weekends and public holidays of both sides are left out."""

from __future__ import annotations

from datetime import date

import pytest

from joor_desktop.work.business_days import add_business_days, is_business_day
from joor_desktop.work.plan import Matching, matching


@pytest.mark.parametrize(
    ("start", "days", "country", "day"),
    [
        (date(2026, 11, 17), 2, "", date(2026, 11, 19)),
        (date(2026, 11, 20), 1, "", date(2026, 11, 23)),  # over a weekend
        (date(2026, 11, 21), 1, "", date(2026, 11, 23)),  # sent on a Saturday
        (date(2026, 11, 25), 1, "", date(2026, 11, 27)),  # Thanksgiving: JOOR's people stay at home
        (date(2026, 7, 13), 1, "", date(2026, 7, 14)),
        (date(2026, 7, 13), 1, "France", date(2026, 7, 15)),
        (date(2026, 7, 13), 1, "fr", date(2026, 7, 15)),
        (date(2026, 12, 24), 2, "Germany", date(2026, 12, 29)),
        (date(2026, 7, 13), 1, "Atlantis", date(2026, 7, 14)),
        (date(2026, 7, 13), 0, "", date(2026, 7, 13)),
    ],
)
def test_business_days_are_counted(start: date, days: int, country: str, day: date) -> None:
    assert add_business_days(start, days, country) == day


def test_a_country_of_which_no_holidays_are_known_has_weekends_only() -> None:
    assert is_business_day(date(2026, 1, 5), "Bouvet Island")


def test_the_range_ends_before_the_day_on_which_a_customer_is_late() -> None:
    days = matching(37)
    assert days == Matching(1, 2)
    friday = date(2026, 11, 20)
    assert days.dates(friday) == (date(2026, 11, 23), date(2026, 11, 24))
    assert days.late_from(friday) == date(2026, 11, 25)


def test_where_joor_gives_no_end_twice_the_least_time_is_one() -> None:
    days = matching(1500)
    assert days == Matching(4, None)
    monday = date(2026, 11, 2)
    assert days.dates(monday, "") == (date(2026, 11, 6), None)
    assert days.late_from(monday) == date(2026, 11, 16)  # Veterans Day on the 11th
