"""What every package is built from: a version, a time, and folders."""

from __future__ import annotations

import os
import shutil
import string
import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from environment import ROOT, say

PROJECT = Path(ROOT)
_LONG_AGO = 315_532_800  # 1980, the first year that a zip archive can tell


class BuildError(Exception):
    """A package can't be built; the text says why."""


class OtherSystemError(BuildError):
    """A package can be built on another system only."""


@dataclass(frozen=True)
class Target:
    """One system that is built for.

    :param system: ``linux``, ``windows`` or ``macos``.
    :param version: the program's, as pyproject.toml says it.
    :param summary: what the program is, in one line.
    :param epoch: the time that all files bear, in seconds since 1970 in UTC.
    :param work: a folder to work in, empty at first.
    :param out: the folder for what is handed out.
    """

    system: str
    version: str
    summary: str
    epoch: int
    work: Path
    out: Path

    def product(self, ending: str) -> Path:
        """Return the file beside the packages whose name ends so, as ``linux-licences.txt``."""
        return self.out / f"joor-desktop-{self.version}-{self.system}{ending}"


def make_target(system: str, out: Path) -> Target:
    """Return the target for *system*, with an empty folder to work in."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    work = PROJECT / "build" / system
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    out.mkdir(parents=True, exist_ok=True)
    return Target(system, project["version"], project["description"], _epoch(), work, out)


def _epoch() -> int:
    chosen = os.environ.get("SOURCE_DATE_EPOCH")
    if chosen:
        return int(chosen)
    if not shutil.which("git"):
        return _LONG_AGO
    command = ["git", "-C", ROOT, "-c", "safe.directory=*", "log", "-1", "--format=%ct"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    return int(asked.stdout) if asked.returncode == 0 else _LONG_AGO


def run_tool(
    command: Sequence[str | Path],
    target: Target,
    variables: Mapping[str, str] | None = None,
    *,
    may_fail: bool = False,
) -> str:
    """Run a program of the build with the time of *target*, and return its standard output.

    :raises BuildError: with all that it said, when it isn't there, or fails and may not.
    """
    words = [str(word) for word in command]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(target.epoch), "PYTHONHASHSEED": "0", **(variables or {})}
    try:
        run = subprocess.run(
            words, cwd=PROJECT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise BuildError(f"{words[0]} is not on this machine.") from error
    if run.returncode and not may_fail:
        raise BuildError(f"{run.stdout}{run.stderr}\nThis failed, see above: {' '.join(words)}")
    return run.stdout


def filled(template: Path, **words: str) -> str:
    """Return the text of *template* with *words* in place of their names after dollar signs."""
    return string.Template(template.read_text(encoding="utf-8")).substitute(words)


def set_times(folder: Path, epoch: int) -> None:
    """Let everything in *folder* bear the same time."""
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def tell_size(package: Path, most_megabytes: float) -> None:
    """Say how large *package* is.

    :raises BuildError: when it is larger than it may be.
    """
    megabytes = package.stat().st_size / 1e6
    say(f"{package.name}: {megabytes:.1f} MB")
    if megabytes > most_megabytes:
        raise BuildError(f"{package.name} has {megabytes:.1f} MB, and may have {most_megabytes:.0f}.")
