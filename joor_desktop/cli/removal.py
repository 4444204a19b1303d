"""Removing all that the program keeps of a person on this computer, after that was confirmed."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from joor_desktop.cli.exit_code import ExitCode
from joor_desktop.cli.output import complain
from joor_desktop.errors import KeychainError, StorageError, UsageError
from joor_desktop.model.texts import grouped, translate
from joor_desktop.storage.log_book import close_log_book
from joor_desktop.storage.removing import is_open_elsewhere, remove_files

if TYPE_CHECKING:
    from joor_desktop.work.desk import Desk
    from joor_desktop.work.removing import Kept

CONFIRMATION = "remove"
"""What is to be typed, in every language."""

PATIENCE_S = 60.0
"""How long an answer is waited for that no person types."""


def remove_everything(open_desk: Callable[[], Desk], chosen: argparse.Namespace) -> ExitCode:
    """Say what would go, ask, and remove it; nothing is removed before everything was asked.

    Raises UsageError where another window or terminal is open or a send is not settled, KeychainError where a token
    can't be forgotten, both unless it is forced, UsageError where a script gives no answer, and StorageError where
    something can't be removed.
    """
    from joor_desktop.work.removing import remove_secrets, what_is_kept

    with open_desk() as desk:
        kept = what_is_kept(desk)
    _print_kept(kept)
    _refuse(kept, forced=chosen.force)
    if not chosen.yes and not _confirmed():
        print(translate("terminal", "Nothing was removed."))
        return ExitCode.USAGE
    _refuse(kept, forced=chosen.force)  # the person may have taken a while
    try:
        with open_desk() as desk:
            remove_secrets(desk)
    except KeychainError as error:
        if not chosen.force:
            raise
        complain(error)
    _remove_files(kept)
    return ExitCode.DONE


def _print_kept(kept: Kept) -> None:
    text = translate(
        "terminal",
        "In {folder} lie settings, logs, and so many lists: {lists}, customers: {customers}, sends: {sends}.",
    )
    numbers = {"lists": kept.lists, "customers": kept.customers, "sends": kept.sends}
    print(text.format(folder=kept.database.parent, **{name: grouped(number) for name, number in numbers.items()}))
    if kept.profiles:
        text = translate("terminal", "The keychain may hold the tokens of these profiles: {profiles}.")
        print(text.format(profiles=", ".join(kept.profiles)))


def _refuse(kept: Kept, *, forced: bool) -> None:
    if forced:
        return
    if is_open_elsewhere(kept.database):
        raise UsageError(
            translate("terminal", "The program is open in another window or terminal."),
            translate("terminal", "Close it and try again. Nothing was removed."),
        )
    if kept.unsettled:
        jobs = ", ".join(map(str, kept.unsettled))
        raise UsageError(
            translate("terminal", "What became of some jobs is not settled yet: {jobs}.").format(jobs=jobs),
            translate(
                "terminal",
                "Only the program knows what was sent in them. Settle them with “settle” or “cancel”, or remove "
                "everything all the same with --force. Nothing was removed.",
            ),
        )


def _confirmed() -> bool:
    text = translate("terminal", "All of it goes for good. Type “{word}” to go on: ")
    print(text.format(word=CONFIRMATION), end="", flush=True)
    answer = sys.stdin.readline() if sys.stdin.isatty() else _piped_answer()
    return answer.strip() == CONFIRMATION


def _piped_answer() -> str:
    """What a script answers; read past the buffer of sys.stdin, for whose lock the end of the process would wait."""
    pieces: list[bytes] = []
    place = sys.stdin.fileno()

    def read_line() -> None:
        while (piece := os.read(place, 100)) and not piece.endswith(b"\n"):
            pieces.append(piece)
        pieces.append(piece)

    reading = threading.Thread(target=read_line, daemon=True)
    reading.start()
    reading.join(PATIENCE_S)
    if reading.is_alive():
        raise UsageError(
            translate("terminal", "There was no answer."),
            translate("terminal", "Nothing was removed. A script that wants no question says --yes."),
        )
    return b"".join(pieces).decode("utf-8", "replace")


def _remove_files(kept: Kept) -> None:
    close_log_book()
    stuck, foreign = remove_files(kept.database)
    if stuck:
        raise StorageError(
            translate("terminal", "Not everything could be removed."),
            translate("terminal", "Close the program everywhere and delete these yourself: {paths}.").format(
                paths=", ".join(map(str, stuck))
            ),
        )
    print(translate("terminal", "Everything was removed."))
    if foreign:
        text = translate("terminal", "What the program did not make stays: {paths}.")
        print(text.format(paths=", ".join(map(str, foreign))))
