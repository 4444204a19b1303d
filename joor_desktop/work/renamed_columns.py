"""Which columns of a file are those of the last file of its make under another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from joor_desktop.files.column_matches import CHOSEN
from joor_desktop.files.columns import SURE
from joor_desktop.files.understanding import Column
from joor_desktop.storage.layouts import Layout, TakenColumn

_SAME_FIELD = 0.95
_SAME_NAME_ALMOST = 0.85
_PERHAPS = 0.6
_ALIKE = 0.7
_SOMEWHAT_ALIKE = 0.5
_NUMBERS = re.compile(r"[\d\s.,:/+()%-]*\d[\d\s.,:/+()%-]*")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Renaming:
    """A column of the last file by its key, that of this file, and how sure (0 to 1) it is that they are one."""

    old: str
    new: str
    certainty: float

    @property
    def is_sure(self) -> bool:
        """Whether what was remembered of the old one may be used without asking."""
        return self.certainty >= SURE


def kind_of(samples: Sequence[str]) -> str:
    """What kind of texts these are: ``number``, ``mail`` or ``text``; "" without any."""
    if not samples:
        return ""
    if all("@" in text for text in samples):
        return "mail"
    return "number" if all(map(_NUMBERS.fullmatch, samples)) else "text"


def renamings(layout: Layout, taken: Mapping[str, TakenColumn], columns: Mapping[str, Column]) -> list[Renaming]:
    """The columns of *layout* that stand in this file under another name, the surest first.

    :param taken: what the columns of the layout were read as, by a person's choice where there is one.
    :param columns: those of this file that have a heading, by their key.
    """
    gone = [key for key in layout.columns if key not in columns]
    new = [key for key in columns if key not in layout.columns]
    places = set(_same_places(list(layout.columns), list(columns))) if gone and new else set()
    found = [
        Renaming(old, now, _certainty(old, taken.get(old, TakenColumn()), columns[now], (old, now) in places))
        for old in gone
        for now in new
    ]
    return list(_each_once(sorted(found, key=lambda each: -each.certainty)))


def _each_once(found: Sequence[Renaming]) -> Iterator[Renaming]:
    used: set[str] = set()
    for each in found:
        if each.certainty and not used & {f"old {each.old}", f"new {each.new}"}:
            used |= {f"old {each.old}", f"new {each.new}"}
            yield each


def _same_places(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs that stand between the same neighbours."""
    for what, start, end, new_start, new_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if what == "replace" and end - start == new_end - new_start:
            yield from zip(before[start:end], now[new_start:new_end], strict=True)


def _certainty(old: str, taken: TakenColumn, column: Column, same_place: bool) -> float:
    kind = kind_of(column.samples)
    if kind and taken.kind and kind != taken.kind:
        return 0.0
    if taken.targets and set(taken.targets) == set(column.targets):
        return _SAME_FIELD if column.applied or same_place else _PERHAPS
    if not same_place or column.applied or column.why == CHOSEN:
        return 0.0  # it has another place, or says itself that it is something else
    likeness = SequenceMatcher(None, old, column.key).ratio()
    if likeness >= _ALIKE and _DIGITS.findall(old) == _DIGITS.findall(column.key):
        return _SAME_NAME_ALMOST
    return _PERHAPS if taken.targets or likeness >= _SOMEWHAT_ALIKE else 0.0
