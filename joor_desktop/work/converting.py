"""From a file of customers to a payload, to a workbook in the program's own layout, or to a text file."""

from __future__ import annotations

import os
import pathlib
import secrets
import tempfile
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate

from joor_desktop.errors import UnwritableFileError, UsageError
from joor_desktop.files.csv_writer import write_csv
from joor_desktop.files.workbook_writer import write_workbook
from joor_desktop.joor import wire
from joor_desktop.model.profile import WireFormat
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.work.checking import CheckedFile, CheckedRecord, check_file
from joor_desktop.work.context import TaskContext

_KEPT_IN_MEMORY = 48 * 2**20
_READ_AT_ONCE = 500

Pack = Callable[[Record], bytes]


class ValidRecords:
    """Keeps the good records of a file, packed: many of them in a temporary file.

    Raises UnwritableFileError where there is no room for that file.

    :param pack: makes the bytes that are kept of a record; only stored bodies can be gone through as records again.
    """

    def __init__(self, pack: Pack = Record.to_body) -> None:
        self._pack = pack
        self._file = tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY)  # noqa: SIM115  # closed below
        weakref.finalize(self, self._file.close)
        self._numbers = array("L")
        self._sizes = array("L")
        self._dropped: set[int] = set()

    def keep(self, each: CheckedRecord) -> None:
        """Keep a record that has no error of its own."""
        packed = self._pack(each.record)
        try:
            self._file.write(packed)
        except OSError as error:
            raise _no_room(error) from error
        self._numbers.append(each.number)
        self._sizes.append(len(packed))

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget records in which an error was found later."""
        self._dropped.update(set(numbers).intersection(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers) - len(self._dropped)

    def __iter__(self) -> Iterator[Record]:
        return map(Record.from_body, self.packed())

    def packed(self) -> Iterator[bytes]:
        """What was kept of each record, in order."""
        position = 0
        for first in range(0, len(self._sizes), _READ_AT_ONCE):
            sizes = self._sizes[first : first + _READ_AT_ONCE]
            self._file.seek(position)
            read = self._file.read(sum(sizes))
            position += len(read)
            ends = list(accumulate(sizes))
            for number, end, size in zip(self._numbers[first : first + _READ_AT_ONCE], ends, sizes, strict=True):
                if number not in self._dropped:
                    yield read[end - size : end]


def _no_room(error: OSError) -> UnwritableFileError:
    return UnwritableFileError(
        translate("convert", "There is no room for the customers that were read."),
        translate("convert", "{reason}. Make room on the disk for temporary files, then try again.").format(
            reason=error.strerror or str(error)
        ),
    )


def check_and_keep(
    context: TaskContext, file: pathlib.Path, pack: Pack = Record.to_body
) -> tuple[CheckedFile, ValidRecords]:
    """Check *file* and keep its good records; raises UnreadableFileError, UnwritableFileError."""
    valid = ValidRecords(pack)
    checked = check_file(context, file, valid.keep)
    valid.drop(checked.invalid)
    return checked, valid


def convert(
    context: TaskContext, file: pathlib.Path, out: pathlib.Path, *, only_valid: bool
) -> tuple[CheckedFile, int]:
    """Write the customers of *file* to *out*, in the format that its ending names: .json, .xml, .xlsx or .csv.

    Nothing is written where the file has errors, unless *only_valid* leaves those customers out. Returns what checking
    found and how many customers were written (0 where nothing was). Raises UsageError, UnreadableFileError,
    UnwritableFileError.
    """
    target = _target(out)
    checked, valid = check_and_keep(context, file, target.pack)
    if (checked.errors and not only_valid) or not len(valid):
        return checked, 0
    replace_whole(out, lambda path: target.write(valid, path))
    return checked, len(valid)


@dataclass(frozen=True, slots=True)
class _Target:
    """A format to convert to: what is kept of a record while the rest is read, and how that is written."""

    pack: Pack
    write: Callable[[ValidRecords, pathlib.Path], None]


def _target(out: pathlib.Path) -> _Target:
    """The format of *out*'s ending; raises UsageError for an ending that is not known."""
    targets = {
        ".json": _payload(WireFormat.JSON),
        ".xml": _payload(WireFormat.XML),
        ".xlsx": _WORKBOOK,
        ".csv": _TEXT,
    }
    try:
        return targets[out.suffix.lower()]
    except KeyError:
        raise UsageError(
            translate("convert", "“{name}” has an ending that can't be written.").format(name=out.name),
            translate("convert", "Choose a name that ends with .json, .xml, .xlsx or .csv."),
        ) from None


_WORKBOOK = _Target(Record.to_body, write_workbook)
_TEXT = _Target(Record.to_body, write_csv)


def _payload(wire_format: WireFormat) -> _Target:
    """Each record is written when it is read: once, and while it is at hand."""

    def write(valid: ValidRecords, out: pathlib.Path) -> None:
        with out.open("wb") as file:
            for piece in wire.join(valid.packed(), wire_format):
                file.write(piece)

    return _Target(wire.record_writer(wire_format), write)


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
