"""Reading one column of a whole list: only what is needed of each stored body, since to read all takes far longer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import orjson

from joor_desktop.model.record import ENTRY_KEYS
from joor_desktop.storage.database import Database
from joor_desktop.storage.entry_pieces import BETWEEN, Pieces, TextsOfAll, bodies_at, cut, texts_in
from joor_desktop.storage.packing import unpack_counts
from joor_desktop.storage.planes import Plane, plane_of, plane_of_records

PAGE = 1000
"""So many records are read with one question; between two of them a task may stop."""
_MOST_ROWS = 2 * PAGE
"""A page of more rows has a record of more entries than its line may tell."""

_ENTRIES = b'":['
"""Begins a list of entries in a body, behind the last letter of its name. In a text there would be a backslash before
the quote, and before the one that opens a text stands a colon."""
_WHOLE = 1 << 62
_LONGEST = 10_000
"""Longer beginnings of many bodies would take more memory than the bodies one after the other."""
_ROOM = 64
_NEARLY_ALL = 20
"""All but one of so many."""
_MOST_AGAIN = 8
"""Where more than one of so many bodies has to be read once more, it is found out anew how much of them is needed."""


def own_texts(database: Database, record_ids: Sequence[int], field_name: str) -> Iterator[list[str]]:
    """The texts of one of the customers' own fields, page by page; "" where it is empty."""
    found = _OwnTexts(database, plane_of_records(database, record_ids[:PAGE]), field_name)
    for start in range(0, len(record_ids), PAGE):
        yield found.texts(record_ids[start : start + PAGE])


class _OwnTexts:
    """The texts of one of the own fields of records of one plane.

    These stand before the entries in a body, so only so much of each is read as those before needed.
    """

    def __init__(self, database: Database, plane: Plane, field_name: str) -> None:
        self._database = database
        self._plane = plane
        self._name = field_name
        self._key = f'"{field_name}":"'.encode()
        self._pieces = Pieces(database, plane)
        self._length = _WHOLE

    def texts(self, record_ids: Sequence[int]) -> list[str]:
        """The texts of these records, "" where one lacks the field."""
        if self._length > _LONGEST:
            bodies = bodies_at(self._database, self._plane, record_ids)
            if self._length == _WHOLE:
                self._length = self._needed(bodies)
            return self._each(bodies, record_ids, _WHOLE)
        pieces = self._pieces.joined(record_ids, (1, self._length))
        parts, joined = cut(pieces, self._key)
        if len(parts) == len(record_ids) + 1 and b"\\" not in joined and BETWEEN not in joined:
            return joined.decode().split('"')
        return self._each(pieces.split(BETWEEN), record_ids, self._length)

    def _needed(self, bodies: Sequence[bytes]) -> int:
        """How much of these *bodies* tells the field, where nearly all have it, or else that it isn't there."""
        ends = [body.find(b'"', body.find(self._key) + len(self._key)) for body in bodies if self._key in body]
        if len(ends) * _NEARLY_ALL < len(bodies) * (_NEARLY_ALL - 1):
            ends += map(_own_length, bodies)
        return max(ends, default=0) + _ROOM

    def _each(self, pieces: Sequence[bytes], record_ids: Sequence[int], length: int) -> list[str]:
        """The texts in the beginnings of bodies, one after the other; those that these don't tell are looked up."""
        texts = [_own_text(piece, self._key, length) for piece in pieces]
        unsure = [place for place, text in enumerate(texts) if text is None]
        bodies = bodies_at(self._database, self._plane, [record_ids[place] for place in unsure])
        for place, body in zip(unsure, bodies, strict=True):
            texts[place] = orjson.loads(body).get(self._name, "")
        if len(unsure) * _MOST_AGAIN > len(pieces):
            self._length = _WHOLE
        return [text or "" for text in texts]


def _own_length(body: bytes) -> int:
    end = _entries_at(body)
    return len(body) if end < 0 else end + len(_ENTRIES)


def _entries_at(body: bytes) -> int:
    """Where the first list of entries begins; -1 where none does."""
    at = body.find(_ENTRIES)
    while at > 0 and not body[at - 1 : at].isalpha():
        at = body.find(_ENTRIES, at + 1)
    return at


def _own_text(piece: bytes, key: bytes, length: int) -> str | None:
    """The text behind the *key* in the first *length* bytes of a body; None where these don't tell it."""
    start = piece.find(key)
    if start < 0:
        return "" if len(piece) < length or _entries_at(piece) > 0 else None
    start += len(key)
    end = piece.find(b'"', start)
    text = piece[start:end]
    # After a sign that is written with a backslash, the quote that was found may stand inside of the text.
    return None if end < 0 or b"\\" in text else text.decode()


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
