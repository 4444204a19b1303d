"""Saves the open list as a file that the person chooses, and says in the strip what was saved where."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.saving import Saved, SaveKind
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.parts import Parts
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.words import counted, grouped
from joor_desktop.work.context import TaskContext

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|.\x00-\x1f]+')
_MOST_NAMED = 5


class ListSaving(QObject):
    """``begun`` tells that the strip shows a save from now on."""

    begun = Signal()

    def __init__(self, parts: Parts, open_list: OpenList, strip: Strip, window: QWidget) -> None:
        super().__init__(window)
        self._save_list = parts.save_list
        self._worker = worker = parts.workers.lists
        self._open_list = open_list
        self._strip = strip
        self._window = window
        self._number: int | None = None
        self._out = pathlib.Path()
        self._kind = SaveKind.MARKED
        self._has_strip = False
        worker.progressed.connect(self._on_progressed)
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)
        worker.cancelled.connect(self._on_cancelled)
        strip.action_requested.connect(self._on_action)

    def ask(self) -> None:
        """Let the person choose a file and what it becomes."""
        from PySide6.QtWidgets import QFileDialog

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = self._dialog = QFileDialog(self._window, self.tr("Save the list"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(self._filters()))
        dialog.filterSelected.connect(self._on_filter_selected)
        self._on_filter_selected(dialog.selectedNameFilter())
        dialog.selectFile(name_for_file(self._open_list.draft.name))
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _filters(self) -> dict[str, SaveKind]:
        return {
            self.tr("Excel workbook with the problems marked (*.xlsx)"): SaveKind.MARKED,
            self.tr("Excel workbook like the template (*.xlsx)"): SaveKind.TEMPLATE,
            self.tr("Text file, a row for each customer (*.csv)"): SaveKind.CSV,
            self.tr("JSON as JOOR takes it (*.json)"): SaveKind.JSON,
            self.tr("XML as JOOR takes it (*.xml)"): SaveKind.XML,
        }

    def _on_filter_selected(self, words: str) -> None:
        self._dialog.setDefaultSuffix(self._filters()[words].ending)

    def _on_file_selected(self, name: str) -> None:
        out = pathlib.Path(name)
        self.save(out, kind_of(out, self._filters()[self._dialog.selectedNameFilter()]))

    def save(self, out: pathlib.Path, kind: SaveKind) -> None:
        """Save the list to *out*."""
        self._out, self._kind = out, kind
        save_list, path, list_id = self._save_list, self._open_list.drafts.database.path, self._open_list.list_id

        def run(context: TaskContext) -> Saved:
            return save_list(context, path, list_id, out, kind)

        self._number = self._worker.run(run)
        self._has_strip = True
        self._strip.show_working(self.tr("Saving {file}").format(file=out.name), self.tr("Cancel"))
        self.begun.emit()

    def let_go(self) -> None:
        """The strip tells of something else from now on."""
        self._has_strip = False

    def _on_progressed(self, number: int, done: int, total: int | None, words: str) -> None:
        if number == self._number and self._has_strip:
            self._strip.show_progress(done, total, words)

    def _on_action(self) -> None:
        if self._number is not None and self._has_strip:
            self._strip.rest(self.tr("Cancelling…"))
            self._worker.cancel(self._number)

    def _on_succeeded(self, number: int, saved: Saved) -> None:
        if number == self._number:
            self._end("warning" if saved.left_out or saved.cut else "right", *self._outcome(saved))

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self._has_strip = True  # what went wrong is always told
            self._end("error", error.title, error.detail)

    def _on_cancelled(self, number: int) -> None:
        if number == self._number:
            title = self.tr("{file} was not saved.").format(file=self._out.name)
            self._end("warning", title, self.tr("What was there before, if anything, is as it was."))

    def _end(self, tone: str, title: str, detail: str) -> None:
        self._number = None
        if self._has_strip:
            self._strip.show_outcome(tone, title, detail)
        self._has_strip = False

    def _outcome(self, saved: Saved) -> tuple[str, str]:
        number = counted(saved.customers, self.tr("1 customer was saved"), self.tr("{n} customers were saved"))
        title = self.tr("{customers} as {file}.").format(customers=number, file=saved.out.name)
        where = self.tr("It is in {folder}.").format(folder=saved.out.parent)
        left_out = self.tr("{n} could not be written, because of invisible characters in their texts: {codes}.")
        cut = self.tr("{n} have a text that is longer than a cell holds, and that ends there: {codes}.")
        parts = (where, self._errors(saved), _told(left_out, saved.left_out), _told(cut, saved.cut))
        return title, " ".join(part for part in parts if part)

    def _errors(self, saved: Saved) -> str:
        if not saved.errors:
            return ""
        found = counted(saved.errors, self.tr("1 has errors."), self.tr("{n} have errors."))
        if self._kind is SaveKind.MARKED:
            return found + " " + self.tr("Mend the red cells, save it, and drop it on this window.")
        return found


def name_for_file(name: str) -> str:
    """*name* without what a file's name can't have."""
    return _NOT_IN_NAMES.sub(" ", name).strip()


def _told(text: str, codes: Sequence[str]) -> str:
    """*text* with how many there are and the first of them; nothing for none."""
    more = "…" if len(codes) > _MOST_NAMED else ""
    return text.format(n=grouped(len(codes)), codes=", ".join(codes[:_MOST_NAMED]) + more) if codes else ""


def kind_of(out: pathlib.Path, chosen: SaveKind) -> SaveKind:
    """What *out* becomes: what was chosen, unless its ending says something else that can be saved."""
    ending = out.suffix.lower()
    if ending == chosen.ending:
        return chosen
    return next((kind for kind in SaveKind if kind.ending == ending), chosen)
