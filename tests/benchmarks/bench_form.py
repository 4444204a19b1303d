"""What the form takes in a list of 100,000 customers: a key until its message is painted, the next customer, a search.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_form

All sections are open and filled, which is the most that the form ever has to paint.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path as FilePath

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from joor_desktop.model.path import Path
from joor_desktop.storage.database import Database
from joor_desktop.ui.form.panel import FormPanel
from joor_desktop.ui.form.quick_add import QuickAdd
from joor_desktop.ui.form.section_box import SectionBox
from joor_desktop.ui.theme import apply_theme
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.customer_finding import find_customers
from tests.benchmarks.bench_editing import BigList, build

SIZE = 100_000
TIMES = 200


def main() -> None:
    """Build the list, and print the figures."""
    application = QApplication([])
    apply_theme(application)
    with tempfile.TemporaryDirectory() as folder, closing(Database(FilePath(folder) / "big.sqlite3")) as database:
        big = build(database, SIZE)
        worker = Worker()
        measure_form(big, worker)
        measure_quick_add(big)
        measure_search(big)
        worker.stop()


def measure_form(big: BigList, worker: Worker) -> None:
    """One key until its message is painted, and one customer after the other."""
    panel = FormPanel(big.editor, big.drafts, worker)
    panel.resize(371, 760)
    panel.show()
    panel.show_record(big.order[0], Path(field="customer_name"))
    for box in panel.findChildren(SectionBox):
        box.open()
    fields = {each.accessibleName(): each for each in panel.findChildren(QLineEdit) if each.isVisible()}
    name = fields["Name"]
    QApplication.processEvents()
    tell("a key in the form, until it is painted", [timed(lambda: typed(name)) for _ in range(TIMES)])
    panel.flush()
    shown = iter(big.order[1 : TIMES + 1])
    tell("the next customer, all sections open", [timed(lambda: showed(panel, next(shown))) for _ in range(TIMES)])
    panel.close()


def measure_quick_add(big: BigList) -> None:
    """Ctrl+Enter, from the key until the next customer can be typed."""
    panel = QuickAdd()
    panel.resize(371, 760)
    panel.show()
    panel.begin(big.editor, big.drafts, "practice")
    fields = {each.accessibleName(): each for each in panel.findChildren(QLineEdit)}

    def add(number: int) -> float:
        for name, text in (("Name", f"Nord {number}"), ("Code", f"Q{number}")):
            QTest.keyClicks(fields[name], text)
        for name, text in (("Currency", "EUR"), ("Price label", "Europe"), ("Retail currency", "EUR")):
            fields[f"Price type, {name}"].setText(text)
        return timed(lambda: QTest.keyClick(fields["Code"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier))

    tell("Ctrl+Enter in the quick add", [add(number) for number in range(50)])
    panel.close()


def measure_search(big: BigList) -> None:
    """A customer to copy from, in the worker."""

    def find(text: str) -> None:
        path, list_id = big.drafts.database.path, big.editor.list_id
        find_customers(TaskContext(), path, list_id, text, without=big.order[0], most=30)

    for text in ("", "99", "nowhere"):
        tell(f"customers with “{text}”, in the worker", [timed(partial(find, text)) for _ in range(5)])


def typed(field: QLineEdit) -> None:
    """Type one letter."""
    QTest.keyClicks(field, "a" if len(field.text()) < 90 else "\b")
    QApplication.processEvents()


def showed(panel: FormPanel, record_id: int) -> None:
    """Show a customer, and paint it."""
    panel.show_record(record_id)
    QApplication.processEvents()


def timed(what: Callable[[], object]) -> float:
    """The milliseconds that it takes."""
    began = time.perf_counter()
    what()
    return (time.perf_counter() - began) * 1000


def tell(what: str, times: list[float]) -> None:
    """Print the median, and what 95 of 100 stay below."""
    ordered = sorted(times)
    print(f"{what}: {statistics.median(ordered):.1f} ms, 95 % below {ordered[int(len(ordered) * 0.95) - 1]:.1f} ms")


if __name__ == "__main__":
    main()
