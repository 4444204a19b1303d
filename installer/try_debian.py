"""Install the .deb into a bare Debian, use it and remove it: `python3 installer/try_debian.py PACKAGE.deb`, as root.

Makes a bare Debian with debootstrap (`--base FOLDER` keeps it there for the next time), installs the package as a
person would, runs its self-test on a screen in memory, opens a workbook with the command of its menu entry and looks
for letters on the screen, then removes it. Needs debootstrap, Xvfb and imagemagick.
Exit code: 0 when all went well, 1 when not, 75 where no bare Debian can be made here.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from environment import ROOT, say
from trying import SCREEN, FoundError, check_self_test, screen, tell_time, wait_for_letters

_PATIENCE = ["timeout", "--kill-after=10", "900"]
"""In front of what loads from a network, which may hang: with all that it has started it ends after so many seconds."""

_MOST_SAID = 3000

_KEYRING = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"


class NoDebianError(Exception):
    """This system lets nobody make a bare Debian; the text says why."""


class BareDebian:
    """A Debian in a folder.

    :param root: the folder, which is made of *base*.
    :raises NoDebianError: when debootstrap can't make one.
    """

    def __init__(self, root: Path, base: Path) -> None:
        self.root = root
        if not (base / "usr").exists():
            suite = _suite()
            say(f"debootstrap {suite} into {base}")
            _make([*_PATIENCE, "debootstrap", "--variant=minbase", suite, str(base)])
        subprocess.run(["cp", "-a", f"{base}/.", root], check=True)

    def run(self, command: Sequence[str], **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command in it, as root of that Debian, with nothing of this machine's environment."""
        return subprocess.run(
            self.words(command, **variables), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )

    def words(self, command: Sequence[str], **variables: str) -> list[str]:
        """Return the command that runs *command* in it."""
        told = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/home/anna", "LANG": "C.UTF-8", **variables}
        return ["chroot", str(self.root), "env", "-i", *(f"{name}={value}" for name, value in told.items()), *command]

    def load(self, *arguments: str) -> None:
        """Run apt-get for what it loads from Debian.

        :raises NoDebianError: when that can't be had.
        """
        try:
            self.apt(*arguments)
        except FoundError as error:
            raise NoDebianError(str(error)) from error

    def apt(self, *arguments: str) -> float:
        """Run apt-get and return how many seconds it took.

        :raises FoundError: when it failed.
        """
        started = time.monotonic()
        run = self.run([*_PATIENCE, "apt-get", "-y", "-q", *arguments], DEBIAN_FRONTEND="noninteractive")
        if run.returncode:
            raise FoundError(f"apt-get {' '.join(arguments)}:\n{(run.stdout + run.stderr)[-_MOST_SAID:]}")
        return time.monotonic() - started

    def files(self) -> set[str]:
        """Return all files of the system, without what comes and goes."""
        skipped = ("proc", "sys", "dev", "tmp", "run", "var", "home")
        found = subprocess.run(["find", ".", "-xdev"], cwd=self.root, capture_output=True, text=True, check=True)
        beginnings = tuple(f"./{each}" for each in skipped)
        return {name for name in found.stdout.split("\n") if not name.startswith(beginnings)}


def main(arguments: list[str]) -> int:
    """Try the package that *arguments* name."""
    parser = argparse.ArgumentParser(prog="try_debian.py", description="Try the .deb in a bare Debian.")
    parser.add_argument("package", type=Path)
    parser.add_argument("--base", type=Path, default=None, help="a folder with a bare Debian, made where there is none")
    parser.add_argument("--picture", type=Path, default=None, help="where to put a picture of the window")
    options = parser.parse_args(arguments)
    with _folder() as folder:
        root = Path(folder, "debian")
        root.mkdir()
        try:
            debian = BareDebian(root, options.base or Path(folder, "base"))
            with _mounted(root):
                _try(debian, options.package, options.picture or Path(folder, "window.png"))
        except NoDebianError as error:
            say(str(error))
            return 75
        except FoundError as error:
            say(f"FAILED: {error}")
            return 1
    say("All went well.")
    return 0


