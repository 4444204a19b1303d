"""The program as PyInstaller freezes it, with what it ships told and its licences inside; for Linux and macOS."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

from build_target import PROJECT, BuildError, Target, run_tool, set_times
from frozen_parts import NAME, write_metadata
from inside import libraries_inside
from shipped import Component, locked_names, python_packages
from wheels import LOCK


def freeze(target: Target, variables: Mapping[str, str] | None = None) -> Path:
    """Freeze the program, and return the folder of PyInstaller's results."""
    results = target.work / "frozen"
    told = {
        "JOOR_METADATA": str(write_metadata(target.work, target.version)),
        "JOOR_VERSION": target.version,
        **(variables or {}),
    }
    where: list[str | Path] = ["--distpath", results, "--workpath", target.work / "pyinstaller"]
    spec = PROJECT / "installer" / "joor-desktop.spec"
    run_tool([sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *where, spec], target, told)
    return results


def strip_python(folder: Path, target: Target) -> None:
    """Take the names for debuggers out of Python's own libraries; those of the wheels come without."""
    inside = folder / "_internal"
    for library in [*inside.glob("libpython*"), *inside.glob("python*/lib-dynload/*.so")]:
        run_tool(["strip", "--strip-unneeded", library], target)


def shipped_components(folder: Path) -> list[Component]:
    """Return all that the frozen *folder* holds of others: packages, Python, the starter and libraries.

    On macOS no library is the system's: what isn't in a wheel comes with Python, and is told by what it left in it.

    :raises BuildError: when one of them comes without the text of a licence.
    """
    from packaging.markers import default_environment

    surroundings = {name: str(value) for name, value in default_environment().items()}
    names = locked_names(LOCK, surroundings) | {"pyinstaller"}
    packages = python_packages(Path(sysconfig.get_path("purelib")), names)
    system = _system_libraries(folder) if sys.platform == "linux" else {}
    owners = sorted({owner for found in system.values() for owner in found})
    others = [path for path in sorted(folder.rglob("*")) if path.is_file() and not system.get(path)]
    return [*packages, _python(), *libraries_inside(others), *map(debian_package, owners)]


def _python() -> Component:
    version = platform.python_version()
    places = [Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), Path("/usr/share/doc/python3/copyright")]
    texts = {place.name: place.read_text(encoding="utf-8") for place in places if place.is_file()}
    if not texts:
        raise BuildError("The licence of this Python is not where it should be.")
    return Component("python", version, "PSF-2.0", texts, f"pkg:generic/python@{version}")


def _system_libraries(folder: Path) -> dict[Path, set[str]]:
    """The libraries in *folder* that may be Debian's, with the packages that they are of."""
    if not shutil.which("dpkg-query"):
        raise BuildError("The package is built on Debian, which tells whose the libraries of the system are.")
    return {library: _owners(library.name) for library in (folder / "_internal").glob("lib*.so*")}


def _owners(library: str) -> set[str]:
    asked = subprocess.run(["dpkg-query", "--search", f"*/{library}"], capture_output=True, text=True, check=False)
    return {line.split(":")[0] for line in asked.stdout.splitlines() if not line.startswith("diversion")}


def debian_package(name: str) -> Component:
    """Return what the installed package *name* of Debian is, with its licence."""
    query = ["dpkg-query", "--show", "--showformat", "${Version}\\n", name]
    version = subprocess.run(query, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    text = Path("/usr/share/doc", name, "copyright").read_text(encoding="utf-8", errors="replace")
    return Component(name, version, "see the text", {"copyright": text}, f"pkg:deb/debian/{name}@{version}")


def put_in_order(folder: Path, target: Target) -> None:
    """Let all files of *folder* have the same rights and times wherever they were built."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.name == NAME or ".so" in path.name
            path.chmod(0o755 if runs else 0o644)
    set_times(folder, target.epoch)
