"""Build the packages: `python3 installer/build.py linux|windows|macos|all [--out FOLDER]`.

Sets up what that needs in the hidden folder .build, works in the folder build and puts the packages into the folder
dist, or FOLDER: each with a bill of materials and the licences of all that is shipped beside it. The same files give
the same packages: the time that they bear is SOURCE_DATE_EPOCH, or that of the last commit. `all` leaves out what can
be built on another system only.
Exit code: 0 when all was built, 1 when something failed, 70 when the set-up failed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

from environment import BUILD, ROOT, SetupError, say
from setup_program import prepare_environment

SYSTEMS = ("linux", "windows", "macos")
"""Each is built by the function ``build`` of the module that is called after it, as ``linux_package``."""


def main(arguments: list[str]) -> int:
    """Build what *arguments* name, with the Python of the environment for it."""
    options = _options(arguments)
    try:
        prepare_environment(BUILD)
    except SetupError as error:
        say(str(error))
        return 70
    if os.path.realpath(sys.prefix) != os.path.realpath(BUILD.folder):
        # Python puts sets of words into an order of chance otherwise, and PyInstaller writes some of them down.
        os.environ["PYTHONHASHSEED"] = "0"
        return BUILD.run([os.path.abspath(__file__), *arguments])
    if options.system != "all":
        return _build(options.system, options.out)
    return max(_build(system, options.out, may_be_left_out=True) for system in SYSTEMS)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.py", description="Build the packages of joor-desktop.")
    parser.add_argument("system", choices=[*SYSTEMS, "all"])
    parser.add_argument("--out", type=Path, default=Path(ROOT, "dist"), help="the folder for the packages: dist")
    return parser.parse_args(arguments)


def _build(system: str, out: Path, *, may_be_left_out: bool = False) -> int:
    from build_target import BuildError, OtherSystemError, make_target

    say(f"== {system}")
    try:
        importlib.import_module(f"{system}_package").build(make_target(system, out.absolute()))
    except BuildError as error:
        say(str(error))
        return 0 if may_be_left_out and isinstance(error, OtherSystemError) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
