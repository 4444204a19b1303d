"""Writing customers into a workbook of the template's layout, with their problems marked on the cells.

A cell with a problem is red or amber and has a note; the first page lists all problems, each with a link to its cell.
What can't be told on a cell of its own, such as a customer without a price type, is told on the customer's code.
"""

from __future__ import annotations

import pathlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from joor_desktop.files.marks import Mark, MarkedRecord
from joor_desktop.files.node_sheets import NodeSheets, save_filled, sheet_part
from joor_desktop.files.numbered_columns import Repeatable
from joor_desktop.files.problem_page import ProblemPage
from joor_desktop.files.sheet_notes import SheetNotes
from joor_desktop.files.standing_alone import StandingAlone, find_standing_alone
from joor_desktop.files.template_book import template_book
from joor_desktop.files.template_names import NOTE_MARK, problems_title, sheet_name
from joor_desktop.model.field_table import NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Severity
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.texts import translate

if TYPE_CHECKING:
    from openpyxl import Workbook

    from joor_desktop.files.package_writing import Filling

_CODE = "customer_code"
_MOST_NOTES = 10_000
"""Notes on errors, and as many on warnings: spreadsheets get slow with more. Colours and links have no such limit."""

_Row = tuple[str, int]
"""Node key, and index of the entry in its customer."""

_Cells = dict[str, list[Mark]]
"""The marks of a row, by the key of the column."""


def write_marked(
    customers: Repeatable[MarkedRecord],
    notices: Sequence[Mark],
    out: pathlib.Path,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Write *customers* to *out*; :func:`read_records` reads the same records back, and the page of problems never.

    Raises OSError where it can't be written, UnwritableFileError where a customer that has to stand in one row has more
    entries than that takes.

    :param notices: problems of no customer, which are listed only.
    :param check: called again and again, to stop by an exception.
    """
    alone = find_standing_alone(customers)
    book = template_book(with_example=False)
    with ExitStack() as stack:
        marked = _MarkedBook(book, alone, stack)
        marked.add_notices(notices)
        for record, marks in customers:
            marked.add(record, marks)
        save_filled(book, marked.fillings(), out, check)


class _MarkedBook:
    """The sheets, their notes and the page of problems."""

    def __init__(self, book: Workbook, alone: StandingAlone, stack: ExitStack) -> None:
        self._book = book
        self._alone = alone
        self._sheets = NodeSheets(book, alone, stack)
        self._page = ProblemPage(book, stack)
        book.active = 0
        self._notes = {node.key: SheetNotes(stack) for node in NODES}
        self._names = {node.key: sheet_name(node) for node in NODES}
        self._numbers = dict.fromkeys(Severity, 0)
        self._headings = {
            Path(each.node.key, each.group - 1, each.field.name): each.heading for each in alone.columns
        }

    def add_notices(self, notices: Sequence[Mark]) -> None:
        """List problems of no customer."""
        for notice in notices:
            self._page.add(notice, "", "", None)

    def add(self, record: Record, marks: Sequence[Mark]) -> None:
        """Add a customer with its problems."""
        if not marks:
            self._sheets.add(record)
        elif self._alone.holds(record, marks):
            rows = _by_row(marks, self._place_in_one_row)
            self._add_row("", self._sheets.whole(record), record, rows["", 0])
        else:
            rows = _by_row(marks, partial(_place, record))
            self._add_row("", record.values, record, rows["", 0])
            for key, entries in record.entries.items():
                for index, entry in enumerate(entries):
                    self._add_row(key, entry, record, rows[key, index])

    def _place_in_one_row(self, path: Path) -> tuple[_Row, str]:
        return ("", 0), self._headings.get(path, _CODE) if path.node else path.field or _CODE

    def _add_row(self, key: str, entry: Entry, record: Record, cells: _Cells) -> None:
        rows, code = self._sheets.rows[key], record.customer_code
        if not cells:
            rows.add(entry, code)
            return
        styles = {name: self._page.style(_worst(marks)) for name, marks in cells.items()}
        rows.add_marked(entry, code, styles)
        for name, marks in cells.items():
            letters = rows.letters(name)
            for mark in marks:
                self._page.add(mark, code, record.customer_name, (self._names[key], f"{letters}{rows.row}"))
            self._add_note(self._notes[key], letters, rows.row, marks)

    def _add_note(self, notes: SheetNotes, letters: str, row: int, marks: Sequence[Mark]) -> None:
        severity = _worst(marks)
        if self._numbers[severity] < _MOST_NOTES:
            self._numbers[severity] += 1
            notes.add(letters, row, NOTE_MARK + "\n".join(map(_in_words, marks)))

    def fillings(self) -> dict[str, Filling]:
        """What goes into the parts of the book; to be called once, before it is saved."""
        fillings = {sheet_part(self._book, problems_title()): self._page.finish(), **self._sheets.fillings()}
        for number, node in enumerate(NODES, 1):  # the template has notes on these sheets only, in their order
            fillings[f"xl/comments/comment{number}.xml"] = self._notes[node.key].comments()
            fillings[f"xl/drawings/commentsDrawing{number}.vml"] = self._notes[node.key].drawing()
        return fillings


def _by_row(marks: Sequence[Mark], place: Callable[[Path], tuple[_Row, str]]) -> dict[_Row, _Cells]:
    rows: dict[_Row, _Cells] = defaultdict(dict)
    for mark in marks:
        row, column = place(mark.path)
        rows[row].setdefault(column, []).append(mark)
    return rows


def _place(record: Record, path: Path) -> tuple[_Row, str]:
    """The row and the column in which *path* stands; where it has none, the customer's code."""
    if not path.node and path.field:
        return ("", 0), path.field
    if path.field and path.index < len(record.entries.get(path.node, ())):
        return (path.node, path.index), path.field
    return ("", 0), _CODE


def _worst(marks: Sequence[Mark]) -> Severity:
    return max(mark.severity for mark in marks)


def _in_words(mark: Mark) -> str:
    """What the note on the cell says; where it is said only for what has no cell of its own."""
    text = mark.message if mark.path.field else f"{mark.where}: {mark.message}"
    if not mark.fix:
        return text
    certain = translate("template", "{problem} Write instead: {text}")
    likely = translate("template", "{problem} Perhaps it should be: {text}")
    return (likely if mark.likely else certain).format(problem=text, text=mark.fix)
