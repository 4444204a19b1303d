"""A program that ends while the clipboard holds what was copied in it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.editing import ListEditor

COPIER = """
import gc
import sys
from PySide6.QtCore import QTimer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from joor_desktop.app import main
from joor_desktop.ui.start import Opening
def painted(self, on_painted=Opening._on_painted):
    on_painted(self)
    self.window.customers.pane.tables.loaded.connect(lambda: QTimer.singleShot(900, self, lambda: copy(self)))
def copy(opening):
    QTest.keyClick(opening.window.customers.pane.tables.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    board = QGuiApplication.clipboard()
    print(board.text().strip(), board.mimeData().hasHtml(), gc.isenabled(), gc.get_freeze_count() > 0, flush=True)
    opening.window.frame.close()
Opening._on_painted = painted
sys.exit(main([]))
"""


def test_program_ends_well_with_copied_cells_on_the_clipboard(home: Path) -> None:
    with closing(Database(home / "joor_desktop" / "joor_desktop.sqlite3")) as database:
        drafts = Drafts(database)
        editor = ListEditor(drafts, drafts.create("Spring fair", "practice"))
        editor.add_customer(Record({"customer_code": "EL0101", "customer_name": "Nord"}))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.run(
        [sys.executable, "-c", COPIER], env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert program.stdout == "EL0101 True True True\n"  # memory is tidied up again, but for what the window is made of
    assert program.returncode == 0
