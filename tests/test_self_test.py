"""`--self-test` in a process of its own: what it says, and what it leaves alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "joor_desktop", "--self-test"]
JOB = ["import", "check", "send", "read back"]
LETTERS = ["English", "Français", "Italiano", "Español", "Deutsch", "Português", "日本語", "简体中文"]
KEYRING = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")


def _run(home: Path, command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "TMPDIR": str(home), **variables}
    environment["JOOR_DESKTOP_HOME"] = str(home / "the person's")
    environment["QT_QPA_PLATFORM"] = "offscreen"
    home.mkdir(mode=0o700, exist_ok=True)
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def _steps(output: str) -> dict[str, str]:
    """Return the mark of each step."""
    lines = [line.partition(":")[0] for line in output.splitlines()[1:]]
    return {line[8:]: line[:8].strip() for line in lines}


@pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"this needs {', '.join(NEEDED)}")
def test_all_steps_go_well_and_nothing_of_the_person_is_touched(tmp_path: Path) -> None:
    home = tmp_path / "user"
    run = _run(home, ["dbus-run-session", "--", "sh", "-c", f'{KEYRING}; exec "$@"', "sh", *COMMAND])
    assert _steps(run.stdout) == dict.fromkeys([*JOB, "keychain", "window", *LETTERS], "ok"), run.stdout + run.stderr
    assert run.returncode == 0
    assert not (home / "the person's").exists()
    assert not list(home.glob("joor*"))


def test_a_step_that_fails_is_told_and_the_others_are_done_all_the_same(tmp_path: Path) -> None:
    """A computer without any font shows a window without any text, and without a message bus there is no keychain."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text("<fontconfig></fontconfig>", encoding="utf-8")
    run = _run(tmp_path / "user", COMMAND, FONTCONFIG_FILE=str(fonts), DBUS_SESSION_BUS_ADDRESS="unix:path=nowhere")
    steps = _steps(run.stdout)
    assert [steps[name] for name in JOB] == ["ok"] * len(JOB)
    assert [steps[name] for name in ["keychain", *LETTERS]] == ["FAILED"] * (1 + len(LETTERS))
    assert run.returncode == 1
