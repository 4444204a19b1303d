"""Each command does its work, says what became of it, and returns the exit code that the README promises."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from joor_desktop.app import main
from joor_desktop.cli.commands import Terminal
from joor_desktop.errors import StorageError
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.owner import Owner
from joor_desktop.storage.paths import database_path
from joor_desktop.work.context import TaskContext
from joor_desktop.work.converting import check_and_keep
from joor_desktop.work.desk import Desk
from tests.cli.conftest import Output, printed_json
from tests.files.workbooks import write_rows as write_foreign
from tests.work.customers import good_row, write_rows


def test_check_says_where_and_what(mixed: Path, capsys: Output) -> None:
    """A line for each problem, and a sum."""
    assert main(["check", str(mixed)]) == 1
    out = capsys.readouterr().out
    assert "error: EU H4, EL0003: Shipping address 1, State" in out
    assert "3 customers, 1 error, 0 warnings" in out


def test_check_as_json(mixed: Path, capsys: Output) -> None:
    """The keys are fixed."""
    assert main(["check", str(mixed), "--json"]) == 1
    found = printed_json(capsys)
    assert list(found) == ["file", "connections", "errors", "warnings", "problems"]
    assert (found["connections"], found["errors"], found["warnings"]) == (3, 1, 0)
    [problem] = found["problems"]
    assert problem.pop("message")
    assert problem == {
        "severity": "error",
        "code": "state-missing",
        "customer_code": "EL0003",
        "path": "shipping_addresses[0].shipping_state",
        "sheet": "EU",
        "cell": "H4",
        "fix": None,
    }


def test_check_of_a_good_file(good: Path) -> None:
    """Exit code 0."""
    assert main(["check", str(good)]) == 0


def test_columns_tell_what_stands_above_their_names(tmp_path: Path, capsys: Output) -> None:
    """In words, and as JSON."""
    rows = (("Agent: Rossi",), ("Codice cliente", "Ragione sociale"), ("1", "Nord"))
    file = str(write_foreign(tmp_path / "a.xlsx", *rows))
    assert main(["columns", file]) == 0
    assert "  above the names, not read: “Agent: Rossi” (A1)" in capsys.readouterr().out.splitlines()
    assert main(["columns", file, "--json"]) == 0
    assert printed_json(capsys)["sheets"][0]["above"] == [{"cell": "A1", "text": "Agent: Rossi"}]


@pytest.mark.parametrize(
    "arguments",
    [["check", "missing.xlsx"], ["check"], ["missing.xlsx"], ["shout"], ["convert", "missing.xlsx", "out.pdf"]],
)
def test_wrong_usage_and_unreadable_files(arguments: list[str], capsys: Output) -> None:
    """Exit code 2, with words on standard error only."""
    try:
        code = main(arguments)
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == 2
    assert capsys.readouterr().err
    assert not capsys.readouterr().out


def test_a_file_that_isnt_there_is_called_by_its_name(capsys: Output) -> None:
    """Also without a command, where it would have opened the window."""
    assert main(["missing.xlsx"]) == 2
    assert "missing.xlsx" in capsys.readouterr().err


def test_convert_refuses_a_file_with_errors_unless_told_otherwise(mixed: Path, tmp_path: Path, capsys: Output) -> None:
    """Then the good customers are written."""
    out = tmp_path / "out.json"
    assert main(["convert", str(mixed), str(out)]) == 1
    assert not out.exists()
    assert "--only-valid" in capsys.readouterr().err
    assert main(["convert", str(mixed), str(out), "--only-valid"]) == 0
    assert len(json.loads(out.read_bytes())["bulk_connections"]["connection"]) == 2


def test_convert_marked_writes_all_customers(mixed: Path, tmp_path: Path, capsys: Output) -> None:
    """Errors are no reason to refuse: it is there to mend them."""
    out = tmp_path / "out.xlsx"
    assert main(["convert", str(mixed), str(out), "--marked"]) == 0
    assert f"3 customers written to {out}, 1 of them with errors." in capsys.readouterr().out
    assert main(["check", str(out), "--json"]) == 1
    found = printed_json(capsys)
    assert (found["connections"], found["errors"], found["warnings"]) == (3, 1, 0)
    [problem] = found["problems"]
    assert (problem["sheet"], problem["cell"], problem["customer_code"]) == ("Shipping addresses", "H4", "EL0003")


def test_convert_marked_tells_what_a_cell_cuts(tmp_path: Path, capsys: Output) -> None:
    """A text file can hold more in a cell than a workbook."""
    source = tmp_path / "long.csv"
    source.write_text(f"customer_code,customer_name\nC1,{'x' * 40_000}\n")
    assert main(["convert", str(source), str(tmp_path / "out.xlsx"), "--marked"]) == 0
    assert "cut there, of: C1." in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["out.json", "--marked"], ["out.xlsx", "--marked", "--only-valid"]])
def test_convert_marked_is_for_workbooks_of_all_customers(mixed: Path, tmp_path: Path, arguments: list[str]) -> None:
    """Anything else is wrong usage, and nothing is written."""
    name, *flags = arguments
    try:
        code = main(["convert", str(mixed), str(tmp_path / name), *flags])
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == 2
    assert not (tmp_path / name).exists()


def test_a_file_without_a_good_customer_sends_nothing(tmp_path: Path, capsys: Output) -> None:
    """Also with --only-valid."""
    bad = write_rows(tmp_path / "bad.xlsx", [good_row(1) | {"customer_name": ""}])
    assert main(["convert", str(bad), str(tmp_path / "out.json"), "--only-valid"]) == 1
    assert main(["send", str(bad), "--profile", "practice", "--only-valid"]) == 1
    told = capsys.readouterr().err
    assert "nothing was done" in told
    assert "--only-valid" not in told


def test_a_file_with_errors_leaves_json_whole(mixed: Path, capsys: Output) -> None:
    """What is wrong is told on standard error, so that a program can read what stands on standard output."""
    assert main(["send", str(mixed), "--profile", "practice", "--json"]) == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {
        "profile": "practice",
        "environment": "practice",
        "connections": 0,
        "jobs": [],
    }
    assert "EL0003" in printed.err


def test_template_is_written(tmp_path: Path) -> None:
    """And an empty template is no list of customers yet."""
    out = tmp_path / "template.xlsx"
    assert main(["template", str(out)]) == 0
    assert main(["check", str(out)]) == 1


def test_a_template_that_excel_would_not_open_is_refused(tmp_path: Path, capsys: Output) -> None:
    """By the ending of its name."""
    out = tmp_path / "template.txt"
    assert main(["template", str(out)]) == 2
    assert "template.txt" in capsys.readouterr().err
    assert not out.exists()


def test_a_practice_profile_keeps_no_token(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """And doesn't say that it does."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["profile", "add", "trial", "--environment", "practice"]) == 0
    assert "keychain" not in capsys.readouterr().out


