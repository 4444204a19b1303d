"""A file that changes every customer of a list, against the import of the file into an empty list.

    python -m tests.benchmarks.bench_merge [--large]

With ``--large`` also how the time grows from 10,000 to 100,000 rows, and the memory that 100,000 need; that takes
minutes.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from joor_desktop.model.merging import ImportMode
from joor_desktop.model.profile import PRACTICE_PROFILE
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.importing import import_into_list
from joor_desktop.work.merge_preview import preview_merges
from tests.benchmarks.bench_files import ROWS, customers
from tests.benchmarks.pairs import compare, spend
from tests.files.wide_workbook import write_wide


def others(count: int) -> Iterator[Record]:
    """The same customers under other names."""
    for record in customers(count):
        record.values["customer_name"] += " & Co"
        yield record


def fill(file: Path, database: Database) -> float:
    """Make a list of the customers of *file*; the seconds that it took."""
    started = time.perf_counter()
    list_id = Drafts(database).create("Benchmark", PRACTICE_PROFILE)
    import_into_list(TaskContext(), file, list_id, database)
    return time.perf_counter() - started


def import_once(folder: Path, file: Path) -> float:
    """Import *file* into an empty list."""
    with tempfile.TemporaryDirectory(dir=folder) as home, closing(Database(Path(home, "lists.sqlite3"))) as database:
        return fill(file, database)


def merge_once(folder: Path, first: Path, second: Path) -> float:
    """Import *first* and then, for which the time counts, update from *second*."""
    with tempfile.TemporaryDirectory(dir=folder) as home, closing(Database(Path(home, "lists.sqlite3"))) as database:
        fill(first, database)
        started = time.perf_counter()
        import_into_list(TaskContext(), second, 1, database, mode=ImportMode.UPDATE)
        return time.perf_counter() - started


def preview_once(folder: Path, first: Path, second: Path) -> float:
    """Import *first* and then, for which the time counts, look at what *second* would change."""
    with tempfile.TemporaryDirectory(dir=folder) as home, closing(Database(Path(home, "lists.sqlite3"))) as database:
        fill(first, database)
        started = time.perf_counter()
        preview_merges(TaskContext(), second, 1, database)
        return time.perf_counter() - started


def memory(folder: Path, *files: Path) -> float:
    """The most memory that a process of its own takes to import *files* one after the other into one list, in MB."""
    code = (
        "import sys; from pathlib import Path; from joor_desktop.model.merging import ImportMode\n"
        "from joor_desktop.storage.database import Database; from joor_desktop.storage.drafts import Drafts\n"
        "from joor_desktop.work.context import TaskContext; from joor_desktop.work.importing import import_into_list\n"
        "database = Database(Path(sys.argv[1])); list_id = Drafts(database).create('B', 'practice')\n"
        "for name in sys.argv[2:]:\n"
        "    import_into_list(TaskContext(), Path(name), list_id, database, mode=ImportMode.UPDATE)\n"
    )
    with tempfile.TemporaryDirectory(dir=folder) as home:
        return spend([sys.executable, "-c", code, str(Path(home, "lists.sqlite3")), *map(str, files)]).peak_mb


def main(arguments: list[str]) -> None:
    """Compare at 10,000 rows, and with 100,000 where asked."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = write(folder, "small", ROWS)
        alone = partial(import_once, folder, small[0])
        compare("update of 10,000 by 10,000 / import", alone, partial(merge_once, folder, *small), at_most=3)
        again = partial(merge_once, folder, small[0], small[0])
        compare("the same 10,000 again / import", alone, again, at_most=1.5)
        compare("preview of all modes / import", alone, partial(preview_once, folder, *small), at_most=2)
        if "--large" in arguments:
            large = write(folder, "large", 10 * ROWS)
            grown = partial(merge_once, folder, *large)
            compare("update by 100,000 / 10,000", partial(merge_once, folder, *small), grown, pairs=3, at_most=11.5)
            alone = partial(memory, folder, large[0])
            compare("import and update / import", alone, partial(memory, folder, *large), pairs=1, unit="MB")


def write(folder: Path, name: str, rows: int) -> tuple[Path, Path]:
    """Two workbooks of the same customers, all of them changed in the second."""
    first, second = folder / f"{name}.xlsx", folder / f"{name}-changed.xlsx"
    write_wide(first, customers(rows), inline=True)
    write_wide(second, others(rows), inline=True)
    return first, second


if __name__ == "__main__":
    main(sys.argv[1:])
