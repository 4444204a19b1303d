"""Where the program keeps what is its own: one folder for each user of the computer."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "JOOR_DESKTOP_HOME"
"""The environment variable that puts the folder elsewhere."""


def data_home() -> Path:
    """The folder of the program's own files; it is made when the first file is written."""
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("joor_desktop", appauthor=False))


def database_path() -> Path:
    """The file of lists, sends and profiles."""
    return data_home() / "joor_desktop.sqlite3"


def practice_path() -> Path:
    """The file in which the practice server keeps its jobs."""
    return data_home() / "practice.sqlite3"


def payload_folder() -> Path:
    """The folder of the exact bytes that were sent, one file for each job."""
    return data_home() / "payloads"


def lock_folder() -> Path:
    """The folder of the lock files by which one process can tell whether another still runs."""
    return data_home() / "locks"


def log_folder() -> Path:
    """The folder of the log."""
    return data_home() / "logs"
