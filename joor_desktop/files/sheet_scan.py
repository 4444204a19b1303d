"""Finding a sheet's facts in its XML as it is unpacked, piece by piece, without building anything of it.

Excel, LibreOffice and the usual libraries all write a cell as ``<c r="A1" s="1" t="s">``, so plain searches for what is
wanted find it several times faster than a parser, and for what is not there at all they cost next to nothing. A sheet
that is written in another way goes through :mod:`joor_desktop.files.sheet_parse` instead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from html import unescape

from joor_desktop.files.cell_links import scan_formulas, scan_links
from joor_desktop.files.cell_styles import CellStyles
from joor_desktop.files.sheet_facts import SheetFacts, column_index
from joor_desktop.files.sheet_parse import parse_sheet
from joor_desktop.files.struck_cells import StruckScan

_ROW_END = b"</row>"
_LONGEST_ROW = 64 * 2**20
_DIGITS = b"0123456789"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SAMPLED = 1 << 14
_PLAIN_ROOT = re.compile(rb"<worksheet[\s>]")
_UNUSUAL = re.compile(
    rb'<(?:!|row[^ />]|c r="(?:[A-Z]+[0-9]+"(?! (?:s|t|cm|vm|ph)=|/?>)|[^"]*" (?!s=)[^>]* s="))'  # "<" is soon found
)
_ERROR_CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*? t="e"[^>]*>(?:<f[^>]*?/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)<')
_NO_STORED_VALUE = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"((?: [a-z]+="[^"]*")*)><f(?: [^>]*?)?(?:/>|>([^<]*)</f>)\s*(?:<v ?/>|<v></v>)?\s*</c>'
)
_HIDDEN_ROW = re.compile(rb'<row (?=[^>]*hidden="(?:1|true)")[^>]*?\br="([0-9]+)"')
_HIDDEN_COLUMN = re.compile(rb'<col (?=[^>]*hidden="(?:1|true)")(?=[^>]*min="([0-9]+)")[^>]*max="([0-9]+)"')
_MERGE = re.compile(rb'<mergeCell ref="([A-Z0-9$:]+)"')


class UnusualXmlError(Exception):
    """The sheet is sound, but not written as the searches expect it."""


def scan_sheet(pieces: Callable[[], Iterable[bytes]], styles: CellStyles) -> SheetFacts:
    """The facts of the sheet whose XML *pieces* gives; the cells of telling *styles* are noted.

    Raises ValueError where the XML is not sound.
    """
    try:
        return _scan(pieces(), styles)
    except UnusualXmlError:
        return parse_sheet(pieces(), styles)


def _scan(pieces: Iterable[bytes], styles: CellStyles) -> SheetFacts:
    facts = SheetFacts()
    cells = CellScan(styles)
    struck = StruckScan(styles.struck)
    for rows in usual_rows(pieces):
        cells.scan(rows, facts)
        scan_hidden(rows, facts)
        scan_merges(rows, facts)
        struck.scan(rows, facts)
        scan_links(rows, facts)
        scan_formulas(rows, facts)
    return facts


class CellScan:
    """Finds the facts of cells in rows that are given from the first of a sheet to the last, some at a time."""

    def __init__(self, styles: CellStyles) -> None:
        self._styled = _styled_cells(styles)
        self._formulas = False

    def scan(self, rows: bytes, facts: SheetFacts) -> None:
        """Add to *facts* what stands in the cells of *rows*."""
        if self._styled is not None:
            _scan_styles(rows, self._styled, facts)
        if holds(rows, b"e", b't="e"'):
            for letters, row, text in _ERROR_CELL.findall(rows):
                facts.add_patch(int(row), _COLUMNS[letters], _text(text))
        self._formulas = self._formulas or holds(rows, b"f", b"</f>")  # one may be shared by cells that follow later
        if self._formulas:
            _scan_formulas(rows, facts)


def holds(rows: bytes, sign: bytes, text: bytes) -> bool:
    """Whether *text* stands in *rows*; of its signs *sign* is one that plain rows don't have, which is seen at once."""
    return sign in rows and text in rows


