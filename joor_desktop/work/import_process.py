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
from dataclasses import asdict, dataclass
from enum import Enum
from functools import partial
from typing import IO, Any

from joor_desktop import errors
from joor_desktop.errors import CancelledError, JoorDesktopError
from joor_desktop.files.understanding import NO_CHOICES, Choices
from joor_desktop.model.merging import ImportMode
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.work.context import TaskContext
from joor_desktop.work.importing import ImportResult, import_into_list
from joor_desktop.work.merge_preview import MergePreview, preview_merges
from joor_desktop.work.surveying import Survey, survey_file
from joor_desktop.work.understanding import Understood, understand_file

IMPORT_VERB = "work-on-file"
"""The argument that makes the program such a process; it is for the window, not for people."""


@dataclass(frozen=True, slots=True)
class FileRequest:
    """What is asked of the process: a file, the database and in it the list, and what a person chose for the file
    (None: nothing yet)."""

    file: pathlib.Path
    list_id: int
    database_path: pathlib.Path
    choices: Choices | None = None


class _Task(Enum):
    UNDERSTAND = "understand"
    SURVEY = "survey"
    PREVIEW = "preview"
    IMPORT = "import"


def run_request(line: str) -> int:
    """Be the process: do what *line* asks for, tell about it on standard output, return the exit code."""
    plain = json.loads(line)
    choices = Choices.from_json(plain["choices"]) if plain["choices"] is not None else None
    request = FileRequest(
        pathlib.Path(plain["file"]), plain["list_id"], pathlib.Path(plain["database"]), choices
    )
    context = TaskContext(lambda done, total, text: _tell({"done": done, "total": total, "text": text}))
    threading.Thread(target=_cancel_when_input_ends, args=(context,), daemon=True).start()
    try:
        with closing(Database(request.database_path)) as database:
            _do(_Task(plain["task"]), request, ImportMode(plain["mode"]), context, database)
    except JoorDesktopError as error:
        _tell({"error": type(error).__name__, "title": error.title, "detail": error.detail})
        return 1
    return 0


def _do(task: _Task, request: FileRequest, mode: ImportMode, context: TaskContext, database: Database) -> None:
    file, list_id, choices = request.file, request.list_id, request.choices or NO_CHOICES
    if task is _Task.UNDERSTAND:
        _tell({"result": understand_file(file, database, request.choices).plain()})
    elif task is _Task.SURVEY:
        _tell({"result": survey_file(context, file, choices).plain()})
    elif task is _Task.PREVIEW:
        _tell({"result": [each.plain() for each in preview_merges(context, file, list_id, database, choices)]})
    else:
        from joor_desktop.storage.cleaning import clean_up
        from joor_desktop.storage.owner import Owner

        with Owner(request.database_path.parent) as owner:
            result = import_into_list(context, file, list_id, database, owner.name, mode, choices)
            _tell({"result": asdict(result)})
            with suppress(JoorDesktopError):  # making room can wait until the next import
                clean_up(database)


def import_in_process(
    context: TaskContext, request: FileRequest, mode: ImportMode = ImportMode.ADD
) -> ImportResult:
    """Import a file in a process of its own and wait for it.

    Raises what :func:`import_into_list` raises; a process that ends without a word becomes a JoorDesktopError.
    """
    return ImportResult(**_ask(context, _Task.IMPORT, request, mode))


def preview_in_process(context: TaskContext, request: FileRequest) -> list[MergePreview]:
    """What importing a file would change, in each mode, told by a process of its own; raises as an import does."""
    return [MergePreview.from_plain(each) for each in _ask(context, _Task.PREVIEW, request)]


def understand_in_process(context: TaskContext, request: FileRequest) -> Understood:
    """How a file is understood, told by a process of its own; raises as an import does."""
    return Understood.from_plain(_ask(context, _Task.UNDERSTAND, request))


def survey_in_process(context: TaskContext, request: FileRequest) -> Survey:
    """What a file comes to, told by a process of its own; raises as an import does."""
    return Survey.from_plain(_ask(context, _Task.SURVEY, request))


def _ask(context: TaskContext, task: _Task, request: FileRequest, mode: ImportMode = ImportMode.ADD) -> Any:
    """The result that the process told."""
    plain = {
        "task": task.value,
        "mode": mode.value,
        "file": str(request.file),
        "list_id": request.list_id,
        "database": str(request.database_path),
        "choices": request.choices.to_json() if request.choices is not None else None,
    }
    with (
        tempfile.TemporaryDirectory(prefix="joor_desktop-", ignore_cleanup_errors=True) as scratch,
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints,
    ):
        with subprocess.Popen(
            [*_program(), IMPORT_VERB, json.dumps(plain)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            encoding="utf-8",
            env=_environment(scratch),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            stop = partial(_stop, process, process.stdin, at_once=task is not _Task.IMPORT)
            threading.Thread(target=_stop_when_cancelled, args=(context, process, stop), daemon=True).start()
            last = _listen(context, process.stdout)
        complaints.seek(0)
        return _result(context, last, complaints.read())


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-m", "joor_desktop"]


def _environment(scratch: str) -> dict[str, str]:
    # The package may be run from a checkout, which another process finds only by its path.
    package_home = str(pathlib.Path(__file__).resolve().parents[2])
    paths = [package_home, *filter(None, [os.environ.get("PYTHONPATH")])]
    # However the process ends, its temporary files go with their folder.
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch)
    return {**os.environ, **temporary, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}


def _stop_when_cancelled(context: TaskContext, process: subprocess.Popen[str], stop: Callable[[], None]) -> None:
    while process.poll() is None:
        if context.wait_until_cancelled(0.05):
            stop()
            return


def _stop(process: subprocess.Popen[str], stdin: IO[str], *, at_once: bool) -> None:
    """End the process; one that imports ends by itself, so that it is certain what became of the list."""
    if at_once:
        process.kill()
    else:
        stdin.close()


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
