"""What the readers of files with sheets have in common."""

from __future__ import annotations

import pathlib

from joor_desktop.files import refusals
from joor_desktop.files.sheet_loading import LoadedSheet
from joor_desktop.files.stored_rows import ParsedBook, ParsedSheet, loaded_sheets
from joor_desktop.files.template_names import LISTS_SHEET
from joor_desktop.files.understanding import TextShape


class OpenedBook:
    """The file at *path*, a book whose ``hidden`` and ``too_far`` are known once its sheets are loaded."""

    def __init__(self, path: pathlib.Path) -> None:
        self._path = path
        self.hidden: list[str] = []
        self.too_far: dict[str, str] = {}
        self.shape: TextShape | None = None

    def _visible(self, book: ParsedBook) -> list[LoadedSheet]:
        """The sheets of *book*, but those that reach too far; raises UnreadableFileError where it is no spreadsheet."""
        if not book.is_spreadsheet:
            raise refusals.no_workbook(self._path)
        self.hidden = [name for name in book.hidden if name != LISTS_SHEET]
        return self._loaded_near(book.sheets)

    def _loaded_near(self, sheets: list[ParsedSheet]) -> list[LoadedSheet]:
        """All of *sheets* but those that reach too far, which are noted."""
        self.too_far = {sheet.name: cell for sheet in sheets if (cell := sheet.rows.far_cell) is not None}
        return loaded_sheets(sheets)
