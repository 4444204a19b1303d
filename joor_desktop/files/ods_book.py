"""Loading the sheets of an OpenDocument spreadsheet (.ods), as LibreOffice and Google Sheets save them."""

from __future__ import annotations

from joor_desktop.files import refusals
from joor_desktop.files.ods_content import parse_content
from joor_desktop.files.opened_book import OpenedBook
from joor_desktop.files.package import Package
from joor_desktop.files.package_kind import ODS_CONTENT, ODS_WHOLE_ENCRYPTED
from joor_desktop.files.sheet_loading import LoadedSheet, refusing
from joor_desktop.files.stored_rows import ParsedBook, TooMuchTextError

_MANIFEST = "META-INF/manifest.xml"


class OdsBook(OpenedBook):
    """The spreadsheet at *path*, a book whose ``hidden`` and ``too_far`` are known once its sheets are loaded."""

    def sheets(self) -> list[LoadedSheet]:
        """Load all visible sheets, but those that reach too far; raises UnreadableFileError."""
        with refusing(self._path):
            content = self._content()
        return self._visible(content)

    def _content(self) -> ParsedBook:
        with Package(self._path) as package:
            if package.has(ODS_WHOLE_ENCRYPTED) or self._is_encrypted(package):
                raise refusals.protected(self._path)
            try:
                return parse_content(package.pieces(ODS_CONTENT))
            except TooMuchTextError:
                raise refusals.too_large(self._path) from None

    def _is_encrypted(self, package: Package) -> bool:
        return package.has(_MANIFEST) and any(b":encryption-data" in piece for piece in package.pieces(_MANIFEST))
