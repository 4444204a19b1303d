"""Reading one column of a whole list: only what is needed of each stored body, since to read all takes far longer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import Any

import orjson

from joor_desktop.model.record import ENTRY_KEYS
from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import unpack_counts
from joor_desktop.storage.planes import body_row, plane_of, plane_of_records

PAGE = 1000
"""So many records are read with one question; between two of them a task may stop."""
_MOST_ROWS = 2 * PAGE
"""A page of more rows has a record of more entries than its line may tell."""

_BETWEEN = b"\0"
"""Stands between bodies, none of which has it: it is written in another way in them."""

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


def entry_texts(
    database: Database,
    rows: tuple[Sequence[int], Sequence[int]],
    node_key: str,
    field_name: str,
    *,
    entire: bool,
) -> Iterator[list[str]]:
    """The texts of a field of entries, page by page; "" where it is empty.

    :param rows: the record id of each row, and the index of its entry; rows of one record follow each other.
    :param entire: whether the rows are all entries of their records, in their order.
    """
    key = f'"{field_name}":"'.encode()
    plane = plane_of_records(database, rows[0][:PAGE])
    for start, end in _row_pages(rows[0]):
        numbers = Counter(rows[0][start:end])
        found = [body for (body,) in database.rows(_BODIES, (_json(list(numbers)), *plane.at))]
        if entire and end - start < _MOST_ROWS:
            yield _texts_of_all(found, list(numbers.values()), node_key, key)
        elif key not in b"".join(found):
            yield [""] * (end - start)
        else:
            listed = dict(zip(numbers, [_texts(body, node_key, key) for body in found], strict=True))
            part = zip(rows[0][start:end], rows[1][start:end], strict=True)
            yield [_at(listed[record_id], index) for record_id, index in part]


def _row_pages(record_ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """From where to where pages of rows go, so that those of one record stand in one page."""
    end = 0
    while end < len(record_ids):
        start, end = end, min(end + PAGE, len(record_ids))
        while 0 < end < len(record_ids) and record_ids[end] == record_ids[end - 1]:
            end += 1
        yield start, end


def _texts_of_all(bodies: Sequence[bytes], numbers: Sequence[int], node_key: str, key: bytes) -> list[str]:
    """The texts of a field in all entries of records that have so many of them each.

    The key stands in no text, since quotes have a backslash before them there; and no entry has it twice. So where it
    stands as often as there are entries, each has it.
    """
    parts, rows = _BETWEEN.join(bodies).split(key), sum(numbers)
    if len(parts) == 1:
        return [""] * rows
    joined = b'"'.join([part[: part.find(b'"')] for part in parts[1:]])
    # After a sign that is written with a backslash, the quote that was found may stand inside of the text.
    if b"\\" in joined:
        return list(chain.from_iterable([_texts(body, node_key, key) for body in bodies]))
    texts = joined.decode().split('"')
    if len(texts) == rows:
        return texts
    found: list[str] = []
    place = 0
    for body, number, known in zip(bodies, numbers, _times_in_each(parts, len(bodies)), strict=True):
        found += texts[place : place + known] if known == number else _texts(body, node_key, key)
        place += known
    return found


def _times_in_each(parts: Sequence[bytes], number: int) -> list[int]:
    """How often each of a *number* of bodies was cut, told by where in *parts* they follow each other."""
    times, place = [0] * number, parts[0].count(_BETWEEN)
    for ended in map(bytes.count, parts[1:], repeat(_BETWEEN)):
        times[place] += 1
        place += ended
    return times


def _texts(body: bytes, node_key: str, key: bytes) -> list[str]:
    """The texts of a field in all entries of a record."""
    node, field_name = f'"{node_key}":[{{'.encode(), key[1:-3].decode()
    start = body.find(node)
    if start < 0:
        return []
    end = body.find(b'}],"', start)
    listed = body[start + len(node) : end if end >= 0 else -3]
    parts = listed.split(b"},{")
    # What is cut inside of a text has a quote too many or too few there, where each quote stands for itself.
    if b"\\" in listed or any(part.count(b'"') % 2 for part in parts):
        return [entry.get(field_name, "") for entry in orjson.loads(body)[node_key]]
    starts = [part.find(key) for part in parts]
    first = len(key)
    return [
        "" if at < 0 else part[at + first : part.find(b'"', at + first)].decode()
        for part, at in zip(parts, starts, strict=True)
    ]


def _at(texts: Sequence[str], index: int) -> str:
    return texts[index] if index < len(texts) else ""


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


