"""Notes that people put on cells of a workbook: they are not read, and a person is told which they are.

Those that the program itself puts into its workbooks say nothing that it doesn't say anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from zipfile import BadZipFile

from joor_desktop.files.notice import Notice, warning
from joor_desktop.files.package import Package
from joor_desktop.files.sheet_facts import CellNote, column_letters, position
from joor_desktop.files.stray_cells import quoted
from joor_desktop.files.template_names import NOTE_MARK
from joor_desktop.files.xml_parts import listen, local
from joor_desktop.model.origin import Place
from joor_desktop.model.texts import translate

MOST_NOTES = 100_000
"""The notes of a sheet that are counted: a part that is packed small may hold any number of them."""

DAMAGES = (BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError, struct.error)
"""What a part with notes that is damaged makes its readers raise."""

_NOTES = ("comment", "threadedComment")
_MOST_KEPT = 200


def note_notices(notes: Iterable[CellNote], sheet: str) -> Iterator[Notice]:
    """What is told of the *notes* on cells of a *sheet*, from the top; nothing where there are none."""
    cells = [(f"{column_letters(column)}{row}", text) for row, column, text in sorted(notes)]
    if cells:
        one = translate("files", "A note on a cell of the sheet “{sheet}” was not taken over: {cells}.")
        more = translate("files", "{count} notes on cells of the sheet “{sheet}” were not taken over: {cells}.")
        message = (one if len(cells) == 1 else more).format(sheet=sheet, count=len(cells), cells=quoted(cells))
        yield warning("cell-notes", message, Place(sheet, cells[0][0]))


def begun(text: str, more: str) -> str:
    """The *text* of a note that goes on with *more*: only its beginning is told, and it may be as long as it likes."""
    return text if len(text) > _MOST_KEPT else (text + more).lstrip()[: _MOST_KEPT + 1]


def note_of_person(row: int, column: int, text: str) -> CellNote | None:
    """The note with this *text*, in one line, on a cell; None for an empty one, or one of the program's own."""
    words = begun("", text).split()
    return (row, column, " ".join(words)) if words and not words[0].startswith(NOTE_MARK) else None


def notes_in(package: Package, sheet: str) -> list[CellNote]:
    """The notes on the cells of the sheet in this part; none where what holds them is damaged."""
    found: dict[str, CellNote] = {}
    with suppress(*DAMAGES):
        parts = {kind: part for _, part, kind in package.relations(sheet)}
        for kind in ("comments", "threadedComment"):  # the first holds each of the second too, with words around it
            if kind in parts:
                listener = _NotesListener()
                listen(package.pieces(parts[kind]), listener)
                found |= listener.notes
    return list(found.values())


class _NotesListener:
    """Follows the notes of a part by the names of their cells; answers to a note make one with it."""

    def __init__(self) -> None:
        self.notes: dict[str, CellNote] = {}
        self._text = ""
        self._cell = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if local(tag) in _NOTES:
            self._cell, self._text = attributes["ref"], ""

    def text(self, text: str) -> None:
        self._text = begun(self._text, text)

    def end(self, tag: str) -> None:
        if local(tag) in _NOTES:
            before = self.notes.get(self._cell)
            note = note_of_person(*position(self._cell), begun(f"{before[2]} " if before else "", self._text))
            if note is not None and (before or len(self.notes) < MOST_NOTES):
                self.notes[self._cell] = note
