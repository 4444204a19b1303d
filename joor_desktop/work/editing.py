"""Editing a list: every edit is one transaction and one step that can be undone, and leaves all problems up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from joor_desktop.checks import check_record, code_key
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.storage import packing
from joor_desktop.storage.drafts import Drafts, Typing
from joor_desktop.storage.journal import Journal, Step
from joor_desktop.storage.writing import ListWriter, Row
from joor_desktop.work import origins, rechecking

_MANY = 500
"""From so many records on, the codes of the whole list are checked at once instead of one by one."""
_MOST_NAMED = 1000

RecordChange = Callable[["Opened"], None]


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit touched.

    ``record_ids`` are the records that were changed, came or went (at most the first thousand of those), then those
    whose problems changed with them. ``structure`` tells that customers or entries came or went, so that orders must be
    read again. No record ids and no structure: nothing changed.
    """

    label: str
    record_ids: tuple[int, ...]
    structure: bool = False


@dataclass(slots=True)
class Opened:
    """A stored record unpacked for a change."""

    record: Record
    origin: origins.Origin | None
    file_problems: list[packing.FileProblem]


class ListEditor:
    """Edits one list; each call is saved when it returns, and takes less than a millisecond for one record."""

    def __init__(self, drafts: Drafts, list_id: int) -> None:
        self.list_id = list_id
        self._drafts = drafts
        self._database = drafts.database
        self._writer = ListWriter(self._database, list_id)
        self._journal = Journal(self._database, list_id)

    def set_value(self, record_id: int, path: Path, text: str, *, merge: str = "") -> Edit:
        """Put *text* at *path*; an index one past the last entry adds an entry.

        Edits of the same value that follow each other with the same *merge* (one for each stay in an editor, never used
        again) are one step.
        """
        return self.set_values([(record_id, path, text)], merge=f"{merge} {record_id} {path}" if merge else "")

    def set_values(
        self, values: Sequence[tuple[int, Path, str]], label: str | None = None, *, merge: str = ""
    ) -> Edit:
        """Put many texts in their places as one step."""
        by_record: dict[int, list[tuple[Path, str]]] = {}
        for record_id, path, text in values:
            by_record.setdefault(record_id, []).append((path, text))
        with self._database.transaction():
            rows = self._writer.load(by_record)
            label = label or self._values_label(values, rows)
            changes: list[tuple[Row, RecordChange]] = [(row, _setting(by_record[row.id])) for row in rows]
            return self._change(label, changes, merge=merge)

    def fix(self, record_id: int, problem: Problem) -> Edit:
        """Put a problem's certain fix in its place; a problem without one changes nothing."""
        if problem.fix is None:
            return Edit("", ())
        return self.set_value(record_id, problem.path, problem.fix)

    def add_entry(self, record_id: int, node_key: str) -> int:
        """Add an empty entry at the end of a node and return its index."""
        index = 0

        def add(opened: Opened) -> None:
            nonlocal index
            entries = opened.record.entries.setdefault(node_key, [])
            index = len(entries)
            origins.add_entry(opened.origin, node_key, index)
            entries.append({})

        label = translate("edit", "Add: {what}").format(what=NODE_BY_KEY[node_key].title)
        with self._database.transaction():
            self._change(label, [(row, add) for row in self._writer.load([record_id])], structure=True)
        return index

    def delete_entry(self, record_id: int, node_key: str, index: int) -> Edit:
        """Take an entry away; the ones after it move up. An entry that is not there changes nothing."""
        return self.delete_entries(node_key, [(record_id, index)])

    def delete_entries(self, node_key: str, entries: Sequence[tuple[int, int]]) -> Edit:
        """Take many entries of one node away, each given as record id and index, as one step."""
        by_record: dict[int, set[int]] = {}
        for record_id, index in entries:
            by_record.setdefault(record_id, set()).add(index)
        label = _entries_label(node_key, len(entries))
        with self._database.transaction():
            rows = self._writer.load(by_record)
            return self._change(label, [(row, _taking(node_key, by_record[row.id])) for row in rows], structure=True)

    def add_customer(self, values: Record | None = None) -> int:
        """Add a customer at the end of the list and return its id."""
        row = _row(0, Opened(values.copy() if values else Record(), None, []))
        with self._database.transaction():
            step = self._journal.add(translate("edit", "Add a customer"), structure=True, moves=True)
            (record_id,) = self._writer.append(step, [row], live=True)
            rechecking.recheck_keys(self._writer, [row.code_key])
        return record_id

    def delete_customers(self, record_ids: Sequence[int]) -> Edit:
        """Take customers out of the list."""
        with self._database.transaction():
            rows = self._writer.load(record_ids[:_MANY])
            label = _delete_label(rows, len(record_ids))
            if not rows:
                return Edit(label, ())
            step = self._journal.add(label, structure=True, moves=True)
            self._writer.take_out(step, record_ids)
            rechecked = self._recheck([row.code_key for row in rows], len(record_ids))
        return Edit(label, (*record_ids[:_MOST_NAMED], *rechecked), structure=True)

    def _change(
        self, label: str, changes: Sequence[tuple[Row, RecordChange]], *, structure: bool = False, merge: str = ""
    ) -> Edit:
        pairs = []
        for before, change in changes:
            after = _changed(before, change)
            structure = structure or after.counts != before.counts
            if _differs(before, after):
                pairs.append((before, after))
        if not pairs:
            return Edit(label, ())
        self._note(label, [before for before, _ in pairs], structure=structure, merge=merge)
        self._writer.replace(pairs)
        rechecked = self._recheck_pairs(pairs)
        return Edit(label, _ids(pairs, rechecked), structure)

    def _note(self, label: str, befores: list[Row], *, structure: bool, merge: str) -> None:
        if not self._journal.merges(merge):
            sides = [(row.id, row.body, row.origin) for row in befores]
            self._journal.add(label, sides, structure=structure, merge=merge)

    def _recheck_pairs(self, pairs: Sequence[tuple[Row, Row]]) -> list[int]:
        recoded = [(before, after) for before, after in pairs if before.code != after.code]
        return self._recheck([row.code_key for pair in recoded for row in pair], len(recoded))

    def _recheck(self, keys: Sequence[str | None], records: int) -> list[int]:
        if records <= _MANY:
            return rechecking.recheck_keys(self._writer, keys)
        rechecking.recheck_list(self._writer)
        return []

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
        with self._database.transaction():
            step = self._journal.last_applied()
            return self._turn(step) if step else None

    def redo(self) -> Edit | None:
        """Do the step again that was undone last; None where there is none."""
        with self._database.transaction():
            step = self._journal.next_undone()
            return self._turn(step) if step else None

    def history(self, limit: int = 200) -> list[Step]:
        """The last steps, the oldest first, undone ones included."""
        return self._journal.history(limit)

    def _turn(self, step: Step) -> Edit:
        shown = self._move(step) if step.moves else []
        changes = {change.record_id: change for change in self._journal.changes(step)}
        befores = self._writer.load(changes)
        self._journal.turn(step, [(changes[row.id].id, row.body, row.origin) for row in befores])
        pairs = [(row, _restored(row, changes[row.id].body, changes[row.id].origin)) for row in befores]
        self._writer.replace(pairs)
        recoded = [row for pair in pairs if pair[0].code != pair[1].code for row in pair]
        keys = [key for _, key in shown] + [row.code_key for row in recoded]
        rechecked = self._recheck(keys, len(shown) + len(recoded))
        moved = [record_id for record_id, _ in shown[:_MOST_NAMED]]
        return Edit(step.label, (*moved, *_ids(pairs, rechecked)), step.structure)

    def _move(self, step: Step) -> list[tuple[int, str | None]]:
        came = self._writer.show("born", step.number, live=step.undone)
        return came + self._writer.show("gone", step.number, live=not step.undone)

    def keep_typing(self, record_id: int, path: Path, text: str) -> None:
        """Keep the text of an editor that is still open, so that a kill loses nothing."""
        self._drafts.keep_typing(self.list_id, record_id, path, text)

    def typing(self) -> Typing | None:
        """The text of an editor that was open when the program last ended; None where there was none."""
        return self._drafts.typing(self.list_id)

    def forget_typing(self) -> None:
        """The editor was closed."""
        self._drafts.forget_typing(self.list_id)

    def _values_label(self, values: Sequence[tuple[int, Path, str]], rows: Sequence[Row]) -> str:
        if len(values) == 1 and rows:
            path = values[0][1]
            field = NODE_BY_KEY[path.node].field(path.field).title
            return translate("edit", "Change {field} of {customer}").format(field=field, customer=_name(rows[0]))
        return translate("edit", "Change {n} values").format(n=len(values))


