"""A practice server whose time is set by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from tests.clocks import StillClock


@pytest.fixture
def clock() -> StillClock:
    """The server's clock."""
    return StillClock()


@pytest.fixture
def state_path(tmp_path: Path) -> Path:
    """The server's file."""
    return tmp_path / "practice" / "state.sqlite"


@pytest.fixture
def server(state_path: Path, clock: StillClock) -> Iterator[PracticeServer]:
    """A job waits 2 s, ten customers a second are done, a new one is matched after 60 s."""
    server = PracticeServer(state_path, pace=Pace(2.0, 10.0, 60.0), clock=clock)
    server.start()
    yield server
    server.stop()
