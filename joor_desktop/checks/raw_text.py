"""What is wrong with a text by itself, whatever it means: characters, spaces around it, length, what Excel left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from joor_desktop.model.field_table import NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.values import excel_error, without_unsafe, xml_safe

LIMITS = {node.key: {field.name: field.max_length for field in node.fields} for node in NODES}
"""Longest length by node key and field name."""

SHORTEST_LIMIT = min(field.max_length for node in NODES for field in node.fields if field.max_length)

_FIRST_OR_LONG = re.compile(rf"\|(?:[ #=]|[^|]{{{SHORTEST_LIMIT + 1}}})")

_BREAKS = re.compile("[\x0b\x0c]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]+")

_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
_EDGES = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)))) + (
    "\u2028\u2029\u202f\u205f\u3000" + _INVISIBLE
)


def looks_plain(joined: str) -> bool:
    """Whether no text has anything wrong with it; *joined* holds them all, each between two ``|``.

    False only means that each text has to be looked at: a text may be longer than the shortest limit and still be
    right, or hold a ``|`` of its own.
    """
    return joined.isprintable() and " |" not in joined and not _FIRST_OR_LONG.search(joined)


def trimmed(text: str) -> str:
    """Return *text* without white space and invisible characters around it."""
    return text.strip(_EDGES)


def clean_record(record: Record, problems: list[Problem]) -> tuple[Record, set[Path]]:
    """Report what is wrong with each text of *record*, and return the record as it was meant.

    In the record returned, texts are trimmed, and what can't be read (an error of a spreadsheet, a formula) is left
    out; the paths of these come second, so that nobody calls them missing.
    """
    unreadable: set[Path] = set()
    meant = Record(_clean_entry("", 0, record.values, problems, unreadable))
    for key, entries in record.entries.items():
        meant.entries[key] = [
            _clean_entry(key, index, entry, problems, unreadable) for index, entry in enumerate(entries)
        ]
    return meant, unreadable


def _clean_entry(key: str, index: int, entry: Entry, problems: list[Problem], unreadable: set[Path]) -> Entry:
    if looks_plain(f"|{'|'.join(entry.values())}|"):
        return entry
    meant = {}
    for name, text in entry.items():
        clean = trimmed(text)
        if not clean:
            continue
        path = Path(key, index, name)
        problems += _text_problems(path, text, clean)
        if _unreadable(clean):
            unreadable.add(path)
        else:
            meant[name] = trimmed(without_unsafe(clean))
    return {name: text for name, text in meant.items() if text}


def _unreadable(text: str) -> bool:
    return text[0] == "=" or excel_error(text)


def _text_problems(path: Path, text: str, clean: str) -> Iterator[Problem]:
    if clean[0] == "=":
        yield Problem(Severity.ERROR, "formula-without-value", path)
        return
    if excel_error(clean):
        yield Problem(Severity.ERROR, "excel-error", path, {"value": clean})
        return
    if not xml_safe(text):
        yield Problem(Severity.ERROR, "xml-character", path, fix=_without_control(text))
    elif clean != text:
        yield Problem(Severity.WARNING, "spaces-around", path, {"value": clean}, fix=clean)
    limit = LIMITS[path.node][path.field]
    if limit and len(text) > limit:
        yield Problem(Severity.ERROR, "too-long", path, {"length": str(len(text)), "limit": str(limit)})


def _without_control(text: str) -> str | None:
    """What *text* is without its control characters; None where other characters are wrong too."""
    mended = trimmed(_CONTROL.sub("", _BREAKS.sub(" ", text)))
    return mended if xml_safe(mended) else None
