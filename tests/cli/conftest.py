"""A terminal that speaks with the practice server, and files to send."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from joor_desktop.cli.commands import Terminal
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.paths import database_path
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.desk import Desk
from tests.work.customers import good_row, good_workbook, write_rows

Output = pytest.CaptureFixture[str]


def printed_json(capsys: Output) -> dict[str, Any]:
    """What a command printed, read as JSON."""
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def terminal(server: PracticeServer) -> Terminal:
    """A terminal whose profile ``paris`` has a token for this session."""
    tokens = SessionTokens()
    tokens.store("paris", "t0ken")
    with Desk(database_path()) as desk:
        desk.profiles.add(Profile("paris", Environment.CUSTOM, server.url))
    return Terminal(lambda: Desk(database_path(), [tokens]))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file of four good customers."""
    return good_workbook(tmp_path / "good.xlsx", 4)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A file of two good customers and a bad one."""
    return write_rows(tmp_path / "mixed.xlsx", [good_row(1), good_row(2), good_row(3) | {"shipping_1_state": ""}])
