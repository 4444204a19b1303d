"""Reading one column of a whole list: only what is needed of each stored body, since to read all takes far longer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from joor_desktop.model.record import ENTRY_KEYS, Entry
from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import unpack_counts
from joor_desktop.storage.planes import body_row, plane_of, plane_of_records

PAGE = 1000
"""So many records are read with one question; between two of them a task may stop."""

_BODIES = f"SELECT r.body FROM json_each(?) wanted CROSS JOIN record r ON r.id = {body_row('wanted.value')}"
Pages = Iterator[list[Any]]


def own_texts(database: Database, record_ids: Sequence[int], field_name: str) -> Iterator[list[str]]:
    """The texts of one of the customers' own fields, page by page; "" where it is empty."""
    key = f'"{field_name}":"'.encode()
    for bodies in _pages(database, _BODIES, record_ids):
        yield [_own_text(body, key, field_name) for (body,) in bodies]


def _own_text(body: bytes, key: bytes, field_name: str) -> str:
    start = body.find(key)
    if start < 0:
        return ""
    start += len(key)
    text = body[start : body.find(b'"', start)]
    # After a sign that is written with a backslash, the quote that was found may stand inside of the text.
    return str(orjson.loads(body)[field_name]) if b"\\" in text else text.decode()


def entry_lists(database: Database, record_ids: Sequence[int], node_key: str) -> Iterator[list[list[Entry]]]:
    """The entries of one node of each record, page by page."""
    key = f'"{node_key}":['.encode()
    for bodies in _pages(database, _BODIES, record_ids):
        yield [_entries(body, key, node_key) for (body,) in bodies]


def _entries(body: bytes, key: bytes, node_key: str) -> list[Entry]:
    start = body.find(key)
    if start < 0:
        return []
    end = body.find(b'}],"', start)
    try:
        found: list[Entry] = orjson.loads(body[start + len(key) - 1 : end + 2 if end >= 0 else -1])
    except orjson.JSONDecodeError:  # what looked like the end of the list stands inside of a text
        found = orjson.loads(body)[node_key]
    return found


def state_parts(database: Database, list_id: int) -> tuple[list[int], list[int]]:
    """The record ids of a list, and of each customer four times the number of its errors, and 2 more where it was sent
    and changed since, 1 more where it was sent."""
    # One row of long lists is read in a third of the time that a row for each customer takes.
    record_ids, parts = database.row(
        "SELECT json_group_array(id), json_group_array(errors * 4 + changed * 2 + (sent IS NOT NULL)) FROM line "
        "WHERE list_id = ? AND live",
        (plane_of(database, list_id).key,),
    ) or ("[]", "[]")
    return orjson.loads(record_ids), orjson.loads(parts)


def entry_counts(database: Database, list_id: int, node_key: str) -> dict[int, int]:
    """How many entries of one node each customer of the list has, by record id."""
    place = ENTRY_KEYS.index(node_key) + 1
    key = plane_of(database, list_id).key
    rows = database.rows("SELECT id, substr(counts, ?, 1) FROM line WHERE list_id = ? AND live", (place, key))
    return dict(zip((row[0] for row in rows), unpack_counts("".join(row[1] for row in rows)), strict=True))


def bodies(database: Database, record_ids: Sequence[int]) -> list[bytes]:
    """The stored bodies of these records, in that order."""
    plane = plane_of_records(database, record_ids)
    return [body for (body,) in database.rows(_BODIES, (_json(record_ids), *plane.at))]


def _pages(database: Database, question: str, record_ids: Sequence[int]) -> Pages:
    plane = plane_of_records(database, record_ids[:PAGE])
    for start in range(0, len(record_ids), PAGE):
        yield database.rows(question, (_json(record_ids[start : start + PAGE]), *plane.at))


def _json(record_ids: Sequence[int]) -> str:
    return orjson.dumps(list(record_ids)).decode()


