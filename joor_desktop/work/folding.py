"""Texts as they are compared: without case and accents, and with numbers inside them in the order of numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import repeat

_ACCENTS = re.compile("[\u0300-\u036f]+")
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_ASCII = bytes(range(128))
_JOINING = re.compile("[^\0-\u0482\u1e00-\u20cf\u2100-\u214f]")
"""Signs that may become one with those beside them; all others of Europe's scripts are folded each by itself."""
_MOST_SIGNS = 50
"""More signs take longer one after the other than at once."""
_BETWEEN = "\x00"
_DIGITS_OF_A_NUMBER = 24
_SAMPLE = 20_000
"""So many texts tell whether many of them are the same."""

_DIGITS = b"0123456789"
_SPACES = b" \t\n\r\v\f"
_SET_ASIDE = bytes(range(0xF8, 0xF8 + len(_SPACES)))
"""Stand for spaces while texts are divided at spaces: no text has these bytes in UTF-8."""
_TO_DIGITS = bytes(sign if sign in _DIGITS else ord(" ") for sign in range(256))
_TO_THE_REST = bytes.maketrans(_DIGITS + _SPACES, b" " * len(_DIGITS) + _SET_ASIDE)
_TO_SPACES = bytes.maketrans(_SET_ASIDE, _SPACES)


def folded(text: str) -> str:
    """The text without case and accents: "Élan" and "ELAN" become the same."""
    if text.isascii():
        return text.lower()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", plain).casefold().translate(_STROKES)


_folded_sign = cache(folded)


def folded_together(joined: str) -> str:
    """What :func:`folded` makes of a text, in a tenth of the time where it is a long one of Europe's languages."""
    signs = frozenset(joined.encode(errors="surrogatepass").translate(None, _ASCII).decode(errors="surrogatepass"))
    if len(signs) > _MOST_SIGNS or _JOINING.search("".join(signs)):
        return folded(joined)
    for sign in signs:
        joined = joined.replace(sign, _folded_sign(sign))
    return joined.lower()


def folded_body(body: bytes) -> bytes:
    """A stored body, folded as text."""
    return body.lower() if body.isascii() else folded(body.decode()).encode()


def sort_keys(texts: Sequence[str]) -> list[str]:
    """What to compare these texts by, so that "Shop 9" comes before "shop 10"; all at once, since each takes longer.

    Spaces around a text are a slip that must not hide it at the top of the table.
    """
    if _repeat_often(texts):
        distinct = list(dict.fromkeys(texts))
        known = dict(zip(distinct, _keys_together(distinct), strict=True))
        return list(map(known.__getitem__, texts))
    return _keys_together(texts)


def _repeat_often(texts: Sequence[str]) -> bool:
    sample = texts[:_SAMPLE]
    return len(set(sample)) * 4 <= len(sample) * 3


def _keys_together(texts: Sequence[str]) -> list[str]:
    joined = _BETWEEN.join(map(str.strip, texts))
    if joined.isascii() and joined.replace(_BETWEEN, "").isdigit():
        keys = [text and text.zfill(_DIGITS_OF_A_NUMBER) for text in joined.split(_BETWEEN)]
    else:
        keys = _padded(folded_together(joined).lower()).split(_BETWEEN)
    return keys if len(keys) == len(texts) else [_keys_together([text.replace(_BETWEEN, "")])[0] for text in texts]


def _padded(text: str) -> str:
    """The text with zeros before each number, in a third of the time that an expression with a function takes."""
    signs = f"{_BETWEEN}{text}{_BETWEEN}".encode(errors="surrogatepass")
    numbers = signs.translate(_TO_DIGITS).split()
    parts = [b""] * (2 * len(numbers) + 1)
    parts[::2] = signs.translate(_TO_THE_REST).split()
    parts[1::2] = map(bytes.zfill, numbers, repeat(_DIGITS_OF_A_NUMBER))
    return b"".join(parts).translate(_TO_SPACES).decode(errors="surrogatepass")[1:-1]


def amount_keys(texts: Sequence[str]) -> list[str]:
    """What to compare amounts by: "7,5 %" comes before "12.25"; what is no number comes behind all numbers."""
    keys = {text: _amount_key(text) if text else "" for text in set(texts)}
    return list(map(keys.__getitem__, texts))


def _amount_key(text: str) -> str:
    try:
        amount = float(text.strip(" %").replace(",", "."))
    except ValueError:
        return f"~{sort_keys([text])[0]}"
    # Shifted far into the plus, so that the texts of numbers below zero stand in their order too.
    return f"{amount + 1e12:025.6f}" if abs(amount) < 1e12 else f"~{text}"
