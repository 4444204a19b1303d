"""The start from a checkout, for real: a small checkout with a small program in it, and no package to load."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ["debian.py", "environment.py", "setup_program.py", "start.py"]
SETTING_UP = "Setting up in "
PROGRAM = """
import os, sys
print(sys.argv[1:], os.getcwd(), sep="|")
sys.exit(4)
"""


def _make_checkout(folder: Path) -> Path:
    (folder / "installer").mkdir(parents=True)
    for name in INSTALLER:
        shutil.copy(ROOT / "installer" / name, folder / "installer")
    (folder / "installer" / "requirements.txt").write_text("# nothing is needed\n", encoding="utf-8")
    (folder / "joor_desktop").mkdir()
    (folder / "joor_desktop" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    return folder


def _command(checkout: Path, arguments: Sequence[str] = ()) -> list[str]:
    return [sys.executable, str(checkout / "installer" / "start.py"), *arguments]


def _start(checkout: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PIP_NO_INDEX": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        _command(checkout, arguments),
        cwd=cwd or checkout,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout that was started once; the tests work on copies of it."""
    checkout = _make_checkout(tmp_path_factory.mktemp("start") / "Zürich 茶")
    first = _start(checkout, "check", "a b.xlsx")
    assert first.returncode == 4, first.stderr
    assert first.stdout == f"['check', 'a b.xlsx']|{checkout}\n"
    assert first.stderr.startswith(SETTING_UP)
    return checkout


@pytest.fixture
def checkout(started: Path, tmp_path: Path) -> Path:
    """Return a copy of the started checkout in another place, as if it had been moved there."""
    return Path(shutil.copytree(started, tmp_path / "moved", symlinks=True))


def test_second_start_says_nothing_of_its_own_and_works_in_the_persons_folder(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a file of the person was imported')", encoding="utf-8")
    second = _start(checkout, cwd=tmp_path)
    assert (second.returncode, second.stdout, second.stderr) == (4, f"[]|{tmp_path}\n", "")


def test_changed_lock_is_installed_once(checkout: Path) -> None:
    (checkout / "installer" / "requirements.txt").write_text("# nothing, in other words\n", encoding="utf-8")
    assert _start(checkout).stderr.startswith(SETTING_UP)
    assert _start(checkout).stderr == ""


def test_lost_python_is_made_again(checkout: Path) -> None:
    settings = checkout / ".start" / "pyvenv.cfg"
    gone = [
        f"home = {checkout / 'gone'}" if line.startswith("home") else line for line in settings.read_text().splitlines()
    ]
    settings.write_text("\n".join(gone))
    again = _start(checkout)
    assert again.stderr.startswith(SETTING_UP)
    assert again.returncode == 4


def test_package_that_cant_be_had_is_told(checkout: Path) -> None:
    lock = checkout / "installer" / "requirements.txt"
    lock.write_text(f"no-such-package==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    failed = _start(checkout)
    assert failed.returncode == 70
    assert failed.stdout == ""
    assert "The packages could not be installed" in failed.stderr


def test_two_first_starts_set_up_once(tmp_path: Path) -> None:
    checkout = _make_checkout(tmp_path / "twice")
    starts = [
        subprocess.Popen(_command(checkout), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        for _ in range(2)
    ]
    said = [start.communicate(timeout=120)[1] for start in starts]
    assert [start.returncode for start in starts] == [4, 4], said
    assert "".join(said).count(SETTING_UP) == 1
