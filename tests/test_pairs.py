"""The paired runs of the benchmarks: ratios are second / first, and a process's cost is its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.benchmarks.pairs import compare, spend


def test_ratio_is_second_by_first_and_orders_alternate(capsys: pytest.CaptureFixture[str]) -> None:
    calls: list[str] = []

    def first() -> float:
        calls.append("first")
        return 2.0

    def second() -> float:
        calls.append("second")
        return 3.0

    ratios = compare("a thing", first, second, pairs=3, at_most=1.4, unit="MB")
    assert ratios.ratios == (1.5, 1.5, 1.5)
    assert calls == ["first", "second", "second", "first"] * 2
    assert capsys.readouterr().out == (
        "a thing: 1.50 (min 1.50, max 1.50)  3 MB / 2 MB, 3 pairs  MISSED: at most 1.4\n"
    )


def test_wall_time_counts_where_no_figure_is_returned() -> None:
    ratios = compare("nothing", lambda: None, lambda: None, pairs=1)
    assert ratios.first > 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the peak memory of a process that ended")
def test_a_process_is_measured_whole() -> None:
    of_this_process = bytearray(b"x" * 300_000_000)
    spent = spend([sys.executable, "-c", "import time; held = bytearray(b'x' * 80_000_000); time.sleep(0.05)"])
    assert spent.seconds >= 0.05
    assert 80 < spent.peak_mb < 200 < len(of_this_process) / 2**20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the peak memory of a process that ended")
def test_a_failed_process_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        spend([sys.executable, "-c", "raise SystemExit(3)"])
