"""The tables of an HTML page as the rows of a sheet, parsed piece by piece.

Decision: a cell is the text that stands in it. Excel takes what looks like a number for one, and so loses zeros.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from itertools import chain

from joor_desktop.files.sheet_extent import MOST_CELLS
from joor_desktop.files.stored_rows import ParsedSheet, TooMuchTextError
from joor_desktop.files.struck_cells import add_struck
from joor_desktop.files.text_book import encoding_of

_AT_ONCE = 1 << 16  # the parser looks again and again at a tag that doesn't end
_MOST_COLUMNS = 1000
_MOST_ROWS = 65_534
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;}]*line-through", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_STRIKING = frozenset({"s", "strike", "del"})
_PARTS = _STRIKING | {"font", "span"}
_WHITE_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_BLANKS = re.compile(r" +")
_BLANKS_AROUND_BREAKS = re.compile(r" ?\n ?")
_BREAKS = frozenset("br p div li tr h1 h2 h3 h4".split())
_NO_TEXT = frozenset({"style", "script", "title", "caption"})

Attributes = list[tuple[str, str | None]]


def parse_tables(pieces: Iterable[bytes], name: str) -> ParsedSheet:
    """The rows of all tables, one below the other, as a sheet called *name*.

    Raises ValueError where a table has no end, or a tag is endless, and TooMuchTextError.
    """
    parser = _Parser(name)
    for text in _texts(pieces):
        for start in range(0, len(text), _AT_ONCE):
            parser.feed(text[start : start + _AT_ONCE])
            if len(parser.rawdata) > _AT_ONCE:
                raise ValueError(parser.rawdata[:100])
    if parser.depth and parser.sheet.rows.extent[0]:
        raise ValueError(parser.depth)
    return parser.sheet


def _texts(pieces: Iterable[bytes]) -> Iterator[str]:
    pieces = iter(pieces)
    head = next(pieces, b"")
    decoder = codecs.getincrementaldecoder(_encoding(head))("replace")
    for piece in chain([head], pieces):
        yield decoder.decode(piece)


def _encoding(head: bytes) -> str:
    """What the page declares, where its first bytes don't tell it better."""
    declared = _CHARSET.search(head[:4096])
    if declared is not None and not head.startswith(_MARKS) and b"\0" not in head[:100]:
        try:
            return codecs.lookup(declared[1].decode()).name
        except LookupError:
            pass
    return encoding_of(head) or "cp1252"


