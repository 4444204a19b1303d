"""Text files with a table: how their letters and their columns are written, worked out from what they hold."""

from __future__ import annotations

import codecs
import csv
import io
import pathlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from joor_desktop.files import refusals
from joor_desktop.files.aligned_columns import ALIGNED, aligned_rows, divides_names, is_aligned
from joor_desktop.files.harmless_cells import as_it_was
from joor_desktop.files.likely_letters import decodes, most_likely
from joor_desktop.files.sheet_facts import SheetFacts
from joor_desktop.files.sheet_loading import FIRST_ROWS, LoadedSheet, loaded_sheet
from joor_desktop.files.shown_rows import Row
from joor_desktop.files.stray_cells import StrayCells
from joor_desktop.files.understanding import TextShape

_BAR = "|"
DELIMITERS = (",", ";", "\t", _BAR)
"""The signs that divide columns."""

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "shift_jis", "gb18030")
"""The ways of writing letters, by Python's names."""

_WITHIN_TEXTS = (",", ";")
"""Signs that stand in streets and names too, where nothing but spaces divides the columns."""

_SAMPLE = 1 << 18
_SAMPLED_ROWS = 200
_LONGEST_FIELD = 1 << 20
_MOST_LINES = 100
"""No cell has more lines than this: a quotation mark was never closed."""

_SHORTEST_RULER = 3
_LEAST_BESIDE_LINES = 2
"""So many rows, each of more cells than that, are a table among other lines."""
_ODD_STARTS = ("'", "=")
_EXCEL_TEXT = re.compile(r'="([^"]*)"')
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def detect_shape(path: pathlib.Path) -> TextShape | None:
    """How *path* is written; None where it is no text, or no table. Raises UnreadableFileError."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    encoding = encoding_of(head)
    if encoding is None:
        return None
    text = head.decode(encoding, "ignore")
    if found := _SEP_LINE.match(text):
        return TextShape(encoding, found[1])
    delimiter = _delimiter(text)
    if (delimiter is None or delimiter in _WITHIN_TEXTS) and is_aligned(text):
        delimiter = delimiter if delimiter and divides_names(text, delimiter) else ALIGNED
    return TextShape(encoding, delimiter) if delimiter is not None else None


def encoding_of(head: bytes) -> str | None:
    """How the letters of a text that begins with *head* are written, by Python's name; None where it is no text."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\0" in head:
        return _utf_16_without_mark(head)
    whole = head[: head.rfind(b"\n") + 1] or head
    if decodes(whole, "utf-8"):
        return "utf-8"
    return most_likely(whole)


def _utf_16_without_mark(head: bytes) -> str | None:
    """Latin letters have a zero in every second byte."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) / 5:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _delimiter(text: str) -> str | None:
    """The sign that divides the rows most evenly into most columns; None where no sign divides them."""
    found = {sign: _columns(text, sign) for sign in DELIMITERS if sign in text}
    best = max(found, key=lambda sign: found[sign], default=None)
    return best if best is not None and found[best][0] > 0 else None


def _columns(text: str, delimiter: str) -> tuple[float, int]:
    """The share of rows that have the most frequent number of columns (0 where that is one), and that number."""
    widths = Counter[int]()
    with suppress(csv.Error):
        for _, row in islice(_rows_of(io.StringIO(text, newline=""), delimiter), _SAMPLED_ROWS):
            is_beside = delimiter == "\t" or _is_ruler(row)  # around a table pasted into a mail stand other lines
            if any(row) and (len(row) > 1 or not is_beside):
                widths[len(row)] += 1
    if not widths:
        return 0.0, 0
    width, times = _usual(widths)
    return (times / widths.total() * min(width, 3) if width > 1 else 0.0), width


def _usual(widths: Counter[int]) -> tuple[int, int]:
    """The most frequent width of rows, and how many have it; lines around a short table may be more than its rows."""
    usual = widths.most_common(1)[0]
    if usual[0] > 1:
        return usual
    least = max(_LEAST_BESIDE_LINES, widths.total() / 4)
    return next((each for each in widths.most_common() if each[0] > _LEAST_BESIDE_LINES and each[1] >= least), usual)


def _rows_of(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the number of the line that each ends in; raises csv.Error where a quotation mark never ends."""
    if delimiter == ALIGNED:
        yield from aligned_rows(lines)
        return
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(lines, delimiter=delimiter)
    line = 0
    for row in reader:
        if reader.line_num - line > _MOST_LINES:
            raise csv.Error(str(line + 1))
        line = reader.line_num
        yield line, row


