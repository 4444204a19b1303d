"""Finding the rows of an OpenDocument spreadsheet that are written as usual, so that no parser has to go through them.

LibreOffice, Excel and Google write nearly all cells in one of few ways, and what stands between two of them is always
the same: searches cut such rows several times faster than a parser. They are taken out of the XML before it is parsed,
and an instruction is left in their place. All other rows stay where they are.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from joor_desktop.files.ods_cell import OFFICE, TABLE, TEXT, Attributes
from joor_desktop.files.stored_rows import BEFORE_TIMES, BETWEEN_CELLS

ROWS_TAKEN = "rows-taken"
"""The instruction in the place of rows."""

_LEFT_IN_PLACE = f"<?{ROWS_TAKEN}?>".encode()
_ROW_END = "</table:table-row>"
_ROW_END_BYTES = _ROW_END.encode()
_LONGEST_ROW = 64 * 2**20
_URIS = {"office": OFFICE, "table": TABLE, "text": TEXT}
_USUAL_START = re.compile(rb'(?:\xef\xbb\xbf)?<\?xml version="1\.0" encoding="[Uu][Tt][Ff]-8"[^?<]*\?>')
_DECLARES = re.compile(r"\sxmlns")
_DECLARED = re.compile(r'\sxmlns:([\w.-]+)="([^"]*)"')
_NO_SIGN_OF_XML = "\x00-\x08\x0b\x0c\x0e-\x1d\ufffe\uffff"  # but for the two signs of stored rows
_ATTRIBUTES = rf'(?: [a-z]+:[a-z-]+="[^"<&\s{_NO_SIGN_OF_XML}{BEFORE_TIMES}{BETWEEN_CELLS}]*+")*+'
_CONTENT = rf"[^<&\r{_NO_SIGN_OF_XML}]++(?:&(?:amp|lt|gt|quot|apos);[^<&\r{_NO_SIGN_OF_XML}]*+)*+"
_CELL = (
    rf"<table:(covered-)?+table-cell({_ATTRIBUTES}) ?+(?:/>|>(?:<text:p>({_CONTENT})</text:p>)?+</table:(?:covered-)?+"
    "table-cell>)"
)
_STYLE = r'(?: table:style-name="[\w.-]*+")?+'
_SHOWN_AS_IT_IS = (
    r'office:value-type="(?:string"|(?:float|percentage|currency)"(?: office:currency="\w*+")?+'
    r' office:value="-?+[0-9]{1,14}(?:\.[0-9]++)?+"(?=[^>]*+><text:p>[^<,]*+</text:p>))'
    r'(?: calcext:value-type="[a-z]++")?+'
)
_BETWEEN_ANY_CELLS = re.compile(
    f"</text:p></table:table-cell><table:table-cell{_STYLE} {_SHOWN_AS_IT_IS}{_STYLE}><text:p>"
)
_BETWEEN_PLAIN_CELLS = re.compile(
    f'</text:p></table:table-cell><table:table-cell{_STYLE} office:value-type="string"'
    f'(?: calcext:value-type="[a-z]++")?+{_STYLE}><text:p>'
)
_BETWEEN_AND_REPEATED = re.compile(
    f'</text:p></table:table-cell><table:table-cell{_STYLE} table:number-columns-repeated="([1-9][0-9]{{0,4}})"'
    f'{_STYLE} office:value-type="string"(?: calcext:value-type="[a-z]++")?+{_STYLE}><text:p>([^<{BETWEEN_CELLS}]++)'
)
_STRUCK = re.compile(
    r'<style:style style:name="([^"]*)"(?:(?!</style:style>).)*?text-line-through-(?:style|type)="(?!none")', re.DOTALL
)
_SAMPLED = 1 << 15
_MOST_WAYS = 6
_ROW = re.compile(rf"<table:table-row({_ATTRIBUTES}) ?+>((?:{_CELL})*+)\Z")
_CELLS = re.compile(_CELL)
_ATTRIBUTE = re.compile(r' ([a-z]+):([a-z-]+)="([^"]*)"')
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_PLAIN = frozenset({f"{TABLE}style-name", f"{TABLE}number-columns-repeated", f"{OFFICE}value-type"})
_REMEMBERED = 1000


class UsualRow(NamedTuple):
    """A row that was taken out: the attributes of the row and its cells, as they are written."""

    attributes: str
    cells: str


UsualCell = tuple[str, str, str]
"""One cell, or several of text behind each other.

