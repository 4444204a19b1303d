"""Leads from one problem to the next, and finds what can be mended of a kind."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.seeking import FoundProblem, Known, Search, find_problem


class KindGuide(QObject):
    """``found`` tells a :class:`FoundProblem`, ``missed`` that there is none; ``fixes_counted`` a kind, how many fixes
    it has and how many of these are only likely; ``fixes_found`` a kind and its fixes; ``failed`` a JoorDesktopError.
    """

    found = Signal(object)
    missed = Signal()
    fixes_counted = Signal(object, int, int)
    fixes_found = Signal(object, object)
    failed = Signal(object)

    def __init__(self, open_list: OpenList, reading: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._worker = reading
        self._asked: set[int] = set()
        self._known: Known = {}
        self._counting: dict[int, ProblemKind] = {}
        self._finding: dict[int, ProblemKind] = {}
        open_list.counted.connect(self._on_counted)
        reading.succeeded.connect(self._on_succeeded)
        reading.failed.connect(self._on_failed)
        reading.finished.connect(self._on_finished)

    def seek(self, search: Search) -> None:
        """Look for a problem; at the end of the rows it goes on at the other end."""
        path, known = self._open_list.drafts.database.path, self._known

        def find(context: TaskContext) -> FoundProblem | None:
            return find_problem(context, path, search, known)

        for number in self._asked:
            self._worker.cancel(number)
        self._asked.add(self._worker.run(find))

    def _on_counted(self) -> None:
        self._known = {}

    def count_fixes(self, kind: ProblemKind) -> None:
        """Count the fixes of a kind."""
        path, list_id = self._open_list.drafts.database.path, self._open_list.list_id

        def count(context: TaskContext) -> tuple[int, int]:
            from joor_desktop.work.mending import count_fixes

            return count_fixes(context, path, list_id, kind)

        for number in self._counting:
            self._worker.cancel(number)
        self._counting[self._worker.run(count)] = kind

    def find_fixes(self, kind: ProblemKind) -> None:
        """Find all fixes of a kind."""
        path, list_id = self._open_list.drafts.database.path, self._open_list.list_id

        def find(context: TaskContext) -> object:
            from joor_desktop.work.mending import find_fixes

            return find_fixes(context, path, list_id, kind)

        self.give_up_finding()
        self._finding[self._worker.run(find)] = kind

    def give_up_finding(self) -> None:
        """Nobody waits for the fixes any more."""
        for number in self._finding:
            self._worker.cancel(number)

    def _on_succeeded(self, number: int, result: object) -> None:
        if number in self._asked:
            if result is None:
                self.missed.emit()
            else:
                self.found.emit(result)
        elif number in self._counting and isinstance(result, tuple):
            self.fixes_counted.emit(self._counting[number], *result)
        elif number in self._finding:
            self.fixes_found.emit(self._finding[number], result)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number in self._finding:
            self.failed.emit(error)

    def _on_finished(self, number: int) -> None:
        self._asked.discard(number)
        for asked in (self._counting, self._finding):
            asked.pop(number, None)
