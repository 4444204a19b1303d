"""The memory of the window with 100,000 customers, against calamine's bare read of their workbook.

    xvfb-run python -m tests.benchmarks.bench_memory [CUSTOMERS]

The real program runs in a process of its own: once it imports the workbook through its window, and once it is started
with that list, sorts it by name and searches it. Each ratio is of the most that the process held until then; what it
holds in the end stands beside it. Without a screen it runs with QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.bench_files import customers
from tests.benchmarks.bench_stall import BARE
from tests.benchmarks.pairs import spend
from tests.files.wide_workbook import write_wide

CUSTOMERS = 100_000
RATIO = 0.4

WINDOW = """
import os, pathlib, sys
from PySide6.QtCore import QTimer
from joor_desktop.app import main
from joor_desktop.ui.start import Opening
from joor_desktop.work.arranging import Arrangement, SortKey
def megabytes(key):
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith(key):
            return int(line.split()[1]) / 1024
def say(title):
    print(f"{title}|{megabytes('VmHWM')}|{megabytes('VmRSS')}", flush=True)
def steps(opening):
    window = opening.window
    if len(sys.argv) > 1:
        window.import_files([pathlib.Path(sys.argv[1])])
        yield window.imports.done
        say("imported through the window")
        return
    tables = window.customers.pane.tables
    say("list shown")
    tables.arrange(Arrangement((SortKey("customer_name"),)))
    yield tables.loaded
    say("sorted by name")
    tables.search("galerie 99")
    yield tables.loaded
    say("searched")
    tables.search("")
    yield tables.loaded
    say("all shown again")
def painted(self, on_painted=Opening._on_painted):
    on_painted(self)
    self.steps = steps(self)
    QTimer.singleShot(4000, self, lambda: go_on(self))
def go_on(opening):
    signal = next(opening.steps, None)
    if signal is None:
        os._exit(0)
    opening.waits = True
    def arrived(*_):
        if opening.waits:
            opening.waits = False
            # What a step leaves to the worker, such as the texts read ahead for a search, is part of it.
            QTimer.singleShot(4000, opening, lambda: go_on(opening))
    signal.connect(arrived)
Opening._on_painted = painted
sys.exit(main([]))
"""


def run_window(home: Path, *arguments: str) -> list[tuple[str, float, float]]:
    """Run the program with its files in *home*; return what was done, the most and the present memory in MB."""
    environment = {**os.environ, "JOOR_DESKTOP_HOME": str(home)}
    if "DISPLAY" not in environment:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", WINDOW, *arguments]
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    lines = (line.split("|") for line in run.stdout.splitlines())
    return [(title, float(most), float(now)) for title, most, now in lines]


def main(arguments: list[str]) -> None:
    """Print each step's memory and its ratio."""
    size = int(arguments[0]) if arguments else CUSTOMERS
    with tempfile.TemporaryDirectory() as name:
        home, workbook = Path(name, "home"), Path(name, "customers.xlsx")
        write_wide(workbook, customers(size), inline=True)
        figures = run_window(home, str(workbook)) + run_window(home)
        bare = spend([sys.executable, "-c", BARE, str(workbook)]).peak_mb
    print(f"calamine's bare read of {size:,} customers: {bare:.0f} MB")
    for title, most, now in figures:
        kept = "kept" if most / bare <= RATIO else "MISSED"
        print(f"  {title}: {most / bare:.2f}  {most:.0f} MB, in the end {now:.0f} MB  {kept}: at most {RATIO:g}")


if __name__ == "__main__":
    main(sys.argv[1:])
