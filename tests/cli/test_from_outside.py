"""The program as a process of its own, with a real keychain and a real server in another process."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.work.customers import good_workbook

ROOT = Path(__file__).parents[2]
_NEEDED = ("dbus-run-session", "gnome-keyring-daemon", "secret-tool")
_UNLOCK = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
PROGRAM = f"{sys.executable} -m joor_desktop"
TOKEN = "s3cret-tök3n"

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, _NEEDED)), reason=f"the keychain tests need {', '.join(_NEEDED)}"
)


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a practice server that was started alone."""
    command = [sys.executable, "-m", "joor_desktop", "practice-server"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.wait(10) == 0


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a person with a home of her own."""
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(run)}
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    return environment


def shell(environment: dict[str, str], script: str) -> str:
    """Run *script* in a session with an unlocked keychain; return what it printed."""
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-ec", f"{_UNLOCK}; {script}"],
        env=environment, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )
    assert done.returncode == 0, done.stderr
    assert TOKEN not in done.stdout.replace(f"in the keychain: {TOKEN}", "")
    assert TOKEN not in done.stderr
    return done.stdout


def test_from_a_new_profile_to_a_finished_job(environment: dict[str, str], server: str, tmp_path: Path) -> None:
    """The token goes into the keychain and from there to JOOR; removing the profile removes it."""
    file = good_workbook(tmp_path / "good.xlsx", 3)
    out = shell(
        environment,
        f"""
        echo '{TOKEN}' | {PROGRAM} profile add Paris --environment custom --url {server}
        echo "in the keychain: $(secret-tool lookup service joor_desktop username Paris)"
        {PROGRAM} send {file} --profile Paris --format xml --follow --json > {tmp_path}/sent.json
        {PROGRAM} profile remove Paris
        echo "and then: $(secret-tool lookup service joor_desktop username Paris)"
        {PROGRAM} profile list
        """,
    )
    assert f"in the keychain: {TOKEN}" in out
    assert "and then: \n" in out
    assert "Paris  custom" not in out
    [job] = json.loads((tmp_path / "sent.json").read_text("utf-8"))["jobs"]
    assert (job["status"], job["record_progress"], job["outcome"]) == ("finished", 3, "accepted")
    with urllib.request.urlopen(server.removesuffix("/v2") + "/practice/received") as answer:
        assert json.load(answer)["customer_codes"] == {"EL0001": 1, "EL0002": 1, "EL0003": 1}
    for path in Path(environment["JOOR_DESKTOP_HOME"]).rglob("*"):
        assert not path.is_file() or TOKEN.encode() not in path.read_bytes(), path


def test_all_that_is_kept_goes_with_the_tokens(environment: dict[str, str], server: str) -> None:
    out = shell(
        environment,
        f"""
        echo '{TOKEN}' | {PROGRAM} profile add Paris --environment custom --url {server}
        echo "in the keychain: $(secret-tool lookup service joor_desktop username Paris)"
        echo remove | {PROGRAM} remove-everything
        echo "and then: $(secret-tool lookup service joor_desktop username Paris)"
        ls $JOOR_DESKTOP_HOME 2>&1 || true
        """,
    )
    assert f"in the keychain: {TOKEN}" in out
    assert "and then: \n" in out
    assert "No such file" in out


def test_without_a_keychain_no_profile_is_kept(environment: dict[str, str], server: str) -> None:
    """And it is said what can be done."""
    command = [sys.executable, "-m", "joor_desktop"]
    add = [*command, "profile", "add", "Paris", "--environment", "custom", "--url", server]
    done = subprocess.run(
        add, input=TOKEN, env=environment, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 3
    assert "keychain" in done.stderr
    listed = subprocess.run(
        [*command, "profile", "list"], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "Paris" not in listed.stdout


def test_without_a_screen_the_window_is_refused_in_words(environment: dict[str, str]) -> None:
    """The environment has none."""
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "joor_desktop"], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "no screen" in done.stderr


def test_output_that_nobody_reads_any_more(environment: dict[str, str], tmp_path: Path) -> None:
    """As with head: no complaint."""
    file = good_workbook(tmp_path / "good.xlsx", 3)
    done = subprocess.run(
        ["sh", "-c", f"{PROGRAM} check {file} --json | true"],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert done.stderr == ""
