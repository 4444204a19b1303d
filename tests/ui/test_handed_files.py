"""Files that the system hands to the running program, as macOS does with those that a person opens with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.work.customers import good_workbook

ANNA = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from joor_desktop.app import main
from joor_desktop.ui.importing.imports import Imports
from joor_desktop.ui.start import Opening
moment, file = sys.argv[1:]
def hand():
    QCoreApplication.postEvent(QCoreApplication.instance(), QFileOpenEvent(QUrl.fromLocalFile(file)))
def opened(self, files=(), open=Opening.open):
    open(self, files)
    if moment == "early":
        hand()
def painted(self, on_painted=Opening._on_painted):
    on_painted(self)
    if moment == "late":
        QTimer.singleShot(1500, hand)
def added(self, files):
    print(*files, flush=True)
    QTimer.singleShot(0, QCoreApplication.quit)
Opening.open, Opening._on_painted, Imports.add = opened, painted, added
sys.exit(main([]))
"""


@pytest.mark.parametrize("moment", ["early", "late"])
def test_file_that_comes_before_or_after_the_window_is_imported(home: Path, tmp_path: Path, moment: str) -> None:
    file = good_workbook(tmp_path / "Maison Élan.xlsx", 3)
    program = subprocess.run(
        [sys.executable, "-c", ANNA, moment, str(file)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, encoding="utf-8", timeout=60,
        check=False,
    )
    assert program.stdout == f"{file}\n", program.stderr
