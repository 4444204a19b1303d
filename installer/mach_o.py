"""What a library of macOS says of itself: for which processors it is, on which macOS it runs, and what it loads."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROCESSORS = {0x0100000C: "arm64", 0x01000007: "x86_64"}

_FOR_SEVERAL = bytes.fromhex("CAFEBABE")
_FOR_ONE = bytes.fromhex("CFFAEDFE")
_LOADS = {0x0C, 0x80000018, 0x8000001F, 0x80000023}  # as usual, where it is there, handed on, and later
_SINCE = {0x24: 8, 0x32: 12}  # where in the command, of the old kind and the new, the version stands


@dataclass(frozen=True)
class Part:
    """What of a library is for one *processor*; *since* is the oldest macOS that it runs on, as (13, 0)."""

    processor: str
    since: tuple[int, int]
    loaded: tuple[str, ...]


def parts_of(library: Path) -> list[Part]:
    """Return the parts of *library*, one for each processor; none where the file is no library of macOS."""
    content = library.read_bytes()
    places = [0]
    if content.startswith(_FOR_SEVERAL):
        (number,) = struct.unpack_from(">I", content, 4)
        places = [struct.unpack_from(">I", content, 16 + 20 * each)[0] for each in range(number)]
    return [_part(content, place) for place in places if content[place : place + 4] == _FOR_ONE]


def _part(content: bytes, place: int) -> Part:
    (processor,) = struct.unpack_from("<I", content, place + 4)
    since, loaded = (0, 0), []
    for kind, command in _commands(content, place):
        if kind in _LOADS:
            (name,) = struct.unpack_from("<I", command, 8)
            loaded.append(command[name:].split(b"\0")[0].decode())
        elif kind in _SINCE:
            (version,) = struct.unpack_from("<I", command, _SINCE[kind])
            since = (version >> 16, version >> 8 & 0xFF)
    return Part(PROCESSORS.get(processor, hex(processor)), since, tuple(loaded))


def _commands(content: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    (number,) = struct.unpack_from("<I", content, place + 16)
    at = place + 32
    for _ in range(number):
        kind, size = struct.unpack_from("<II", content, at)
        yield kind, content[at : at + size]
        at += size
