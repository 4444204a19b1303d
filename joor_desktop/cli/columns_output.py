"""What was understood of a file's columns, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from joor_desktop.errors import UsageError
from joor_desktop.files.header_row import NO_NAMES
from joor_desktop.files.stray_cells import quoted
from joor_desktop.files.understanding import Column, FileUnderstanding, Layout, SheetUnderstanding
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.texts import translate


def sheets_called(understood: FileUnderstanding, name: str | None) -> list[SheetUnderstanding]:
    """The sheet called *name*, or all; raises UsageError where there is none of that name."""
    sheets = [sheet for sheet in understood.sheets if name is None or sheet.name == name]
    if name is not None and not sheets:
        raise UsageError(
            translate("terminal", "“{file}” has no sheet “{sheet}” that can be read.").format(
                file=understood.file, sheet=name
            ),
            translate("terminal", "Its sheets are: {names}.").format(
                names=", ".join(sheet.name for sheet in understood.sheets) or "-"
            ),
        )
    return sheets


def columns_as_json(sheets: Sequence[SheetUnderstanding]) -> dict[str, Any]:
    """The sheets as the terminal prints them for programs."""
    return {
        "sheets": [
            {
                "sheet": sheet.name,
                "header_row": sheet.header_row,
                "layout": sheet.layout.value,
                "above": [{"cell": cell, "text": text} for cell, text in sheet.above],
                "columns": [_column_as_json(column) for column in sheet.columns],
            }
            for sheet in sheets
        ]
    }


def _column_as_json(column: Column) -> dict[str, Any]:
    return {
        "header": column.heading,
        "samples": list(column.samples),
        "field": column.targets[0][2] if column.targets else None,
        "fields": [{"node": node, "number": group, "field": name} for node, group, name in column.targets],
        "certainty": round(column.certainty, 2),
        "why": column.why,
        "detail": column.detail,
        "applied": column.applied,
    }


def print_columns(sheets: Sequence[SheetUnderstanding]) -> None:
    """Print a line for each column, below a line for each sheet."""
    layouts = {
        Layout.CUSTOMERS: translate("terminal", "a row for each customer"),
        Layout.GROUPED: translate("terminal", "several rows for a customer"),
        Layout.ENTRIES: translate("terminal", "a row for each entry, joined by customer code"),
        Layout.NONE: translate("terminal", "not read: no customers"),
    }
    if not sheets:
        print(translate("terminal", "There are no columns: the file has no sheets."))
    for sheet in sheets:
        row = translate("terminal", "names in row {row}").format(row=sheet.header_row) if sheet.header_row else ""
        if sheet.header_row == NO_NAMES:
            row = translate("terminal", "columns without names")
        print(": ".join(filter(None, [sheet.name, ", ".join(filter(None, [layouts[sheet.layout], row]))])))
        if sheet.above:
            print("  " + translate("terminal", "above the names, not read: {cells}").format(cells=quoted(sheet.above)))
        for column in sheet.columns:
            if column.heading or column.samples:
                print(f"  {column.letters} {column.heading or '-'}: {_in_words(column)}")


def _in_words(column: Column) -> str:
    why = ", ".join(filter(None, [column.why, column.detail]))
    if not column.heading:
        why = translate("terminal", "no name; it holds {samples}").format(samples=", ".join(column.samples))
    if not column.targets:
        return translate("terminal", "not used ({why})").format(why=why)
    fields = " + ".join(_field_in_words(*target) for target in column.targets)
    percent = f"{column.certainty:.0%}"
    if column.applied:
        return f"{fields} ({percent}, {why})"
    return translate("terminal", "not used; {fields}? ({percent}, {why})").format(
        fields=fields, percent=percent, why=why
    )


def _field_in_words(key: str, group: int, name: str) -> str:
    node = NODE_BY_KEY[key]
    number = f" {group}" if group > 1 else ""
    return f"{node.title}{number}, {node.field(name).title}"
