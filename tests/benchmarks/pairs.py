"""Paired runs: two ways measured in turn, so that a machine that speeds up or slows down does it to both.

A benchmark is a module beside this one, started by hand from the checkout: `python -m tests.benchmarks.bench_x`.
It prints ratios, which hold on other machines too; seconds don't.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measured = Callable[[], float | None]
"""Does the work once. Its wall time counts, unless it returns a figure of its own (seconds, MB, ...)."""


@dataclass(frozen=True, slots=True)
class Ratios:
    """How many times the second way took what the first took, pair by pair."""

    ratios: tuple[float, ...]
    first: float
    """The median figure of the first way."""
    second: float
    """The median figure of the second way."""

    @property
    def median(self) -> float:
        """The ratio in the middle."""
        return statistics.median(self.ratios)


def compare(
    title: str, first: Measured, second: Measured, *, pairs: int = 7, at_most: float | None = None, unit: str = "s"
) -> Ratios:
    """Measure both ways in *pairs* pairs after one that doesn't count, and print the ratio second / first.

    The order changes from pair to pair, so that going second is no advantage.

    :param at_most: the ratio that is wanted; the printed line says whether the median keeps to it.
    :param unit: the unit of the figures, for the printed line.
    """
    figures = [_pair(first, second, swapped=bool(number % 2)) for number in range(pairs + 1)][1:]
    ratios = Ratios(
        ratios=tuple(b / a for a, b in figures),
        first=statistics.median(a for a, _ in figures),
        second=statistics.median(b for _, b in figures),
    )
    print(_line(title, ratios, at_most, unit), flush=True)
    return ratios


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process took."""

    seconds: float
    peak_mb: float


# A new process begins with the peak memory of the one that started it, so a small one stands between.
_BETWEEN = """
import os, sys, time
started = time.perf_counter()
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(process, 0)
print(time.perf_counter() - started, usage.ru_maxrss, os.waitstatus_to_exitcode(status), file=sys.stderr)
"""


def spend(command: Sequence[str]) -> Spent:
    """Run *command*, which begins with a program's path, as a process of its own; return what it took.

    Its output is dropped. Windows does not tell the peak memory of a process that ended, so this is for the others.

    :raises CalledProcessError: when it ends with another code than 0.
    """
    between = [sys.executable, "-I", "-S", "-c", _BETWEEN, *command]
    run = subprocess.run(between, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=True)
    seconds, peak, code = run.stderr.splitlines()[-1].split()
    if code != "0":
        raise subprocess.CalledProcessError(int(code), command, stderr=run.stderr)
    peak_kb = int(peak) / 1024 if sys.platform == "darwin" else int(peak)
    return Spent(float(seconds), peak_kb / 1024)


def _pair(first: Measured, second: Measured, *, swapped: bool) -> tuple[float, float]:
    if swapped:
        figure = _measure(second)
        return _measure(first), figure
    return _measure(first), _measure(second)


def _measure(work: Measured) -> float:
    gc.collect()
    started = time.perf_counter()
    figure = work()
    return time.perf_counter() - started if figure is None else figure


def _line(title: str, ratios: Ratios, at_most: float | None, unit: str) -> str:
    spread = f"{ratios.median:.2f} (min {min(ratios.ratios):.2f}, max {max(ratios.ratios):.2f})"
    figures = f"{ratios.second:.3g} {unit} / {ratios.first:.3g} {unit}, {len(ratios.ratios)} pairs"
    wanted = ""
    if at_most is not None:
        wanted = f"  {'kept' if ratios.median <= at_most else 'MISSED'}: at most {at_most:g}"
    return f"{title}: {spread}  {figures}{wanted}"
