"""Loading the sheets of a workbook: values by calamine, and at the same time what only the XML tells."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files import refusals
from joor_desktop.files.cell_links import find_links
from joor_desktop.files.cell_styles import CellStyles
from joor_desktop.files.cut_workbook import CutSheet, CutWorkbook, cut_workbook, is_large
from joor_desktop.files.in_thread import InThread
from joor_desktop.files.package import Package, SheetPart
from joor_desktop.files.people_notes import notes_in
from joor_desktop.files.sheet_extent import LONGEST_START, far_cell
from joor_desktop.files.sheet_facts import SheetFacts
from joor_desktop.files.sheet_scan import CellScan, scan_sheet
from joor_desktop.files.shown_rows import Piece, Row, Rows, in_parts, shown_rows
from joor_desktop.files.stray_cells import StrayCells
from joor_desktop.files.template_names import LISTS_SHEET
from joor_desktop.files.understanding import TextShape

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

FIRST_ROWS = 100
"""The rows by which a table is understood."""

_READ_AHEAD = 2
"""The pieces that calamine reads beyond the one that is worked on: with one only, each waits for the other in turns."""


@dataclass(slots=True)
class LoadedSheet:
    """A visible sheet, or one of several tables in it.

    It holds the facts, the filled rows among the first 100, and all rows after these, read once, as asked for.
    ``table`` is what the table is called among all of a file ("" like the sheet), ``above`` how many rows of the sheet
    stand above it. ``cut_at`` names the cell at which another table begins that is not read, known once all rows were
    read. In text ``delimiter`` is the sign that divides the cells ("" in other files), and ``beyond`` notes those of
    later rows that are behind the last column of the first ones.
    """

    name: str
    height: int
    facts: SheetFacts
    first_rows: list[Row]
    other_rows: Iterable[Row]
    table: str = ""
    above: int = 0
    cut_at: list[str] = field(default_factory=list)
    delimiter: str = ""
    beyond: StrayCells = field(default_factory=StrayCells)

    @property
    def table_name(self) -> str:
        """The name that no other table of the file has."""
        return self.table or self.name

    def rows_after(self, number: int) -> Rows:
        """The filled rows below row *number*, which is one of the first 100; can be gone through once."""
        return Rows(chain([[row for row in self.first_rows if row[0] > number]], in_parts(self.other_rows)))

    def known_after(self, number: int) -> list[Row]:
        """The filled rows below row *number* that are there before they are asked for: all of a usual sheet, and of a
        long one those among the first 100."""
        others = self.other_rows if isinstance(self.other_rows, list) else []
        return [*(row for row in self.first_rows if row[0] > number), *others]


class Workbook:
    """The workbook at *path*; raises UnreadableFileError where it can't be read.

    ``hidden`` are the names of its hidden sheets; ``too_far`` are, by name, the last cells of those that reach too far
    to be read, known once the sheets are loaded.
    """

    def __init__(self, path: pathlib.Path) -> None:
        self._path = path
        with Package(path) as package:
            self._contents = package.contents()
        self._styles = CellStyles(
            self._contents.formats, self._contents.struck, from_1904=self._contents.from_1904
        )
        self.hidden = [sheet.name for sheet in self._contents.sheets if sheet.hidden and sheet.name != LISTS_SHEET]
        self.too_far: dict[str, str] = {}
        self.shape: TextShape | None = None

    def sheets(self) -> list[LoadedSheet]:
        """Load all visible sheets, but those that reach too far."""
        with refusing(self._path):
            self.too_far = self._find_too_far(believing=True)
            sheets = self._load()
            self._add_notes_and_links(sheets)
            return sheets

    def _add_notes_and_links(self, sheets: Iterable[LoadedSheet]) -> None:
        with Package(self._path) as package:
            parts, has_notes = {sheet.name: sheet.part for sheet in self._visible()}, package.has_notes()
            for sheet in sheets:
                if has_notes:
                    sheet.facts.notes = notes_in(package, parts[sheet.name])
                find_links(package, parts[sheet.name], sheet.facts)

    def _find_too_far(self, *, believing: bool) -> dict[str, str]:
        """The sheets of a workbook that is cut are looked at then, so with *believing* not here too."""
        with Package(self._path) as package:
            believing = believing and self._any_large(package)
            cells = {
                sheet.name: far_cell(partial(package.pieces, sheet.part, first=LONGEST_START), believing=believing)
                for sheet in self._visible()
            }
        return {name: cell for name, cell in cells.items() if cell is not None}

    def _visible(self) -> list[SheetPart]:
        return [sheet for sheet in self._contents.sheets if not sheet.hidden]

    def _any_large(self, package: Package) -> bool:
        return any(is_large(package, sheet) for sheet in self._visible())

    def _load(self) -> list[LoadedSheet]:
        wanted = [sheet for sheet in self._visible() if sheet.name not in self.too_far]
        with Package(self._path) as package:
            cut = cut_workbook(package, self._contents, wanted)
            any_believed = self._any_large(package)
        if cut is not None:
            return [self._load_cut(cut, sheet) for sheet in cut.sheets]
        if any_believed:
            self.too_far = self._find_too_far(believing=False)
        return self._load_whole([sheet for sheet in wanted if sheet.name not in self.too_far])

    def _load_whole(self, sheets: list[SheetPart]) -> list[LoadedSheet]:
        from python_calamine import CalamineWorkbook

        with CalamineWorkbook.from_path(self._path) as book:
            return [self._load_sheet(book, sheet) for sheet in sheets]

    def _load_sheet(self, book: CalamineWorkbook, sheet: SheetPart) -> LoadedSheet:
        """Calamine lets other threads run while it reads a sheet, so the look into the XML costs hardly any time."""
        scan = InThread(lambda: self._scan(sheet.part))
        try:
            values = book.get_sheet_by_name(sheet.name)
        finally:
            scan.join()
        facts = scan.result()
        height, width = (values.end[0] + 1, values.end[1] + 1) if values.end else (0, 0)
        rows = shown_rows([(values, facts)], facts.merges, width, self._styles.renderers)
        return loaded_sheet(sheet.name, height, facts, rows)

    def _scan(self, part: str) -> SheetFacts:
        with Package(self._path) as package:
            return scan_sheet(lambda: package.pieces(part), self._styles)

    def _load_cut(self, cut: CutWorkbook, sheet: CutSheet) -> LoadedSheet:
        rows = shown_rows(self._pieces(cut, sheet), sheet.facts.merges, sheet.width, self._styles.renderers)
        return loaded_sheet(sheet.name, sheet.height, sheet.facts, rows)

    def _pieces(self, cut: CutWorkbook, sheet: CutSheet) -> Iterator[Piece]:
        """While the rows of a piece are worked on, calamine reads the following ones."""
        cells = CellScan(self._styles)
        for number, piece in enumerate(sheet.pieces):
            for coming in sheet.pieces[number : number + _READ_AHEAD + 1]:
                cut.begin(coming)
            with refusing(self._path):
                facts = SheetFacts()
                cells.scan(cut.rows(piece), facts)
                values = cut.values(piece)
            yield values, facts


def loaded_sheet(name: str, height: int, facts: SheetFacts, rows: Iterable[Row]) -> LoadedSheet:
    """A sheet of *rows*, of which the first are read now; *height* is about its last row."""
    first: list[Row] = []
    for row in rows:
        first.append(row)
        if row[0] >= FIRST_ROWS:
            break
    return LoadedSheet(name, height, facts, first, rows)


@contextmanager
def refusing(path: pathlib.Path) -> Iterator[None]:
    """Turns what goes wrong in the libraries below, panics of compiled ones included, into words for a person."""
    try:
        yield
    except (UnreadableFileError, KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except ImportError as error:
        raise refusals.part_missing(path, str(error)) from error
    except BaseException as error:
        raise refusals.damaged(path) from error
