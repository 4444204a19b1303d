"""The records that the parts of a binary workbook (.xlsb) consist of ([MS-XLSB] 2.1.4)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator

_LONGEST = 16 * 2**20
"""No record of a sheet comes near to this: a cell holds 32,767 letters."""

_MORE = 0x80
_LENGTH = struct.Struct("<I")


RUN = -1
"""Stands for the kind of several records behind each other that are handed over as one."""


def records(pieces: Iterable[bytes], run: re.Pattern[bytes] | None = None) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record in the bytes that *pieces* gives; raises ValueError where they break off.

    :param run: finds whole records behind each other, at least two, that come as one with their heads in it.
    """
    rest = b""
    for piece in pieces:
        rest += piece
        place = 0
        while (found := _header(rest, place)) is not None:
            kind, start, end = found
            if run is not None and (several := run.match(rest, place)):
                yield RUN, several[0]
                place = several.end()
                continue
            if end > len(rest):
                break
            yield kind, rest[start:end]
            place = end
        rest = rest[place:]
    if rest:
        raise ValueError("a record breaks off")


def _header(content: bytes, place: int) -> tuple[int, int, int] | None:
    """Kind, start and end of the record at *place*; None where not even these are there yet.

    Kind and size are numbers of seven bits a byte, of which the last has no eighth bit.
    """
    try:
        kind = content[place]
        if kind & _MORE:
            place += 1
            kind = kind & 0x7F | content[place] << 7
        size = shift = 0
        more = _MORE
        while more and shift < 28:
            place += 1
            size |= (content[place] & 0x7F) << shift
            more = content[place] & _MORE
            shift += 7
    except IndexError:
        return None
    if size > _LONGEST:
        raise ValueError("a record is too long")
    return kind, place + 1, place + 1 + size


def wide_text(content: bytes, place: int) -> str:
    """The text at *place*: the number of its letters, and these in UTF-16; raises ValueError where it breaks off."""
    return text_and_end(content, place)[0]


def text_and_end(content: bytes, place: int) -> tuple[str, int]:
    """The text at *place*, and where it ends; a text that is not there at all is empty."""
    if len(content) < place + 4:
        raise ValueError("a text breaks off")
    length: int = _LENGTH.unpack_from(content, place)[0]
    if length == 0xFFFFFFFF:
        return "", place + 4
    end = place + 4 + 2 * length
    if end > len(content):
        raise ValueError("a text breaks off")
    return content[place + 4 : end].decode("utf-16-le", "replace"), end
