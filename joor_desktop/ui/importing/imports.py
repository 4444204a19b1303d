"""Imports one file after the other into the open list, and says in one sentence what came."""

from __future__ import annotations

import pathlib
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import ChangedFileError, JoorDesktopError
from joor_desktop.model.merging import ImportMode
from joor_desktop.ui.importing.import_news import ImportNews
from joor_desktop.ui.importing.merge_choice import MergeChoice
from joor_desktop.ui.importing.merge_words import all_the_same
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.parts import ImportOutcome, Parts
from joor_desktop.ui.strip import Strip
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from joor_desktop.files.steady import FileState
    from joor_desktop.files.understanding import Choices
    from joor_desktop.storage.journal import Step
    from joor_desktop.work.import_process import FileRequest
    from joor_desktop.work.merge_preview import MergePreview
    from joor_desktop.work.surveying import Survey
    from joor_desktop.work.understanding import Understood


class Imports(QObject):
    """Each file is read in a process of its own, and what came is one step that can be undone.

    ``asked`` has how a file was understood, where a person should look at that first; then the file waits until
    :meth:`accept`, :meth:`reread` or :meth:`give_up` is called. Meanwhile its customers are counted, which ``surveyed``
    tells, or ``unreadable`` with what went wrong.
    """

    begun = Signal()
    done = Signal()
    asked = Signal(object)
    surveyed = Signal(object)
    unreadable = Signal(object)

    def __init__(
        self, parts: Parts, open_list: OpenList, strip: Strip, choice: MergeChoice, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open_list = open_list
        self._worker = worker = parts.workers.lists
        self._strip = strip
        self._choice = choice
        self._waiting: deque[pathlib.Path] = deque()
        self._file: pathlib.Path | None = None
        self._list_id = 0
        self._choices: Choices | None = None
        self._seen: FileState | None = None
        self._was_asked = self._looked_again = False
        self._number = 0
        self._survey_number = 0
        self._cancelling = False
        self._undoable: Step | None = None
        self._news = ImportNews(open_list, strip, parts.workers.reading, self)
        self._has_strip = False
        worker.progressed.connect(self._on_progressed)
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)
        worker.cancelled.connect(self._on_cancelled)
        strip.action_requested.connect(self._on_action)
        open_list.edited.connect(self._on_edited)
        open_list.opened.connect(self._on_opened)
        choice.chosen.connect(self._import)
        choice.cancelled.connect(self.give_up)

    def add(self, files: Sequence[pathlib.Path]) -> None:
        """Import these files, after those that wait already."""
        self._waiting.extend(files)
        if self._file is None:
            self._begin_next()

    @property
    def busy(self) -> bool:
        """Whether a file is being imported."""
        return self._file is not None

    def let_go(self) -> None:
        """The strip tells of something else from now on: its button neither stops nor undoes an import any more."""
        self._undoable, self._has_strip = None, False

    def _begin_next(self) -> None:
        if not self._waiting:
            return
        self._file = self._waiting.popleft()
        self._list_id = self._open_list.list_id
        self._choices = self._seen = None
        self._was_asked = self._looked_again = False
        self._cancelling = False
        self._run(self._parts.understand_file)
        self.begun.emit()

    def accept(self, choices: Choices) -> None:
        """Import the file that waits, with what the person chose for it."""
        self._looked_again = False
        self._go_on(choices)

    def _go_on(self, choices: Choices) -> None:
        self._choices = choices
        if self._open_list.counts.customers:
            self._run(self._parts.preview_import)  # before anything is done: what does the list have of it already?
        else:
            self._import(ImportMode.ADD)

    def reread(self, choices: Choices) -> None:
        """Look at the file that waits anew, with what the person chose for it."""
        self._choices = choices
        self._run(self._parts.understand_file)

    def survey(self, choices: Choices) -> None:
        """Count the customers of the file that waits, with what the person chose for it."""
        self._choices = choices
        self._worker.cancel(self._survey_number)
        request, survey_file = self._request(choices), self._parts.survey_file
        self._survey_number = self._worker.run(lambda context: survey_file(context, request))

    def _import(self, mode: ImportMode) -> None:
        import_file = self._parts.import_file
        self._run(lambda context, request: import_file(context, request, mode))

    def _request(self, choices: Choices | None) -> FileRequest:
        from joor_desktop.work.import_process import FileRequest

        assert self._file is not None
        database_path = self._open_list.drafts.database.path
        return FileRequest(self._file, self._list_id, database_path, choices, self._seen)

    def _run(self, task: Callable[[TaskContext, FileRequest], object]) -> None:
        assert self._file is not None
        self._worker.cancel(self._survey_number)
        request = self._request(self._choices)
        self._has_strip = True
        self._strip.show_working(self.tr("Reading {file}").format(file=self._file.name), self.tr("Cancel"))
        self._number = self._worker.run(lambda context: task(context, request))

    def _on_progressed(self, number: int, done: int, total: int | None, words: str) -> None:
        if self._is_mine(number) and self._has_strip:
            self._strip.show_progress(done, total, words)

    def _on_succeeded(self, number: int, result: Understood | Survey | ImportOutcome | list[MergePreview]) -> None:
        from joor_desktop.work.surveying import Survey
        from joor_desktop.work.understanding import Understood

        if isinstance(result, Survey):
            if number == self._survey_number and self._file is not None:
                self.surveyed.emit(result)
            return
        if not self._is_mine(number):
            return
        if self._cancelling and isinstance(result, (Understood, list)):
            self.give_up()  # the step ended before it heard of it, and nothing was done yet
        elif isinstance(result, Understood):
            self._on_understood(result)
        elif isinstance(result, list):
            self._on_previewed({preview.mode: preview for preview in result})
        else:
            self._on_imported(result)

    def _on_understood(self, understood: Understood) -> None:
        self._seen = understood.state
        if understood.sure:
            self._go_on(understood.choices)
            return
        self._was_asked = True
        self._strip.put_away()
        self.asked.emit(understood)
        if self._looked_again:
            self._strip.show_outcome(
                "warning",
                self.tr("{file} has changed since you looked at it.").format(file=understood.file.file),
                self.tr("Nothing was taken from it yet. Look once more: this is what it holds now."),
            )
        self.survey(understood.choices)

    def _on_previewed(self, previews: dict[ImportMode, MergePreview]) -> None:
        update, replace = previews[ImportMode.UPDATE], previews[ImportMode.REPLACE]
        if not update.met:
            self._import(ImportMode.ADD)
        elif update.same == update.customers == replace.same and not replace.removed:
            self._undoable = None
            self._strip.show_outcome("right", all_the_same(update.customers), self.tr("Nothing was changed."))
            self._end()
        else:
            self._strip.put_away()
            self._choice.ask(list(previews.values()))

    def _on_imported(self, outcome: ImportOutcome) -> None:
        self._open_list.reload()
        self._has_strip = True
        self._undoable = self._open_list.last_step() if outcome.added + outcome.updated + outcome.removed else None
        self._news.tell(outcome, self._undoable)
        self._end()

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if self._file is None or number not in (self._number, self._survey_number):
            return
        if isinstance(error, ChangedFileError) and not (self._looked_again or self._cancelling):
            self._look_again()
        elif number == self._survey_number:
            self.unreadable.emit(error)
        else:
            self._undoable = None
            list_id = self._open_list.list_id
            self._open_list.look_for_changes()  # a process that broke off may have been done
            if self._open_list.list_id == list_id:  # otherwise it is told already that the list is gone
                self._strip.show_outcome("error", error.title, error.detail)
            self._end()

    def _look_again(self) -> None:
        """The file is another one now: what was understood of it may be wrong."""
        self._looked_again = True
        if not self._was_asked:
            self._choices = None
        self._run(self._parts.understand_file)

    def _on_cancelled(self, number: int) -> None:
        if self._is_mine(number):
            self.give_up()

    def give_up(self) -> None:
        """The file that waits is not wanted."""
        self._worker.cancel(self._survey_number)
        self._undoable = None
        file = self._file.name if self._file else ""
        title = self.tr("{file} was not imported.").format(file=file)
        self._strip.show_outcome("warning", title, self.tr("The list is as it was before."))
        self._end()

    def _on_opened(self) -> None:
        # What was asked is of the list that was open before.
        if self._choice.asking and self._open_list.list_id != self._list_id:
            self._choice.put_away()
            self.give_up()
        if self._open_list.list_id != self._list_id:
            self._undoable = None

    def _is_mine(self, number: int) -> bool:
        return self._file is not None and number == self._number

    def _end(self) -> None:
        self._file = None
        self.done.emit()
        self._begin_next()

    def _on_edited(self) -> None:
        if self._undoable is not None and not self._open_list.would_undo(self._undoable):
            self._strip.drop_action()  # undo would now undo something else than the import
            self._undoable = None

    def _on_action(self) -> None:
        if self._file is not None and self._has_strip:
            self._waiting.clear()
            self._cancelling = True
            self._strip.rest(self.tr("Cancelling…"))
            self._worker.cancel(self._number)
        elif self._undoable is not None:
            self._undo(self._undoable)

    def _undo(self, step: Step) -> None:
        self._undoable = None
        self._strip.put_away()
        if self._open_list.would_undo(step):
            self._open_list.undo()
            return
        undone = not self._open_list.is_applied(step)
        self._open_list.look_for_changes()
        if undone:
            title = self.tr("This import was undone already.")
            self._strip.show_outcome("warning", title, self.tr("Nothing was changed."))
        else:
            title = self.tr("The list was changed elsewhere after this import.")
            detail = self.tr("Nothing was undone. The history (Ctrl+Shift+H) leads back to any point.")
            self._strip.show_outcome("warning", title, detail)
