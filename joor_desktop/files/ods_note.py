"""A note on a cell of an OpenDocument spreadsheet while it is parsed (ODF 1.3 part 3, 14.1)."""

from __future__ import annotations

from collections import defaultdict

from joor_desktop.files.ods_cell import TEXT
from joor_desktop.files.people_notes import begun, note_of_person
from joor_desktop.files.sheet_facts import CellNote

_PARAGRAPH = f"{TEXT}p"


class OdsNote:
    """Its author, its date and its paragraphs, as their elements begin."""

    def __init__(self) -> None:
        self._inside = ""
        self._texts: defaultdict[str, str] = defaultdict(str)

    def start(self, name: str) -> None:
        """An element begins; what only lays out text within a paragraph doesn't matter."""
        if name == _PARAGRAPH or not name.startswith(TEXT):
            self._inside = name
            self.add(" ")

    def add(self, text: str) -> None:
        """Take text of the element that began last."""
        self._texts[self._inside] = begun(self._texts[self._inside], text)

    def at(self, row: int, column: int) -> CellNote | None:
        """The note on this cell; None where it is empty, or the program's own."""
        return note_of_person(row, column, self._texts[_PARAGRAPH])
