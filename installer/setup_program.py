"""Set up an environment: the slow path of a start, taken the first time and after the lock file changed."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import debian
from environment import PROGRAM, Environment, SetupError, say


def prepare() -> None:
    """Set up what the program needs; missing libraries are told but stop nothing, the terminal commands need none.

    :raises SetupError: when the program can't be started at all.
    """
    prepare_environment(PROGRAM)
    packages = debian.packages_for_window()
    if packages and debian.can_install():
        debian.install(packages)
    missing = debian.missing_libraries()
    if missing:
        say("The window can't open, because this system lacks: " + ", ".join(missing))
        say(debian.how_to_install(debian.packages_for_window()))
        return
    with contextlib.suppress(PermissionError):  # someone else's checkout: look again at the next start
        PROGRAM.record_system()


def prepare_environment(environment: Environment) -> None:
    """Make *environment* and fill it from its lock file, unless that was done before.

    :raises SetupError: when it can't be done.
    """
    if environment.is_ready():
        return
    try:
        with _alone(Path(environment.folder + ".lock")):
            if not environment.is_ready():  # another start may have done it meanwhile
                say(f"Setting up in {environment.folder}: this loads about 120 MB, once.")
                environment.fill(_pip(environment))
    except OSError as error:
        raise SetupError(f"The environment can't be written: {error}") from error


def _pip(environment: Environment) -> list[str]:
    """Return the command that installs into *environment*, which is made anew where it can't be used."""
    own_pip = [environment.python, "-m", "pip"]
    if environment.has_python() and _works([*own_pip, "--version"]):
        return own_pip
    if not _has("ensurepip") and not _has("pip") and debian.can_install():
        debian.install(["python3-venv"])
        importlib.invalidate_caches()
    if _has("ensurepip"):
        _make(environment, [])
        return own_pip
    if _has("pip"):
        _make(environment, ["--without-pip"])
        return [sys.executable, "-m", "pip", "--python", environment.python]
    raise SetupError(
        f"This Python ({sys.executable}) comes without the parts that install packages.\n"
        + debian.how_to_install(["python3-venv", *debian.packages_for_window()])
    )


def _make(environment: Environment, options: list[str]) -> None:
    shutil.rmtree(environment.folder, ignore_errors=True)
    if not _works([sys.executable, "-m", "venv", *options, environment.folder]):
        raise SetupError(f"{sys.executable} could not make an environment in {environment.folder}.")


def _works(command: list[str]) -> bool:
    ran = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return ran.returncode == 0


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other start sets up the same environment; the system lets go of the lock when a process dies."""
    with lock.open("a") as file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # it gives up after ten seconds, a set-up may take longer
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
