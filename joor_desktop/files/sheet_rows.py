"""The rows of one sheet of a workbook, written as XML into a temporary file."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import IO

from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.model.record import Entry

KEPT_IN_MEMORY = 1 << 20
LONGEST_TEXT = 32_767
"""What a cell holds; a longer text is cut."""
_NEEDS_ESCAPE = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def temporary_file(stack: ExitStack) -> IO[bytes]:
    """A file that is in memory while it is small, and goes when the stack is unwound."""
    return stack.enter_context(tempfile.SpooledTemporaryFile(KEPT_IN_MEMORY))


class SheetRows:
    """Rows below the names of the columns.

    :param columns: by index, the key under which an entry has what stands in the column.
    :param style: the style of the cells.
    """

    def __init__(self, columns: Sequence[str], style: int, stack: ExitStack) -> None:
        self.file = temporary_file(stack)
        self.row = 1
        self._columns = [(key, column_letters(index)) for index, key in enumerate(columns)]
        self._letters = dict(self._columns)
        self._style = style
        self._kind = f' s="{style}" t="inlineStr"'

    @property
    def range(self) -> str:
        """What the sheet says of its size."""
        return f"A1:{self._columns[-1][1]}{self.row}"

    def letters(self, key: str) -> str:
        """The letters of the column with this key; raises KeyError where there is none."""
        return self._letters[key]

    def add(self, entry: Entry, customer_code: str) -> None:
        """Add a row; the column of the customer's code stands on every sheet."""
        self.row += 1
        row, kind = self.row, self._kind
        cells = []
        for key, letters in self._columns:
            text = customer_code if key == "customer_code" else entry.get(key)
            if text:
                cells.append(f'<c r="{letters}{row}"{kind}><is><t{escaped(text)}</t></is></c>')
        self._write(cells)

    def add_marked(self, entry: Entry, customer_code: str, styles: Mapping[str, int]) -> None:
        """Add a row with some cells, which may be empty, in *styles* of their own, by key."""
        self.row += 1
        cells = []
        for key, letters in self._columns:
            text = customer_code if key == "customer_code" else entry.get(key, "")
            if text or key in styles:
                cells.append(text_cell(f"{letters}{self.row}", text, styles.get(key, self._style)))
        self._write(cells)

    def _write(self, cells: list[str]) -> None:
        self.file.write(f'<row r="{self.row}">{"".join(cells)}</row>\n'.encode())


def text_cell(place: str, text: str, style: int) -> str:
    """A cell with text, or an empty one that has only its style."""
    if not text:
        return f'<c r="{place}" s="{style}"/>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{escaped(text)}</t></is></c>'


def escaped(text: str) -> str:
    """*text* as it stands in an element, with the end of that element's opening tag before it."""
    text = text[:LONGEST_TEXT]
    space = ' xml:space="preserve">' if text != text.strip() or "\n" in text else ">"
    return space + _NEEDS_ESCAPE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    """Workbooks write characters that XML can't carry as ``_x0007_``; half a surrogate pair can't be kept at all."""
    sign = found[0]
    if sign in "&<>":
        return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[sign]
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else f"_x{ord(sign):04X}_"
