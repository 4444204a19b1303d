"""Reading a posted body as JOOR's page "Bulk Connection POST" describes it, in both formats.

Written apart from what the program sends with, so that a mistake in one is not hidden by the same one in the other.
"""

from __future__ import annotations

import json
from typing import Any
from xml.parsers import expat

from joor_desktop.model.field_table import ENTRY_NODES

Connection = dict[str, Any]

_ITEM_OF = {node.path[-1]: node.item for node in ENTRY_NODES}
_GROUPS = frozenset(node.path[0] for node in ENTRY_NODES if len(node.path) > 1)


class MalformedError(ValueError):
    """The body as a whole is not what JOOR's page describes."""


def read_payload(body: bytes, content_type: str) -> list[Connection]:
    """Return the connections in *body*, laid out as in JSON; raises MalformedError."""
    if content_type == "application/xml":
        return _read_xml(body)
    try:
        document = json.loads(body)
    except ValueError as error:
        raise MalformedError(f"The body is not JSON: {error}") from None
    try:
        connections = document["bulk_connections"]["connection"]
    except (KeyError, TypeError):
        raise MalformedError("bulk_connections/connection is missing") from None
    if not isinstance(connections, list) or not all(isinstance(each, dict) for each in connections):
        raise MalformedError("bulk_connections/connection is not a list of connections")
    return connections


def _read_xml(body: bytes) -> list[Connection]:
    name, children, _text = _parse(body)
    if name != "bulk_connections" or any(child[0] != "connection" for child in children):
        raise MalformedError("bulk_connections/connection is missing")
    return [_connection(child) for child in children]


def _connection(element: _Element) -> Connection:
    connection: Connection = {}
    for child in element[1]:
        name, children, text = child
        if name in _GROUPS:
            connection[name] = {inner[0]: _entries(inner) for inner in children}
        elif name in _ITEM_OF:
            connection[name] = _entries(child)
        else:
            connection[name] = text
    return connection


def _entries(element: _Element) -> list[dict[str, str]]:
    name, children, _text = element
    item = _ITEM_OF.get(name, "")
    if any(child[0] != item for child in children):
        raise MalformedError(f"{name} holds something else than {item or 'entries'}")
    return [{field: text for field, _none, text in child[1]} for child in children]


_Element = tuple[str, list[Any], str]
"""Name, elements in it, text in it."""


def _parse(body: bytes) -> _Element:
    top: list[_Element] = []
    lists: list[list[Any]] = [top]
    texts: list[list[str]] = [[]]

    def start(name: str, attributes: dict[str, str]) -> None:
        if attributes:
            raise MalformedError(f"{name} has attributes")
        lists.append([])
        texts.append([])

    def end(name: str) -> None:
        children, text = lists.pop(), "".join(texts.pop())
        lists[-1].append((name, children, "" if children else text))

    def keep(text: str) -> None:
        texts[-1].append(text)

    def refuse(*_declaration: object) -> None:
        raise MalformedError("document types and entities are not taken")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = keep
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        raise MalformedError(f"The body is not XML: {error}") from None
    return top[0]