def usual_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut at ends of rows; raises UnusualXmlError where searches in them would not find all."""
    for number, rows in enumerate(_whole_rows(pieces)):
        _check_usual(rows[:_SAMPLED], is_start=number == 0)
        yield rows


def _whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut at ends of rows."""
    rest = b""
    for piece in pieces:
        together = rest + piece
        cut = together.rfind(_ROW_END) + 1
        if cut:
            cut += len(_ROW_END) - 1
            yield together[:cut]
        elif len(together) > _LONGEST_ROW:
            raise UnusualXmlError
        rest = together[cut:]
    yield rest


def _check_usual(sample: bytes, *, is_start: bool) -> None:
    """One program wrote the whole sheet, so the start of each piece shows how it writes."""
    sample = sample[: sample.rfind(b">") + 1]
    if is_start and not _PLAIN_ROOT.search(sample):
        raise UnusualXmlError
    if sample.count(b"<c ") != sample.count(b'<c r="') or b"<c>" in sample or b"\x00" in sample:
        raise UnusualXmlError
    if _UNUSUAL.search(sample):
        raise UnusualXmlError


def _styled_cells(styles: CellStyles) -> re.Pattern[bytes] | None:
    """What follows the name of a cell whose style is telling, of numbers or of texts; its one group is the style."""
    kinds = ((styles.numbers, '>| t="[nd]'), (styles.texts, ' t="(?:s|str|inlineStr)"'))
    either = "|".join(f'(?:{_any_of(telling)})(?="(?:{kind}))' for telling, kind in kinds if telling)
    return re.compile(f'" s="({either})"'.encode()) if either else None


def _any_of(styles: frozenset[int]) -> str:
    return "|".join(map(str, sorted(styles)))


def _scan_styles(rows: bytes, styled: re.Pattern[bytes], facts: SheetFacts) -> None:
    """Few cells have a telling style: it is quicker to look for these, and back for their names, than at each cell."""
    parts = styled.split(rows)  # behind the last cell there is no style any more
    names = b" ".join([before[before.rfind(b'"') + 1 :] for before in parts[:-1:2]])
    letters, digits = names.translate(None, _DIGITS).split(b" "), names.translate(None, _LETTERS).split(b" ")
    found: dict[tuple[bytes, bytes], list[int]] = defaultdict(list)
    for key, row in zip(zip(letters, parts[1::2], strict=False), digits, strict=False):
        found[key].append(int(row))
    for (column, style), numbers in found.items():
        if column:  # or it is the style of a row
            facts.styles.setdefault((_COLUMNS[column], int(style)), []).extend(numbers)


def _scan_formulas(rows: bytes, facts: SheetFacts) -> None:
    for letters, row, attributes, formula in _NO_STORED_VALUE.findall(rows):
        if b't="str"' not in attributes:
            facts.add_patch(int(row), _COLUMNS[letters], f"={_text(formula)}")


def scan_hidden(rows: bytes, facts: SheetFacts) -> None:
    """Add to *facts* which rows and columns are hidden."""
    if holds(rows, b"d", b'hidden="'):
        facts.hidden_rows.extend(map(int, _HIDDEN_ROW.findall(rows)))
        facts.hidden_columns += [(int(first) - 1, int(last) - 1) for first, last in _HIDDEN_COLUMN.findall(rows)]


def scan_merges(rows: bytes, facts: SheetFacts) -> None:
    """Add to *facts* which cells are merged."""
    if b"<mergeCell " in rows:
        for reference in _MERGE.findall(rows):
            facts.add_merge(reference.decode())


def _text(escaped: bytes) -> str:
    return unescape(escaped.decode("utf-8", "replace"))


class _Columns(dict[bytes, int]):
    """Column letters to index; a sheet has few, and each is worked out once."""

    def __missing__(self, letters: bytes) -> int:
        index = self[letters] = column_index(letters.decode())
        return index


_COLUMNS = _Columns()
