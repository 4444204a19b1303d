"""From one connection of a payload, as nested dicts, lists and texts, to a record.

Read tolerantly: with or without the singular nodes around entries, a single entry instead of a list, both spellings of
the contact fields, numbers and booleans as values. JSON and XML differ in nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from joor_desktop.files.notice import Notice, error, warning
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.texts import translate

Tree = Any
"""A dict by name, a list, or a value: text, a number, a boolean, None."""

_WRAPPERS = frozenset(key for node in ENTRY_NODES for key in node.path)
_GROUPS = {
    key: frozenset(node.path[1] for node in ENTRY_NODES if node.path[0] == key and len(node.path) > 1)
    for key in dict.fromkeys(node.path[0] for node in ENTRY_NODES if len(node.path) > 1)
}
"""By key: the nodes that hold lists and no fields, with the keys of these lists."""

_NAMES = {
    node.key: {name: field.name for field in node.fields for name in (*reversed(field.spellings), field.name)}
    for node in (CONNECTION, *ENTRY_NODES)
}
"""By node key: each spelling of a field to its own name; the table's spelling comes last, so that it wins."""


class RecordReader:
    """Makes records, and counts the names that it does not know and the values that are in no form it knows."""

    def __init__(self) -> None:
        self.unknown: Counter[str] = Counter()
        self.unread: Counter[str] = Counter()

    def record(self, connection: dict[str, Tree]) -> Record:
        """The record of one connection."""
        record = Record(self._entry(CONNECTION, connection))
        for key, lists in _GROUPS.items():
            for group in self._nodes(key, connection.get(key)):
                self.unknown.update(group.keys() - lists)
        for node in ENTRY_NODES:
            entries = [entry for each in self._items(node, connection) if (entry := self._entry(node, each))]
            if entries:
                record.entries[node.key] = entries
        return record

    def notices(self) -> list[Notice]:
        """A notice for each name that is not known, and for each whose value could not be read."""
        message = translate("files", "“{name}” was not read, because it is no field of JOOR's ({count} times).")
        unread = translate(
            "files", "What stands in “{name}” could not be read ({count} times). Write it as in JOOR's example."
        )
        return [
            *(
                error("value-unread", unread.format(name=name, count=count))
                for name, count in self.unread.most_common(50)
            ),
            *(
                warning("name-unknown", message.format(name=name, count=count))
                for name, count in self.unknown.most_common(50)
            ),
        ]

    def _entry(self, node: Node, tree: dict[str, Tree]) -> Entry:
        names = _NAMES[node.key]
        entry = {}
        for name, value in tree.items():
            own_name = names.get(name)
            if own_name is None:
                if node is not CONNECTION or name not in _WRAPPERS:
                    self.unknown[name] += 1
            elif isinstance(value, dict | list) and value:
                self.unread[name] += 1
            elif (text := value_text(value)) and (name == own_name or own_name not in entry):
                entry[own_name] = text
        return entry

    def _items(self, node: Node, connection: dict[str, Tree]) -> Iterator[dict[str, Tree]]:
        key = node.path[-1]
        around = [connection]
        if len(node.path) > 1:  # tolerated without the node around it too, where nothing else can be meant
            around += _dicts(connection.get(node.path[0]))
        for each in around:
            for tree in self._nodes(key, each.get(key)):
                yield from self._unwrapped(node, tree)

    def _unwrapped(self, node: Node, tree: dict[str, Tree]) -> Iterator[dict[str, Tree]]:
        if node.item in tree:
            for each in self._nodes(node.item, tree[node.item]):
                yield from self._unwrapped(node, each)
        elif tree:
            yield tree

    def _nodes(self, name: str, tree: Tree) -> list[dict[str, Tree]]:
        """The nodes that stand in *tree*, under *name*; a value in a node's place is counted."""
        if isinstance(tree, list):
            return [each for inner in tree for each in self._nodes(name, inner)]
        if not isinstance(tree, dict) and value_text(tree):
            self.unread[name] += 1
        return _dicts(tree)


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


def _dicts(tree: Tree) -> list[dict[str, Tree]]:
    if isinstance(tree, list):
        return [each for inner in tree for each in _dicts(inner)]
    return [tree] if isinstance(tree, dict) else []
