"""The program is killed at random moments of a send, while the server makes faults."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.bench_kills import run


def test_kills_at_random_moments_send_nobody_twice_and_lose_nobody(tmp_path: Path) -> None:
    """Every state is true by the server's own log; the long version is the benchmark of the same name."""
    tally = run(tmp_path, kills=10, customers=100, seed=7)
    assert tally.kills == 10
    assert (tally.twice, tally.lost, tally.untrue) == (0, 0, [])
