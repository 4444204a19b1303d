"""The customer that the form shows: what is typed, what of it is saved, and what is wrong with it."""

from __future__ import annotations

from uuid import uuid4

from joor_desktop.checks import check_record
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts, StoredRecord
from joor_desktop.work.editing import Edit, ListEditor
from joor_desktop.work.siblings import Siblings


class OpenRecord:
    """One customer of the list, with what was typed since the last save on top of it.

    The list is asked again after each save, so that what only the list can know (the same code twice) and what only
    the file told (a number that lost digits) stays with the record while the rules run on what is typed.
    """

    def __init__(self, editor: ListEditor, drafts: Drafts) -> None:
        self._editor = editor
        self._drafts = drafts
        self._stored: StoredRecord | None = None
        self._known: list[Problem] = []
        self._pending: dict[Path, str] = {}
        self._stay = uuid4().hex
        self._before: Record | None = None
        self._siblings = Siblings(drafts, editor.list_id)
        self.record = Record()

    @property
    def stored(self) -> StoredRecord | None:
        """The customer as the list holds it; None while no customer is open."""
        return self._stored

    def enter_field(self) -> None:
        """The cursor came into a field: what is typed from here until it leaves is one step to undo."""
        self._stay = uuid4().hex
        self._before = None

    @property
    def pending(self) -> bool:
        """Whether something typed isn't saved yet."""
        return bool(self._pending)

    def open(self, record_id: int | None) -> bool:
        """Open a customer and say whether it is there; what was typed into the one before must be saved already."""
        self._pending.clear()
        self._before = None
        found = self._drafts.page([record_id]) if record_id is not None else []
        self._stored = found[0] if found else None
        self.record = self._stored.record.copy() if self._stored else Record()
        self._known = self._only_the_list_knows()
        return self._stored is not None

    def _only_the_list_knows(self) -> list[Problem]:
        if self._stored is None:
            return []
        told_by_rules = {(problem.code, problem.path) for problem in check_record(self._stored.record)}
        return [problem for problem in self._stored.problems if (problem.code, problem.path) not in told_by_rules]

    def problems(self) -> list[Problem]:
        """All that is wrong with the customer as typed."""
        if self._stored is None:
            return []
        still = [problem for problem in self._known if problem.path not in self._pending]
        return check_record(self.record) + still

    def type(self, path: Path, text: str) -> None:
        """Take in what was typed at *path*; it is saved by the next :meth:`commit`."""
        if self._before is None:
            self._before = self.record.copy()
        self.record.set_value(path, text)
        self._pending[path] = text

    def give_up(self) -> list[tuple[int, Path, str]]:
        """Save nothing of what was typed since the last save, and return it, each text with the customer's id."""
        typed = [(self._stored.id, path, text) for path, text in self._pending.items()] if self._stored else []
        self._pending.clear()
        return typed

    def commit(self) -> list[Edit]:
        """Save what was typed; one edit for each value and what account lists say of it, none where nothing was."""
        if self._stored is None or not self._pending:
            return []
        record_id, typed, stay, before = self._stored.id, dict(self._pending), self._stay, self._before
        edits = [
            self._editor.set_values(
                [(record_id, path, text), *self._following(record_id, path, text)], merge=f"{stay} {record_id} {path}"
            )
            for path, text in typed.items()
        ]
        self.open(record_id)
        self._before = before  # the cursor is in the field still, and half a text may be what was saved
        return edits

    def _following(self, record_id: int, path: Path, text: str) -> list[tuple[int, Path, str]]:
        """What else changes, as things stood when the typing in the field began."""
        found = self._siblings.following(self._before or self.record, path, text)
        return [(record_id, place, other) for place, other in found if other != self.record.value(place)]
