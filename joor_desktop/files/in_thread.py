"""A call that runs beside the thread that started it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class InThread(Generic[T]):
    """Runs *call* in a thread of its own; its result, or what it raised, is asked for after it ended."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._results: list[T] = []
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="beside")
        self._thread.start()

    def join(self) -> None:
        """Wait until the call ended, well or not."""
        self._thread.join()

    def result(self) -> T:
        """What the call returned; raises what it raised."""
        self.join()
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._call())
        except Exception as error:  # noqa: BLE001  # it is raised again where the result is asked for
            self._error = error
