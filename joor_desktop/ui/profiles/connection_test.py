"""The test of a connection, run in the worker: one question to JOOR that changes nothing there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.profile import Profile
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

Tester = Callable[[TaskContext, Profile], str]
"""Asks JOOR for a customer that can't exist; returns the proxy on the way, raises what went wrong.

See ``work.accounts.Accounts.test``.
"""


class ConnectionTest(QObject):
    """``passed`` and ``failed`` carry the profile's name first; then the proxy ("": none), or the error."""

    passed = Signal(str, str)
    failed = Signal(str, object)

    def __init__(self, worker: Worker, test: Tester, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._test = test
        self._asked: dict[int, str] = {}
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)
        worker.finished.connect(self._on_finished)

    def run(self, profile: Profile) -> None:
        """Test the connection of *profile*."""
        self._asked[self._worker.run(partial(_tested, self._test, profile))] = profile.name

    def _on_succeeded(self, number: int, proxy: object) -> None:
        if number in self._asked:
            self.passed.emit(self._asked[number], str(proxy))

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number in self._asked:
            self.failed.emit(self._asked[number], error)

    def _on_finished(self, number: int) -> None:
        self._asked.pop(number, None)


def _tested(test: Tester, profile: Profile, context: TaskContext) -> str:
    return test(context, profile)
