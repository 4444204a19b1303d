"""Noticing that a file changes or goes while it is read, and saying so instead of what the readers made of it."""

from __future__ import annotations

import errno
import pathlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files import refusals

T = TypeVar("T")

_NAMES_OF_LOST_DRIVES = (
    "EIO ENXIO ENODEV ESTALE EREMOTEIO ETIMEDOUT ECONNRESET ECONNABORTED ENOTCONN EHOSTDOWN EHOSTUNREACH ENETDOWN "
    "ENETUNREACH"
)
_LOST_DRIVES = {getattr(errno, name, 0) for name in _NAMES_OF_LOST_DRIVES.split()}


class FileState(NamedTuple):
    """By what a file that was changed is told from one that was not: its size in bytes, and when it was written."""

    size: int
    written_ns: int


def _state(path: pathlib.Path) -> FileState:
    """Always the same one for what is no plain file; raises OSError."""
    found = path.stat()
    return FileState(found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else FileState(0, 0)


def state_of(path: pathlib.Path) -> FileState:
    """The state of the file at *path*; raises UnreadableFileError where it is not there, or may not be looked at."""
    try:
        return _state(path)
    except FileNotFoundError:
        raise refusals.missing(path) from None
    except OSError as error:
        raise refusals.no_access(path, error.strerror or str(error)) from error


class SteadyFile:
    """The file at *path* as it is now; raises UnreadableFileError where it is not there, or may not be looked at."""

    def __init__(self, path: pathlib.Path) -> None:
        self._path = path
        self._state = state_of(path)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is done inside reads it; raises UnreadableFileError where it did not stay as it was meanwhile."""
        try:
            yield
        except (UnreadableFileError, OSError) as error:
            if (truth := self._what_happened() or _lost_drive(self._path, error)) is not None:
                raise truth from error
            if isinstance(error, OSError):
                raise refusals.no_access(self._path, error.strerror or str(error)) from error
            raise
        if (truth := self._what_happened()) is not None:
            raise truth

    def through(self, pieces: Iterator[T]) -> Iterator[T]:
        """All of *pieces*, which are read as they are asked for."""
        with self.reading():
            yield from pieces

    def _what_happened(self) -> UnreadableFileError | None:
        try:
            state = _state(self._path)
        except FileNotFoundError:
            return refusals.vanished(self._path)
        except OSError as error:
            return refusals.broken_off(self._path, error.strerror or str(error))
        return refusals.changed(self._path) if state != self._state else None


def _lost_drive(path: pathlib.Path, error: BaseException | None) -> UnreadableFileError | None:
    """What is to be said where *error* comes from a drive, not from what the file holds."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _LOST_DRIVES:
            return refusals.broken_off(path, error.strerror or str(error))
        error = error.__cause__ or error.__context__
    return None
