"""JOOR's field table, held against one posted connection: what JOOR's mail with the results would say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from joor_desktop.model.countries import NEEDS_STATE, find_country
from joor_desktop.model.currencies import find_currency
from joor_desktop.model.field import Field, Kind, Need, Node, Presence
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES

Connection = dict[str, Any]


def broken_rules(connection: Connection) -> list[str]:
    """What is wrong with *connection*, [] when it can be taken."""
    return [*_entry_faults(CONNECTION, connection), *_node_faults(connection)]


def entries_of(connection: Connection, node: Node) -> list[Any] | None:
    """The entries of *node* in a connection laid out as in JSON; None where the node is not there."""
    place: object = connection if len(node.path) == 1 else connection.get(node.path[0])
    entries = place.get(node.path[-1]) if isinstance(place, dict) else None
    return entries if isinstance(entries, list) else None


def _node_faults(connection: Connection) -> Iterator[str]:
    for node in ENTRY_NODES:
        entries = entries_of(connection, node)
        if entries is None and node.presence is not Presence.OPTIONAL:
            yield f"{node.key}: node is required"
        elif not entries and node.presence is Presence.REQUIRED:
            yield f"{node.key}: at least one {node.item} is required"
        for entry in entries or ():
            yield from _entry_faults(node, entry) if isinstance(entry, dict) else (f"{node.key}: not an object",)


def _entry_faults(node: Node, entry: dict[str, Any]) -> Iterator[str]:
    needs_state = _country_needs_state(node, entry)
    for field in node.fields:
        value = next((entry[name] for name in (field.name, *field.spellings) if name in entry), None)
        if value is None or value == "":
            if field.need is Need.REQUIRED or (field.need is Need.IN_STATE_COUNTRIES and needs_state):
                yield f"{field.name}: required"
        elif fault := _value_fault(field, value):
            yield f"{field.name}: {fault}"


def _country_needs_state(node: Node, entry: dict[str, Any]) -> bool:
    typed = next((entry.get(field.name) for field in node.fields if field.kind is Kind.COUNTRY), None)
    country = find_country(typed) if isinstance(typed, str) else None
    return country is not None and country.alpha_2 in NEEDS_STATE


def _value_fault(field: Field, value: object) -> str:
    if field.kind is Kind.BOOLEAN:
        return "" if value in (True, False) or str(value).lower() in {"true", "false"} else "not a boolean"
    if field.kind in {Kind.DECIMAL, Kind.INTEGER}:
        return "" if _is_number(value) else "not a number"
    if not isinstance(value, str):
        return "not a string"
    if field.max_length is not None and len(value) > field.max_length:
        return f"longer than {field.max_length}"
    return _meaning_fault(field, value)


def _meaning_fault(field: Field, value: str) -> str:
    if field.kind is Kind.EMAIL and "@" not in value:
        return "not an e-mail address"
    if field.kind is Kind.COUNTRY:
        country = find_country(value)
        return "" if country is not None and country.is_named(value) else "not a country"
    if field.kind is Kind.CURRENCY and find_currency(value) is None:
        return "not a currency"
    return ""


def _is_number(value: object) -> bool:
    try:
        return not isinstance(value, bool) and Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False
