"""The shape of an e-mail address: strict enough to find slips of the pen, never so strict that a real one fails."""

from __future__ import annotations

import re

_LOCAL = r"[^\s@.,;:<>()\[\]\"\\]+"
_LABEL = r"(?!-)[^\s@.,;:<>()\[\]\"\\/|_]+(?<!-)"

is_email = re.compile(rf"{_LOCAL}(?:\.{_LOCAL})*@(?:{_LABEL}\.)+(?!\d+$){_LABEL}(?<=[^.]{{2}})").fullmatch
"""Whether a text, without spaces around it, is one e-mail address (as a match or None). Any script will do."""

_BETWEEN = re.compile(r"[\s;,/|]+")
_DOTS = re.compile(r"^\.|\.\.|\.@|@\.|\.$")
_FLAWS = (
    ("no-at", re.compile(r"^[^@]*$")),
    ("two-at", re.compile(r"@[^@]*@")),
    ("side-empty", re.compile(r"^@|@$")),
    ("sign", re.compile(r"[<>()\[\]\"\\,;:]")),
    ("space", re.compile(r"\s")),
    ("dots", _DOTS),
)


def email_flaw(text: str) -> str:
    """Return why *text* is no single e-mail address, as a word that ``checks.phrases`` has a sentence for."""
    if sum("@" in part for part in _BETWEEN.split(text)) > 1:
        return "several"
    return next((word for word, sign in _FLAWS if sign.search(text)), "domain")
