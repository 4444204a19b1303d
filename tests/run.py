"""Pass all tests and checks: `python3 tests/run.py [arguments of pytest]`.

Sets up what they need in the hidden folder .venv, then runs ruff, mypy, the import contracts and all tests: on a screen
in memory, with a window manager and a message bus, where the system has them. Those of the window run without a screen
too, beside the others. Then the package for Debian is built, and used in a bare Debian where one can be made. With
arguments only pytest runs.
Exit code: 0 when all passed, 1 when something failed, 70 when the set-up failed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

if sys.version_info < (3, 11):
    sys.exit("The tests need Python 3.11 or later. Start this file with it.")

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "installer"))

import debian  # noqa: E402
from environment import TESTS, SetupError, say  # noqa: E402
from setup_program import prepare_environment  # noqa: E402

DEBIAN_PACKAGES = [
    *debian.QT_LIBRARIES.values(),
    "xvfb",  # a screen in memory
    "xauth",
    "openbox",  # a window manager: without one no window gets the keyboard's focus
    "dbus",  # a message bus of its own for the keychain and the accessibility tree
    "gnome-keyring",  # a real keychain
    "libsecret-tools",  # looks into the keychain from outside
    "fonts-noto-core",  # letters of the languages that customers write in
    "fonts-noto-cjk",
    "libreoffice-calc-nogui",  # says what a person sees in a cell
    "binutils",  # looks into the libraries that a package is made of
    "debootstrap",  # a bare Debian to try the package in
    "imagemagick",  # looks at its window
]
if sys.base_prefix == "/usr":  # the system's own Python, which has no library for packages by itself
    DEBIAN_PACKAGES.append(f"libpython{sys.version_info.major}.{sys.version_info.minor}")

_IMPORT_CONTRACTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

CHECKS = {
    "ruff": ["-m", "ruff", "check", "."],
    "mypy": ["-m", "mypy"],
    "import contracts": ["-c", _IMPORT_CONTRACTS],
}

_NO_DEBIAN = 75
"""How try_debian.py ends where this system lets nobody make a Debian in a folder."""

_PYTEST = [TESTS.python, "-m", "pytest"]
_WINDOW = "tests/ui"
_NO_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def main(arguments: list[str]) -> int:
    """Run everything, or pytest alone where it got *arguments*; a failed check does not keep the next from running."""
    try:
        _prepare()
    except SetupError as error:
        say(str(error))
        return 70
    started = time.monotonic()
    if arguments:
        failed = _failed_tests("pytest", *arguments)
    else:
        failed = [name for name, command in CHECKS.items() if _run(name, [TESTS.python, *command])]
        with _window_without_screen() as failed_without:
            failed += _failed_tests("all but the window", f"--ignore={_WINDOW}")
        failed += failed_without
        failed += _failed_tests("the window", _WINDOW)
        failed += _failed_package()
    took = f"{time.monotonic() - started:.0f} s"
    say(f"== FAILED after {took}: {', '.join(failed)}" if failed else f"== All passed in {took}.")
    return 1 if failed else 0


def _failed_tests(name: str, *arguments: str) -> list[str]:
    """Run pytest on a screen; return *name* if it failed."""
    with tempfile.TemporaryDirectory(prefix="joor-") as runtime:
        command = [*_screen_and_bus(), *_PYTEST, *arguments]
        return [name] if _run(name, command, {"XDG_RUNTIME_DIR": runtime}) else []


@contextmanager
def _window_without_screen() -> Iterator[list[str]]:
    """Run the tests of the window without a screen meanwhile; the list names them at the end if they failed."""
    name = "the window without a screen"
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="joor-") as runtime, tempfile.TemporaryFile() as said:
        environment = {**os.environ, **_NO_SCREEN, "XDG_RUNTIME_DIR": runtime}
        command = [*_PYTEST, "-q", _WINDOW]
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            yield failed
            if process.wait():
                failed.append(name)
        finally:
            process.kill()
            process.wait()
        say(f"== {name}")
        said.seek(0)
        say(said.read().decode(errors="replace"))


def _failed_package() -> list[str]:
    """Build the package and use it in a bare Debian, where that can be made; return what failed."""
    if not (shutil.which("debootstrap") and shutil.which("import") and debian.can_install()):
        say("The package is not tried: that needs Debian, its packages debootstrap and imagemagick, and root.")
        return []
    with tempfile.TemporaryDirectory(prefix="joor-dist-") as folder:
        if _run("the package", [sys.executable, "installer/build.py", "linux", "--out", folder]):
            return ["the package"]
        package = next(Path(folder).glob("*.deb"))
        tried = _run("the package in a bare Debian", [sys.executable, "installer/try_debian.py", str(package)])
    if tried == _NO_DEBIAN:
        say("The package is not tried: no bare Debian can be made here.")
    return ["the package in a bare Debian"] if tried not in (0, _NO_DEBIAN) else []


def _prepare() -> None:
    prepare_environment(TESTS)
    if not shutil.which("dpkg-query"):
        return
    missing = debian.missing_packages(DEBIAN_PACKAGES)
    if missing and debian.can_install():
        debian.install(missing)
    elif missing:
        say("Some tests are skipped, because this system lacks: " + " ".join(missing))
        say(debian.how_to_install(missing))


def _screen_and_bus() -> list[str]:
    """Return the commands in front of pytest that give it a screen and a message bus, as far as they are here."""
    screen = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1280x800x24"]
    bus = ["dbus-run-session", "--"]
    window_manager = ["sh", "-c", 'openbox >/dev/null 2>&1 & exec "$@"', "sh"]
    if all(shutil.which(command) for command in ("xvfb-run", "dbus-run-session", "openbox")):
        return [*screen, *bus, *window_manager]
    os.environ.update(_NO_SCREEN)
    return []


def _run(name: str, command: list[str], variables: Mapping[str, str] | None = None) -> int:
    say(f"== {name}")
    environment = {**os.environ, **(variables or {})}
    return subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
