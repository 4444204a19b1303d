"""Removing all that the program keeps in its folder, and nothing else that lies there."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

from joor_desktop.storage.paths import lock_folder, log_folder, payload_folder, practice_path

_FOLDERS = tuple(path().name for path in (payload_folder, lock_folder, log_folder))


def is_open_elsewhere(path: Path) -> bool:
    """Whether another window or terminal has the file of lists open; not to be asked while this process has.

    SQLite takes the log away from a file only where it is alone with it; whoever opens the file next gets it back.
    """
    if not path.exists():
        return False
    with contextlib.closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            return str(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]) != "delete"
        except sqlite3.OperationalError:
            return True
        except sqlite3.DatabaseError:
            return False  # a damaged file can be removed like any other


def remove_files(path: Path) -> tuple[list[Path], list[Path]]:
    """Remove the file of lists at *path*, its backups, and the program's other files and folders beside it.

    Returns what could not be removed, and what is not the program's and stays; the folder goes where it is empty then.
    """
    folder = path.parent
    known = [each for name in (path.stem, practice_path().stem) for each in folder.glob(f"{name}*.sqlite3*")]
    stuck = [each for each in (*known, *(folder / name for name in _FOLDERS)) if not _remove(each)]
    foreign = [each for each in sorted(folder.iterdir()) if each not in stuck] if folder.is_dir() else []
    if not stuck and not foreign:
        with contextlib.suppress(OSError):
            folder.rmdir()
    return stuck, foreign


def _remove(path: Path) -> bool:
    """Whether the file or folder is gone."""
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return not path.exists()
