"""The commands and options of the terminal."""

from __future__ import annotations

import argparse
import pathlib
import sys
from collections.abc import Callable
from typing import NoReturn

from joor_desktop.cli.exit_code import ExitCode
from joor_desktop.model.profile import Environment, WireFormat
from joor_desktop.model.texts import translate
from joor_desktop.version import version


class _Parser(argparse.ArgumentParser):
    """Complains about wrong usage in one line, with the exit code for it."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(f"{self.prog}: {message}", file=sys.stderr)
        raise SystemExit(int(ExitCode.USAGE))


COMMANDS = (
    "check", "columns", "convert", "template", "send", "resume", "cancel", "settle", "jobs", "profile", "layouts",
    "practice-server", "remove-everything",
)

AddParser = Callable[..., _Parser]


def parser() -> argparse.ArgumentParser:
    """The parser of the program's arguments."""
    parser = _Parser(
        prog="joor-desktop",
        description=translate(
            "terminal", "Bring customers onto JOOR. Without a command, or with files only, the window opens."
        ),
    )
    parser.add_argument("--version", action="version", version=f"joor-desktop {version()}")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help=translate("terminal", "do once, in a folder of its own, all that the program is for, and say how it went"),
    )
    add: AddParser = parser.add_subparsers(dest="command", required=True, metavar="COMMAND").add_parser
    check = add("check", help=translate("terminal", "say what is wrong in a file of customers"))
    check.add_argument("file", type=pathlib.Path, metavar="FILE")
    _add_json(check)
    columns = add("columns", help=translate("terminal", "say what the columns of a file were taken for"))
    columns.add_argument("file", type=pathlib.Path, metavar="FILE")
    columns.add_argument("--sheet", default=None, metavar="NAME")
    _add_json(columns)
    convert = add("convert", help=translate("terminal", "write the customers as .json, .xml, .xlsx or .csv"))
    convert.add_argument("file", type=pathlib.Path, metavar="FILE")
    convert.add_argument("out", type=pathlib.Path, metavar="OUT")
    which = convert.add_mutually_exclusive_group()
    _add_only_valid(which)
    which.add_argument(
        "--marked",
        action="store_true",
        help=translate("terminal", "write a workbook of all customers, with what is wrong marked on its cells"),
    )
    template = add("template", help=translate("terminal", "write an empty workbook to fill in"))
    template.add_argument("out", type=pathlib.Path, metavar="OUT.xlsx")
    _add_send_parser(add)
    _add_held_parsers(add)
    jobs = add("jobs", help=translate("terminal", "what was sent, and how far JOOR is with it"))
    jobs.add_argument("--follow", action="store_true", help=translate("terminal", "wait until the jobs are finished"))
    jobs.add_argument(
        "--read-back",
        action="store_true",
        help=translate("terminal", "read the customers from JOOR, as far as the credits go, and say how each stands"),
    )
    _add_json(jobs)
    _add_profile_parser(add)
    _add_layouts_parser(add)
    server = add("practice-server", help=translate("terminal", "a stand-in for JOOR on this machine"))
    server.add_argument("--port", type=int, default=0, metavar="N")
    _add_removal_parser(add)
    return parser


def _add_send_parser(add_command: AddParser) -> None:
    send = add_command("send", help=translate("terminal", "send the customers of a file to JOOR"))
    send.add_argument("file", type=pathlib.Path, metavar="FILE")
    send.add_argument("--profile", required=True, metavar="NAME")
    _add_only_valid(send)
    send.add_argument("--format", choices=[each.value for each in WireFormat])
    send.add_argument("--yes", action="store_true", help=translate("terminal", "don't ask before a real account"))
    send.add_argument("--follow", action="store_true", help=translate("terminal", "wait until the jobs are finished"))
    send.add_argument(
        "--again", action="store_true", help=translate("terminal", "send also what JOOR accepted with the same content")
    )
    send.add_argument(
        "--read-first", type=_number, metavar="N",
        help=translate("terminal", "read up to so many customers from JOOR before; the profile's number otherwise"),
    )
    send.add_argument(
        "--new-codes", action="store_true",
        help=translate("terminal", "send new codes that look like known ones; you have looked at them"),
    )
    _add_wait(send)
    _add_json(send)


def _add_held_parsers(add_command: AddParser) -> None:
    number = translate("terminal", "the number of the send, as “jobs” tells it")
    resume = add_command("resume", help=translate("terminal", "send what waits of a send that was held"))
    resume.add_argument("number", type=int, metavar="SEND", help=number)
    _add_wait(resume)
    _add_json(resume)
    cancel = add_command("cancel", help=translate("terminal", "take back what waits of a send"))
    cancel.add_argument("number", type=int, metavar="SEND", help=number)
    settle = add_command("settle", help=translate("terminal", "say what became of a job whose outcome is unknown"))
    settle.add_argument("number", type=int, metavar="JOB", help=translate("terminal", "as “jobs” tells it"))
    settle.add_argument(
        "decision",
        choices=("accepted", "again"),
        help=translate("terminal", "accepted: JOOR has the customers; again: it doesn't, they may be sent once more"),
    )


