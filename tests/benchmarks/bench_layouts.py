"""Checking, importing and converting files in all layouts, against the bare read of the same file.

    python -m tests.benchmarks.bench_layouts [LAYOUT ...] [--small]

Without names all layouts are measured, with ``--small`` 10,000 rows only. Each run is a process of its own; a round
runs the bare read and each task once, in turns forwards and backwards, and a ratio is that of one round. At 10,000 rows
a process does its work twice and the second time counts, as what a program loads late would weigh too much there.

Behind the ratio of the time stands that of the processor's time. Where the machine has other work it tells more: the
program reads in two threads, for which there is then no room. On an idle one it is the larger of the two.
"""

from __future__ import annotations

import csv
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from python_calamine import CalamineWorkbook

from joor_desktop.app import main as joor_desktop
from joor_desktop.model.profile import PRACTICE_PROFILE
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.importing import import_into_list
from tests.benchmarks.layout_files import LAYOUTS
from tests.benchmarks.pairs import spend

SMALL, LARGE = 10_000, 100_000
ROUNDS = {SMALL: 5, LARGE: 3}
TIME_LIMIT, CONVERT_LIMIT, MEMORY_LIMIT, GROWTH_LIMIT = 1.7, 2.0, 0.6, 11.5
_LIMITS = {"check": TIME_LIMIT, "import": TIME_LIMIT, "convert": CONVERT_LIMIT}
_BARE = "bare"


def read_bare(file: Path) -> None:
    """All sheets as lists, by calamine; a text file by the csv module."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as text:
            list(csv.reader(text))
        return
    with CalamineWorkbook.from_path(file) as book:
        _kept = [book.get_sheet_by_index(index).to_python() for index in range(len(book.sheet_names))]


Work = Callable[[], object]


@contextmanager
def _reading(file: Path) -> Iterator[Work]:
    yield partial(read_bare, file)


@contextmanager
def _checking(file: Path) -> Iterator[Work]:
    yield partial(_in_terminal, "check", str(file))


@contextmanager
def _converting(file: Path) -> Iterator[Work]:
    with tempfile.TemporaryDirectory() as folder:
        yield partial(_in_terminal, "convert", str(file), str(Path(folder, "out.json")), "--only-valid")


@contextmanager
def _importing(file: Path) -> Iterator[Work]:
    """Into an empty list; the program has its database before and after an import."""
    with tempfile.TemporaryDirectory() as home, closing(Database(Path(home, "lists.sqlite3"))) as database:
        list_id = Drafts(database).create("Benchmark", PRACTICE_PROFILE)
        yield partial(import_into_list, TaskContext(), file, list_id, database)


def _in_terminal(*arguments: str) -> None:
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):  # noqa: PTH123
        code = joor_desktop(list(arguments))
    if code not in (0, 1):
        raise SystemExit(code)


TASKS: dict[str, Callable[[Path], AbstractContextManager[Work]]] = {
    _BARE: _reading,
    "check": _checking,
    "import": _importing,
    "convert": _converting,
}
"""What is measured, given with all that has to be there before."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took; the memory is that of its whole process."""

    seconds: float
    processor_seconds: float
    peak_mb: float


def run_task(task: str, file: Path, times: int, told: Path) -> None:
    """Be the process of one run: write what the last of that many times took to the file *told*."""
    for _ in range(times):
        with TASKS[task](file) as work:
            started, busy = time.perf_counter(), time.process_time()
            work()
            told.write_text(f"{time.perf_counter() - started} {time.process_time() - busy}")


def measured(task: str, file: Path, times: int) -> Run:
    """A task in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "seconds")
        program = [sys.executable, "-m", "tests.benchmarks.bench_layouts", "--run"]
        spent = spend([*program, task, str(file), str(times), str(told)])
        seconds, busy = map(float, told.read_text().split())
        return Run(seconds, busy, spent.peak_mb)


@dataclass(slots=True)
class Rounds:
    """What each task took in each round, by task."""

    took: dict[str, list[Run]]

    def ratios(self, task: str, figure: Callable[[Run], float]) -> list[float]:
        """A task's figure as times that of the bare read, round by round."""
        pairs = zip(self.took[task], self.took[_BARE], strict=True)
        return [figure(spent) / figure(bare) for spent, bare in pairs]

    def seconds(self, task: str) -> float:
        """The median time of a task."""
        return statistics.median(each.seconds for each in self.took[task])


def measure(file: Path, rounds: int, times: int) -> Rounds:
    """Run all tasks in that many rounds."""
    took: dict[str, list[Run]] = {task: [] for task in TASKS}
    for number in range(rounds):
        for task in list(TASKS)[:: -1 if number % 2 else 1]:
            took[task].append(measured(task, file, times))
    return Rounds(took)


def report(title: str, ratios: Iterable[float], limit: float, unit: str = "") -> None:
    """Print a figure, its spread, its limit and whether it is met."""
    listed = sorted(ratios)
    middle = statistics.median(listed)
    met = "kept" if middle <= limit else "MISSED"
    spread = f"min {listed[0]:.2f}, max {listed[-1]:.2f}"
    print(f"{title}: {middle:.2f} ({spread})  {unit}  {met}: at most {limit:g}", flush=True)


def bench(name: str, *, with_large: bool) -> None:
    """Measure one layout."""
    layout = LAYOUTS[name]
    print(f"{name} ({layout.title})")
    found: dict[int, Rounds] = {}
    for wanted in (SMALL, LARGE) if with_large else (SMALL,):
        file, rows = layout.file(name, wanted)
        found[rows] = each = measure(file, ROUNDS[wanted], 2 if wanted == SMALL else 1)
        for task, limit in _LIMITS.items():
            busy = statistics.median(each.ratios(task, lambda spent: spent.processor_seconds))
            figures = f"{each.seconds(task):.2f} s / {each.seconds(_BARE):.2f} s, processor {busy:.2f}"
            report(f"  {rows} rows, {task} / bare", each.ratios(task, lambda spent: spent.seconds), limit, figures)
        for task in ("check", "convert") if wanted == LARGE else ():
            peak = statistics.median(spent.peak_mb for spent in each.took[task])
            ratios = each.ratios(task, lambda spent: spent.peak_mb)
            report(f"  {rows} rows, memory of {task} / bare", ratios, MEMORY_LIMIT, f"{peak:.0f} MB")
    if with_large:
        _report_growth(found)


def _report_growth(found: dict[int, Rounds]) -> None:
    """How the time grows from the few rows to the many; the limit is for ten times the rows."""
    (few, small), (many, large) = found.items()
    limit = GROWTH_LIMIT * many / few / 10
    for task in _LIMITS:
        pairs = zip(large.took[task], small.took[task], strict=False)
        report(f"  {task}, {many} rows / {few}", [one.seconds / other.seconds for one, other in pairs], limit)


def main(arguments: list[str]) -> None:
    """Measure the named layouts, or be one of the processes that are measured."""
    if arguments[:1] == ["--run"]:
        task, file, times, told = arguments[1:]
        run_task(task, Path(file), int(times), Path(told))
        return
    names = [argument for argument in arguments if argument != "--small"]
    if not set(names) <= LAYOUTS.keys():
        raise SystemExit(f"The layouts are: {', '.join(LAYOUTS)}.")
    for name in names or LAYOUTS:
        bench(name, with_large="--small" not in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