def _setting(values: Sequence[tuple[Path, str]]) -> RecordChange:
    def change(opened: Opened) -> None:
        for path, text in values:
            before = len(opened.record.entries.get(path.node, ())) if path.node else 0
            if path.node and path.index == before:
                if not text:
                    continue
                origins.add_entry(opened.origin, path.node, before)
            opened.record.set_value(path, text)

    return change


def _taking(node_key: str, indexes: set[int]) -> RecordChange:
    def change(opened: Opened) -> None:
        entries = opened.record.entries.get(node_key, [])
        for index in sorted(indexes, reverse=True):  # from the last, since those behind it move up
            if index < len(entries):
                opened.origin = origins.without_entry(opened.origin, node_key, index, len(entries))
                opened.file_problems = origins.problems_without_entry(opened.file_problems, node_key, index)
                del entries[index]
        if not entries:
            opened.record.entries.pop(node_key, None)

    return change


def _changed(before: Row, change: RecordChange) -> Row:
    origin, file_problems = packing.unpack_origin(before.origin)
    opened = Opened(Record.from_body(before.body), origin, file_problems)
    change(opened)
    return _row(before.id, opened, before)


def _differs(before: Row, after: Row) -> bool:
    if after.body == before.body:
        return after.origin != before.origin
    # A field that was emptied and filled again stands in another place of the body, and that is no difference.
    return len(after.body) != len(before.body) or Record.from_body(after.body) != Record.from_body(before.body)


