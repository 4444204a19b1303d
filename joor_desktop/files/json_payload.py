"""Reading customers from JSON in JOOR's form."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Iterator

import orjson

from joor_desktop.files import refusals
from joor_desktop.files.notice import Notice
from joor_desktop.files.payload_records import RecordReader, Tree
from joor_desktop.files.reading import Reading, SourceRecord

_LARGEST_FILE = 2**30

_MANY_DIGITS = re.compile(rb"[0-9]{19}")
"""In every whole number of more than 64 bits; orjson would round such a one, and so make another code of it."""


def read_json(path: pathlib.Path) -> Reading:
    """Read the JSON file at *path*; raises UnreadableFileError."""
    if path.stat().st_size > _LARGEST_FILE:
        raise refusals.too_large(path)
    try:
        tree = _tree(_utf_8(path.read_bytes()))
    except (orjson.JSONDecodeError, UnicodeError, RecursionError) as error:
        raise refusals.damaged_payload(path, str(error)) from error
    connections = _connections(tree)
    if not connections:
        raise refusals.not_for_joor(path)
    notices: list[Notice] = []
    return Reading(_records(connections, notices), notices=notices, total_rows=len(connections))


def _tree(content: bytes) -> Tree:
    tree = orjson.loads(content)
    return json.loads(content, parse_int=str) if _MANY_DIGITS.search(content) else tree


def _utf_8(content: bytes) -> bytes:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16").encode()
    return content.removeprefix(b"\xef\xbb\xbf")


def _connections(tree: Tree) -> list[dict[str, Tree]]:
    """The connections, whether or not the nodes around them are there."""
    if isinstance(tree, list):
        return [connection for each in tree for connection in _connections(each)]
    if not isinstance(tree, dict):
        return []
    if "connection" in tree:
        return _within_connection(tree["connection"])
    if "bulk_connections" in tree:
        return _connections(tree["bulk_connections"])
    return [tree] if tree.keys() & {"customer_code", "customer_name"} else []


def _within_connection(tree: Tree) -> list[dict[str, Tree]]:
    """Each node there is a customer: one without code and name is checked like all others, not passed over."""
    if isinstance(tree, list):
        return [connection for each in tree for connection in _within_connection(each)]
    return [tree] if isinstance(tree, dict) else []


def _records(connections: list[dict[str, Tree]], notices: list[Notice]) -> Iterator[SourceRecord]:
    reader = RecordReader()
    for connection in connections:
        yield SourceRecord(reader.record(connection))
    notices += reader.notices()
