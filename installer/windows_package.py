"""The installer for Windows, built on Linux: an embeddable Python, wheels, a start program, and NSIS around them."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

from build_target import PROJECT, Target, run_tool, set_times, tell_size
from frozen import debian_package
from frozen_parts import NAME, files_of_program, write_metadata
from icons import write_side_of_installer
from inside import libraries_inside
from shipped import Component, locked_names, python_packages, write_bill, write_licences
from wheels import LOCK, load_wheels
from windows_parts import add_packages, check_libraries, compile_modules, surroundings
from windows_program import FILES, compile_programs, four_numbers
from windows_python import MINOR, add_python
from windows_signatures import Certificate, certificate_from_outside, sign, signing_command
from windows_tools import INSTALLER_MAKER, have_tools

_MOST_MEGABYTES = 30.0
_OF_DEBIAN = ("mingw-w64-x86-64-dev", "nsis")
"""What the start programs and the installer hold of the tools that made them."""


def build(target: Target) -> None:
    """Build the installer, with a bill of materials and the licences beside it.

    :raises BuildError: when a part can't be had, isn't what it should be, or is too large.
    """
    have_tools()
    certificate = certificate_from_outside()
    stage = target.work / "stage"
    components = add_parts(stage, target)
    write_bill(target, components)
    shutil.copyfile(write_licences(target, components), stage / "licences.txt")
    for program in compile_programs(stage, target):
        if certificate:
            sign(program, certificate, target)
    check_libraries(stage, target)
    set_times(stage, target.epoch)
    tell_size(pack(stage, certificate, target), _MOST_MEGABYTES)


def add_parts(stage: Path, target: Target) -> list[Component]:
    """Put Python, the packages and the program into *stage*, and return what of others is among it."""
    program, site = stage / "program", target.work / "site"
    python = add_python(program / "python", target)
    load_wheels(site, "x86_64-pc-windows-msvc", ".".join(map(str, MINOR)), target)
    add_packages(site, program / "site")
    _add_program(program / "app", target)
    for folder in (program / "site", program / "app"):
        compile_modules(folder)
    packages = python_packages(site, locked_names(LOCK, surroundings(python.version)))
    inside = libraries_inside(sorted(program.rglob("*")))
    return [*packages, python, *inside, *(debian_package(name) for name in _OF_DEBIAN)]


def _add_program(folder: Path, target: Target) -> None:
    modules = PROJECT / "joor_desktop"
    shutil.copytree(modules, folder / modules.name, ignore=shutil.ignore_patterns("__pycache__", "py.typed"))
    shutil.copyfile(FILES / "start_installed.py", folder / "start_installed.py")
    metadata = write_metadata(target.work, target.version)
    shutil.copytree(metadata, folder / metadata.name)
    for file, place in files_of_program(metadata):
        if Path(file) != metadata:
            (folder / place).mkdir(parents=True, exist_ok=True)
            shutil.copy(file, folder / place)


def pack(stage: Path, certificate: Certificate | None, target: Target) -> Path:
    """Pack *stage* as an installer, signed where there is a certificate, and return it."""
    parts = target.work / "parts.nsh"
    signing = _sign_uninstaller(certificate, target) if certificate else ""
    parts.write_text(put_files(stage) + signing, encoding="utf-8")
    side = target.work / "side.bmp"
    write_side_of_installer(side)
    installer = target.product("-setup.exe")
    words = {
        "VERSION": target.version,
        "NUMBERS": four_numbers(target.version),
        "KILOBYTES": str(sum(file.stat().st_size for file in stage.rglob("*") if file.is_file()) // 1000),
        "ICON": str(target.work / f"{NAME}.ico"),
        "SIDE": str(side),
        "PARTS": str(parts),
        "WORDS": str(FILES / "words.nsh"),
        "OUT": str(installer),
    }
    options = ["-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *(f"-D{name}={text}" for name, text in words.items())]
    run_tool([INSTALLER_MAKER, *options, FILES / "installer.nsi"], target)
    if certificate:
        sign(installer, certificate, target)
    return installer


def put_files(stage: Path) -> str:
    """Return the lines of the installer that put each file of *stage* into its place, in the same order everywhere."""
    lines = ["!macro PUT_FILES"]
    for folder in [stage, *sorted(path for path in stage.rglob("*") if path.is_dir())]:
        files = sorted(path for path in folder.iterdir() if path.is_file())
        if files:
            below = folder.relative_to(stage).as_posix().replace("/", "\\")
            lines += ["  SetOutPath $INSTDIR" if below == "." else f'  SetOutPath "$INSTDIR\\{below}"']
            lines += [f'  File "{file}"' for file in files]
    return "\n".join([*lines, "!macroend", ""])


def _sign_uninstaller(certificate: Certificate, target: Target) -> str:
    signed = target.work / "uninstall-signed"
    command = shlex.join([*signing_command(certificate, target), "-out", str(signed)])
    return f'!uninstfinalize `{command} -in "%1" && mv "{signed}" "%1"`\n'
