"""Python environments of the checkout: each a hidden folder, filled from a lock file and remade when that changes.

Only os and sys are imported at the top: this module runs at every start of the program, before the program.
"""

from __future__ import annotations

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# Puts the checkout, which is the folder around the environment, on the import path. It names no folder, so that the
# checkout can be moved, and so that letters of any language in its path do no harm.
_PATH_LINE = "import os, sys; sys.path.append(os.path.dirname(sys.prefix))\n"


class SetupError(Exception):
    """What the program needs can't be set up; the text says why and what to do."""


def say(text: str) -> None:
    """Tell the person something, and leave the standard output to the program."""
    print(text, file=sys.stderr, flush=True)


class Environment:
    """A virtual environment in a hidden folder of the checkout.

    :param name: the folder, below the checkout.
    :param lock: the file of versions and hashes that it is filled from, below the checkout.
    """

    def __init__(self, name: str, lock: str) -> None:
        self.folder = os.path.join(ROOT, name)
        self.lock = os.path.join(ROOT, *lock.split("/"))
        below = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
        self.python = os.path.join(self.folder, *below)
        self._stamp = os.path.join(self.folder, "installed.txt")
        self._system_stamp = os.path.join(self.folder, "system.txt")

    def is_complete(self) -> bool:
        """Whether nothing at all is left to set up."""
        return self.is_ready() and os.path.exists(self._system_stamp)

    def record_system(self) -> None:
        """Record that the system has all that is needed beside the packages."""
        _write(self._system_stamp, "")

    def is_ready(self) -> bool:
        """Whether the environment was filled from the lock file as it is now, and its Python is still there."""
        return self.has_python() and _text(self._stamp) == self._wanted_stamp()

    def has_python(self) -> bool:
        """Whether the environment has a Python that can still be started."""
        home = [line for line in _text(os.path.join(self.folder, "pyvenv.cfg")).splitlines() if line.startswith("home")]
        return bool(home) and os.path.exists(home[0].partition("=")[2].strip()) and os.path.exists(self.python)

    def fill(self, pip: list[str]) -> None:
        """Install what the lock file says with the command *pip*, and record that it was done.

        :raises SetupError: when a package can't be had.
        """
        import subprocess

        options = ["-qq", "--disable-pip-version-check", "--no-input", "--no-deps", "--only-binary", ":all:"]
        command = [*pip, "install", *options, "--require-hashes", "-r", self.lock]
        if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode:
            raise SetupError(
                "The packages could not be installed, see above. Is this computer online? Then start again."
            )
        where = [self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'), end='')"]
        packages = subprocess.run(where, check=True, capture_output=True, encoding="utf-8").stdout
        _write(os.path.join(packages, "checkout.pth"), _PATH_LINE)
        _write(self._stamp, self._wanted_stamp())

    def run(self, arguments: list[str]) -> int:
        """Run the environment's Python with *arguments*: in place of this process where the system can do that."""
        command = [self.python, *arguments]
        if os.name != "nt":
            os.execv(self.python, command)
        return _wait_for(command)

    def _wanted_stamp(self) -> str:
        return os.path.realpath(self.python) + "\n" + _text(self.lock)


def _wait_for(command: list[str]) -> int:
    import subprocess

    with subprocess.Popen(command) as program:
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:  # the program got it too, and decides what it means
                continue


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


PROGRAM = Environment(".start", "installer/requirements.txt")
BUILD = Environment(".build", "installer/build-requirements.txt")
TESTS = Environment(".venv", "tests/requirements.txt")
