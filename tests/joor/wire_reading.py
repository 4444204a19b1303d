"""Reads a written body with nothing but Python's own parsers, so that the writer isn't held against itself."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.profile import WireFormat
from joor_desktop.model.record import Record

OWN_NAMES = {
    spelling: field.name for node in (CONNECTION, *ENTRY_NODES) for field in node.fields for spelling in field.spellings
}


def read_back(body: bytes, wire_format: WireFormat) -> list[Record]:
    """The records in *body*, each value as text."""
    return _from_json(body) if wire_format is WireFormat.JSON else _from_xml(body)


def connections(body: bytes) -> list[dict[str, Any]]:
    """The connections of a JSON body, numbers as they are written."""
    document = json.loads(body, parse_float=Decimal)
    assert list(document) == ["bulk_connections"]
    assert list(document["bulk_connections"]) == ["connection"]
    found: list[dict[str, Any]] = document["bulk_connections"]["connection"]
    return found


def _from_json(body: bytes) -> list[Record]:
    records = []
    for connection in connections(body):
        record = Record()
        for node in ENTRY_NODES:
            around = connection.get(node.path[0], {}) if len(node.path) > 1 else connection
            entries = around.get(node.path[-1])
            if entries:
                record.entries[node.key] = [_entry(entry) for entry in entries]
        own = {name: value for name, value in connection.items() if not isinstance(value, dict | list)}
        record.values = _entry(own)
        records.append(record)
    return records


def _entry(entry: dict[str, Any]) -> dict[str, str]:
    return {OWN_NAMES.get(name, name): str(value) for name, value in entry.items()}


def _from_xml(body: bytes) -> list[Record]:
    records = []
    top = ET.fromstring(body)
    assert top.tag == "bulk_connections"
    for connection in top:
        assert connection.tag == "connection"
        record = Record(_leaves(connection))
        for node in ENTRY_NODES:
            entries = [_leaves(item) for item in connection.findall("/".join((*node.path, node.item)))]
            if entries:
                record.entries[node.key] = entries
        records.append(record)
    return records


def _leaves(element: ET.Element) -> dict[str, str]:
    return {OWN_NAMES.get(leaf.tag, leaf.tag): leaf.text for leaf in element if leaf.text and not len(leaf)}
