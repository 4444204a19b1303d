"""Leads from one problem of a kind to the next, and counts how many of a kind can be mended."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from PySide6.QtCore import QObject, Signal

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts, ProblemKind
from joor_desktop.ui.customers.place import Place
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.list_reading import read_affected


class KindGuide(QObject):
    """``found`` tells the cell of the next problem, ``fixes_counted`` a kind, how many fixes it has and how many
    of these are only likely."""

    found = Signal(object)
    fixes_counted = Signal(object, int, int)

    def __init__(self, open_list: OpenList, reading: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._worker = reading
        self._asked: dict[int, tuple[ProblemKind, Place | None]] = {}
        self._counting: dict[int, ProblemKind] = {}
        reading.succeeded.connect(self._on_succeeded)
        reading.finished.connect(self._on_finished)

    def seek(self, kind: ProblemKind, after: Place | None) -> None:
        """Look for the problem of this kind that follows *after*; from the end it goes on at the beginning."""
        path, list_id = self._open_list.drafts.database.path, self._open_list.list_id

        def read(context: TaskContext) -> array[int]:
            return read_affected(context, path, list_id, kind)

        self._asked[self._worker.run(read)] = (kind, after)

    def count_fixes(self, kind: ProblemKind) -> None:
        """Count the fixes of a kind."""
        path, list_id = self._open_list.drafts.database.path, self._open_list.list_id

        def count(context: TaskContext) -> tuple[int, int]:
            from joor_desktop.work.bulk_edits import count_fixes

            return count_fixes(context, path, list_id, kind)

        for number in self._counting:
            self._worker.cancel(number)
        self._counting[self._worker.run(count)] = kind

    def _on_succeeded(self, number: int, result: object) -> None:
        if number in self._asked and isinstance(result, array):
            kind, after = self._asked[number]
            place = next_place(self._open_list.drafts, kind, result, after)
            if place is not None:
                self.found.emit(place)
        elif number in self._counting and isinstance(result, tuple):
            self.fixes_counted.emit(self._counting[number], *result)

    def _on_finished(self, number: int) -> None:
        self._asked.pop(number, None)
        self._counting.pop(number, None)


def next_place(drafts: Drafts, kind: ProblemKind, affected: array[int], after: Place | None) -> Place | None:
    """The place of the next problem of *kind* behind *after*, given the records that have one in the list's order."""
    if not affected:
        return None
    start = 0
    if after is not None:
        here, path = after
        for following in drafts.paths(here, kind):
            if path is None or _follows(following, path):
                return here, following
        start = _position(drafts, affected, here) % len(affected)
    for record_id in (*affected[start:], *affected[:start]):
        paths = drafts.paths(record_id, kind)
        if paths:
            return record_id, paths[0]
    return None


def _follows(problem: Path, cursor: Path) -> bool:
    if problem.node != cursor.node or problem.index != cursor.index:
        return problem.node != cursor.node or problem.index > cursor.index
    return problem.field != cursor.field


def _position(drafts: Drafts, affected: array[int], record_id: int) -> int:
    """How many of the records stand in the list up to, and including, *record_id*."""

    def number(of: int) -> int:
        found = drafts.page([of])
        return found[0].number if found else 0

    return bisect_right(affected, number(record_id), key=number)
