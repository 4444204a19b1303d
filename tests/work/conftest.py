"""A list to edit; a practice server that can be made to fail, and a desk whose profile sends to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from joor_desktop.model.profile import Environment, Profile
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor
from tests.storage.lists import fill, good_record, open_drafts

TOKEN = "t0ken-of-the-tests"


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Drafts]:
    """The lists of a file of their own."""
    with open_drafts(tmp_path / "joor_desktop.sqlite3") as drafts:
        yield drafts


@pytest.fixture
def list_id(drafts: Drafts) -> int:
    """A list of three good customers, from a file."""
    list_id = drafts.create("Spring fair", "practice")
    fill(drafts.database, list_id, [good_record(number) for number in (1, 2, 3)])
    return list_id


@pytest.fixture
def editor(drafts: Drafts, list_id: int) -> ListEditor:
    """Edits the list of three."""
    return ListEditor(drafts, list_id)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Stores in a folder of their own, with a token for the profile ``paris``."""
    tokens = SessionTokens()
    tokens.store("paris", TOKEN)
    with Desk(tmp_path / "desk" / "joor_desktop.sqlite3", [tokens]) as desk:
        yield desk


@pytest.fixture
def profile(desk: Desk, server: PracticeServer) -> Profile:
    """The profile ``paris``, which sends three customers a job to the server."""
    profile = Profile("paris", Environment.CUSTOM, server.url, batch_size=3)
    desk.profiles.add(profile)
    return profile
