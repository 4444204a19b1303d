"""From a workbook of 60 columns into a list, and to a payload, against calamine's bare read of the same file.

    python -m tests.benchmarks.bench_import [--large]

With ``--large`` also how the time grows from 10,000 to 100,000 rows; that takes minutes.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from joor_desktop.model.profile import PRACTICE_PROFILE
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.checking import check_file
from joor_desktop.work.context import TaskContext
from joor_desktop.work.converting import convert
from joor_desktop.work.importing import import_into_list
from tests.benchmarks.bench_files import ROWS, customers, read_bare
from tests.benchmarks.pairs import compare
from tests.files.wide_workbook import write_wide


def import_once(file: Path, folder: Path) -> None:
    """Read, check and write all customers into an empty list of a new database."""
    with tempfile.TemporaryDirectory(dir=folder) as home, closing(Database(Path(home, "lists.sqlite3"))) as database:
        list_id = Drafts(database).create("Benchmark", PRACTICE_PROFILE)
        import_into_list(TaskContext(), file, list_id, database)


def check_once(file: Path) -> None:
    """Read and check all customers, as the terminal does."""
    check_file(TaskContext(), file)


def convert_once(file: Path, out: Path) -> None:
    """Read, check and write the good customers as JOOR's payload."""
    convert(TaskContext(), file, out, only_valid=True)


def main(arguments: list[str]) -> None:
    """Compare 10,000 rows with bare, and with 100,000 where asked."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, bare = folder / "small.xlsx", partial(read_bare, folder / "small.xlsx")
        write_wide(small, customers(ROWS))
        compare("check 10,000 rows / bare", bare, partial(check_once, small), at_most=1.7)
        compare("import and check 10,000 rows / bare", bare, partial(import_once, small, folder), at_most=1.7)
        for ending in ("json", "xml"):
            out = folder / f"out.{ending}"
            compare(f"file to {ending} payload / bare", bare, partial(convert_once, small, out), at_most=2)
        if "--large" in arguments:
            large = folder / "large.xlsx"
            write_wide(large, customers(10 * ROWS))
            compare(
                "import and check 100,000 rows / 10,000",
                partial(import_once, small, folder),
                partial(import_once, large, folder),
                pairs=3,
                at_most=11.5,
            )
            compare(
                "import and check 100,000 rows / bare",
                partial(read_bare, large),
                partial(import_once, large, folder),
                pairs=3,
                at_most=1.7,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
