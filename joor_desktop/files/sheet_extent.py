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

_START = 4096
_DECLARED = re.compile(rb'<dimension [^>]*?ref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"')
_FILLED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*(?<!/)>')


def far_cell(pieces: Callable[[], Iterable[bytes]]) -> str | None:
    """The last cell of the sheet whose XML *pieces* gives, where it lies too far away to be read; else None.

    What the sheet declares is believed where it is small enough, and looked at where it is not, or is missing: cells
    that are only coloured count there, and programs that write rows one by one can't know it. Raises ValueError where
    the XML is not sound.
    """
    declared = _declared(pieces())
    if declared is not None and _cells(declared) <= MOST_CELLS:
        return None
    return too_far(_measured(pieces))


def too_far(extent: Extent) -> str | None:
    """The last cell of a sheet that reaches as far as *extent*, where that is too far; else None."""
    return None if _cells(extent) <= MOST_CELLS else f"{column_letters(extent[1])}{extent[0]}"


def _cells(extent: Extent) -> int:
    return extent[0] * (extent[1] + 1)


def _declared(pieces: Iterable[bytes]) -> Extent | None:
    found = _DECLARED.search(next(iter(pieces), b"")[:_START])
    return position(found[2].decode()) if found else None


def _measured(pieces: Callable[[], Iterable[bytes]]) -> Extent:
    last_row, last_column = 0, -1
    try:
        for rows in usual_rows(pieces()):
            filled = _FILLED.findall(rows)
            last_row = max([last_row, *(int(row) for row in {row for _, row in filled})])
            last_column = max([last_column, *map(column_index, {letters.decode() for letters, _ in filled})])
    except UnusualXmlError:
        return parse_sheet(pieces(), CellStyles([])).extent
    return last_row, last_column
