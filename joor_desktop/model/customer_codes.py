"""Customer codes that may be taken for each other."""

from __future__ import annotations

import re
import unicodedata

_DASHES = "\u00ad\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\u30fc"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_UNIFIED = str.maketrans(_DASHES, "-" * len(_DASHES), _INVISIBLE)
_LETTER_O = {ord("o"): "0", ord("\u03bf"): "0", ord("\u043e"): "0"}
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def code_key(customer_code: str) -> str:
    """Return what codes that may be taken for each other have in common; "" for an empty code.

    Equal keys are a first sieve: what differs in both the letter O and a leading zero is told apart afterwards, by
    :func:`are_alike`.
    """
    plain = plain_code(customer_code)
    zeros = plain.replace("o", "0") if plain.isascii() else plain.translate(_LETTER_O)  # which takes much longer
    return _LEADING_ZEROS.sub("", zeros) if "0" in zeros else zeros


def plain_code(code: str) -> str:
    """Take away case, spaces and kinds of dash."""
    if not code.isascii():
        code = unicodedata.normalize("NFKC", code.translate(_UNIFIED)).translate(_UNIFIED)
    return "".join(code.casefold().split())


def are_alike(code: str, other: str) -> bool:
    """Whether two codes differ only by letters O, or only by zeros in front, beside what :func:`plain_code` takes."""
    one, two = plain_code(code), plain_code(other)
    return one.translate(_LETTER_O) == two.translate(_LETTER_O) or (
        _LEADING_ZEROS.sub("", one) == _LEADING_ZEROS.sub("", two)
    )
