"""The programs of other makers that the package for Windows is built with, on Linux."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

import debian
from build_target import BuildError
from environment import SetupError

COMPILER = "x86_64-w64-mingw32-gcc"
RESOURCE_COMPILER = "x86_64-w64-mingw32-windres"
DUMPER = "x86_64-w64-mingw32-objdump"
SIGNER = "osslsigncode"
INSTALLER_MAKER = "makensis"

# Each with Debian's package that it comes with.
PACKAGES = {
    COMPILER: "gcc-mingw-w64-x86-64",
    RESOURCE_COMPILER: "binutils-mingw-w64-x86-64",
    DUMPER: "binutils-mingw-w64-x86-64",
    SIGNER: "osslsigncode",
    INSTALLER_MAKER: "nsis",
}


def have_tools(packages: Mapping[str, str] = PACKAGES) -> None:
    """Make sure that the programs are here that *packages* names: as root on Debian what is missing is installed.

    :raises BuildError: when one isn't here, with what to do.
    """
    if _missing(packages) and debian.can_install():
        try:
            debian.install(sorted({packages[tool] for tool in _missing(packages)}))
        except SetupError as error:
            raise BuildError(str(error)) from error
    if missing := _missing(packages):
        how = debian.how_to_install(sorted({packages[tool] for tool in missing}))
        raise BuildError(f"These programs are needed and not on this machine: {', '.join(missing)}.\n{how}")


def _missing(packages: Mapping[str, str]) -> list[str]:
    return [tool for tool in packages if not shutil.which(tool)]
