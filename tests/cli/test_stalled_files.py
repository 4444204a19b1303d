"""A file that doesn't answer, in a terminal: one line says so, and Ctrl+C ends the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from joor_desktop.cli.exit_code import ExitCode
from tests.work.test_stalling import Drive

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no files that can be made to block")

ROOT = Path(__file__).parents[2]

# Whoever starts the tests may ignore Ctrl+C, as a shell does for what runs in the background; that would be inherited.
PROGRAM = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from joor_desktop.app import main
from joor_desktop.work import stillness
stillness.STALL_AFTER_S = 1.0
sys.exit(main(sys.argv[1:]))
"""

# A lock that is taken twice is waited for in the system, and no signal ends that.
DEAF = """
import ctypes
from joor_desktop.files import opening
lock = ctypes.create_string_buffer(256)
take = ctypes.CDLL(None).pthread_mutex_lock
place = {"__name__": "joor_desktop.files.deaf", "take": take, "lock": lock}
exec("def read(path, choices):\\n    take(lock)\\n    take(lock)", place)
opening.open_reading = place["read"]
"""


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "far.xml"
    os.mkfifo(path)
    return path


@pytest.fixture
def drive(pipe: Path) -> Iterator[Drive]:
    """A drive that stops answering in the middle of a file."""
    drive = Drive(pipe, 10_000)
    yield drive
    drive.end()


def start(*arguments: object, code: str = PROGRAM) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT,
    )


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("columns",), ("convert", "{out}"), ("send", "--profile", "practice")],
    ids=lambda each: each[0],
)
def test_a_file_that_never_opens_is_told_once_and_ctrl_c_ends_it(
    pipe: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    verb, *rest = arguments
    with start(verb, pipe, *(each.format(out=tmp_path / "out.json") for each in rest)) as program:
        assert program.stderr is not None
        line = program.stderr.readline()
        assert "“far.xml” does not answer" in line
        assert str(tmp_path) in line
        time.sleep(1.2)
        program.send_signal(signal.SIGINT)
        started_s = time.monotonic()
        assert program.wait(10) == ExitCode.NOT_SENT
        print(f"{(time.monotonic() - started_s) * 1000:.0f} ms from Ctrl+C to the end")
        assert program.stderr.read() == "Stopped.\n"
    assert not (tmp_path / "out.json").exists()


def test_ctrl_c_ends_what_hears_no_signal(tmp_path: Path) -> None:
    file = tmp_path / "far.csv"
    file.write_text("customer_code\nA1\n")
    with start("check", file, code=DEAF + PROGRAM) as program:
        assert program.stderr is not None
        assert "does not answer" in program.stderr.readline()
        program.send_signal(signal.SIGINT)
        assert program.wait(10) == ExitCode.NOT_SENT
        assert program.stderr.read() == "Stopped.\n"


def test_a_file_that_goes_on_is_read(pipe: Path, drive: Drive) -> None:
    with start("check", pipe) as program:
        assert program.stderr is not None
        assert program.stdout is not None
        assert "does not answer" in program.stderr.readline()
        drive.go_on()
        assert "10,000 customers" in program.stdout.read()
        assert program.stderr.read() == ""
