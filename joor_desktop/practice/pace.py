"""How fast the practice server works: JOOR's days as seconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a job waits, how many customers a second are done, how long a new customer waits to be matched.

    At JOOR the last takes one to four business days. ``credits`` are those of one window of ``window_s`` seconds.
    """

    queue_s: float = 0.5
    customers_per_s: float = 100.0
    matching_s: float = 10.0
    credits: int = 300
    window_s: float = 300.0