def test_send_to_practice_and_follow(good: Path, capsys: Output) -> None:
    """No profile, no token and no network needed."""
    assert main(["send", str(good), "--profile", "practice", "--follow", "--json"]) == 0
    assert printed_json(capsys) == {
        "profile": "practice",
        "environment": "practice",
        "connections": 4,
        "jobs": [
            {"job_id": 1, "status": "finished", "record_count": 4, "record_progress": 4, "outcome": "accepted"}
        ],
    }
    assert main(["jobs", "--json"]) == 0
    [job] = printed_json(capsys)["jobs"]
    assert (job["job_id"], job["status"], job["outcome"]) == (1, "finished", "accepted")


def test_the_same_file_is_not_sent_twice_unless_asked(
    terminal: Terminal, good: Path, server: PracticeServer, capsys: Output
) -> None:
    """What was left out is said."""
    assert terminal.run(["send", str(good), "--profile", "paris"]) == 0
    capsys.readouterr()
    assert terminal.run(["send", str(good), "--profile", "paris"]) == 0
    out = capsys.readouterr().out
    assert "4 customers left out: JOOR has accepted exactly this already." in out
    assert "--again" not in out
    assert set(server.posts_by_code().values()) == {1}
    assert terminal.run(["send", str(good), "--profile", "paris", "--again", "--format", "xml"]) == 0
    assert set(server.posts_by_code().values()) == {2}


