"""Where the program keeps what is its own: one folder for each user of the computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HOME_VARIABLE = "JOOR_DESKTOP_HOME"
"""The environment variable that puts the folder elsewhere."""

SITE_VARIABLE = "JOOR_DESKTOP_SITE_SETTINGS"
"""The environment variable that puts the file of the settings for all users elsewhere."""

_NAME = "joor_desktop"

_ON_LINUX: bool = sys.platform == "linux"
"""There the folders are named here, as platformdirs would: to load that takes a fiftieth of the start."""


def data_home() -> Path:
    """The folder of the program's own files; it is made when the first file is written."""
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen)
    if _ON_LINUX:
        return Path(os.environ.get("XDG_DATA_HOME", "").strip() or Path.home() / ".local" / "share") / _NAME
    import platformdirs

    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def site_settings_path() -> Path:
    """Where the settings for all users of the computer are looked for."""
    chosen = os.environ.get(SITE_VARIABLE)
    if chosen:
        return Path(chosen)
    return _site_folder() / "settings.toml"


def _site_folder() -> Path:
    if _ON_LINUX:
        return Path((os.environ.get("XDG_CONFIG_DIRS", "").strip() or "/etc/xdg").split(os.pathsep)[0]) / _NAME
    import platformdirs

    return Path(platformdirs.site_config_dir(_NAME, appauthor=False))


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
