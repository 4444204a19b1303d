"""The wheels of another system than this one, as the lock names them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from build_target import PROJECT, Target, run_tool
from environment import BUILD

LOCK = PROJECT / "installer" / "requirements.txt"


def load_wheels(
    site: Path, system: str, python: str, target: Target, variables: Mapping[str, str] | None = None
) -> None:
    """Unpack the wheels of all locked packages into the folder *site*; each has one of the locked hashes.

    :param system: which wheels, as uv calls it: ``x86_64-pc-windows-msvc``.
    :param python: the version of Python that they are for, as ``3.11``.
    :raises BuildError: when one can't be had.
    """
    uv = Path(BUILD.python).with_name("uv")
    which = ["--python-platform", system, "--python-version", python, "--python", sys.executable]
    how = ["--only-binary", ":all:", "--no-deps", "--require-hashes", "--link-mode", "copy"]
    run_tool([uv, "pip", "install", "--quiet", "--target", site, *which, *how, "-r", LOCK], target, variables)
