"""What the readers of files with sheets have in common."""

from __future__ import annotations

import pathlib

from joor_desktop.files.sheet_loading import LoadedSheet
from joor_desktop.files.stored_rows import ParsedSheet, loaded_sheets
from joor_desktop.files.understanding import TextShape


class OpenedBook:
    """The file at *path*, a book whose ``hidden`` and ``too_far`` are known once its sheets are loaded."""

    def __init__(self, path: pathlib.Path) -> None:
        self._path = path
        self.hidden: list[str] = []
        self.too_far: dict[str, str] = {}
        self.shape: TextShape | None = None

    def _loaded_near(self, sheets: list[ParsedSheet]) -> list[LoadedSheet]:
        """All of *sheets* but those that reach too far, which are noted."""
        self.too_far = {sheet.name: cell for sheet in sheets if (cell := sheet.rows.far_cell) is not None}
        return loaded_sheets(sheets)
