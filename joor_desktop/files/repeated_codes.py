"""Telling whether several rows of a sheet belong to one customer: the same code, with names that agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from joor_desktop.files.headings import fold

_LEAST_SHARE = 0.1
_ALIKE = 0.75


def repeats_codes(rows: Sequence[Sequence[str]], code: int, name: int | None, own: Collection[int]) -> bool:
    """Whether a sheet with these first *rows* has a row for each entry of a customer.

    Rows with the same text at *code* then agree in what is the customer's *own* (column indexes), and differ elsewhere;
    a customer that merely stands there twice is no reason.
    """
    by_code: dict[str, list[Sequence[str]]] = defaultdict(list)
    for row in rows:
        if row[code].strip():
            by_code[row[code].strip()].append(row)
    agreeing = 0
    for first, *others in by_code.values():
        agreeing += sum(_is_other_entry(first, other, name, own) for other in others)
    return agreeing >= max(1, _LEAST_SHARE * len(rows))


def _is_other_entry(first: Sequence[str], other: Sequence[str], name: int | None, own: Collection[int]) -> bool:
    if name is not None and not names_agree(first[name], other[name]):
        return False
    return any(one != two for index, (one, two) in enumerate(zip(first, other, strict=False)) if index not in own)


def names_agree(one: str, other: str) -> bool:
    """Whether two names may be one customer's: the same but for case and accents, part of each other, or near it."""
    first, second = fold(one), fold(other)
    if not first or not second or first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    if longer.startswith(shorter):
        return True
    matcher = SequenceMatcher(None, first, second)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
