"""Putting rows into a list: empty ones, and copies of what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from joor_desktop.model.field import Kind, Need
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.texts import counted, translate
from joor_desktop.work.areas import CODE
from joor_desktop.work.changes import inserting
from joor_desktop.work.editing import ListEditor, Newcomers, Outcome

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
    edit = editor.change(label, changes, structure=True)
    first_id, first_index = entries[0]
    return RowsCame(edit, first_id, Path(node_key, first_index + 1, (own or [node.fields[0].name])[0]), number)


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
