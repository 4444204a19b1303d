"""JOOR's field table, held against one posted connection: what JOOR's mail with the results would say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial
from typing import Any

from joor_desktop.model.countries import NEEDS_STATE, find_country
from joor_desktop.model.currencies import find_currency
from joor_desktop.model.field import Field, Kind, Need, Node, Presence
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES, NODES

Connection = dict[str, Any]
ValueRule = Callable[[object], str]
"""What is wrong with a value, "" when nothing is."""


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
    for name, spellings, need, rule in _RULES[node.key]:
        value = entry.get(name)
        for spelling in spellings:
            value = value or entry.get(spelling)
        if value is None or value == "":
            if need is Need.REQUIRED or (need is Need.IN_STATE_COUNTRIES and _country_needs_state(node, entry)):
                yield f"{name}: required"
        elif fault := rule(value):
            yield f"{name}: {fault}"


def _country_needs_state(node: Node, entry: dict[str, Any]) -> bool:
    typed = next((entry.get(field.name) for field in node.fields if field.kind is Kind.COUNTRY), None)
    country = find_country(typed) if isinstance(typed, str) else None
    return country is not None and country.alpha_2 in NEEDS_STATE


def _boolean_fault(value: object) -> str:
    return "" if value in (True, False) or str(value).lower() in {"true", "false"} else "not a boolean"


def _number_fault(value: object) -> str:
    try:
        is_number = not isinstance(value, bool) and Decimal(str(value)).is_finite()
    except InvalidOperation:
        is_number = False
    return "" if is_number else "not a number"


def _text_fault(max_length: int | None, meaning: Callable[[str], str] | None, value: object) -> str:
    if not isinstance(value, str):
        return "not a string"
    if max_length is not None and len(value) > max_length:
        return f"longer than {max_length}"
    return meaning(value) if meaning is not None else ""


def _email_fault(value: str) -> str:
    return "" if "@" in value else "not an e-mail address"


@lru_cache(maxsize=1024)
def _country_fault(value: str) -> str:
    country = find_country(value)
    return "" if country is not None and country.is_named(value) else "not a country"


def _currency_fault(value: str) -> str:
    return "" if find_currency(value) is not None else "not a currency"


_MEANINGS: dict[Kind, Callable[[str], str]] = {
    Kind.EMAIL: _email_fault,
    Kind.COUNTRY: _country_fault,
    Kind.CURRENCY: _currency_fault,
}


def _rule(field: Field) -> ValueRule:
    if field.kind is Kind.BOOLEAN:
        return _boolean_fault
    if field.kind in {Kind.DECIMAL, Kind.INTEGER}:
        return _number_fault
    return partial(_text_fault, field.max_length, _MEANINGS.get(field.kind))


_RULES: dict[str, tuple[tuple[str, tuple[str, ...], Need, ValueRule], ...]] = {
    node.key: tuple((field.name, field.spellings, field.need, _rule(field)) for field in node.fields) for node in NODES
}
"""For each node its fields: name, other spellings, need, and what a value has to be."""
