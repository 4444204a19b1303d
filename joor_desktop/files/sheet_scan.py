"""Finding a sheet's facts in its XML as it is unpacked, piece by piece, without building anything of it.

Excel, LibreOffice and the usual libraries all write a cell as ``<c r="A1" s="1" t="s">``, so plain searches for what is
wanted find it several times faster than a parser, and for what is not there at all they cost next to nothing. A sheet
that is written in another way goes through :mod:`joor_desktop.files.sheet_parse` instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape

from joor_desktop.files.sheet_facts import SheetFacts, column_index
from joor_desktop.files.sheet_parse import parse_sheet

_ROW_END = b"</row>"
_LONGEST_ROW = 64 * 2**20
_PLAIN_ROOT = re.compile(rb"<worksheet[\s>]")
_ERROR_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*? t="e"[^>]*>(?:<f[^>]*?/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)<'
)
_NO_STORED_VALUE = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"((?: [a-z]+="[^"]*")*)>'
    rb"<f((?: [^>]*?)?)(?:/>|>([^<]*)</f>)\s*(?:<v ?/>|<v></v>)?\s*</c>"
)
_HIDDEN_ROW = re.compile(rb'<row (?=[^>]*hidden="(?:1|true)")[^>]*?\br="([0-9]+)"')
_HIDDEN_COLUMN = re.compile(rb'<col (?=[^>]*hidden="(?:1|true)")(?=[^>]*min="([0-9]+)")[^>]*max="([0-9]+)"')
_MERGE = re.compile(rb'<mergeCell ref="([A-Z0-9$:]+)"')


class _UnusualXmlError(Exception):
    """The sheet is sound, but not written as the searches expect it."""


def scan_sheet(pieces: Callable[[], Iterable[bytes]], telling: frozenset[int]) -> SheetFacts:
    """The facts of the sheet whose XML *pieces* gives; *telling* are the styles to note.

    Raises ValueError where the XML is not sound.
    """
    try:
        return _scan(pieces(), telling)
    except _UnusualXmlError:
        return parse_sheet(pieces(), telling)


def _scan(pieces: Iterable[bytes], telling: frozenset[int]) -> SheetFacts:
    facts = SheetFacts()
    styled = _styled_cell(telling)
    for number, rows in enumerate(_whole_rows(pieces)):
        if number == 0 and not _PLAIN_ROOT.search(rows[:4096]):
            raise _UnusualXmlError
        _check_usual(rows)
        _scan_rows(rows, facts, styled)
    return facts


def _whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut at ends of rows."""
    rest = b""
    for piece in pieces:
        rest += piece
        cut = rest.rfind(_ROW_END) + 1
        if cut:
            yield rest[: cut + len(_ROW_END)]
            rest = rest[cut + len(_ROW_END) :]
        elif len(rest) > _LONGEST_ROW:
            raise _UnusualXmlError
    yield rest


def _check_usual(rows: bytes) -> None:
    cells = rows.count(b"<c ")
    if cells != rows.count(b'<c r="') or b"<c>" in rows or b"<!" in rows or b"\x00" in rows:
        raise _UnusualXmlError


def _styled_cell(telling: frozenset[int]) -> re.Pattern[bytes] | None:
    if not telling:
        return None
    styles = "|".join(map(str, sorted(telling, reverse=True)))
    return re.compile(
        rf'<c r="([A-Z]{{1,3}})([0-9]{{1,7}})"(?: t="n")? s="({styles})"(?! t="[sbei])[^>]*(?<!/)>'.encode()
    )


def _scan_rows(rows: bytes, facts: SheetFacts, styled: re.Pattern[bytes] | None) -> None:
    if styled is not None:
        for letters, row, style in styled.findall(rows):
            facts.add_style(int(row), _COLUMNS[letters], int(style))
    if b't="e"' in rows:
        for letters, row, text in _ERROR_CELL.findall(rows):
            facts.add_patch(int(row), column_index(letters.decode()), _text(text))
    if b"<f" in rows:
        _scan_formulas(rows, facts)
    if b"hidden=" in rows:
        facts.hidden_rows.extend(map(int, _HIDDEN_ROW.findall(rows)))
        facts.hidden_columns += [(int(first) - 1, int(last) - 1) for first, last in _HIDDEN_COLUMN.findall(rows)]
    if b"<mergeCell " in rows:
        for reference in _MERGE.findall(rows):
            facts.add_merge(reference.decode())


def _scan_formulas(rows: bytes, facts: SheetFacts) -> None:
    for letters, row, attributes, _, formula in _NO_STORED_VALUE.findall(rows):
        if b't="str"' not in attributes:
            facts.add_patch(int(row), column_index(letters.decode()), f"={_text(formula)}")


def _text(escaped: bytes) -> str:
    return unescape(escaped.decode("utf-8", "replace"))


class _Columns(dict[bytes, int]):
    """Column letters to index; a sheet has few, and each is worked out once."""

    def __missing__(self, letters: bytes) -> int:
        index = self[letters] = column_index(letters.decode())
        return index


_COLUMNS = _Columns()
