"""Removing all that the program keeps of a person: said, asked, refused where it must be, and complete."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from joor_desktop.cli import removal
from joor_desktop.cli.commands import Terminal
from joor_desktop.model.job import Outcome
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger, SendCustomer
from joor_desktop.storage.log_book import open_log_book
from joor_desktop.storage.owner import Owner
from joor_desktop.storage.paths import data_home, database_path
from joor_desktop.storage.profiles import Profiles

Output = pytest.CaptureFixture[str]

OPEN = """
import sys
from pathlib import Path
from joor_desktop.storage.database import Database
database = Database(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Pipes words into the program."""
    with contextlib.ExitStack() as pipes:

        def pipe(words: str) -> None:
            place, written = os.pipe()
            os.write(written, f"{words}\n".encode())
            os.close(written)
            monkeypatch.setattr(sys, "stdin", pipes.enter_context(os.fdopen(place, encoding="utf-8")))

        yield pipe


@pytest.fixture
def used(terminal: Terminal, good: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    """A terminal of somebody who has sent something, on a computer where no keychain can be reached."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    open_log_book()
    assert terminal.run(["send", str(good), "--profile", "paris"]) == 0
    database = Database(database_path())
    database.back_up(1)
    database.close()
    capsys.readouterr()
    names = {path.name.partition("-")[0] for path in data_home().iterdir()}
    assert {"joor_desktop.sqlite3", "joor_desktop", "payloads", "logs", "locks"} <= names
    return terminal


def test_all_of_it_goes_once_it_was_confirmed(used: Terminal, capsys: Output, answer: Callable[[str], None]) -> None:
    answer("remove")
    assert used.run(["remove-everything"]) == 0
    told = capsys.readouterr().out
    assert "customers: 0, sends: 1." in told
    assert "paris" in told
    assert "Everything was removed." in told
    assert not data_home().exists()


@pytest.mark.parametrize("word", ["", "yes", "Remove"])
def test_nothing_goes_without_the_word(
    used: Terminal, capsys: Output, answer: Callable[[str], None], word: str
) -> None:
    before = sorted(data_home().rglob("*"))
    answer(word)
    assert used.run(["remove-everything"]) == 2
    assert "Nothing was removed." in capsys.readouterr().out
    assert [path for path in before if not path.exists()] == []


def test_an_answer_that_never_comes_is_not_waited_for(
    used: Terminal, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removal, "PATIENCE_S", 0.3)
    place, written = os.pipe()
    with os.fdopen(place, encoding="utf-8") as silent, os.fdopen(written, "wb"):
        monkeypatch.setattr(sys, "stdin", silent)
        assert used.run(["remove-everything"]) == 2
    assert "There was no answer." in capsys.readouterr().err
    assert database_path().exists()


def test_scripts_are_not_asked_and_what_is_not_the_programs_stays(used: Terminal, capsys: Output) -> None:
    own = data_home() / "my notes.txt"
    own.write_text("mine", encoding="utf-8")
    assert used.run(["remove-everything", "--yes"]) == 0
    assert list(data_home().iterdir()) == [own]
    assert str(own) in capsys.readouterr().out


def test_it_is_refused_while_the_program_is_open(used: Terminal, capsys: Output) -> None:
    command = [sys.executable, "-c", OPEN, str(database_path())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert used.run(["remove-everything", "--yes"]) == 2
        assert "open in another window" in capsys.readouterr().err
        assert database_path().exists()
        other.communicate()
    assert used.run(["remove-everything", "--yes"]) == 0
    assert not data_home().exists()


def test_it_is_refused_while_a_send_is_not_settled(used: Terminal, capsys: Output) -> None:
    database = Database(database_path())
    ledger, profile = Ledger(database), Profiles(database).get("paris")
    assert profile is not None
    with Owner(data_home()) as owner:
        customer = SendCustomer(1, "A", "Shop A", b"1" * 32)
        claim = ledger.begin_send(profile, [customer], owner=owner.name, url=profile.url, list_name="x", list_id=None)
        assert claim.send is not None
        [job] = claim.send.jobs
        ledger.write_payload(job.id, [b"body"])
        ledger.mark_sending(job.id)
    database.close()
    assert used.run(["remove-everything", "--yes"]) == 2
    assert f"not settled yet: {job.id}." in capsys.readouterr().err
    database = Database(database_path())
    left = Ledger(database).job(job.id)
    database.close()
    assert left is not None
    assert left.outcome is Outcome.UNKNOWN
    assert used.run(["remove-everything", "--yes", "--force"]) == 0
    assert not data_home().exists()
