"""What steps of all 100,000 customers of a list take: applied, undone, done again, cancelled, and edited meanwhile.

    python -m tests.benchmarks.bench_whole_steps

The limits are those of the window. Times are those of the clock, so the machine has to be left alone meanwhile.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path as FilePath

from joor_desktop.errors import CancelledError
from joor_desktop.model.path import Path
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, View
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import Edit, ListEditor
from joor_desktop.work.mending import mend_kind
from joor_desktop.work.replacing import Search, find, replace_all
from tests.benchmarks.bench_editing import BigList, build, milliseconds
from tests.benchmarks.bench_history import EVERYWHERE

SIZE = 100_000
APPLY_MS = 5000
UNDO_MS = 100
WAIT_MS = 100
CANCEL_MS = 200
PHONE = Path(field="customer_phone")

Step = Callable[[TaskContext], Edit]


def told(title: str, took: float, limit: float) -> None:
    """Print what something took, and whether it keeps to its limit, both in ms."""
    print(f"  {title}: {took:,.1f} ms (at most {limit:,.0f}: {'kept' if took <= limit else 'NOT KEPT'})", flush=True)


def steps_of(big: BigList, database: Database) -> dict[str, Step]:
    """Steps of all customers, by what they do."""
    list_id, path, order = big.editor.list_id, database.path, list(big.order)
    kind = max(big.drafts.kinds(list_id), key=lambda each: each.customers)

    def fill(context: TaskContext) -> Edit:
        with closing(Database(path)) as own:
            values = [(each, PHONE, "+39 02 555") for each in order]
            return ListEditor(Drafts(own), list_id, context).set_values(values, "Fill")

    def replace(text: str, by: str) -> Step:
        found = find(TaskContext(), path, list_id, Search(text, by, blocks=EVERYWHERE))
        return lambda context: replace_all(context, path, list_id, found)

    return {
        "a column filled": fill,
        "a word in each name replaced": replace("Galerie", "Salon"),
        "“a” replaced in all 60 columns": replace("a", "ä"),
        f"{kind.code} mended": lambda context: mend_kind(context, path, list_id, kind, "x"),
    }


def read_undone(big: BigList) -> None:
    """Undo the last step and read what the window reads then."""
    big.editor.undo()
    for read in (big.drafts.counts, big.drafts.kinds, big.drafts.order):
        read(big.editor.list_id)


def edited_meanwhile(big: BigList, path: FilePath, step: Step) -> list[float]:
    """Milliseconds of edits that are typed, ten a second, while the step is written by another thread."""
    thread = threading.Thread(target=step, args=[TaskContext()])
    thread.start()
    took: list[float] = []
    with closing(Database(path)) as own:
        editor = ListEditor(Drafts(own), big.editor.list_id)
        while thread.is_alive():
            record_id = random.choice(big.order)
            took.append(milliseconds(lambda: editor.set_value(record_id, Path(field="customer_name"), f"{len(took)}")))  # noqa: B023
            time.sleep(0.1)
    thread.join()
    return took


def cancelled(step: Step, after_s: float) -> float:
    """How many milliseconds the step goes on after it was asked to stop."""
    context = TaskContext()
    asked: list[float] = []

    def ask() -> None:
        asked.append(time.perf_counter())
        context.cancel()

    timer = threading.Timer(after_s, ask)
    timer.start()
    with suppress(CancelledError):
        step(context)
    timer.join()
    return (time.perf_counter() - asked[0]) * 1000


def main() -> None:
    """Build the list and measure."""
    random.seed(7)
    with tempfile.TemporaryDirectory() as folder, closing(Database(FilePath(folder, "lists.sqlite3"))) as database:
        big = build(database, SIZE)
        editor = big.editor
        for title, step in steps_of(big, database).items():
            done: list[Edit] = []
            told(title, milliseconds(lambda: done.append(step(TaskContext()))), APPLY_MS)  # noqa: B023
            print(f"    {len(done[0].record_ids):,} customers were changed", flush=True)
            told("  undone", milliseconds(editor.undo), UNDO_MS)
            told("  done again", milliseconds(editor.redo), UNDO_MS)
            told("  undone, with the numbers and the order read", milliseconds(lambda: read_undone(big)), UNDO_MS)
            told("  those with errors", milliseconds(lambda: big.drafts.order(editor.list_id, View.ERRORS)), UNDO_MS)
        fill = next(iter(steps_of(big, database).values()))
        told("cancelled after 1 s", cancelled(fill, 1.0), CANCEL_MS)
        took = edited_meanwhile(big, database.path, fill)
        print(f"  {len(took)} edits meanwhile: median {statistics.median(took):.1f} ms")
        told("longest of them", max(took), WAIT_MS)


if __name__ == "__main__":
    main()
