"""A program that is killed: what was typed half a second ago is kept, and a way back ends at a whole step."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from joor_desktop.model.path import Path as FieldPath
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.new_customers import HalfTyped, NewCustomers
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.history import go_back_to

TYPIST = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from joor_desktop.app import main
from joor_desktop.ui.start import Opening
def painted(self, on_painted=Opening._on_painted):
    on_painted(self)
    self.window.customers.pane.tables.loaded.connect(lambda: QTimer.singleShot(300, self, lambda: type_text(self)))
def type_text(opening):
    table = opening.window.customers.pane.tables.table
    QTest.keyClicks(table, "M")
    QTest.keyClicks(table.indexWidget(table.currentIndex()), "aison Élan")
    print("typed", flush=True)
Opening._on_painted = painted
sys.exit(main([]))
"""

QUICK_TYPIST = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from joor_desktop.app import main
from joor_desktop.ui.form.quick_add import QuickAdd
from joor_desktop.ui.start import Opening
def painted(self, on_painted=Opening._on_painted):
    on_painted(self)
    QTimer.singleShot(1000, self, lambda: type_text(self))
def type_text(opening):
    opening.window.actions.quick_add.trigger()
    panel = opening.window.customers.findChild(QuickAdd)
    QTest.keyClicks(panel.focusWidget(), "Maison Nord")
    print("typed", flush=True)
Opening._on_painted = painted
sys.exit(main([]))
"""


TRAVELLER = """
import sys
def told(_number, done, _total, words):
    if done and words.startswith("step"):
        print("on the way", flush=True)
from PySide6.QtCore import QTimer
from joor_desktop.app import main
from joor_desktop.ui.start import Opening
def painted(self, on_painted=Opening._on_painted):
    on_painted(self)
    self.window.open_list._worker.progressed.connect(told)
    QTimer.singleShot(300, self, lambda: self.window.open_list.go_back_to(1))
Opening._on_painted = painted
sys.exit(main([]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no kill signals")
def test_nothing_typed_half_a_second_ago_is_lost(home: Path) -> None:
    path = home / "joor_desktop" / "joor_desktop.sqlite3"
    with closing(Database(path)) as database:
        drafts = Drafts(database)
        editor = ListEditor(drafts, drafts.create("Spring fair", "practice"))
        record_id = editor.add_customer(Record({"customer_code": "EL0101", "customer_name": "Nord"}))
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
        with subprocess.Popen(
            [sys.executable, "-c", TYPIST], env=environment, stdout=subprocess.PIPE, encoding="utf-8"
        ) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "typed\n"
            time.sleep(0.5)
            program.send_signal(signal.SIGKILL)
        kept = drafts.typing(editor.list_id)
        assert kept is not None
        assert (kept.record_id, kept.path.field, kept.text) == (record_id, "customer_code", "Maison Élan")
        assert drafts.page([record_id])[0].record.customer_code == "EL0101"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no kill signals")
def test_a_half_typed_customer_of_the_quick_add_outlives_a_kill(home: Path) -> None:
    path = home / "joor_desktop" / "joor_desktop.sqlite3"
    with closing(Database(path)) as database:
        list_id = Drafts(database).create("Spring fair", "practice")
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        with subprocess.Popen(
            [sys.executable, "-c", QUICK_TYPIST], env=environment, stdout=subprocess.PIPE, encoding="utf-8"
        ) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "typed\n"
            time.sleep(0.5)
            program.send_signal(signal.SIGKILL)
        half = HalfTyped(Record({"customer_name": "Maison Nord"}), shown=True)
        assert NewCustomers(database).half_typed(list_id) == half
        assert Drafts(database).counts(list_id).customers == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no kill signals")
def test_killed_on_the_way_back_the_list_is_at_a_point_of_its_history(home: Path) -> None:
    path = home / "joor_desktop" / "joor_desktop.sqlite3"
    steps = 3000
    with closing(Database(path)) as database:
        drafts = Drafts(database)
        editor = ListEditor(drafts, drafts.create("Spring fair", "practice"))
        record_id = editor.add_customer(Record({"customer_code": "EL0101", "customer_name": "Name 1"}))
        with database.transaction():
            for number in range(2, steps + 1):
                editor.set_value(record_id, FieldPath(field="customer_name"), f"Name {number}")
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
        with subprocess.Popen(
            [sys.executable, "-c", TRAVELLER], env=environment, stdout=subprocess.PIPE, encoding="utf-8"
        ) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "on the way\n"
            os.kill(program.pid, signal.SIGKILL)
        applied = [step.number for step in editor.history(steps) if not step.undone]
        assert 1 < applied[-1] < steps
        assert drafts.page([record_id])[0].record.customer_name == f"Name {applied[-1]}"
        go_back_to(TaskContext(), path, editor.list_id, steps)
        assert drafts.page([record_id])[0].record.customer_name == f"Name {steps}"