class TextBook:
    """A text file as a book with one sheet, which is called like the file; raises UnreadableFileError."""

    def __init__(self, path: pathlib.Path, shape: TextShape) -> None:
        self._path = path
        self.shape: TextShape | None = shape
        self._shape = shape
        self.hidden: list[str] = []
        self.too_far: dict[str, str] = {}

    def sheets(self) -> list[LoadedSheet]:
        """Its only sheet, with all rows as wide as the widest of the first ones."""
        beyond = StrayCells()
        height = _about_rows(self._path, self._path.stat().st_size)
        sheet = loaded_sheet(self._path.stem, height, SheetFacts(), self._shown(beyond))
        sheet.delimiter, sheet.beyond = self._shape.delimiter, beyond
        width = len(sheet.first_rows[-1][1]) if sheet.first_rows else 0
        for _, texts, _ in sheet.first_rows:
            texts.extend([""] * (width - len(texts)))
        return [sheet]

    def _shown(self, beyond: StrayCells) -> Iterator[Row]:
        try:
            with self._path.open(encoding=self._shape.encoding, errors="replace", newline="") as file:
                yield from shown_text(file, self._shape.delimiter, beyond)
        except OSError as error:
            raise refusals.no_access(self._path, error.strerror or str(error)) from error
        except csv.Error as error:
            raise refusals.endless_quote(self._path, str(error)) from error


def _about_rows(path: pathlib.Path, size: int) -> int:
    """How many rows a file of *size* bytes has, going by its beginning."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    lines = head.count(b"\n") + (not head.endswith(b"\n"))
    return lines * size // max(len(head), 1)


def shown_text(lines: Iterable[str], delimiter: str, beyond: StrayCells) -> Iterator[Row]:
    """The filled rows of a table in text, numbered as a spreadsheet does, each as wide as any before it.

    From row 100 on none is wider than those before: the cells that it has more are noted in *beyond*, and left out.
    Raises csv.Error where a quotation mark is never closed.
    """
    width, first = 0, 1
    is_padded = delimiter == _BAR
    for number, (_, read) in enumerate(_rows_of(lines, delimiter)):
        if number == 0 and "".join(read).lower() in ("sep=", f"sep={delimiter}"):
            first = 0  # Excel takes this line for itself
            continue
        cells = _unpadded(read) if is_padded else read
        texts = [_shown_cell(cell) for cell in cells] if _has_odd_cells(cells) else cells
        if any(texts):
            if len(texts) > width:
                if number + first <= FIRST_ROWS:
                    width = len(texts)
                else:
                    _cut(number + first, texts, width, beyond)
            elif len(texts) < width:
                texts.extend([""] * (width - len(texts)))
            yield number + first, texts, []


def _cut(number: int, texts: list[str], width: int, beyond: StrayCells) -> None:
    for column, text in enumerate(texts[width:], width):
        if text:
            beyond.note(number, column, text)
    del texts[width:]


def _unpadded(cells: list[str]) -> list[str]:
    """The cells of a line as SAP prints it: without the spaces that align them, none where it is only drawn."""
    return [] if _is_ruler(cells) else [cell.strip(" ") for cell in cells]


def _is_ruler(cells: list[str]) -> bool:
    """Whether a line is only drawn, between the rows of a table that was printed into a file, or below its head."""
    drawn = [cell.strip() for cell in cells if cell.strip()]
    return bool(drawn) and all(len(cell) >= _SHORTEST_RULER and not cell.strip("-=_+: ") for cell in drawn)


def _has_odd_cells(cells: list[str]) -> bool:
    """Whether any cell may be shown as something else than it is; rarely, and this is quicker than a look at each."""
    joined = "\n".join(cells)
    return joined.startswith(_ODD_STARTS) or "\n=" in joined or "\n'" in joined or any(map(str.isspace, cells))


def _shown_cell(cell: str) -> str:
    """A cell as a spreadsheet shows it; ``="00123"`` is how programs keep zeros in text files."""
    if cell.startswith("'"):
        return as_it_was(cell)
    if cell.startswith("="):
        found = _EXCEL_TEXT.fullmatch(cell.strip())
        return found[1] if found else cell
    return "" if cell.isspace() else cell
