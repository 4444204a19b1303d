"""Where the parts are put together: the window, the commands, and the process that imports."""

from __future__ import annotations

import gc
import io
import os
import pathlib
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from joor_desktop.work.desk import Desk


_PATIENCE_S = 1.0


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code: a command where one is named, otherwise the window with the files."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments == ["--self-test"]:
        from joor_desktop.self_test import run_self_test

        _speak_utf8()
        return run_self_test(has_screen=_has_screen())
    if not all(_is_file(argument) for argument in arguments):
        return _run_command(arguments)
    return _open_window([pathlib.Path(argument).absolute() for argument in arguments])


def _is_file(argument: str) -> bool:
    if argument.startswith("-"):
        return False
    answers: list[bool] = []
    asking = threading.Thread(target=lambda: answers.append(pathlib.Path(argument).is_file()), daemon=True)
    asking.start()
    asking.join(_PATIENCE_S)
    return answers[0] if answers else True  # a drive that doesn't answer: the window can say so


def _run_command(arguments: list[str]) -> int:
    from joor_desktop.storage.catalogues import speak_in_terminal
    from joor_desktop.work.import_verb import IMPORT_VERB

    speak_in_terminal()
    if arguments[0] == IMPORT_VERB:
        from joor_desktop.work.import_process import run_request

        return run_request(arguments[1])
    from joor_desktop.cli.commands import Terminal

    _speak_utf8()
    return Terminal(_open_desk).run(arguments)


def _speak_utf8() -> None:
    # What is piped into a file or a program is UTF-8 on every system; Windows would use an old code page.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def _open_desk() -> Desk:
    from joor_desktop.storage.log_book import open_log_book
    from joor_desktop.storage.paths import database_path
    from joor_desktop.work.desk import Desk
    from joor_desktop.work.site_profiles import take_site_settings

    open_log_book()
    for complaint in take_site_settings(database_path()):
        print(complaint, file=sys.stderr)
    return Desk(database_path())


def _has_screen() -> bool:
    # Qt ends the process by itself, with words for programmers, where it finds none.
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _open_window(files: list[pathlib.Path]) -> int:
    if not _has_screen():
        print("There is no screen to open a window on. Commands work without one: joor-desktop --help", file=sys.stderr)
        return 2
    # Until the window is there nothing is let go: looking through all that is loaded for it would take a tenth longer.
    gc.disable()
    from joor_desktop.storage.paths import database_path
    from joor_desktop.ui.start import run_window

    return run_window(database_path(), files)
