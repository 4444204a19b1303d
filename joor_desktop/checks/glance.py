"""Whether any text of a record needs a closer look, found out by a glance at all of them joined.

Each pattern begins with a sign that stands for itself, which makes the search for it several times faster than for one
that begins with any digit or any letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from joor_desktop.checks.accents import may_be_broken
from joor_desktop.checks.mangled import MONTH_NAME, YEAR
from joor_desktop.model.field_table import NODES

SHORTEST_LIMIT = min(field.max_length for node in NODES for field in node.fields if field.max_length)

_SEPARATOR = " \x1f "
"""Between joined texts. Its spaces make every space around a text a double one, and no good text holds its middle."""

_PLAIN_ASCII = bytes(range(32, 127))
_double_space = re.compile("  ").search
_short_texts = re.compile(rf"(?:.{{0,{SHORTEST_LIMIT + 2}}}\x1f)*", re.DOTALL).match
"""Leaps from a separator to the farthest that a short text, or several, can lie before: faster than text by text."""
_from_spreadsheet = re.compile(r"\x1f [#=]").search

_odd_dash = re.compile(
    rf"-(?:[0-3]?\d-(?:[0-3]?\d|{YEAR})[ T]|(?=[A-Za-z])(?<=\d-){MONTH_NAME}[- ]|(?<=[a-zéû.]-)(?:\d\d){{1,2}} )",
    re.ASCII,
).search
_odd_point = re.compile(rf"\.(?<=\d\.)(?:0 \x1f|\d+[Ee]\+|{YEAR}[ T]| ?{MONTH_NAME}[- ])", re.ASCII).search
_odd_comma = re.compile(r",(?:0 \x1f|\d+[Ee]\+)", re.ASCII).search
_odd_slash = re.compile(r"/\d\d?/\d{1,4}[ T]", re.ASCII).search
"""These find the dates, the shortened numbers and the .0 that ``checks.mangled`` tells from other texts."""


def joined(texts: Iterable[str]) -> str:
    """Return the texts in one, each between separators."""
    return f"\x1f {_SEPARATOR.join(texts)} \x1f"


def looks_plain(together: str, number: int) -> bool:
    """Whether none of *number* texts, *together* as :func:`joined` returns them, is empty or has anything wrong.

    False only means that each text has to be looked at: one may be longer than the shortest limit and still be right,
    hold a double space, or look like a date in a field where dates may stand. True does not speak of typeset signs:
    see ``checks.mangled``.
    """
    if may_be_broken(together):
        return False
    if together.isascii():  # str.isprintable takes three times as long
        printable = len(together.encode().translate(None, _PLAIN_ASCII)) == number + 1
    else:
        printable = together.count("\x1f") == number + 1 and together.replace("\x1f", "").isprintable()
    return (
        printable
        and not _double_space(together)
        and (match := _short_texts(together)) is not None
        and match.end() == len(together)
        and not ("-" in together and _odd_dash(together))
        and not ("." in together and _odd_point(together))
        and not ("," in together and _odd_comma(together))
        and not ("/" in together and _odd_slash(together))
        and not (("#" in together or "=" in together) and _from_spreadsheet(together))
    )
