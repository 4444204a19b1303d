"""A Windows in a folder, as Wine makes it, for the trial of the package for Windows.

What Wine lacks of Windows is put into that folder, and nowhere else: the package never holds it.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from environment import ROOT
from trying import SCREEN, FoundError
from windows_tools import COMPILER

_GAPS = Path(ROOT, "installer", "wine")
_FONTS = ("Segoe UI", "Tahoma", "MS Shell Dlg 2")
_REPLACEMENTS = r"HKCU\Software\Wine\Fonts\Replacements"
_LONGEST_S = 300
_PATIENCE_S = 30


class WinePrefix:
    """A fresh Windows 10 of one person.

    :param folder: an empty folder for it.
    """

    def __init__(self, folder: Path) -> None:
        self._home = folder
        self.drive = folder / "prefix" / "drive_c"
        self._registry = folder / "prefix" / "user.reg"
        for command in (["wineboot", "-i"], ["winecfg", "-v", "win10"]):
            self.run(command)
        for gap in sorted(_GAPS.glob("*.c")):
            library = self.drive / "windows" / "system32" / f"{gap.stem}.dll"
            command = [COMPILER, "-shared", "-Os", "-s", "-o", str(library), str(gap), "-ladvapi32"]
            subprocess.run(command, check=True)
        for font in _FONTS:  # without them Wine takes any, even one with serifs
            self.run(["reg", "add", _REPLACEMENTS, "/v", font, "/d", "DejaVu Sans", "/f"])
        self.wait()

    @property
    def person(self) -> Path:
        """The folder of the person."""
        (folder,) = [each for each in (self.drive / "users").iterdir() if each.name != "Public"]
        return folder

    def run(self, command: Sequence[str], said: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program of Windows, give it *said*, and wait for it.

        :raises FoundError: when it doesn't end.
        """
        try:
            return subprocess.run(
                ["wine", *command],
                env=self.environment(),
                input=said,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                check=False,
                timeout=_LONGEST_S,
            )
        except subprocess.TimeoutExpired as error:
            raise FoundError(f"This did not end in {_LONGEST_S} s: {' '.join(command)}") from error

    def start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        """Start a program of Windows with a window."""
        nothing = subprocess.DEVNULL
        return subprocess.Popen(
            ["wine", *command], env=self.environment(), stdin=nothing, stdout=nothing, stderr=nothing
        )

    def wait(self) -> None:
        """Wait until nothing runs there any more, and all of the registry is written down."""
        subprocess.run(["wineserver", "-w"], env=self.environment(), check=True, timeout=_LONGEST_S)

    def end(self) -> None:
        """End whatever still runs there."""
        subprocess.run(["wineserver", "-k"], env=self.environment(), check=False)

    def environment(self) -> dict[str, str]:
        """Return the variables that the programs there see: Wine's own, and nothing of this machine's person."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self._home),
            "LANG": "C.UTF-8",
            "DISPLAY": SCREEN,
            "WINEPREFIX": str(self.drive.parent),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }

    def value(self, key: str) -> str:
        """Return the unnamed value of a key of the registry.

        :raises FoundError: when there is none.
        """
        told = self.run(["reg", "query", key, "/ve"]).stdout
        words = told.partition("REG_SZ")[2].strip()
        if not words:
            raise FoundError(f"The registry has nothing at {key}.")
        return words

    def mentions(self, word: str) -> list[str]:
        """Return the lines of the person's registry that hold *word*, once nothing runs any more."""
        self.wait()
        lines = self._registry.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if word in line.lower()]

    def files(self) -> set[PureWindowsPath]:
        """Return all files of the person, below their folder; without what is temporary."""
        found = [path.relative_to(self.person) for path in self.person.rglob("*") if path.is_file()]
        return {PureWindowsPath(path) for path in found if "Temp" not in path.parts}


def wait_for_end(place: Path) -> None:
    """Wait until the file at *place* is gone.

    :raises FoundError: when it stays.
    """
    until = time.monotonic() + _PATIENCE_S
    while place.exists():
        if time.monotonic() > until:
            raise FoundError(f"{place} is still there.")
        time.sleep(0.05)
