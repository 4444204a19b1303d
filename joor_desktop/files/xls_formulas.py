"""Formulas of old workbooks (.xls) whose value was not stored, which a reader of values takes for zeros.

LibreOffice stores the number 0 for a formula that makes a text, and works it out when it opens the file. Where the
formula can make nothing but a text, the zero can't be meant ([MS-XLS] 2.4.127, 2.5.133, 2.5.198).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

_FORMULA = 0x06
_END = 0x0A
_SHEET = 0x85
_BEGIN = 0x809
_WORKSHEET = 0
_HEAD = struct.Struct("<HH")
_FORMULA_HEAD = struct.Struct("<HHH8sHIH")
_ZERO = bytes(8)
_IN_BRACKETS = b"\x15"
_JOIN = b"\x08"
_FUNCTIONS = (b"\x21", b"\x41", b"\x61")
_FUNCTIONS_OF_SEVERAL = (b"\x22", b"\x42", b"\x62")
_TEXT = b"\x17"
_HYPERLINK = (359).to_bytes(2, "little")
_MAKE_TEXTS = frozenset({13, 14, 30, 31, 48, 111, 112, 113, 114, 115, 116, 118, 119, 120, 162, 336})
"""DOLLAR, FIXED, REPT, MID, TEXT, CHAR, LOWER, UPPER, PROPER, LEFT, RIGHT, TRIM, REPLACE, SUBSTITUTE, CLEAN and
CONCATENATE."""


def sheet_starts(stream: bytes) -> list[int]:
    """Where in the records of a workbook the worksheets begin, in their order."""
    return [
        int.from_bytes(record[:4], "little")
        for kind, record in _records(stream, 0)
        if kind == _SHEET and record[5] == _WORKSHEET
    ]


@dataclass(slots=True)
class Formulas:
    """Of a worksheet, by row and column from 0: its formulas without a value, and the addresses that others lead to."""

    valueless: dict[tuple[int, int], str] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)


def telling_formulas(book: Any, stream: bytes, starts: Sequence[int]) -> list[Formulas]:
    """The formulas in *stream*, which xlrd read as *book*, of each worksheet that begins at *starts*."""
    return [_telling(book, stream, start) for start in starts]


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records from *place* to the end of the part; charts inside of a sheet are parts of their own."""
    depth = 0
    while place + 4 <= len(stream):
        kind, size = _HEAD.unpack_from(stream, place)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _telling(book: Any, stream: bytes, start: int) -> Formulas:
    found = Formulas()
    for kind, record in _records(stream, start):
        if kind != _FORMULA or len(record) < _FORMULA_HEAD.size:
            continue
        row, column, _, _, _, _, size = _FORMULA_HEAD.unpack_from(record)
        tokens = record[_FORMULA_HEAD.size : _FORMULA_HEAD.size + size]
        if record[6:14] == _ZERO and _makes_text(tokens.rstrip(_IN_BRACKETS)):
            found.valueless[row, column] = f"={_written(book, tokens, row, column)}"
        elif tokens[:1] == _TEXT and tokens[-4:-3] in _FUNCTIONS_OF_SEVERAL and tokens[-2:] == _HYPERLINK:
            found.links[row, column] = _first_text(tokens)
    return found


def _first_text(tokens: bytes) -> str:
    """The text with which *tokens* begin ([MS-XLS] 2.5.198.89): its length, whether its signs take two bytes, they."""
    length, is_wide, signs = tokens[1], tokens[2] & 1, tokens[3:]
    return signs[: 2 * length].decode("utf-16-le", "replace") if is_wide else signs[:length].decode("latin-1")


def _makes_text(tokens: bytes) -> bool:
    """Whether the last of *tokens*, which is the outermost, joins texts or is a function that gives one."""
    if tokens.endswith(_JOIN):
        return True
    is_function = tokens[-3:-2] in _FUNCTIONS or tokens[-4:-3] in _FUNCTIONS_OF_SEVERAL
    return is_function and int.from_bytes(tokens[-2:], "little") in _MAKE_TEXTS


def _written(book: Any, tokens: bytes, row: int, column: int) -> str:
    from xlrd import XLRDError
    from xlrd.formula import FMLA_TYPE_CELL, FormulaError, decompile_formula

    try:
        return str(decompile_formula(book, tokens, len(tokens), FMLA_TYPE_CELL, row, column))
    except (XLRDError, FormulaError, AssertionError, LookupError, TypeError, ValueError, struct.error):
        return "…"  # it uses what xlrd does not know, but it is a formula all the same
