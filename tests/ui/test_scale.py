"""The window on screens of all finenesses: as large as elsewhere, and drawn as finely as the screen is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import customer, faulty

DRAWER = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication
from joor_desktop.app import main
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.start import Opening
def painted(self, on_painted=Opening._on_painted):
    on_painted(self)
    self.window.frame.resize(1024, 640)
    self.window.customers.pane.tables.loaded.connect(lambda: QTimer.singleShot(300, self, lambda: tell(self)))
def fine(image, step):
    'How many of the squares that one pixel of a coarse picture would fill are of more than one colour.'
    squares = 0
    for y in range(0, image.height() - step + 1, step):
        for x in range(0, image.width() - step + 1, step):
            first = image.pixel(x, y)
            squares += any(image.pixel(x + i, y + j) != first for i in range(step) for j in range(step))
    return squares
def tell(opening):
    frame = opening.window.frame
    ratio = frame.devicePixelRatioF()
    step = int(ratio)
    drawn = frame.grab().toImage()
    top, table = frame.top, opening.window.customers.pane.tables.table
    places = {"icon": top.more_button, "words": top.import_button, "side bar": frame.side, "table": table.viewport()}
    print(json.dumps({
        "ratio": ratio, "size": [drawn.width(), drawn.height()], "window": [frame.width(), frame.height()],
        "fine": {name: fine(each.grab().toImage(), step) for name, each in places.items()} if step > 1 else {},
    }), flush=True)
    QApplication.quit()
Opening._on_painted = painted
sys.exit(main([]))
"""


@pytest.mark.parametrize("scale", [1, 1.5, 2, 3], ids=lambda scale: f"{scale:.0%}")
def test_window_is_drawn_as_finely_as_the_screen_is(home: Path, scale: float) -> None:
    with closing(Database(home / "joor_desktop" / "joor_desktop.sqlite3")) as database:
        drafts = Drafts(database)
        editor = ListEditor(drafts, drafts.create("Spring fair", "practice"))
        for record in (customer(1), faulty(2)):
            editor.add_customer(record)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
    program = subprocess.run(
        [sys.executable, "-c", DRAWER], env=environment, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    told = json.loads(program.stdout)
    assert told["ratio"] == scale
    assert told["window"] == [1024, 640]
    assert told["size"] == [1024 * scale, 640 * scale]
    assert all(squares > 5 for squares in told["fine"].values()), told["fine"]
    assert len(told["fine"]) == (4 if scale >= 2 else 0)