def _add_wait(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--wait", action="store_true", help=translate("terminal", "without a connection, try again until there is one")
    )


def _add_profile_parser(add_command: AddParser) -> None:
    profile = add_command("profile", help=translate("terminal", "the JOOR accounts that you send to"))
    actions = profile.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help=translate("terminal", "add one; its token is read from standard input"))
    add.add_argument("name", metavar="NAME")
    add.add_argument("--environment", required=True, choices=[each.value for each in Environment])
    add.add_argument("--url", default="", metavar="URL")
    _add_profile_settings(add)
    change = actions.add_parser("change", help=translate("terminal", "change the settings that are named"))
    change.add_argument("name", metavar="NAME")
    _add_profile_settings(change)
    rename = actions.add_parser("rename", help=translate("terminal", "give one another name; its token follows"))
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new_name", metavar="NEW-NAME")
    test = actions.add_parser("test", help=translate("terminal", "ask JOOR once, without changing anything there"))
    test.add_argument("name", metavar="NAME")
    listing = actions.add_parser("list", help=translate("terminal", "list them"))
    _add_json(listing)
    remove = actions.add_parser("remove", help=translate("terminal", "remove one, and its token from the keychain"))
    remove.add_argument("name", metavar="NAME")


def _add_profile_settings(parser: argparse.ArgumentParser) -> None:
    def add(option: str, metavar: str, words: str) -> None:
        parser.add_argument(option, metavar=metavar, help=words)

    add("--manager-email", "ADDRESS", translate("terminal", "of JOOR's Integration Manager"))
    add("--country", "COUNTRY", translate("terminal", "whose public holidays count"))
    add("--proxy", "system|none|ADDRESS", translate("terminal", "the proxy on the way to JOOR"))
    add("--proxy-user", "USER", translate("terminal", "the proxy's user; the password is put in in the window"))
    parser.add_argument("--batch-size", type=_number, metavar="N", help=translate("terminal", "customers in one job"))
    parser.add_argument(
        "--read-first", type=_number, metavar="N", help=translate("terminal", "customers read before a send, at most")
    )
    parser.add_argument("--quiet", choices=["yes", "no"], help=translate("terminal", "show no notifications"))


def _number(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _add_layouts_parser(add_command: AddParser) -> None:
    layouts = add_command("layouts", help=translate("terminal", "what is remembered of files that came before"))
    actions = layouts.add_subparsers(dest="action", required=True, metavar="ACTION")
    which = translate("terminal", "its name, or the beginning of its fingerprint")
    listing = actions.add_parser("list", help=translate("terminal", "list them"))
    _add_json(listing)
    naming = actions.add_parser("name", help=translate("terminal", "give one another name"))
    naming.add_argument("layout", metavar="LAYOUT", help=which)
    naming.add_argument("name", metavar="NAME", help=translate("terminal", "“” calls it by its last file again"))
    export = actions.add_parser("export", help=translate("terminal", "write one into a file, for a colleague"))
    export.add_argument("layout", metavar="LAYOUT", help=which)
    export.add_argument("out", type=pathlib.Path, metavar="OUT.json")
    take = actions.add_parser("take", help=translate("terminal", "take one in that a colleague exported"))
    take.add_argument("file", type=pathlib.Path, metavar="FILE.json")
    take.add_argument(
        "--replace", action="store_true", help=translate("terminal", "in the place of what is remembered of this make")
    )
    delete = actions.add_parser("delete", help=translate("terminal", "forget one; customers stay"))
    delete.add_argument("layout", metavar="LAYOUT", help=which)


def _add_removal_parser(add_command: AddParser) -> None:
    words = translate("terminal", "remove all that the program keeps of you on this computer, tokens too")
    removal = add_command("remove-everything", help=words)
    removal.add_argument(
        "--yes", action="store_true", help=translate("terminal", "don't ask; for scripts that take the program away")
    )
    removal.add_argument(
        "--force",
        action="store_true",
        help=translate("terminal", "even where a send is not settled, the program is open, or the keychain is locked"),
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=translate("terminal", "print JSON, for other programs"))


def _add_only_valid(parser: argparse.ArgumentParser | argparse._MutuallyExclusiveGroup) -> None:
    parser.add_argument(
        "--only-valid", action="store_true", help=translate("terminal", "leave out the customers that have errors")
    )
