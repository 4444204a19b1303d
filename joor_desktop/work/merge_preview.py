"""What an import would change in a list that has customers already, told before it is done."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any, Self

from joor_desktop.files.reading import Reading, SourceRecord, read_records
from joor_desktop.files.understanding import NO_CHOICES, Choices
from joor_desktop.model.merging import ImportMode, ValueChange, differences
from joor_desktop.model.profile import practice_profile
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.layouts import Layouts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.work.checking import told
from joor_desktop.work.context import TaskContext
from joor_desktop.work.layout_memory import LayoutMemory
from joor_desktop.work.merging import Meeting, Merge, Sorted
from joor_desktop.work.remembered_fixes import RememberedFixes

MOST_NAMED = 500
"""So many customers are named at most; all are counted."""

_BATCH = 1000

CountSent = Callable[[Collection[str]], int]


@dataclass(frozen=True, slots=True)
class CustomerChange:
    """A customer that would change, by the code and the name that it has in the list, and each text that would."""

    code: str
    name: str
    values: list[ValueChange] = field(default_factory=list)


@dataclass(slots=True)
class MergePreview:
    """What an import would do in one mode; the numbers are those of an ImportResult.

    ``sent`` counts the customers that would change, or go, and were accepted by the account of the list's profile
    before. ``changes`` and ``gone`` name at most the first 500 that would change, and that would go (without values).
    """

    file: str
    mode: ImportMode
    customers: int = 0
    added: int = 0
    updated: int = 0
    same: int = 0
    removed: int = 0
    sent: int = 0
    changes: list[CustomerChange] = field(default_factory=list)
    gone: list[CustomerChange] = field(default_factory=list)

    @property
    def met(self) -> int:
        """How many customers of the file the list has already."""
        return self.updated + self.same

    def plain(self) -> dict[str, Any]:
        """As JSON carries it."""
        return {**asdict(self), "mode": self.mode.value}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Read back what :meth:`plain` made."""
        changes = [
            CustomerChange(each["code"], each["name"], [ValueChange(**value) for value in each["values"]])
            for each in plain["changes"]
        ]
        gone = [CustomerChange(each["code"], each["name"]) for each in plain["gone"]]
        return cls(**{**plain, "mode": ImportMode(plain["mode"]), "changes": changes, "gone": gone})

    def count(self, found: Sorted, count_sent: CountSent) -> None:
        """Add some customers of the file."""
        self.customers += len(found.new) + len(found.changed) + found.same
        self.added += len(found.new)
        self.updated += len(found.changed)
        self.same += found.same
        self.sent += count_sent([each.before.code for each in found.changed])
        self.changes += map(_change, found.changed[: MOST_NAMED - len(self.changes)])


def preview_merge(
    context: TaskContext, file: pathlib.Path, list_id: int, database: Database, mode: ImportMode
) -> MergePreview:
    """What importing *file* into the list would do in this mode; reads the file once and writes nothing.

    Raises UnreadableFileError, StorageError or CancelledError.
    """
    return _preview(context, read_records(file), file.name, list_id, database, [mode])[0]


def preview_merges(
    context: TaskContext, file: pathlib.Path, list_id: int, database: Database, choices: Choices = NO_CHOICES
) -> list[MergePreview]:
    """The same for all modes, in their order, from one reading of the file; *choices* are a person's for the file."""
    return _preview(context, read_records(file, choices), file.name, list_id, database, list(ImportMode))


def _preview(
    context: TaskContext, reading: Reading, file: str, list_id: int, database: Database, modes: list[ImportMode]
) -> list[MergePreview]:
    merge = Merge(database, list_id, reading.sources)
    previews = [MergePreview(file, mode) for mode in modes]
    count_sent = _sent_counter(database, list_id)
    fixes = RememberedFixes(LayoutMemory(Layouts(database)).fixes(reading.understood))
    for batch in _batches(context, reading, fixes):
        met = merge.meet(batch)
        for each in previews:
            each.count(merge.sort(met, each.mode), count_sent)
    for each in previews:
        if each.mode is ImportMode.REPLACE and each.customers:
            _count_gone(each, Drafts(database), merge.not_met(), count_sent)
    return previews


def _batches(context: TaskContext, reading: Reading, fixes: RememberedFixes) -> Iterator[list[SourceRecord]]:
    records = fixes.applied(told(context, reading))
    while batch := list(islice(records, _BATCH)):
        yield batch


def _sent_counter(database: Database, list_id: int) -> CountSent:
    draft = Drafts(database).get(list_id)
    profile = (Profiles(database).get(draft.profile) if draft else None) or practice_profile()
    ledger = Ledger(database)
    return lambda codes: len(ledger.last_accepted(profile, codes))


def _count_gone(preview: MergePreview, drafts: Drafts, record_ids: list[int], count_sent: CountSent) -> None:
    preview.removed = len(record_ids)
    for start in range(0, len(record_ids), _BATCH):
        records = [each.record for each in drafts.page(record_ids[start : start + _BATCH])]
        preview.sent += count_sent([record.customer_code for record in records])
        preview.gone += map(_named, records[: MOST_NAMED - len(preview.gone)])


def _named(record: Record) -> CustomerChange:
    return CustomerChange(record.customer_code, record.customer_name)


def _change(meeting: Meeting) -> CustomerChange:
    old = meeting.old()
    return CustomerChange(old.customer_code, old.customer_name, differences(old, meeting.result))
