"""Cutting the texts of a field out of the stored bodies of many records at once."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain, compress, repeat
from operator import contains, ne, sub

import orjson

from joor_desktop.errors import StorageError
from joor_desktop.storage.database import Database
from joor_desktop.storage.entry_sections import Section, section_of
from joor_desktop.storage.planes import Plane, body_row

BETWEEN = b"\n"
"""Stands between bodies, none of which has it: it is written in another way in them."""

_BODIES = f"SELECT r.body FROM json_each(?) wanted CROSS JOIN record r ON r.id = {body_row('wanted.value')}"
# One value for all records: a row for each takes far longer.
_PIECES = (
    f"SELECT CAST(group_concat(substr(r.body, ?3, ?4), char({BETWEEN[0]})) AS BLOB) "
    "FROM json_each(?5) wanted CROSS JOIN record r ON r.id = "
)
_ANYWHERE = _PIECES + body_row("wanted.value", "?1", "?2")
_IN_PLACE = f"{_PIECES} wanted.value + ?2"
"""For a plane none of whose bodies lies on the shelf: to look there takes a sixth of the time."""

_WHOLE = (1, 1 << 30)
_ROOM = 32
_MOST_LACKING = 16
"""Where entries of more than one of so many bodies lack the field, these are told by counting."""
_MOST_AGAIN = 4
"""Where more than one of so many bodies has to be read once more, the next are read whole at once."""


def bodies_at(database: Database, plane: Plane, record_ids: Sequence[int]) -> list[bytes]:
    """The stored bodies of these records of a plane, in that order."""
    return [body for (body,) in database.rows(_BODIES, (_json(record_ids), *plane.at))]


class Pieces:
    """Reads the same part of the bodies of many records of a plane, all in one piece."""

    def __init__(self, database: Database, plane: Plane) -> None:
        self._database = database
        self._plane = plane
        shelved = database.value("SELECT 1 FROM shelf WHERE plane = ? LIMIT 1", (plane.key,))
        self._question = _ANYWHERE if shelved else _IN_PLACE

    def joined(self, record_ids: Sequence[int], part: tuple[int, int]) -> bytes:
        """So many bytes of each body from that one on, counted from 1, with BETWEEN between two records."""
        found: bytes | None = self._database.value(self._question, (*self._plane.at, *part, _json(record_ids)))
        return found or b""


class TextsOfAll:
    """The texts of a field in all entries of records of one plane.

    The field's key stands in no text, since quotes have a backslash before them there; and no entry has it twice. So
    where it stands in a body as often as there are entries, each has it, wherever in the body one has looked. Hence
    only that part of bodies is read where those before had it; what is not found there is looked for in the whole.
    """

    def __init__(self, database: Database, plane: Plane, node_key: str, key: bytes) -> None:
        self._database = database
        self._plane = plane
        self._node_key = node_key
        self._key = key
        self._part = _WHOLE
        self._section: Section | None = None
        self._has_sections = True
        self._pieces = Pieces(database, plane)

    def texts(self, record_ids: Sequence[int], numbers: Sequence[int]) -> list[str]:
        """The texts of records that have so many entries each; "" where an entry lacks the field."""
        try:
            return self._texts(record_ids, numbers)
        except StorageError as error:
            # The bodies of a page may be more than SQLite puts into one value.
            if not isinstance(error.__cause__, sqlite3.DataError) or len(record_ids) == 1:
                raise
        half = len(record_ids) // 2
        return self.texts(record_ids[:half], numbers[:half]) + self.texts(record_ids[half:], numbers[half:])

    def _texts(self, record_ids: Sequence[int], numbers: Sequence[int]) -> list[str]:
        if self._section is not None:
            found = self._texts_in_sections(record_ids, numbers, self._section)
            if found is not None:
                return found
            self._section, self._part, self._has_sections = None, _WHOLE, False
        pieces = self._pieces.joined(record_ids, self._part)
        parts, joined = cut(pieces, self._key)
        if len(parts) == 1 and self._part == _WHOLE:
            return [""] * sum(numbers)
        texts = _cut_texts(parts, joined)
        unsure = b"\\" in joined or BETWEEN in joined
        wrong = 0
        if unsure or len(texts) != sum(numbers):
            whole = pieces.split(BETWEEN) if self._part == _WHOLE else None
            if whole is not None and self._has_sections and len(texts) != sum(numbers):
                self._section = section_of(whole, self._node_key, _ROOM)
                if self._section is not None:
                    return self._texts(record_ids, numbers)
                self._has_sections = False
            ends = self._ends_in(whole) if whole is not None else _ends(parts, len(numbers))
            wrong = self._mend(texts, ends, record_ids, numbers, whole, unsure=unsure)
        if wrong * (_MOST_LACKING if self._has_sections else _MOST_AGAIN) > len(numbers):
            self._part = _WHOLE
        elif self._part == _WHOLE:
            self._narrow(pieces.split(BETWEEN))
        return texts

    def _texts_in_sections(
        self, record_ids: Sequence[int], numbers: Sequence[int], section: Section
    ) -> list[str] | None:
        """The texts where many entries lack the field; None where these begin in several ways."""
        pieces = self._pieces.joined(record_ids, section.part)
        if not section.is_whole(pieces, len(numbers)):
            self._section = section = section.to_the_end()
            pieces = self._pieces.joined(record_ids, section.part)
        parts, joined = cut(pieces, self._key)
        texts = section.placed(parts, _cut_texts(parts, joined), sum(numbers))
        if texts is not None and b"\\" in joined:
            self._mend(texts, list(accumulate(numbers)), record_ids, numbers, None, unsure=True)
        return texts

    def _ends_in(self, bodies: Sequence[bytes]) -> list[int]:
        return list(accumulate(map(bytes.count, bodies, repeat(self._key))))

    def _mend(
        self,
        texts: list[str],
        ends: Sequence[int],
        record_ids: Sequence[int],
        numbers: Sequence[int],
        whole: Sequence[bytes] | None,
        *,
        unsure: bool,
    ) -> int:
        """Put right the texts of records that lack some, or one of which isn't surely whole; return how many these are.

        After a sign that is written with a backslash, the quote that was found may stand inside of a text.

        :param ends: how many texts were found up to the end of each record.
        :param whole: the records' bodies where they were read whole.
        """
        starts = [0, *ends[:-1]]
        wrong = list(compress(range(len(ends)), map(ne, map(sub, ends, starts), numbers)))
        if unsure:
            odd = [row for row, text in enumerate(texts) if "\\" in text or "\n" in text]
            wrong = sorted({*wrong, *(bisect_right(ends, row) for row in odd)})
        if whole is not None:
            bodies = [whole[place] for place in wrong]
        else:
            bodies = bodies_at(self._database, self._plane, [record_ids[place] for place in wrong])
        for place, body in zip(reversed(wrong), reversed(bodies), strict=True):
            none = starts[place] == ends[place] if whole is not None else self._key not in body
            listed = [""] * numbers[place] if none else texts_in(body, self._node_key, self._key)
            texts[starts[place] : ends[place]] = listed
        return len(wrong)

    def _narrow(self, bodies: Sequence[bytes]) -> None:
        """Read from now on only that part of bodies in which these have the field."""
        key = self._key
        starts = [(body.find(key), body.rfind(key), body) for body in bodies if key in body]
        ends = [body.find(b'"', last + len(key)) for _, last, body in starts]
        first = max(0, min(first for first, _, _ in starts) - _ROOM)
        self._part = first + 1, max(ends) + _ROOM - first


def _cut_texts(parts: Sequence[bytes], joined: bytes) -> list[str]:
    # Half a letter stands only in what is read once more.
    return joined.decode(errors="replace").split('"') if len(parts) > 1 else []


def _ends(parts: Sequence[bytes], number: int) -> list[int]:
    """How often pieces of a *number* of bodies were cut up to the end of each, told by the *parts*."""
    cuts = range(len(parts))
    ends = list(compress(cuts, map(contains, parts, repeat(BETWEEN))))
    if len(ends) == number:
        return ends
    # Several bodies that weren't cut end in one part. To count takes three times as long.
    return list(chain.from_iterable(map(repeat, cuts, map(bytes.count, parts, repeat(BETWEEN)))))


def cut(pieces: bytes, key: bytes) -> tuple[list[bytes], bytes]:
    """The parts between the places where the *key* stands, and the texts behind it, with a quote between two.

    One that its piece ends in holds BETWEEN, and one with a backslash may not be whole.
    """
    parts = pieces.split(key)
    parts[-1] += BETWEEN + b'"'
    return parts, b'"'.join([part.partition(b'"')[0] for part in parts[1:]])


def texts_in(body: bytes, node_key: str, key: bytes) -> list[str]:
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


def _json(record_ids: Sequence[int]) -> str:
    return orjson.dumps(list(record_ids)).decode()
