"""Reading workbooks of 60 columns, formats right, against calamine's bare read of the same file, which keeps none.

    python -m tests.benchmarks.bench_files [--large]

With ``--large`` also how time grows from 10,000 to 100,000 rows, and the memory that 100,000 need; that takes minutes.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from python_calamine import CalamineWorkbook

from joor_desktop.files.reading import read_records
from joor_desktop.files.workbook_writer import write_workbook
from joor_desktop.model.record import Record
from tests.benchmarks.pairs import compare, spend
from tests.checks.examples import good_record
from tests.files.wide_workbook import write_wide

ROWS = 10_000


def customers(count: int) -> Iterator[Record]:
    """Customers of 60 values; every thirtieth has a flaw, and each a code, a postcode and a percentage of its own."""
    for number in range(count):
        record = good_record()
        record.values["customer_code"] = f"EL{number:06}"
        record.values["customer_name"] = f"Galerie {number}"
        for entry in record.entries["shipping_addresses"]:
            entry["shipping_postal_code"] = str(500 + number * 7 % 99_000)
        record.entries["discounts"][0]["amount"] = str(number % 40)
        if number % 30 == 29:  # not the first: it tells the columns
            del record.entries["shipping_addresses"][0]["shipping_country"]
        yield record


def read_bare(file: Path) -> None:
    """Calamine's values of the first sheet, as lists."""
    with CalamineWorkbook.from_path(file) as book:
        book.get_sheet_by_index(0).to_python()


def read_all(file: Path) -> None:
    """All customers with their origins, one after the other."""
    for _ in read_records(file):
        pass


def seconds(file: Path) -> float:
    """How long reading takes, without what the run before left behind."""
    gc.collect()
    started = time.perf_counter()
    read_all(file)
    return time.perf_counter() - started


def compare_small(folder: Path) -> Path:
    """10,000 rows: one row a customer as Excel writes it, the template's layout, and writing that."""
    wide, template = folder / "wide.xlsx", folder / "template.xlsx"
    write_wide(wide, customers(ROWS))
    compare("read 10,000 rows of 60 columns / bare", partial(read_bare, wide), partial(read_all, wide), at_most=1.25)
    records = list(customers(ROWS))
    write_workbook(records, template)
    compare(
        "read 10,000 in the template's layout / bare, one row each",
        partial(read_bare, wide),
        partial(read_all, template),
    )
    compare("write 10,000 as a workbook / bare", partial(read_bare, wide), lambda: write_workbook(records, template))
    return wide


def compare_large(folder: Path, small: Path) -> None:
    """100,000 rows: time against 10,000 rows, time and memory against bare."""
    large = folder / "large.xlsx"
    write_wide(large, customers(10 * ROWS))
    compare("read 100,000 rows / 10,000", lambda: seconds(small), lambda: seconds(large), pairs=3, at_most=11.5)
    compare("read 100,000 rows / bare", partial(read_bare, large), partial(read_all, large), pairs=3, at_most=1.25)
    compare(
        "peak memory of reading 100,000 rows / bare",
        lambda: spend([sys.executable, "-m", "tests.benchmarks.bench_files", "bare", str(large)]).peak_mb,
        lambda: spend([sys.executable, "-m", "tests.benchmarks.bench_files", "read", str(large)]).peak_mb,
        pairs=1,
        unit="MB",
    )


def main(arguments: list[str]) -> None:
    """Compare, or read once in this process where another one measures it."""
    if arguments[:1] == ["bare"]:
        read_bare(Path(arguments[1]))
    elif arguments[:1] == ["read"]:
        read_all(Path(arguments[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            small = compare_small(Path(folder))
            if "--large" in arguments:
                compare_large(Path(folder), small)


if __name__ == "__main__":
    main(sys.argv[1:])
