"""The log beside the file is copied into it in a pause, without anybody asking."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest

from joor_desktop.storage import write_ahead_log
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts


def test_a_log_that_has_grown_is_copied_in_a_pause(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_ahead_log, "_ROOM", 100_000)
    monkeypatch.setattr(write_ahead_log, "_PAUSE_S", 0.02)
    with closing(Database(path)) as database:
        size = path.stat().st_size
        for number in range(20):
            with database.transaction():
                Drafts(database).create(f"{number}" + "x" * 10_000, "practice")
        patience = time.monotonic() + 10
        while path.stat().st_size == size and time.monotonic() < patience:
            time.sleep(0.01)
        assert path.stat().st_size > size
        assert len(Drafts(database).all()) == 20


def test_closing_does_not_wait_for_a_pause(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_ahead_log, "_ROOM", 0)
    monkeypatch.setattr(write_ahead_log, "_PAUSE_S", 30)
    database = Database(path)
    with database.transaction():
        Drafts(database).create("A", "practice")
    began = time.monotonic()
    database.close()
    assert time.monotonic() - began < 10


def test_nothing_is_left_beside_a_closed_file(path: Path) -> None:
    with closing(Database(path)) as database:
        Drafts(database).create("A", "practice")
    assert [each.name for each in path.parent.glob("joor_desktop*")] == [path.name]
