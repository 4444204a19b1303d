"""What sorts, filters, searches and scrolls take in a list of 100,000 customers, and the window's memory.

    python -m tests.benchmarks.bench_arranging [CUSTOMERS]

Sorts and searches are timed from the question to the rows, as the worker answers them. A frame is one turn of the wheel
with all that is painted for it. All times are those of the processor, so that a busy machine doesn't count; on an idle
one they are what a person waits for. Needs a screen, or QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar

from joor_desktop.model.field_table import ENTRY_NODES
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import View
from joor_desktop.storage.glance import glance_at
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.factory import PartsFactory
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.theme import STYLE_ARGUMENTS, apply_theme
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.arranging import Arrangement, ColumnFilter, SortKey, Test
from joor_desktop.work.context import TaskContext
from joor_desktop.work.few_collections import keep_for_good
from joor_desktop.work.list_reading import Wanted, read_order, read_values, warm_up
from joor_desktop.work.read_before import ReadBefore
from tests.benchmarks.bench_editing import build
from tests.benchmarks.sent_lists import accept_all, refuse_all

CUSTOMERS = 100_000
TIMES = 5
FRAMES = 300
WORDS = "Nord Süd Galerie Maison Atelier Mode Lindén Store Boutique Studio Concept House Rue Straße".split()
SORT_MS, ERRORS_MS, SEARCH_MS, FRAME_MS = 400, 50, 100, 12


def milliseconds(work: Callable[[], object]) -> float:
    """The processor's time that *work* takes in this thread."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def say(title: str, times: Sequence[float], limit: float | None = None) -> None:
    """Print the median and the least of some times."""
    middle = statistics.median(times)
    kept = "" if limit is None else f" (at most {limit:.0f}: {'kept' if middle <= limit else 'NOT KEPT'})"
    print(f"  {title}: median {middle:.0f} ms, least {min(times):.0f} ms{kept}", flush=True)


def measure(title: str, work: Callable[[], object], limit: float | None = None, times: int = TIMES) -> None:
    """Print what *work* takes."""
    say(title, [milliseconds(work) for _ in range(times)], limit)


def bench_reading(path: Path, list_id: int) -> None:
    """Print what the questions of the table take."""
    before = ReadBefore()

    def read(node_key: str = "", view: View = View.ALL, text: str = "", **arrangement: object) -> None:
        wanted = Wanted(list_id, node_key, view, text, Arrangement(**arrangement))  # type: ignore[arg-type]
        read_order(TaskContext(), path, wanted, before)

    name, code, email = (SortKey(f"customer_{each}") for each in ("name", "code", "contact_email"))
    measure("all customers", read)
    measure("those with errors", lambda: read(view=View.ERRORS), ERRORS_MS)
    down = tuple(SortKey(key.column, descending=True) for key in (name, code, email))
    measure("sorted by name", lambda: read(sort=(name,)), SORT_MS, times=1)
    measure("sorted by code, descending", lambda: read(sort=down[1:2]), SORT_MS, times=1)
    measure("sorted by e-mail", lambda: read(sort=(email,)), SORT_MS, times=1)
    measure("sorted by all three, which were sorted by before", lambda: read(sort=down), SORT_MS)
    only = (ColumnFilter("customer_name", Test.CONTAINS, frozenset(["99"])),)
    measure("names that contain 99", lambda: read(filters=only))
    wanted = Wanted(list_id)
    measure("values of a column", lambda: read_values(TaskContext(), path, wanted, "customer_group_name", before))
    measure("first search", lambda: read(text="galerie 99"), times=1)
    measure("texts read ahead", lambda: warm_up(TaskContext(), path, list_id, before), times=1)
    for text in ("galerie 99", "no such text", "e"):
        measure(f"search for {text!r}", lambda text=text: read(text=text), SEARCH_MS)  # type: ignore[misc]


def bench_entries(path: Path, list_id: int) -> None:
    """Print what the first sort by each column of each table of entries takes."""
    for node in ENTRY_NODES:
        for field in node.fields:
            wanted = Wanted(list_id, node.key, arrangement=Arrangement((SortKey(field.name),)))
            title = f"{node.label} sorted by {field.label}"
            measure(title, partial(read_order, TaskContext(), path, wanted), SORT_MS)


class Mixed:
    """Changes customers so that their texts are like those of a grown list: names with accents and e-mails that are all
    different ones, phones that a tenth lack, a second line of a street that half lack, quotes in each 200th street."""

    def __init__(self) -> None:
        self._chance = Random(1)

    def change(self, record: Record, row: int) -> None:
        """Give the customer of this row such texts."""
        chance = self._chance
        record.values["customer_name"] = self._name(7, row)
        for buyer in record.entries["buyers"]:
            domain = "x" * chance.randint(3, 20)
            buyer["buyer_email"] = f"{chance.choice(WORDS).lower()}.{chance.randrange(10**6)}@{domain}.example"
        if row % 3 == 0:
            del record.entries["shipping_addresses"][1:]
        for address in record.entries["shipping_addresses"]:
            self._change_address(address, row)

    def _change_address(self, address: dict[str, str], row: int) -> None:
        chance = self._chance
        if chance.random() < 0.5:
            del address["shipping_address_2"]
        if chance.random() < 0.1:
            del address["shipping_phone"]
        quoted = ' "Haus"' if chance.random() < 0.005 else ""
        address["shipping_name"] = self._name(4, row)
        address["shipping_address_1"] = f"{chance.choice(WORDS)}straat {chance.randrange(200)}{quoted}"

    def _name(self, most_words: int, row: int) -> str:
        return f"{' '.join(self._chance.choices(WORDS, k=self._chance.randint(1, most_words)))} {row}"


