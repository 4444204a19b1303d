"""The program's version, which is written in pyproject.toml and nowhere else."""

from __future__ import annotations

import functools
from pathlib import Path

DISTRIBUTION = "joor-desktop"


@functools.cache
def version() -> str:
    """Return the version: from the pyproject.toml of a checkout, or from what the installer recorded."""
    project_file = Path(__file__).resolve().parent.parent / "pyproject.toml"
    if project_file.is_file():
        return _version_in(project_file)
    import importlib.metadata

    return importlib.metadata.version(DISTRIBUTION)


def _version_in(project_file: Path) -> str:
    import tomllib

    return str(tomllib.loads(project_file.read_text(encoding="utf-8"))["project"]["version"])
