"""What is wrong with a text by itself, whatever it means: characters, spaces around it, length, what Excel left."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from joor_desktop.model.field_table import NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.values import excel_error, without_unsafe, xml_safe

LIMITS = {node.key: {field.name: field.max_length for field in node.fields} for node in NODES}
"""Longest length by node key and field name."""

SHORTEST_LIMIT = min(field.max_length for node in NODES for field in node.fields if field.max_length)

_SEPARATOR = " \x1f "
"""Between joined texts. Its spaces make every space around a text a double one, and no good text holds its middle."""

_MAYBE_LONG = re.compile(rf"\x1f [^\x1f]{{{SHORTEST_LIMIT + 2}}}")
_FROM_SPREADSHEET = re.compile(r"\x1f [#=]")
_PLAIN_ASCII = bytes(range(32, 127))

_is_flawless = re.compile(rf"(?![ #=])[ -~\u00a1-\u02af]{{1,{SHORTEST_LIMIT}}}(?<! )").fullmatch
"""True of most texts in Latin letters that nothing is wrong with; the others are looked at more closely."""

_BREAKS = re.compile("[\x0b\x0c]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]+")

_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
_EDGES = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)))) + (
    "\u2028\u2029\u202f\u205f\u3000" + _INVISIBLE
)


def looks_plain(texts: Collection[str]) -> bool:
    """Whether no text is empty or has anything wrong with it, found out by a glance at all of them joined.

    False only means that each text has to be looked at: one may be longer than the shortest limit and still be right,
    or hold a double space.
    """
    joined = f"\x1f {_SEPARATOR.join(texts)} \x1f"
    return (
        "  " not in joined
        and _unprintable(joined) == len(texts) + 1
        and not _MAYBE_LONG.search(joined)
        and not (("#" in joined or "=" in joined) and _FROM_SPREADSHEET.search(joined))
    )


def _unprintable(text: str) -> int:
    """Count the characters that ``str.isprintable`` objects to, which takes three times as long for texts in ASCII."""
    if text.isascii():
        return len(text.encode().translate(None, _PLAIN_ASCII))
    separators = text.count("\x1f")
    return separators if text.replace("\x1f", "").isprintable() else separators + 1


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
    if looks_plain(entry.values()):
        return entry
    meant = {}
    for name, text in entry.items():
        if _is_flawless(text):
            meant[name] = text
            continue
        path = Path(key, index, name)
        clean = trimmed(text)
        if reason := _unreadable(path, clean):
            problems.append(reason)
            unreadable.add(path)
        elif clean:
            problems += _text_problems(path, text, clean)
            if clean := trimmed(without_unsafe(clean)):
                meant[name] = clean
    return meant


def _unreadable(path: Path, text: str) -> Problem | None:
    if text.startswith("="):
        return Problem(Severity.ERROR, "formula-without-value", path)
    if excel_error(text):
        return Problem(Severity.ERROR, "excel-error", path, {"value": text})
    return None


def _text_problems(path: Path, text: str, clean: str) -> Iterator[Problem]:
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
