"""What is wrong with a text by itself, whatever it means: characters, spaces around it, length, what Excel left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from joor_desktop.checks.accents import may_be_broken, mended_accents
from joor_desktop.checks.glance import SHORTEST_LIMIT, joined, looks_plain
from joor_desktop.checks.hidden import without_hidden
from joor_desktop.checks.lengths import LIMITS, too_long
from joor_desktop.checks.mangled import CHECKS, holds_typeset_sign
from joor_desktop.checks.other_address import check_other_address, entry_holds_other_address
from joor_desktop.checks.placeholders import (
    PLACEHOLDERS,
    check_placeholder,
    entry_holds_placeholder,
    stands_for_missing,
)
from joor_desktop.model.field import Kind
from joor_desktop.model.field_table import NODES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.values import excel_error, without_unsafe, xml_safe

_KINDS = {node.key: {field.name: field.kind for field in node.fields} for node in NODES}
_CODES = {key: [name for name, kind in kinds.items() if kind is Kind.CODE] for key, kinds in _KINDS.items()}

_NOWHERE = Path()

_LONGEST_CELL = 32_767
"""Excel cuts off what is longer."""

_is_flawless = re.compile(rf"(?![ #=])[ -~\u00a1-\u00ac\u00ae-\u02af]{{1,{SHORTEST_LIMIT}}}(?<! )").fullmatch
"""True of most texts in Latin letters that hold nothing which belongs into no field; the others are looked at."""

_BREAKS = re.compile("[\x0b\x0c]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]+")

_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
_EDGES = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)))) + (
    "\u2028\u2029\u202f\u205f\u3000" + _INVISIBLE
)


def trimmed(text: str) -> str:
    """Return *text* without white space and invisible characters around it."""
    return text.strip(_EDGES)


def has_typeset_code(record: Record) -> bool:
    """Whether one of the record's codes holds a curly quote or a long dash."""
    if _has_typeset_code("", record.values):
        return True
    for key, entries in record.entries.items():
        for entry in entries:
            if _has_typeset_code(key, entry):
                return True
    return False


def _has_typeset_code(key: str, entry: Entry) -> bool:
    for name in _CODES[key]:
        text = entry.get(name, "")
        if not text.isascii() and holds_typeset_sign(text):
            return True
    return False


def clean_record(record: Record, problems: list[Problem]) -> tuple[Record, set[Path]]:
    """Report what is wrong with each text of *record*, and return the record as it was meant.

    In the record returned, texts are trimmed and certain fixes made, and what can't be read (an error of a
    spreadsheet, a formula) is left out; the paths of these come second, so that nobody calls them missing.
    """
    unreadable: set[Path] = set()
    meant = Record(_clean_entry("", 0, record.values, problems, unreadable))
    for key, entries in record.entries.items():
        meant.entries[key] = []
        for index, entry in enumerate(entries):
            own = entry
            if entry_holds_other_address(key, entry):
                found = list(check_other_address(record, key, index))
                problems += found
                unreadable.update(problem.path for problem in found)
                told = {problem.path.field for problem in found}
                own = {name: text for name, text in entry.items() if name not in told}
            meant.entries[key].append(_clean_entry(key, index, own, problems, unreadable))
    return meant, unreadable


def _clean_entry(key: str, index: int, entry: Entry, problems: list[Problem], unreadable: set[Path]) -> Entry:
    if _is_plain_entry(key, entry):
        return entry
    meant = {}
    for name, text in entry.items():
        kind = _KINDS[key][name]
        if _is_flawless(text) and text not in PLACEHOLDERS and not may_be_broken(text) and _is_usual(kind, text):
            meant[name] = text
            continue
        path = Path(key, index, name)
        clean = trimmed(text)
        if reason := _unreadable(path, clean):
            problems.append(reason)
            unreadable.add(path)
        elif clean:
            problems += _text_problems(path, kind, text, clean, entry)
            if clean := _as_meant(path, kind, clean, problems, unreadable):
                meant[name] = clean
    return meant


def _is_plain_entry(key: str, entry: Entry) -> bool:
    together = joined(entry.values())
    return (
        looks_plain(together, len(entry))
        and (together.isascii() or not _has_typeset_code(key, entry))
        and not entry_holds_placeholder(key, entry)
    )


def _is_usual(kind: Kind, text: str) -> bool:
    return kind not in CHECKS or text.isalnum() or not CHECKS[kind](_NOWHERE, text)


def _as_meant(path: Path, kind: Kind, clean: str, problems: list[Problem], unreadable: set[Path]) -> str:
    """Report what a program made of a code, a phone number or a postcode; return the text with certain fixes."""
    text = trimmed(without_hidden(kind, without_unsafe(clean)))
    if text in PLACEHOLDERS and (nothing := check_placeholder(path, text)):
        problems.append(nothing)
        if not stands_for_missing(path):
            unreadable.add(path)
        return ""
    if text and kind in CHECKS and (problem := CHECKS[kind](path, text)):
        problems.append(problem)
        if problem.fix is not None and not problem.likely:
            return problem.fix
    return text


def _unreadable(path: Path, text: str) -> Problem | None:
    if text.startswith("="):
        return Problem(Severity.ERROR, "formula-without-value", path)
    if excel_error(text):
        return Problem(Severity.ERROR, "excel-error", path, {"value": text})
    return None


def _text_problems(path: Path, kind: Kind, text: str, clean: str, entry: Entry) -> Iterator[Problem]:
    if not xml_safe(text):
        yield Problem(Severity.ERROR, "xml-character", path, fix=_without_control(text))
    else:
        if clean != text:
            yield Problem(Severity.WARNING, "spaces-around", path, {"value": clean}, fix=clean)
        plain = trimmed(without_hidden(kind, clean))
        if mended := mended_accents(clean):
            yield Problem(Severity.WARNING, "broken-accents", path, {"value": clean, "mended": mended}, fix=mended)
        elif plain != clean:
            yield Problem(Severity.WARNING, "hidden-signs", path, {"value": plain}, fix=plain)
    limit = LIMITS[path.node][path.field]
    if len(text) == _LONGEST_CELL:
        yield Problem(Severity.ERROR, "text-cut", path)
    elif limit and len(text) > limit:
        yield too_long(path, kind, len(text), trimmed(without_hidden(kind, without_unsafe(clean))), entry)


def _without_control(text: str) -> str | None:
    """What *text* is without its control characters; None where other characters are wrong too."""
    mended = trimmed(_CONTROL.sub("", _BREAKS.sub(" ", text)))
    return mended if xml_safe(mended) else None
