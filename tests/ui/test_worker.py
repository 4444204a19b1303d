"""The worker: one ending for each task, whatever happens in it, and told in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from joor_desktop.errors import JoorDesktopError, StorageError
from joor_desktop.ui.worker import UnexpectedError, Worker
from joor_desktop.work.context import TaskContext

Ending = tuple[str, int, object]


class Listener:
    """Writes down what a worker tells, and whether it is told in the window's thread."""

    def __init__(self, worker: Worker) -> None:
        self.told: list[Ending] = []
        self.progress: list[tuple[int, int | None, str]] = []
        self.threads: set[QThread] = set()
        worker.succeeded.connect(lambda number, result: self._note("succeeded", number, result))
        worker.failed.connect(lambda number, error: self._note("failed", number, error))
        worker.cancelled.connect(lambda number: self._note("cancelled", number, None))
        worker.finished.connect(lambda number: self._note("finished", number, None))
        worker.progressed.connect(lambda _, done, total, words: self.progress.append((done, total, words)))

    def _note(self, how: str, number: int, what: object) -> None:
        self.told.append((how, number, what))
        self.threads.add(QThread.currentThread())

    def of(self, number: int) -> list[str]:
        return [how for how, each, _ in self.told if each == number]


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    running = Worker()
    yield running
    assert running.stop()


def ended(qtbot: QtBot, listener: Listener, number: int) -> None:
    qtbot.waitUntil(lambda: "finished" in listener.of(number))


def test_result_is_told_once_in_the_windows_thread(qtbot: QtBot, worker: Worker) -> None:
    listener = Listener(worker)
    here = threading.get_ident()
    number = worker.run(lambda _: threading.get_ident())
    ended(qtbot, listener, number)
    assert listener.of(number) == ["succeeded", "finished"]
    assert listener.told[0][2] != here
    assert listener.threads == {QThread.currentThread()}
    assert not worker.busy


def test_known_error_is_told_as_it_is(qtbot: QtBot, worker: Worker) -> None:
    listener = Listener(worker)

    def fail(_: TaskContext) -> None:
        raise StorageError("The disk is full.", "Make room.")

    number = worker.run(fail)
    ended(qtbot, listener, number)
    assert listener.of(number) == ["failed", "finished"]
    assert isinstance(listener.told[0][2], StorageError)


@pytest.mark.parametrize("error", [ValueError("odd"), SystemExit(3), KeyboardInterrupt()])
def test_any_other_exception_becomes_an_error_and_the_next_task_runs(
    qtbot: QtBot, worker: Worker, error: BaseException
) -> None:
    listener = Listener(worker)

    def fail(_: TaskContext) -> None:
        raise error

    failing, following = worker.run(fail), worker.run(lambda _: "next")
    ended(qtbot, listener, following)
    assert listener.of(failing) == ["failed", "finished"]
    told = listener.told[0][2]
    assert isinstance(told, UnexpectedError)
    assert isinstance(told, JoorDesktopError)
    assert type(error).__name__ in told.detail
    assert "fail" in told.trace
    assert listener.of(following) == ["succeeded", "finished"]


def test_running_task_is_cancelled(qtbot: QtBot, worker: Worker) -> None:
    listener = Listener(worker)
    number = worker.run(lambda context: context.wait(60))
    worker.cancel(number)
    ended(qtbot, listener, number)
    assert listener.of(number) == ["cancelled", "finished"]


def test_waiting_task_that_is_cancelled_never_begins(qtbot: QtBot, worker: Worker) -> None:
    listener = Listener(worker)
    begun: list[str] = []
    go = threading.Event()
    first = worker.run(lambda _: go.wait(10))
    second = worker.run(lambda _: begun.append("second"))
    worker.cancel(second)
    go.set()
    ended(qtbot, listener, second)
    assert listener.of(first) == ["succeeded", "finished"]
    assert listener.of(second) == ["cancelled", "finished"]
    assert not begun


def test_progress_comes_no_faster_than_a_person_sees_but_its_end_always_comes(qtbot: QtBot, worker: Worker) -> None:
    listener = Listener(worker)

    def count(context: TaskContext) -> None:
        for done in range(1, 2001):
            context.progress(done, 2000, "counting")

    number = worker.run(count)
    ended(qtbot, listener, number)
    assert listener.progress[-1] == (2000, 2000, "counting")
    assert len(listener.progress) < 100


def test_stopping_cancels_all_and_waits(qtbot: QtBot) -> None:
    worker = Worker()
    seen: list[bool] = []

    def long_task(context: TaskContext) -> None:
        try:
            context.wait(60)
        finally:
            seen.append(context.cancelled())

    worker.run(long_task)
    waiting = worker.run(long_task)
    qtbot.wait(20)
    assert worker.stop()
    assert seen == [True]
    assert waiting == 2


def test_task_that_does_not_end_is_reported(qtbot: QtBot) -> None:
    worker = Worker()
    go = threading.Event()
    worker.run(lambda _: go.wait(10))
    qtbot.wait(20)
    assert not worker.stop(patience_s=0.05)
    go.set()
    assert worker.stop()


def test_task_given_after_the_stop_is_not_run(qtbot: QtBot) -> None:
    worker = Worker()
    assert worker.stop()
    begun: list[int] = []
    worker.run(lambda _: begun.append(1))
    qtbot.wait(20)
    assert not begun
