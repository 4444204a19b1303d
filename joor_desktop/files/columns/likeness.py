"""Headings that are one slip of the pen away from a known one: "Comapny", "Adress", "Postcodee"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from joor_desktop.files.columns import vocabulary
from joor_desktop.files.columns.naming import named
from joor_desktop.files.columns.phrase_fields import Named
from joor_desktop.files.columns.spelling import phrase
from joor_desktop.files.headings import meaning_of
from joor_desktop.model.field_table import all_fields

_SHORTEST = 5  # shorter words are one slip away from too many others
_LONGEST = 60


def nearly_named(heading: str) -> Named | None:
    """What *heading* would say without one letter too many, too few, wrong or swapped; None where that is nothing."""
    text = phrase(heading)
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    for each in (text, *_one_letter_less(text)):
        known = _by_less().get(each)
        if known is not None:
            meaning = meaning_of(known)
            return Named(meaning) if meaning else named(known)
    return None


@cache
def _by_less() -> Mapping[str, str]:
    """The known phrases by themselves and with any one letter left out: two texts that share one are one slip apart."""
    names = (phrase(field.name) for _, field in all_fields())
    known = (*names, *vocabulary.whole_phrases(), *vocabulary.address_parts())
    found: dict[str, str] = {}
    for text in known:
        if len(text) >= _SHORTEST:
            for less in _one_letter_less(text):
                found.setdefault(less, text)
    return found | {text: text for text in known if len(text) >= _SHORTEST}


def _one_letter_less(text: str) -> Iterator[str]:
    """A number is no letter: "Address 3" is no "Address 2"."""
    return (text[:at] + text[at + 1 :] for at in range(len(text)) if not text[at].isdigit())
