"""What the system must have beside the Python packages; it is installed where that is possible: on Debian, as root."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

from environment import SetupError, say

# What the libraries of Qt load, and Debian's package for each.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


def missing_libraries() -> list[str]:
    """Return the libraries of Qt that this system lacks; only Linux systems come without them."""
    return [name for name in QT_LIBRARIES if not _loads(name)] if sys.platform == "linux" else []


def packages_for_window() -> list[str]:
    """Return Debian's packages of the libraries that are missing."""
    return [QT_LIBRARIES[library] for library in missing_libraries()]


def can_install() -> bool:
    """Whether packages of Debian can be installed by this process."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def missing_packages(packages: list[str]) -> list[str]:
    """Return those of *packages* that Debian's package list does not hold as installed."""
    query = ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\\n", *packages]
    lines = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    installed = {line.split()[0] for line in lines if line.endswith(" installed")}
    return [package for package in packages if package not in installed]


def install(packages: list[str]) -> None:
    """Install *packages* with apt-get, which is asked for its list of packages only when it has to be.

    :raises SetupError: with apt-get's own words.
    """
    say("Installing with apt-get: " + " ".join(packages))
    command = ["install", "--quiet", "--yes", "--no-install-recommends", *packages]
    if _apt_get(command).returncode:
        _apt_get(["update", "--quiet"])
        again = _apt_get(command)
        if again.returncode:
            raise SetupError(f"{again.stdout}\nThese packages could not be installed, see above: {' '.join(packages)}")


def how_to_install(packages: list[str]) -> str:
    """Return what a person without root's rights can ask an administrator for."""
    return "On Debian and Ubuntu an administrator installs them with: apt-get install " + " ".join(packages)


def _apt_get(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["apt-get", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
