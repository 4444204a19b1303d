"""Check what can be checked of the package for macOS without a Mac: `python3 installer/check_macos.py`.

Loads the locked wheels for both processors, with their hashes, and reads in their libraries whether all that the
program uses was made for that processor, runs on the oldest macOS that the bundle names, and finds what it loads among
what is shipped.
Exit code: 0 when all is well, 1 when not, 70 when the set-up failed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from build_target import BuildError, Target, make_target
from environment import BUILD, SetupError, say
from frozen_parts import is_shipped
from mach_o import PROCESSORS, parts_of
from macos_facts import OLDEST_MACOS
from setup_program import prepare_environment
from wheels import load_wheels

_UV_NAMES = {"arm64": "aarch64", "x86_64": "x86_64"}
_USED = {f"{module}.abi3.so" for module in ("QtCore", "QtGui", "QtWidgets")}
_OF_MACOS = ("/usr/lib/", "/System/Library/")


def main() -> int:
    """Check the wheels for both processors."""
    try:
        prepare_environment(BUILD)
    except SetupError as error:
        say(str(error))
        return 70
    try:
        with tempfile.TemporaryDirectory(prefix="joor-macos-") as folder:
            for processor in PROCESSORS.values():
                _check(processor, make_target("macos", Path(folder)))
    except BuildError as error:
        say(f"FAILED: {error}")
        return 1
    return 0


def _check(processor: str, target: Target) -> None:
    site = target.work / processor
    version = ".".join(map(str, sys.version_info[:2]))
    oldest = {"MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS}
    load_wheels(site, f"{_UV_NAMES[processor]}-apple-darwin", version, target, oldest)
    say(f"ok: {processor}, {check_libraries(site, processor)} libraries")


def check_libraries(site: Path, processor: str) -> int:
    """Return how many libraries of the wheels in the folder *site* the program loads.

    :raises BuildError: with all that is wrong with them.
    """
    found = {path.name: path for path in _libraries(site)}
    waiting = [path for path in found.values() if _is_used(path.relative_to(site))]
    wrong: list[str] = []
    for path in waiting:  # grows meanwhile
        place = path.relative_to(site)
        part = next((each for each in parts_of(path) if each.processor == processor), None)
        if part is None or not is_shipped(str(place)):
            wrong.append(f"{place} is {'not shipped' if part else f'not for {processor}'}")
            continue
        if part.since > tuple(map(int, OLDEST_MACOS.split("."))):
            wrong.append(f"{place} needs macOS {'.'.join(map(str, part.since))}")
        for loaded in (name for name in part.loaded if not name.startswith(_OF_MACOS)):
            library = found.get(Path(loaded).name)
            if library is None:
                wrong.append(f"{place} loads {loaded}, which is nowhere")
            elif library not in waiting:
                waiting.append(library)
    if wrong or not waiting:
        raise BuildError("\n".join(wrong) or f"No library is in {site}.")
    return len(waiting)


def _libraries(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        is_of_framework = path.parent.parent.parent.suffix == ".framework" and not path.suffix
        if (is_of_framework or path.suffix in {".dylib", ".so"}) and path.is_file():
            yield path


def _is_used(place: Path) -> bool:
    if place.parts[0] == "PySide6":
        return place.name in _USED or ("plugins" in place.parts and is_shipped(str(place)))
    return place.suffix == ".so"


if __name__ == "__main__":
    sys.exit(main())
