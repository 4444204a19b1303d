"""Telling a sheet that lies on its side: names of fields stand in its first column, a customer in each other one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from joor_desktop.files.columns import is_known, may_be_known
from joor_desktop.files.shown_rows import Row
from joor_desktop.files.table_header import is_title, naming_fields

_LEAST_NAMES = 3
_MOST_ROWS = 99
_MOST = 0.6


def is_turned(rows: Sequence[Row]) -> bool:
    """Whether the first *rows* of a sheet, which are all that it has, are such, perhaps below a title."""
    rows = list(dropwhile(is_title, rows))
    if not _LEAST_NAMES <= len(rows) <= _MOST_ROWS:
        return False
    first = rows[0][1]
    left = next(index for index, text in enumerate(first) if text)
    names = [texts[left] for _, texts, _ in rows if texts[left]]
    if len(names) < _LEAST_NAMES or sum(map(may_be_known, names)) < _MOST * len(names):
        return False
    others = list(filter(None, first[left + 1 :]))
    are_names = sum(map(is_known, names)) >= _MOST * len(names) and bool(naming_fields(names))
    return bool(others) and are_names and not any(map(is_known, others))
