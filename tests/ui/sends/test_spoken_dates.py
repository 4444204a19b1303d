"""Dates as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from joor_desktop.ui.sends.spoken_dates import spoken_days, spoken_moment, spoken_time, spoken_wait

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (datetime(2026, 11, 23, 14, 2, tzinfo=UTC), "Today 14:02"),
        (datetime(2026, 11, 22, 9, 40, tzinfo=UTC), "Yesterday 09:40"),
        (datetime(2026, 11, 20, 10, 12, tzinfo=UTC), "Fri 20 Nov"),
        (datetime(2025, 11, 20, 10, 12, tzinfo=UTC), "Thu 20 Nov 2025"),
    ],
)
def test_times(when: datetime, words: str) -> None:
    assert spoken_time(when, NOW) == words


def test_the_day_is_the_persons_own() -> None:
    tokyo = timezone(timedelta(hours=9))
    late = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert spoken_time(late, late.astimezone(tokyo)) == "Today 01:00"


def test_a_moment_has_its_time_whenever_it_was() -> None:
    assert spoken_moment(datetime(2026, 11, 20, 10, 31, tzinfo=UTC), NOW) == "Fri 20 Nov 10:31"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 26), date(2026, 11, 27), "Thu 26 - Fri 27 Nov"),
        (date(2026, 11, 30), date(2026, 12, 1), "Mon 30 Nov - Tue 1 Dec"),
        (date(2026, 11, 26), date(2026, 11, 26), "Thu 26 Nov"),
    ],
)
def test_ranges(first: date, last: date, words: str) -> None:
    assert spoken_days(first, last, NOW.date()) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(20, "20 s"), (130, "2:10 min"), (3600 * 3, "3 h"), (-5, "now"), (0, "now")]
)
def test_waits(seconds: int, words: str) -> None:
    assert spoken_wait(NOW + timedelta(seconds=seconds), NOW) == words
