"""A sheet of a binary workbook (.xlsb), read record by record ([MS-XLSB] 2.2.1)."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from joor_desktop.files.binary_records import RUN, records, wide_text
from joor_desktop.files.cell_styles import CellStyles
from joor_desktop.files.error_values import error_text
from joor_desktop.files.general_format import general
from joor_desktop.files.sheet_facts import MOST_COLUMNS, MOST_ROWS
from joor_desktop.files.stored_rows import ParsedSheet
from joor_desktop.files.struck_cells import add_struck

# Kinds of records, [MS-XLSB] 2.3.2; those of formulas hold the value first.
_ROW = 0
_COLUMNS = 60
_END_OF_CELLS = 146
_MERGE = 176
_WHOLE_OR_SHORT_NUMBER = 2
_ERRORS = frozenset({3, 11})
_BOOLEANS = frozenset({4, 10})
_NUMBERS = frozenset({_WHOLE_OR_SHORT_NUMBER, 5, 9})
_SHARED_TEXT = 7
_TEXTS = {6: 8, 8: 8, 62: 9}
"""Texts in the cells themselves: where they begin; one with several looks begins with a byte about these."""

_CELL = struct.Struct("<II")
_FOUR = struct.Struct("<IIII")
_NUMBER = struct.Struct("<d")
_SIGNED = struct.Struct("<i")
_STYLE_BITS = 0xFFFFFF
_SHARED_TEXTS = re.compile(rb"(?:\x07\x0c.{12}){2,}+", re.DOTALL)
_FIELDS_OF_SHARED_TEXT = "HIII"  # the head of the record, column, style, index of the text
_FIELDS = len(_FIELDS_OF_SHARED_TEXT)
_LONG_GAP = 64
_DIGITS_LOST_FROM = 1e15


def parse_xlsb_sheet(name: str, pieces: Iterable[bytes], texts: Sequence[str], styles: CellStyles) -> ParsedSheet:
    """The sheet *name* in the bytes that *pieces* gives; *texts* are those that cells share.

    Raises ValueError, IndexError or struct.error where they are not sound, and TooMuchTextError.
    """
    reader = _SheetReader(name, texts, styles)
    others: dict[int, Callable[[bytes], None]] = {
        _ROW: reader.begin_row,
        _COLUMNS: reader.add_columns,
        _END_OF_CELLS: reader.end_cells,
        _MERGE: reader.add_merge,
    }
    for kind, record in records(pieces, _SHARED_TEXTS):
        if kind == RUN:
            reader.add_shared_texts(record)
        elif kind in others:
            others[kind](record)
        elif kind in _CELLS:
            reader.add_cell(kind, record)
    if not reader.is_complete:
        raise ValueError("the sheet breaks off")
    return reader.sheet


_CELLS = frozenset({*_ERRORS, *_BOOLEANS, *_NUMBERS, _SHARED_TEXT, *_TEXTS})


class _SheetReader:
    def __init__(self, name: str, texts: Sequence[str], styles: CellStyles) -> None:
        self.sheet = ParsedSheet(name)
        self.is_complete = False
        self._texts = texts
        self._styles = styles
        self._row = 0
        self._cells: list[str] = []
        self._gaps: dict[int, int] = {}  # those that are long, by the index of the cell behind them
        self._width = 0
        self._lost: list[int] = []

    def begin_row(self, record: bytes) -> None:
        self._end_row()
        number = int.from_bytes(record[:4], "little") + 1
        if not self._row < number <= MOST_ROWS:
            raise ValueError("rows are not in order")
        self._row = number
        if record[11] & 0x10:
            self.sheet.facts.hidden_rows.append(number)

    def end_cells(self, _: bytes) -> None:
        self._end_row()
        self.is_complete = True

    def _end_row(self) -> None:
        while self._cells and not self._cells[-1]:
            self._cells.pop()
        if self._cells and not self._gaps:
            self.sheet.rows.add_texts(self._row, self._cells, self._lost)
        elif self._cells:
            self.sheet.rows.add(self._row, 1, list(self._with_gaps()), self._lost)
        self._cells, self._gaps, self._lost, self._width = [], {}, [], 0

    def _with_gaps(self) -> Iterator[tuple[str, int]]:
        for index, text in enumerate(self._cells):
            if index in self._gaps:
                yield "", self._gaps[index]
            yield text, 1

    def add_columns(self, record: bytes) -> None:
        first, last = _CELL.unpack_from(record)
        if record[16] & 1:
            self.sheet.facts.hidden_columns.append((first, min(last, MOST_COLUMNS - 1)))

    def add_merge(self, record: bytes) -> None:
        top, bottom, left, right = _FOUR.unpack_from(record)
        self.sheet.facts.merges.append((top + 1, left, bottom + 1, right))

    def add_cell(self, kind: int, record: bytes) -> None:
        column, style = _CELL.unpack_from(record)
        self._check_order(column)
        text = self._shown(kind, record, column, style & _STYLE_BITS)
        if text:
            self._add(column, [text])
            if style & _STYLE_BITS in self._styles.struck:
                add_struck(self.sheet.facts, self._row, column)

    def add_shared_texts(self, run: bytes) -> None:
        """Several records of cells with shared texts; nearly all cells are such, and few have a look that tells."""
        fields = _several(len(run) // _SHARED_TEXTS_SIZE).unpack(run)
        columns = fields[1::_FIELDS]
        first, end = columns[0], columns[0] + len(columns)
        self._check_order(first)
        is_plain = not self._styles.texts and columns == tuple(range(first, end)) and end <= MOST_COLUMNS
        if not is_plain or self._is_struck(fields[2::_FIELDS]):
            for start in range(0, len(run), _SHARED_TEXTS_SIZE):
                self.add_cell(_SHARED_TEXT, run[start + 2 : start + _SHARED_TEXTS_SIZE])
        else:
            self._add(first, list(map(self._texts.__getitem__, fields[3::_FIELDS])))

    def _is_struck(self, styles: Iterable[int]) -> bool:
        """Whether one of the cells is struck through; most workbooks have no such style."""
        struck = self._styles.struck
        return bool(struck) and not struck.isdisjoint(style & _STYLE_BITS for style in styles)

    def _check_order(self, column: int) -> None:
        if not (self._row and self._width <= column < MOST_COLUMNS):
            raise ValueError("cells are not in order")

    def _add(self, column: int, texts: Sequence[str]) -> None:
        """Add cells with texts, the first of them at *column*."""
        gap = column - self._width
        if gap > _LONG_GAP:
            self._gaps[len(self._cells)] = gap
        else:
            self._cells += [""] * gap
        self._cells += texts
        self._width = column + len(texts)

    def _shown(self, kind: int, record: bytes, column: int, style: int) -> str:
        if kind in _NUMBERS:
            number = _short_number(record) if kind == _WHOLE_OR_SHORT_NUMBER else _NUMBER.unpack_from(record, 8)[0]
            if not -_DIGITS_LOST_FROM < number < _DIGITS_LOST_FROM:
                self._lost.append(column)
            return self._styles.renderers[style](number) if style in self._styles.numbers else general(number)
        if kind in _ERRORS:
            return error_text(record[8])
        if kind in _BOOLEANS:
            return "TRUE" if record[8] else "FALSE"
        if kind == _SHARED_TEXT:
            text = self._texts[int.from_bytes(record[8:12], "little")]
        else:
            text = wide_text(record, _TEXTS[kind])
        return self._styles.renderers[style](text) if style in self._styles.texts else text


_SHARED_TEXTS_SIZE = struct.calcsize(f"<{_FIELDS_OF_SHARED_TEXT}")


@lru_cache(256)
def _several(records_of_texts: int) -> struct.Struct:
    return struct.Struct("<" + _FIELDS_OF_SHARED_TEXT * records_of_texts)


def _short_number(record: bytes) -> float:
    """Four bytes: the upper half of a number, or a whole number, either of them perhaps times a hundred."""
    kept = int.from_bytes(record[8:12], "little")
    if kept & 2:
        number = float(_SIGNED.unpack_from(record, 8)[0] >> 2)
    else:
        number = _NUMBER.unpack(bytes(4) + (kept & ~3).to_bytes(4, "little"))[0]
    return number / 100 if kept & 1 else number
