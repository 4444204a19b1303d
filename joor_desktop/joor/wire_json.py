"""One customer as JOOR's JSON: plain lists, no nodes around single entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson

from joor_desktop.joor.wire_layout import named_fields, wire_groups
from joor_desktop.joor.wire_values import TO_JSON, JsonValue
from joor_desktop.model.field import Node, Presence
from joor_desktop.model.field_table import CONNECTION
from joor_desktop.model.record import Entry, Record

START = b'{"bulk_connections":{"connection":[\n'
BETWEEN = b",\n"
END = b"\n]}}\n"

EntryWriter = Callable[[Entry], dict[str, JsonValue]]


def _entry_writer(node: Node, *, example_names: bool) -> EntryWriter:
    names = named_fields(node, example_names=example_names)
    pairs = tuple((wire_name, field.name) for wire_name, field in names)
    converted = tuple((wire_name, TO_JSON[field.kind]) for wire_name, field in names if field.kind in TO_JSON)

    def write(entry: Entry) -> dict[str, JsonValue]:
        get = entry.get
        out: dict[str, Any] = {
            wire_name: text for wire_name, name in pairs if (text := get(name)) and not text.isspace()
        }
        for wire_name, convert in converted:
            if wire_name in out:
                out[wire_name] = convert(out[wire_name])
        return out

    return write


class RecordWriter:
    """Writes records one by one."""

    def __init__(self, *, example_names: bool) -> None:
        self._write_fields = _entry_writer(CONNECTION, example_names=example_names)
        self._groups = tuple(
            (outer, tuple((node, _entry_writer(node, example_names=example_names)) for node in nodes))
            for outer, nodes in wire_groups()
        )

    def write(self, record: Record) -> bytes:
        """The object for *record*; raises ValueError for half a character (a lone surrogate)."""
        connection: dict[str, Any] = self._write_fields(record.values)
        for outer, nodes in self._groups:
            lists: dict[str, Any] = {}
            for node, write_entry in nodes:
                written = [out for entry in record.entries.get(node.key, ()) if (out := write_entry(entry))]
                if written or node.presence is Presence.ALWAYS_SENT:
                    lists[node.path[-1]] = written
            if outer and lists:
                connection[outer] = lists
            else:
                connection.update(lists)
        try:
            return orjson.dumps(connection)
        except orjson.JSONEncodeError as error:
            raise ValueError(f"JSON can't carry customer {record.customer_code!r}: {error}") from error
