"""All that was done can be undone in the next program, whether the one before was closed or killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.resources import RESOURCES
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer, managed_windows
from tests.ui.history.another_program import standing
from tests.work.customers import good_row, write_rows

STEPS = 5


@pytest.fixture
def lists(home: Path) -> Iterator[Drafts]:
    """Return the lists of the program's own file."""
    database = Database(home / "joor_desktop" / "joor_desktop.sqlite3")
    yield Drafts(database)
    database.close()


@managed_windows
@pytest.mark.skipif(sys.platform == "win32", reason="there are no kill signals")
@pytest.mark.parametrize("ending", ["closed", "killed"])
def test_import_fix_edit_merge_and_delete_are_undone_in_the_next_program(
    lists: Drafts, spring: ListEditor, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot, ending: str
) -> None:
    spring.add_customer(customer(100))
    seen = [standing(lists, spring.list_id)]
    rows = [good_row(number) for number in range(1, 6)]
    rows[2]["shipping_1_country"] = "Italia"
    seen += worked(write_rows(tmp_path / "clienti.xlsx", rows), killed=ending == "killed")
    assert standing(lists, spring.list_id) == seen[-1]
    window = open_window()
    qtbot.waitUntil(window.frame.isActiveWindow)
    for key, expected in ((Qt.Key.Key_Z, seen[-2::-1]), (Qt.Key.Key_Y, seen[1:])):
        for each in expected:
            QTest.keyClick(window.frame, key, Qt.KeyboardModifier.ControlModifier)
            qtbot.waitUntil(lambda each=each: standing(lists, spring.list_id) == each)  # type: ignore[misc]


def worked(file: Path, *, killed: bool) -> list[str]:
    """How the list stood after each step of another program, which has ended."""
    command = [sys.executable, "-m", "tests.ui.history.another_program", str(file), *([] if killed else ["--close"])]
    program = subprocess.Popen(
        command, env=os.environ.copy(), cwd=RESOURCES.parent, stdout=subprocess.PIPE, encoding="utf-8"
    )
    with program:
        assert program.stdout is not None
        told = [program.stdout.readline().strip() for _ in range(STEPS)]
        if killed:
            program.send_signal(signal.SIGKILL)
    assert all(told)
    assert program.returncode == (-signal.SIGKILL if killed else 0)
    return told
