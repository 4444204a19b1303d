"""Writes small binary workbooks (.xlsb) record by record, as [MS-XLSB] describes them: no free program saves them."""

from __future__ import annotations

import pathlib
import struct
import zipfile
from collections.abc import Collection, Sequence

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = {
    "xl/workbook.bin": "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
    "xl/worksheets/sheet1.bin": "application/vnd.ms-excel.worksheet",
    "xl/worksheets/sheet2.bin": "application/vnd.ms-excel.worksheet",
    "xl/styles.bin": "application/vnd.ms-excel.styles",
    "xl/sharedStrings.bin": "application/vnd.ms-excel.sharedStrings",
}

_CONSTANTS = {8: b"\x17", 9: b"\x1f", 10: b"\x1d", 11: b"\x1c"}
"""What a constant in a formula begins with, by the kind of record that holds its value."""


def record(kind: int, content: bytes = b"") -> bytes:
    """A record: its kind and its size in seven bits a byte, then its content."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, sizes = len(content), []
    while True:
        sizes.append(size & 0x7F | (0x80 if size > 0x7F else 0))
        size >>= 7
        if not size:
            return head + bytes(sizes) + content


def wide(text: str) -> bytes:
    """A text with its length."""
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    """Row *number* (from 1) with *cells*."""
    flags = bytes([0, 0x10 if hidden else 0, 0])
    return record(0, struct.pack("<IIH", number - 1, 0, 300) + flags + bytes(4)) + b"".join(cells)


def cell(kind: int, column: int, value: bytes = b"", style: int = 0) -> bytes:
    """A cell of a kind of record."""
    return record(kind, struct.pack("<II", column, style) + value)


def real(column: int, number: float, style: int = 0) -> bytes:
    """A cell with a number of eight bytes."""
    return cell(5, column, struct.pack("<d", number), style)


def short(column: int, kept: int, style: int = 0) -> bytes:
    """A cell with a number of four bytes."""
    return cell(2, column, struct.pack("<I", kept & 0xFFFFFFFF), style)


def text(column: int, words: str, style: int = 0) -> bytes:
    """A cell that holds its text itself."""
    return cell(6, column, wide(words), style)


def formula(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    """A cell with a formula that is nothing but *value*, for LibreOffice works formulas out anew."""
    tokens = _CONSTANTS[kind] + (value[:2] + value[4:] if kind == 8 else value)
    return cell(kind, column, value + struct.pack("<HI", 0, len(tokens)) + tokens + struct.pack("<I", 0), style)


def sheet(*rows: bytes, hidden_columns: tuple[int, int] | None = None, merge: bytes = b"") -> bytes:
    """A sheet of *rows*; *merge* are first and last row, first and last column, each from 0 in four bytes."""
    columns = b""
    if hidden_columns:
        column = struct.pack("<IIIIH", *hidden_columns, 2560, 0, 1)
        columns = record(390) + record(60, column) + record(391)
    merges = record(177, struct.pack("<I", 1)) + record(176, merge) + record(178) if merge else b""
    size = record(148, struct.pack("<IIII", 0, 99, 0, 9))
    return record(129) + size + columns + record(145) + b"".join(rows) + record(146) + merges + record(130)


def write_xlsb(
    path: pathlib.Path,
    customers: bytes,
    *,
    second: tuple[str, bytes, int] | None = None,
    formats: Sequence[str] = (),
    texts: Sequence[str] = (),
    struck: Collection[int] = (),
    from_1904: bool = False,
) -> pathlib.Path:
    """A workbook with the sheet "Customers" and perhaps a second one: its name, records and state (1 is hidden).

    Cell style *n* shows numbers in the *n*-th of *formats*, style 0 without a format; the styles
    *struck* strike through.
    """
    sheets = [("Customers", customers, 0), *([second] if second else [])]
    bundle = b"".join(
        record(156, struct.pack("<II", state, index) + wide(f"rId{index}") + wide(name))
        for index, (name, _, state) in enumerate(sheets, 1)
    )
    properties = record(153, struct.pack("<II", int(from_1904), 0) + wide(""))
    parts = {
        "xl/workbook.bin": record(131) + properties + record(143) + bundle + record(144) + record(132),
        "xl/styles.bin": _styles(formats, struck),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", len(texts), len(texts)))
        + b"".join(record(19, b"\0" + wide(each)) for each in texts)
        + record(160),
        **{f"xl/worksheets/sheet{index}.bin": content for index, (_, content, _) in enumerate(sheets, 1)},
    }
    relations = [(f"rId{index}", "worksheet", f"worksheets/sheet{index}.bin") for index in range(1, len(sheets) + 1)]
    relations += [("rId8", "styles", "styles.bin"), ("rId9", "sharedStrings", "sharedStrings.bin")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types(list(parts)))
        package.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.bin")]))
        package.writestr("xl/_rels/workbook.bin.rels", _relations(relations))
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def _styles(formats: Sequence[str], struck: Collection[int]) -> bytes:
    codes = b"".join(record(44, struct.pack("<H", 164 + n) + wide(code)) for n, code in enumerate(formats))
    numbers = [0, *range(164, 164 + len(formats))]
    styles = b"".join(
        record(47, struct.pack("<HHHHHBBHBB", 0, n, int(style in struck), 0, 0, 0, 0, 0, 1, 0))
        for style, n in enumerate(numbers)
    )
    looks = struct.pack("<HHBBBB", 400, 0, 0, 2, 0, 0) + b"\x05\xff" + bytes(2) + b"\0\0\0\xff" + b"\0" + wide("Arial")
    fonts = b"".join(record(43, struct.pack("<HH", 220, flags) + looks) for flags in (0, 0x08))
    parents = record(626, struct.pack("<I", 1)) + record(47, struct.pack("<HHHHHBBHBB", 0xFFFF, *[0] * 9)) + record(627)
    return (
        record(278)
        + (record(615, struct.pack("<I", len(formats))) + codes + record(616))
        + (record(611, struct.pack("<I", 2)) + fonts + record(612))
        + parents
        + (record(617, struct.pack("<I", len(numbers))) + styles + record(618))
        + record(279)
    )


def _content_types(parts: list[str]) -> str:
    each = "".join(f'<Override PartName="/{name}" ContentType="{_KINDS[name]}"/>' for name in parts)
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{each}</Types>'


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{to}"/>' for key, kind, to in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'