class _Parser(HTMLParser):
    """Follows tables, rows and cells; a table inside of a cell is part of its text. ``depth`` counts open tables."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.sheet = ParsedSheet(name)
        self.depth = 0
        self._row = 0
        self._rows_spanned: dict[int, int] = {}
        self._cells: list[tuple[str, int]] | None = None
        self._is_row_struck = False
        self._column = self._seen = 0
        self._pieces: list[str] | None = None
        self._span = (1, 1)
        self._unread = ""
        self._struck_classes: set[str] = set()
        self._is_struck = _Struck()
        self._begins: dict[str, Callable[[dict[str, str | None]], None]] = {
            "tr": self._begin_row, "td": self._begin_cell, "th": self._begin_cell
        }
        self._ends: dict[str, Callable[[], None]] = {
            "tr": self._end_row, "td": self._end_cell, "th": self._end_cell
        }

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in _NO_TEXT:
            self._unread = tag
        elif tag == "table":
            self.depth += 1
        elif tag in self._begins and self.depth == 1:
            self._begins[tag](dict(attrs))
        elif tag in _PARTS:
            self._is_struck.begin(tag, is_striking=tag in _STRIKING or self._strikes(dict(attrs)))
        elif tag == "a" and self._pieces is not None and self.depth == 1:
            self.sheet.facts.add_link(self._row, self._column, dict(attrs).get("href") or "")
        elif self._pieces is not None and (tag in _BREAKS or tag in self._begins):
            self._pieces.append("\n" if tag in _BREAKS else " ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unread:
            self._unread = ""
        elif tag == "table" and self.depth:
            if self.depth == 1:
                self._end_row()
                self._rows_spanned.clear()
            self.depth -= 1
        elif tag in _PARTS:
            self._is_struck.end(tag)
        elif tag in self._ends and self.depth == 1:
            self._ends[tag]()

    def handle_data(self, data: str) -> None:
        if self._pieces is not None and not self._unread:
            self._pieces.append(_WHITE_SPACE.sub(" ", data))
            self._is_struck.add(data)
        elif self._unread == "style":
            self._struck_classes |= {name for name, rules in _CLASS.findall(data) if _STRUCK.search(rules)}

    def _strikes(self, attributes: dict[str, str | None]) -> bool:
        classes = (attributes.get("class") or "").split()
        return bool(_STRUCK.search(attributes.get("style") or "")) or not self._struck_classes.isdisjoint(classes)

    def _begin_row(self, attributes: dict[str, str | None]) -> None:
        self._end_row()
        self._count(1)
        self._row += 1
        self._cells, self._column = [], 0
        self._is_row_struck = self._strikes(attributes)
        if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
            self.sheet.facts.hidden_rows.append(self._row)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if self._cells is None:
            self._begin_row({})
        self._pass_covered()
        self._span = (
            _times(attributes.get("colspan"), _MOST_COLUMNS), _times(attributes.get("rowspan"), _MOST_ROWS)
        )
        self._pieces = []
        self._is_struck = _Struck(whole=self._is_row_struck or self._strikes(attributes))

    def _end_cell(self) -> None:
        if self._pieces is None or self._cells is None:
            return
        text = _BLANKS_AROUND_BREAKS.sub("\n", _BLANKS.sub(" ", "".join(self._pieces))).strip()
        if text and self._is_struck.all_of_it():
            add_struck(self.sheet.facts, self._row, self._column)
        columns, rows = self._span
        if columns > 1 or rows > 1:
            self.sheet.facts.merges.append(
                (self._row, self._column, self._row + rows - 1, self._column + columns - 1)
            )
        if rows > 1:
            self._rows_spanned.update(dict.fromkeys(range(self._column, self._column + columns), rows))
        self._add(text, 1)
        if columns > 1:
            self._add("", columns - 1)
        self._pieces = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells is None:
            return
        filled = len(self._cells)
        while filled and not self._cells[filled - 1][0]:
            filled -= 1
        if filled:
            self.sheet.rows.add(self._row, 1, self._cells[:filled], [])
        self._cells = None
        self._rows_spanned = {column: rows - 1 for column, rows in self._rows_spanned.items() if rows > 1}

    def _pass_covered(self) -> None:
        """Cells of the rows above may reach down to here."""
        while self._column in self._rows_spanned:
            self._add("", 1)

    def _add(self, text: str, times: int) -> None:
        assert self._cells is not None
        self._count(times)
        self._cells.append((text, times))
        self._column += times

    def _count(self, times: int) -> None:
        self._seen += times
        if self._seen > MOST_CELLS:
            raise TooMuchTextError


class _Struck:
    """Tells whether all that stands in a cell is struck through, by the cell itself (*whole*) or by tags in it."""

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole
        self._open: list[str] = []
        self._struck = self._plain = False

    def begin(self, tag: str, *, is_striking: bool) -> None:
        """Below one that strikes through all others count, so that its own end is found."""
        if is_striking or self._open:
            self._open.append(tag)

    def end(self, tag: str) -> None:
        if self._open[-1:] == [tag]:
            self._open.pop()

    def add(self, text: str) -> None:
        if text.strip():
            self._struck, self._plain = self._struck or bool(self._open), self._plain or not self._open

    def all_of_it(self) -> bool:
        return self._whole or (self._struck and not self._plain)


def _times(text: str | None, most: int) -> int:
    """How many columns or rows a cell takes; what is no such number is one."""
    number = int(text) if text is not None and text.strip().isdecimal() else 1
    return min(max(number, 1), most)
