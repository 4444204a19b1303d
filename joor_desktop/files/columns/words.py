"""A heading as words: folded, with what is written together taken apart, so that each can be looked up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_NUMBER_SIGN = re.compile(r"#|№|\b[nN][°º](?!\w)|\b[nN][°º](?=\s)")
_WORDS = re.compile(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=4096)
def words_of(heading: str) -> tuple[str, ...]:
    """The words and numbers of *heading*, without case, accents and punctuation; ``ShipToCity`` is three words."""
    apart = _CAMEL.sub(" ", _NUMBER_SIGN.sub(" no ", heading))
    plain = unicodedata.normalize("NFKD", apart.casefold())
    return tuple(_WORDS.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


def phrase(heading: str) -> str:
    """The words of *heading* with single spaces between."""
    return " ".join(words_of(heading))
