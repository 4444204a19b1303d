"""A large workbook in pieces: a temporary copy in which every few thousand rows are a sheet of their own.

Calamine reads a sheet only as a whole, but lets other threads run meanwhile: in pieces, the rows of one are worked on
while the next is read, and only two of them are in memory.
"""

from __future__ import annotations

import os
import pathlib
import tempfile
import weakref
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import IO, TYPE_CHECKING, NamedTuple

from joor_desktop.files.package import Contents, Package, SheetPart
from joor_desktop.files.sheet_cutting import SheetCutter
from joor_desktop.files.sheet_facts import SheetFacts
from joor_desktop.files.sheet_scan import UnusualXmlError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

WORTH_CUTTING = 4 * 2**20
"""The bytes of XML, some 2,000 rows of 60 columns, from which on reading in pieces is faster."""

_PIECE = 4 * 2**20
"""Smaller pieces make threads wait for each other more often."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_BEFORE_ROWS = f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetData>'.encode()
_AFTER_ROWS = b"</sheetData></worksheet>"


class CutPiece(NamedTuple):
    """Some rows: the number of their sheet in the copy, and where their XML stands in its file."""

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
    """The copy in the file *path*, which is deleted at the latest when this object is."""

    def __init__(self, path: pathlib.Path, sheets: Sequence[CutSheet]) -> None:
        from python_calamine import CalamineWorkbook

        self.sheets = sheets
        self._book = CalamineWorkbook.from_path(path)
        self._file = path.open("rb")
        self._lock = Lock()
        weakref.finalize(self, _let_go, self._book, self._file, path)
        with suppress(OSError):  # what Windows deletes only when it is closed is gone here, whatever may happen
            path.unlink()

    def values(self, piece: CutPiece) -> CalamineSheet:
        """The values of the cells of *piece*; may be called from any thread."""
        with self._lock:
            return self._book.get_sheet_by_index(piece.number)

    def rows(self, piece: CutPiece) -> bytes:
        """The XML of the rows of *piece*."""
        self._file.seek(piece.start)
        return self._file.read(piece.length)


def _let_go(book: CalamineWorkbook, file: IO[bytes], path: pathlib.Path) -> None:
    book.close()
    file.close()
    with suppress(OSError):
        path.unlink()


def cut_workbook(package: Package, contents: Contents, sheets: Sequence[SheetPart]) -> CutWorkbook | None:
    """Copy these sheets in pieces; None where that is not worth its while, or can't be done.

    Raises what a damaged package raises.
    """
    if all(package.size(sheet.part) < WORTH_CUTTING for sheet in sheets):
        return None
    try:
        return _in_temporary_file(lambda file: _CopyWriter(file).write(package, contents, sheets))
    except (UnusualXmlError, OSError):  # or there is no room left for temporary files
        return None


def _in_temporary_file(write: Callable[[IO[bytes]], Sequence[CutSheet]]) -> CutWorkbook:
    number, name = tempfile.mkstemp(prefix="joor_desktop-", suffix=".xlsx")
    path = pathlib.Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            sheets = write(file)
        return CutWorkbook(path, sheets)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


class _CopyWriter:
    """Writes the copy to *file*, unpacked."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._zip = zipfile.ZipFile(file, "w")
        self._pieces = 0

    def write(self, package: Package, contents: Contents, sheets: Iterable[SheetPart]) -> list[CutSheet]:
        """Write all parts; returns where the pieces of *sheets* are."""
        with self._zip:
            cut = [self._add_sheet(package, sheet) for sheet in sheets]
            for part, name in ((contents.texts_part, "sharedStrings"), (contents.styles_part, "styles")):
                if part is not None:
                    self._copy(package.pieces(part), f"xl/{name}.xml")
            self._add_frame(from_1904=contents.from_1904)
        return cut

    def _add_sheet(self, package: Package, sheet: SheetPart) -> CutSheet:
        cutter = SheetCutter()
        pieces = [self._add_piece(rows) for rows in cutter.cut(package.pieces(sheet.part, _PIECE))]
        return CutSheet(sheet.name, pieces, cutter.facts, cutter.height, cutter.width)

    def _add_piece(self, rows: bytes) -> CutPiece:
        index = self._pieces
        self._pieces += 1
        self._zip.writestr(f"xl/worksheets/sheet{index}.xml", b"".join((_BEFORE_ROWS, rows, _AFTER_ROWS)))
        return CutPiece(index, self._file.tell() - len(_AFTER_ROWS) - len(rows), len(rows))

    def _copy(self, pieces: Iterable[bytes], name: str) -> None:
        with self._zip.open(name, "w") as part:
            for piece in pieces:
                part.write(piece)

    def _add_frame(self, *, from_1904: bool) -> None:
        """The parts that hold a workbook together."""
        numbers = range(self._pieces)
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
