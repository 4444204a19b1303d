"""Calls that run beside the thread that started them."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Coming(Generic[T]):
    """The result of a call that another thread makes."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._results: list[T] = []
        self._error: BaseException | None = None
        self._ended = threading.Event()

    def result(self) -> T:
        """What the call returned; raises what it raised."""
        self._ended.wait()
        if self._error is not None:
            raise self._error
        return self._results[0]

    def run(self) -> None:
        """Make the call."""
        try:
            self._results.append(self._call())
        except BaseException as error:  # noqa: BLE001  # it is raised again where the result is asked for
            self._error = error
        self._ended.set()


class InThread(Coming[T]):
    """Runs *call* in a thread of its own; its result, or what it raised, is asked for after it ended."""

    def __init__(self, call: Callable[[], T]) -> None:
        super().__init__(call)
        self._thread = threading.Thread(target=self.run, name="beside")
        self._thread.start()

    def join(self) -> None:
        """Wait until the call ended, well or not."""
        self._thread.join()


class InTurn:
    """Runs calls beside the threads that ask for them, one after the other, in a thread that is there while any wait.

    Threads that run at the same time take their memory from places of their own, which are not given back.
    """

    def __init__(self) -> None:
        self._waiting: deque[Coming[Any]] = deque()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def call(self, call: Callable[[], T]) -> Coming[T]:
        """Let *call* run when those before it have ended."""
        coming = Coming(call)
        with self._lock:
            self._waiting.append(coming)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="beside")
                self._thread.start()
        return coming

    def hurry(self, coming: Coming[Any]) -> None:
        """Let a call be the next one that runs, if it has not begun."""
        with self._lock:
            if coming in self._waiting:
                self._waiting.remove(coming)
                self._waiting.appendleft(coming)

    def give_up(self) -> None:
        """Leave out the calls that have not begun, and wait until none is running."""
        with self._lock:
            self._waiting.clear()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while (coming := self._next()) is not None:
            coming.run()

    def _next(self) -> Coming[Any] | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._thread = None
            return None
