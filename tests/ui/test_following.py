"""Following: a look whenever one is due, and no more once no job is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from joor_desktop.errors import StorageError
from joor_desktop.model.job import Job, JobStatus, Outcome
from joor_desktop.ui.following import JobWatch
from joor_desktop.ui.job_words import open_job_words
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    running = Worker()
    yield running
    assert running.stop()


class Looks:
    """Counts the looks, and says of the first ones that another is due soon."""

    def __init__(self, more: int) -> None:
        self.number = 0
        self._more = more

    def __call__(self, _context: TaskContext) -> datetime | None:
        self.number += 1
        return datetime.now(UTC) + timedelta(milliseconds=20) if self.number <= self._more else None


def test_looks_again_until_no_job_is_open(qtbot: QtBot, worker: Worker) -> None:
    looks = Looks(more=1)
    watch = JobWatch(looks, worker)
    told: list[datetime | None] = []
    watch.looked.connect(lambda: told.append(watch.next_look))
    watch.look_now()
    qtbot.waitUntil(lambda: len(told) == 2)
    qtbot.wait(700)
    assert looks.number == 2
    assert told[0] is not None
    assert told[1] is None


def test_look_is_not_asked_for_twice_at_a_time(qtbot: QtBot, worker: Worker) -> None:
    looks = Looks(more=0)
    watch = JobWatch(looks, worker)
    watch.look_now()
    watch.look_now()
    with qtbot.waitSignal(watch.looked):
        pass
    assert looks.number == 1


def test_failed_look_is_tried_again_later(qtbot: QtBot, worker: Worker) -> None:
    def fail(_: TaskContext) -> datetime | None:
        raise StorageError("The program's file is busy.")

    watch = JobWatch(fail, worker)
    with qtbot.waitSignal(worker.failed):
        watch.look_now()
    assert watch.waiting
    watch.stop()
    assert not watch.waiting


def test_a_clock_that_was_set_back_does_not_let_the_next_look_wait(qtbot: QtBot, worker: Worker) -> None:
    """The timer asks the clock, and looks again when it shows a time before the last look."""
    ahead = [timedelta(days=1)]
    looks: list[datetime] = []

    def look(_context: TaskContext) -> datetime | None:
        looks.append(datetime.now(UTC))
        return datetime.now(UTC) + ahead[0] + timedelta(milliseconds=600) if len(looks) == 1 else None

    watch = JobWatch(look, worker, clock=lambda: datetime.now(UTC) + ahead[0])
    with qtbot.waitSignal(watch.looked):
        watch.look_now()
    ahead[0] = timedelta()
    qtbot.waitUntil(lambda: len(looks) == 2)


def test_a_look_that_was_cancelled_is_tried_again(qtbot: QtBot, worker: Worker) -> None:
    """Whoever stops the worker's tasks does not end the following."""
    watch = JobWatch(lambda context: context.wait(60), worker)
    watch.look_now()
    with qtbot.waitSignal(worker.cancelled):
        worker.cancel_all()
    assert watch.waiting
    watch.stop()


def job(number: int, status: JobStatus) -> Job:
    return Job(number, 1, 1, Outcome.ACCEPTED, 142, "f", job_id=9000 + number, status=status, record_progress=118)


def test_open_jobs_in_words() -> None:
    assert open_job_words([]) == ""
    assert open_job_words([job(4, JobStatus.STARTED)]) == "Job 9004: started, 118 of 142"
    assert open_job_words([job(4, JobStatus.QUEUED)]) == "Job 9004: queued"
    assert open_job_words([job(4, JobStatus.QUEUED), job(5, JobStatus.STARTED)]) == "Following 2 jobs"
