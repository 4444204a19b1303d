"""What the parts of a binary workbook (.xlsb) beside its sheets tell: names, styles, and the texts that cells share."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from contextlib import suppress

from joor_desktop.files.binary_records import records, text_and_end, wide_text
from joor_desktop.files.builtin_formats import BUILTIN_FORMATS, GENERAL
from joor_desktop.files.package import Contents, Package, SheetPart
from joor_desktop.files.package_kind import XLSB_MAIN
from joor_desktop.files.people_notes import DAMAGES, MOST_NOTES, note_of_person
from joor_desktop.files.sheet_facts import CellNote

# Kinds of records, [MS-XLSB] 2.3.2.
_SHARED_TEXT = 19
_NUMBER_FORMAT = 44
_FONT = 43
_STYLE = 47
_WORKBOOK_PROPERTIES = 153
_SHEET = 156
_BEGIN_FONTS = 611
_END_FONTS = 612
_BEGIN_CELL_STYLES = 617
_END_CELL_STYLES = 618
_LISTS = frozenset({_BEGIN_FONTS, _END_FONTS, _BEGIN_CELL_STYLES, _END_CELL_STYLES})

_NOTE = 635
_TEXT_OF_NOTE = 637

_FOUR_NUMBERS = struct.Struct("<IIII")
_THREE_SHORTS = struct.Struct("<HHH")
_STRUCK_FONT = 0x08


def read_contents(package: Package) -> Contents:
    """What the workbook says about its sheets and styles; raises ValueError, struct.error or KeyError where broken."""
    relations = package.relations(XLSB_MAIN)
    targets = {key: target for key, target, kind in relations if kind == "worksheet"}
    parts = {kind: target for _, target, kind in relations if package.has(target)}
    styles = parts.get("styles")
    sheets: list[SheetPart] = []
    from_1904 = False
    for kind, record in records(package.pieces(XLSB_MAIN)):
        if kind == _SHEET:
            _add_sheet(record, targets, sheets)
        elif kind == _WORKBOOK_PROPERTIES:
            from_1904 = bool(record[0] & 1)
    formats, struck = _styles(package.pieces(styles)) if styles else ([], frozenset[int]())
    return Contents(
        sheets, formats, struck, from_1904=from_1904, texts_part=parts.get("sharedStrings"), styles_part=styles
    )


def _add_sheet(record: bytes, targets: dict[str, str], sheets: list[SheetPart]) -> None:
    """Macro and chart sheets have other relations, and are left out."""
    state = record[0]
    key, end = text_and_end(record, 8)
    if key in targets:
        sheets.append(SheetPart(wide_text(record, end), targets[key], hidden=state != 0))


def _styles(pieces: Iterable[bytes]) -> tuple[list[str], frozenset[int]]:
    """The number format of each cell style, and the indexes of those whose font strikes through."""
    codes = dict(BUILTIN_FORMATS)
    formats: list[str] = []
    struck_fonts: list[bool] = []
    struck: set[int] = set()
    inside = 0
    for kind, record in records(pieces):
        if kind == _NUMBER_FORMAT:
            codes[int.from_bytes(record[:2], "little")] = wide_text(record, 2)
        elif kind in _LISTS:
            inside = kind
        elif kind == _FONT and inside == _BEGIN_FONTS:
            struck_fonts.append(bool(record[2] & _STRUCK_FONT))
        elif kind == _STYLE and inside == _BEGIN_CELL_STYLES:
            _, code, font = _THREE_SHORTS.unpack_from(record)
            if any(struck_fonts[font : font + 1]):
                struck.add(len(formats))
            formats.append(codes.get(code, GENERAL))
    return formats, frozenset(struck)


def notes_in_xlsb(package: Package, sheet: str) -> list[CellNote]:
    """The notes on the cells of the sheet in this part; none where what holds them is damaged."""
    notes: list[CellNote] = []
    with suppress(*DAMAGES):
        parts = [part for _, part, kind in package.relations(sheet) if kind == "comments"]
        row = column = 0
        for kind, record in records(piece for part in parts for piece in package.pieces(part)):
            if kind == _NOTE:
                _, row, _, column = _FOUR_NUMBERS.unpack_from(record)
            elif len(notes) == MOST_NOTES:
                break
            elif kind == _TEXT_OF_NOTE and (note := note_of_person(row + 1, column, wide_text(record, 1))) is not None:
                notes.append(note)
    return notes


def shared_texts(package: Package, part: str | None) -> list[str]:
    """The texts that cells name by their number; each begins with a byte about its look."""
    if part is None:
        return []
    return [wide_text(record, 1) for kind, record in records(package.pieces(part)) if kind == _SHARED_TEXT]
