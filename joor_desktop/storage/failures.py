"""What can go wrong with the program's file, in plain words."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from joor_desktop.errors import NewerStorageError, StorageError
from joor_desktop.model.texts import translate


@contextlib.contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about the file at *path* into a StorageError."""
    try:
        yield
    except sqlite3.Error as error:
        raise storage_error(error, path) from error
    except OSError as error:
        raise folder_error(error, path.parent) from error


def storage_error(error: sqlite3.Error, path: Path) -> StorageError:
    """What SQLite says of the file at *path*."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StorageError(
            translate("storage", "The program's file is busy."),
            translate(
                "storage", "Another window or terminal is writing to {path}. Wait until it is done and try again."
            ).format(path=path),
        )
    if name.startswith("SQLITE_FULL"):
        return StorageError(
            translate("storage", "The disk is full."),
            translate("storage", "Nothing was changed in {path}. Make room on the disk and try again.").format(
                path=path
            ),
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StorageError(
            translate("storage", "The program's file is damaged."),
            translate(
                "storage",
                "{path} can't be read. Put a backup in its place (they lie in the same folder), or move the file "
                "elsewhere and start anew.",
            ).format(path=path),
        )
    return StorageError(
        translate("storage", "The program's file can't be used."),
        translate("storage", "{path}: {reason}. See whether you may read and write that folder.").format(
            path=path, reason=error
        ),
    )


def folder_error(error: OSError, folder: Path) -> StorageError:
    """What the system says of the program's folder."""
    return StorageError(
        translate("storage", "The program's folder can't be used."),
        translate(
            "storage", "{path}: {reason}. See whether you may read and write it, and whether the disk is full."
        ).format(path=folder, reason=error.strerror or error),
    )


def newer_error(path: Path) -> NewerStorageError:
    """The file at *path* comes from a newer version of the program."""
    return NewerStorageError(
        translate("storage", "Your lists were last opened with a newer version of this program."),
        translate("storage", "Nothing was changed. Install the newest version of the program to open {path}.").format(
            path=path
        ),
    )