def bench_mixed(path: Path, size: int) -> None:
    """Print what the first sorts of such a list take."""
    with closing(Database(path)) as database:
        list_id = build(database, size, Mixed().change).editor.list_id
    columns = {
        "": ["customer_name"],
        "buyers": ["buyer_email"],
        "shipping_addresses": ["shipping_name", "shipping_address_1", "shipping_address_2", "shipping_phone"],
    }
    for node_key, names in columns.items():
        for name in names:
            wanted = Wanted(list_id, node_key, arrangement=Arrangement((SortKey(name),)))
            title = f"mixed list sorted by {name}"
            measure(title, partial(read_order, TaskContext(), path, wanted), SORT_MS)


def bench_states(path: Path, list_id: int) -> Path:
    """Print what the first sort by the state takes and what later ones do, in lists that were sent or not; return the
    file in which all were accepted and read back."""
    sends = {"not sent": None, "all refused": refuse_all, "all accepted and read back": accept_all}
    for title, send in sends.items():
        copy = path.with_name(f"{title}.sqlite3")
        shutil.copy(path, copy)
        with closing(Database(copy)) as database:
            if send is not None:
                send(database, list_id)
        before = ReadBefore()
        wanted = Wanted(list_id, arrangement=Arrangement((SortKey("state", descending=True),)))
        sort = partial(read_order, TaskContext(), copy, wanted, before)
        measure(f"{title}: first sorted by state", sort, SORT_MS, times=1)
        measure(f"{title}: sorted by state again", sort, SORT_MS)
    return copy


def frame_times(table: TableView, turn: QPoint) -> list[float]:
    """Milliseconds of the frames of as many turns of the wheel."""
    at = QPointF(table.viewport().rect().center())
    times = []
    for _ in range(FRAMES):
        event = QWheelEvent(
            at, table.viewport().mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )
        times.append(milliseconds(lambda event=event: turn_wheel(table, event)))  # type: ignore[misc]
    return times


def turn_wheel(table: TableView, event: QWheelEvent) -> None:
    """Scroll and paint."""
    QApplication.sendEvent(table.viewport(), event)
    QApplication.processEvents()


def say_frames(title: str, times: Sequence[float]) -> None:
    """Print the middle and the 95th percentile of frames."""
    percentiles = statistics.quantiles(times, n=100)
    kept = "kept" if percentiles[94] <= FRAME_MS else "NOT KEPT"
    print(
        f"  {title}: median {percentiles[49]:.1f} ms, 95th percentile {percentiles[94]:.1f} ms "
        f"(at most {FRAME_MS}: {kept}), longest {max(times):.0f} ms", flush=True,
    )


def bench_window(path: Path) -> None:
    """Print what scrolling takes in the real window, and its memory before and after a search."""
    application = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    apply_theme(application)
    database = Database(path)
    frame = WindowFrame(glance_at(database))
    factory = PartsFactory(database)
    frame.resize(1600, 1000)
    frame.show()
    window = MainWindow(frame, factory.parts())
    window.begin()
    tables = window.customers.pane.tables
    wait(lambda: tables.table.place() is not None)
    wait(lambda: window.customers.form_place.begun)
    keep_for_good()
    table = tables.table
    before = resident_mb()
    down = QPoint(0, -120)
    say_frames("scrolled down", frame_times(table, down))
    table.horizontalScrollBar().setValue(300)
    say_frames("scrolled down, with columns that stay", frame_times(table, down))
    across = table.horizontalScrollBar()
    steps = [*range(0, across.maximum(), 40), *range(across.maximum(), 0, -40)]
    sideways = [milliseconds(lambda step=step: move(across, step)) for step in steps]  # type: ignore[misc]
    say_frames("scrolled to the side", sideways)
    across.setValue(0)
    pages = [milliseconds(lambda row=row: jump(table, row)) for row in range(0, CUSTOMERS - 1000, 331)]  # type: ignore[misc]
    say_frames("jumps to another page", pages)
    tables.search("galerie 99")
    wait(lambda: 0 < len(table.table.rows) < CUSTOMERS)
    print(f"  memory: {before:.0f} MB, after a search {resident_mb():.0f} MB", flush=True)
    frame.close()
    factory.close()


def move(bar: QScrollBar, value: int) -> None:
    """Scroll and paint."""
    bar.setValue(value)
    QApplication.processEvents()


def jump(table: TableView, row: int) -> None:
    """Scroll to a row and paint."""
    move(table.verticalScrollBar(), row * table.rowHeight(0))


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    while not until():
        QApplication.processEvents()
        time.sleep(0.005)


def resident_mb() -> float:
    """The memory that this process holds; 0 where the system doesn't tell it."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 / 1e6 if status.exists() else 0.0


def main() -> None:
    """Build the list, and measure."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else CUSTOMERS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "lists.sqlite3")
        with closing(Database(path)) as database:
            list_id = build(database, size).editor.list_id
        bench_reading(path, list_id)
        bench_entries(path, list_id)
        bench_mixed(Path(folder, "mixed.sqlite3"), size)
        # The rows of customers that were sent are the most work.
        bench_window(bench_states(path, list_id))


if __name__ == "__main__":
    main()
