"""Going to another point of a list's history: all steps in between are undone, or done again, one after the other."""

from __future__ import annotations

import pathlib
from collections.abc import Callable
from contextlib import closing

from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import Journal, Step
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import Edit, ListEditor

_MOST_NAMED = 1000


def go_back_to(context: TaskContext, database_path: pathlib.Path, list_id: int, number: int) -> Edit:
    """Make the step of that *number* the last one that is applied; 0 undoes all.

    Each step is a transaction of its own: whatever ends it in the middle, the list is as it was at a point of its
    history. Raises CancelledError there.
    """
    with closing(Database(database_path)) as database:
        return _Journey(context, Drafts(database), list_id, number).go()


class _Journey:
    """The way from one point to another, with what it changed."""

    def __init__(self, context: TaskContext, drafts: Drafts, list_id: int, number: int) -> None:
        self._context = context
        self._editor = ListEditor(drafts, list_id)
        self._journal = Journal(drafts.database, list_id)
        self._target = number
        self._edits: list[Edit] = []

    def go(self) -> Edit:
        undone, redone = self._journal.way_to(self._target)
        self._turn(undone, self._journal.last_applied, self._editor.undo)
        self._turn(redone, self._journal.next_undone, self._editor.redo)
        ids = dict.fromkeys(record_id for edit in self._edits for record_id in edit.record_ids)
        many = len(ids) > _MOST_NAMED
        structure = many or any(edit.structure for edit in self._edits)
        told = " ".join(dict.fromkeys(edit.told for edit in self._edits if edit.told))
        return Edit("", tuple(ids)[:_MOST_NAMED], structure, told=told)

    def _turn(self, numbers: list[int], choose: Callable[[], Step | None], turn: Callable[[], Edit | None]) -> None:
        for done, number in enumerate(numbers):
            words = translate("edit", "step {n} of {total}").format(n=done + 1, total=len(numbers))
            self._context.progress(done, len(numbers), words)
            step = choose()
            if step is None or step.number != number:  # somebody edited the list meanwhile
                return
            edit = turn()
            if edit is not None:
                self._edits.append(edit)
