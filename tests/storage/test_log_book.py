"""The log: five files of 1 MB, written by several processes at once, and never in the way of the work."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from joor_desktop.storage.faults import FaultWatch, take_last_words
from joor_desktop.storage.log_book import LOGGER, close_log_book, last_lines, log_path, open_log_book
from joor_desktop.storage.paths import log_folder


@pytest.fixture
def _book() -> Iterator[None]:
    open_log_book()
    yield
    close_log_book()


@pytest.mark.usefixtures("_book")
def test_log_begins_with_the_versions_and_holds_five_files_of_a_megabyte() -> None:
    assert "joor-desktop" in last_lines(1)[0]
    for number in range(650):
        LOGGER.info("%d %s", number, "x" * 10_000)
    sizes = {path.name: path.stat().st_size for path in log_folder().glob("joor_desktop.log*")}
    assert sorted(sizes) == ["joor_desktop.log", *(f"joor_desktop.log.{number}" for number in range(1, 5))]
    assert max(sizes.values()) <= 1_000_000
    assert last_lines(1)[0].split()[4] == "649"


_WRITER = """
import sys
from joor_desktop.storage.log_book import LOGGER, open_log_book
open_log_book()
for number in range(300):
    LOGGER.info("line %s-%d %s", sys.argv[1], number, "x" * 4000)
"""


def test_several_processes_lose_and_break_no_line(home: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, name]) for name in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    text = "".join(path.read_text("utf-8") for path in log_folder().glob("joor_desktop.log*"))
    lines = [line.split()[5] for line in text.splitlines() if " line " in line]
    assert sorted(lines) == sorted(f"{name}-{number}" for name in "ab" for number in range(300))


def test_log_that_cannot_be_written_stops_nothing(home: Path) -> None:
    log_folder().parent.mkdir(parents=True)
    log_folder().write_text("in the way")
    open_log_book()
    LOGGER.info("nobody hears this")
    close_log_book()
    assert last_lines(5) == []


@pytest.mark.usefixtures("_book")
def test_log_whose_folder_goes_meanwhile_stops_nothing() -> None:
    log_path().unlink()
    log_folder().rmdir()
    LOGGER.info("nobody hears this")


_STRUCK = """
import faulthandler
from joor_desktop.storage.faults import FaultWatch
watch = FaultWatch()
watch.begin()
faulthandler._sigsegv()
"""


def test_process_that_is_struck_down_tells_where_at_the_next_start(home: Path) -> None:
    struck = subprocess.run([sys.executable, "-c", _STRUCK], capture_output=True, check=False)
    assert struck.returncode != 0
    words = take_last_words()
    assert "Segmentation fault" in words or "access violation" in words
    assert take_last_words() == ""


def test_process_that_ends_well_leaves_nothing(home: Path) -> None:
    watch = FaultWatch()
    watch.begin()
    assert [path.name for path in log_folder().iterdir()] == [f"fault-{os.getpid()}.txt"]
    assert take_last_words() == ""
    watch.end()
    assert list(log_folder().iterdir()) == []
