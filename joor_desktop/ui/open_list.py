"""The list that the window shows: its numbers, its editor, and the news of every change."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import DeletedListError, JoorDesktopError
from joor_desktop.model.path import Path
from joor_desktop.model.profile import PRACTICE_PROFILE, Profile, practice_profile
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Counts, Draft, Drafts, ProblemKind
from joor_desktop.storage.planes import plane_of
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.held_count import HeldCount
from joor_desktop.ui.lost_list import Lost, Typed
from joor_desktop.ui.words import grouped
from joor_desktop.ui.worker import Task, Worker
from joor_desktop.version import version
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from joor_desktop.storage.journal import Journal, Step
    from joor_desktop.work.editing import Edit, ListEditor, Outcome
    from joor_desktop.work.replacing import Found, Hit

_MANY = 50
"""From so many customers on, an edit is made by the worker."""


class OpenList(QObject):
    """One list of the database, open in the window.

    ``edited`` tells an Edit: which records were changed, and whether rows came or went; ``counted`` that the numbers
    were read anew; ``leaving`` that another list is about to be shown; ``opened`` that another list, or the same one
    with another name or profile, is shown from now on; ``turned`` that the list shows another version of all its rows,
    which may have been checked by older rules; ``answered`` tells what became of :meth:`change`, after the news
    of its edit; ``failed`` a JoorDesktopError; ``lost`` a :class:`Lost` list, deleted elsewhere, after another one is
    shown; ``begun`` the number and the words of a task that the worker does now, and whether it can be cancelled.
    """

    begun = Signal(int, str, bool)
    edited = Signal(object)
    counted = Signal()
    leaving = Signal()
    opened = Signal()
    turned = Signal()
    answered = Signal(object)
    failed = Signal(object)
    lost = Signal(object)

    def __init__(self, database: Database, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._worker = worker
        self._editor: ListEditor | None = None
        self._tasks: set[int] = set()
        self._seen_change: tuple[object, ...] = ()
        self._typed: list[Typed] | None = None
        self.drafts = Drafts(database)
        self.profiles = Profiles(database)
        last = self.drafts.last_opened()
        self.list_id = last.id if last else self.drafts.create(self.tr("My customers"), PRACTICE_PROFILE)
        self._held = HeldCount(database, worker, self)
        self._held.counted.connect(self._on_held_counted)
        self._read_numbers()
        # Whether the account's lists are others too takes loading the rules; until then the version tells.
        self.checked = not self.counts.customers or self.drafts.rules(self.list_id).split(" ")[0] == version()
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)
        worker.cancelled.connect(self._on_cancelled)
        worker.finished.connect(self._on_finished)

    @property
    def editor(self) -> ListEditor:
        """Edits the list; loaded when it is first needed, since the checks come with it."""
        if self._editor is None:
            from joor_desktop.work.editing import ListEditor

            self._editor = ListEditor(self.drafts, self.list_id)
        return self._editor

    @property
    def draft(self) -> Draft:
        """The list's name, profile and times; as they were last where another window has deleted it."""
        return self.drafts.get(self.list_id) or self._known_draft

    @property
    def profile(self) -> Profile:
        """The profile that the list is meant for; the built-in one where it was removed."""
        return self.profiles.get(self.draft.profile) or practice_profile()

    def open(self, list_id: int) -> None:
        """Show another list."""
        self.leaving.emit()
        self.drafts.mark_opened(self.list_id)  # it was open until now
        self.list_id = list_id
        self._editor = None
        self.drafts.mark_opened(list_id)
        self._read_numbers()
        self.opened.emit()
        self.counted.emit()

    def create(self, name: str) -> None:
        """Make an empty list for the same profile, and show it; raises UsageError where *name* is empty."""
        self.open(self.drafts.create(name, self.draft.profile))

    def remember_place_later(self, place: str) -> None:
        """Keep where the person is in the list, as soon as the worker comes to it: nobody waits for that."""
        from joor_desktop.work.lists import remember_place

        path, list_id = self._database.path, self.list_id
        self._worker.run(lambda context: remember_place(context, path, list_id, place))

    def bring_back(self, list_id: int | None) -> bool:
        """Show the list of that id, out of the archive too; False where it is not there any more."""
        draft = self.drafts.get(list_id) if list_id is not None else None
        if draft is None:
            return False
        if draft.archived:
            self.archive(draft.id, archived=False)
        if draft.id != self.list_id:
            self.open(draft.id)
        return True

    def rename(self, name: str, list_id: int | None = None) -> None:
        """Give this list, or the one of that id, another name; raises UsageError where it is empty."""
        self.drafts.rename(self.list_id if list_id is None else list_id, name)
        self.opened.emit()

    def archive(self, list_id: int, *, archived: bool = True) -> None:
        """Put a list away, or take it out again; where it was this one, the one that was open before it is shown."""
        self.drafts.archive(list_id, archived=archived)
        if archived and list_id == self.list_id:
            last = self.drafts.last_opened()
            self.open(last.id if last else self.drafts.create(self.tr("My customers"), self.draft.profile))

    def choose_profile(self, name: str) -> None:
        """Bind the list to another profile."""
        self.drafts.set_profile(self.list_id, name)
        self.opened.emit()

    def _read_numbers(self) -> None:
        self._known_draft: Draft = self.drafts.get(self.list_id) or self._known_draft
        self.counts: Counts = self.drafts.counts(self.list_id, self._held.of(self.list_id))
        self.entry_counts: dict[str, int] = self.drafts.entry_counts(self.list_id)
        self.kinds: list[ProblemKind] = self.drafts.kinds(self.list_id)
        self._seen_change = self.drafts.revision(self.list_id)
        self._seen_plane = plane_of(self._database, self.list_id)

    def count_anew(self) -> None:
        """Read how many customers are ready once more: a send that begins or is settled changes that, not the list."""
        self._on_held_counted(self._held.of(self.list_id))

    def _on_held_counted(self, held: int) -> None:
        if (counts := self.drafts.counts(self.list_id, held)) != self.counts:
            self.counts = counts
            self.counted.emit()

    def note_checked(self, *, checked: bool) -> None:
        """Note whether all customers are checked by the rules of now; until then none is told to be ready."""
        if checked is not self.checked:
            self.checked = checked
            self.counted.emit()

    def tell(self, edit: Edit | None) -> None:
        """Spread the news of an edit that was made with the editor."""
        if edit is not None and (edit.record_ids or edit.structure):
            before = self._seen_plane
            self._read_numbers()
            self.edited.emit(edit)
            self.counted.emit()
            if self._seen_plane != before:
                self.turned.emit()

    def reload(self) -> None:
        """Show what another process has written into the list."""
        from joor_desktop.work.editing import Edit

        self.tell(Edit("", (), structure=True))

    def look_for_changes(self) -> None:
        """Show what another window or terminal has written meanwhile, if anything."""
        if self.drafts.is_deleted(self.list_id):
            self.leave_deleted()
        elif not self._tasks and self.drafts.revision(self.list_id) != self._seen_change:
            self.reload()

    def leave_deleted(self, typed: Sequence[Typed] = ()) -> None:
        """Show the list that was open before this one, which another window has deleted.

        *typed* could not be saved; what still is being typed elsewhere joins it.
        """
        if self._typed is not None:
            self._typed += typed
            return
        self._typed = list(typed)
        self.leaving.emit()
        gone, last = self._known_draft, self.drafts.last_opened()
        self.list_id = last.id if last else self.drafts.create(self.tr("My customers"), gone.profile)
        self._editor = None
        self.drafts.mark_opened(self.list_id)
        self._read_numbers()
        self.opened.emit()
        self.counted.emit()
        unsaved, self._typed = tuple(self._typed), None
        self.lost.emit(Lost(gone.id, gone.name, unsaved, self.drafts.get(gone.id) is not None))

    def fail(self, error: JoorDesktopError, typed: Sequence[Typed] = ()) -> None:
        """Tell what went wrong with an edit; *typed* is what it was to save."""
        if isinstance(error, DeletedListError):
            self.leave_deleted(typed)
        else:
            self.failed.emit(error)

    def set_value(self, record_id: int, path: Path, text: str) -> bool:
        """Put *text* at *path*, and what an account list says of it beside it, as one step; False where that failed."""
        from joor_desktop.work.siblings import texts_beside

        values = [(record_id, path, text), *texts_beside(self.drafts, self.list_id, record_id, path, text)]
        return self._try(lambda: self.editor.set_values(values), values)

    def set_values(self, values: Sequence[tuple[int, Path, str]], label: str | None = None) -> bool:
        """Put many texts in their places as one step; False where that failed."""
        return self._try(lambda: self.editor.set_values(values, label), values)

    def add_customer(self, start: Record | None = None) -> int | None:
        """Add a customer that has *start* at the end and return its id; None where that failed."""
        from joor_desktop.work.editing import Edit

        try:
            record_id = self.editor.add_customer(start)
        except JoorDesktopError as error:
            self.fail(error)
            return None
        self.tell(Edit("", (record_id,), structure=True, came=(record_id,)))
        return record_id

    def change(self, rows: int, change: Callable[[ListEditor], Outcome]) -> None:
        """Make an edit that touches so many rows: at once, or for many rows in the worker."""
        if rows > _MANY:
            from joor_desktop.work.editing import edit_elsewhere

            path, list_id = self._database.path, self.list_id
            words = self.tr("Changing {n} rows").format(n=grouped(rows))
            self._run(lambda context: edit_elsewhere(path, list_id, change, context), words, cancellable=True)
            return
        try:
            outcome = change(self.editor)
        except JoorDesktopError as error:
            self.fail(error)
        else:
            self._answer(outcome)

    def _answer(self, outcome: Outcome) -> None:
        self.tell(outcome.edit)
        self.answered.emit(outcome)

    def delete(self, record_ids: Sequence[int]) -> None:
        """Take customers out of the list."""
        if len(record_ids) < _MANY:
            self._try(lambda: self.editor.delete_customers(record_ids))
            return
        from joor_desktop.work.bulk_edits import delete_customers

        path, list_id = self._database.path, self.list_id
        words = self.tr("Deleting {n} customers").format(n=grouped(len(record_ids)))
        self._run(lambda context: delete_customers(context, path, list_id, record_ids), words)

    def delete_entries(self, node_key: str, entries: Sequence[tuple[int, int]]) -> None:
        """Take entries, as record id and index, out of their customers."""
        from joor_desktop.work.editing import Outcome

        self.change(len(entries), lambda editor: Outcome(editor.delete_entries(node_key, entries)))

    def carry_out(self, edit: Callable[[TaskContext], Edit], words: str) -> None:
        """Have the worker make an edit of this list, which it does over a connection of its own; *words* say what."""
        self._run(edit, words, cancellable=True)

    def replace_all(self, found: Found, left_out: frozenset[Hit]) -> None:
        """Replace the text of a search in the cells that were found, but for those *left_out*."""
        from joor_desktop.work.replacing import replace_all

        path, list_id = self._database.path, self.list_id
        words = self.tr("Replacing “{text}”").format(text=found.search.text)
        self._run(lambda context: replace_all(context, path, list_id, found, left_out), words, cancellable=True)

    def go_back_to(self, number: int) -> None:
        """Undo or do again all steps up to the one of that *number*, 0 for the beginning of the list."""
        from joor_desktop.work.history import go_back_to

        path, list_id = self._database.path, self.list_id
        words = self.tr("Going to another point of the history")
        self._run(lambda context: go_back_to(context, path, list_id, number), words, cancellable=True)

    def join(self, kept: int, gone: int, chosen: dict[str, int]) -> None:
        """Make one customer of two; of fields that differ the chosen one (0 or 1) counts."""
        from joor_desktop.work.joining import join_customers

        self._try(lambda: join_customers(TaskContext(), self._database.path, self.list_id, kept, gone, chosen))

    @property
    def undo_label(self) -> str | None:
        """What would be undone next; None where there is nothing."""
        return self._label(self._journal().last_applied())

    @property
    def redo_label(self) -> str | None:
        """What would be done again next; None where there is nothing."""
        return self._label(self._journal().next_undone())

    def last_step(self) -> Step | None:
        """The step that would be undone next; None where there is nothing."""
        return self._journal().last_applied()

    def would_undo(self, step: Step) -> bool:
        """Whether :meth:`undo` undoes just this step of the list."""
        last = self.last_step()
        return last is not None and (last.number, last.at) == (step.number, step.at)

    def is_applied(self, step: Step) -> bool:
        """Whether a step of this list was not undone since it was read, here or in another window."""
        return self._journal().is_applied(step)

    def undo(self) -> None:
        """Undo the last step."""
        from joor_desktop.work.bulk_edits import undo_step

        self._turn(self._journal().last_applied(), undo_step)

    def redo(self) -> None:
        """Do the step again that was undone last."""
        from joor_desktop.work.bulk_edits import redo_step

        self._turn(self._journal().next_undone(), redo_step)

    def _journal(self) -> Journal:
        from joor_desktop.storage.journal import Journal

        return Journal(self._database, self.list_id)

    @staticmethod
    def _label(step: Step | None) -> str | None:
        return step.label if step else None

    def _turn(self, step: Step | None, turn: Callable[[TaskContext, pathlib.Path, int], Edit | None]) -> None:
        path, list_id = self._database.path, self.list_id
        if step is None:
            self.look_for_changes()  # a list that is deleted has no steps either
            return
        if not step.plane and (step.patch or step.structure or step.last_change - step.first_change >= _MANY):
            words = self.tr("Redoing: {what}") if step.undone else self.tr("Undoing: {what}")
            self._run(lambda context: turn(context, path, list_id), words.format(what=step.label))
        else:
            self._try(self.editor.undo if not step.undone else self.editor.redo)

    def _try(self, change: Callable[[], Edit | None], typed: Sequence[Typed] = ()) -> bool:
        try:
            self.tell(change())
        except JoorDesktopError as error:
            self.fail(error, typed)
            return False
        return True

    def _run(self, task: Task, words: str, *, cancellable: bool = False) -> None:
        number = self._worker.run(task)
        self._tasks.add(number)
        self.begun.emit(number, words, cancellable)

    def _on_succeeded(self, number: int, result: Edit | Outcome | None) -> None:
        from joor_desktop.work.editing import Outcome

        if number not in self._tasks:
            return
        if isinstance(result, Outcome):
            self._answer(result)
        else:
            self.tell(result)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number in self._tasks:
            self._on_cancelled(number)
            self.fail(error)

    def _on_cancelled(self, number: int) -> None:
        if number in self._tasks and self.drafts.revision(self.list_id) != self._seen_change:
            self.reload()  # it was half done

    def _on_finished(self, number: int) -> None:
        self._tasks.discard(number)
