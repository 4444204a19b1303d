"""By which one process can tell whether another still runs: a lock that the system lets go when its process ends."""

from __future__ import annotations

import contextlib
import os
import uuid
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from joor_desktop.storage.failures import folder_error

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Owner:
    """A lock that this process holds for as long as the object is open; ``name`` is what others ask for.

    :param folder: the folder of the program's own files.

    Raises StorageError where the lock can't be had.
    """

    def __init__(self, folder: Path) -> None:
        from filelock import FileLock

        self.name = f"{os.getpid()}-{uuid.uuid4().hex}"
        path = _lock_path(folder, self.name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock: BaseFileLock = FileLock(path, thread_local=False)
            self._lock.acquire(timeout=0)
        except OSError as error:
            raise folder_error(error, folder) from error
        self._path = path

    def close(self) -> None:
        """Let go of the lock."""
        self._lock.release(force=True)
        _remove(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def is_alive(folder: Path, name: str) -> bool:
    """Whether the process that made the owner of that name still runs and holds it."""
    from filelock import FileLock, Timeout

    path = _lock_path(folder, name)
    if not name or not path.exists():
        return False
    lock = FileLock(path, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    _remove(path)
    return False


def _lock_path(folder: Path, name: str) -> Path:
    return folder / "locks" / f"{name}.lock"


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