@contextlib.contextmanager
def _folder() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="joor-debian-")
    try:
        yield folder
    finally:  # were this system's /dev still mounted there, it has to stay
        subprocess.run(["rm", "-rf", "--one-file-system", folder], check=False)


def _suite() -> str:
    """The name of this system's release: the package asks for the libraries of the system that it was built on."""
    try:
        return platform.freedesktop_os_release().get("VERSION_CODENAME", "stable")
    except OSError as error:
        raise NoDebianError(f"No bare Debian: {error}") from error


def _make(command: list[str]) -> None:
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if run.returncode:
        raise NoDebianError(f"No bare Debian: {' '.join(command)}: {(run.stderr or run.stdout).strip()[-500:]}")


@contextlib.contextmanager
def _mounted(root: Path) -> Iterator[None]:
    places = [root / "proc", root / "dev"]
    try:
        _make(["mount", "-t", "proc", "proc", str(places[0])])
        _make(["mount", "--rbind", "/dev", str(places[1])])
        _make(["mount", "--make-rslave", str(places[1])])
        yield
    finally:
        for place in places:
            subprocess.run(["umount", "-R", "-l", place], stderr=subprocess.DEVNULL, check=False)


def _try(debian: BareDebian, package: Path, picture: Path) -> None:
    root = debian.root
    with contextlib.suppress(FileNotFoundError):
        shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
    shutil.copy(package, root / "tmp" / "package.deb")
    shutil.copy(Path(ROOT, "resources", "sample-customers.xlsx"), root / "tmp" / "customers.xlsx")
    (root / "home" / "anna").mkdir()
    debian.load("update")
    debian.load("install", "gnome-keyring", "dbus", "fonts-noto-cjk")  # what a desktop has
    with_fonts = debian.files()
    debian.apt("install", "--simulate", "./tmp/package.deb")  # what it needs is in Debian
    debian.load("install", "--download-only", "./tmp/package.deb")
    took = debian.apt("install", "./tmp/package.deb")
    tell_time("installed", took)
    with screen():
        _run_self_test(debian)
        _open_from_menu(debian, picture)
    took = debian.apt("purge", "joor-desktop")
    tell_time("removed", took)
    debian.apt("autoremove", "--purge")
    left = sorted(name for name in debian.files() - with_fonts if "joor" in name.lower())
    if left:
        raise FoundError("These files were left: " + " ".join(left))
    kept = sorted(str(path.relative_to(root)) for path in (root / "home" / "anna").rglob("*joor*"))
    say(f"ok: removed; what the person made is kept: {' '.join(kept[:3])}")
    if not kept:
        raise FoundError("The person's lists are gone.")


def _session(command: str) -> list[str]:
    return ["dbus-run-session", "--", "sh", "-c", f"{_KEYRING}; exec {command}"]


def _run_self_test(debian: BareDebian) -> None:
    run = debian.run(_session("joor-desktop --self-test"), DISPLAY=SCREEN)
    check_self_test(run, lambda line: not line.startswith("dbus-daemon["))


def _open_from_menu(debian: BareDebian, picture: Path) -> None:
    """Open a workbook as a file manager does, with the command of the menu entry, and look at the screen."""
    entry = (debian.root / "usr/share/applications/joor-desktop.desktop").read_text(encoding="utf-8")
    found = re.search(r"^Exec=(.+)$", entry, flags=re.MULTILINE)
    assert found is not None
    command = found[1].replace("%F", "/tmp/customers.xlsx")  # noqa: S108 - a folder of the bare Debian
    words = debian.words(_session(command), DISPLAY=SCREEN)
    with subprocess.Popen(words, stdin=subprocess.DEVNULL, start_new_session=True) as program:
        try:
            inked = wait_for_letters(picture)
        finally:
            os.killpg(program.pid, 15)
    say(f"ok: opened with “{command}”, {inked} dark pixels on the screen")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
