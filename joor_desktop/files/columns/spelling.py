"""A heading as words, without what two people write differently: case, accents, punctuation, what is joined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

Words = tuple[str, ...]

_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_ACRONYM = re.compile(r"(?<=[A-Z])(?=[A-Z][a-z])")
_REMARK = re.compile(r"\s*[(\[（［][^)\]）］]*[)\]）］]\s*")
_WORD = re.compile(r"[^\W\d_]+|\d+|[%〒]")
_NUMBER_SIGN = re.compile("[#№]")
_SHORTEST_PLURAL = 4
_LONGEST = 100


def phrase(text: str) -> str:
    """The words of *text* with single spaces between; ``#`` is the word "no", as in "Client #"."""
    return " ".join(_plain_words(text))


@lru_cache(maxsize=2048)
def readings(heading: str) -> tuple[Words, ...]:
    """The ways to read *heading* as words, the most literal first.

    ``POAddressLine1`` is one word with a number, or four words; what stands in brackets may be a remark; a plural
    may be meant as one. What is too long to be a heading is not read.
    """
    if len(heading) > _LONGEST:
        return ()
    return tuple(dict.fromkeys(filter(None, _each_reading(heading))))


def _each_reading(heading: str) -> Iterator[Words]:
    without_remark = _REMARK.sub(" ", heading)
    for text in dict.fromkeys((heading, without_remark)):
        camel = _CAMEL.sub(" ", text)
        for spaced in dict.fromkeys((text, camel, _ACRONYM.sub(" ", camel))):
            yield _plain_words(spaced)
    yield tuple(map(_singular, _plain_words(_CAMEL.sub(" ", without_remark))))


def _plain_words(text: str) -> Words:
    marked = unicodedata.normalize("NFKD", _NUMBER_SIGN.sub(" no ", text).casefold())
    return tuple(_WORD.findall("".join(sign for sign in marked if not unicodedata.combining(sign))))


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss") else word
