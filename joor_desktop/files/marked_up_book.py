"""Loading what other programs export as text with tags under the name of a workbook: XML of Excel 2003, and HTML."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator

from joor_desktop.files import refusals
from joor_desktop.files.opened_book import OpenedBook
from joor_desktop.files.sheet_loading import LoadedSheet, refusing
from joor_desktop.files.stored_rows import ParsedBook, ParsedSheet, TooMuchTextError
from joor_desktop.files.xml2003_content import NAMESPACE, parse_xml_spreadsheet

_PIECE = 1 << 20
_HTML = re.compile(
    rb"(?is)(?>(<\?xml[^>]*>|<!--.*?-->|\s+))*+<(!doctype\s+html|html|head|meta|title|style|body|table)\b"
)


def is_xml_spreadsheet(head: bytes) -> bool:
    """Whether a file that begins with *head*, in UTF-8, is a spreadsheet in the XML of Excel 2003."""
    return NAMESPACE.encode() in head


def is_html(head: bytes) -> bool:
    """Whether a file that begins with *head*, in UTF-8, is HTML."""
    return _HTML.match(head) is not None


class XmlBook(OpenedBook):
    """The spreadsheet at *path*, a book whose ``hidden`` and ``too_far`` are known once its sheets are loaded."""

    def sheets(self) -> list[LoadedSheet]:
        """Load all visible sheets, but those that reach too far; raises UnreadableFileError."""
        with refusing(self._path):
            content = self._content()
        return self._visible(content)

    def _content(self) -> ParsedBook:
        try:
            return parse_xml_spreadsheet(_pieces(self._path))
        except TooMuchTextError:
            raise refusals.too_large(self._path) from None


class HtmlBook(OpenedBook):
    """The tables of the page at *path*, one below the other, as a book with one sheet that is called like the file."""

    def sheets(self) -> list[LoadedSheet]:
        """Its only sheet; raises UnreadableFileError, also where there is no table."""
        with refusing(self._path):
            sheet = self._sheet()
        if not sheet.rows.extent[0]:
            raise refusals.unknown_kind(self._path)
        return self._loaded_near([sheet])

    def _sheet(self) -> ParsedSheet:
        from joor_desktop.files.html_tables import parse_tables

        try:
            return parse_tables(_pieces(self._path), self._path.stem)
        except TooMuchTextError:
            raise refusals.too_large(self._path) from None


def _pieces(path: pathlib.Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
