"""Customer codes that stand twice in a list, or look as if they did.

A code that JOOR doesn't know makes a new customer, so a code that differs only by a dash, a zero or a capital is worth
a look.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity

_DASHES = "\u00ad\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\u30fc"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_UNIFIED = str.maketrans(_DASHES, "-" * len(_DASHES), _INVISIBLE)
_LETTER_O = {ord("o"): "0", ord("\u03bf"): "0", ord("\u043e"): "0"}
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")

_CODE = Path(field="customer_code")


def code_key(customer_code: str) -> str:
    """Return what codes that may be taken for each other have in common; "" for an empty code.

    Equal keys are a first sieve: what differs in both the letter O and a leading zero is told apart afterwards, by
    :func:`duplicate_problems`.
    """
    plain = _plain(customer_code)
    zeros = plain.replace("o", "0") if plain.isascii() else plain.translate(_LETTER_O)  # which takes much longer
    return _LEADING_ZEROS.sub("", zeros) if "0" in zeros else zeros


def duplicate_problems(code: str, others: Sequence[str]) -> list[Problem]:
    """Compare a customer's code with the codes of the other customers of the list that have the same key."""
    if not _plain(code):
        return []
    if code in others:
        return [Problem(Severity.ERROR, "code-twice", _CODE, {"code": code})]
    alike = next((other for other in others if _alike(code, other)), None)
    if alike is None:
        return []
    return [Problem(Severity.WARNING, "code-look-alike", _CODE, {"code": code, "other": alike})]


def _plain(code: str) -> str:
    """Take away case, spaces and kinds of dash."""
    if not code.isascii():
        code = unicodedata.normalize("NFKC", code.translate(_UNIFIED)).translate(_UNIFIED)
    return "".join(code.casefold().split())


def _alike(code: str, other: str) -> bool:
    one, two = _plain(code), _plain(other)
    return one.translate(_LETTER_O) == two.translate(_LETTER_O) or (
        _LEADING_ZEROS.sub("", one) == _LEADING_ZEROS.sub("", two)
    )
