"""The commands: each does its work and returns an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from joor_desktop.cli.exit_code import ExitCode, code_of_error, code_of_send
from joor_desktop.cli.file_watch import FileWatch
from joor_desktop.cli.held_sends import cancel, carried_through, looks_alike, resume, settle
from joor_desktop.cli.output import (
    checked_as_json,
    complain,
    complain_of_unexpected,
    customers,
    end_progress,
    job_as_json,
    nothing_done,
    print_checked,
    print_json,
    print_left_out,
    print_plan,
    print_send,
    send_as_json,
    show_progress,
)
from joor_desktop.cli.parser import COMMANDS, parser
from joor_desktop.cli.read_back import read_back
from joor_desktop.errors import CancelledError, JoorDesktopError, UsageError
from joor_desktop.model.profile import WireFormat
from joor_desktop.model.texts import translate
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from joor_desktop.work.desk import Desk

OpenDesk = Callable[[], "Desk"]


class Terminal:
    """The commands; each method is one verb and returns the exit code.

    :param open_desk: opens the program's storage, only where a command needs it.
    """

    def __init__(self, open_desk: OpenDesk) -> None:
        self._open_desk = open_desk
        self._context = TaskContext(show_progress)

    def run(self, arguments: Sequence[str]) -> int:
        """Carry out the command in *arguments* and return its exit code."""
        try:
            if not arguments[0].startswith("-") and arguments[0] not in COMMANDS:
                raise _neither_file_nor_command(arguments[0])
            chosen = parser().parse_args(arguments)
            with FileWatch(chosen.file) if "file" in chosen else nullcontext():
                code: ExitCode = getattr(self, "_" + chosen.command.replace("-", "_"))(chosen)
            sys.stdout.flush()  # what is still held back can meet a closed pipe too
        except JoorDesktopError as error:
            complain(error)
            return code_of_error(error, sends=arguments[0] in {"send", "resume"})
        except KeyboardInterrupt:
            complain(CancelledError(translate("terminal", "Stopped.")))
            return ExitCode.NOT_SENT
        except BrokenPipeError:
            # Whoever was reading has seen enough, as with "| head"; Python would complain at its end otherwise.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return ExitCode.DONE
        except Exception as error:  # noqa: BLE001 - a trace would mean nothing to a person, and might quote customers
            complain_of_unexpected(error)
            return ExitCode.UNEXPECTED
        finally:
            end_progress()
        return code

    def _check(self, chosen: argparse.Namespace) -> ExitCode:
        from joor_desktop.work.checking import check_file

        checked = check_file(self._context, chosen.file)
        if chosen.json:
            print_json(checked_as_json(checked))
        else:
            end_progress()
            print_checked(checked)
        return ExitCode.FILE_HAS_ERRORS if checked.errors else ExitCode.DONE

    def _columns(self, chosen: argparse.Namespace) -> ExitCode:
        from joor_desktop.cli.columns_output import columns_as_json, print_columns, sheets_called
        from joor_desktop.files.reading import understand

        sheets = sheets_called(understand(chosen.file), chosen.sheet)
        if chosen.json:
            print_json(columns_as_json(sheets))
        else:
            print_columns(sheets)
        return ExitCode.DONE

    def _convert(self, chosen: argparse.Namespace) -> ExitCode:
        from joor_desktop.work.converting import convert

        if chosen.marked:
            return self._convert_marked(chosen)
        checked, written = convert(self._context, chosen.file, chosen.out, only_valid=chosen.only_valid)
        end_progress()
        if written:
            text = translate("terminal", "{customers} written to {file}.")
            print(text.format(customers=customers(written), file=chosen.out))
            return ExitCode.DONE
        return nothing_done(checked, chosen.file, sys.stdout)

    def _convert_marked(self, chosen: argparse.Namespace) -> ExitCode:
        from joor_desktop.work.exporting import convert_marked

        saved = convert_marked(self._context, chosen.file, chosen.out)
        end_progress()
        text = translate("terminal", "{customers} written to {file}, {number} of them with errors.")
        print(text.format(customers=customers(saved.customers), file=saved.out, number=saved.errors))
        if saved.cut:
            text = translate("terminal", "Texts that are longer than a cell holds were cut there, of: {codes}.")
            print(text.format(codes=", ".join(saved.cut)))
        return ExitCode.DONE

    def _template(self, chosen: argparse.Namespace) -> ExitCode:
        from joor_desktop.files.template import write_template
        from joor_desktop.work.converting import replace_whole

        if chosen.out.suffix.lower() != ".xlsx":
            raise UsageError(
                translate("terminal", "The template is an Excel workbook, and “{name}” would not open as one.").format(
                    name=chosen.out.name
                ),
                translate("terminal", "Choose a name that ends with .xlsx."),
            )
        replace_whole(chosen.out, write_template)
        print(translate("terminal", "Template written to {file}.").format(file=chosen.out))
        return ExitCode.DONE

    def _send(self, chosen: argparse.Namespace) -> ExitCode:
        from joor_desktop.cli.asking import is_wanted
        from joor_desktop.work.converting import check_and_keep

        words = sys.stderr if chosen.json else sys.stdout
        with self._open_desk() as desk:
            profile = desk.accounts.profile(chosen.profile)
            if chosen.format:
                profile = replace(profile, wire_format=WireFormat(chosen.format))
            checked, valid = check_and_keep(self._context, chosen.file)
            if (checked.errors and not chosen.only_valid) or not len(valid):
                end_progress()
                if chosen.json:
                    print_json(send_as_json(profile, None, 0))
                return nothing_done(checked, chosen.file, words)
            read_first = profile.read_first if chosen.read_first is None else chosen.read_first
            plan = desk.sender.plan_records(
                self._context, profile, chosen.file.name, valid, again=chosen.again, read_first=read_first
            )
            if plan.look_alikes and not chosen.new_codes:
                end_progress()
                raise looks_alike(plan)
            end_progress()
            print_plan(plan, words)
            if not chosen.yes and not is_wanted(plan):
                print(translate("terminal", "Nothing was sent."), file=words)
                if chosen.json:
                    print_json(send_as_json(profile, None, 0))
                return ExitCode.NOT_SENT
            planned = len(plan.left_out)
            send = carried_through(desk, self._context, desk.sender.send(self._context, plan), wait=chosen.wait)
            if chosen.follow and send is not None:
                with suppress(KeyboardInterrupt):  # what was sent stays sent, and is still told below
                    desk.follower.follow(self._context, {job.id for job in send.jobs})
                send = desk.ledger.send(send.id)
            end_progress()
            print_left_out(plan.left_out[planned:], words)  # what another window was faster with
            if chosen.json:
                print_json(send_as_json(profile, send, len(plan.going)))
            else:
                print_send(send)
            return code_of_send(send, plan)

    def _resume(self, chosen: argparse.Namespace) -> ExitCode:
        with self._open_desk() as desk:
            return resume(desk, self._context, chosen.number, wait=chosen.wait, as_json=chosen.json)

    def _cancel(self, chosen: argparse.Namespace) -> ExitCode:
        with self._open_desk() as desk:
            return cancel(desk, chosen.number)

    def _settle(self, chosen: argparse.Namespace) -> ExitCode:
        with self._open_desk() as desk:
            return settle(desk, chosen.number, chosen.decision)

    def _jobs(self, chosen: argparse.Namespace) -> ExitCode:
        with self._open_desk() as desk:
            desk.ledger.orphans()
            if chosen.follow:
                desk.follower.follow(self._context)
            else:
                desk.follower.look(self._context)
            if chosen.read_back:
                return read_back(desk, self._context, as_json=chosen.json)
            end_progress()
            sends = desk.ledger.sends()
            if chosen.json:
                print_json(
                    {
                        "jobs": [
                            {"profile": send.profile, "environment": send.environment, **job_as_json(job)}
                            for send in sends
                            for job in send.jobs
                        ]
                    }
                )
            else:
                for send in sends:
                    print_send(send)
                if not sends:
                    print(translate("terminal", "Nothing was sent yet."))
        return ExitCode.DONE

    def _profile(self, chosen: argparse.Namespace) -> ExitCode:
        from joor_desktop.cli.profile_commands import ACTIONS

        with self._open_desk() as desk:
            return ACTIONS[chosen.action](desk, chosen)

    def _layouts(self, chosen: argparse.Namespace) -> ExitCode:
        from joor_desktop.cli.layout_commands import ACTIONS

        with self._open_desk() as desk:
            return ACTIONS[chosen.action](desk.layouts, chosen)

    def _practice_server(self, chosen: argparse.Namespace) -> ExitCode:
        from joor_desktop.practice.standalone import serve

        serve(chosen.port, lambda text: print(text, flush=True))
        return ExitCode.DONE

    def _remove_everything(self, chosen: argparse.Namespace) -> ExitCode:
        from joor_desktop.cli.removal import remove_everything

        return remove_everything(self._open_desk, chosen)


def _neither_file_nor_command(word: str) -> UsageError:
    return UsageError(
        translate("terminal", "There is no file and no command called “{word}”.").format(word=word),
        translate("terminal", "The commands are: {commands}.").format(commands=", ".join(COMMANDS)),
    )
