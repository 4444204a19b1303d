"""The version is single: what the program says is what pyproject.toml says."""

from __future__ import annotations

import tomllib
from pathlib import Path

from joor_desktop.version import version

ROOT = Path(__file__).parent.parent


def test_version_is_the_one_in_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert version() == project["project"]["version"]
