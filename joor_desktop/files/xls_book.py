"""Loading the sheets of workbooks of the old kind (.xls, Excel 95 to 2003); other files are packed in the same way."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from joor_desktop.files import refusals
from joor_desktop.files.builtin_formats import BUILTIN_FORMATS, GENERAL
from joor_desktop.files.cell_styles import CellStyles
from joor_desktop.files.compound_file import CompoundFile
from joor_desktop.files.error_values import error_text
from joor_desktop.files.opened_book import OpenedBook
from joor_desktop.files.people_notes import note_of_person
from joor_desktop.files.sheet_facts import SheetFacts
from joor_desktop.files.sheet_loading import LoadedSheet, loaded_sheet, refusing
from joor_desktop.files.shown_rows import Row, text_rows
from joor_desktop.files.struck_cells import add_struck
from joor_desktop.files.template_names import LISTS_SHEET
from joor_desktop.files.xls_formulas import Formulas, sheet_starts, telling_formulas
from joor_desktop.files.xls_texts import SharedTexts, hide_shared_texts

_LARGEST = 2**29
_LOCKED_XLSX = "EncryptedPackage"
_WORKBOOKS = ("Workbook", "Book")
_ENCRYPTED = "encrypted"
_DIGITS_LOST_FROM = 1e15

# xlrd's kinds of cells; it is imported late. All others are numbers.
_TEXT, _BOOLEAN, _ERROR = 1, 4, 5
_NOTHING = (0, 6)


class XlsBook(OpenedBook):
    """The workbook at *path*, a book whose ``hidden`` is known once its sheets are loaded.

    A sheet of this kind has 65,536 rows of 256 columns at most, so none reaches too far.
    """

    def sheets(self) -> list[LoadedSheet]:
        """Load all visible sheets; raises UnreadableFileError."""
        with refusing(self._path):
            workbook = self._workbook()
            rest, texts = hide_shared_texts(workbook)
            book, shared, found = self._open(rest)
            cells = _Cells(shared, _styles(book))
            starts = sheet_starts(rest)
            formulas = telling_formulas(book, rest, starts)
            self.hidden = [each.name for each in found if each.visibility and each.name != LISTS_SHEET]
            return [
                self._loaded(sheet, cells, texts.get(starts[index], SharedTexts()), _facts(sheet, formulas[index]))
                for index, sheet in enumerate(found)
                if not sheet.visibility
            ]

    def _loaded(self, sheet: Any, cells: _Cells, texts: SharedTexts, facts: SheetFacts) -> LoadedSheet:
        width = max((sheet.row_len(index) for index in range(sheet.nrows)), default=0)
        width, height = max(width, texts.width), max(sheet.nrows, texts.height)
        for row, column in cells.struck(sheet, height, texts) if cells.styles.struck else ():
            add_struck(facts, row + 1, column)
        shown = self._rows(sheet, height, cells, texts, facts)
        return loaded_sheet(sheet.name, height, facts, text_rows(shown, facts.merges, width))

    def _rows(
        self, sheet: Any, height: int, cells: _Cells, texts: SharedTexts, facts: SheetFacts
    ) -> Iterator[Row]:
        """The rows, read long after the sheet was loaded."""
        with refusing(self._path):
            for index in range(height):
                row, lost = cells.row(sheet, index, texts)
                for column, text in facts.patches.get(index + 1, {}).items():
                    row[column] = text
                yield index + 1, row, lost

    def _workbook(self) -> bytes:
        """The records of the workbook; raises UnreadableFileError where the container holds none that can be read."""
        if self._path.stat().st_size > _LARGEST:
            raise refusals.too_large(self._path)
        container = CompoundFile(self._path.read_bytes())
        if container.stream(_LOCKED_XLSX) is not None:
            raise refusals.protected(self._path)
        for name in _WORKBOOKS:
            if (found := container.stream(name)) is not None:
                return found
        raise refusals.no_workbook(self._path)

    def _open(self, workbook: bytes) -> tuple[Any, Sequence[str], list[Any]]:  # xlrd has no types
        """The book, the texts that cells share, and the sheets."""
        import xlrd

        with pathlib.Path(os.devnull).open("w") as nowhere:
            try:
                with xlrd.open_workbook(
                    file_contents=workbook, logfile=nowhere, formatting_info=True, ragged_rows=True, on_demand=True
                ) as book:
                    shared = book._sharedstrings or ()  # noqa: SLF001  # told nowhere else, and forgotten at the end
                    return book, shared, book.sheets()
            except xlrd.XLRDError as error:
                raise (refusals.protected if _ENCRYPTED in str(error) else refusals.damaged)(self._path) from error


@dataclass(slots=True)
class _Cells:
    """What cells show: those with shared texts, and all others as xlrd gives them."""

    texts: Sequence[str]
    styles: CellStyles

    def row(self, sheet: Any, index: int, texts: SharedTexts) -> tuple[list[str], list[int]]:
        """The texts of a row, and the columns of numbers that lost digits."""
        row, lost = self._read(sheet, index) if index < sheet.nrows else ([], [])
        for first, styles, indexes in texts.of_row(index):
            end = first + len(indexes)
            if len(row) < end:
                row += [""] * (end - len(row))
            row[first:end] = map(self.texts.__getitem__, indexes)
            if self.styles.texts and not self.styles.texts.isdisjoint(styles):
                row[first:end] = [
                    _shown(_TEXT, text, style, self.styles) for text, style in zip(row[first:end], styles, strict=True)
                ]
        return row, lost

    def struck(self, sheet: Any, height: int, texts: SharedTexts) -> Iterator[tuple[int, int]]:
        """Row and column of each filled cell that is struck through."""
        for row in range(height):
            kinds = sheet.row_types(row) if row < sheet.nrows else ()
            for column, kind in enumerate(kinds):
                if kind not in _NOTHING and sheet.cell_xf_index(row, column) in self.styles.struck:
                    yield row, column
            for first, styles, _ in texts.of_row(row):
                yield from ((row, column) for column, each in enumerate(styles, first) if each in self.styles.struck)

    def _read(self, sheet: Any, index: int) -> tuple[list[str], list[int]]:
        kinds, values = sheet.row_types(index), sheet.row_values(index)
        row, lost = [""] * len(kinds), []
        for column, kind in enumerate(kinds):
            if kind not in _NOTHING:
                value = values[column]
                row[column] = _shown(kind, value, sheet.cell_xf_index(index, column), self.styles)
                if _has_lost_digits(value):
                    lost.append(column)
        return row, lost


def _styles(book: Any) -> CellStyles:
    own = {each.format_key: each.format_str for each in book.format_list}
    codes = {**{key: each.format_str for key, each in book.format_map.items()}, **BUILTIN_FORMATS, **own}
    formats = [codes.get(style.format_key, GENERAL) for style in book.xf_list]
    struck = (number for number, style in enumerate(book.xf_list) if book.font_list[style.font_index].struck_out)
    return CellStyles(formats, struck, from_1904=book.datemode == 1)


def _facts(sheet: Any, formulas: Formulas) -> SheetFacts:
    facts = SheetFacts()
    for (row, column), text in formulas.valueless.items():
        facts.add_patch(row + 1, column, text)
    for (row, column), address in formulas.links.items():
        facts.add_link(row + 1, column, address)
    facts.hidden_rows.extend(row + 1 for row, each in sorted(sheet.rowinfo_map.items()) if each.hidden)
    facts.hidden_columns = _ranges(column for column, each in sorted(sheet.colinfo_map.items()) if each.hidden)
    notes = (note_of_person(row + 1, column, note.text) for (row, column), note in _notes(sheet))
    facts.notes = [note for note in notes if note is not None]
    for (row, column), link in _links(sheet):
        if isinstance(link.url_or_path, str):  # or it is a file
            facts.add_link(row + 1, column, link.url_or_path)
    facts.merges = [(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells]
    return facts


def _notes(sheet: Any) -> Iterable[tuple[tuple[int, int], Any]]:
    notes: Mapping[tuple[int, int], Any] = sheet.cell_note_map
    return notes.items()


def _links(sheet: Any) -> Iterable[tuple[tuple[int, int], Any]]:
    links: Mapping[tuple[int, int], Any] = sheet.hyperlink_map
    return links.items()


def _ranges(columns: Iterator[int]) -> list[tuple[int, int]]:
    """Columns that stand beside each other, as first and last of each range."""
    ranges: list[tuple[int, int]] = []
    for column in columns:
        if ranges and ranges[-1][1] == column - 1:
            ranges[-1] = (ranges[-1][0], column)
        else:
            ranges.append((column, column))
    return ranges


def _has_lost_digits(value: object) -> bool:
    return isinstance(value, float) and not -_DIGITS_LOST_FROM < value < _DIGITS_LOST_FROM


def _shown(kind: int, value: Any, style: int, styles: CellStyles) -> str:
    if kind == _TEXT:
        return styles.renderers[style](value) if style in styles.texts else str(value)
    if kind == _BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == _ERROR:
        return error_text(value)
    return styles.renderers[style](value)
