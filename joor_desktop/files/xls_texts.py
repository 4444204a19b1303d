"""The cells of old workbooks (.xls) that hold shared texts, which are nearly all, read many at a time.

xlrd reads cells one by one. So that it has only the others to read, the records of these cells are hidden from it:
several behind each other become one record of a kind that is none ([MS-XLS] 2.4.149).
"""

from __future__ import annotations

import re
import struct
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache

_HEAD = struct.Struct("<HH")
_BEGIN = 0x809
_END = 0x0A
_VERSION_8 = b"\x00\x06"
_NO_KIND = 0xFFFF
_CELLS = re.compile(rb"\xfd\x00\x0a\x00(..).{8}(?:\xfd\x00\x0a\x00\1.{8}){0,580}+", re.DOTALL)
"""Such records of one row behind each other; together they are no longer than a record may be."""

_CELL = "HHHHHI"  # the head of the record, row, column, style, index of the text
_FIELDS = len(_CELL)
_SIZE = struct.calcsize(f"<{_CELL}")
_COLUMN = 6
_MOST_COLUMNS = 256


class SharedTexts:
    """Where the cells with shared texts of one sheet stand: by row from 0, places in *stream* and numbers of cells."""

    def __init__(self, stream: bytes = b"") -> None:
        self._stream = stream
        self._pieces: dict[int, array[int]] = {}
        self.width = 0

    @property
    def height(self) -> int:
        """The number of the last row with such a cell, 0 where there is none."""
        return max(self._pieces, default=-1) + 1

    def add(self, row: int, start: int, end: int) -> None:
        """Add the cells of *row* whose records stand there."""
        self._pieces.setdefault(row, array("L")).extend((start, (end - start) // _SIZE))
        last = end - _SIZE + _COLUMN
        self.width = max(self.width, int.from_bytes(self._stream[last : last + 2], "little") + 1)

    def of_row(self, row: int) -> Iterator[tuple[int, Sequence[int], Sequence[int]]]:
        """The cells of *row* as the column of the first one, and styles and indexes of texts from there on.

        Raises ValueError for columns that no sheet has.
        """
        pieces = self._pieces.get(row, ())
        for place, count in zip(pieces[::2], pieces[1::2], strict=True):
            fields = _several(count).unpack_from(self._stream, place)
            columns, styles, indexes = fields[3::_FIELDS], fields[4::_FIELDS], fields[5::_FIELDS]
            if max(columns) >= _MOST_COLUMNS:
                raise ValueError("a cell lies beyond the last column")
            if columns == tuple(range(columns[0], columns[0] + count)):
                yield columns[0], styles, indexes
            else:
                yield from zip(columns, zip(styles, strict=True), zip(indexes, strict=True), strict=True)


@lru_cache(1024)
def _several(cells: int) -> struct.Struct:
    return struct.Struct("<" + _CELL * cells)


def hide_shared_texts(stream: bytes) -> tuple[bytes, dict[int, SharedTexts]]:
    """The stream of a workbook without such cells, and these by the place in the stream where their sheet begins.

    Workbooks of older kinds have none.
    """
    found: dict[int, SharedTexts] = {}
    if stream[4:6] != _VERSION_8:
        return stream, found
    hidden = bytearray(stream)
    place = depth = begin = 0
    while place + 4 <= len(stream):
        if depth == 1 and (cells := _CELLS.match(stream, place)):
            if begin not in found:
                found[begin] = SharedTexts(stream)
            found[begin].add(int.from_bytes(cells[1], "little"), place, cells.end())
            _HEAD.pack_into(hidden, place, _NO_KIND, cells.end() - place - _HEAD.size)
            place = cells.end()
            continue
        kind, size = _HEAD.unpack_from(stream, place)
        if kind == _BEGIN:
            begin = place if depth == 0 else begin
            depth += 1
        elif kind == _END:
            depth -= 1
        place += 4 + size
    return bytes(hidden), found
