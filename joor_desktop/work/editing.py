"""Editing a list: every edit is one transaction and one step that can be undone, and leaves all problems up to date."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TypeVar

from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.storage.codes import codes_of, with_codes
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, Typing
from joor_desktop.storage.inserting import place_of
from joor_desktop.storage.journal import Journal, Step
from joor_desktop.storage.patches import Patch
from joor_desktop.storage.sides import side_of
from joor_desktop.storage.writing import ListWriter, Row
from joor_desktop.work import rechecking
from joor_desktop.work.changes import RecordChange, adding, setting, taking
from joor_desktop.work.context import TaskContext
from joor_desktop.work.few_collections import few_collections
from joor_desktop.work.kept_steps import make_kept
from joor_desktop.work.preparing import Preparation, Prepared
from joor_desktop.work.rules import AccountRules
from joor_desktop.work.step_labels import add_label, delete_label, entries_label, values_label
from joor_desktop.work.turning import Pairs, Turn, Turning, records_of
from joor_desktop.work.whole_steps import change_whole, is_whole

_MANY = 500
"""With more records than these a change is prepared before others are kept from writing, and kept in a patch."""
_MOST_LOADED = 5000
_MOST_NAMED = 1000

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit touched.

    ``record_ids`` are the records that were changed, came or went (at most the first thousand of those), then those
    whose problems changed with them. ``structure`` tells that customers or entries came or went, so that orders must be
    read again. No record ids and no structure: nothing changed. ``step`` is the number of the step that values were
    changed in, or customers taken out, 0 where that is not told. ``told`` is what became of another list by it.
    ``came`` are the customers that are new by it, ``entries`` the new entries of the table that it was wished in, as
    record id and index. ``mended`` is how many problems were to be mended, where that was the wish.
    """

    label: str
    record_ids: tuple[int, ...]
    structure: bool = False
    step: int = field(default=0, compare=False)
    told: str = field(default="", compare=False)
    came: tuple[int, ...] = field(default=(), compare=False)
    entries: tuple[tuple[int, int], ...] = field(default=(), compare=False)
    mended: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish for an edit: the edit, and in the subclasses what is to be said of it."""

    edit: Edit


def edit_elsewhere(
    database_path: pathlib.Path, list_id: int, change: Callable[[ListEditor], T], context: TaskContext | None = None
) -> T:
    """Make an edit over a connection of its own, as another thread must."""
    # A round of the garbage collector over all that a window holds would make it stand still meanwhile.
    with few_collections(), closing(Database(database_path)) as database:
        return change(ListEditor(Drafts(database), list_id, context))


@dataclass(frozen=True, slots=True)
class Newcomers:
    """New customers, and where they come: directly above or below one that is there, or (None) at the end."""

    neighbour: int | None
    records: Sequence[Record]
    above: bool = True

    def bring(self, database: Database, writer: ListWriter, step: int, rows: Sequence[Row]) -> list[int]:
        """Write them, packed in *rows*, and return their ids; at the end too where the neighbour is gone."""
        after = None
        if self.neighbour is not None:
            after = place_of(database, writer.plane, self.neighbour, above=self.above)
        if after is None:
            return writer.append(step, rows, live=True)
        return writer.insert(step, after, rows)


class ListEditor:
    """Edits one list; each call is saved when it returns, and takes less than a millisecond for one record.
    Each raises DeletedListError where the list was deleted meanwhile.

    :param context: told how far an edit of a large part of the list is; such an edit can be cancelled by it.
    """

    def __init__(self, drafts: Drafts, list_id: int, context: TaskContext | None = None) -> None:
        self.list_id = list_id
        self._context = context or TaskContext()
        self.drafts = drafts
        self._database = drafts.database
        self._writer = ListWriter(self._database, list_id)
        self._journal = Journal(self._database, list_id)
        self._account = AccountRules(drafts, list_id)

    def set_value(self, record_id: int, path: Path, text: str, *, merge: str = "") -> Edit:
        """Put *text* at *path*; an index one past the last entry adds an entry.

        Edits of the same value that follow each other with the same *merge* (one for each stay in an editor, never used
        again) are one step.
        """
        return self.set_values([(record_id, path, text)], merge=f"{merge} {record_id} {path}" if merge else "")

    def set_values(self, values: Sequence[tuple[int, Path, str]], label: str | None = None, *, merge: str = "") -> Edit:
        """Put many texts in their places as one step; what has no place any more is left out."""
        by_record: dict[int, list[tuple[Path, str]]] = {}
        for record_id, path, text in values:
            by_record.setdefault(record_id, []).append((path, text))
        label_of = partial(values_label, values, label)
        return self._change(label_of, {each: setting(texts) for each, texts in by_record.items()}, merge=merge)

    def change_records(self, changes: Mapping[int, RecordChange], label: Callable[[], str]) -> Edit:
        """Change many records, given by their ids, as one step; *label* is asked for once they are changed."""
        return self._change(lambda _: label(), changes)

    def fix(self, record_id: int, problem: Problem) -> Edit:
        """Put a problem's fix in its place; a problem without one changes nothing."""
        return self.set_values([(record_id, path, text) for path, text in problem.fixes])

    def change_record(self, record_id: int, change: RecordChange, label: str) -> Edit:
        """Change one record in any way, as one step called *label*."""
        return self._change(lambda _: label, {record_id: change})

    def add_entry(self, record_id: int, node_key: str) -> int:
        """Add an empty entry at the end of a node and return its index."""
        label = translate("edit", "Add: {what}").format(what=NODE_BY_KEY[node_key].title)
        with self._database.transaction():
            self._change(lambda _: label, {record_id: adding(node_key)}, structure=True)
            stored = self.drafts.record(record_id)
        return len(stored.record.entries.get(node_key, ())) - 1 if stored else 0

    def delete_entry(self, record_id: int, node_key: str, index: int) -> Edit:
        """Take an entry away; the ones after it move up. An entry that is not there changes nothing."""
        return self.delete_entries(node_key, [(record_id, index)])

    def delete_entries(self, node_key: str, entries: Sequence[tuple[int, int]]) -> Edit:
        """Take many entries of one node away, each given as record id and index, as one step."""
        by_record: dict[int, set[int]] = {}
        for record_id, index in entries:
            by_record.setdefault(record_id, set()).add(index)
        label = entries_label(node_key, len(entries))
        changes = {each: taking(node_key, indexes) for each, indexes in by_record.items()}
        return self._change(lambda _: label, changes, structure=True)

    def add_customer(self, values: Record | None = None) -> int:
        """Add a customer at the end of the list and return its id."""
        new = Newcomers(None, [values.copy() if values else Record()])
        return self.change(add_label(values), {}, [new]).record_ids[0]

    def change(
        self,
        label: str,
        changes: Mapping[int, RecordChange],
        newcomers: Sequence[Newcomers] = (),
        *,
        structure: bool = False,
    ) -> Edit:
        """Change customers, given by their ids, and bring new ones, all as one step.

        The edit names the new customers first. *structure* says that entries came or went, even if no more or less.
        """
        return self._change(lambda _: label, changes, newcomers, structure=structure)

    def codes_of(self, record_ids: Iterable[int]) -> dict[int, str]:
        """The customer code of each of these customers that is in the list."""
        return codes_of(self._database, self.list_id, record_ids)

    def with_codes(self, codes: Iterable[str]) -> dict[str, int]:
        """The id of the first customer with each of these codes; a code that nobody has is left out."""
        return with_codes(self._database, self.list_id, codes)

    def records(self, record_ids: Sequence[int]) -> Iterator[tuple[int, Record]]:
        """These customers as they stand in the list now, in that order; one that is gone is left out."""
        return self.drafts.bare_page(record_ids)

    def delete_customers(self, record_ids: Sequence[int], *, label: str = "") -> Edit:
        """Take customers out of the list, as one step called *label*, or else by what is done."""
        with self._database.transaction():
            self.drafts.require(self.list_id)
            rows = self._writer.load(record_ids[:_MOST_LOADED])
            label = label or delete_label(rows, len(record_ids))
            if not rows:
                return Edit(label, ())
            patch = Patch(self._database, self.list_id) if len(record_ids) > _MANY else None
            with patch.noting(self._writer) if patch else nullcontext():
                step = self._journal.add(label, structure=True, moves=True, patch=patch.key if patch else 0)
                self._writer.take_out(step, record_ids)
                keys = [row.code_key for row in rows]
                rechecked = rechecking.recheck_some(self._writer, keys, len(record_ids))
        return Edit(label, (*record_ids[:_MOST_NAMED], *rechecked), structure=True, step=step)

    def _change(
        self,
        label: Callable[[Sequence[Row]], str],
        changes: Mapping[int, RecordChange],
        newcomers: Sequence[Newcomers] = (),
        *,
        structure: bool = False,
        merge: str = "",
    ) -> Edit:
        """Change records, given by their ids, as one step; *label* makes its words from the rows as they were."""

        def write(prepared: Prepared, patch: Patch | None = None) -> Edit:
            words, pairs, born = label(prepared.befores), prepared.pairs, prepared.born
            if not pairs and not born:
                return Edit(words, ())
            moved = structure or bool(born) or any(before.counts != after.counts for before, after in pairs)
            with patch.noting(self._writer) if patch else nullcontext():
                step = self._note(words, pairs, patch, structure=moved, moves=bool(born), merge=merge)
                if patch is None:
                    self._writer.replace(pairs)
                else:
                    patch.show()
                born_ids = self._bring(step, newcomers, born)
                rechecked = self._recheck_pairs(pairs, born)
            return Edit(words, (*born_ids, *_ids(pairs, rechecked)), moved, step, came=tuple(born_ids))

        if not newcomers and is_whole(len(changes), self.drafts.customers(self.list_id)):
            return self._change_whole(label, changes, structure=structure)
        records = [record for each in newcomers for record in each.records]
        preparation = Preparation(self._context, self._writer, self._account, changes, records)
        if not merge and len(changes) + len(records) > _MANY:
            return make_kept(self.drafts, self.list_id, preparation, write)
        return self._write(preparation.prepare, write, len(changes) + len(records))

    def _change_whole(
        self, label: Callable[[Sequence[Row]], str], changes: Mapping[int, RecordChange], *, structure: bool
    ) -> Edit:
        self.drafts.require(self.list_id)
        words = partial(label, ())
        done = change_whole(
            self._context, self._database, self.list_id, changes, self._account.checker(), words, structure=structure
        )
        if not done.step:
            return Edit(words(), ())
        return Edit(words(), tuple(done.record_ids), done.structure, done.step)

    def _bring(self, step: int, newcomers: Sequence[Newcomers], rows: Sequence[Row]) -> list[int]:
        remaining = iter(rows)
        ids: list[int] = []
        for each in newcomers:
            own = list(islice(remaining, len(each.records)))
            ids += each.bring(self._database, self._writer, step, own)
        return ids

    def _write(self, prepare: Callable[[], T], write: Callable[[T], R], records: int) -> R:
        """Prepare and write in one transaction.

        With many records preparing takes seconds, in which others want to write too: then it is done before, and once
        more inside where the list was changed meanwhile.
        """
        with few_collections():
            if records <= _MANY:
                with self._database.transaction():
                    self.drafts.require(self.list_id)
                    return write(prepare())
            revision = self.drafts.revision(self.list_id)
            prepared = prepare()
            with self._database.transaction():
                self.drafts.require(self.list_id)
                unchanged = self.drafts.revision(self.list_id) == revision
                return write(prepared if unchanged else prepare())

    def _note(self, label: str, pairs: Pairs, patch: Patch | None, *, structure: bool, moves: bool, merge: str) -> int:
        """Note a step and return its number, 0 where it is part of the one before."""
        if self._journal.merges(merge):
            return 0
        if patch:
            return self._journal.add(label, structure=structure, moves=moves, patch=patch.key)
        sides = [side_of(row) for row, _ in pairs]
        return self._journal.add(label, sides, structure=structure, moves=moves, merge=merge)

    def _recheck_pairs(self, pairs: Pairs, born: Sequence[Row]) -> list[int]:
        recoded = [(before, after) for before, after in pairs if before.code != after.code]
        keys = [row.code_key for pair in recoded for row in pair] + [row.code_key for row in born]
        return rechecking.recheck_some(self._writer, keys, len(recoded) + len(born))

    @property
    def undo_label(self) -> str | None:
        """What would be undone next; None where there is nothing."""
        step = self._journal.last_applied()
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """What would be done again next; None where there is nothing."""
        step = self._journal.next_undone()
        return step.label if step else None

    def undo(self) -> Edit | None:
        """Undo the last step; None where there is nothing to undo."""
        return self._turn(self._journal.last_applied)

    def redo(self) -> Edit | None:
        """Do the step again that was undone last; None where there is none."""
        return self._turn(self._journal.next_undone)

    def history(self, limit: int = 200) -> list[Step]:
        """The last steps, the oldest first, undone ones included."""
        return self._journal.history(limit)

    def _turn(self, choose: Callable[[], Step | None]) -> Edit | None:
        turning = Turning(self._database, self.list_id, self._account)

        def write(turn: Turn | None) -> Edit | None:
            done = turning.write(turn)
            if turn is None or done is None:
                return None
            return Edit(*done, told=self._follow(turn.step) if turn.step.moves else "")

        return self._write(lambda: turning.prepare(choose()), write, records_of(choose()))

    def _follow(self, turned: Step) -> str:
        from joor_desktop.work.two_lists import follow

        return follow(self.drafts, self.list_id, turned.number)

    def keep_typing(self, record_id: int, path: Path, text: str) -> None:
        """Keep the text of an editor that is still open, so that a kill loses nothing."""
        self.drafts.keep_typing(self.list_id, record_id, path, text)

    def typing(self) -> Typing | None:
        """The text of an editor that was open when the program last ended; None where there was none."""
        return self.drafts.typing(self.list_id)

    def forget_typing(self) -> None:
        """The editor was closed."""
        self.drafts.forget_typing(self.list_id)


def _ids(pairs: Pairs, rechecked: Sequence[int]) -> tuple[int, ...]:
    changed = [before.id for before, _ in pairs]
    return tuple(dict.fromkeys([*changed, *rechecked]))
