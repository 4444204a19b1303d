"""Words about a workbook's sheets: what was hidden, filled, or not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from joor_desktop.files.notice import Notice, error, warning
from joor_desktop.files.people_notes import note_notices
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_loading import LoadedSheet
from joor_desktop.files.shown_rows import first_cell
from joor_desktop.files.stray_cells import StrayCells
from joor_desktop.files.told_rows import listed, rows_notice
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.origin import Place
from joor_desktop.model.texts import translate

_MOST_ROWS_TOLD = 100


def hidden_sheets_notice(names: list[str]) -> Notice:
    """Hidden sheets are skipped."""
    message = translate(
        "files", "Hidden sheets were not read: {names}. To have one read, show it in Excel and save the file."
    )
    return warning("hidden-sheet", message.format(names=listed(names)), Place(names[0], ""))


def no_customers_notice(name: str) -> Notice:
    """There are names of columns, and nothing below them."""
    message = translate("files", "The sheet “{sheet}” holds no customers: nothing stands below its column names.")
    return error("no-customers", message.format(sheet=name), Place(name, ""))


def too_far_notice(name: str, cell: str) -> Notice:
    """A sheet beside the customers has a cell too far away."""
    message = translate(
        "files",
        "The sheet “{sheet}” was not read, because something stands far away in it, as far as cell {cell}. Delete the "
        "rows or columns there if the sheet belongs to the customers.",
    )
    return error("sheet-too-far", message.format(sheet=name, cell=cell), Place(name, cell))


def turned_sheet_notice(name: str) -> Notice:
    """A sheet with a customer in each column is skipped."""
    message = translate(
        "files",
        "The sheet “{sheet}” was not read, because it has a customer in each column. Copy its cells, and paste them "
        "into an empty sheet with Paste Special, Transpose.",
    )
    return error("sheet-turned", message.format(sheet=name), Place(name, ""))


def unread_sheet_notice(sheet: LoadedSheet) -> Notice:
    """A sheet, or a table in one, without names of columns is skipped."""
    whole = translate(
        "files",
        "The sheet “{sheet}” was not read, because no row among its first 30 names columns of customers.",
    )
    table = translate(
        "files",
        "The table “{table}” (sheet {sheet}, from cell {cell} on) was not read, because no row among its first 30 "
        "names columns of customers.",
    )
    is_part = sheet.table_name != sheet.name
    cell = first_cell(sheet.first_rows[0]) if is_part else ""
    message = (table if is_part else whole).format(sheet=sheet.name, table=sheet.table_name, cell=cell)
    return warning("sheet-unknown", message, Place(sheet.name, cell))


def table_below_notice(name: str, cell: str) -> Notice:
    """Another table begins far down in a long sheet."""
    message = translate(
        "files",
        "Another table begins in cell {cell} of the sheet “{sheet}”. It was not read, because in a sheet as long as "
        "this one only the first 100 rows are searched for tables. Move it to a sheet of its own.",
    )
    return error("table-below", message.format(sheet=name, cell=cell), Place(name, cell))


def sheet_notices(sheet: LoadedSheet, *, with_hidden: bool) -> list[Notice]:
    """What the person can't see in the sheet, and what was filled."""
    notices = []
    facts = sheet.facts
    if facts.hidden_rows:
        notices.append(_hidden_rows_notice(sheet.name, list(facts.hidden_rows), with_hidden=with_hidden))
    if facts.hidden_columns:
        notices.append(_hidden_columns_notice(sheet.name, facts.hidden_columns, with_hidden=with_hidden))
    if facts.merges:
        ranges = [_range(*merge) for merge in facts.merges]
        message = translate(
            "files", "Merged cells of the sheet “{sheet}” were read as if each of them held the value: {ranges}."
        )
        cell = ranges[0].partition(":")[0]
        notices.append(
            warning("merged-cells", message.format(sheet=sheet.name, ranges=listed(ranges)), Place(sheet.name, cell))
        )
    notices += note_notices(facts.notes, sheet.name)
    return notices


def _hidden_rows_notice(sheet: str, rows: list[int], *, with_hidden: bool) -> Notice:
    one = translate("files", "Row {rows} of the sheet “{sheet}” is hidden, and was left out. Show it to have it read.")
    more = translate(
        "files", "Rows {rows} of the sheet “{sheet}” are hidden, and were left out. Show them to have them read."
    )
    if with_hidden:
        one = translate("files", "Row {rows} of the sheet “{sheet}” is hidden, and was read too.")
        more = translate("files", "Rows {rows} of the sheet “{sheet}” are hidden, and were read too.")
    return rows_notice("hidden-rows", one, more, sheet, rows)


