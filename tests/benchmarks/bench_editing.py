"""What an edit, a page, an order and an undo take in lists of 10,000 and of 100,000 customers.

    python -m tests.benchmarks.bench_editing [edits] [readings]

The edits of the two lists are made in turn. An edit is checked, its customer code compared with all others, written
into the journal and committed when its time is taken.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path as FilePath

from joor_desktop.checks import check_record
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.origin import EntryOrigin, Origin, Source
from joor_desktop.model.path import Path
from joor_desktop.model.profile import PRACTICE_PROFILE
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, View
from joor_desktop.storage.importer import ImportedRecord, Importer
from joor_desktop.storage.writing import ListWriter
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.rechecking import recheck_list
from tests.benchmarks.bench_files import customers

SIZES = (10_000, 100_000)
EDITS = 500
LIMIT_MS = 1.0


@dataclass
class BigList:
    """A list of *size* customers, its editor and the ids of its records."""

    size: int
    drafts: Drafts
    editor: ListEditor
    order: Sequence[int]


def build(database: Database, size: int, change: Callable[[Record, int], object] = lambda _, __: None) -> BigList:
    """Import *size* customers of 60 fields into a new list, and print what that took; *change* alters each first."""
    drafts = Drafts(database)
    list_id = drafts.create(f"{size} customers", PRACTICE_PROFILE)
    records = []
    for row, record in enumerate(customers(size), 2):
        change(record, row)
        records.append(imported(record, row))
    importer = Importer(database, list_id, "Import of big.xlsx")
    importer.add_sources([Source("big.xlsx", "Customers")])
    remaining = iter(records)
    began = time.perf_counter()
    while batch := list(islice(remaining, 1000)):
        importer.add(batch)
    with database.transaction():
        importer.finish()
        recheck_list(ListWriter(database, list_id))
    print(f"{size:>7,} customers written: {(time.perf_counter() - began) / size * 1e6:.1f} microseconds each")
    return BigList(size, drafts, ListEditor(drafts, list_id), drafts.order(list_id))


def imported(record: Record, row: int) -> ImportedRecord:
    """The record as an import hands it over."""
    return ImportedRecord(record, code_key(record.customer_code), Origin(EntryOrigin(0, row)), check_record(record))


def edit_all(lists: Sequence[BigList], path: Path, texts: Callable[[int], str]) -> dict[str, list[float]]:
    """Milliseconds of edits of *path* at random customers of each list, and of plain sums, all in turn.

    A sum takes about as long as an edit: what it takes longer at times, the machine was busy with other things.
    """
    took: dict[str, list[float]] = {}
    for number in range(EDITS):
        for each in lists:
            record_id = random.choice(each.order)
            edit = partial(each.editor.set_value, record_id, path, texts(number))
            took.setdefault(f"{each.size:,} customers", []).append(milliseconds(edit))
        took.setdefault("a plain sum", []).append(milliseconds(lambda: sum(range(20_000))))
    return took


def milliseconds(work: Callable[[], object]) -> float:
    """What *work* takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def print_edits(title: str, took: dict[str, list[float]]) -> None:
    """Print the middle and the 99th percentile."""
    print(f"{title}:")
    for name, times in took.items():
        percentiles = statistics.quantiles(times, n=100)
        kept = "kept" if percentiles[98] <= LIMIT_MS else "NOT KEPT"
        print(
            f"  {name}: median {percentiles[49]:.2f} ms, 99th percentile {percentiles[98]:.2f} ms "
            f"(at most {LIMIT_MS:.0f}: {kept}), longest {max(times):.1f} ms"
        )


def print_time(title: str, work: Callable[[], object], times: int = 5) -> None:
    """Print the median of what *work* takes."""
    print(f"  {title}: {statistics.median(milliseconds(work) for _ in range(times)):.2f} ms")


def print_readings(big: BigList) -> None:
    """Print what the window's questions take, and the undo of the whole import."""
    drafts, list_id, order = big.drafts, big.editor.list_id, big.order
    middle = len(order) // 2
    kind = drafts.kinds(list_id)[0]
    print(f"{big.size:,} customers:")
    print_time("numbers", lambda: drafts.counts(list_id), 100)
    print_time("kinds of problems", lambda: drafts.kinds(list_id), 100)
    print_time("page of 100", lambda: drafts.page(order[middle : middle + 100]), 100)
    print_time("order", lambda: drafts.order(list_id))
    print_time("order of those with errors", lambda: drafts.order(list_id, View.ERRORS))
    print_time("order of the buyers", lambda: drafts.entry_order(list_id, "buyers"))
    print_time("customers of one kind of problem", lambda: drafts.affected(list_id, kind))
    values = [(each, Path(field=name), f"{each}") for each in order[:1000] for name in TEN_FIELDS]
    print_time("1,000 rows of 10 values pasted", lambda: big.editor.set_values(values), 1)
    print_time("that undone", big.editor.undo, 1)
    while big.editor.undo_label != "Import of big.xlsx":
        big.editor.undo()
    print_time("import undone", big.editor.undo, 1)
    print_time("import done again", big.editor.redo, 1)
    print_time("all deleted", lambda: big.editor.delete_customers(order), 1)
    print_time("that undone", big.editor.undo, 1)


TEN_FIELDS = (
    "customer_name", "customer_code", "customer_alias", "company_number_name", "company_number_code",
    "customer_group_name", "customer_group_code", "customer_phone", "customer_contact", "sales_rep_code",
)


def print_all_edits(lists: Sequence[BigList]) -> None:
    """Print what edits of four kinds of fields take."""
    print_edits("a phone", edit_all(lists, Path(field="customer_phone"), str))
    print_edits("a name, or none", edit_all(lists, Path(field="customer_name"), lambda n: str(n % 3 or "")))
    print_edits("a code, often another's", edit_all(lists, Path(field="customer_code"), lambda n: f"CU-{n % 500}"))
    print_edits("a city", edit_all(lists, Path("shipping_addresses", 0, "shipping_city"), str))


def main(parts: Sequence[str]) -> None:
    """Build both lists in one file, and measure these parts, or all."""
    random.seed(7)
    with tempfile.TemporaryDirectory() as folder, closing(Database(FilePath(folder, "lists.sqlite3"))) as database:
        lists = [build(database, size) for size in SIZES]
        if not parts or "edits" in parts:
            print_all_edits(lists)
        if not parts or "readings" in parts:
            for each in lists:
                print_readings(each)


if __name__ == "__main__":
    main(sys.argv[1:])
