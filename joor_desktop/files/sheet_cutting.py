"""Cutting a large sheet at ends of rows, so that it can be read a piece at a time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from joor_desktop.files.cell_links import scan_formulas, scan_links
from joor_desktop.files.sheet_extent import ReachGuard
from joor_desktop.files.sheet_facts import SheetFacts, column_index
from joor_desktop.files.sheet_scan import UnusualXmlError, scan_hidden, scan_merges, usual_rows
from joor_desktop.files.struck_cells import StruckScan

_DATA_START = re.compile(rb"<sheetData(?: [^>]*)?(?<!/)>")
_DATA_END = b"</sheetData>"
_CELL = b'<c r="'
_CELL_END = b"</c>"
_SAMPLE = 1 << 14
_DIGITS = b"0123456789"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class SheetCutter:
    """Cuts one sheet, and looks for what must be known of it before its rows are read.

    The cell styles *struck* strike through.
    ``facts`` are those of the surroundings of its cells, ``height`` is its last filled row, ``width`` the number of
    columns up to the last filled one; all are complete when the last piece was cut.
    """

    def __init__(self, struck: Collection[int] = ()) -> None:
        self._struck = StruckScan(struck)
        self.facts = SheetFacts()
        self.height = 0
        self.width = 0
        self._guard: ReachGuard | None = None
        self._farther: re.Pattern[bytes] | None = None

    def cut(self, xml: Iterable[bytes]) -> Iterator[bytes]:
        """The rows of each piece; raises UnusualXmlError where the sheet is better read whole."""
        started = ended = False
        for piece in usual_rows(xml):
            self._guard = self._guard or ReachGuard(piece)
            scan_hidden(piece, self.facts)
            rows = piece if started else _after_start(piece)
            started = True
            end = 0 if ended else rows.find(_DATA_END)
            if end >= 0:
                ended = True
                scan_merges(rows[end:], self.facts)  # which are told after all rows
                scan_links(rows[end:], self.facts)
                rows = rows[:end]
            if _CELL in rows:
                self._struck.scan(rows, self.facts)
                scan_formulas(rows, self.facts)
                self._note_reach(rows, self._guard)
                yield rows
        if not ended:
            raise UnusualXmlError

    def _note_reach(self, rows: bytes, guard: ReachGuard) -> None:
        """Most rows reach as far as the first ones: whether a cell stands farther out is found much faster."""
        if not self.width:
            self._widen(rows[:_SAMPLE], guard)
        if self._farther is None or self._farther.search(rows):
            if guard.too_far(rows):
                raise UnusualXmlError
            self._widen(rows, guard)
        if (name := _last_filled(rows)) is not None:
            self.height = int(name.lstrip(_LETTERS))

    def _widen(self, rows: bytes, guard: ReachGuard) -> None:
        if (width := _width(rows)) > self.width:
            self.width, self._farther = width, guard.farther_than(width)


def _width(rows: bytes) -> int:
    """How far the longest of *rows* reaches."""
    names = {name.rstrip(_DIGITS) for row in rows.split(b"</row>") if (name := _last_filled(row)) is not None}
    return max((column_index(letters.decode()) + 1 for letters in names), default=0)


def _last_filled(rows: bytes) -> bytes | None:
    """The name of the last filled cell; only filled ones have an end of their own."""
    end = rows.rfind(_CELL_END)
    if end < 0:
        return None
    start = rows.rfind(_CELL, 0, end) + len(_CELL)
    return rows[start : rows.index(b'"', start)]


def _after_start(rows: bytes) -> bytes:
    found = _DATA_START.search(rows)
    if found is None:
        raise UnusualXmlError
    return rows[found.end() :]
