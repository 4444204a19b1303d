"""What of the wheels for Windows is shipped, and that all that it loads is shipped or comes with Windows."""

from __future__ import annotations

import functools
import py_compile
import re
import shutil
import sys
from pathlib import Path, PurePosixPath

from build_target import BuildError, Target, run_tool
from frozen_parts import is_shipped
from windows_python import MINOR
from windows_tools import DUMPER

_OF_PYSIDE = {"QtCore.pyd", "QtGui.pyd", "QtWidgets.pyd", "pyside6.abi3.dll"}
_QT_LIBRARIES = {"Qt6Core.dll", "Qt6Gui.dll", "Qt6Svg.dll", "Qt6Widgets.dll"}
_OF_COMPILER = re.compile(r"(msvcp|vcruntime)140(_[12])?\.dll")
_TOLD_OF_PACKAGE = {"METADATA", "entry_points.txt"}
_NOT_SHIPPED = {".bash", ".c", ".cfg", ".cmake", ".h", ".js", ".lib", ".pxd", ".pyi", ".pyx", ".typed", ".zsh"}
_NAMES_OF_HOLIDAYS = PurePosixPath("holidays", "locale")

_OF_WINDOWS = {
    "advapi32", "authz", "bcrypt", "bcryptprimitives", "cfgmgr32", "combase", "comctl32", "comdlg32", "crypt32", "d3d9",
    "d3d11", "d3d12", "d3dcompiler_47", "dwmapi", "dwrite", "dxgi", "gdi32", "icuuc", "imm32", "iphlpapi", "kernel32",
    "mpr", "msvcrt", "netapi32", "ntdll", "ole32", "oleaut32", "rpcrt4", "secur32", "setupapi", "shell32", "shlwapi",
    "uiautomationcore", "user32", "userenv", "uxtheme", "version", "winmm", "winspool", "ws2_32", "wtsapi32",
}  # fmt: skip
"""Libraries that come with Windows 10 since 1809, the oldest that this Qt runs on."""


def surroundings(version: str) -> dict[str, str]:
    """Return what the markers of requirements are held against, for a Python of a *version* on Windows."""
    return {
        "implementation_name": "cpython",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": version,
        "python_version": ".".join(map(str, MINOR)),
        "sys_platform": "win32",
    }


def belongs(place: PurePosixPath) -> bool:
    """Whether the file at *place*, below the folder of the packages, is shipped."""
    first, name = place.parts[0], place.name
    if first == "bin" or (len(place.parts) == 1 and name.startswith(".")):
        return False
    if first.endswith(".dist-info"):
        return name in _TOLD_OF_PACKAGE
    if first == "PySide6":
        return _belongs_to_window(place)
    if first == "shiboken6" and place.suffix == ".dll":
        return name == "shiboken6.abi3.dll" or bool(_OF_COMPILER.fullmatch(name))
    if place.is_relative_to(_NAMES_OF_HOLIDAYS):
        return place in _names_that_are_used()
    return place.suffix not in _NOT_SHIPPED


def _belongs_to_window(place: PurePosixPath) -> bool:
    below = place.parts[1:]
    if below[0] in {"plugins", "translations"}:
        return is_shipped(str(place))
    if below[0] == "support" or (len(below) == 1 and place.suffix == ".py"):
        return place.suffix == ".py"
    return len(below) == 1 and (below[0] in _OF_PYSIDE | _QT_LIBRARIES or bool(_OF_COMPILER.fullmatch(below[0])))


@functools.cache
def _names_that_are_used() -> frozenset[PurePosixPath]:
    """The catalogues of names of holidays that are opened: each country's in its own language, of 772 in all."""
    import holidays

    used = {}
    for code in holidays.list_supported_countries():
        used[code] = holidays.country_holidays(code).default_language
    return frozenset(_NAMES_OF_HOLIDAYS / own / "LC_MESSAGES" / f"{code}.mo" for code, own in used.items() if own)


def add_packages(site: Path, folder: Path) -> None:
    """Copy what is shipped of *site* into *folder*."""
    for path in sorted(site.rglob("*")):
        place = path.relative_to(site)
        if path.is_file() and belongs(PurePosixPath(place.as_posix())):
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / place)


def compile_modules(folder: Path) -> None:
    """Put the compiled form of each module below *folder* in its place: so nothing is written where it is installed.

    :raises BuildError: when this Python compiles for another than the one that is shipped.
    """
    if sys.version_info[:2] != MINOR:
        wanted = ".".join(map(str, MINOR))
        raise BuildError(f"The package for Windows holds Python {wanted}: build it with a Python {wanted}.")
    for source in sorted(folder.rglob("*.py")):
        py_compile.compile(
            str(source),
            cfile=str(source.with_suffix(".pyc")),
            dfile=source.relative_to(folder).as_posix(),
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        source.unlink()


def check_libraries(folder: Path, target: Target) -> None:
    """Make sure that what is loaded by something in *folder* lies in it or comes with Windows, and never both.

    :raises BuildError: with the names of those that are missing, or too many.
    """
    programs = [path for path in sorted(folder.rglob("*")) if path.suffix in {".com", ".dll", ".exe", ".pyd"}]
    shipped = {path.name.lower() for path in programs}
    loaded = {name for path in programs for name in _loaded_by(path, target)}
    missing = sorted(name for name in loaded - shipped if not comes_with_windows(name))
    too_many = sorted(name for name in shipped if comes_with_windows(name) or _is_idle(name, loaded))
    if missing or too_many:
        raise BuildError(f"Libraries that are missing: {missing}; that are too many: {too_many}.")


def _is_idle(library: str, loaded: set[str]) -> bool:
    return library.startswith("qt6") and library not in loaded


def comes_with_windows(library: str) -> bool:
    """Whether *library*, in small letters, comes with Windows."""
    return library.startswith("api-ms-win-") or library.removesuffix(".dll") in _OF_WINDOWS


def _loaded_by(program: Path, target: Target) -> set[str]:
    told = run_tool([DUMPER, "-p", program], target)
    return {name.lower() for name in re.findall(r"DLL Name: (\S+)", told)}
