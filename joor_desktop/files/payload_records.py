"""From one connection of a payload, as nested dicts, lists and texts, to a record.

Read tolerantly: with or without the singular nodes around entries, a single entry instead of a list, both spellings of
the contact fields, numbers and booleans as values. JSON and XML differ in nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from joor_desktop.files.notice import Notice, warning
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.texts import translate

Tree = Any
"""A dict by name, a list, or a value: text, a number, a boolean, None."""

_WRAPPERS = frozenset(key for node in ENTRY_NODES for key in node.path)
_NAMES = {
    node.key: {name: field.name for field in node.fields for name in (*reversed(field.spellings), field.name)}
    for node in (CONNECTION, *ENTRY_NODES)
}
"""By node key: each spelling of a field to its own name; the table's spelling comes last, so that it wins."""


class RecordReader:
    """Makes records, and counts the names that it does not know."""

    def __init__(self) -> None:
        self.unknown: Counter[str] = Counter()

    def record(self, connection: dict[str, Tree]) -> Record:
        """The record of one connection."""
        record = Record(self._entry(CONNECTION, connection))
        for node in ENTRY_NODES:
            entries = [entry for each in _items(node, connection) if (entry := self._entry(node, each))]
            if entries:
                record.entries[node.key] = entries
        return record

    def notices(self) -> list[Notice]:
        """A notice for each name that is not known."""
        message = translate("files", "“{name}” was not read, because it is no field of JOOR's ({count} times).")
        return [
            warning("name-unknown", message.format(name=name, count=count))
            for name, count in self.unknown.most_common(50)
        ]

    def _entry(self, node: Node, tree: dict[str, Tree]) -> Entry:
        names = _NAMES[node.key]
        entry = {}
        for name, value in tree.items():
            own_name = names.get(name)
            if own_name is None:
                if node is not CONNECTION or name not in _WRAPPERS:
                    self.unknown[name] += 1
            elif (text := value_text(value)) and (name == own_name or own_name not in entry):
                entry[own_name] = text
        return entry


def value_text(value: Tree) -> str:
    """A value as a person would type it: yes and no for booleans, no ``.0`` behind whole numbers."""
    if isinstance(value, str):
        return "" if value.isspace() else value
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _items(node: Node, connection: dict[str, Tree]) -> Iterator[dict[str, Tree]]:
    found: list[Tree] = [connection]
    for key in node.path:
        found = [below for each in found for below in _listed(each.get(key))]
    for each in found:
        yield from _unwrapped(node, each)


def _unwrapped(node: Node, tree: dict[str, Tree]) -> Iterator[dict[str, Tree]]:
    if node.item in tree:
        for each in _listed(tree[node.item]):
            yield from _unwrapped(node, each)
    elif tree:
        yield tree


def _listed(tree: Tree) -> list[dict[str, Tree]]:
    if isinstance(tree, list):
        return [each for inner in tree for each in _listed(inner)]
    return [tree] if isinstance(tree, dict) else []
