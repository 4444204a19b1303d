"""The sheets in the content of an OpenDocument spreadsheet (.ods), parsed piece by piece (ODF 1.3 part 3, 9 and 19)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from joor_desktop.files.cell_links import add_formula
from joor_desktop.files.ods_cell import OFFICE, TABLE, TEXT, Attributes, shown_cell
from joor_desktop.files.ods_note import OdsNote
from joor_desktop.files.ods_scan import (
    ROWS_TAKEN,
    UsualRow,
    UsualRows,
    parsed_attributes,
    plain_times,
    usual_cells,
)
from joor_desktop.files.people_notes import MOST_NOTES
from joor_desktop.files.sheet_extent import MOST_CELLS
from joor_desktop.files.stored_rows import (
    BEFORE_TIMES,
    BETWEEN_CELLS,
    ParsedBook,
    ParsedSheet,
    TooMuchTextError,
    packed_width,
)
from joor_desktop.files.struck_cells import add_struck
from joor_desktop.files.xml_parts import listen

_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_ANNOTATION = f"{OFFICE}annotation"
_NOT_SHOWN = frozenset({
    f"{OFFICE}forms", f"{TABLE}shapes", f"{TABLE}dde-links", f"{TABLE}tracked-changes",
    f"{TEXT}ruby-text",
})  # fmt: skip
_WHITE_SPACE = re.compile(r"[ \t\r\n]+")
_HIDDEN = ("collapse", "filter")
_COLUMNS_SPANNED = f"{TABLE}number-columns-spanned"
_ROWS_SPANNED = f"{TABLE}number-rows-spanned"
_COLUMNS_REPEATED = f"{TABLE}number-columns-repeated"
_ROWS_REPEATED = f"{TABLE}number-rows-repeated"
_ADDRESS = "http://www.w3.org/1999/xlink}href"
_VISIBILITY = f"{TABLE}visibility"
_CACHE_OF_ANOTHER_FILE = "ta_extref"


def parse_content(pieces: Iterable[bytes]) -> ParsedBook:
    """The sheets in the XML that *pieces* gives; raises ValueError where it is not sound, and TooMuchTextError."""
    usual = UsualRows()
    listener = _Listener(usual)
    listen(usual.without_them(pieces), listener, listener.instruction)
    return listener.content


class _Listener:
    """Follows tables, rows, cells and their paragraphs, and leaves out whatever stands in notes, shapes and forms.

    *usual* hands over the rows that were taken out of the XML.
    """

    def __init__(self, usual: UsualRows) -> None:
        self.content = ParsedBook()
        self._usual = usual
        self._skipped = 0  # how deep inside of something that is not shown
        self._note: OdsNote | None = None
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._struck_styles: set[str] = set()
        self._sheet: ParsedSheet | None = None
        self._rows = _RowsOfSheet(ParsedSheet(""))
        self._cell: Attributes = {}
        self._paragraphs: list[str] = []
        self._pieces: list[str] | None = None
        self._begins: dict[str, Callable[[Attributes], None]] = {
            f"{OFFICE}spreadsheet": self._begin_spreadsheet,
            f"{_STYLE}style": self._begin_style,
            f"{_STYLE}table-properties": self._begin_table_properties,
            f"{_STYLE}text-properties": self._begin_text_properties,
            f"{TABLE}table": self._begin_table,
            f"{TABLE}table-column": self._begin_column,
            f"{TABLE}table-row": self._begin_row,
            f"{TABLE}table-cell": self._begin_cell,
            f"{TABLE}covered-table-cell": self._begin_cell,
            f"{TEXT}p": self._begin_paragraph,
            f"{TEXT}s": self._begin_spaces,
            f"{TEXT}tab": lambda _: self._add("\t"),
            f"{TEXT}line-break": lambda _: self._add("\n"),
            f"{TEXT}a": self._begin_link,
        }
        self._ends: dict[str, Callable[[], None]] = {
            f"{TABLE}table": self._end_table,
            f"{TABLE}table-row": self._end_row,
            f"{TABLE}table-cell": self._end_cell,
            f"{TABLE}covered-table-cell": self._end_covered_cell,
            f"{TEXT}p": self._end_paragraph,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        begin = self._begins.get(name)
        if self._skipped:
            self._skipped += 1
            if self._note is not None:
                self._note.start(name)
        elif begin is not None:
            begin(attributes)
        elif name == _ANNOTATION:
            self._skipped, self._note = 1, OdsNote()
        elif name in _NOT_SHOWN or name.startswith(_DRAW):
            self._skipped = 1

    def end(self, name: str) -> None:
        finish = self._ends.get(name)
        if self._skipped:
            self._skipped -= 1
            if self._note is not None and not self._skipped:
                self._rows.add_note(self._note)
                self._note = None
        elif finish is not None:
            finish()

    def text(self, text: str) -> None:
        """Line breaks and several blanks are how the XML is laid out; those that count are elements."""
        if self._pieces is not None and not self._skipped:
            self._pieces.append(_without_layout(text))
        elif self._note is not None:
            self._note.add(text)

    def instruction(self, name: str, _: str) -> None:
        """Here stood usual rows."""
        rows = self._usual.take() if name == ROWS_TAKEN else []
        if not self._skipped:
            for row in rows:
                self._begin_row(parsed_attributes(row.attributes) if row.attributes else {})
                self._add_cells(row)
                self._rows.end_row()

    def _add_cells(self, row: UsualRow) -> None:
        for covered, attributes, text in usual_cells(row):
            if text and not covered and (times := plain_times(attributes)):
                self._rows.add_texts(_without_layout(text), times)
            elif covered:
                self._rows.add_cell("", _times(parsed_attributes(attributes), _COLUMNS_REPEATED))
            else:
                self._add_first(parsed_attributes(attributes), _without_layout(text))

    def _add_first(self, attributes: Attributes, text: str) -> None:
        """A cell of any kind, with the texts of plain ones behind it."""
        first, between, others = text.partition(BETWEEN_CELLS)
        self._add_cell(attributes, [first] if text else [])
        if between:
            self._rows.add_texts(others)

    def _begin_spreadsheet(self, _: Attributes) -> None:
        self.content.is_spreadsheet = True

    def _begin_style(self, attributes: Attributes) -> None:
        self._style = attributes.get(f"{_STYLE}name", "")
        if attributes.get(f"{_STYLE}parent-style-name") in self._struck_styles:
            self._struck_styles.add(self._style)

    def _begin_text_properties(self, attributes: Attributes) -> None:
        line = attributes.get(f"{_STYLE}text-line-through-style") or attributes.get(f"{_STYLE}text-line-through-type")
        if line == "none":
            self._struck_styles.discard(self._style)
        elif line is not None:
            self._struck_styles.add(self._style)

    def _begin_table_properties(self, attributes: Attributes) -> None:
        if attributes.get(f"{TABLE}display") == "false":
            self._hidden_styles.add(self._style)

    def _begin_table(self, attributes: Attributes) -> None:
        name, style = (attributes.get(key, "") for key in (f"{TABLE}name", f"{TABLE}style-name"))
        if style in self._hidden_styles or style == _CACHE_OF_ANOTHER_FILE:
            self._skipped = 1
            if style != _CACHE_OF_ANOTHER_FILE:
                self.content.hidden.append(name)
        else:
            self._sheet = ParsedSheet(name)
            self._rows = _RowsOfSheet(self._sheet)

    def _end_table(self) -> None:
        if self._sheet is not None:
            self._rows.finish()
            self.content.sheets.append(self._sheet)
            self._sheet = None

    def _begin_column(self, attributes: Attributes) -> None:
        is_hidden = attributes.get(_VISIBILITY) in _HIDDEN
        is_struck = attributes.get(f"{TABLE}default-cell-style-name") in self._struck_styles
        self._rows.add_columns(_times(attributes, _COLUMNS_REPEATED), is_hidden=is_hidden, is_struck=is_struck)

    def _begin_row(self, attributes: Attributes) -> None:
        is_hidden = attributes.get(_VISIBILITY) in _HIDDEN
        self._rows.begin_row(_times(attributes, _ROWS_REPEATED), is_hidden=is_hidden)

    def _end_row(self) -> None:
        self._rows.end_row()

    def _begin_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._paragraphs = []

    def _end_cell(self) -> None:
        self._add_cell(self._cell, self._paragraphs)

    def _add_cell(self, attributes: Attributes, paragraphs: list[str]) -> None:
        if _COLUMNS_SPANNED in attributes or _ROWS_SPANNED in attributes:
            self._rows.add_merge(_times(attributes, _COLUMNS_SPANNED), _times(attributes, _ROWS_SPANNED))
        text, has_lost_digits = shown_cell(attributes, paragraphs)
        times = _times(attributes, _COLUMNS_REPEATED) if _COLUMNS_REPEATED in attributes else 1
        if has_lost_digits:
            self._rows.note_lost_digits(times)
        if "HYPERLINK(" in (formula := attributes.get(f"{TABLE}formula", "")):
            self._rows.add_formula(formula)
        if self._struck_styles and text:
            style = attributes.get(f"{TABLE}style-name")
            self._rows.note_struck(times, None if style is None else style in self._struck_styles)
        self._rows.add_cell(text, times)

    def _end_covered_cell(self) -> None:
        """What it may hold is not shown: the merged cell lies over it."""
        self._rows.add_cell("", _times(self._cell, _COLUMNS_REPEATED))

    def _begin_paragraph(self, _: Attributes) -> None:
        self._pieces = []

    def _end_paragraph(self) -> None:
        self._paragraphs.append("".join(self._pieces or ()))
        self._pieces = None

    def _begin_link(self, attributes: Attributes) -> None:
        self._rows.add_link(attributes.get(_ADDRESS, ""))

    def _begin_spaces(self, attributes: Attributes) -> None:
        self._add(" " * min(int(attributes.get(f"{TEXT}c", 1)), 1000))

    def _add(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)


class _RowsOfSheet:
    """Counts the rows and columns of *sheet*, repeated ones included, and keeps what stands in them."""

    def __init__(self, sheet: ParsedSheet) -> None:
        self._sheet = sheet
        self._next_column = 0
        self._next_row = 1
        self._times = 1
        self._cells: list[str] = []  # packed, see StoredRows.add_packed
        self._column = 0
        self._filled = 0
        self._width = 0
        self._lost: list[int] = []
        self._hidden: list[tuple[int, int]] = []
        self._struck: list[tuple[int, int]] = []
        self._seen = 0

    def add_columns(self, times: int, *, is_hidden: bool, is_struck: bool) -> None:
        if is_struck:
            self._struck.append((self._next_column, self._next_column + times - 1))
        if is_hidden:
            self._sheet.facts.hidden_columns.append((self._next_column, self._next_column + times - 1))
        self._next_column += times

    def begin_row(self, times: int, *, is_hidden: bool) -> None:
        self._times = times
        self._cells, self._lost = [], []
        self._column = self._filled = self._width = 0
        if is_hidden:
            self._hidden.append((self._next_row, self._next_row + times))
        self._count()

    def add_merge(self, columns: int, rows: int) -> None:
        if columns > 1 or rows > 1:
            left, top = self._column, self._next_row
            self._sheet.facts.merges.append((top, left, top + rows - 1, left + columns - 1))

    def add_note(self, note: OdsNote) -> None:
        """Add what is noted on the next cell."""
        notes = self._sheet.facts.notes
        if len(notes) < MOST_NOTES and (found := note.at(self._next_row, self._column)) is not None:
            notes.append(found)

    def add_link(self, address: str) -> None:
        """The next cell leads to *address*."""
        self._sheet.facts.add_link(self._next_row, self._column, address)

    def add_formula(self, formula: str) -> None:
        """The next cell leads to where its *formula* says."""
        add_formula(self._sheet.facts, self._next_row, self._column, formula)

    def note_lost_digits(self, times: int) -> None:
        """The next cell is a number that lost digits; a notice for each of the first ones will do."""
        self._lost += range(self._column, self._column + min(times, 1000))

    def note_struck(self, times: int, is_struck: bool | None) -> None:
        """Whether the next cells are struck through; None where that is as in all of their columns."""
        for column in range(self._column, self._column + min(times, 1000)):
            if is_struck or (is_struck is None and any(first <= column <= last for first, last in self._struck)):
                for row in range(self._next_row, self._next_row + min(self._times, 1000)):
                    add_struck(self._sheet.facts, row, column)

    def add_cell(self, text: str, times: int) -> None:
        self._cells.append(text if times == 1 else f"{text}{BEFORE_TIMES}{times}")
        self._column += times
        if text:
            self._filled, self._width = len(self._cells), self._column
        self._count()

    def add_texts(self, texts: str, times: int = 1) -> None:
        """Packed texts of plain cells, of which the first one is repeated."""
        if times > 1:
            first, between, texts = texts.partition(BETWEEN_CELLS)
            self.add_cell(first, times)
            if not between:
                return
        cells = packed_width(texts)
        self._cells.append(texts)
        self._column += cells
        if filled := texts.rstrip(BETWEEN_CELLS):
            self._filled, self._width = len(self._cells), self._column - (len(texts) - len(filled))
        self._count(cells)

    def end_row(self) -> None:
        if self._filled:
            packed = BETWEEN_CELLS.join(self._cells[: self._filled]).rstrip(BETWEEN_CELLS)
            self._sheet.rows.add_packed(self._next_row, self._times, packed, self._width, self._lost)
        self._next_row += self._times

    def finish(self) -> None:
        """Hidden rows count up to the last filled one: often all below that are hidden, a million of them."""
        last = self._sheet.rows.extent[0] + 1
        if self._sheet.rows.far_cell is None:
            for first, end in self._hidden:
                self._sheet.facts.hidden_rows.extend(range(first, min(end, last)))

    def _count(self, seen: int = 1) -> None:
        """Empty rows and cells are written as one that is repeated, unless somebody wants to fill the memory."""
        self._seen += seen
        if self._seen > MOST_CELLS:
            raise TooMuchTextError


def _without_layout(text: str) -> str:
    is_plain = "  " not in text and "\n" not in text and "\t" not in text
    return text if is_plain else _WHITE_SPACE.sub(" ", text)


def _times(attributes: Attributes, name: str) -> int:
    return max(int(attributes.get(name, 1)), 1)
