"""Paired runs: two ways measured in turn, so that a machine that speeds up or slows down does it to both.

A benchmark is a module beside this one, started by hand from the checkout: `python -m tests.benchmarks.bench_x`.
It prints ratios, which hold on other machines too; seconds don't.
"""

from __future__ import annotations

import gc
import os
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


def spend(command: Sequence[str]) -> Spent:
    """Run *command* as a process of its own and return what it took; its output is dropped.

    :raises CalledProcessError: when it ends with another code than 0.
    """
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if sys.platform == "win32":
        raise NotImplementedError("Windows does not tell the peak memory of a process that ended.")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    peak_kb = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return Spent(seconds, peak_kb / 1024)


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
