"""Leads from one problem to the next, and finds what can be mended of a kind."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts, ProblemKind
from joor_desktop.ui.customers.place import Place
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.seeking import Sought, read_affected, sought_paths


class _Asked(NamedTuple):
    """What was sought from where, and what the answer holds for."""

    sought: Sought
    after: Place | None
    backwards: bool
    key: object


class KindGuide(QObject):
    """``found`` tells the cell of the problem that was sought; ``fixes_counted`` a kind, how many fixes it has and how
    many of these are only likely; ``fixes_found`` a kind and its fixes; ``failed`` a JoorDesktopError."""

    found = Signal(object)
    fixes_counted = Signal(object, int, int)
    fixes_found = Signal(object, object)
    failed = Signal(object)

    def __init__(self, open_list: OpenList, reading: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._worker = reading
        self._asked: dict[int, _Asked] = {}
        self._known: tuple[object, array[int]] | None = None  # the last answer, for as long as the list is as it was
        self._counting: dict[int, ProblemKind] = {}
        self._finding: dict[int, ProblemKind] = {}
        open_list.counted.connect(self._on_counted)
        reading.succeeded.connect(self._on_succeeded)
        reading.failed.connect(self._on_failed)
        reading.finished.connect(self._on_finished)

    def seek(self, sought: Sought, after: Place | None, *, backwards: bool = False) -> None:
        """Look for the problem that follows *after*, or stands before it; at the end it goes on at the other end.

        What is sought is a kind of problem, or any problem of a severity.
        """
        path, list_id = self._open_list.drafts.database.path, self._open_list.list_id
        key = (list_id, sought)
        if self._known is not None and self._known[0] == key:
            self._lead(sought, self._known[1], after, backwards=backwards)
            return

        def read(context: TaskContext) -> array[int]:
            return read_affected(context, path, list_id, sought)

        self._asked[self._worker.run(read)] = _Asked(sought, after, backwards, key)

    def _on_counted(self) -> None:
        self._known = None

    def _lead(self, sought: Sought, affected: array[int], after: Place | None, *, backwards: bool) -> None:
        place = next_place(self._open_list.drafts, sought, affected, after, backwards=backwards)
        if place is not None:
            self.found.emit(place)

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
        if number in self._asked and isinstance(result, array):
            asked = self._asked[number]
            self._known = (asked.key, result)
            self._lead(asked.sought, result, asked.after, backwards=asked.backwards)
        elif number in self._counting and isinstance(result, tuple):
            self.fixes_counted.emit(self._counting[number], *result)
        elif number in self._finding:
            self.fixes_found.emit(self._finding[number], result)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number in self._finding:
            self.failed.emit(error)

    def _on_finished(self, number: int) -> None:
        for asked in (self._asked, self._counting, self._finding):
            asked.pop(number, None)


def next_place(
    drafts: Drafts, sought: Sought, affected: array[int], after: Place | None, *, backwards: bool = False
) -> Place | None:
    """The place of the problem behind *after*, or before it, given the records that have one in the list's order."""
    if not affected:
        return None
    start = len(affected) if backwards else 0
    if after is not None:
        here, path = after
        following = _in_record(sought_paths(drafts, here, sought), path, backwards=backwards)
        if following is not None:
            return here, following
        start = _position(drafts, affected, here, backwards=backwards)
    order = [*affected[start:], *affected[:start]]
    for record_id in reversed(order) if backwards else order:
        paths = sought_paths(drafts, record_id, sought)
        if paths:
            return record_id, paths[-1 if backwards else 0]
    return None


def _in_record(paths: list[Path], cursor: Path | None, *, backwards: bool) -> Path | None:
    """The next of a record's problems, seen from the cursor in it; None where that lies in another record."""
    if cursor in paths:
        place = paths.index(cursor) + (-1 if backwards else 1)
        return paths[place] if 0 <= place < len(paths) else None
    if backwards:
        return None
    for each in paths:
        if cursor is None or _follows(each, cursor):
            return each
    return None


def _follows(problem: Path, cursor: Path) -> bool:
    if problem.node != cursor.node or problem.index != cursor.index:
        return problem.node != cursor.node or problem.index > cursor.index
    return problem.field != cursor.field


def _position(drafts: Drafts, affected: array[int], record_id: int, *, backwards: bool) -> int:
    """How many of the records stand in the list before *record_id*; on the way on, itself counts too."""

    def number(of: int) -> int:
        found = drafts.page([of])
        return found[0].number if found else 0

    return (bisect_left if backwards else bisect_right)(affected, number(record_id), key=number)
