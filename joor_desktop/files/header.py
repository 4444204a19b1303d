"""Finding the row of column names in a sheet of the template with one entry a row, and what its columns hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from joor_desktop.files.headings import Meaning, meaning_in, names_customer_code
from joor_desktop.files.sheet_loading import LoadedSheet
from joor_desktop.files.shown_rows import Row
from joor_desktop.model.field import Node

_Recognise = Callable[[str], Meaning | None]


@dataclass(slots=True)
class Header:
    """The row of column names: what the column at each index holds, which columns have no name, which hold it twice.

    ``code_column`` is the column that tells whose entry a row is; ``twice`` maps the index of a column that holds what
    another one holds to the index of that.
    """

    row: int
    columns: dict[int, Meaning]
    unnamed: list[int] = field(default_factory=list)
    twice: dict[int, int] = field(default_factory=dict)
    code_column: int = -1


def find_entry_header(sheet: LoadedSheet, node: Node) -> Header | None:
    """The row of column names of a sheet with one entry of *node* a row; None where none names a customer code."""

    def recognise(heading: str) -> Meaning | None:
        return None if names_customer_code(node, heading) else meaning_in(node, heading)

    for row in sheet.first_rows:
        codes = [index for index, text in enumerate(row[1]) if text and names_customer_code(node, text)]
        if codes and any(recognise(text) for text in row[1] if text):
            header = _header(row, recognise, skip=codes[0])
            header.code_column = codes[0]
            return header
    return None


def _header(row: Row, recognise: _Recognise, skip: int) -> Header:
    header = Header(row[0], {})
    taken: dict[tuple[str, int, str], int] = {}
    for index, text in enumerate(row[1]):
        if index == skip:
            continue
        meaning = recognise(text) if text else None
        if not text:
            header.unnamed.append(index)
        elif meaning is not None and meaning.key in taken:
            header.twice[index] = taken[meaning.key]
        elif meaning is not None:
            taken[meaning.key] = index
            header.columns[index] = meaning
    return header
