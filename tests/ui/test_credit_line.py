"""The bottom of the window counts the credits, and the seconds to the next look."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.model.job import Job, JobStatus, Outcome
from joor_desktop.ui.credit_line import CreditLine, credit_words, look_words
from joor_desktop.ui.following import JobWatch
from joor_desktop.ui.job_words import open_job_words, reading_words
from joor_desktop.ui.status_line import StatusLine
from joor_desktop.ui.worker import Worker

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "until_s", "words"),
    [
        (245, 130.0, "Credits 245 of 300, next window in 2:10"),
        (0, 4.6, "Credits 0 of 300, next window in 0:05"),
        (300, 0.0, ""),
    ],
)
def test_credits_in_words(left: int, until_s: float, words: str) -> None:
    assert credit_words(left, 300, until_s) == words


def test_the_next_look_in_words() -> None:
    assert look_words(NOW + timedelta(seconds=20), NOW) == "next look in 20 s"
    assert look_words(NOW, NOW) == ""
    assert look_words(None, NOW) == ""


def test_customers_to_be_read_in_words() -> None:
    assert reading_words(0, None, NOW) == ""
    assert reading_words(1, NOW, NOW) == "1 to be read"
    assert reading_words(37, NOW + timedelta(days=1), NOW) == "37 to be read, tomorrow 14:05"


def test_a_late_job_in_words() -> None:
    late = Job(
        1, 1, 1, Outcome.ACCEPTED, 9, "f", 9004, JobStatus.QUEUED, answered=NOW, looked=NOW + timedelta(hours=3)
    )
    assert open_job_words([late]) == "Job 9004: late"


def test_seconds_are_counted_until_nothing_is_left_to_count(qtbot: QtBot) -> None:
    status, worker = StatusLine(), Worker()
    qtbot.addWidget(status)
    status.show()
    ends = datetime.now(UTC) + timedelta(seconds=2)
    watch = JobWatch(lambda _context: None, worker)
    line = CreditLine(lambda: (245, 300, (ends - datetime.now(UTC)).total_seconds()), watch, status)
    line.begin()
    told = [label for label in status.findChildren(QLabel) if "Credits" in label.text()]
    assert [label.text() for label in told] == ["Credits 245 of 300, next window in 0:02"]
    qtbot.waitUntil(lambda: told[0].text().endswith("0:01"))
    qtbot.waitUntil(lambda: not told[0].isVisible())
    assert worker.stop()
