"""The sheets of the template into which customers are filled, made from the field table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from joor_desktop.files import template_style as style
from joor_desktop.files.template_names import LISTS_SHEET, NOTE_MARK, sheet_name
from joor_desktop.model.countries import COUNTRIES
from joor_desktop.model.currencies import CURRENCIES
from joor_desktop.model.field import Field, Kind, Need, Node
from joor_desktop.model.field_table import CONNECTION, NODES
from joor_desktop.model.texts import translate

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LAST_ROW = 1_048_576
_MARKED_ROWS = 5_000
_NOTE_WIDTH = 320
_NOTE_LINE = 46


def sheet_fields(node: Node) -> tuple[Field, ...]:
    """The columns of a node's sheet, in order; a sheet of entries begins with the code of the customer."""
    if node is CONNECTION:
        code = CONNECTION.field("customer_code")
        return (code, *(field for field in node.fields if field is not code))
    return (CONNECTION.field("customer_code"), *node.fields)


def add_sheets(book: Workbook) -> None:
    """Add an empty sheet for each node, and the hidden one with the choices of their drop-downs."""
    for node in NODES:
        _add_sheet(book.create_sheet(sheet_name(node)), node)
    _add_lists(book.create_sheet(LISTS_SHEET))


def heading(node: Node, field: Field) -> str:
    """What stands above a field's column."""
    label = field.title
    if field.name == "customer_code" and node is not CONNECTION:
        label = translate("template", "Customer code")
    marks = {
        Need.REQUIRED: "{label} *",
        Need.IN_STATE_COUNTRIES: "{label} (*)",
        Need.RECOMMENDED: translate("template", "{label} (recommended)"),
    }
    return marks.get(field.need, "{label}").format(label=label)


def add_header(sheet: Worksheet, row: int, node: Node) -> None:
    """Write the names of a node's columns into *row*, coloured by what each field needs."""
    for column, field in enumerate(sheet_fields(node), 1):
        cell = sheet.cell(row, column, heading(node, field))
        cell.font = style.header_font(field.need)
        cell.fill = style.header_fill(field.need)
        cell.border = style.UNDERLINED
        cell.alignment = style.CENTRED
    sheet.row_dimensions[row].height = style.HEADER_HEIGHT


def _add_sheet(sheet: Worksheet, node: Node) -> None:
    add_header(sheet, 1, node)
    sheet.freeze_panes = "C2" if node is CONNECTION else "B2"
    for column, field in enumerate(sheet_fields(node), 1):
        letters = get_column_letter(column)
        sheet.cell(1, column).comment = _note(node, field)
        dimension = sheet.column_dimensions[letters]
        dimension.width = style.width(field, heading(node, field))
        dimension.number_format = style.TEXT_FORMAT  # so that a typed 07030 keeps its zero
        _add_choices(sheet, letters, node, field)
    _mark_missing(sheet, node)
    style.fit_to_width(sheet)


def _note(node: Node, field: Field) -> Comment:
    lines = [field.explanation, _need(field)]
    if field.name == "customer_code" and node is not CONNECTION:
        lines[0] = translate("template", "Whose line this is: the code from the sheet “{sheet}”.").format(
            sheet=sheet_name(CONNECTION)
        )
    if field.max_length:
        lines.append(translate("template", "At most {count} characters.").format(count=field.max_length))
    lines.append(translate("template", "JOOR's name: {name}").format(name=field.name))
    text = "\n".join(lines)
    rows = sum(1 + len(line) // _NOTE_LINE for line in lines)
    return Comment(NOTE_MARK + text, "JOOR", height=18 * rows + 16, width=_NOTE_WIDTH)


def _need(field: Field) -> str:
    return {
        Need.REQUIRED: translate("template", "Required."),
        Need.IN_STATE_COUNTRIES: translate("template", "Required for the United States, Canada, Japan and Australia."),
        Need.RECOMMENDED: translate("template", "Recommended by JOOR."),
        Need.OPTIONAL: translate("template", "May be left empty."),
    }[field.need]


def _add_choices(sheet: Worksheet, letters: str, node: Node, field: Field) -> None:
    """A drop-down proposes; other spellings may be typed all the same, and are understood."""
    source = _choices(node, field)
    if source:
        validation = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
        validation.add(f"{letters}2:{letters}{_LAST_ROW}")
        sheet.add_data_validation(validation)


def _choices(node: Node, field: Field) -> str:
    if field.kind is Kind.BOOLEAN:
        return '"yes,no"'
    lists = quote_sheetname(LISTS_SHEET)
    if field.kind is Kind.COUNTRY:
        return f"{lists}!$A$2:$A${len(COUNTRIES) + 1}"
    if field.kind is Kind.CURRENCY:
        return f"{lists}!$B$2:$B${len(CURRENCIES) + 1}"
    if field.name == "customer_code" and node is not CONNECTION:
        return f"{quote_sheetname(sheet_name(CONNECTION))}!$A$2:$A${_MARKED_ROWS}"
    return ""


def _mark_missing(sheet: Worksheet, node: Node) -> None:
    fields = sheet_fields(node)
    last = get_column_letter(len(fields))
    for column, field in enumerate(fields, 1):
        if field.need is Need.REQUIRED:
            letters = get_column_letter(column)
            formula = f'AND(${letters}2="",COUNTA($A2:${last}2)>0)'
            rule = FormulaRule([formula], fill=style.MISSING)  # type: ignore[no-untyped-call]  # as openpyxl has it
            sheet.conditional_formatting.add(f"{letters}2:{letters}{_MARKED_ROWS}", rule)


def _add_lists(sheet: Worksheet) -> None:
    sheet.sheet_state = "hidden"
    columns = ([country.name for country in COUNTRIES], [currency.code for currency in CURRENCIES])
    for column, (title, names) in enumerate(zip(("Countries", "Currencies"), columns, strict=True), 1):
        for row, name in enumerate([title, *names], 1):
            sheet.cell(row, column, name)
