"""From a file of customers to a payload, or to a workbook in the program's own layout."""

from __future__ import annotations

import os
import pathlib
import secrets
import tempfile
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from joor_desktop.errors import UnwritableFileError, UsageError
from joor_desktop.files.workbook_writer import write_workbook
from joor_desktop.joor import wire
from joor_desktop.model.profile import WireFormat
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.work.checking import CheckedFile, CheckedRecord, check_file
from joor_desktop.work.context import TaskContext

_KEPT_IN_MEMORY = 16 * 2**20
_READ_AT_ONCE = 2**20

Writer = Callable[[Iterable[Record], pathlib.Path], None]


class ValidRecords:
    """Keeps the good records of a file as their stored bodies, one a line: many of them in a temporary file.

    Raises UnwritableFileError where there is no room for that file.
    """

    def __init__(self) -> None:
        self._lines = tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY)  # noqa: SIM115  # closed below
        weakref.finalize(self, self._lines.close)
        self._numbers = array("L")
        self._dropped: set[int] = set()

    def keep(self, each: CheckedRecord) -> None:
        """Keep a record that has no error of its own."""
        try:
            self._lines.write(each.record.to_body() + b"\n")
        except OSError as error:
            raise _no_room(error) from error
        self._numbers.append(each.number)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget records in which an error was found later."""
        self._dropped.update(set(numbers).intersection(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers) - len(self._dropped)

    def __iter__(self) -> Iterator[Record]:
        bodies = zip(self._numbers, self._bodies(), strict=True)
        return (Record.from_body(body) for number, body in bodies if number not in self._dropped)

    def _bodies(self) -> Iterator[bytes]:
        position = 0
        while True:
            self._lines.seek(position)
            lines = self._lines.readlines(_READ_AT_ONCE)
            if not lines:
                return
            position = self._lines.tell()
            yield from lines


def _no_room(error: OSError) -> UnwritableFileError:
    return UnwritableFileError(
        translate("convert", "There is no room for the customers that were read."),
        translate("convert", "{reason}. Make room on the disk for temporary files, then try again.").format(
            reason=error.strerror or str(error)
        ),
    )


def check_and_keep(context: TaskContext, file: pathlib.Path) -> tuple[CheckedFile, ValidRecords]:
    """Check *file* and keep its good records; raises UnreadableFileError, UnwritableFileError."""
    valid = ValidRecords()
    checked = check_file(context, file, valid.keep)
    valid.drop(checked.invalid)
    return checked, valid


def convert(
    context: TaskContext, file: pathlib.Path, out: pathlib.Path, *, only_valid: bool
) -> tuple[CheckedFile, int]:
    """Write the customers of *file* to *out*, in the format that its ending names: .json, .xml or .xlsx.

    Nothing is written where the file has errors, unless *only_valid* leaves those customers out. Returns what checking
    found and how many customers were written (0 where nothing was). Raises UsageError, UnreadableFileError,
    UnwritableFileError.
    """
    write = writer_for(out)
    checked, valid = check_and_keep(context, file)
    if (checked.errors and not only_valid) or not len(valid):
        return checked, 0
    replace_whole(out, lambda path: write(valid, path))
    return checked, len(valid)


def writer_for(out: pathlib.Path) -> Writer:
    """What writes a file of *out*'s ending; raises UsageError for an ending that is not known."""
    writers: dict[str, Writer] = {".json": _write_json, ".xml": _write_xml, ".xlsx": write_workbook}
    try:
        return writers[out.suffix.lower()]
    except KeyError:
        raise UsageError(
            translate("convert", "“{name}” has an ending that can't be written.").format(name=out.name),
            translate("convert", "Choose a name that ends with .json, .xml or .xlsx."),
        ) from None


def replace_whole(out: pathlib.Path, write: Callable[[pathlib.Path], None]) -> None:
    """Let *write* fill a file beside *out*, then put it in *out*'s place: never half a file, never a lost old one.

    Raises UnwritableFileError, also for a file that is there and must not be written, though it could be replaced.
    """
    _check_place(out)
    unfinished = out.with_name(f".{out.stem}-{secrets.token_hex(4)}{out.suffix}")
    try:
        write(unfinished)
        unfinished.replace(out)
    except OSError as error:
        advice = translate("convert", "{reason}. Close the file if it is open elsewhere, or choose another folder.")
        raise _unwritable(out, advice.format(reason=error.strerror or str(error))) from error
    finally:
        with suppress(OSError):  # what went wrong before it is what the person should read
            unfinished.unlink(missing_ok=True)


def _check_place(out: pathlib.Path) -> None:
    if not out.parent.is_dir():
        advice = translate("convert", "There is no folder {folder}. Make it first, or choose another.")
        raise _unwritable(out, advice.format(folder=out.parent))
    if out.is_dir():
        raise _unwritable(out, translate("convert", "A folder has this name. Choose another name."))
    if out.exists() and not os.access(out, os.W_OK):
        advice = translate("convert", "It is there already and may only be read. Choose another name.")
        raise _unwritable(out, advice)


def _unwritable(out: pathlib.Path, advice: str) -> UnwritableFileError:
    return UnwritableFileError(translate("convert", "“{name}” could not be written.").format(name=out.name), advice)


def _write_json(records: Iterable[Record], out: pathlib.Path) -> None:
    _write_payload(records, out, WireFormat.JSON)


def _write_xml(records: Iterable[Record], out: pathlib.Path) -> None:
    _write_payload(records, out, WireFormat.XML)


def _write_payload(records: Iterable[Record], out: pathlib.Path, wire_format: WireFormat) -> None:
    with out.open("wb") as file:
        for piece in wire.write(records, wire_format):
            file.write(piece)
