"""What a sheet's XML tells that its values alone don't: number formats, error cells, hidden rows, merged cells."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; rows count from 1, columns from 0."""

Extent = tuple[int, int]
"""The last filled row, and the last filled column, of a sheet."""

Style = tuple[int, int]
"""A column, and the number of a style in which cells of it are shown."""

CellNote = tuple[int, int, str]
"""Row and column of a cell, and the note that a person put on it."""

MOST_ROWS = 1_048_576
"""The rows of a sheet of Excel 2007 and later."""

MOST_COLUMNS = 16_384
"""Its columns."""


@dataclass(slots=True)
class SheetFacts:
    """Facts of one sheet; rows count from 1, columns from 0.

    ``styles`` holds, by column and style, the rows of the cells whose style changes their look.
    ``patches`` holds, by row and column, the text of cells that a reader of values gives as empty: error values, and
    formulas without a stored value. ``struck`` holds, by column, the rows of filled cells that are struck through.
    ``links`` holds, by row and column, the addresses that cells lead to, ``link_marks`` ranges with the marks under
    which a workbook keeps these. ``extent`` is known only to the parser.
    """

    styles: dict[Style, list[int]] = field(default_factory=dict)
    patches: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: array[int] = field(default_factory=lambda: array("L"))
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    notes: list[CellNote] = field(default_factory=list)
    struck: dict[int, array[int]] = field(default_factory=dict)
    links: dict[int, dict[int, str]] = field(default_factory=dict)
    link_marks: list[tuple[str, str]] = field(default_factory=list)
    extent: Extent = (0, -1)

    def add_style(self, row: int, column: int, style: int) -> None:
        """Note that what stands at *row* and *column* is shown by *style*."""
        self.styles.setdefault((column, style), []).append(row)

    def widen(self, row: int, column: int) -> None:
        """Note that something stands at *row* and *column*."""
        self.extent = (max(self.extent[0], row), max(self.extent[1], column))

    def add_patch(self, row: int, column: int, text: str) -> None:
        """Note that *text* stands at *row* and *column*."""
        self.patches.setdefault(row, {})[column] = text

    def add_link(self, row: int, column: int, address: str) -> None:
        """Note that the cell at *row* and *column* leads to *address*."""
        self.links.setdefault(row, {})[column] = address

    def patched_width(self) -> int:
        """How many columns it takes to hold all patches."""
        return max((max(columns) for columns in self.patches.values()), default=-1) + 1

    def add_merge(self, reference: str) -> None:
        """Note a merged range such as ``B2:C4``; what is no range is left alone."""
        first, _, last = reference.partition(":")
        try:
            (top, left), (bottom, right) = position(first), position(last)
        except ValueError:
            return
        self.merges.append((top, left, bottom, right))


def position(cell: str) -> tuple[int, int]:
    """Row from 1 and column from 0 of a cell named like ``AB12``; raises ValueError where it is no cell."""
    cell = cell.replace("$", "")
    letters = cell.rstrip("0123456789")
    row = int(cell[len(letters) :])
    column = column_index(letters)
    if not (1 <= row <= MOST_ROWS and 0 <= column < MOST_COLUMNS):
        raise ValueError(cell)
    return row, column


def column_index(letters: str) -> int:
    """The index from 0 of the column called *letters*."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def column_letters(index: int) -> str:
    """The letters of the column at *index* (from 0): A, B, ... Z, AA, AB and so on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
