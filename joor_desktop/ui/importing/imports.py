"""Imports one file after the other into the open list, and says in one sentence what came."""

from __future__ import annotations

import pathlib
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.parts import ImportFile, ImportOutcome
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.words import counted
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

_MOST_NOTICES = 3


class Imports(QObject):
    """Each file is read in a process of its own, and what came is one step that can be undone."""

    begun = Signal()
    done = Signal()

    def __init__(
        self, import_file: ImportFile, open_list: OpenList, worker: Worker, strip: Strip, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._import_file = import_file
        self._open_list = open_list
        self._worker = worker
        self._strip = strip
        self._waiting: deque[pathlib.Path] = deque()
        self._file: pathlib.Path | None = None
        self._number = 0
        self._can_undo = False
        worker.progressed.connect(self._on_progressed)
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)
        worker.cancelled.connect(self._on_cancelled)
        strip.action_requested.connect(self._on_action)
        open_list.edited.connect(self._on_edited)

    def add(self, files: Sequence[pathlib.Path]) -> None:
        """Import these files, after those that wait already."""
        self._waiting.extend(files)
        if self._file is None:
            self._begin_next()

    @property
    def busy(self) -> bool:
        """Whether a file is being imported."""
        return self._file is not None

    def _begin_next(self) -> None:
        if not self._waiting:
            return
        file = self._file = self._waiting.popleft()
        list_id, path, import_file = self._open_list.list_id, self._open_list.drafts.database.path, self._import_file

        def run(context: TaskContext) -> ImportOutcome:
            return import_file(context, file, list_id, path)

        self._strip.show_working(self.tr("Reading {file}").format(file=file.name), self.tr("Cancel"))
        self._number = self._worker.run(run)
        self.begun.emit()

    def _on_progressed(self, number: int, done: int, total: int | None, words: str) -> None:
        if self._is_mine(number):
            self._strip.show_progress(done, total, words)

    def _on_succeeded(self, number: int, outcome: ImportOutcome) -> None:
        if self._is_mine(number):
            self._open_list.reload()
            self._can_undo = outcome.customers > 0
            detail = " ".join([self._flaws(outcome), *outcome.notices[:_MOST_NOTICES], self._left_out(outcome)]).strip()
            tone = "warning" if outcome.errors or not outcome.customers else "right"
            self._strip.show_outcome(tone, self._sentence(outcome), detail, self.tr("Undo") if self._can_undo else "")
            self._end()

    def _sentence(self, outcome: ImportOutcome) -> str:
        if not outcome.customers:
            return self.tr("{file} holds no customers.").format(file=outcome.file)
        came = counted(outcome.customers, self.tr("1 customer"), self.tr("{n} customers"))
        return self.tr("{customers} came from {file}.").format(customers=came, file=outcome.file)

    def _flaws(self, outcome: ImportOutcome) -> str:
        if not outcome.customers:
            return ""
        if not outcome.errors and not outcome.warnings:
            return self.tr("All of them are ready to be sent.")
        errors = counted(outcome.errors, self.tr("1 has errors"), self.tr("{n} have errors"))
        warnings = counted(outcome.warnings, self.tr("1 has warnings"), self.tr("{n} have warnings"))
        told = [words for words, number in ((errors, outcome.errors), (warnings, outcome.warnings)) if number]
        return f"{', '.join(told)}."

    def _left_out(self, outcome: ImportOutcome) -> str:
        more = len(outcome.notices) - _MOST_NOTICES
        return counted(more, self.tr("And 1 more note."), self.tr("And {n} more notes.")) if more > 0 else ""

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if self._is_mine(number):
            self._can_undo = False
            self._strip.show_outcome("error", error.title, error.detail)
            self._end()

    def _on_cancelled(self, number: int) -> None:
        if self._is_mine(number):
            self._can_undo = False
            file = self._file.name if self._file else ""
            title = self.tr("{file} was not imported.").format(file=file)
            self._strip.show_outcome("warning", title, self.tr("The list is as it was before."))
            self._end()

    def _is_mine(self, number: int) -> bool:
        return self._file is not None and number == self._number

    def _end(self) -> None:
        self._file = None
        self.done.emit()
        self._begin_next()

    def _on_edited(self) -> None:
        # Undo would now undo something else than the import.
        if self._can_undo:
            self._can_undo = False
            self._strip.drop_action()

    def _on_action(self) -> None:
        if self._file is not None:
            self._waiting.clear()
            self._strip.rest(self.tr("Cancelling…"))
            self._worker.cancel(self._number)
        elif self._can_undo:
            self._can_undo = False
            self._strip.put_away()
            self._open_list.undo()
