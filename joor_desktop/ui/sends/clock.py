"""The time as the pages of sends ask for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Tells the time with the person's zone."""


def local_now() -> datetime:
    """The time with the person's zone."""
    return datetime.now().astimezone()
