"""Runs long tasks one after the other in a thread of their own, and tells the window how they went.

A task is a plain function of a :class:`TaskContext`. For each task exactly one of ``succeeded``, ``failed`` and
``cancelled`` is emitted, and then always ``finished``. All signals are emitted in the thread that made the worker,
so whatever is connected to them may touch widgets.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QThread, Signal

from joor_desktop.errors import CancelledError, JoorDesktopError
from joor_desktop.model.texts import translate
from joor_desktop.work.context import TaskContext

Task = Callable[[TaskContext], object]

_PROGRESS_EVERY_S = 0.05


class UnexpectedError(JoorDesktopError):
    """A task ended in a way that nobody foresaw.

    :param trace: where it happened, for a report.
    """

    def __init__(self, error: BaseException) -> None:
        from joor_desktop.storage.incidents import noted

        self.trace = noted(error)
        super().__init__(
            translate("worker", "Something went wrong that the program did not foresee."),
            translate("worker", "Nothing you typed is lost. Try again; if it happens again, report it: {error}").format(
                error=self.trace.splitlines()[-1]
            ),
        )


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    task: Task
    context: TaskContext


class _Thread(QThread):
    """Takes jobs from the queue until it is given None."""

    progressed = Signal(int, object, object, str)
    ended = Signal(int, str, object)

    def __init__(self, jobs: queue.SimpleQueue[_Job | None]) -> None:
        super().__init__()
        self._jobs = jobs

    def run(self) -> None:
        """Run each job; whatever happens in one, the next one gets its turn."""
        while (job := self._jobs.get()) is not None:
            try:
                job.context.check()
                result = job.task(job.context)
            except CancelledError as error:
                self.ended.emit(job.number, "cancelled", error)
            except JoorDesktopError as error:
                self.ended.emit(job.number, "failed", error)
            except BaseException as error:  # noqa: BLE001 - a task that ends without a word would be waited for for ever
                self.ended.emit(job.number, "failed", UnexpectedError(error))
            else:
                self.ended.emit(job.number, "succeeded", result)


class Worker(QObject):
    """One thread with a queue of tasks. The thread starts with the first task.

    ``progressed`` has the task's number, how much is done, of how much (None: not known) and what is being done;
    ``succeeded`` the number and what the task returned, ``failed`` the number and a JoorDesktopError.
    """

    progressed = Signal(int, object, object, str)
    succeeded = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)
    finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._contexts: dict[int, TaskContext] = {}
        self._last = 0
        self._stopped = False
        self._thread = _Thread(self._jobs)
        self._thread.progressed.connect(self.progressed)
        self._thread.ended.connect(self._on_ended)

    def run(self, task: Task) -> int:
        """Put *task* at the end of the queue; return the number by which the signals speak of it."""
        self._last += 1
        context = TaskContext(partial(_tell, self._thread, self._last, _Pace()))
        self._contexts[self._last] = context
        if self._stopped:
            context.cancel()
        self._jobs.put(_Job(self._last, task, context))
        if not self._thread.isRunning() and not self._stopped:
            self._thread.start()
        return self._last

    def cancel(self, number: int) -> None:
        """Ask a task to stop; one that is done already is left alone."""
        if number in self._contexts:
            self._contexts[number].cancel()

    def cancel_all(self) -> None:
        """Ask all tasks to stop, the waiting ones included."""
        for context in self._contexts.values():
            context.cancel()

    @property
    def busy(self) -> bool:
        """Whether a task runs or waits."""
        return bool(self._contexts)

    def stop(self, patience_s: float = 10.0) -> bool:
        """Cancel all tasks and wait for the thread's end; False when a task still runs after *patience_s*."""
        self._stopped = True
        self.cancel_all()
        self._jobs.put(None)
        return self._thread.wait(round(patience_s * 1000))

    def _on_ended(self, number: int, how: str, outcome: object) -> None:
        self._contexts.pop(number, None)
        if how == "succeeded":
            self.succeeded.emit(number, outcome)
        elif how == "failed":
            self.failed.emit(number, outcome)
        else:
            self.cancelled.emit(number)
        self.finished.emit(number)


class _Pace:
    """Lets through as much progress as a person can see."""

    def __init__(self) -> None:
        self._last = 0.0

    def due(self) -> bool:
        now = time.monotonic()
        if now - self._last < _PROGRESS_EVERY_S:
            return False
        self._last = now
        return True


def _tell(thread: _Thread, number: int, pace: _Pace, done: int, total: int | None, text: str) -> None:
    if pace.due() or done == total:
        thread.progressed.emit(number, done, total, text)
