"""Telling copied cells that begin with the names of their columns from those that are only values."""

from __future__ import annotations

from joor_desktop.files.columns import is_known
from joor_desktop.files.copied_cells import Block
from joor_desktop.files.header_row import is_value
from joor_desktop.files.table_header import is_table_header

_FIRST_ROWS = 30


def names_columns(block: Block) -> bool:
    """Whether the first row has a name that people use for a field and no value, or a later one names the columns."""
    if not block:
        return False
    first = [text.strip() for text in block[0] if text.strip()]
    named = any(map(is_known, first)) and not any(map(is_value, first))
    return named or any(is_table_header(row) for row in block[1:_FIRST_ROWS])
