"""Plans for sheets with one entry a row: those of the template by their names, others by what their columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from joor_desktop.files.column_matches import taken
from joor_desktop.files.header import Header, find_entry_header
from joor_desktop.files.headings import Meaning, fold
from joor_desktop.files.row_filter import RowFilter
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_loading import LoadedSheet
from joor_desktop.files.sheet_plan import SheetPlan
from joor_desktop.files.stray_cells import StrayCells
from joor_desktop.files.struck_cells import left_out_rows, struck_rows
from joor_desktop.files.template_names import shortened
from joor_desktop.files.title_lines import title_cells
from joor_desktop.files.translated_titles import translations
from joor_desktop.files.understanding import Column, Layout, SheetChoices, SheetUnderstanding
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES, NODE_BY_KEY

_CODE = Meaning(CONNECTION, CONNECTION.field("customer_code"))
_SHOWN_SAMPLES = 3


def entry_node(sheet_name: str) -> Node | None:
    """The node whose entries a sheet of this name holds."""
    folded = fold(sheet_name)
    for node in ENTRY_NODES:
        titles = map(shortened, translations(node.plural))
        if folded in {fold(name) for name in (node.plural, node.key, node.label, *titles)}:
            return node
    return None


def plan_named_entries(sheet: LoadedSheet, choices: SheetChoices) -> SheetPlan | None:
    """The plan of a sheet that is called like a kind of entry, as in the template; None for all others."""
    node = entry_node(sheet.table_name)
    header = find_entry_header(sheet, node) if node and not choices.columns and choices.header_row is None else None
    if node is None or header is None:
        return None
    struck = struck_rows(sheet.facts, [header.code_column], header.row)
    understanding = SheetUnderstanding(
        sheet.table_name,
        Layout.ENTRIES,
        header.row,
        max(sheet.height - header.row, 0),
        node.key,
        used=choices.used is not False,
        columns=tuple(_columns(sheet, header)),
        hidden_rows=sum(row > header.row for row in sheet.facts.hidden_rows),
        struck_rows=len(struck),
        above=title_cells(sheet.first_rows, header.row),
    )
    headings = next(texts for number, texts, _ in sheet.first_rows if number == header.row)
    hidden = left_out_rows(sheet.facts, struck, choices)
    columns = {header.code_column: _CODE, **header.columns}
    return SheetPlan(
        sheet,
        understanding,
        columns,
        StrayCells(header.unnamed),
        filter=RowFilter(headings, hidden, [header.code_column]),
        struck=struck,
    )


def _columns(sheet: LoadedSheet, header: Header) -> list[Column]:
    rows = [texts for number, texts, _ in sheet.first_rows if number >= header.row]
    known: Mapping[int, Meaning] = {header.code_column: _CODE, **header.columns}
    columns = []
    for index, heading in enumerate(rows[0]):
        samples = tuple(dict.fromkeys(row[index] for row in rows[1:] if row[index]))[:_SHOWN_SAMPLES]
        column = Column(fold(heading) or f"({column_letters(index)})", column_letters(index), heading, samples)
        if index in known:
            column = replace(column, targets=(known[index].key,), certainty=1.0, why="name", applied=True)
        elif index in header.twice:
            column = taken(column, column_letters(header.twice[index]))
        columns.append(column)
    return columns


def as_entries(plan: SheetPlan) -> SheetPlan | None:
    """The plan of a sheet of entries, for a sheet with customer codes and beside them one kind of entry only."""
    own = {meaning.field.name for meaning in plan.columns.values() if not meaning.node.key}
    nodes = {meaning.node.key for meaning in plan.columns.values() if meaning.node.key}
    groups = {meaning.group for meaning in plan.columns.values()}
    if own != {"customer_code"} or len(nodes) != 1 or groups != {1}:
        return None
    node = NODE_BY_KEY[nodes.pop()]
    return replace(plan, understanding=replace(plan.understanding, layout=Layout.ENTRIES, node=node.key, missing=()))
