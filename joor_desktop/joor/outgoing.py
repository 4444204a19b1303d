"""The body of a POST, which knows whether all of it left."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import BinaryIO, Self

_PIECE_BYTES = 256 * 1024


class OutgoingBody:
    """A file on its way to JOOR.

    A piece is asked for only after the piece before was handed to the connection whole. So when the end was asked for,
    every byte had left; before that JOOR can't have got as much as the request's Content-Length promises, and does
    not act on it.
    """

    def __init__(self, file: BinaryIO, length: int) -> None:
        self._file = file
        self._length = length
        self._left = length
        self.is_gone = False

    @classmethod
    def of(cls, path: pathlib.Path) -> Self:
        """The body that stands in the file at *path*; raises OSError where it can't be opened."""
        return cls(path.open("rb"), path.stat().st_size)

    def __len__(self) -> int:
        """The number of bytes, for Content-Length."""
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        """The pieces."""
        while piece := self.read(_PIECE_BYTES):
            yield piece

    def read(self, size: int = -1) -> bytes:
        """The next *size* bytes, b"" at the end."""
        piece = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(piece)
        if not piece:
            self.is_gone = self._left == 0
        return piece

    def close(self) -> None:
        """Close the file."""
        self._file.close()
