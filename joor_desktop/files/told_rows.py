"""Names of rows and cells in a sentence: the first of them, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

from joor_desktop.files.notice import Notice, warning
from joor_desktop.model.origin import Place
from joor_desktop.model.texts import translate

_MOST_NAMED = 8


def listed(names: Sequence[str]) -> str:
    """The first of *names*, and how many more there are: one more is named itself."""
    more = len(names) - _MOST_NAMED
    if more <= 1:
        return ", ".join(names)
    return translate("files", "{names} and {count} more").format(names=", ".join(names[:_MOST_NAMED]), count=more)


def rows_notice(code: str, one: str, more: str, sheet: str, rows: Sequence[int]) -> Notice:
    """A notice that names *rows*, in words of its own for a single one."""
    message = (one if len(rows) == 1 else more).format(sheet=sheet, rows=listed([str(row) for row in rows]))
    return warning(code, message, Place(sheet, f"A{rows[0]}"))
