"""`jobs --read-back` says how each customer stands at JOOR."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from joor_desktop.app import main
from joor_desktop.cli.commands import Terminal
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.paths import database_path
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.desk import Desk
from tests.work.customers import good_workbook

Output = pytest.CaptureFixture[str]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PracticeServer]:
    """JOOR's stand-in, quick."""
    server = PracticeServer(tmp_path / "server.sqlite3", pace=Pace(0.0, 10_000.0, 0.0))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def terminal(server: PracticeServer) -> Terminal:
    """A terminal whose profile ``paris`` has a token for this session."""
    tokens = SessionTokens()
    tokens.store("paris", "t0ken")
    with Desk(database_path()) as desk:
        desk.profiles.add(Profile("paris", Environment.CUSTOM, server.url))
    return Terminal(lambda: Desk(database_path(), [tokens]))


def test_customers_are_read_back_and_told_one_by_one(
    terminal: Terminal, tmp_path: Path, server: PracticeServer, capsys: Output
) -> None:
    """What differs stands below; credits that run out leave the rest for the next window."""
    good = good_workbook(tmp_path / "good.xlsx", 4)
    assert terminal.run(["send", str(good), "--profile", "paris", "--follow"]) == 0
    codes = list(server.posts_by_code())
    server.alter(codes[0], {"customer_name": "Other"})
    server.hide(codes[1])
    capsys.readouterr()
    assert terminal.run(["jobs", "--read-back"]) == 0
    out = capsys.readouterr().out
    assert f"paris, {codes[0]}: Different in JOOR, today" in out
    assert "JOOR has “Other”" in out
    assert f"paris, {codes[1]}: Waiting for JOOR's people" in out
    assert out.count("Seen in JOOR, today") == len(codes) - 2
    assert terminal.run(["jobs", "--read-back", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["left"] == 0
    by_code = {each["customer_code"]: each for each in told["customers"]}
    assert by_code[codes[0]]["state"] == "different"
    assert by_code[codes[0]]["differences"][0]["joor"] == "Other"


def test_reading_back_before_anything_was_sent(capsys: Output) -> None:
    """Says so."""
    assert main(["jobs", "--read-back"]) == 0
    assert "Nothing was sent yet" in capsys.readouterr().out
