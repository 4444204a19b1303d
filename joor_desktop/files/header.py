"""Finding the row of column names in a sheet, and what its columns hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from joor_desktop.files.headings import Meaning, meaning_in, meaning_of, names_customer_code
from joor_desktop.files.notice import Notice, warning
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_loading import LoadedSheet
from joor_desktop.files.shown_rows import Row
from joor_desktop.model.field import Node
from joor_desktop.model.origin import Place
from joor_desktop.model.texts import translate

_Recognise = Callable[[str], Meaning | None]


@dataclass(slots=True)
class Header:
    """The row of column names: what the column at each index holds, which columns have no name, what was odd.

    ``code_column`` is, in a sheet of entries, the column that tells whose entry a row is.
    """

    row: int
    columns: dict[int, Meaning]
    unnamed: list[int] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    code_column: int = -1

    def letters_by_meaning(self) -> dict[tuple[str, int, str], str]:
        """A source's columns."""
        return {meaning.key: column_letters(index) for index, meaning in self.columns.items()}


def find_customer_header(sheet: LoadedSheet) -> Header | None:
    """The row of column names of a sheet with one customer a row; None where no row names a customer's field."""
    best = _best_row(sheet, meaning_of)
    if best is None:
        return None
    header = _header(sheet, best, meaning_of)
    own = {meaning.field.name for meaning in header.columns.values() if not meaning.node.key}
    return header if own & {"customer_code", "customer_name"} else None


def find_entry_header(sheet: LoadedSheet, node: Node) -> Header | None:
    """The row of column names of a sheet with one entry of *node* a row; None where none names a customer code."""

    def recognise(heading: str) -> Meaning | None:
        return None if names_customer_code(node, heading) else meaning_in(node, heading)

    for row in sheet.first_rows:
        codes = [index for index, text in enumerate(row[1]) if text and names_customer_code(node, text)]
        if codes and any(recognise(text) for text in row[1] if text):
            header = _header(sheet, row, recognise, skip=codes[0])
            header.code_column = codes[0]
            return header
    return None


def _best_row(sheet: LoadedSheet, recognise: _Recognise) -> Row | None:
    best, most = None, 0
    for row in sheet.first_rows:
        texts = [text for text in row[1] if text]
        if len(texts) <= most:  # it can't name more than the best one does
            continue
        named = sum(recognise(text) is not None for text in texts)
        if named > most:
            best, most = row, named
    return best


def _header(sheet: LoadedSheet, row: Row, recognise: _Recognise, skip: int = -1) -> Header:
    header = Header(row[0], {})
    taken: dict[tuple[str, int, str], int] = {}
    for index, text in enumerate(row[1]):
        if index == skip:
            continue
        meaning = recognise(text) if text else None
        place = Place(sheet.name, f"{column_letters(index)}{row[0]}")
        if not text:
            header.unnamed.append(index)
        elif meaning is None:
            header.notices.append(_unknown(text, place))
        elif meaning.key in taken:
            header.notices.append(_taken(text, place, column_letters(taken[meaning.key])))
        else:
            taken[meaning.key] = index
            header.columns[index] = meaning
    return header


def _unknown(text: str, place: Place) -> Notice:
    message = translate(
        "files",
        "The column “{heading}” (sheet {sheet}, cell {cell}) was not read, because its name is not known. "
        "The template shows the names that are.",
    )
    return warning("column-unknown", message.format(heading=text, sheet=place.sheet, cell=place.cell), place)


def _taken(text: str, place: Place, first: str) -> Notice:
    message = translate(
        "files",
        "The column “{heading}” (sheet {sheet}, cell {cell}) was not read, because column {first} already holds the "
        "same. Give one of them another number, or remove it.",
    )
    return warning("column-twice", message.format(heading=text, sheet=place.sheet, cell=place.cell, first=first), place)
