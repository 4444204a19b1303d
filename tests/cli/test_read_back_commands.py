"""Reading customers back from the terminal."""

from __future__ import annotations

from pathlib import Path

from joor_desktop.app import main
from joor_desktop.cli.commands import Terminal
from joor_desktop.practice.server import PracticeServer
from tests.cli.conftest import Output, printed_json


def test_customers_are_read_back_and_told_one_by_one(
    terminal: Terminal, good: Path, server: PracticeServer, capsys: Output
) -> None:
    """What differs stands below; credits that run out leave the rest for the next window."""
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
    told = printed_json(capsys)
    assert told["left"] == 0
    by_code = {each["customer_code"]: each for each in told["customers"]}
    assert by_code[codes[0]]["state"] == "different"
    assert by_code[codes[0]]["differences"][0]["joor"] == "Other"


def test_reading_back_before_anything_was_sent(capsys: Output) -> None:
    """Says so."""
    assert main(["jobs", "--read-back"]) == 0
    assert "Nothing was sent yet" in capsys.readouterr().out
