"""The pages of the template that are read by people only: how to fill it in, and a filled example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from joor_desktop.files import template_style as style
from joor_desktop.files.template_example import EXAMPLE
from joor_desktop.files.template_names import OWN_SHEET_MARK, example_title, how_to_title, sheet_name
from joor_desktop.files.template_sheets import add_header, sheet_fields
from joor_desktop.files.template_words import how_to_chapters, meanings_of_colours
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES, NODES
from joor_desktop.model.record import Entry
from joor_desktop.model.texts import translate

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LINE_LENGTH = 100


def add_how_to(book: Workbook) -> None:
    """Add the page of instructions, in front of all others."""
    sheet = book.create_sheet(how_to_title(), 0)
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 32
    sheet.column_dimensions["B"].width = 96
    title = translate("template", "how to fill it in")
    sheet["A1"] = f"{OWN_SHEET_MARK}: {title}"
    sheet["A1"].font = style.TITLE
    sheet.row_dimensions[1].height = 34
    style.fit_to_width(sheet)
    row = 3
    for title, lines in how_to_chapters():
        row = _add_chapter(sheet, row, title, lines) + 1
    row = _add_colours(sheet, row) + 1
    _add_contents(sheet, row)


def add_example(book: Workbook) -> None:
    """Add the page with a customer filled in, below each other what stands on the sheets beside each other."""
    sheet = book.create_sheet(example_title(), 1)
    sheet.sheet_view.showGridLines = False
    title = translate("template", "an example, which is not imported")
    sheet["A1"] = f"{OWN_SHEET_MARK}: {title}"
    sheet["A1"].font = style.TITLE
    sheet.row_dimensions[1].height = 34
    style.fit_to_width(sheet)
    row = 3
    for node in NODES:
        sheet.cell(row, 1, translate("template", "Sheet “{sheet}”").format(sheet=sheet_name(node))).font = style.HEADING
        add_header(sheet, row + 1, node)
        row = _add_entries(sheet, row + 2, node) + 1
    for column in range(1, max(len(sheet_fields(node)) for node in NODES) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 28


def _add_entries(sheet: Worksheet, row: int, node: Node) -> int:
    entries: list[Entry] = EXAMPLE.entries[node.key] if node.key else [EXAMPLE.values]
    for entry in entries:
        shown = {**entry, "customer_code": EXAMPLE.customer_code}
        for column, field in enumerate(sheet_fields(node), 1):
            cell = sheet.cell(row, column, shown.get(field.name))
            cell.number_format = style.TEXT_FORMAT
            cell.font = style.BODY
            cell.alignment = style.CENTRED
        row += 1
    return row


def _add_chapter(sheet: Worksheet, row: int, title: str, lines: list[str]) -> int:
    sheet.cell(row, 1, title).font = style.HEADING
    sheet.cell(row, 1).alignment = style.WRAPPED
    for line in lines:
        _add_line(sheet, row, line)
        row += 1
    return row


def _add_line(sheet: Worksheet, row: int, line: str) -> None:
    cell = sheet.cell(row, 2, line)
    cell.font = style.BODY
    cell.alignment = style.WRAPPED
    sheet.row_dimensions[row].height = 18.0 * (1 + len(line) // _LINE_LENGTH)


def _add_colours(sheet: Worksheet, row: int) -> int:
    sheet.cell(row, 1, translate("template", "Colours of the columns")).font = style.HEADING
    for need, words in meanings_of_colours():
        cell = sheet.cell(row, 2, words)
        cell.fill = style.header_fill(need)
        cell.font = style.header_font(need)
        cell.alignment = style.CENTRED
        sheet.row_dimensions[row].height = style.HEADER_HEIGHT
        row += 1
    return row


def _add_contents(sheet: Worksheet, row: int) -> None:
    sheet.cell(row, 1, translate("template", "The sheets")).font = style.HEADING
    for node in (CONNECTION, *ENTRY_NODES):
        cell = sheet.cell(row, 2, sheet_name(node))
        cell.hyperlink = f"#'{sheet_name(node)}'!A2"
        cell.font = style.BODY
        row += 1
