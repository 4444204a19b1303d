"""How far a sheet reaches: a reader of values keeps a place for each cell up to the last one, filled or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from joor_desktop.files.cell_styles import CellStyles
from joor_desktop.files.sheet_facts import Extent, column_index, column_letters, position
from joor_desktop.files.sheet_parse import parse_sheet
from joor_desktop.files.sheet_scan import UnusualXmlError, usual_rows

MOST_CELLS = 25_000_000
"""The cells up to the last one that there is memory for: 100,000 rows of 250 columns."""

_FEW_CELLS = 4 * MOST_CELLS
_SHAPES = bytes.maketrans(b"123456789BCDEFGHIJKLMNOPQRSTUVWXYZ", b"0" * 9 + b"A" * 25)
LONGEST_START = 4096
"""The bytes of a sheet in which it declares how far it reaches, if it does."""
_DECLARED = re.compile(rb'<dimension [^>]*?ref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"')
_FILLED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*(?<!/)>')


def far_cell(pieces: Callable[[], Iterable[bytes]], *, believing: bool) -> str | None:
    """The last cell of the sheet whose XML *pieces* gives, where it lies too far away to be read; else None.

    What the sheet declares is looked at where it is large or missing: cells that are only coloured count there, and
    programs that write rows one by one can't know it. Where it is small enough it is believed at once only with
    *believing*, as a damaged file may have cells beyond it. Raises ValueError where the XML is not sound.
    """
    declared = _declared(next(iter(pieces()), b""))
    if declared is not None and _cells(declared) <= MOST_CELLS and (believing or not _reaches_beyond(pieces, declared)):
        return None
    return too_far(_measured(pieces))


def _reaches_beyond(pieces: Callable[[], Iterable[bytes]], declared: Extent) -> bool:
    """Whether a cell stands outside of what is declared; True also where searches don't find all."""
    outside = _Outside(declared)
    try:
        return any(map(outside.has_cells, usual_rows(pieces())))
    except UnusualXmlError:
        return True


class ReachGuard:
    """Watches rows of a sheet that begins with *start* for cells far outside of what the sheet declares."""

    def __init__(self, start: bytes) -> None:
        self._declared = _declared(start)
        self._outside = _Outside(self._declared) if self._declared is not None else None

    def too_far(self, rows: bytes) -> bool:
        """Whether one of *rows* reaches too far to be read."""
        if self._outside is None or not self._outside.has_cells(rows):
            return False
        return too_far(_reach(rows)) is not None

    def farther_than(self, width: int) -> re.Pattern[bytes] | None:
        """Finds the names of cells behind the first *width* columns, and of all that may be too far away.

        None where that can't be told by their names.
        """
        digits = "*"
        if self._declared is not None:
            most = len(str(self._declared[0]))
            if width * 10**most > _FEW_CELLS:
                return None
            digits = f"{{0,{most}}}"
        # "+" lets go of nothing: what is behind all that a near cell may be called is a quote, or the cell is far.
        return re.compile(f'<c r="{_up_to(column_letters(width - 1))}[0-9]{digits}+[^"]'.encode())


class _Outside:
    """Finds cells outside of *extent*; of a small one only those whose names are longer, which is found much faster."""

    def __init__(self, extent: Extent) -> None:
        letters, digits = len(column_letters(max(extent[1], 0))), len(str(extent[0]))
        is_small = 26**letters * 10**digits <= _FEW_CELLS
        self._longer = (b'<c r="A' + b"A" * letters, b"A0" + b"0" * digits) if is_small else ()
        self._names = _cells_outside(extent)

    def has_cells(self, rows: bytes) -> bool:
        """Whether one of the cells in *rows* stands there."""
        if self._longer:
            shapes = rows.translate(_SHAPES)
            if not any(longer in shapes for longer in self._longer):
                return False
        return self._names.search(rows) is not None


def too_far(extent: Extent) -> str | None:
    """The last cell of a sheet that reaches as far as *extent*, where that is too far; else None."""
    return None if _cells(extent) <= MOST_CELLS else f"{column_letters(extent[1])}{extent[0]}"


def _cells(extent: Extent) -> int:
    return extent[0] * (extent[1] + 1)


def _declared(start: bytes) -> Extent | None:
    found = _DECLARED.search(start[:LONGEST_START])
    return position(found[2].decode()) if found else None


def _cells_outside(extent: Extent) -> re.Pattern[bytes]:
    """Finds the names of cells below or to the right of *extent*."""
    columns = _greater(column_letters(max(extent[1], 0)), "A-Z", "Z")
    rows = _greater(str(extent[0]), "0-9", "9")
    return re.compile(f'<c r="(?:(?:{columns})[0-9]|[A-Z]+(?:{rows})")'.encode())


def _greater(limit: str, signs: str, last: str) -> str:
    """A pattern of all that come after *limit*, where what is longer comes later."""
    return "|".join([f"[{signs}]{{{len(limit) + 1},}}", *_greater_as_long(limit, signs, last)])


def _greater_as_long(limit: str, signs: str, last: str) -> list[str]:
    """Patterns of all that come after *limit* and are as long."""
    return [
        f"{limit[:place]}[{chr(ord(sign) + 1)}-{last}][{signs}]{{{len(limit) - place - 1}}}"
        for place, sign in enumerate(limit)
        if sign != last
    ]


def _up_to(limit: str) -> str:
    """A pattern of the letters of a column up to *limit*, and of none at all; those that most cells have come first."""
    first, rest = limit[0], limit[1:]
    if not rest:
        return f"[A-{first}]?+"
    names = [f"{first}{_up_to(rest)}"]
    if first != "A":
        names.append(f"[A-{chr(ord(first) - 1)}][A-Z]{{0,{len(rest)}}}+")
    if first != "Z":
        names.insert(0, f"[{chr(ord(first) + 1)}-Z][A-Z]{{0,{len(rest) - 1}}}+")
    return f"(?:{'|'.join(names)})?+"


def _reach(rows: bytes) -> Extent:
    """The last row and the last column of the filled cells among *rows*."""
    filled = _FILLED.findall(rows)
    columns = {letters.decode() for letters, _ in filled}
    return max((int(row) for row in {row for _, row in filled}), default=0), max(map(column_index, columns), default=-1)


def _measured(pieces: Callable[[], Iterable[bytes]]) -> Extent:
    last_row, last_column = 0, -1
    try:
        for rows in usual_rows(pieces()):
            row, column = _reach(rows)
            last_row, last_column = max(last_row, row), max(last_column, column)
    except UnusualXmlError:
        return parse_sheet(pieces(), CellStyles([])).extent
    return last_row, last_column
