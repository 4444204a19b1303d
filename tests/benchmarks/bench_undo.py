"""What undoing and doing again takes, for steps of one customer up to all 100,000, scattered over the list.

    python -m tests.benchmarks.bench_undo [customers of a step ...]

Times are those of the clock, so the machine has to be left alone meanwhile.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path as FilePath

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.editing import ListEditor, Newcomers
from tests.benchmarks.bench_editing import BigList, build, milliseconds
from tests.benchmarks.bench_whole_steps import UNDO_MS, WAIT_MS, told

SIZE = 100_000
CUSTOMERS = (1, 100, 500, 1000, 2000, 4999, 5000, 20_000, 100_000)
FIELDS = {"a phone": "customer_phone", "a faulty e-mail": "customer_contact_email", "a code": "customer_code"}


def steps_of(big: BigList, ids: Sequence[int]) -> dict[str, Callable[[], object]]:
    """What is done with these customers."""
    editor = big.editor

    def fill(name: str) -> Callable[[], object]:
        values = [(each, Path(field=name), f"{name} {each}") for each in ids]
        return lambda: editor.set_values(values, "Fill")

    steps = {title: fill(name) for title, name in FIELDS.items()}
    steps["deleted"] = lambda: editor.delete_customers(ids)
    if len(ids) <= 5000:
        records = [Record({"customer_code": f"NEW{each}"}) for each in ids]
        steps["added"] = lambda: editor.change("Paste", {}, [Newcomers(None, records)])
    return steps


def edited_meanwhile(path: FilePath, big: BigList, step: Callable[[ListEditor], object]) -> tuple[float, float]:
    """The longest of the edits that are typed while a step is written by another thread, and how long that takes."""

    def write() -> None:
        with closing(Database(path)) as own:
            step(ListEditor(Drafts(own), big.editor.list_id))

    thread = threading.Thread(target=write)
    began = time.perf_counter()
    thread.start()
    took = [0.0]
    while thread.is_alive():
        record_id = random.choice(big.order)
        field, text = Path(field="customer_name"), f"{len(took)}"
        took.append(milliseconds(partial(big.editor.set_value, record_id, field, text)))
        time.sleep(0.02)
    return max(took), (time.perf_counter() - began) * 1000


def main() -> None:
    """Build the list and measure."""
    random.seed(7)
    with tempfile.TemporaryDirectory() as folder, closing(Database(FilePath(folder, "lists.sqlite3"))) as database:
        big = build(database, SIZE)
        for number in map(int, sys.argv[1:]) if sys.argv[1:] else CUSTOMERS:
            ids = random.sample(big.order, number)
            for title, step in steps_of(big, ids).items():
                print(f"{number:,} customers, {title}: {milliseconds(step):,.0f} ms", flush=True)
                told("undone", milliseconds(big.editor.undo), UNDO_MS)
                told("done again", milliseconds(big.editor.redo), UNDO_MS)
                told("undone", milliseconds(big.editor.undo), UNDO_MS)
        values = [(each, Path(field="customer_phone"), f"{each}") for each in random.sample(big.order, 4999)]
        longest, took = edited_meanwhile(database.path, big, lambda editor: editor.set_values(values))
        told(f"longest of the edits while 4,999 were changed in {took:,.0f} ms", longest, WAIT_MS)


if __name__ == "__main__":
    main()
