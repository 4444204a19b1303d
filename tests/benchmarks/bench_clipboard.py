"""What the person waits for in a window with 100,000 customers: pastes, fills, jumps, copies, edits and undoing.

    python -m tests.benchmarks.bench_clipboard [CUSTOMERS]

All is done with keys on the window's table. A time goes from the key to the message or the new cell, and the longest
stall is the longest time between two turns of the event loop meanwhile. Where the machine is busy with other things
too, the processor's time of the window tells more than the clock. Medians of five.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path as FilePath
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from joor_desktop.model.path import Path
from joor_desktop.storage.database import Database
from joor_desktop.storage.glance import glance_at
from joor_desktop.ui.customers.cell_range import CellRange, choose
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.factory import PartsFactory
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.theme import apply_theme
from joor_desktop.ui.window import MainWindow
from tests.benchmarks.bench_editing import TEN_FIELDS, build

CUSTOMERS = 100_000
TIMES = 5
PATIENCE_S = 60
KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
CODE, NAME = Path(field="customer_code"), Path(field="customer_name")


class Bench(QObject):
    """A window on a big list, and a clock that ticks with its event loop."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._last = time.perf_counter()
        self._longest = 0.0
        self._changes = 0
        window.open_list.counted.connect(self._on_changed)
        self._clock = QTimer(window)
        self._clock.timeout.connect(self._on_tick)
        self._clock.start(1)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    @property
    def table(self) -> TableView:
        """The table that is shown."""
        return self.window.customers.pane.tables.table

    def _on_changed(self) -> None:
        self._changes += 1

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the event loop turn until *done*."""
        end = time.perf_counter() + PATIENCE_S
        while not done():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > end:
                raise TimeoutError

    def marked(self) -> bool:
        """Whether the cell with the cursor is painted as wrong."""
        QApplication.processEvents()
        current = self.table.currentIndex()
        return self.table.table.cell(current.row(), current.column()).problem is not None

    def rest(self) -> None:
        """Let everything come to an end that is still to be painted or remembered."""
        QTest.qWait(300)

    def at(self, row: int, path: Path) -> None:
        """Put the cursor on a cell and choose that alone: Qt takes Ctrl for held after the last Ctrl+Z."""
        index = self.table.table.index(row, self.table.table.column_of(path))
        self.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.rest()

    def press(
        self, key: Qt.Key, keys: Qt.KeyboardModifier, done: Callable[[], bool], on: QWidget | None = None
    ) -> Times:
        """Press keys on the table or another widget; milliseconds until *done*."""
        self._longest, self._last = 0.0, time.perf_counter()
        began, used = time.perf_counter(), time.process_time()
        QTest.keyClick(on or self.table, key, keys)
        self.wait(done)
        self._on_tick()
        took, used = time.perf_counter() - began, time.process_time() - used
        return Times(1000 * took, 1000 * self._longest, 1000 * used)

    def change(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> Times:
        """Press keys that make or undo a step."""
        before = self._changes
        return self.press(key, keys, lambda: self._changes > before)


class Times(NamedTuple):
    """Milliseconds: on the clock, of the longest stall, and of the processor."""

    took: float
    stall: float
    used: float


def tell(title: str, times: list[Times], at_most: float | None = None) -> None:
    """Print the medians."""
    took, stall, used = (statistics.median(each) for each in zip(*times, strict=True))
    kept = "" if at_most is None else f"  {'kept' if took <= at_most else 'MISSED'}: at most {at_most:g} ms"
    print(f"{title}: {took:.0f} ms ({used:.0f} of the processor), longest stall {stall:.0f} ms{kept}", flush=True)


def paste_and_undo(bench: Bench) -> None:
    """A block of 1,000 rows and 10 columns, pasted and undone."""
    pastes, undos = [], []
    width = len(TEN_FIELDS)
    for number in range(TIMES):
        lines = ("\t".join(f"{number}-{row}-{column}" for column in range(width)) for row in range(1000))
        QGuiApplication.clipboard().setText("\n".join(lines))
        bench.at(5000, CODE)
        pastes.append(bench.change(KEY.Key_V, CONTROL))
        bench.rest()
        undos.append(bench.change(KEY.Key_Z, CONTROL))
        bench.rest()
    tell("1,000 rows of 10 columns pasted, checked and saved", pastes, 300)
    tell("that undone", undos, 100)


def edit_and_undo(bench: Bench) -> None:
    """One name emptied by a key, until its problem is on the screen, and undone."""
    edits, undos = [], []
    for number in range(TIMES):
        bench.at(7000 + number, NAME)
        edits.append(bench.press(KEY.Key_Delete, NO_KEY, bench.marked))
        bench.rest()
        undos.append(bench.press(KEY.Key_Z, CONTROL, lambda: not bench.marked()))
        bench.rest()
    tell("one edit, from the key to the mark on the cell", edits, 16)
    tell("that undone", undos, 100)


def is_chosen_from(table: TableView, row: int) -> bool:
    """Whether the chosen cells begin in this row."""
    cells = table.chosen_range()
    return cells is not None and cells.top == row


def jump_and_choose(bench: Bench) -> None:
    """Ctrl+Down and Ctrl+Up over a column of filled cells; the whole list chosen."""
    last = bench.table.table.rowCount() - 1
    downs, ups, alls = [], [], []
    for _ in range(TIMES):
        bench.at(0, CODE)
        downs.append(bench.press(KEY.Key_Down, CONTROL, lambda: bench.table.currentIndex().row() == last))
        ups.append(bench.press(KEY.Key_Up, CONTROL | SHIFT, lambda: is_chosen_from(bench.table, 0)))
        alls.append(bench.press(KEY.Key_A, CONTROL, lambda: bench.table.chosen_range() is not None))
    tell("Ctrl+Down over all", downs)
    tell("Ctrl+Shift+Up over all", ups)
    tell("Ctrl+A", alls)


def copy_and_fill(bench: Bench) -> None:
    """A column of 10,000 rows copied, filled with one text, and that undone."""
    rows = min(10_000, bench.table.table.rowCount())
    copies, fills, undos = [], [], []
    clipboard = QGuiApplication.clipboard()
    for _ in range(2):
        bench.at(0, NAME)
        choose(bench.table, CellRange(0, rows - 1, (bench.table.currentIndex().column(),)))
        clipboard.clear()
        copies.append(bench.press(KEY.Key_C, CONTROL, lambda: bool(clipboard.text())))
        fills.append(bench.change(KEY.Key_D, CONTROL))
        bench.rest()
        undos.append(bench.change(KEY.Key_Z, CONTROL))
        bench.rest()
    tell(f"{rows:,} names copied", copies)
    tell(f"{rows:,} names filled", fills)
    tell("that undone", undos)


def main(arguments: list[str]) -> None:
    """Build the list, open the window and measure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    customers = int(arguments[0]) if arguments else CUSTOMERS
    application = QApplication([])
    apply_theme(application)
    with tempfile.TemporaryDirectory() as folder, closing(Database(FilePath(folder, "lists.sqlite3"))) as database:
        build(database, customers)
        frame = WindowFrame(glance_at(database))
        factory = PartsFactory(database)
        frame.resize(1280, 800)
        frame.show()
        window = MainWindow(frame, factory.parts())
        window.begin()
        bench = Bench(window)
        bench.wait(lambda: window.customers.form_place.begun and bench.table.table.rowCount() == customers)
        bench.rest()
        for measure in (edit_and_undo, paste_and_undo, jump_and_choose, copy_and_fill):
            measure(bench)
        frame.close()
        factory.close()


if __name__ == "__main__":
    main(sys.argv[1:])
