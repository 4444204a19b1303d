"""What stands above the names of a table's columns: it is not read, and a person is told what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from joor_desktop.files.columns import titled_owner
from joor_desktop.files.notice import Notice, warning
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_loading import LoadedSheet
from joor_desktop.files.shown_rows import Row
from joor_desktop.files.stray_cells import quoted
from joor_desktop.files.table_header import is_table_header
from joor_desktop.files.understanding import SheetUnderstanding
from joor_desktop.model.origin import Place
from joor_desktop.model.texts import translate


def title_cells(rows: Sequence[Row], top: int) -> tuple[tuple[str, str], ...]:
    """The filled cells of those *rows* that stand above row *top*, each with its text; of merged ones the first.

    A row of names right above is none: it names the same columns in another language.
    """
    above = [row for row in rows if row[0] < top]
    if above and above[-1][0] == top - 1 and is_table_header(above[-1][1]):
        above.pop()
    return tuple(cell for row in above for cell in _cells(row))


def _cells(row: Row) -> Iterator[tuple[str, str]]:
    number, texts, _ = row
    for index, text in enumerate(texts):
        if text and (index == 0 or text != texts[index - 1]):
            yield f"{column_letters(index)}{number}", text


def owner_of(sheet: LoadedSheet, titles: Sequence[tuple[str, str]]) -> str:
    """Whose addresses a table holds, by the nearest of its *titles* that says so, or by the name of its sheet.

    :return: "shipping", "billing", or "" where nothing says it, or two things disagree.
    """
    told: dict[str, set[str]] = {}
    for cell, text in titles:
        told.setdefault(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), set()).add(titled_owner(text))
    for owners in reversed(told.values()):
        if named := owners - {""}:
            return named.pop() if len(named) == 1 else ""
    return titled_owner(sheet.name)


def title_notices(table: SheetUnderstanding, sheet: str) -> Iterator[Notice]:
    """What stands above the names of the columns of a *table* in the *sheet*, if anything does."""
    if table.above:
        message = translate("files", "Above the column names of the sheet “{sheet}” stands what was not read: {cells}.")
        text = message.format(sheet=sheet, cells=quoted(table.above))
        yield warning("titles", text, Place(sheet, table.above[0][0]))
