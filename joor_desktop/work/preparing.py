"""What a change of many records needs before it is written: the records as they were and as they become, checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from joor_desktop.model.record import Record
from joor_desktop.storage.steps_since import StepsSince
from joor_desktop.storage.writing import ListWriter, Row
from joor_desktop.work.changes import Opened, RecordChange, changed, differs, packed
from joor_desktop.work.context import TaskContext
from joor_desktop.work.rules import AccountRules
from joor_desktop.work.turning import Pairs
from joor_desktop.work.whole_steps import going_on


class Prepared(NamedTuple):
    """The records that were asked for as they were, those that become others, and those that come."""

    befores: Sequence[Row]
    pairs: Pairs
    born: Sequence[Row]


class Preparation:
    """Prepares one change of records, given by their ids, and new *records* with it."""

    def __init__(
        self, context: TaskContext, writer: ListWriter, account: AccountRules, changes: Mapping[int, RecordChange],
        records: Sequence[Record],
    ) -> None:
        self._context = context
        self._writer = writer
        self._account = account
        self._changes = changes
        self._records = records

    def prepare(self) -> Prepared:
        """Read, change and check all."""
        checked = self._account.checker()
        befores, pairs = self._changed(self._changes)
        return Prepared(befores, pairs, [checked(packed(0, Opened(each, None, []))) for each in self._records])

    def _changed(self, record_ids: Collection[int]) -> tuple[Sequence[Row], list[tuple[Row, Row]]]:
        checked = self._account.checker()
        befores = self._writer.load(record_ids)
        rows = going_on(self._context, befores)
        pairs = [(row, checked(changed(row, self._changes[row.id]))) for row in rows]
        return befores, [pair for pair in pairs if differs(*pair)]

    def prepare_again(self, prepared: Prepared, since: StepsSince) -> Prepared:
        """The same after what happened since: only the records that were touched are read, changed and checked anew.

        Others wait meanwhile, and whoever types touches a few.
        """
        if since.any_of("moves OR patch OR plane"):
            return self.prepare()
        touched = set(since.record_ids())
        kept = [pair for pair in prepared.pairs if pair[0].id not in touched]
        _, pairs = self._changed([each for each in self._changes if each in touched])
        return prepared._replace(pairs=kept + pairs)
