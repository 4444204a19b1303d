"""Cells of text files that a spreadsheet would take for formulas, made harmless by an apostrophe in front.

All of them get one, also phone numbers such as +33 1 23 and numbers such as -5: a spreadsheet would work out
+33-1-23 and drop the plus of +33123, and save that. A text that has such an apostrophe already gets one more, so that
taking one away always gives back what was written.

People and other programs write one before codes and postcodes, so that their zeros stay: '00123. That one is taken away
too, so a code that really begins with it gets one more.
"""

from __future__ import annotations

import re

_MARKED = re.compile(r"'*[=+@\t\r\n＝＋－＠-]|'+\d{3,}\b")
_APOSTROPHE = "'"


def harmless(text: str) -> str:
    """*text* as a cell that no spreadsheet works out."""
    return _APOSTROPHE + text if _MARKED.match(text) else text


def as_it_was(cell: str) -> str:
    """The text that was meant with *cell*; one whose apostrophe is its own is left alone."""
    return cell[1:] if cell.startswith(_APOSTROPHE) and _MARKED.match(cell) else cell
