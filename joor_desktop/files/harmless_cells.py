"""Cells of text files that a spreadsheet would take for formulas, made harmless by an apostrophe in front.

All of them get one, also phone numbers such as +33 1 23 and numbers such as -5: a spreadsheet would work out
+33-1-23 and drop the plus of +33123, and save that. A text that has such an apostrophe already gets one more, so that
taking one away always gives back what was written.
"""

from __future__ import annotations

import re

_TAKEN_FOR_FORMULAS = re.compile("'*[=+@\t\r\n＝＋－＠-]")
_APOSTROPHE = "'"


def harmless(text: str) -> str:
    """*text* as a cell that no spreadsheet works out."""
    return _APOSTROPHE + text if _TAKEN_FOR_FORMULAS.match(text) else text


def as_it_was(cell: str) -> str:
    """The text that :func:`harmless` made into *cell*; a cell that it can't have made is left alone."""
    is_ours = cell.startswith(_APOSTROPHE) and _TAKEN_FOR_FORMULAS.match(cell)
    return cell[1:] if is_ours else cell
