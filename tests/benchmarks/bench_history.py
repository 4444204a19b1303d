"""What undo, the history, finding and replacing, and copying a list take at 100,000 customers.

    python -m tests.benchmarks.bench_history

The limits are those of the window: undo of any single step 100 ms, of an import of 100,000 customers 1 s. The times are
the processor's, so that they hold while the machine is busy with other things too.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from array import array
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path as FilePath

from joor_desktop.model.field_table import NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Severity
from joor_desktop.storage.copying import duplicate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.work.context import TaskContext
from joor_desktop.work.history import go_back_to
from joor_desktop.work.mending import mend_kind
from joor_desktop.work.replacing import Block, Search, find, replace_all
from tests.benchmarks.bench_editing import BigList, build

SIZE = 100_000
UNDO_MS = 100
IMPORT_MS = 1000
EVERYWHERE = (Block(tuple((node.key, tuple(field.name for field in node.fields)) for node in NODES)),)


def tell(title: str, work: Callable[[], object], limit: float | None = None, times: int = 1) -> None:
    """Print the median of what *work* takes, and whether it keeps to its limit, both in ms."""
    took = statistics.median(processor_ms(work) for _ in range(times))
    kept = "" if limit is None else f" (at most {limit:,.0f}: {'kept' if took <= limit else 'NOT KEPT'})"
    print(f"  {title}: {took:,.1f} ms{kept}", flush=True)


def processor_ms(work: Callable[[], object]) -> float:
    """What *work* takes of the processor."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def undo_and_redo(title: str, big: BigList, limit: float) -> None:
    """Print what undoing and redoing the last step takes."""
    tell(f"{title} undone", big.editor.undo, limit)
    tell(f"{title} done again", big.editor.redo, limit)


def single_steps(big: BigList) -> None:
    """Undo steps as a person makes them in the table and in the form."""
    editor, order = big.editor, list(big.order)
    some = random.sample(order, 50)
    names = [Path(field=name) for name in ("customer_name", "customer_code", "customer_phone")]
    editor.set_value(order[70_000], names[0], "Maison")
    undo_and_redo("one value", big, UNDO_MS)
    editor.set_value(order[70_000], names[1], "EL000001")
    undo_and_redo("a code that another has", big, UNDO_MS)
    editor.add_customer()
    undo_and_redo("a new customer", big, UNDO_MS)
    editor.add_entry(order[5], "buyers")
    undo_and_redo("a new buyer", big, UNDO_MS)
    editor.delete_customers(some)
    undo_and_redo("50 customers deleted", big, UNDO_MS)
    editor.set_values([(each, path, f"{each}") for each in order[:1000] for path in names])
    undo_and_redo("1,000 rows of 3 values pasted", big, UNDO_MS)


def large_steps(big: BigList, database: Database) -> None:
    """Undo what touches many customers at once."""
    list_id, path = big.editor.list_id, database.path
    kind = max(big.drafts.kinds(list_id), key=lambda each: each.customers)
    print(f"  (mended: {kind.code} of {kind.customers:,} customers)")
    found = find(TaskContext(), path, list_id, Search("Galerie", "Salon", blocks=EVERYWHERE))
    tell(f"replaced in {found.cells:,} cells", lambda: replace_all(TaskContext(), path, list_id, found))
    undo_and_redo("that", big, IMPORT_MS)
    mend_kind(TaskContext(), path, list_id, ProblemKind(Severity(kind.severity), *_key(kind)), "")
    big.editor.delete_customers(big.order)
    undo_and_redo("all deleted", big, IMPORT_MS)
    steps = len(big.editor.history(1000))
    last = big.editor.history()[-1].number
    tell(f"history of {steps} steps read", lambda: big.editor.history(200), times=20)
    first = big.editor.history()[0].number
    tell(f"back by {steps - 1} steps", lambda: go_back_to(TaskContext(), path, list_id, first))
    undo_and_redo("import of 100,000", big, IMPORT_MS)
    tell("forward again", lambda: go_back_to(TaskContext(), path, list_id, last))
    go_back_to(TaskContext(), path, list_id, first)


def _key(kind: ProblemKind) -> tuple[str, str, str, int]:
    return kind.code, kind.node, kind.field, kind.customers


def searches(big: BigList, database: Database) -> None:
    """Count hits, few and many."""
    column = (Block((("", ("customer_name",)),), array("q", big.order)),)
    for text, blocks, where in (
        ("Galerie 99999", EVERYWHERE, "all tables"), ("a", EVERYWHERE, "all tables"), ("galerie", column, "a column"),
    ):
        search = Search(text, blocks=blocks)
        found = find(TaskContext(), database.path, big.editor.list_id, search)
        title = f"“{text}” in {where}: {found.cells:,} cells found"
        tell(title, partial(find, TaskContext(), database.path, big.editor.list_id, search), times=3)


def main() -> None:
    """Build the list and measure."""
    random.seed(7)
    with tempfile.TemporaryDirectory() as folder, closing(Database(FilePath(folder, "lists.sqlite3"))) as database:
        big = build(database, SIZE)
        single_steps(big)
        large_steps(big, database)
        searches(big, database)
        tell("list copied", lambda: duplicate(database, big.editor.list_id, "Copy", "Copy"), times=3)


if __name__ == "__main__":
    main()
