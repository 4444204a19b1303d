"""The process in which the window imports: started by one side, run by the other.

They speak in lines of JSON. The importing process writes how far it is and, last, its result or what went wrong. It
stops when its standard input ends, so that it never outlives a window that was closed or killed.
"""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import asdict
from typing import IO, Any

from joor_desktop import errors
from joor_desktop.errors import CancelledError, JoorDesktopError
from joor_desktop.model.merging import ImportMode
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.work.context import TaskContext
from joor_desktop.work.importing import ImportResult, import_into_list
from joor_desktop.work.merge_preview import MergePreview, preview_merges

IMPORT_VERB = "import-into-list"
"""The argument that makes the program the importing process; it is for the window, not for people."""


PREVIEW_VERB = "preview-merge"
"""The argument that makes it the process that tells what an import would change."""

_Work = Callable[[TaskContext, Database], object]


def run_import(file: pathlib.Path, list_id: int, database_path: pathlib.Path, mode: ImportMode) -> int:
    """Be the importing process: import, tell about it on standard output, return the exit code."""

    def work(context: TaskContext, database: Database) -> None:
        from joor_desktop.storage.cleaning import clean_up
        from joor_desktop.storage.owner import Owner

        with Owner(database_path.parent) as owner:
            _tell({"result": asdict(import_into_list(context, file, list_id, database, owner.name, mode))})
            with suppress(JoorDesktopError):  # making room can wait until the next import
                clean_up(database)

    return _run(database_path, work)


def run_preview(file: pathlib.Path, list_id: int, database_path: pathlib.Path) -> int:
    """Be the process that tells, on standard output, what an import would change; return the exit code."""

    def work(context: TaskContext, database: Database) -> None:
        _tell({"result": [each.plain() for each in preview_merges(context, file, list_id, database)]})

    return _run(database_path, work)


def _run(database_path: pathlib.Path, work: _Work) -> int:
    context = TaskContext(lambda done, total, text: _tell({"done": done, "total": total, "text": text}))
    threading.Thread(target=_cancel_when_input_ends, args=(context,), daemon=True).start()
    try:
        with closing(Database(database_path)) as database:
            work(context, database)
    except JoorDesktopError as error:
        _tell({"error": type(error).__name__, "title": error.title, "detail": error.detail})
        return 1
    return 0


def import_in_process(
    context: TaskContext,
    file: pathlib.Path,
    list_id: int,
    database_path: pathlib.Path,
    mode: ImportMode = ImportMode.ADD,
) -> ImportResult:
    """Import *file* in a process of its own and wait for it.

    Raises what :func:`import_into_list` raises; a process that ends without a word becomes a JoorDesktopError.
    """
    return ImportResult(**_ask(context, [IMPORT_VERB, str(file), str(list_id), str(database_path), mode.value]))


def preview_in_process(
    context: TaskContext, file: pathlib.Path, list_id: int, database_path: pathlib.Path
) -> list[MergePreview]:
    """What importing *file* would change, in each mode, told by a process of its own; raises as an import does."""
    plain = _ask(context, [PREVIEW_VERB, str(file), str(list_id), str(database_path)])
    return [MergePreview.from_plain(each) for each in plain]


def _ask(context: TaskContext, arguments: list[str]) -> Any:
    """The result that the process of these arguments told."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        with subprocess.Popen(
            [*_program(), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            encoding="utf-8",
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            closer = threading.Thread(target=_close_when_cancelled, args=(context, process, process.stdin), daemon=True)
            closer.start()
            last = _listen(context, process.stdout)
        complaints.seek(0)
        return _result(context, last, complaints.read())


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-m", "joor_desktop"]


def _environment() -> dict[str, str]:
    # The package may be run from a checkout, which another process finds only by its path.
    package_home = str(pathlib.Path(__file__).resolve().parents[2])
    paths = [package_home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}


def _close_when_cancelled(context: TaskContext, process: subprocess.Popen[str], stdin: IO[str]) -> None:
    while process.poll() is None:
        if context.wait_until_cancelled(0.05):
            stdin.close()
            return


def _listen(context: TaskContext, lines: IO[str]) -> dict[str, Any]:
    last: dict[str, Any] = {}
    for line in lines:
        last = json.loads(line)
        if "done" in last and not context.cancelled():
            context.progress(last["done"], last["total"], last["text"])
    return last


def _result(context: TaskContext, last: dict[str, Any], complaint: str) -> Any:
    if "result" in last:
        return last["result"]
    if "error" in last:
        kind = getattr(errors, last["error"], JoorDesktopError)
        raise kind(last["title"], last["detail"])
    if context.cancelled():
        raise CancelledError(translate("task", "Stopped."), translate("task", "Nothing more was done."))
    raise JoorDesktopError(
        translate("import", "The import ended before its time."),
        translate("import", "The list is as it was. Try again; if it happens again, this may help support: {complaint}")
        .format(complaint=complaint.strip().splitlines()[-1] if complaint.strip() else "-"),
    )


def _tell(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _cancel_when_input_ends(context: TaskContext) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    context.cancel()
