"""Customers that were moved from one list to another stand in one of the two, whatever is undone in either of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from joor_desktop.model.record import Record
from joor_desktop.model.texts import counted, grouped, translate
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.moved_over import Move, join_move, move_of, moved_pairs, note_same, same_as, steps_of
from joor_desktop.storage.writing import ListWriter
from joor_desktop.work import rechecking
from joor_desktop.work.changes import becoming, changed, differs
from joor_desktop.work.editing import ListEditor, Newcomers
from joor_desktop.work.rules import AccountRules


def brought_label(number: int) -> str:
    """What the step is called that brought so many customers."""
    return counted(
        number,
        translate("edit", "Move a customer here from another list"),
        translate("edit", "Move {n} customers here from another list"),
    )


def gone_label(number: int) -> str:
    """What the step is called that took so many customers away."""
    return counted(
        number,
        translate("edit", "Move a customer to another list"),
        translate("edit", "Move {n} customers to another list"),
    )


def follow(drafts: Drafts, list_id: int, step: int) -> str:
    """Let the other list follow a step that was undone or done again just now, in the same transaction.

    Where a step there does it that is the next to be undone, or done again, it is that one; else it is a new step.
    Customers that come back are as they were in the other list last, so that nothing typed there is out of sight; that
    is no step. Return what a person has to know of it; "" for a step that concerns only its own list.
    """
    move = move_of(drafts.database, list_id, step)
    if move is None:
        return ""
    came = _moved(drafts, list_id, step, live=True)
    draft = drafts.get(move.other_list)
    if draft is None or drafts.is_deleted(move.other_list):
        return "" if came else translate("edit", "The other list was deleted: these customers stand in no list now.")
    other = _OtherList(drafts, move, list_id)
    if came:
        newest = other.newest(came)
        number = other.take_out(came)
        taken = take_over(drafts, list_id, newest)
        return _out_words(number, len(came), taken).format(n=grouped(number), list=draft.name)
    number = other.bring(_moved(drafts, list_id, step, live=False))
    return _in_words(number).format(n=grouped(number), list=draft.name)


def take_over(drafts: Drafts, list_id: int, records: Mapping[int, Record]) -> int:
    """Let customers of a list be these records, checked by the list's rules; return how many were others before."""
    writer = ListWriter(drafts.database, list_id)
    checked = AccountRules(drafts, list_id).checker()
    found = [(row, checked(changed(row, becoming(records[row.id])))) for row in writer.load(records)]
    pairs = [pair for pair in found if differs(*pair)]
    if pairs:
        writer.replace(pairs)
        Journal(drafts.database, list_id).note_marks()
        keys = [row.code_key for pair in pairs for row in pair]
        rechecking.recheck_some(writer, keys, len(pairs))
    return len(pairs)


def _out_words(number: int, expected: int, taken: int) -> str:
    if number < expected:
        return translate("edit", "Look into “{list}” too: some of these customers were moved or deleted there since.")
    if taken and number == 1:
        return translate("edit", "1 customer was taken out of “{list}” again; what was changed there came along.")
    if taken:
        return translate("edit", "{n} customers were taken out of “{list}” again; what was changed there came along.")
    if number == 1:
        return translate("edit", "1 customer was taken out of “{list}” again.")
    return translate("edit", "{n} customers were taken out of “{list}” again.")


def _in_words(number: int) -> str:
    if number == 1:
        return translate("edit", "1 customer stands in “{list}” again.")
    return translate("edit", "{n} customers stand in “{list}” again.") if number else ""


def _moved(drafts: Drafts, list_id: int, step: int, *, live: bool) -> list[int]:
    writer = ListWriter(drafts.database, list_id)
    return [each for column in ("born", "gone") for each in writer.moved_by(column, step, live=live)]


class _OtherList:
    """The list that customers of a move stand in while they don't stand in the list that is edited."""

    def __init__(self, drafts: Drafts, move: Move, own_list: int) -> None:
        self._drafts = drafts
        self._own_list = own_list
        self._list_id = move.other_list
        self._move = Move(move.number, own_list)
        self._editor = ListEditor(drafts, self._list_id)
        self._pairs = moved_pairs(drafts.database)
        self._steps = steps_of(drafts.database, self._list_id, move)

    def there(self, wanted: Sequence[int]) -> dict[int, int]:
        """Those of the *wanted* customers of the list that is edited that stand here now: their ids there and here."""
        live = set(self._drafts.order(self._list_id))
        found = {own: next((each for each in same_as(self._pairs, own) if each in live), 0) for own in wanted}
        return {own: here for own, here in found.items() if here}

    def _unpaired(self) -> list[int]:
        """Those of the move that stand here, where an older version moved them: nothing tells which is which."""
        found = [each for step in self._steps for each in _moved(self._drafts, self._list_id, step, live=True)]
        return [each for each in dict.fromkeys(found) if each not in self._pairs]

    def newest(self, came: Sequence[int]) -> dict[int, Record]:
        """How customers that came back into the list that is edited stand here, by their ids there."""
        there = self.there(came)
        records = dict(self._editor.records(list(there.values())))
        return {own: records[here] for own, here in there.items()}

    def take_out(self, came: Sequence[int]) -> int:
        """Take out those that stand in the list that is edited now, and return how many they were."""
        number = len(self._both(came))
        if number:
            self._turn("born", "gone", live=True)
        if rest := self._both(came):
            edit = self._editor.delete_customers(rest, label=gone_label(len(rest)))
            join_move(self._drafts.database, self._list_id, edit.step, self._move)
        return number

    def _both(self, came: Sequence[int]) -> list[int]:
        return [*self.there(came).values(), *self._unpaired()]

    def bring(self, gone: Sequence[int]) -> int:
        """Let the customers stand here that went from the other list, and return how many came."""
        missing = self._missing(gone)
        if missing:
            self._turn("gone", "born", live=False)
        rest = self._missing(gone)
        rows = ListWriter(self._drafts.database, self._own_list).load(rest, live=False)
        codes = self._editor.with_codes(row.code for row in rows)  # who was moved on within the list is here
        rows = [row for row in rows if row.code not in codes]
        records, sources = [Record.from_body(row.body) for row in rows], [row.id for row in rows]
        if records:
            edit = self._editor.change(brought_label(len(records)), {}, [Newcomers(None, records)])
            join_move(self._drafts.database, self._list_id, edit.step, self._move)
            note_same(self._drafts.database, self._move.number, zip(edit.came, sources, strict=True))
        return len(missing) - len(rest) + len(records)

    def _missing(self, gone: Sequence[int]) -> list[int]:
        """Those of the *gone* customers that don't stand here."""
        there = self.there(gone)
        return [] if self._unpaired() else [each for each in gone if each not in there]

    def _turn(self, undone: str, redone: str, *, live: bool) -> None:
        """Turn round the next step here where that moves the customers.

        *undone* is the column of those that undoing moves, *redone* of those that doing again does; until then they are
        *live* or not.
        """
        journal = Journal(self._drafts.database, self._list_id)
        writer = ListWriter(self._drafts.database, self._list_id)
        for step, column, turn in (
            (journal.last_applied(), undone, self._editor.undo),
            (journal.next_undone(), redone, self._editor.redo),
        ):
            ours = step is not None and step.number in self._steps
            if step is not None and ours and writer.moved_by(column, step.number, live=live):
                turn()
                return
