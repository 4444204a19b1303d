"""Carries out what a person decided of a send that is held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.sends.held_controls import HeldControls
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

Change = Callable[[TaskContext, int], object]
"""Does something with the send, or the job, of that number; run in a worker."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """``pause``, ``cancel`` and ``go_on`` are for a send, ``accept`` and ``again`` for a job; these two return the
    number of its send."""

    pause: Change
    cancel: Change
    accept: Change
    again: Change
    go_on: Change


class HeldChanges(QObject):
    """``changed`` tells that the ledger holds something new.

    Pausing must not wait for the send that it is to pause, so what only writes into the ledger goes to
    *ledger_worker*, and what sends goes to *joor_worker*.
    """

    changed = Signal()

    def __init__(
        self, controls: HeldControls, ledger_worker: Worker, joor_worker: Worker, decisions: Decisions
    ) -> None:
        super().__init__(controls)
        self._controls = controls
        self._ledger_worker, self._joor_worker = ledger_worker, joor_worker
        self._decisions = decisions
        self._settling: set[int] = set()
        self._tasks: dict[Worker, set[int]] = {ledger_worker: set(), joor_worker: set()}
        controls.paused.connect(self._on_paused)
        controls.cancelled.connect(self._on_cancelled)
        controls.accepted.connect(self._on_accepted)
        controls.again.connect(self._on_again)
        controls.resumed.connect(self._on_resumed)
        ledger_worker.succeeded.connect(self._on_settled)
        ledger_worker.finished.connect(self._on_written)
        joor_worker.finished.connect(self._on_gone_on)
        ledger_worker.failed.connect(self._on_write_failed)
        joor_worker.failed.connect(self._on_sending_failed)

    def _run(self, worker: Worker, change: Change, number: int) -> int:
        task = worker.run(partial(_changed, change, number))
        self._tasks[worker].add(task)
        return task

    def _on_paused(self, send_id: int) -> None:
        self._run(self._ledger_worker, self._decisions.pause, send_id)

    def _on_cancelled(self, send_id: int) -> None:
        self._run(self._ledger_worker, self._decisions.cancel, send_id)

    def _on_accepted(self, job: int) -> None:
        self._settling.add(self._run(self._ledger_worker, self._decisions.accept, job))

    def _on_again(self, job: int) -> None:
        self._settling.add(self._run(self._ledger_worker, self._decisions.again, job))

    def _on_resumed(self, send_id: int) -> None:
        self._run(self._joor_worker, self._decisions.go_on, send_id)

    def _on_settled(self, number: int, send_id: object) -> None:
        """What waited for the decision goes on by itself."""
        if number in self._settling:
            self._settling.discard(number)
            if isinstance(send_id, int):
                self._on_resumed(send_id)

    def _on_written(self, number: int) -> None:
        self._end(self._ledger_worker, number)

    def _on_gone_on(self, number: int) -> None:
        self._end(self._joor_worker, number)

    def _end(self, worker: Worker, number: int) -> None:
        if number in self._tasks[worker]:
            self._tasks[worker].discard(number)
            self.changed.emit()

    def _on_write_failed(self, number: int, error: JoorDesktopError) -> None:
        if number in self._tasks[self._ledger_worker]:
            self._controls.show_error(error)

    def _on_sending_failed(self, number: int, error: JoorDesktopError) -> None:
        if number in self._tasks[self._joor_worker]:
            self._controls.show_error(error)


def _changed(change: Change, number: int, context: TaskContext) -> object:
    return change(context, number)
