"""What statuses and headers say."""

from __future__ import annotations

import email.utils
import time

import pytest

from joor_desktop.joor.verdict import rate_limited, retry_after_s


@pytest.mark.parametrize(
    ("header", "wait_s"),
    [
        ("30", 30.0),
        (" 2.5 ", 2.5),
        ("0", 1.0),
        ("-5", 1.0),
        ("999999999", 86_400.0),
        ("inf", 86_400.0),
        ("nan", None),
        ("soon", None),
        ("", None),
        ("Mon, 15 Jul 2024 19:35:36 GMT", 1.0),
    ],
)
def test_retry_after_is_read_in_seconds(header: str, wait_s: float | None) -> None:
    """At least one second, at most a day; what can't be read says nothing."""
    assert retry_after_s({"retry-AFTER": header}) == wait_s


def test_retry_after_is_read_as_a_date() -> None:
    """The other form that HTTP has for it."""
    header = email.utils.formatdate(time.time() + 90, usegmt=True)
    assert retry_after_s({"Retry-After": header}) == pytest.approx(90, abs=2)


def test_without_the_header_nothing_is_said() -> None:
    """The caller knows when the window ends."""
    assert retry_after_s({}) is None


def test_waiting_is_told_in_seconds() -> None:
    """For the person, and for the program."""
    error = rate_limited(29.6)
    assert error.wait_s == 29.6
    assert "30 seconds" in error.detail
