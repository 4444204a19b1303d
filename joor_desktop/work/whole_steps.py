"""Steps that change a large part of a list: written beside it while it is edited, then shown all at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.owner import Owner
from joor_desktop.storage.rebuilding import Rebuilding
from joor_desktop.storage.writing import Row
from joor_desktop.work import rechecking
from joor_desktop.work.changes import RecordChange, changed, differs
from joor_desktop.work.context import TaskContext
from joor_desktop.work.few_collections import few_collections

_TURN_S = 0.0005
_TOLD_EVERY = 100
_FROM = 2000
_PART = 20
"""A step of this part of the list or more is worth a plane of its own: a copy of all, so that it is undone at once."""


class WholeStep(NamedTuple):
    """What became of it: the ids of what was changed, whether entries came or went, and the step's number."""

    record_ids: list[int]
    structure: bool
    step: int


def is_whole(records: int, customers: int) -> bool:
    """Whether a step that changes so many of the list's customers is made in this way."""
    return records >= _FROM and records * _PART >= customers


def change_whole(
    context: TaskContext,
    database: Database,
    list_id: int,
    changes: Mapping[int, RecordChange],
    checked: Callable[[Row], Row],
    label: Callable[[], str],
    *,
    structure: bool,
) -> WholeStep:
    """Change records, given by their ids, as one step; what is edited meanwhile stays as it was edited.

    Raises CancelledError; then the list is as it was. A step that changes nothing is none: its number is 0.

    :param label: asked for once all is changed.
    """
    with few_collections(), short_turns(), Owner(database.path.parent) as owner:
        while True:
            attempt = _Attempt(context, Rebuilding(database, list_id, owner.name), changes, checked)
            attempt.write()
            if not attempt.record_ids:
                return WholeStep([], structure, 0)
            with database.transaction():
                step = attempt.show(label(), structure=structure)
            if step is not None:
                return WholeStep(attempt.record_ids, structure or attempt.structure, step)


def going_on(context: TaskContext, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows one by one, for as long as nobody cancels; says how far that is."""
    for done, row in enumerate(rows):
        if done % _TOLD_EVERY == 0:
            _tell(context, done, len(rows))
        yield row


def _tell(context: TaskContext, done: int, total: int) -> None:
    context.progress(done, total, translate("edit", "customer {n} of {total}").format(n=done, total=total))


@contextmanager
def short_turns() -> Iterator[None]:
    """Let threads take turns ten times as often: what is typed meanwhile would wait some turns with each key."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class _Attempt:
    """One new plane, which is of no use where too much is edited meanwhile."""

    def __init__(
        self, context: TaskContext, rebuilding: Rebuilding, changes: Mapping[int, RecordChange],
        checked: Callable[[Row], Row],
    ) -> None:
        self._context = context
        self._rebuilding = rebuilding
        self._changes = changes
        self._checked = checked
        self._recoded = False
        self.structure = False
        self.record_ids: list[int] = []

    def write(self) -> None:
        total, done = len(self._changes), 0
        for ids in self._rebuilding.write(self._changes.__contains__, self._change):
            self.record_ids += ids
            done = min(done + len(ids), total)
            _tell(self._context, done, total)
        if self._recoded:
            self._rebuilding.check_codes(rechecking.recheck_list)
        self._rebuilding.count()
        self._context.check()

    def _change(self, before: Row) -> Row | None:
        after = self._checked(changed(before, self._changes[before.id]))
        if not differs(before, after):
            return None
        self._recoded = self._recoded or before.code != after.code
        self.structure = self.structure or before.counts != after.counts
        return after

    def show(self, label: str, *, structure: bool) -> int | None:
        writer = self._rebuilding.writer
        return self._rebuilding.show(
            label, lambda keys: rechecking.recheck_keys(writer, keys), structure=structure or self.structure
        )
