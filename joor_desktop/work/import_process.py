"""The process in which the window imports: started by one side, run by the other.

It can be ended at any moment before it shows an import: it asks the window before that, and what it wrote until then is
hidden. After that it ends by itself, so that it is certain what became of the list.
"""

from __future__ import annotations

import json
import pathlib
import sys
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from enum import Enum
from functools import partial
from typing import Any, Self

from joor_desktop import errors
from joor_desktop.errors import JoorDesktopError
from joor_desktop.files import refusals
from joor_desktop.files.steady import FileState, state_of
from joor_desktop.files.understanding import NO_CHOICES, Choices
from joor_desktop.model.merging import ImportMode
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.incidents import noted
from joor_desktop.work.child_process import ChildProcess, Message
from joor_desktop.work.child_voice import ChildVoice
from joor_desktop.work.context import TaskContext
from joor_desktop.work.import_verb import IMPORT_VERB
from joor_desktop.work.importing import ImportResult, import_into_list
from joor_desktop.work.merge_preview import MergePreview, preview_merges
from joor_desktop.work.surveying import Survey, survey_file
from joor_desktop.work.understanding import Understood, understand_file


@dataclass(frozen=True, slots=True)
class FileRequest:
    """What is asked of the process: a file, the database and in it the list, what a person chose for the file (None:
    nothing yet), and what state it was in when it was looked at (None: it doesn't matter).

    A file that is in another state by then is neither previewed nor imported.
    """

    file: pathlib.Path
    list_id: int
    database_path: pathlib.Path
    choices: Choices | None = None
    seen: FileState | None = None

    def to_json(self) -> dict[str, Any]:
        """As data that JSON carries."""
        return {
            "file": str(self.file),
            "list_id": self.list_id,
            "database": str(self.database_path),
            "choices": self.choices.to_json() if self.choices is not None else None,
            "seen": self.seen,
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Self:
        """Read back what :meth:`to_json` made."""
        return cls(
            pathlib.Path(plain["file"]),
            plain["list_id"],
            pathlib.Path(plain["database"]),
            Choices.from_json(plain["choices"]) if plain["choices"] is not None else None,
            FileState(*plain["seen"]) if plain["seen"] is not None else None,
        )

    def check_state(self) -> None:
        """Raise ChangedFileError where the file is no longer what it was, UnreadableFileError where it is gone."""
        if self.seen is not None and state_of(self.file) != self.seen:
            raise refusals.other_than_looked_at(self.file)


class _Task(Enum):
    UNDERSTAND = "understand"
    SURVEY = "survey"
    PREVIEW = "preview"
    IMPORT = "import"
    TIDY = "tidy"


def run_request(line: str) -> int:
    """Be the process: do what *line* asks for, tell about it on standard output, return the exit code."""
    plain = json.loads(line)
    request = FileRequest.from_json(plain)
    voice = ChildVoice()
    try:
        with closing(Database(request.database_path)) as database:
            _do(_Task(plain["task"]), request, ImportMode(plain["mode"]), voice, database)
    except JoorDesktopError as error:
        voice.tell_error(error)
    except Exception as error:  # noqa: BLE001 - told in the last line, as that of any process that ends before its time
        print(noted(error), file=sys.stderr)
        return 70
    return voice.exit_code


def _do(task: _Task, request: FileRequest, mode: ImportMode, voice: ChildVoice, database: Database) -> None:
    file, list_id, choices = request.file, request.list_id, request.choices or NO_CHOICES
    if task is _Task.UNDERSTAND:
        voice.tell_result(understand_file(file, database, request.choices).plain())
    elif task is _Task.SURVEY:
        request.check_state()
        voice.tell_result(survey_file(voice.context, file, choices).plain())
    elif task is _Task.PREVIEW:
        request.check_state()
        previews = preview_merges(voice.context, file, list_id, database, choices)
        voice.tell_result([each.plain() for each in previews])
    elif task is _Task.IMPORT:
        _import(request, mode, voice, database)
    else:
        _tidy(database)
        voice.tell_result(None)


def _import(request: FileRequest, mode: ImportMode, voice: ChildVoice, database: Database) -> None:
    from joor_desktop.storage.owner import Owner

    def ask() -> None:
        request.check_state()
        voice.wait_for_permission()

    request.check_state()
    file, list_id, choices = request.file, request.list_id, request.choices or NO_CHOICES
    try:
        with Owner(request.database_path.parent) as owner:
            result = import_into_list(voice.context, file, list_id, database, owner.name, mode, choices, ask)
            voice.tell_result(asdict(result))
    except JoorDesktopError as error:
        voice.tell_error(error)  # at once: nobody should wait for what follows
    with suppress(JoorDesktopError):  # making room can wait until the next import
        _tidy(database)


def _tidy(database: Database) -> None:
    from joor_desktop.storage.cleaning import clean_up

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
    plain = {"task": task.value, "mode": mode.value, **request.to_json()}
    tidy = partial(_tidy_after, request) if task is _Task.IMPORT else _do_nothing
    process = ChildProcess([IMPORT_VERB, json.dumps(plain)], request.file, tidy)
    return _result(process.last_message(context), permitted=process.permitted)


def _do_nothing() -> None:
    return


def _tidy_after(request: FileRequest) -> None:
    """What an import that was killed had written takes room until it is taken out; nobody waits for that."""
    with suppress(JoorDesktopError):  # the next import does it too
        _ask(TaskContext(), _Task.TIDY, request)


def _result(last: Message, *, permitted: bool) -> Any:
    if "result" in last:
        return last["result"]
    if "error" in last:
        kind = getattr(errors, last["error"], JoorDesktopError)
        raise kind(last["title"], last["detail"])
    list_now = (
        translate("import", "Look at the list: all customers of the file are in it, or none.")
        if permitted
        else translate("import", "The list is as it was.")
    )
    raise JoorDesktopError(
        translate("import", "The import ended before its time."),
        translate("import", "{list_now} Try again; if it happens again, this may help support: {complaint}").format(
            list_now=list_now, complaint=last["complaint"]
        ),
    )
