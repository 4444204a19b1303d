"""Turning the last step of a list round: undone where it was applied, applied where it was undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from joor_desktop.model.record import Record
from joor_desktop.storage import tally
from joor_desktop.storage.database import Database
from joor_desktop.storage.journal import Change, Journal, Side, Step
from joor_desktop.storage.patches import Patch
from joor_desktop.storage.sides import side_of
from joor_desktop.storage.writing import ListWriter, Row
from joor_desktop.work import rechecking
from joor_desktop.work.changes import checked_anew, restored
from joor_desktop.work.fingerprints import fingerprint
from joor_desktop.work.rules import AccountRules

_MOST_NAMED = 1000

Pairs = Sequence[tuple[Row, Row]]
"""Rows as they are stored, each with what is to stand in its place."""


class Turn(NamedTuple):
    """A step with the rows that it turns round, and what its other sides become; none where a patch holds them."""

    step: Step
    pairs: Pairs
    sides: list[Side]


class Turned(NamedTuple):
    """What was turned: the step's label, the ids that it touched, whether orders must be read again."""

    label: str
    record_ids: tuple[int, ...]
    structure: bool


class Turning:
    """Turns steps of one list; a turn is prepared, which may be done before the transaction in which it is written."""

    def __init__(self, database: Database, list_id: int, account: AccountRules) -> None:
        self._database = database
        self._list_id = list_id
        self._account = account
        self._writer = ListWriter(database, list_id)
        self._journal = Journal(database, list_id)

    def prepare(self, step: Step | None) -> Turn | None:
        """What turning the step round makes of its customers; None for none."""
        if step is None:
            return None
        changes = {change.record_id: change for change in self._journal.changes(step)}
        befores = self._writer.load(changes)
        pairs = [(row, self._restored(row, changes[row.id])) for row in befores]
        return Turn(step, pairs, [side_of(row, changes[row.id].id) for row in befores])

    def _restored(self, before: Row, change: Change) -> Row:
        row = restored(before, change)
        return self._account.checker()(row) if change.known is None else row

    def write(self, turn: Turn | None) -> Turned | None:
        """Turn it round."""
        if turn is None:
            return None
        step, pairs, sides = turn
        if step.patch:
            return self._exchange(step)
        shown = self._move(step) if step.moves else []
        self._journal.turn(step, sides)
        self._writer.replace(pairs)
        recoded = [row for pair in pairs if pair[0].code != pair[1].code for row in pair]
        keys = [key for _, key in shown] + [row.code_key for row in recoded]
        rechecked = rechecking.recheck_some(self._writer, keys, len(shown) + len(recoded))
        moved = [record_id for record_id, _ in shown[:_MOST_NAMED]]
        ids = (*moved, *(before.id for before, _ in pairs), *rechecked)
        return Turned(step.label, tuple(dict.fromkeys(ids)), step.structure or bool(step.plane))

    def _move(self, step: Step) -> list[tuple[int, str | None]]:
        came = self._writer.show("born", step.number, live=step.undone)
        return came + self._writer.show("gone", step.number, live=not step.undone)

    def _exchange(self, step: Step) -> Turned:
        patch = Patch(self._database, self._list_id, step.patch)
        ids = patch.changed()
        if patch.is_current():
            patch.turn(step)
        else:
            with patch.noting(self._writer):
                patch.change_places(step)
                self._check_again(ids)
        self._journal.turn(step, [])
        return Turned(step.label, tuple(dict.fromkeys((*patch.moved(step), *ids))), step.structure)

    def _check_again(self, ids: Sequence[int]) -> None:
        checked = self._account.checker()
        pairs = [(row, _marked(checked(checked_anew(row)))) for row in self._writer.load(ids)]
        self._writer.replace([pair for pair in pairs if pair[0] != pair[1]])
        rechecking.recheck_list(self._writer)
        tally.count_anew_at_end(self._database, self._writer.plane.key)


def _marked(row: Row) -> Row:
    if row.sent is None:
        return row
    return replace(row, changed=fingerprint(Record.from_body(row.body)) != row.sent)


def records_of(step: Step | None) -> int:
    """How many records have to be read to turn the step round."""
    return step.last_change - step.first_change + 1 if step else 0
