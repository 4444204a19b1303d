"""A large workbook in pieces: temporary copies in which every few thousand rows are a sheet of their own.

Calamine reads a sheet only as a whole, but lets other threads run meanwhile: in pieces, the first is read while the
others are cut, the rows of one are worked on while the next is read, and only some of them are in memory.
"""

from __future__ import annotations

import os
import pathlib
import tempfile
import weakref
import zipfile
from collections.abc import Collection, Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from typing import IO, TYPE_CHECKING, NamedTuple

from joor_desktop.files.in_thread import Coming, InTurn
from joor_desktop.files.package import Contents, Package, SheetPart
from joor_desktop.files.sheet_cutting import SheetCutter
from joor_desktop.files.sheet_facts import SheetFacts
from joor_desktop.files.sheet_scan import UnusualXmlError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

WORTH_CUTTING = 4 * 2**20
"""The bytes of XML, some 2,000 rows of 60 columns, from which on reading in pieces is faster."""

_PIECE = 3 * 2**20
"""Smaller pieces make threads wait for each other more often."""

_AHEAD = 2
"""The pieces of a sheet that calamine reads in about the time in which the others are cut."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_BEFORE_ROWS = f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetData>'.encode()
_AFTER_ROWS = b"</sheetData></worksheet>"


_Values = Coming["CalamineSheet"]


class CutPiece(NamedTuple):
    """Some rows: the copy that holds them, the number of their sheet there, and where their XML stands in its file."""

    copy: int
    number: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class CutSheet:
    """A sheet in pieces; ``facts`` tell only of the surroundings of its cells, see SheetCutter."""

    name: str
    pieces: Sequence[CutPiece]
    facts: SheetFacts
    height: int
    width: int


class CutWorkbook:
    """The copies that hold the pieces of *sheets*; those that are *coming* are being read already, by *reader*."""

    def __init__(
        self, sheets: Sequence[CutSheet], copies: Sequence[_Copy], reader: InTurn, coming: dict[CutPiece, _Values]
    ) -> None:
        self.sheets = sheets
        self._copies = copies
        self._reader = reader
        self._coming = coming

    def begin(self, piece: CutPiece) -> None:
        """Let the values of *piece* be read beside this thread, for :meth:`values`."""
        if piece not in self._coming:
            self._coming[piece] = self._reader.call(partial(self._copies[piece.copy].values, piece.number), piece.copy)

    def values(self, piece: CutPiece) -> CalamineSheet:
        """The values of the cells of *piece*, which nobody asks for twice; this thread reads until they are there."""
        self.begin(piece)
        return self._reader.result(self._coming.pop(piece))

    def rows(self, piece: CutPiece) -> bytes:
        """The XML of the rows of *piece*."""
        return self._copies[piece.copy].rows(piece)


def is_large(package: Package, sheet: SheetPart) -> bool:
    """Whether it is worth while to cut *sheet*."""
    return package.size(sheet.part) >= WORTH_CUTTING


def cut_workbook(package: Package, contents: Contents, sheets: Sequence[SheetPart]) -> CutWorkbook | None:
    """Copy these sheets in pieces; None where that is not worth its while, or can't be done.

    Raises what a damaged package raises.
    """
    if not any(is_large(package, sheet) for sheet in sheets):
        return None
    try:
        with ExitStack() as unfinished:
            return _Cutting(package, contents, unfinished).cut(sheets)
    except (UnusualXmlError, OSError):  # or there is no room left for temporary files
        return None


class _Cutting:
    """Cuts the sheets of a workbook into some copies, so that the first pieces are read while the others are cut."""

    def __init__(self, package: Package, contents: Contents, unfinished: ExitStack) -> None:
        self._package = package
        self._contents = contents
        self._unfinished = unfinished
        self._copies: list[_Copy] = []
        self._coming: dict[CutPiece, _Values] = {}
        self._reader = InTurn()
        unfinished.callback(self._reader.give_up)

    def cut(self, parts: Sequence[SheetPart]) -> CutWorkbook:
        """The workbook in pieces; without the first one of each sheet no other is worked on.

        The others are in two copies, for two threads that read at the same time.
        """
        sheets = [_SheetInPieces(part, self._package, self._contents.struck) for part in parts]
        self._copy([self._begin()], sheets, 1 if len(sheets) > 1 else _AHEAD)
        self._copy([self._begin(), self._begin()], sheets)
        self._unfinished.pop_all()
        return CutWorkbook([sheet.cut() for sheet in sheets], self._copies, self._reader, self._coming)

    def _copy(self, writers: Sequence[_CopyWriter], sheets: Sequence[_SheetInPieces], most: int | None = None) -> None:
        """Write the next pieces of each sheet, all or at *most* so many, into one copy after the other by turns."""
        wanted: list[CutPiece] = []
        turns = cycle(enumerate(writers, len(self._copies)))
        for sheet in (*sheets[1:], *sheets[:1]):  # the first is that of the customers, whose entries are read before
            for rows, (number, writer) in zip(islice(sheet.coming, most), turns, strict=False):
                piece = CutPiece(number, *writer.add_piece(rows))
                if len(sheet.pieces) < _AHEAD:
                    wanted.append(piece)
                sheet.pieces.append(piece)
        self._copies += [writer.finish(self._package, self._contents) for writer in writers]
        for piece in wanted:
            read = partial(self._copies[piece.copy].values, piece.number)
            self._coming[piece] = self._reader.call(read, piece.copy)

    def _begin(self) -> _CopyWriter:
        number, name = tempfile.mkstemp(prefix="joor_desktop-", suffix=".xlsx")
        writer = _CopyWriter(pathlib.Path(name), os.fdopen(number, "w+b"))
        self._unfinished.callback(writer.abandon)
        return writer


class _SheetInPieces:
    """A sheet while it is cut: *coming* are the rows of its next pieces."""

    def __init__(self, sheet: SheetPart, package: Package, struck: Collection[int]) -> None:
        self.pieces: list[CutPiece] = []
        self._name = sheet.name
        self._cutter = SheetCutter(struck)
        xml = package.pieces(sheet.part, _PIECE, first=_PIECE // 4)  # for the first one somebody waits
        self.coming = self._cutter.cut(xml)

    def cut(self) -> CutSheet:
        """The sheet, when no more pieces are to come."""
        return CutSheet(self._name, self.pieces, self._cutter.facts, self._cutter.height, self._cutter.width)


class _Copy:
    """A copy of that many pieces in *file*, the file *path*, which is deleted at the latest when this object is."""

    def __init__(self, path: pathlib.Path, file: IO[bytes], pieces: int) -> None:
        self.pieces = pieces
        self._path = path
        self._file = file
        self._book: CalamineWorkbook | None = None
        weakref.finalize(self, _delete, file, path)

    def values(self, number: int) -> CalamineSheet:
        """The values of the cells of sheet *number*; may be called from one thread at a time."""
        book = self._book = self._book or self._open()
        return book.get_sheet_by_index(number)

    def _open(self) -> CalamineWorkbook:
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_path(self._path)
        weakref.finalize(self, book.close)
        with suppress(OSError):  # what Windows deletes only when it is closed is gone here, whatever may happen
            self._path.unlink()
        return book

    def rows(self, piece: CutPiece) -> bytes:
        """The XML of the rows of *piece*."""
        self._file.seek(piece.start)
        return self._file.read(piece.length)


def _delete(file: IO[bytes], path: pathlib.Path) -> None:
    file.close()
    with suppress(OSError):
        path.unlink()


class _CopyWriter:
    """Writes a copy to *file*, unpacked."""

    def __init__(self, path: pathlib.Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file
        self._zip = zipfile.ZipFile(file, "w")
        self.pieces = 0

    def add_piece(self, rows: bytes) -> tuple[int, int, int]:
        """Write these rows as a sheet: its number, and where the XML of the rows starts and how long it is."""
        number = self.pieces
        self.pieces += 1
        self._zip.writestr(f"xl/worksheets/sheet{number}.xml", b"".join((_BEFORE_ROWS, rows, _AFTER_ROWS)))
        return number, self._file.tell() - len(_AFTER_ROWS) - len(rows), len(rows)

    def finish(self, package: Package, contents: Contents) -> _Copy:
        """Write what makes the sheets a workbook."""
        with self._zip:
            for part, name in ((contents.texts_part, "sharedStrings"), (contents.styles_part, "styles")):
                if part is not None:
                    self._copy(package.pieces(part), f"xl/{name}.xml")
            self._add_frame(from_1904=contents.from_1904)
        self._file.flush()
        return _Copy(self._path, self._file, self.pieces)

    def abandon(self) -> None:
        """Delete what was written."""
        with suppress(OSError, ValueError):  # there may be no room for the end of the package, or no file any more
            self._zip.close()
        _delete(self._file, self._path)

    def _copy(self, pieces: Iterable[bytes], name: str) -> None:
        with self._zip.open(name, "w") as part:
            for piece in pieces:
                part.write(piece)

    def _add_frame(self, *, from_1904: bool) -> None:
        """The parts that hold a workbook together."""
        numbers = range(self.pieces)
        sheets = "".join(f'<sheet name="{n}" sheetId="{n + 1}" r:id="rId{n}"/>' for n in numbers)
        related = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
        related += [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
        properties = f'<workbookPr date1904="{int(from_1904)}"/>'
        workbook = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{properties}<sheets>{sheets}</sheets></workbook>'
        self._zip.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        self._zip.writestr("xl/workbook.xml", workbook)
        self._zip.writestr("xl/_rels/workbook.xml.rels", _relations(related))


def _relations(related: Iterable[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'
