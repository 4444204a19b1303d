"""Reading one column of a whole list: only what is needed of each stored body, since to read all takes far longer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import orjson

from joor_desktop.model.record import ENTRY_KEYS
from joor_desktop.storage.database import Database
from joor_desktop.storage.entry_pieces import TextsOfAll, bodies_at, texts_in
from joor_desktop.storage.packing import unpack_counts
from joor_desktop.storage.planes import plane_of, plane_of_records

PAGE = 1000
"""So many records are read with one question; between two of them a task may stop."""
_MOST_ROWS = 2 * PAGE
"""A page of more rows has a record of more entries than its line may tell."""


def own_texts(database: Database, record_ids: Sequence[int], field_name: str) -> Iterator[list[str]]:
    """The texts of one of the customers' own fields, page by page; "" where it is empty."""
    key = f'"{field_name}":"'.encode()
    plane = plane_of_records(database, record_ids[:PAGE])
    for start in range(0, len(record_ids), PAGE):
        found = bodies_at(database, plane, record_ids[start : start + PAGE])
        yield [_own_text(body, key, field_name) for body in found]


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
    of_all = TextsOfAll(database, plane, node_key, key)
    for start, end in _row_pages(rows[0]):
        numbers = Counter(rows[0][start:end])
        if entire and end - start < _MOST_ROWS:
            yield of_all.texts(list(numbers), list(numbers.values()))
            continue
        found = bodies_at(database, plane, list(numbers))
        if key not in b"".join(found):
            yield [""] * (end - start)
        else:
            listed = dict(zip(numbers, [texts_in(body, node_key, key) for body in found], strict=True))
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
    return bodies_at(database, plane_of_records(database, record_ids), record_ids)
