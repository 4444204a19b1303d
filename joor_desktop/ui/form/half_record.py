"""The customer in the quick add: what is typed of it, what is wrong with it, and its copy in the file."""

from __future__ import annotations

from joor_desktop.checks import check_record, duplicate_problems
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.new_customers import NewCustomers
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.siblings import Siblings


class HalfRecord:
    """One customer that is not in the list yet; it starts with what the list's profile gives."""

    def __init__(self, editor: ListEditor, drafts: Drafts, profile: str) -> None:
        self._editor = editor
        self._database = drafts.database
        self._new_customers = NewCustomers(drafts.database)
        self._siblings = Siblings(drafts, editor.list_id)
        self._field = Path()
        self._before = Record()
        self._profile = profile
        self._kept = False
        self.is_resumed = False
        self.start = Record()
        self.record = Record()

    def begin(self) -> None:
        """Start with the next customer, or with the one that was typed before and not added."""
        self.start = self._new_customers.start_values(self._profile)
        half = self._new_customers.half_typed(self._editor.list_id)
        self.is_resumed = self._kept = half is not None
        self.record = half.record if half else self.start.copy()

    @property
    def is_typed(self) -> bool:
        """Whether the customer has anything that it didn't start with."""
        return self.record != self.start

    def type(self, path: Path, text: str) -> None:
        """Take in what was typed at *path*."""
        self.record.set_value(path, text)
        for key in [key for key, entries in self.record.entries.items() if not any(entries)]:
            del self.record.entries[key]

    def enter_field(self, path: Path) -> None:
        """The cursor came into a field: what follows from it is told by how the customer was until here."""
        self._field = path
        self._before = self.record.copy()

    def leave_field(self) -> bool:
        """Fill in what an account list says beside the text typed in the field; return whether that is anything."""
        text = self.record.value(self._field)
        if text == self._before.value(self._field):
            return False
        found = self._siblings.following(self._before, self._field, text)
        new = [(place, other) for place, other in found if other != self.record.value(place)]
        for place, other in new:
            self.type(place, other)
        return bool(new)

    def problems(self) -> list[Problem]:
        """All that is wrong with the customer, a code that is in the list already included."""
        code = self.record.customer_code
        alike = self._new_customers.codes_alike(self._editor.list_id, code_key(code)) if code else []
        return [*check_record(self.record), *duplicate_problems(code, alike)]

    def keep(self, *, shown: bool) -> None:
        """Keep in the file what was typed, or forget it where nothing is left of it."""
        if self.is_typed:
            self._new_customers.keep_half_typed(self._editor.list_id, self.record, shown=shown)
            self._kept = True
        elif self._kept:
            self._new_customers.forget_half_typed(self._editor.list_id)
            self._kept = False

    def drop(self) -> None:
        """Forget what was typed."""
        self._new_customers.forget_half_typed(self._editor.list_id)

    def add(self) -> int:
        """Add the customer to the list, and return its id there."""
        with self._database.transaction():
            record_id = self._editor.add_customer(self.record)
            self._new_customers.forget_half_typed(self._editor.list_id)
        return record_id
