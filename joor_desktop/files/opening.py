"""Telling what kind of file a file is, by its first bytes, and handing it to the reader of that kind."""

from __future__ import annotations

import pathlib
import re
from itertools import islice
from typing import TYPE_CHECKING

from joor_desktop.files import refusals
from joor_desktop.files.reading import Reading
from joor_desktop.files.steady import SteadyFile
from joor_desktop.files.understanding import NO_CHOICES, Choices, FileUnderstanding

if TYPE_CHECKING:
    from joor_desktop.files.book_reader import Book

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
_TEXTS = (".csv", ".tsv", ".txt")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

_MARKS = re.compile(r"~\$(?P<excel>.+)|\.~lock\.(?P<libre_office>.+)#")
"""The names of the files by which Excel and LibreOffice mark a file as open."""


def open_reading(path: pathlib.Path, choices: Choices) -> Reading:
    """Open *path* as what it is; raises UnreadableFileError."""
    file = SteadyFile(path)
    with file.reading():
        return _open_reading(path, choices).through(file.through)


def _open_reading(path: pathlib.Path, choices: Choices) -> Reading:
    head = _head(path)
    book = _book(path, head, choices)
    if book is None:
        return _open_payload(path, head)
    from joor_desktop.files.book_reader import read_book

    return read_book(path, book, choices)


def open_understanding(path: pathlib.Path, choices: Choices) -> FileUnderstanding:
    """What *path* holds, without reading all of it; raises UnreadableFileError."""
    with SteadyFile(path).reading():
        return _open_understanding(path, choices)


def _open_understanding(path: pathlib.Path, choices: Choices) -> FileUnderstanding:
    head = _head(path)
    book = _book(path, head, choices)
    if book is None:
        _open_payload(path, head)
        return FileUnderstanding(path.name)
    from joor_desktop.files.book_reader import understand_book

    return understand_book(path, book, choices)


def open_tables(path: pathlib.Path, most_rows: int) -> list[list[list[str]]]:
    """The cells of each visible sheet of *path* as texts, at most so many rows of each; raises UnreadableFileError.

    A file of JSON or XML has no sheets.
    """
    with SteadyFile(path).reading():
        book = _book(path, _head(path), NO_CHOICES)
        if book is None:
            return []
        return [[row[1] for row in islice(sheet.rows_after(-1), most_rows)] for sheet in book.sheets()]


def _book(path: pathlib.Path, head: bytes, choices: Choices) -> Book | None:
    """The file as sheets; None for JSON and XML, which have none."""
    if head.startswith(_ZIP):
        return _packed_book(path)
    if head.startswith(_OLD_OFFICE):
        from joor_desktop.files.xls_book import XlsBook

        return XlsBook(path)
    if _begins_with(head, (b"<",)):
        return _marked_up_book(path, _text(head))
    if _begins_with(head, (b"{", b"[")):
        return None
    from joor_desktop.files.text_book import TextBook, detect_shape, encoding_of

    shape = choices.shape or detect_shape(path)
    if shape is None:
        is_text = path.suffix.lower() in _TEXTS and encoding_of(head) is not None
        raise refusals.undivided(path) if is_text else refusals.unknown_kind(path)
    return TextBook(path, shape)


def _marked_up_book(path: pathlib.Path, text: bytes) -> Book | None:
    from joor_desktop.files.marked_up_book import HtmlBook, XmlBook, is_html, is_xml_spreadsheet

    if is_xml_spreadsheet(text):
        return XmlBook(path)
    return HtmlBook(path) if is_html(text) else None


def _packed_book(path: pathlib.Path) -> Book:
    from joor_desktop.files.package import Package
    from joor_desktop.files.package_kind import is_binary_workbook, is_open_document

    with Package(path) as package:
        is_ods, is_xlsb = is_open_document(package), is_binary_workbook(package)
    if is_ods:
        from joor_desktop.files.ods_book import OdsBook

        return OdsBook(path)
    if is_xlsb:
        from joor_desktop.files.xlsb_book import XlsbBook

        return XlsbBook(path)
    from joor_desktop.files.sheet_loading import Workbook

    return Workbook(path)


def _head(path: pathlib.Path) -> bytes:
    if path.is_dir():
        raise refusals.folder(path)
    mark = _MARKS.fullmatch(path.name)
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except PermissionError:
        if mark is None:
            raise
        head = b""  # Excel lets nobody look into its mark
    if mark is not None and not head.startswith((_ZIP, _OLD_OFFICE)):
        raise refusals.mark_of_an_open_file(path, mark["excel"] or mark["libre_office"])
    if not head.strip(b"\0 \t\r\n"):
        raise refusals.empty(path)
    return head


def _text(head: bytes) -> bytes:
    """The beginning of a text in UTF-8, without its mark."""
    if head.startswith(_UTF_16):
        return head.decode("utf-16", "ignore").lstrip("\ufeff \t\r\n").encode()
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _begins_with(head: bytes, signs: tuple[bytes, ...]) -> bool:
    return _text(head).startswith(signs)


def _open_payload(path: pathlib.Path, head: bytes) -> Reading:
    text = _text(head)
    if text.startswith((b"{", b"[")):
        from joor_desktop.files.json_payload import read_json

        return read_json(path)
    from joor_desktop.files.xml_payload import read_xml

    return read_xml(path)
