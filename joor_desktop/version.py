"""The program's version, which is written in pyproject.toml and nowhere else."""

from __future__ import annotations

import functools
from pathlib import Path

DISTRIBUTION = "joor-desktop"


@functools.cache
def version() -> str:
    """Return the version: from the pyproject.toml of a checkout, or from what the installer recorded."""
    return _version_of_checkout() or _version_installed()


def _version_of_checkout() -> str | None:
    project_file = Path(__file__).resolve().parent.parent / "pyproject.toml"
    if not project_file.is_file():
        return None
    import tomllib

    project = tomllib.loads(project_file.read_text(encoding="utf-8")).get("project", {})
    return str(project["version"]) if project.get("name") == DISTRIBUTION else None


def _version_installed() -> str:
    import importlib.metadata

    return importlib.metadata.version(DISTRIBUTION)
