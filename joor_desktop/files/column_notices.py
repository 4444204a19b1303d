"""Words about columns that are not read, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from joor_desktop.files.column_matches import CHOSEN, TAKEN
from joor_desktop.files.columns import SURE
from joor_desktop.files.group_headings import HEADINGS_KEY
from joor_desktop.files.notice import Notice, error, warning
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.stray_cells import StrayCells
from joor_desktop.files.understanding import Column, SheetUnderstanding
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.origin import Place
from joor_desktop.model.texts import translate


def column_notices(table: SheetUnderstanding, sheet: str) -> Iterator[Notice]:
    """A notice for each column with a name that is not read, but those that a person left out.

    The *table* stands in the *sheet*.
    """
    for column in table.columns:
        if column.key == HEADINGS_KEY:
            yield from _headings_notices(column, sheet)
        elif column.heading and not column.applied and column.why != CHOSEN:
            place = Place(sheet, f"{column.letters}{table.header_row}")
            code, message = _why_not(column)
            values = {"heading": column.heading, "sheet": place.sheet, "cell": place.cell}
            yield warning(code, message.format(**values, field=_fields(column), detail=column.detail), place)


def _headings_notices(column: Column, sheet: str) -> Iterator[Notice]:
    """Headings between rows are told as remarks too, each with its cell: this is what to do about them."""
    if column.targets and not column.applied:
        message = translate(
            "files",
            "Headings between the rows of the sheet “{sheet}”, such as “{heading}”, may be {field} of the rows below "
            "them. Confirm it on the program's import page, or give the sheet a column for it.",
        )
        text = message.format(sheet=sheet, heading=column.samples[0], field=_fields(column))
        yield warning("headings-unsure", text, Place(sheet, ""))


def stray_notices(stray: StrayCells, sheet: str, too_many: Collection[int], delimiter: str) -> Iterator[Notice]:
    """What stands below no column name.

    In text *too_many* are the columns that only some of its rows have, though the *delimiter* divides them all.
    """
    behind = [column for column in stray.found() if column in too_many]
    if behind:
        message = translate(
            "files",
            "Rows of the sheet “{sheet}” have more cells than there are column names, and these were not read: "
            "{cells}. Perhaps a {sign} within a text moved the cells of such a row: put that text in quotes.",
        )
        sign = translate("files", "tab") if delimiter == "\t" else translate("files", "“{text}”").format(text=delimiter)
        text = message.format(sheet=sheet, cells=stray.listed(behind), sign=sign)
        yield error("cells-too-many", text, Place(sheet, stray.first_cell(behind)))
    for column in stray.found():
        if column not in too_many:
            message = translate(
                "files", "Column {column} of the sheet “{sheet}” has no name, and was not read. It holds {cells}."
            )
            text = message.format(column=column_letters(column), sheet=sheet, cells=stray.listed([column]))
            yield warning("column-unnamed", text, Place(sheet, stray.first_cell([column])))


def _why_not(column: Column) -> tuple[str, str]:
    """The code of the notice, and its words with the places for their values."""
    if column.why == TAKEN:
        return "column-twice", translate(
            "files",
            "The column “{heading}” (sheet {sheet}, cell {cell}) was not read: {detail}. Give one of them another "
            "number, or remove it.",
        )
    if column.targets and column.certainty >= SURE:
        return "column-hidden", translate(
            "files", "The column “{heading}” (sheet {sheet}, cell {cell}) was not read: it is {detail}."
        )
    if column.targets:
        return "column-unsure", translate(
            "files",
            "The column “{heading}” (sheet {sheet}, cell {cell}) was not read: it may be {field}, but that is not "
            "sure. Confirm it on the program's import page, or give the column that name.",
        )
    if column.certainty >= SURE:
        return "column-no-field", translate(
            "files", "The column “{heading}” (sheet {sheet}, cell {cell}) was not read, because JOOR has no such field."
        )
    return "column-unknown", translate(
        "files",
        "The column “{heading}” (sheet {sheet}, cell {cell}) was not read, because its name is not known. "
        "The template shows the names that are.",
    )


def _fields(column: Column) -> str:
    """The fields that a column may be, as a person calls them: "Shipping address, City"."""
    names = []
    for key, _, name in column.targets:
        node = NODE_BY_KEY[key]
        names.append(f"{node.title}, {node.field(name).title}")
    return " / ".join(names)
