"""Telling what kind of file a file is, by its first bytes, and handing it to the reader of that kind."""

from __future__ import annotations

import pathlib

from joor_desktop.files import refusals
from joor_desktop.files.reading import Reading
from joor_desktop.files.understanding import Choices, FileUnderstanding

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def open_reading(path: pathlib.Path, choices: Choices) -> Reading:
    """Open *path* as what it is; raises UnreadableFileError."""
    head = _head(path)
    if head.startswith(_ZIP):
        from joor_desktop.files.book_reader import read_book
        from joor_desktop.files.sheet_loading import Workbook

        return read_book(path, Workbook(path), choices)
    if head.startswith(_OLD_OFFICE):
        raise _old_office(path)
    return _open_text(path, head)


def open_understanding(path: pathlib.Path, choices: Choices) -> FileUnderstanding:
    """What *path* holds, without reading all of it; raises UnreadableFileError."""
    head = _head(path)
    if head.startswith(_ZIP):
        from joor_desktop.files.book_reader import understand_book
        from joor_desktop.files.sheet_loading import Workbook

        return understand_book(path, Workbook(path), choices)
    if head.startswith(_OLD_OFFICE):
        raise _old_office(path)
    _open_text(path, head)
    return FileUnderstanding(path.name)


def _head(path: pathlib.Path) -> bytes:
    try:
        if path.is_dir():
            raise refusals.folder(path)
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError:
        raise refusals.missing(path) from None
    except OSError as error:
        raise refusals.no_access(path, error.strerror or str(error)) from error
    if not head.strip(b"\0 \t\r\n"):
        raise refusals.empty(path)
    return head


def _old_office(path: pathlib.Path) -> Exception:
    """Excel wraps a workbook with a password into the container of its old format."""
    with path.open("rb") as file:
        return refusals.protected(path) if _ENCRYPTED_PART in file.read() else refusals.old_workbook(path)


def _open_text(path: pathlib.Path, head: bytes) -> Reading:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(_UTF_16):
        text = head.decode("utf-16", "ignore").lstrip("\ufeff \t\r\n").encode()
    if text.startswith((b"{", b"[")):
        from joor_desktop.files.json_payload import read_json

        return read_json(path)
    if text.startswith(b"<") and not text[:200].lower().startswith((b"<!doctype html", b"<html")):
        from joor_desktop.files.xml_payload import read_xml

        return read_xml(path)
    raise refusals.unknown_kind(path)
