"""What a long task is given: a way to tell how far it is, and a way to be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable

from joor_desktop.errors import CancelledError
from joor_desktop.model.texts import translate

ProgressListener = Callable[[int, int | None, str], None]


def _tell_nobody(_done: int, _total: int | None, _text: str) -> None:
    return


class TaskContext:
    """Progress out, cancelling in; both safe to use from any thread.

    :param listener: called with how much is done, of how much (None: not known), and what is being done.
    """

    def __init__(self, listener: ProgressListener = _tell_nobody) -> None:
        self._listener = listener
        self._cancelled = threading.Event()

    def progress(self, done: int, total: int | None, text: str) -> None:
        """Tell how far the task is; raises CancelledError when it was asked to stop."""
        self.check()
        self._listener(done, total, text)

    def cancel(self) -> None:
        """Ask the task to stop at its next step."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether the task was asked to stop."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Raise CancelledError when the task was asked to stop."""
        if self._cancelled.is_set():
            raise CancelledError(translate("task", "Stopped."), translate("task", "Nothing more was done."))

    def wait_until_cancelled(self, seconds: float) -> bool:
        """Sleep for *seconds*, or until the task is asked to stop; return whether it was."""
        return self._cancelled.wait(seconds)

    def wait(self, seconds: float) -> None:
        """Sleep for *seconds*, or until the task is asked to stop, which raises CancelledError."""
        if self.wait_until_cancelled(seconds):
            self.check()
