"""A file on a drive that doesn't answer: the strip says so, Cancel works at once, the window goes on."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from joor_desktop.ui.window import MainWindow
from joor_desktop.work import stillness
from tests.ui.importing.test_imports import button, words_of
from tests.work.test_cancelling import AT_ONCE_S
from tests.work.test_stalling import Drive

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no files that can be made to block")


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stillness, "STALL_AFTER_S", 1.0)


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "far.xml"
    os.mkfifo(path)
    return path


@pytest.fixture
def drive(pipe: Path) -> Iterator[Drive]:
    """A drive that stops answering in the middle of a file of 5,000 customers."""
    drive = Drive(pipe, 5000)
    yield drive
    drive.end()


def test_the_strip_tells_of_a_file_that_does_not_answer(window: MainWindow, pipe: Path, qtbot: QtBot) -> None:
    window.import_files([pipe])
    qtbot.waitUntil(lambda: "“far.xml” does not answer" in words_of(window.strip), timeout=10_000)
    assert str(pipe.parent) in words_of(window.strip)
    started_s = time.monotonic()
    QTest.mouseClick(button(window.strip, "Cancel"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.imports.busy, timeout=10_000)
    took_s = time.monotonic() - started_s
    print(f"{took_s * 1000:.0f} ms from the click to the end")
    assert took_s < AT_ONCE_S
    assert "far.xml was not imported." in words_of(window.strip)
    assert window.open_list.counts.customers == 5


def test_the_strip_goes_back_to_progress_by_itself(
    window: MainWindow, pipe: Path, drive: Drive, qtbot: QtBot
) -> None:
    window.import_files([pipe])
    qtbot.waitUntil(lambda: "does not answer" in words_of(window.strip), timeout=10_000)
    drive.go_on()
    qtbot.waitUntil(lambda: "does not answer" not in words_of(window.strip), timeout=10_000)
    qtbot.waitUntil(lambda: not window.imports.busy, timeout=30_000)
    assert window.open_list.counts.customers == 5005
