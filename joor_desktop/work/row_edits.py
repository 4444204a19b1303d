"""Putting rows into a list: empty ones, copies of what is there, and entries from another place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from joor_desktop.model.field import Kind, Need
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.texts import counted, translate
from joor_desktop.work.areas import CODE
from joor_desktop.work.changes import Opened, RecordChange, inserting, taking
from joor_desktop.work.editing import Edit, ListEditor, Newcomers, Outcome

Entries = Sequence[tuple[int, int]]
"""The record and the index of each entry."""


@dataclass(frozen=True, slots=True)
class RowsCame(Outcome):
    """Where the first of the new rows is, and which of its values is to be typed first; how many ``rows`` came."""

    record_id: int
    path: Path
    rows: int


def insert_customers(editor: ListEditor, above: int, number: int) -> RowsCame:
    """Put so many empty customers above one of the list."""
    label = counted(number, translate("edit", "Insert a customer"), translate("edit", "Insert {n} customers"))
    edit = editor.change(label, {}, [Newcomers(above, [Record() for _ in range(number)])])
    return RowsCame(edit, edit.record_ids[0], Path(field=CODE), number)


def duplicate_customers(editor: ListEditor, record_ids: Sequence[int]) -> RowsCame:
    """Put a copy below each of these customers, without its code: no two customers may have the same one."""
    copies = []
    for record_id, record in editor.records(record_ids):
        record.values.pop(CODE, None)
        copies.append(Newcomers(record_id, [record], above=False))
    number = len(copies)
    label = counted(number, translate("edit", "Duplicate a customer"), translate("edit", "Duplicate {n} customers"))
    edit = editor.change(label, {}, copies)
    return RowsCame(edit, edit.record_ids[0] if edit.record_ids else 0, Path(field=CODE), number)


def insert_entries(editor: ListEditor, node_key: str, above: tuple[int, int], number: int) -> RowsCame:
    """Put so many empty entries above one, for the same customer."""
    record_id, index = above
    node = NODE_BY_KEY[node_key]
    one, many = translate("edit", "Insert: {what}"), translate("edit", "Insert {n} × {what}")
    label = (one if number == 1 else many).format(n=number, what=node.title)
    edit = editor.change(label, {record_id: inserting(node_key, [(index, {})] * number)}, structure=True)
    edit = replace(edit, entries=tuple((record_id, index + each) for each in range(number)))
    return RowsCame(edit, record_id, Path(node_key, index, node.fields[0].name), number)


def duplicate_entries(editor: ListEditor, node_key: str, entries: Entries) -> RowsCame:
    """Put a copy below each of these entries, without the code by which JOOR tells a customer's entries apart."""
    node = NODE_BY_KEY[node_key]
    own = [each.name for each in node.fields if each.kind is Kind.CODE and each.need is Need.REQUIRED]
    copies = _copies(editor, node_key, entries, own)
    number = sum(map(len, copies.values()))
    one, many = translate("edit", "Duplicate: {what}"), translate("edit", "Duplicate {n} × {what}")
    label = (one if number == 1 else many).format(n=number, what=node.title)
    changes = {record_id: inserting(node_key, brought) for record_id, brought in copies.items()}
    came = {each: sorted(place for place, _ in brought) for each, brought in copies.items()}
    new = ((each, place + above) for each, places in came.items() for above, place in enumerate(places))
    edit = replace(editor.change(label, changes, structure=True), entries=tuple(new))
    first_id, first_index = entries[0]
    return RowsCame(edit, first_id, Path(node_key, first_index + 1, (own or [node.fields[0].name])[0]), number)


def move_entries(editor: ListEditor, node_key: str, entries: Entries, above: tuple[int, int]) -> RowsCame:
    """Put these entries above another one, for the customer that this one belongs to."""
    node = NODE_BY_KEY[node_key]
    record_id, index = above
    first = node.fields[0].name
    if above in entries:
        return RowsCame(Edit("", ()), record_id, Path(node_key, index, first), 0)
    taken: dict[int, set[int]] = {}
    for each, place in entries:
        taken.setdefault(each, set()).add(place)
    moved = _entries(editor, node_key, entries)
    changes = {each: taking(node_key, places) for each, places in taken.items()}
    index -= sum(place < index for place in taken.get(record_id, ()))
    changes[record_id] = _one_after_the_other(
        taking(node_key, taken.get(record_id, set())),
        inserting(node_key, [(index, entry) for entry in reversed(moved)]),  # the last one comes in first
    )
    number = len(moved)
    one, many = translate("edit", "Move: {what}"), translate("edit", "Move {n} × {what}")
    label = (one if number == 1 else many).format(n=number, what=node.title)
    edit = editor.change(label, changes, structure=True)
    edit = replace(edit, entries=tuple((record_id, index + each) for each in range(number)))
    return RowsCame(edit, record_id, Path(node_key, index, first), number)


def _entries(editor: ListEditor, node_key: str, entries: Entries) -> list[Entry]:
    records = dict(editor.records(list(dict.fromkeys(record_id for record_id, _ in entries))))
    listed = ((records[each].entries.get(node_key, []), index) for each, index in entries if each in records)
    return [dict(found[index]) for found, index in listed if index < len(found)]


def _one_after_the_other(first: RecordChange, then: RecordChange) -> RecordChange:
    def change(opened: Opened) -> None:
        first(opened)
        then(opened)

    return change


def _copies(
    editor: ListEditor, node_key: str, entries: Entries, left_out: Sequence[str]
) -> dict[int, list[tuple[int, Entry]]]:
    """By record, copies of its entries with the places in front of which they come."""
    records = dict(editor.records(list(dict.fromkeys(record_id for record_id, _ in entries))))
    copies: dict[int, list[tuple[int, Entry]]] = {}
    for record_id, index in entries:
        listed = records[record_id].entries.get(node_key, []) if record_id in records else []
        if index < len(listed):
            copy = {name: text for name, text in listed[index].items() if name not in left_out}
            copies.setdefault(record_id, []).append((index + 1, copy))
    return copies
