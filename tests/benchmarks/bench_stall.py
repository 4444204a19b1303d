"""The window while 100,000 rows are imported: its longest stall, and its memory against calamine's bare read.

    python -m tests.benchmarks.bench_stall [ROWS]

The stall is the longest time between two turns of the window's event loop, measured from inside by a timer of one
millisecond; that of the middle one of five runs counts. The import runs in a process of its own, as in the program;
only the window's process is measured.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.bench_files import customers
from tests.benchmarks.pairs import spend
from tests.files.wide_workbook import write_wide

ROWS = 100_000
RUNS = 5
LONGEST_STALL_MS = {10_000: 40, ROWS: 60}
MEMORY_RATIO = 0.4

WINDOW = """
import os, pathlib, sys, time
from PySide6.QtCore import QTimer
from joor_desktop.app import main
from joor_desktop.ui.start import Opening
gaps = []
last = time.perf_counter()
def beat():
    global last
    now = time.perf_counter()
    gaps.append(now - last)
    last = now
def peak_mb():
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0
def report():
    gaps.sort()
    print(gaps[-1] * 1000, gaps[int(len(gaps) * 0.999)] * 1000, peak_mb(), flush=True)
    os._exit(0)
def painted(self, on_painted=Opening._on_painted):
    on_painted(self)
    QTimer.singleShot(4000, self, lambda: begin(self))
def begin(opening):
    # What the end of the import does to the window is part of it: the new rows, the counts, the strip.
    opening.window.imports.done.connect(lambda: QTimer.singleShot(2000, report))
    opening.beat = QTimer(opening)
    opening.beat.timeout.connect(beat)
    opening.beat.start(1)
    global last
    last = time.perf_counter()
    opening.window.import_files([pathlib.Path(sys.argv[1])])
Opening._on_painted = painted
sys.exit(main([]))
"""

BARE = """
import sys
from python_calamine import CalamineWorkbook
with CalamineWorkbook.from_path(sys.argv[1]) as book:
    rows = book.get_sheet_by_index(0).to_python()
"""


def main(arguments: list[str]) -> None:
    """Print the longest stall, the stall that 99.9 % stay under, and the memory of the window and its ratio."""
    rows = int(arguments[0]) if arguments else ROWS
    with tempfile.TemporaryDirectory() as name:
        workbook = Path(name, "customers.xlsx")
        write_wide(workbook, customers(rows), inline=True)
        environment = {**os.environ}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        runs = [_run(workbook, environment) for _ in range(RUNS)]
        bare = spend([sys.executable, "-c", BARE, str(workbook)])
    longest, most, memory = (statistics.median(figures) for figures in zip(*runs, strict=True))
    limit = LONGEST_STALL_MS.get(rows, LONGEST_STALL_MS[ROWS])
    kept = "kept" if longest <= limit else "MISSED"
    spread = ", ".join(f"{stall:.0f}" for stall, _, _ in sorted(runs))
    print(f"longest stall: {longest:.0f} ms ({spread}), 99.9 % under {most:.0f} ms  {kept}: at most {limit} ms")
    ratio = memory / bare.peak_mb
    kept = "kept" if ratio <= MEMORY_RATIO else "MISSED"
    print(f"memory / bare: {ratio:.2f}  {memory:.0f} MB / {bare.peak_mb:.0f} MB  {kept}: at most {MEMORY_RATIO:g}")


def _run(workbook: Path, environment: Mapping[str, str]) -> tuple[float, float, float]:
    """The longest stall and that of 99.9 % in milliseconds, and the memory in megabytes, of one window."""
    with tempfile.TemporaryDirectory() as home:
        run = subprocess.run(
            [sys.executable, "-c", WINDOW, str(workbook)], env={**environment, "JOOR_DESKTOP_HOME": home},
            capture_output=True, text=True, check=True,
        )
    longest, most, memory = map(float, run.stdout.split())
    return longest, most, memory


if __name__ == "__main__":
    main(sys.argv[1:])
