"""Texts that are longer than JOOR has room for: what of them fits, and where the rest may go."""

from __future__ import annotations

import re

from joor_desktop.model.field import Kind
from joor_desktop.model.field_table import NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry

LIMITS = {node.key: {field.name: field.max_length for field in node.fields} for node in NODES}
"""Longest length by node key and field name."""

_FIRST_LINE = "_address_1"
_SECOND_LINE = "_address_2"

_LEAST_PART = 0.5
"""A text is cut at a word where more than this part of it is kept, otherwise within a word."""

_AT_THE_CUT = " \t\r\n,;/|-\u2013\u2014"
_BREAK = re.compile(r"[\s,;/|]+")


def too_long(path: Path, kind: Kind, length: int, clean: str, entry: Entry) -> Problem:
    """The problem of a text of *length* characters that has no room, with what could be done.

    The first line of an address goes on in the second where that is empty. Of other texts the end would have to go,
    which only a person can decide; nothing is proposed for codes, addresses of mail and their like, which are nothing
    once they are cut.

    :param clean: the text without what surrounds it.
    :param entry: the fields beside it.
    """
    limit = LIMITS[path.node][path.field] or length
    params = {"length": str(length), "limit": str(limit)}
    if kind is not Kind.TEXT or len(clean) <= limit:
        fix = clean if clean and len(clean) <= limit else None
        return Problem(Severity.ERROR, "too-long", path, params, fix=fix)
    kept, rest = cut_at_word(clean, limit)
    second = path.field.removesuffix(_FIRST_LINE) + _SECOND_LINE
    room = LIMITS[path.node].get(second) if path.field.endswith(_FIRST_LINE) else None
    if room and len(rest) <= room and not entry.get(second, "").strip():
        return Problem(Severity.ERROR, "too-long", path, {**params, "rest_field": second, "rest": rest}, fix=kept)
    return Problem(Severity.ERROR, "too-long", path, {**params, "cut": rest}, fix=kept, likely=True)


def cut_at_word(text: str, limit: int) -> tuple[str, str]:
    """The longest beginning of *text* that ends with a word and has at most *limit* characters, and what is left."""
    ends = [found.start() for found in _BREAK.finditer(text, 0, limit + 1) if found.start() <= limit]
    end = ends[-1] if ends and ends[-1] > limit * _LEAST_PART else limit
    return text[:end].rstrip(_AT_THE_CUT), text[end:].lstrip(_AT_THE_CUT)
