"""Cells that are struck through: most often a customer that somebody crossed out instead of deleting it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterator

from joor_desktop.files.notice import Notice, warning
from joor_desktop.files.sheet_facts import SheetFacts, column_index, column_letters
from joor_desktop.files.told_rows import listed, rows_notice
from joor_desktop.files.understanding import SheetChoices
from joor_desktop.model.origin import Place
from joor_desktop.model.texts import translate


class StruckScan:
    """Finds the filled cells in the XML of rows that have one of the *styles* that strike through."""

    def __init__(self, styles: Collection[int]) -> None:
        self._signs = [f'" s="{style}"'.encode() for style in sorted(styles)]
        either = "|".join(map(str, sorted(styles)))
        self._cell = re.compile(rf'<c r="([A-Z]+)([0-9]+)" s="(?:{either})"[^>/]*>'.encode())

    def scan(self, rows: bytes, facts: SheetFacts) -> None:
        """Add them to *facts*; most workbooks have no such style, and most rows of the others no such cell."""
        if any(sign in rows for sign in self._signs):
            for letters, row in self._cell.findall(rows):
                add_struck(facts, int(row), column_index(letters.decode()))


def add_struck(facts: SheetFacts, row: int, column: int) -> None:
    """Note that the filled cell at *row* and *column* is struck through."""
    facts.struck.setdefault(column, array("L")).append(row)


def struck_rows(facts: SheetFacts, naming: Collection[int], header: int) -> list[int]:
    """The rows below row *header* whose customer is crossed out: a cell that names it is struck through."""
    hidden = frozenset(facts.hidden_rows)
    rows = {row for column in naming for row in facts.struck.get(column, ())}
    return sorted(row for row in rows if row > header and row not in hidden)


def left_out_rows(facts: SheetFacts, struck: Collection[int], choices: SheetChoices) -> Collection[int]:
    """The rows that are not read: those that are hidden, and with *choices* those that are crossed out."""
    hidden = () if choices.with_hidden else facts.hidden_rows
    return {*hidden, *struck} if choices.without_struck else hidden


def struck_notices(
    facts: SheetFacts, rows: Collection[int], sheet: str, header: int, *, left_out: bool
) -> Iterator[Notice]:
    """What is told of the customers in *rows*, which are crossed out, and of other cells below row *header*."""
    if rows:
        one = translate(
            "files",
            "Row {rows} of the sheet “{sheet}” is struck through, and was read all the same. Delete it there, or leave "
            "it out on the program's import page.",
        )
        more = translate(
            "files",
            "Rows {rows} of the sheet “{sheet}” are struck through, and were read all the same. Delete them there, or "
            "leave them out on the program's import page.",
        )
        if left_out:
            one = translate("files", "Row {rows} of the sheet “{sheet}” is struck through, and was left out.")
            more = translate("files", "Rows {rows} of the sheet “{sheet}” are struck through, and were left out.")
        yield rows_notice("struck-rows", one, more, sheet, list(rows))
    told = frozenset(rows).union(facts.hidden_rows)
    cells = sorted((row, column) for column, struck in facts.struck.items() for row in struck if row not in told)
    names = [f"{column_letters(column)}{row}" for row, column in cells if row > header]
    if names:
        message = translate(
            "files", "Cells of the sheet “{sheet}” are struck through, and were read all the same: {cells}."
        )
        yield warning("struck-cells", message.format(sheet=sheet, cells=listed(names)), Place(sheet, names[0]))
