"""Calls that run beside the thread that started them."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Hashable
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Coming(Generic[T]):
    """The result of a call that another thread makes."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._results: list[T] = []
        self._error: BaseException | None = None
        self._ended = threading.Event()

    def has_ended(self) -> bool:
        """Whether the result is there."""
        return self._ended.is_set()

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


class _Waiting(NamedTuple):
    """A call that has not begun, and what it works with."""

    coming: Coming[Any]
    tool: Hashable


class InTurn:
    """Runs calls beside the threads that ask for them, one after the other, in a thread that is there while any wait.

    A thread that needs a result makes calls too until it is there, if they don't work with the same *tool* as the one
    that runs.

    Threads that run at the same time take their memory from places of their own, which are not given back.
    """

    def __init__(self) -> None:
        self._waiting: deque[_Waiting] = deque()
        self._used: set[Hashable] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def call(self, call: Callable[[], T], tool: Hashable = None) -> Coming[T]:
        """Let *call* run when those before it have begun, and none works with this *tool*."""
        coming = Coming(call)
        with self._lock:
            self._waiting.append(_Waiting(coming, tool))
            self._begin()
        return coming

    def result(self, coming: Coming[T]) -> T:
        """The result of a call, which is the next one that runs if it has not begun; raises what it raised."""
        self._hurry(coming)
        while not coming.has_ended() and self._run_next():
            pass
        return coming.result()

    def give_up(self) -> None:
        """Leave out the calls that have not begun, and wait until none is running."""
        with self._lock:
            self._waiting.clear()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _hurry(self, coming: Coming[Any]) -> None:
        with self._lock:
            for waiting in self._waiting:
                if waiting.coming is coming:
                    self._waiting.remove(waiting)
                    self._waiting.appendleft(waiting)
                    return

    def _begin(self) -> None:
        if self._thread is None and self._waiting:
            self._thread = threading.Thread(target=self._run, name="beside")
            self._thread.start()

    def _run(self) -> None:
        while self._run_next():
            pass

    def _run_next(self) -> bool:
        """Make the next call that can be made; False where there is none."""
        if (waiting := self._next()) is None:
            return False
        waiting.coming.run()
        with self._lock:
            self._used.remove(waiting.tool)
            self._begin()
        return True

    def _next(self) -> _Waiting | None:
        with self._lock:
            for waiting in self._waiting:
                if waiting.tool not in self._used:
                    self._waiting.remove(waiting)
                    self._used.add(waiting.tool)
                    return waiting
            if self._thread is threading.current_thread():
                self._thread = None
            return None
