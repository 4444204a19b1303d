"""One edit from the key to its message on the cell, in lists of 100,000 customers that make it hard in their own ways.

    python -m tests.benchmarks.bench_edits [KIND ...] [--customers N]

Kinds: plain, sorted (and filtered by the column that is edited), lists (account lists, and 200 customers of each
code), waiting (500 customers of a send that waits, under codes that are in other rows), unsettled (nearly all customers
wait to be sent, or no answer came of them). A name is emptied by a key, and a code; a phone is typed, until the row is
painted with it. Times are those of the clock; medians of five, and the longest.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path as FilePath

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from joor_desktop.model.path import Path
from joor_desktop.model.profile import PRACTICE_PROFILE
from joor_desktop.model.record import Record
from joor_desktop.storage.claims import SendCustomer
from joor_desktop.storage.database import Database
from joor_desktop.storage.glance import glance_at
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.factory import PartsFactory
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.theme import apply_theme
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.arranging import Arrangement, ColumnFilter, SortKey, Test
from joor_desktop.work.refreshing import is_checked
from tests.benchmarks.bench_clipboard import CODE, CONTROL, CUSTOMERS, KEY, NAME, NO_KEY, Bench, Times
from tests.benchmarks.bench_editing import build
from tests.benchmarks.sent_lists import leave_unsettled

TIMES = 5
LIMIT_MS = 16
SAME_CODE = 200
WAITING = 500
PHONE = Path(field="customer_phone")
EDITS = {"a name emptied": (NAME, ""), "a code emptied": (CODE, ""), "a phone": (PHONE, "5")}
BY_NAME = Arrangement(
    (SortKey("customer_name"),), (ColumnFilter("customer_name", Test.CONTAINS, frozenset(["9"])),)
)


def share_code(record: Record, row: int) -> None:
    """Give the customer a code that many have."""
    record.values["customer_code"] = f"CU{row // SAME_CODE}"


def make_lists(database: Database, size: int) -> None:
    """Account lists of which no customer has a value, and many customers of each code."""
    lists = KeptLists(database)
    for kind in AccountList:
        lists.keep(PRACTICE_PROFILE, kind, [[f"Entry {number}"] for number in range(200)])
    build(database, size, share_code)


def make_waiting(database: Database, size: int) -> None:
    """A send from elsewhere that waits."""
    list_id = build(database, size).editor.list_id
    profile = Profiles(database).get(PRACTICE_PROFILE)
    assert profile is not None
    rows = database.rows("SELECT code FROM line WHERE list_id = ? AND errors = 0 LIMIT ?", (list_id, WAITING))
    there = [SendCustomer(0, code, "", bytes(32)) for (code,) in rows]
    Ledger(database).begin_send(profile, there, owner="", url="", list_name="Another", list_id=None)
    database.run("UPDATE send SET hold = 'paused'")


def make_unsettled(database: Database, size: int) -> None:
    """A send of the list of which nothing is settled."""
    leave_unsettled(database, build(database, size).editor.list_id)


KINDS: dict[str, Callable[[Database, int], object]] = {
    "plain": build, "sorted": build, "lists": make_lists, "waiting": make_waiting,
    "unsettled": make_unsettled,
}  # fmt: skip


@contextmanager
def window_on(database: Database) -> Iterator[Bench]:
    """The real window on the list that is in the file."""
    frame, factory = WindowFrame(glance_at(database)), PartsFactory(database)
    frame.resize(1280, 800)
    frame.show()
    window = MainWindow(frame, factory.parts())
    window.begin()
    bench = Bench(window)
    bench.wait(lambda: window.customers.form_place.begun and bench.table.table.rowCount() > 1)
    yield bench
    frame.close()
    factory.close()


def settle(bench: Bench) -> None:
    """Let the window come to an end with all that it does of itself once a list is open."""
    drafts, list_id = bench.window.open_list.drafts, bench.window.open_list.list_id
    began = time.perf_counter()
    while not is_checked(drafts, list_id):
        bench.rest()
    for _ in range(5):
        bench.rest()
    print(f"  settled after {time.perf_counter() - began:.0f} s", flush=True)


def measure(bench: Bench, kinds: Mapping[str, tuple[Path, str]]) -> None:
    """Print what these edits take; each is undone."""
    for title, (path, keys) in kinds.items():
        edits, undos = [], []
        for number in range(TIMES):
            bench.at(1000 + 10 * number, path)
            edits.append(typed(bench, keys, path) if keys else bench.press(KEY.Key_Delete, NO_KEY, bench.marked))
            bench.rest()
            undos.append(bench.change(KEY.Key_Z, CONTROL))
            bench.rest()
        tell(title, edits, LIMIT_MS)
        tell("  undone", undos, 100)


def typed(bench: Bench, text: str, path: Path) -> Times:
    """Type over a cell, and measure from Enter until the row has it."""
    row = bench.table.currentIndex().row()
    QTest.keyClicks(bench.table, text)
    editor = QApplication.focusWidget()
    assert editor is not None
    index = bench.table.table.index(row, bench.table.table.column_of(path))

    def done() -> bool:
        QApplication.processEvents()
        return bool(index.data(Qt.ItemDataRole.DisplayRole) == text)

    return bench.press(KEY.Key_Return, NO_KEY, done, editor)


def tell(title: str, times: list[Times], limit: float) -> None:
    """Print the middle and the longest."""
    took = [each.took for each in times]
    middle = statistics.median(took)
    kept = "kept" if middle <= limit else "MISSED"
    print(f"  {title}: {middle:.1f} ms, longest {max(took):.1f} (at most {limit:g}: {kept})", flush=True)


def main() -> None:
    """Measure each kind in a file of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser()
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--customers", type=int, default=CUSTOMERS)
    wanted = parser.parse_args()
    application = QApplication([])
    apply_theme(application)
    for kind in wanted.kinds or KINDS:
        with tempfile.TemporaryDirectory() as folder, closing(Database(FilePath(folder, "lists.sqlite3"))) as database:
            KINDS[kind](database, wanted.customers)
            with window_on(database) as bench:
                if kind == "sorted":
                    bench.window.customers.pane.tables.arrange(BY_NAME)
                    bench.wait(lambda: bench.table.table.rowCount() < wanted.customers)
                if kind == "lists":
                    print("lists, while all customers are checked by them:", flush=True)
                    measure(bench, {"a name emptied": EDITS["a name emptied"]})
                settle(bench)
                print(f"{kind}, {bench.window.open_list.counts.held:,} held:", flush=True)
                measure(bench, EDITS)


if __name__ == "__main__":
    main()