def _restored(before: Row, body: bytes, origin: bytes | None) -> Row:
    unpacked, file_problems = packing.unpack_origin(origin)
    return _row(before.id, Opened(Record.from_body(body), unpacked, file_problems), before)


def _row(record_id: int, opened: Opened, before: Row | None = None) -> Row:
    """Check and pack a record; what it has to do with other records is kept for as long as its code is the same."""
    record, body = packing.storable(opened.record)
    problems = [packing.problem_row(problem) for problem in check_record(record)]
    problems += [packing.problem_row(each) for each, text in opened.file_problems if record.value(each.path) == text]
    code = record.customer_code
    if before is not None and before.code == code:
        key, twin = before.code_key, before.twin
    else:
        key, twin = code_key(code) or None, packing.NO_TWIN
    return Row(
        body,
        packing.pack_origin(opened.origin, opened.file_problems),
        packing.counts_of(record),
        code,
        key,
        problems,
        twin,
        record_id,
    )


def _ids(pairs: Sequence[tuple[Row, Row]], rechecked: Sequence[int]) -> tuple[int, ...]:
    changed = [before.id for before, _ in pairs]
    return tuple(dict.fromkeys([*changed, *rechecked]))


def _name(row: Row) -> str:
    record = Record.from_body(row.body)
    return record.customer_code or record.customer_name or translate("edit", "a customer without a code")


def _entries_label(node_key: str, number: int) -> str:
    node = NODE_BY_KEY[node_key]
    if number == 1:
        return translate("edit", "Delete: {what}").format(what=node.title)
    return translate("edit", "Delete {n} × {what}").format(n=number, what=node.title)


def _delete_label(rows: Sequence[Row], number: int) -> str:
    if number == 1 and rows:
        return translate("edit", "Delete {customer}").format(customer=_name(rows[0]))
    return translate("edit", "Delete {n} customers").format(n=number)
