"""The container of the files of old Office programs, and of locked new ones: streams with names ([MS-CFB]).

xlrd has a reader of it, but that one never ends for some damaged files.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_SECTOR_SHIFTS = (9, 12)
_SHORT_SECTOR = 64
_IN_HEADER = 109
_LAST_SECTOR = 0xFFFFFFFA
_STREAM = 2
_ENTRY = 128
_ENTRY_FIELDS = struct.Struct("<64sHBBIII36xIQ")
_START_OF_HEADER = struct.Struct("<30xH16xI4xII4xI")


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    siblings: tuple[int, int]
    child: int
    start: int
    size: int


class CompoundFile:
    """The container whose bytes are *content*; raises ValueError or struct.error where it is damaged."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift, directory, self._least_long, short_table, more = _START_OF_HEADER.unpack_from(content)
        if shift not in _SECTOR_SHIFTS:
            raise ValueError("no sectors")
        self._shift = shift
        self._next = self._table(self._sectors_of_table(more))
        self._next_short = self._table(self._chain(short_table, self._next))
        self._entries = [
            _entry(fields) for fields in _ENTRY_FIELDS.iter_unpack(_whole(self._joined(directory), _ENTRY))
        ]

    def stream(self, name: str) -> bytes | None:
        """The stream *name* at the top of the container; None where there is none."""
        for entry in self._top():
            if entry.name == name and entry.kind == _STREAM:
                return self._read(entry)
        return None

    def _top(self) -> list[_Entry]:
        """Entries are a tree of neighbours; those of objects inside the document hang below another entry."""
        found: list[_Entry] = []
        coming = [self._entries[0].child] if self._entries else []
        while coming and len(found) <= len(self._entries):
            index = coming.pop()
            if index < len(self._entries):
                found.append(self._entries[index])
                coming += found[-1].siblings
        return found

    def _read(self, entry: _Entry) -> bytes:
        if entry.size >= self._least_long:
            content = self._joined(entry.start)
        else:
            short = self._joined(self._entries[0].start)
            places = (each * _SHORT_SECTOR for each in self._chain(entry.start, self._next_short))
            content = b"".join(short[place : place + _SHORT_SECTOR] for place in places)
        size = entry.size & 0xFFFFFFFF  # no list is larger, and the upper half may hold anything
        if len(content) < size:
            raise ValueError("a stream breaks off")
        return content[:size]

    def _sectors_of_table(self, more: int) -> list[int]:
        """The sectors of the table of what follows what: the first ones stand in the header, others in a chain."""
        sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", self._content, 76))
        seen = set()
        while more < _LAST_SECTOR:
            if more in seen:
                raise ValueError("sectors go round in a circle")
            seen.add(more)
            numbers = struct.unpack(f"<{(1 << self._shift) // 4}I", self._sector(more))
            sectors += numbers[:-1]
            more = numbers[-1]
        return [sector for sector in sectors if sector < _LAST_SECTOR]

    def _table(self, sectors: list[int]) -> tuple[int, ...]:
        content = _whole(b"".join(map(self._sector, sectors)), 4)
        return struct.unpack(f"<{len(content) // 4}I", content)

    def _chain(self, start: int, following: tuple[int, ...]) -> list[int]:
        chain: list[int] = []
        while start < _LAST_SECTOR:
            chain.append(start)
            if start >= len(following) or len(chain) > len(following):
                raise ValueError("sectors go round in a circle, or nowhere")
            start = following[start]
        return chain

    def _joined(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self._next)))

    def _sector(self, number: int) -> bytes:
        place = (number + 1) << self._shift
        return self._content[place : place + (1 << self._shift)]


def _whole(content: bytes, size: int) -> bytes:
    return content[: len(content) // size * size]


def _entry(fields: tuple[bytes, int, int, int, int, int, int, int, int]) -> _Entry:
    name, length, kind, _, left, right, child, start, size = fields
    return _Entry(name[: max(length - 2, 0)].decode("utf-16-le", "replace"), kind, (left, right), child, start, size)
