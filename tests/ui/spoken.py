"""Knows a button or a line by its English words, whatever language the window speaks."""

from __future__ import annotations

import re
from functools import cache

from joor_desktop.model.languages import language_of
from joor_desktop.model.texts import spoken_language
from joor_desktop.storage.catalogues import read_catalogue

_PLACE = re.compile(r"\\{[^{}]*\\}")


def says(shown: str, words: str) -> bool:
    """Whether what is shown holds the English *words*, or is the translation of a text that does."""
    return words in shown or any(pattern.fullmatch(shown) for pattern in _translated(spoken_language(), words))


@cache
def _translated(code: str, words: str) -> list[re.Pattern[str]]:
    """What may stand in the window in that language for a text with *words*; a ``{place}`` may be anything."""
    language = language_of(code)
    assert language is not None
    found = {
        translation
        for texts in read_catalogue(language).values()
        for text, translation in texts.items()
        if words in text and translation
    }
    return [re.compile(_PLACE.sub(".*", re.escape(each)).replace("&&", "&&?")) for each in found]
