"""A remembered layout as a file, to be handed to a colleague: one JSON object with a format and a version."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import orjson

from joor_desktop.checks.wording import WORDINGS
from joor_desktop.errors import UnreadableFileError, UsageError
from joor_desktop.files.understanding import Choices, Target
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.problem import split_kind_code
from joor_desktop.model.texts import translate
from joor_desktop.storage.layouts import Layout, LayoutFix, TakenColumn, taken_column
from joor_desktop.work.converting import replace_whole
from joor_desktop.work.layout_memory import fingerprint_of

_FORMAT = "joor-desktop-layout"
_VERSION = 1
_MOST_BYTES = 10 * 2**20


def layout_as_json(layout: Layout) -> dict[str, Any]:
    """All of a layout, as other programs get it."""
    return {
        "fingerprint": layout.fingerprint,
        "name": layout.name,
        "file": layout.file,
        "last": layout.last.isoformat(),
        "columns": layout.columns,
        "taken": {key: {"targets": each.targets, "kind": each.kind} for key, each in layout.taken.items()},
        "choices": layout.choices,
        "fixes": [fix._asdict() for fix in layout.fixes],
    }


def export_layout(layout: Layout, out: pathlib.Path) -> None:
    """Write a layout into a file; raises UsageError for another ending than .json, UnwritableFileError."""
    if out.suffix.lower() != ".json":
        raise UsageError(
            translate("layouts", "A layout is written as JSON, and “{name}” would not open as that.").format(
                name=out.name
            ),
            translate("layouts", "Choose a name that ends with .json."),
        )
    content = {"format": _FORMAT, "version": _VERSION, **layout_as_json(layout)}
    written = orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

    def write(path: pathlib.Path) -> None:
        path.write_bytes(written)

    replace_whole(out, write)


def read_layout(file: pathlib.Path) -> Layout:
    """The layout in a file.

    Raises UnreadableFileError for a file that holds none, is damaged, or comes from a newer version.
    """
    content = _content(file)
    if content["version"] > _VERSION:
        raise UnreadableFileError(
            translate("layouts", "“{file}” comes from a newer version of this program.").format(file=file.name),
            translate("layouts", "Update this program, or have the layout exported with the version that you have."),
        )
    try:
        layout = _layout(content)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise _damaged(file) from error
    if layout.fingerprint != fingerprint_of(layout.columns):
        raise _damaged(file)
    return layout


def _content(file: pathlib.Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            written = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableFileError(
            translate("layouts", "“{file}” can't be read.").format(file=file.name), error.strerror or str(error)
        ) from error
    try:
        content = orjson.loads(written) if len(written) <= _MOST_BYTES else None
    except orjson.JSONDecodeError as error:
        if _FORMAT.encode() in written:
            raise _damaged(file) from error
        content = None
    if isinstance(content, dict) and content.get("format") == _FORMAT and isinstance(content.get("version"), int):
        return content
    raise UnreadableFileError(
        translate("layouts", "“{file}” holds no remembered layout.").format(file=file.name),
        translate("layouts", "Choose a file that was made with “Export…” under “Remembered layouts”."),
    )


def _damaged(file: pathlib.Path) -> UnreadableFileError:
    return UnreadableFileError(
        translate("layouts", "“{file}” is damaged.").format(file=file.name),
        translate("layouts", "Something in it is missing or was changed. Have the layout exported anew."),
    )


def _layout(content: Mapping[str, Any]) -> Layout:
    """Raises what Python raises where something is missing or is something else."""
    if content["choices"] is not None:
        _look_through(Choices.from_json(content["choices"]))
    last = datetime.fromisoformat(content["last"])
    return Layout(
        content["fingerprint"],
        _line(content["file"]),
        {str(key): _line(heading) for key, heading in content["columns"].items()},
        last if last.tzinfo else last.astimezone(),
        content["choices"],
        _line(content["name"]),
        {key: _taken(each) for key, each in content["taken"].items()},
        tuple(map(_fix, content["fixes"])),
    )


def _look_through(choices: Choices) -> None:
    for sheet in choices.sheets.values():
        _look_up([*(target for targets in sheet.columns.values() for target in targets), *sheet.constants])
        if not all(isinstance(text, str) for text in sheet.constants.values()):
            raise TypeError(sheet.constants)
        if not (sheet.header_row is None or isinstance(sheet.header_row, int)):
            raise TypeError(sheet.header_row)


def _line(text: Any) -> str:
    if not isinstance(text, str):
        raise TypeError(text)
    return text


def _taken(content: Mapping[str, Any]) -> TakenColumn:
    taken = taken_column(content["targets"], content["kind"])
    _look_up(taken.targets)
    return taken


def _fix(content: Mapping[str, Any]) -> LayoutFix:
    fix = LayoutFix(content["code"], content["node"], content["field"], bool(content["likely"]))
    code, country = split_kind_code(fix.code)
    wording, _ = WORDINGS[code], NODE_BY_KEY[fix.node].field(fix.field)
    if country and not wording.in_country:
        raise LookupError(fix.code)
    return fix


def _look_up(targets: Iterable[Target]) -> None:
    """Raises LookupError for a field that JOOR does not have."""
    for node, _, name in targets:
        NODE_BY_KEY[node].field(name)

