"""From the start of the process to the window, against the least window that PySide6 can show.

    python -m tests.benchmarks.bench_start

The window counts as there when its frame has been painted: the environment, the list with its numbers and the places;
"ready" is when the first rows of the table have been painted too.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from joor_desktop.model.profile import PRACTICE_PROFILE
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.importing import import_into_list
from tests.benchmarks.bench_files import customers
from tests.benchmarks.pairs import compare
from tests.files.wide_workbook import write_wide

LARGE = 100_000
PAIRS = 15

LEAST = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
class Least(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        import os
        os._exit(0)
application = QApplication(sys.argv)
window = Least()
window.show()
application.exec()
"""

OURS = """
import os, sys
from PySide6.QtCore import QTimer
from joor_desktop.app import main
from joor_desktop.ui.frame import WindowFrame
def leave():
    os._exit(0)
def painted(self, event, paint=WindowFrame.paintEvent):
    # Before the window's own timer, which begins to load what is not in the frame.
    QTimer.singleShot(0, leave)
    paint(self, event)
if sys.argv[1] == "frame":
    WindowFrame.paintEvent = painted
else:
    from joor_desktop.ui.customers.table_stack import TableStack
    def arrive(self, arrive=TableStack._arrive):
        arrive(self)
        self.table.viewport().repaint()
        leave()
    TableStack._arrive = arrive
sys.exit(main([]))
"""


def run(code: str, *arguments: str, home: Path) -> None:
    """Run *code* in a process of its own with its data in *home*; modules are compiled once, as in an installation."""
    environment = {**os.environ, "JOOR_DESKTOP_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    subprocess.run([sys.executable, "-c", code, *arguments], env=environment, check=True, stderr=subprocess.DEVNULL)


def fill(home: Path, count: int) -> None:
    """Make a list with that many customers."""
    workbook = home / "customers.xlsx"
    write_wide(workbook, customers(count), inline=True)
    with closing(Database(home / "joor_desktop.sqlite3")) as database:
        list_id = Drafts(database).create("Benchmark", PRACTICE_PROFILE)
        import_into_list(TaskContext(), workbook, list_id, database)


def main() -> None:
    """Compare the empty window with the least one, and the window with a large list with the empty one."""
    os.environ.setdefault("PYTHONPYCACHEPREFIX", tempfile.mkdtemp(prefix="bench-start-"))
    with tempfile.TemporaryDirectory() as name:
        empty, large = Path(name, "empty"), Path(name, "large")
        for home in (empty, large):
            home.mkdir()
        fill(large, LARGE)
        least = partial(run, LEAST, home=empty)
        frame = partial(run, OURS, "frame", home=empty)
        compare("window / least window", least, frame, pairs=PAIRS, at_most=1.5)
        large_frame = partial(run, OURS, "frame", home=large)
        compare("window with 100,000 / empty", frame, large_frame, pairs=PAIRS, at_most=1.2)
        large_ready = partial(run, OURS, "ready", home=large)
        compare("rows of 100,000 painted / least window", least, large_ready, pairs=PAIRS)


if __name__ == "__main__":
    main()