def _hidden_columns_notice(sheet: str, hidden: list[tuple[int, int]], *, with_hidden: bool) -> Notice:
    left_out = translate(
        "files",
        "Hidden columns of the sheet “{sheet}” were left out, as in the spreadsheet: {columns}. Show them there to "
        "have them read.",
    )
    too = translate("files", "Hidden columns of the sheet “{sheet}” were read too: {columns}.")
    columns = listed([_column_range(*each) for each in hidden])
    message = (too if with_hidden else left_out).format(sheet=sheet, columns=columns)
    return warning("hidden-columns", message, Place(sheet, f"{column_letters(hidden[0][0])}1"))


def grouped_rows_notice(sheet: str, rows: int, customers: int, entries: Mapping[str, int]) -> Notice:
    """What several rows a customer were understood as, in one sentence."""
    what = ", ".join(f"{number} × {NODE_BY_KEY[key].title}" for key, number in entries.items() if number)
    message = translate(
        "files", "{customers} customers were put together from {rows} rows of the sheet “{sheet}”: {what}."
    )
    plain = translate("files", "{customers} customers were put together from {rows} rows of the sheet “{sheet}”.")
    text = (message if what else plain).format(customers=customers, rows=rows, sheet=sheet, what=what)
    return warning("rows-grouped", text, Place(sheet, ""))


def names_repeat_notice(sheet: str) -> Notice:
    """Rows that may belong to one customer, as far as their names tell."""
    message = translate(
        "files",
        "Rows of the sheet “{sheet}” without a customer code share names, and each was read as a customer of its own. "
        "Give them codes, or say on the program's import page that one name is one customer.",
    )
    return warning("names-repeat", message.format(sheet=sheet), Place(sheet, ""))


def skipped_rows_notices(
    sheet: str, totals: list[int], repeated: list[int], remarks: StrayCells
) -> Iterator[Notice]:
    """Rows below the header that are no customers: sums, the names of the columns once more, and remarks."""
    if totals:
        one = translate("files", "Row {rows} of the sheet “{sheet}” sums others up, and was left out.")
        more = translate("files", "Rows {rows} of the sheet “{sheet}” sum others up, and were left out.")
        yield rows_notice("total-rows", one, more, sheet, totals)
    if repeated:
        one = translate("files", "Row {rows} of the sheet “{sheet}” repeats the head of the table, and was left out.")
        more = translate("files", "Rows {rows} of the sheet “{sheet}” repeat the head of the table, and were left out.")
        yield rows_notice("header-again", one, more, sheet, repeated)
    if remarks.found():
        message = translate("files", "These texts of the sheet “{sheet}” name no customer, and were left out: {cells}.")
        text = message.format(sheet=sheet, cells=remarks.listed(remarks.found()))
        yield warning("remarks", text, Place(sheet, remarks.first_cell(remarks.found())))


def left_rows_notices(sheet: str, column: str, left: list[tuple[str, int]]) -> list[Notice]:
    """Rows of a sheet of entries whose customer code (column *column*) is not among the customers."""
    left = sorted(left, key=lambda each: each[1])
    notices = [_left_row(sheet, Place(sheet, f"{column}{row}"), code) for code, row in left[:_MOST_ROWS_TOLD]]
    if len(left) > _MOST_ROWS_TOLD:
        message = translate(
            "files", "{count} more rows of the sheet “{sheet}” have a customer code that is not among the customers."
        )
        place = Place(sheet, f"{column}{left[_MOST_ROWS_TOLD][1]}")
        notices.append(
            error("entry-without-customer", message.format(count=len(left) - _MOST_ROWS_TOLD, sheet=sheet), place)
        )
    return notices


def _left_row(sheet: str, place: Place, code: str) -> Notice:
    if code:
        message = translate(
            "files",
            "Sheet “{sheet}”, cell {cell}: the customer code “{code}” is not among the customers, so this row was not "
            "read. Correct the code, or add the customer.",
        )
    else:
        message = translate(
            "files",
            "Sheet “{sheet}”, cell {cell}: the customer code is missing, so this row was not read. Fill it in.",
        )
    return error("entry-without-customer", message.format(sheet=sheet, cell=place.cell, code=code), place)


def _column_range(first: int, last: int) -> str:
    return column_letters(first) if first == last else f"{column_letters(first)}–{column_letters(last)}"


def _range(top: int, left: int, bottom: int, right: int) -> str:
    return f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
