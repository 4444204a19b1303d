"""A workbook as a package of parts: which sheets there are, and how its numbers are shown."""

from __future__ import annotations

import pathlib
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from xml.etree.ElementTree import Element

from joor_desktop.files import refusals
from joor_desktop.files.builtin_formats import BUILTIN_FORMATS, GENERAL
from joor_desktop.files.xml_parts import attribute, children, local, parse

_LARGEST_SMALL_PART = 64 * 2**20
_LARGEST_UNPACKED = 2**30
_PIECE = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError)
"""What a damaged package makes the parts below raise: KeyError where a part is missing, ValueError where XML is not
sound, RuntimeError where a part is packed with a password or in a way that Python doesn't know."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name, the part of the package that holds it, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The sheets in their order; the number format of each cell style; whether days count from 1904.

    ``struck`` are the indexes of the cell styles that strike through. ``texts_part`` and ``styles_part`` are the parts
    with the texts that cells share and with the styles, if there are.
    """

    sheets: list[SheetPart] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    struck: frozenset[int] = frozenset()
    from_1904: bool = False
    texts_part: str | None = None
    styles_part: str | None = None


class Package:
    """The parts of the workbook at *path*; raises UnreadableFileError where it is none, or is damaged."""

    def __init__(self, path: pathlib.Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise refusals.no_access(path, error.strerror or str(error)) from error
        except _BROKEN as error:
            raise refusals.damaged(path) from error
        self._parts = ExitStack()  # not all parts are read to their end
        self._names = {name.replace("\\", "/").lower(): name for name in self._zip.namelist()}
        if sum(part.file_size for part in self._zip.infolist()) > _LARGEST_UNPACKED:
            raise refusals.too_large(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._parts.close()
        self._zip.close()

    def has(self, part: str) -> bool:
        """Whether there is a part of this name."""
        return part.lower() in self._names

    def has_notes(self) -> bool:
        """Whether there are notes on cells, as far as the names of the parts tell."""
        return any("comment" in name for name in self._names)

    def contents(self) -> Contents:
        """Read what the workbook says about its sheets and styles."""
        if "[content_types].xml" not in self._names:
            raise refusals.no_workbook(self._path)
        try:
            return self._contents()
        except _BROKEN as error:
            raise refusals.damaged(self._path) from error

    def pieces(self, part: str, size: int = _PIECE, first: int | None = None) -> Iterator[bytes]:
        """The part's bytes, *size* (a megabyte) at a time; the *first* piece may have another size."""
        file = self._parts.enter_context(self._zip.open(self._names[part.lower()]))
        piece = file.read(first or size)
        while piece:
            yield piece
            piece = file.read(size)

    def size(self, part: str) -> int:
        """How many bytes the part has when it is unpacked."""
        return self._zip.getinfo(self._names[part.lower()]).file_size

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """Identifier, target part and kind of each relation of *part* ("" for the package itself)."""
        folder, name = posixpath.split(part)
        relations = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [
            (
                attribute(each, "Id") or "",
                posixpath.normpath(posixpath.join("/", folder, attribute(each, "Target") or "")).lstrip("/"),
                (attribute(each, "Type") or "").rpartition("/")[2],
            )
            for each in relations
        ]

    def addresses(self, part: str) -> dict[str, str]:
        """What the links in *part* lead to outside of the package, by their marks."""
        folder, name = posixpath.split(part)
        found = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            attribute(each, "Id") or "": attribute(each, "Target") or ""
            for each in found
            if attribute(each, "TargetMode") == "External"
        }

    def _contents(self) -> Contents:
        main = self._related("", "officeDocument")
        if not main:
            raise refusals.no_workbook(self._path)
        workbook = self._xml(main[0])
        if local(workbook.tag) != "workbook":
            raise refusals.no_workbook(self._path)
        styles_part = self._part_of(main[0], "styles")
        styles = self._xml(styles_part) if styles_part else None
        properties = children(workbook, "workbookPr")
        return Contents(
            self._sheets(workbook, main[0]),
            _formats(styles) if styles is not None else [],
            _struck(styles) if styles is not None else frozenset(),
            bool(properties) and attribute(properties[0], "date1904") in ("1", "true"),
            self._part_of(main[0], "sharedStrings"),
            styles_part,
        )

    def _sheets(self, workbook: Element, main: str) -> list[SheetPart]:
        targets = {key: target for key, target, kind in self.relations(main) if kind == "worksheet"}
        return [
            SheetPart(
                attribute(sheet, "name") or "", targets[key], attribute(sheet, "state") in ("hidden", "veryHidden")
            )
            for group in children(workbook, "sheets")
            for sheet in children(group, "sheet")
            if (key := attribute(sheet, "id") or "") in targets
        ]

    def _part_of(self, part: str, kind: str) -> str | None:
        """The part of this kind that belongs to *part*, and is there."""
        return next((found for found in self._related(part, kind) if found.lower() in self._names), None)

    def _related(self, part: str, kind: str) -> list[str]:
        return [target for _, target, found in self.relations(part) if found == kind]

    def _xml(self, part: str) -> Element:
        name = self._names[part.lower()]
        if self._zip.getinfo(name).file_size > _LARGEST_SMALL_PART:
            raise refusals.too_large(self._path)
        return parse(self._zip.read(name))


def _is_hidden(sheet: Element) -> bool:
    return attribute(sheet, "state") in {"hidden", "veryHidden"}


def _formats(styles: Element) -> list[str]:
    codes = dict(BUILTIN_FORMATS)
    for group in children(styles, "numFmts"):
        for each in group:
            codes[int(attribute(each, "numFmtId") or 0)] = attribute(each, "formatCode") or GENERAL
    return [
        codes.get(int(attribute(style, "numFmtId") or 0), GENERAL)
        for group in children(styles, "cellXfs")
        for style in children(group, "xf")
    ]


def _struck(styles: Element) -> frozenset[int]:
    """The cell styles whose font strikes through."""
    fonts = [font for group in children(styles, "fonts") for font in children(group, "font")]
    struck = {
        str(number)
        for number, font in enumerate(fonts)
        if any((attribute(each, "val") or "1") in ("1", "true") for each in children(font, "strike"))
    }
    found = (style for group in children(styles, "cellXfs") for style in children(group, "xf"))
    return frozenset(number for number, style in enumerate(found) if (attribute(style, "fontId") or "0") in struck)