What it begins with where it is covered ("" where it is not), its attributes as they are written, and what its only
paragraph shows; "" where there is none. Behind the first text of several are those of plain cells, each after the sign
between cells, which XML can't hold.
"""


class UsualRows:
    """Takes the usual rows out of a part that is given piece by piece, and hands them over at their places."""

    def __init__(self) -> None:
        self._taken: deque[list[UsualRow]] = deque()
        self._is_start = True
        self._is_usual = True
        self._struck: list[str] = []

    def without_them(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The XML that *pieces* give, with instructions in the places of usual rows."""
        rest = b""
        for piece in pieces:
            together = rest + piece
            cut = together.rfind(_ROW_END_BYTES) + len(_ROW_END_BYTES) if _ROW_END_BYTES in together else 0
            if not cut and len(together) > _LONGEST_ROW:
                self._is_usual, cut = False, len(together)
            if cut:
                yield self._shortened(together[:cut])
            rest = together[cut:]
        yield rest

    def take(self) -> list[UsualRow]:
        """The rows in the place of the next instruction; none where it is not one of those that were left."""
        return self._taken.popleft() if self._taken else []

    def _shortened(self, part: bytes) -> bytes:
        is_start, self._is_start = self._is_start, False
        has_signs = BETWEEN_CELLS.encode() in part or BEFORE_TIMES.encode() in part
        if self._is_usual and not has_signs and (not is_start or _begins_as_usual(part)):
            with suppress(UnicodeDecodeError):
                text = part.decode()
                joined = _joined(text)
                if not self._strikes_columns(text) and _is_as_usual(joined, is_start=is_start):
                    return b"".join(self._left_of(text, joined))
        self._is_usual = False
        return part

    def _strikes_columns(self, text: str) -> bool:
        """Note the styles that strike through, whose cells are left where they are.

        Where whole columns have one, or other styles are made of it, nobody sees here which cells they are.
        """
        if "text-line-through-" in text:
            self._struck += [f'style-name="{name}"' for name in dict.fromkeys(_STRUCK.findall(text))]
        return any(f"default-cell-{sign}" in text or f"parent-{sign}" in text for sign in self._struck)

    def _left_of(self, text: str, joined: str) -> Iterator[bytes]:
        rows: list[UsualRow] = []
        for row, whole in zip(joined.split(_ROW_END)[:-1], text.split(_ROW_END), strict=False):
            found = None if any(sign in whole for sign in self._struck) else _ROW.search(row)
            if found is None or found.start():
                if rows:
                    yield self._keep(rows)
                    rows = []
                yield whole[: whole.rfind("<table:table-row") if found else None].encode()
            if found is None:
                yield _ROW_END_BYTES
            else:
                rows.append(UsualRow(found[1], found[2]))
        if rows:
            yield self._keep(rows)

    def _keep(self, rows: list[UsualRow]) -> bytes:
        self._taken.append(rows)
        return _LEFT_IN_PLACE


def _joined(text: str) -> str:
    """*text* with one sign for all that stands between the texts of cells; what is the same in most is soon found."""
    ways = Counter(_BETWEEN_PLAIN_CELLS.findall(text[-_SAMPLED:]))
    for way, _ in ways.most_common(_MOST_WAYS):
        text = BETWEEN_CELLS.join(text.split(way))
    text = _BETWEEN_ANY_CELLS.sub(BETWEEN_CELLS, text)
    return _BETWEEN_AND_REPEATED.sub(rf"{BETWEEN_CELLS}\2{BEFORE_TIMES}\1", text)


def _begins_as_usual(part: bytes) -> bool:
    """Whether the names in what begins with *part* mean what they usually do."""
    start = part.decode("utf-8", "replace")
    declared = _DECLARED.findall(start)
    if not _USUAL_START.match(part) or len(declared) != len(_DECLARES.findall(start)):
        return False
    found = [(prefix, uri + "}") for prefix, uri in declared]
    return sorted(each for each in found if each[0] in _URIS or each[1] in _URIS.values()) == sorted(_URIS.items())


def _is_as_usual(text: str, *, is_start: bool) -> bool:
    """Whether nothing stands in *text* in which rows would be no rows, or names would be others."""
    if text.count("<?") != is_start or "<!" in text or "]]>" in text:
        return False
    return is_start or "xmlns" not in text or not _DECLARES.search(text)


def usual_cells(row: UsualRow) -> list[UsualCell]:
    """The cells of *row*."""
    cells: list[UsualCell] = _CELLS.findall(row.cells)
    if "&" in row.cells:
        return [(covered, attributes, _unescaped(text)) for covered, attributes, text in cells]
    return cells


def _unescaped(text: str) -> str:
    for written, sign in _ENTITIES:
        text = text.replace(written, sign)
    return text


@lru_cache(_REMEMBERED)
def plain_times(attributes: str) -> int:
    """How often a cell with these attributes is repeated, if it shows its only paragraph as it is; otherwise 0."""
    found = parsed_attributes(attributes)
    if found.get(f"{OFFICE}value-type") != "string" or not found.keys() <= _PLAIN:
        return 0
    return max(int(found.get(f"{TABLE}number-columns-repeated", 1)), 1)


def parsed_attributes(attributes: str) -> Attributes:
    """Attributes by their names, as a parser gives them; only those that tell anything."""
    found = _ATTRIBUTE.findall(attributes)
    return {f"{_URIS[prefix]}{name}": text for prefix, name, text in found if prefix in _URIS}
