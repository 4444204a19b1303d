"""Install the package for Windows under Wine, use it and remove it: `python3 installer/try_windows.py INSTALLER.exe`.

Makes a fresh Windows with Wine, installs silently, runs the self-test with the keychain on a screen in memory, sends
the sample from the terminal, opens a workbook with the command of “Open with” and looks for letters on the screen,
installs a second time over it, and removes it: first without what the person made, then with it. What Wine lacks of
Windows is put beside Wine, never into the package. On Debian, as root, it installs what it needs.
Exit code: 0 when all went well, 1 when not.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path, PureWindowsPath

from build_target import BuildError
from environment import ROOT, say
from trying import FoundError, check_self_test, screen, tell_time, wait_for_letters
from windows_tools import COMPILER, PACKAGES, have_tools
from wine_prefix import WinePrefix, wait_for_end

_TOOLS = {
    "wine": "wine",
    "Xvfb": "xvfb",
    "import": "imagemagick",
    COMPILER: PACKAGES[COMPILER],
}
_PLACE = PureWindowsPath("AppData", "Local", "Programs", "JOOR Desktop")
_DATA = PureWindowsPath("AppData", "Local", "joor_desktop")
_OPEN = r"HKCU\Software\Classes\Applications\joor-desktop.exe\shell\open\command"
_WORKBOOK = r"C:\customers.xlsx"
_CUSTOMERS = 40
_IS_OPEN = 2
_PATIENCE_S = 120


class Trial:
    """What is done with an *installer* on a *computer*.

    :param picture: where to put a picture of the window.
    """

    def __init__(self, computer: WinePrefix, installer: Path, picture: Path) -> None:
        self._computer = computer
        self._picture = picture
        self._took: dict[str, list[float]] = {}
        self._installer = "C:\\setup.exe"
        shutil.copy(installer, computer.drive / "setup.exe")
        shutil.copy(Path(ROOT, "resources", "sample-customers.xlsx"), computer.drive / "customers.xlsx")
        self._place = computer.person / _PLACE
        self._data = computer.person / _DATA

    def run(self) -> None:
        """Do all of it.

        :raises FoundError: at the first thing that is not as it should be.
        """
        before = self._computer.files()
        self._install()
        self._check_installed()
        check_self_test(self._computer.run([self._program("joor-desktop.com"), "--self-test"]))
        self._use_in_terminal()
        self._use_window()
        self._install_again()
        self._uninstall()
        left = {file for file in self._computer.files() - before if not file.is_relative_to(_DATA)}
        self._check_nothing(left, "joor-desktop")
        say(f"ok: removed; what the person made is kept: {len(list(self._data.rglob('*.sqlite3')))} files of lists")
        self._install()
        self._uninstall("/ALL")
        self._check_nothing(self._computer.files() - before, "joor")
        say("ok: removed with all that the person made, tokens too")
        for what, seconds in self._took.items():
            tell_time(f"{what}, at the quickest,", min(seconds))

    def _tell(self, what: str, seconds: float) -> None:
        """The time counts at the end: what else this machine does meanwhile makes it longer, and nothing shorter."""
        self._took.setdefault(what, []).append(seconds)
        say(f"ok: {what} in {seconds:.1f} s")

    def _program(self, name: str) -> str:
        return "C:\\" + str(PureWindowsPath((self._place / name).relative_to(self._computer.drive)))

    def _install(self) -> None:
        started = time.monotonic()
        code = self._computer.run([self._installer, "/S"]).returncode
        if code:
            raise FoundError(f"The installer ended with {code}.")
        self._tell("installed", time.monotonic() - started)

    def _uninstall(self, *options: str) -> None:
        """The uninstaller copies itself to another place first, and doesn't wait for what it does there."""
        started = time.monotonic()
        self._computer.run([self._program("uninstall.exe"), "/S", *options])
        wait_for_end(self._place)
        self._computer.wait()
        self._tell("removed", time.monotonic() - started)

    def _check_installed(self) -> None:
        shortcut = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/JOOR Desktop.lnk"
        wanted = [self._computer.person / shortcut, self._place / "licences.txt"]
        if missing := [str(path) for path in wanted if not path.is_file()]:
            raise FoundError(f"These files are missing: {', '.join(missing)}")
        gaps = {path.stem for path in Path(ROOT, "installer", "wine").iterdir()}
        if found := [str(path) for path in self._place.rglob("*.dll") if path.stem.lower() in gaps]:
            raise FoundError(f"These files were made for Wine alone: {', '.join(found)}")

    def _use_in_terminal(self) -> None:
        self._command("check", _WORKBOOK, expected=1)
        self._command("send", _WORKBOOK, "--profile", "practice", "--only-valid", "--new-codes", "--follow")
        self._command("profile", "add", "Paris", "--environment", "sandbox", said="tök3n\n")
        say(f"ok: {self._command('jobs').splitlines()[0]}")

    def _command(self, *words: str, said: str = "", expected: int = 0) -> str:
        run = self._computer.run([self._program("joor-desktop.com"), *words], said)
        if run.returncode != expected or (run.stderr and not expected):
            raise FoundError(f"{' '.join(words)} ended with {run.returncode}: {run.stdout}{run.stderr}")
        return run.stdout

    def _use_window(self) -> None:
        """Open a workbook as the Explorer does; meanwhile nothing may be installed over the open program."""
        command = self._computer.value(_OPEN)
        program = command.split('"')[1]
        if command != f'"{program}" "%1"' or program != self._program("joor-desktop.exe"):
            raise FoundError(f"A workbook would be opened with {command}")
        window = self._computer.start([program, _WORKBOOK])
        self._wait_for_customers()
        inked = wait_for_letters(self._picture)
        say(f"ok: opened with {command}, {inked} dark pixels on the screen")
        code = self._computer.run([self._installer, "/S"]).returncode
        if code != _IS_OPEN:
            raise FoundError(f"While the program was open, the installer ended with {code}.")
        self._computer.run(["taskkill", "/im", "joor-desktop.exe"])
        if window.wait(60):
            raise FoundError(f"The window ended with {window.returncode}.")
        say("ok: not installed over the open program, which was closed then")

    def _wait_for_customers(self) -> None:
        until = time.monotonic() + _PATIENCE_S
        while (found := self._customers()) < _CUSTOMERS:
            if time.monotonic() > until:
                raise FoundError(f"The workbook was not imported: there are {found} customers.")
            time.sleep(1)

    def _customers(self) -> int:
        """How many customers stand in the lists, read from a copy: nothing of this system touches the open file."""
        with tempfile.TemporaryDirectory(prefix="joor-windows-") as folder:
            for name in ("joor_desktop.sqlite3", "joor_desktop.sqlite3-wal"):
                if (self._data / name).exists():
                    shutil.copy(self._data / name, folder)
            try:
                with closing(sqlite3.connect(Path(folder, "joor_desktop.sqlite3"))) as lists:
                    return int(lists.execute("SELECT count(*) FROM line").fetchone()[0])
            except sqlite3.DatabaseError:  # copied in the middle of something
                return 0

    def _install_again(self) -> None:
        old = self._place / "program" / "site" / "of_an_older_version.pyc"
        old.write_bytes(b"")
        lists = self._command("jobs", "--json")
        self._install()
        if old.exists() or self._command("jobs", "--json") != lists:
            raise FoundError("A second installation left something old, or took something of the person's.")
        say("ok: installed over itself")

    def _check_nothing(self, files: set[PureWindowsPath], word: str) -> None:
        keys = self._computer.mentions(word)
        if files or keys:
            raise FoundError(f"This was left: {' '.join(sorted(map(str, files)))} {' '.join(keys)}")


def main(arguments: list[str]) -> int:
    """Try the installer that *arguments* name."""
    parser = argparse.ArgumentParser(prog="try_windows.py", description="Try the installer for Windows under Wine.")
    parser.add_argument("installer", type=Path)
    parser.add_argument("--picture", type=Path, default=None, help="where to put a picture of the window")
    options = parser.parse_args(arguments)
    try:
        have_tools(_TOOLS)
        with tempfile.TemporaryDirectory(prefix="joor-windows-", ignore_cleanup_errors=True) as folder, screen():
            _try(Path(folder), options.installer, options.picture or Path(folder, "window.png"))
    except (BuildError, FoundError) as error:
        say(f"FAILED: {error}")
        return 1
    say("All went well.")
    return 0


def _try(folder: Path, installer: Path, picture: Path) -> None:
    computer = WinePrefix(folder)
    try:
        Trial(computer, installer, picture).run()
    finally:
        computer.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
