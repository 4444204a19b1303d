"""Loading the sheets of binary workbooks (.xlsb)."""

from __future__ import annotations

from joor_desktop.files import refusals
from joor_desktop.files.cell_styles import CellStyles
from joor_desktop.files.opened_book import OpenedBook
from joor_desktop.files.package import Package
from joor_desktop.files.sheet_loading import LoadedSheet, refusing
from joor_desktop.files.stored_rows import ParsedSheet, TooMuchTextError
from joor_desktop.files.template_names import LISTS_SHEET
from joor_desktop.files.xlsb_parts import notes_in_xlsb, read_contents, shared_texts
from joor_desktop.files.xlsb_sheet import parse_xlsb_sheet


class XlsbBook(OpenedBook):
    """The workbook at *path*, a book whose ``hidden`` and ``too_far`` are known once its sheets are loaded."""

    def sheets(self) -> list[LoadedSheet]:
        """Load all visible sheets, but those that reach too far; raises UnreadableFileError."""
        with refusing(self._path):
            parsed = self._parsed()
        return self._loaded_near(parsed)

    def _parsed(self) -> list[ParsedSheet]:
        with Package(self._path) as package:
            contents = read_contents(package)
            self.hidden = [each.name for each in contents.sheets if each.hidden and each.name != LISTS_SHEET]
            styles = CellStyles(contents.formats, contents.struck, from_1904=contents.from_1904)
            texts = shared_texts(package, contents.texts_part)
            visible = [each for each in contents.sheets if not each.hidden]
            try:
                sheets = [parse_xlsb_sheet(each.name, package.pieces(each.part), texts, styles) for each in visible]
            except TooMuchTextError:
                raise refusals.too_large(self._path) from None
            for sheet, part in zip(sheets, visible, strict=True) if package.has_notes() else ():
                sheet.facts.notes = notes_in_xlsb(package, part.part)
            return sheets
