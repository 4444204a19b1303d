"""The start programs for Windows: one source, compiled for the window and for terminals, with the icon in them."""

from __future__ import annotations

from pathlib import Path

from build_target import PROJECT, Target, filled, run_tool
from frozen_parts import NAME
from icons import write_icon_of_windows
from windows_python import LIBRARY
from windows_tools import COMPILER, RESOURCE_COMPILER

FILES = PROJECT / "installer" / "windows"
FOR_WINDOW = f"{NAME}.exe"
FOR_TERMINAL = f"{NAME}.com"

_OPTIONS = ["-municode", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-static", "-Wl,--no-insert-timestamp"]
_SAFE = ["-Wl,--dynamicbase", "-Wl,--high-entropy-va", "-Wl,--nxcompat"]


def compile_programs(folder: Path, target: Target) -> list[Path]:
    """Compile both start programs into *folder*, and return them.

    :raises BuildError: when the compiler says so.
    """
    icon = target.work / f"{NAME}.ico"
    write_icon_of_windows(icon)
    kinds = {FOR_WINDOW: ["-mwindows"], FOR_TERMINAL: ["-mconsole", "-DIN_TERMINAL"]}
    return [_compile(folder / name, options, icon, target) for name, options in kinds.items()]


def _compile(program: Path, options: list[str], icon: Path, target: Target) -> Path:
    described = target.work / f"{program.name}.rc"
    words = {"ICON": str(icon), "MANIFEST": str(FILES / "start.manifest"), "FILE": program.name}
    numbers = four_numbers(target.version).replace(".", ",")
    text = filled(FILES / "start.rc", VERSION=target.version, NUMBERS=numbers, **words)
    described.write_text(text, encoding="utf-8")
    resources = described.with_suffix(".o")
    run_tool([RESOURCE_COMPILER, "--codepage=65001", described, resources], target)
    library = f'-DPYTHON_LIBRARY=L"{LIBRARY}"'
    run_tool([COMPILER, *_OPTIONS, *_SAFE, *options, library, FILES / "start.c", resources, "-o", program], target)
    return program


def four_numbers(version: str) -> str:
    """Return *version* as Windows counts: ``0.1.0`` is ``0.1.0.0``."""
    numbers = [part for part in version.split(".") if part.isdecimal()]
    return ".".join([*numbers, "0", "0", "0", "0"][:4])
