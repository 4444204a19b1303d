"""The rows of a sheet that has to be read to its end before its first row is understood, kept small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from joor_desktop.files.sheet_extent import too_far
from joor_desktop.files.sheet_facts import Extent, SheetFacts
from joor_desktop.files.sheet_loading import LoadedSheet, loaded_sheet
from joor_desktop.files.shown_rows import Row, text_rows

BETWEEN_CELLS = "\x1f"
"""Stands between the texts of a row that is kept as one text."""

BEFORE_TIMES = "\x1e"
"""Stands in such a row behind a text that is repeated, and before the number of times."""

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
        self._add(number, times, width, sum(len(text) for text, _ in cells), _packed(cells), lost)

    def add_packed(self, number: int, times: int, packed: str, width: int, lost: list[int]) -> None:
        """As :meth:`add`, for *width* texts that hold none of the signs of this module, and are one text with these."""
        self._add(number, times, width, len(packed), packed, lost)

    def add_texts(self, number: int, texts: list[str], lost: list[int]) -> None:
        """Add row *number* of *texts*, as :meth:`add` does."""
        packed = BETWEEN_CELLS.join(texts)
        if packed.count(BETWEEN_CELLS) == len(texts) - 1 and BEFORE_TIMES not in packed:
            self._add(number, 1, len(texts), len(packed), packed, lost)
        else:
            self.add(number, 1, [(text, 1) for text in texts], lost)

    def _add(self, number: int, times: int, width: int, letters: int, cells: str | Cells, lost: list[int]) -> None:
        self.extent = (number + times - 1, max(self.extent[1], width - 1))
        if self.far_cell is not None:
            self._rows.clear()
            return
        self._letters += letters
        if self._letters > _MOST_LETTERS:
            raise TooMuchTextError
        self._rows.append((number, times, cells, lost))

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


@dataclass(slots=True)
class ParsedBook:
    """The visible sheets of a file of marks, the names of the hidden ones, and whether it is a spreadsheet at all."""

    sheets: list[ParsedSheet] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    is_spreadsheet: bool = False


def loaded_sheets(sheets: list[ParsedSheet]) -> list[LoadedSheet]:
    """Those of *sheets* that don't reach too far."""
    return [_loaded(sheet) for sheet in sheets if sheet.rows.far_cell is None]


def _loaded(sheet: ParsedSheet) -> LoadedSheet:
    height, last_column = sheet.rows.extent
    rows = text_rows(sheet.rows, sheet.facts.merges, last_column + 1)
    return loaded_sheet(sheet.name, height, sheet.facts, rows)


def _packed(cells: Cells) -> str | Cells:
    """The cells as one text, which takes a fraction of the memory; a text that holds the signs between cells can't."""
    packed = BETWEEN_CELLS.join(text if times == 1 else f"{text}{BEFORE_TIMES}{times}" for text, times in cells)
    signs = packed.count(BETWEEN_CELLS) + packed.count(BEFORE_TIMES)
    return packed if signs == len(cells) - 1 + sum(times != 1 for _, times in cells) else cells


def _unpacked(packed: str | Cells) -> list[str]:
    if not isinstance(packed, str):
        return [text for text, times in packed for _ in range(times)]
    if BEFORE_TIMES not in packed:
        return packed.split(BETWEEN_CELLS)
    first, *others = packed.split(BEFORE_TIMES)
    row = first.split(BETWEEN_CELLS)
    for each in others:
        times, *texts = each.split(BETWEEN_CELLS)
        row += row[-1:] * (int(times) - 1)
        row += texts
    return row


def packed_width(packed: str) -> int:
    """How many cells there are in a packed row, or in a part of one."""
    width = packed.count(BETWEEN_CELLS) + 1
    if BEFORE_TIMES in packed:
        width += sum(int(each.partition(BETWEEN_CELLS)[0]) - 1 for each in packed.split(BEFORE_TIMES)[1:])
    return width