def test_only_the_good_customers_are_sent(terminal: Terminal, mixed: Path, server: PracticeServer) -> None:
    """Without --only-valid nothing leaves."""
    assert terminal.run(["send", str(mixed), "--profile", "paris"]) == 1
    assert server.received() == []
    assert terminal.run(["send", str(mixed), "--profile", "paris", "--only-valid"]) == 0
    assert server.posts_by_code() == {"EL0001": 1, "EL0002": 1}


@pytest.mark.parametrize(
    ("of_profile", "arguments", "questions"),
    [(250, [], 4), (2, [], 2), (0, [], 0), (0, ["--read-first", "9"], 4), (250, ["--read-first", "0"], 0)],
)
def test_profile_says_how_many_are_read_first_unless_the_command_does(
    terminal: Terminal, server: PracticeServer, good: Path, of_profile: int, arguments: list[str], questions: int
) -> None:
    with Desk(database_path()) as desk:
        desk.profiles.change(replace(desk.accounts.profile("paris"), read_first=of_profile))
    assert terminal.run(["send", str(good), "--profile", "paris", *arguments]) == 0
    assert len([each for each in server.received() if each.method == "GET"]) == questions


@pytest.mark.parametrize(
    ("kind", "code", "outcome"),
    [
        (FaultKind.TOKEN, 3, "refused"),
        (FaultKind.REFUSED, 3, "refused"),
        (FaultKind.REDIRECT, 3, "refused"),
        (FaultKind.ERROR, 4, "unknown"),
        (FaultKind.ERROR_ACCEPTED, 4, "unknown"),
        (FaultKind.DROP_ACCEPTED, 4, "unknown"),
        (FaultKind.HTML, 4, "unknown"),
    ],
)
def test_exit_codes_of_sends_that_go_wrong(
    terminal: Terminal, good: Path, server: PracticeServer, capsys: Output, kind: FaultKind, code: int, outcome: str
) -> None:
    """3 where JOOR did nothing, 4 where it may have; the unknown ones are not posted again."""
    server.faults.add(kind, method="POST")
    assert terminal.run(["send", str(good), "--profile", "paris", "--json"]) == code
    [job] = printed_json(capsys)["jobs"]
    assert job["outcome"] == outcome
    if outcome == "unknown":
        posts = len(server.received())
        assert terminal.run(["send", str(good), "--profile", "paris"]) == 4
        assert "--again" in capsys.readouterr().out
        assert terminal.run(["send", str(good), "--profile", "paris", "--json"]) == 4
        told = capsys.readouterr()
        assert json.loads(told.out)["jobs"] == []
        assert "4 customers left out" in told.err
        assert len(server.received()) == posts


def test_what_another_process_has_on_its_way_is_not_sent_by_this_one(
    terminal: Terminal, good: Path, server: PracticeServer, capsys: Output
) -> None:
    """Exit code 3: it may be tried again, and nothing is posted twice."""
    with Desk(database_path()) as desk:
        paris = desk.accounts.profile("paris")
        _, valid = check_and_keep(TaskContext(), good)
        plan = desk.sender.plan_records(TaskContext(), paris, "good.xlsx", valid)
        with Owner(database_path().parent) as other:
            desk.ledger.begin_send(paris, plan.going, owner=other.name, url=paris.url, list_name="")
            assert terminal.run(["send", str(good), "--profile", "paris"]) == 3
    assert "4 customers left out: is in a send that waits or is on its way." in capsys.readouterr().out
    assert server.received() == []


