"""The rows of a sheet that has to be read to its end before its first row is understood, kept small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from joor_desktop.files.sheet_extent import too_far
from joor_desktop.files.sheet_facts import Extent, SheetFacts
from joor_desktop.files.sheet_loading import LoadedSheet, loaded_sheet
from joor_desktop.files.shown_rows import Row, text_rows

_BETWEEN_CELLS = "\x1f"
_BEFORE_TIMES = "\x1e"
_MOST_LETTERS = 2**29

Cells = Sequence[tuple[str, int]]
"""Texts from the first column on, and how often each is repeated."""


class TooMuchTextError(Exception):
    """The sheet holds more letters than there is memory for."""


class StoredRows:
    """Rows of texts, added from the first to the last; going through them gives those that hold something.

    A row takes little more memory than its letters. Where a sheet reaches too far, its rows are given up and only
    ``extent`` is kept up.
    """

    def __init__(self) -> None:
        self.extent: Extent = (0, -1)
        self._rows: list[tuple[int, int, str | Cells, list[int]]] = []
        self._letters = 0

    @property
    def far_cell(self) -> str | None:
        """The last cell, where it lies too far away to be read; else None."""
        return too_far(self.extent)

    def add(self, number: int, times: int, cells: Cells, lost: list[int]) -> None:
        """Add row *number*, *times* one below the other; *lost* are columns of numbers that lost digits.

        The last of *cells* holds something. Raises TooMuchTextError.
        """
        width = sum(repeated for _, repeated in cells)
        self.extent = (number + times - 1, max(self.extent[1], width - 1))
        if self.far_cell is not None:
            self._rows.clear()
            return
        self._letters += sum(len(text) for text, _ in cells)
        if self._letters > _MOST_LETTERS:
            raise TooMuchTextError
        self._rows.append((number, times, _packed(cells), lost))

    def __iter__(self) -> Iterator[Row]:
        for first, times, packed, lost in self._rows:
            for number in range(first, first + times):
                yield number, _unpacked(packed), lost


@dataclass(slots=True)
class ParsedSheet:
    """A visible sheet that was read to its end."""

    name: str
    facts: SheetFacts = field(default_factory=SheetFacts)
    rows: StoredRows = field(default_factory=StoredRows)


def loaded_sheets(sheets: list[ParsedSheet]) -> list[LoadedSheet]:
    """Those of *sheets* that don't reach too far."""
    return [_loaded(sheet) for sheet in sheets if sheet.rows.far_cell is None]


def _loaded(sheet: ParsedSheet) -> LoadedSheet:
    height, last_column = sheet.rows.extent
    rows = text_rows(sheet.rows, sheet.facts.merges, last_column + 1)
    return loaded_sheet(sheet.name, height, sheet.facts, rows)


def _packed(cells: Cells) -> str | Cells:
    """The cells as one text, which takes a fraction of the memory; a text that holds the signs between cells can't."""
    packed = _BETWEEN_CELLS.join(text if times == 1 else f"{text}{_BEFORE_TIMES}{times}" for text, times in cells)
    signs = packed.count(_BETWEEN_CELLS) + packed.count(_BEFORE_TIMES)
    return packed if signs == len(cells) - 1 + sum(times != 1 for _, times in cells) else cells


def _unpacked(packed: str | Cells) -> list[str]:
    if not isinstance(packed, str):
        return [text for text, times in packed for _ in range(times)]
    texts = packed.split(_BETWEEN_CELLS)
    return texts if _BEFORE_TIMES not in packed else _repeated(texts)


def _repeated(texts: list[str]) -> list[str]:
    row: list[str] = []
    for each in texts:
        text, _, times = each.partition(_BEFORE_TIMES)
        row += [text] * int(times or 1)
    return row
