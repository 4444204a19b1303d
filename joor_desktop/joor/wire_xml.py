"""One customer as JOOR's XML: a node around each list, and a node for each of its entries."""

from __future__ import annotations

from collections.abc import Callable

from joor_desktop.joor.wire_layout import named_fields, wire_groups
from joor_desktop.joor.wire_values import TO_XML
from joor_desktop.model.field import Node, Presence
from joor_desktop.model.field_table import CONNECTION
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.values import xml_safe

START = b'<?xml version="1.0" encoding="UTF-8"?>\n<bulk_connections>\n'
BETWEEN = b"\n"
END = b"\n</bulk_connections>\n"

EntryWriter = Callable[[Entry], str]


def _escape(text: str) -> str:
    if not xml_safe(text):
        raise ValueError(f"XML can't carry one of the characters of {text!r}")
    # A bare carriage return would reach JOOR as a line feed, so it goes as a reference.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _is_plain(entry: Entry) -> bool:
    """Whether no text of *entry* needs a closer look, told by one look at all of them together."""
    joined = "".join(entry.values())
    # What Python can print has no control characters and no halves of characters.
    return joined.isprintable() and "&" not in joined and "<" not in joined and ">" not in joined


def _entry_writer(node: Node, *, example_names: bool) -> EntryWriter:
    plan = tuple(
        (field.name, f"<{wire_name}>", f"</{wire_name}>", TO_XML.get(field.kind, str))
        for wire_name, field in named_fields(node, example_names=example_names)
    )

    def write(entry: Entry) -> str:
        get = entry.get
        if _is_plain(entry):
            parts = [
                f"{opening}{text if convert is str else convert(text)}{closing}"
                for name, opening, closing, convert in plan
                if (text := get(name)) and not text.isspace()
            ]
        else:
            parts = [
                f"{opening}{_escape(convert(text))}{closing}"
                for name, opening, closing, convert in plan
                if (text := get(name)) and not text.isspace()
            ]
        return "".join(parts)

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
        """The ``connection`` node of *record*; raises ValueError for a character that XML can't carry."""
        parts = ["<connection>", self._write_fields(record.values)]
        for outer, nodes in self._groups:
            lists = ""
            for node, write_entry in nodes:
                name, item = node.path[-1], node.item
                written = [write_entry(entry) for entry in record.entries.get(node.key, ())]
                items = "".join([f"<{item}>{fields}</{item}>" for fields in written if fields])
                if items:
                    lists += f"<{name}>{items}</{name}>"
                elif node.presence is Presence.ALWAYS_SENT:
                    lists += f"<{name}/>"
            parts.append(f"<{outer}>{lists}</{outer}>" if outer and lists else lists)
        parts.append("</connection>")
        return "".join(parts).encode()
