"""Before a send from the terminal: what changes is said, and a person is asked where shops would see it."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest

from joor_desktop.cli.commands import Terminal
from joor_desktop.practice.server import PracticeServer
from tests.cli.conftest import Output
from tests.work.customers import good_row, write_rows


def test_what_changes_is_said_before_anything_is_sent(
    terminal: Terminal, good: Path, tmp_path: Path, server: PracticeServer
) -> None:
    """Whoever watches can still stop it: at that moment only what the server had before is there."""
    assert terminal.run(["send", str(good), "--profile", "paris"]) == 0
    other = write_rows(tmp_path / "other.xlsx", [good_row(1) | {"customer_name": "Another name"}, good_row(2)])
    told: dict[str, int] = {}

    class Listener(io.StringIO):
        """Notes how many posts had come when a line was written."""

        def write(self, text: str) -> int:
            told[text] = sum(server.posts_by_code().values())
            return super().write(text)

    with contextlib.redirect_stdout(Listener()):
        assert terminal.run(["send", str(other), "--profile", "paris"]) == 0
    [change] = [line for line in told if "Another name" in line]
    [left_out] = [line for line in told if "left out" in line]
    assert (told[change], told[left_out]) == (4, 4)
    assert sum(server.posts_by_code().values()) == 5


class Seat(io.StringIO):
    """A person who types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "more", "code"), [("send\n", [], 0), ("\n", [], 3), ("yes\n", [], 3), ("", ["--yes"], 0)]
)
def test_a_person_is_asked_before_a_real_account(
    terminal: Terminal, good: Path, server: PracticeServer, capsys: Output, monkeypatch: pytest.MonkeyPatch,
    typed: str, more: list[str], code: int,
) -> None:
    """After what would go was said; a script is not asked, as all other tests show."""
    monkeypatch.setattr("sys.stdin", Seat(typed))
    assert terminal.run(["send", str(good), "--profile", "paris", *more]) == code
    assert len(server.posts_by_code()) == (0 if code else 4)
    out, asked = capsys.readouterr()
    assert ("Type “send” to send them" in asked) is (not more)
    assert ("Nothing was sent." in out) is (code == 3)
