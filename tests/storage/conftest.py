"""An open file of the program for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the program's file is."""
    return tmp_path / "joor_desktop.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """The program's file, open."""
    database = Database(path)
    yield database
    database.close()


@pytest.fixture
def drafts(database: Database) -> Drafts:
    """The lists in it."""
    return Drafts(database)


@pytest.fixture
def list_id(drafts: Drafts) -> int:
    """An empty list."""
    return drafts.create("Spring fair", "practice")
