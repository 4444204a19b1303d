"""Cells as spreadsheets hand them to each other: text with tabs between columns, and the same as a table in HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

Block = list[list[str]]
"""Rows of texts from left to right; all rows are of one length."""

_CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?=[\t\r\n]|\Z)|(?P<plain>[^\t\r\n]*)')
_ROW_END = re.compile(r"\r\n|\r|\n")
_TO_QUOTE = re.compile(r'[\t\r\n]|\A"')


def read_cells(text: str) -> Block:
    """The cells of a copied text: what Excel, LibreOffice and Google Sheets put on the clipboard.

    A cell with a tab or a line break in it stands in quotes, with its own quotes doubled. Line breaks inside a cell
    become ``\\n``. Shorter rows are filled up with empty cells; an empty text has no cells.
    """
    rows = list(_rows(text.removesuffix("\0")))
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _rows(text: str) -> Iterator[list[str]]:
    if '"' not in text:  # by far the most frequent case, and ten times as fast
        lines = _ROW_END.split(text)
        if not lines[-1]:
            del lines[-1]
        yield from (line.split("\t") for line in lines)
        return
    row: list[str] = []
    place, length = 0, len(text)
    while place < length:
        found = _CELL.match(text, place)
        assert found is not None  # an empty cell matches too
        row.append(_plain(found))
        place = found.end()
        if text[place : place + 1] == "\t":
            place += 1
            if place < length:
                continue
            row.append("")
        yield row
        row = []
        end = _ROW_END.match(text, place)
        place = end.end() if end else place


def _plain(found: re.Match[str]) -> str:
    quoted = found["quoted"]
    if quoted is None:
        return found["plain"]
    return _ROW_END.sub("\n", quoted.replace('""', '"'))


def write_cells(block: Sequence[Sequence[str]]) -> str:
    """The text that spreadsheets take for these cells; a single cell has no line end, so that it fits anywhere."""
    text = "\n".join("\t".join(map(_quoted, row)) for row in block)
    return text if text and len(block) == 1 else text + "\n"


def _quoted(text: str) -> str:
    if not _TO_QUOTE.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def write_table(block: Sequence[Sequence[str]]) -> str:
    """The cells as a table in HTML, for mails and documents; spreadsheets take every cell of it as text."""
    rows = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in block)
    return (
        '<html><head><meta charset="utf-8"></head><body><table border="1" cellspacing="0">'
        f"{rows}</table></body></html>"
    )


def _html_cell(text: str) -> str:
    # Without the format Excel would take the zeros from a postcode, and work out what begins with =.
    words = html.escape(text, quote=False).replace("\n", '<br style="mso-data-placement:same-cell">')
    return f"<td style='mso-number-format:\"\\@\"'>{words}</td>"
