"""Where a text is sought: in the chosen cells, in a column, in a table or in all of them."""

from __future__ import annotations

from enum import Enum

from joor_desktop.model.field_table import NODES
from joor_desktop.ui.customers.table_stack import TableStack
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.work.replacing import Block


class Where(Enum):
    """What a person can choose; all but the last keep to the rows that are shown."""

    CELLS = "the chosen cells"
    COLUMN = "this column"
    TABLE = "this table"
    ALL = "all tables"


def blocks_of(where: Where, tables: TableStack) -> tuple[Block, ...]:
    """The cells in which to seek now."""
    if where is Where.ALL:
        return (Block(tuple((node.key, tuple(field.name for field in node.fields)) for node in NODES)),)
    table = tables.table
    if where is Where.CELLS:
        return _chosen(table)
    columns = _shown_columns(table)
    if where is Where.COLUMN:
        columns = [column for column in columns if column == table.currentIndex().column()]
    rows = table.table.rows
    return _block(table, columns, 0, len(rows))


def _chosen(table: TableView) -> tuple[Block, ...]:
    blocks: tuple[Block, ...] = ()
    shown = _shown_columns(table)
    for part in sorted(table.selectionModel().selection().toList(), key=lambda part: part.top()):
        columns = [column for column in shown if part.left() <= column <= part.right()]
        blocks += _block(table, columns, part.top(), part.bottom() + 1)
    return blocks


def _shown_columns(table: TableView) -> list[int]:
    """The columns that can be edited, from left to right as they stand on the screen."""
    columns = [
        number
        for number, column in enumerate(table.table.columns)
        if column.field() is not None and not table.isColumnHidden(number)
    ]
    return sorted(columns, key=table.horizontalHeader().visualIndex)


def _block(table: TableView, columns: list[int], start: int, end: int) -> tuple[Block, ...]:
    fields = [field.name for number in columns if (field := table.table.columns[number].field()) is not None]
    if not fields or start >= end:
        return ()
    rows = table.table.rows
    indexes = None if rows.indexes is None else rows.indexes[start:end]
    return (Block(((table.table.node.key, tuple(fields)),), rows.ids[start:end], indexes),)