def test_a_refusal_shows_joors_own_words(
    terminal: Terminal, good: Path, server: PracticeServer, capsys: Output
) -> None:
    """Code, comment and log_id as they came."""
    server.faults.add(FaultKind.REFUSED, method="POST")
    terminal.run(["send", str(good), "--profile", "paris"])
    out = capsys.readouterr().out
    with Desk(database_path()) as desk:
        [job] = desk.ledger.sends()[0].jobs
    assert job.code
    assert job.log_id
    for words in (job.code, job.comment, job.log_id):
        assert words in out


def test_a_server_that_isnt_there_is_not_sent(
    terminal: Terminal, good: Path, server: PracticeServer, capsys: Output
) -> None:
    """And the next try may go."""
    server.stop()
    assert terminal.run(["send", str(good), "--profile", "paris", "--json"]) == 3
    assert printed_json(capsys)["jobs"][0]["outcome"] == "not-sent"


def test_an_answer_that_cant_be_written_down_is_unknown(
    terminal: Terminal, good: Path, server: PracticeServer, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The customers left, so nobody may be told that nothing was done; the next try leaves them out."""
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "record_answer", _full_disk)
        assert terminal.run(["send", str(good), "--profile", "paris"]) == 4
    assert len(server.posts_by_code()) == 4
    assert "The disk is full. JOOR may have" in capsys.readouterr().err
    assert terminal.run(["send", str(good), "--profile", "paris", "--json"]) == 4
    assert printed_json(capsys)["connections"] == 0
    assert set(server.posts_by_code().values()) == {1}


def test_a_send_that_cant_be_written_down_is_not_sent(
    terminal: Terminal, good: Path, server: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not wrong usage: nothing left, and the same may be tried again."""
    monkeypatch.setattr(Ledger, "write_payload", _full_disk)
    assert terminal.run(["send", str(good), "--profile", "paris"]) == 3
    assert not server.posts_by_code()


def _full_disk(*_arguments: object, **_options: object) -> None:
    raise StorageError("The disk is full.", "Make room and try again.")


def test_a_profile_that_isnt_there(good: Path, capsys: Output) -> None:
    """Wrong usage."""
    assert main(["send", str(good), "--profile", "nobody"]) == 2
    assert "nobody" in capsys.readouterr().err


def test_profiles_are_listed(terminal: Terminal, server: PracticeServer, capsys: Output) -> None:
    """The built-in one first."""
    assert terminal.run(["profile", "list", "--json"]) == 0
    profiles = printed_json(capsys)["profiles"]
    assert [(each["name"], each["environment"], each["url"]) for each in profiles] == [
        ("practice", "practice", None),
        ("paris", "custom", server.url),
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ["profile", "add", "x", "--environment", "custom"],
        ["profile", "add", "x", "--environment", "custom", "--url", "http://joor.example.com/v2"],
        ["profile", "add", "x", "--environment", "sandbox", "--url", "https://joor.example.com/v2"],
        ["profile", "add", "practice", "--environment", "practice"],
        ["profile", "add", "two\nlines", "--environment", "sandbox"],
        ["profile", "remove", "practice"],
        ["profile", "remove", "nobody"],
    ],
)
def test_profiles_that_cant_be(arguments: list[str], capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """No address, an unsafe one, one too many, a name of two lines; the built-in profile stays as it is."""
    monkeypatch.setattr("sys.stdin", io.StringIO("t0ken\n"))
    assert main(arguments) == 2
    assert capsys.readouterr().err


def test_jobs_before_anything_was_sent(capsys: Output) -> None:
    """Says so."""
    assert main(["jobs"]) == 0
    assert "Nothing was sent yet" in capsys.readouterr().out
