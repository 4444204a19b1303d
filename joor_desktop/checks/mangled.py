"""What a spreadsheet or a word processor made of codes, phone numbers and postcodes.

A spreadsheet takes what looks like a number or a date for one: 3-1 becomes 01-Mar, a long number becomes 1.23E+11. A
word processor makes curly quotes and long dashes of plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from joor_desktop.model.field import Kind
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity

_is_exponent = re.compile(r"[+-]?\d[.,]\d+[Ee]\+\d{1,3}", re.ASCII).fullmatch
_is_point_zero = re.compile(r"\+?\d+[.,]0", re.ASCII).fullmatch

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)\d\d"
_TIME = r"(?:[ T]\d\d?:\d\d(?::\d\d)?)?"
_MONTH_NAMES = (
    "jan feb mar apr may jun jul aug sep oct nov dec mrz mai okt dez janv févr mars avr juin juil août sept déc gen "
    "mag giu lug ago set ott dic ene abr"
)
"""As Excel shortens them in English, German, French, Italian and Spanish."""

MONTH_NAME = "(?:" + "|".join(f"[{name[0].upper()}{name[0]}]{name[1:]}" for name in _MONTH_NAMES.split()) + r")\.?"
_is_date = re.compile(
    "|".join(
        (
            f"{YEAR}([-/]){_MONTH}\\1{_DAY}{_TIME}",
            f"(?:{_DAY}/{_MONTH}|{_MONTH}/{_DAY})/(?:{YEAR}|\\d\\d){_TIME}",
            f"(?:{_DAY}([-.]){_MONTH}\\2|{_MONTH}([-.]){_DAY}\\3){YEAR}{_TIME}",
            f"{_DAY}(?:-|\\. ?){MONTH_NAME}(?:-(?:{YEAR}|\\d\\d))?",
            f"{MONTH_NAME}-(?:{YEAR}|\\d\\d)",
        )
    ),
    re.ASCII,
).fullmatch
"""Whether a text is a date as spreadsheets write it: 2024-03-01, 3/1/2024, 01.03.2024, 01-Mar, 01. Mrz, Mar-24."""

_PLAIN_SIGNS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
}
_TO_PLAIN_SIGNS = str.maketrans(_PLAIN_SIGNS)


_SHORT = 3
"""Of so few digits, 1.0 and 2.0 may be what somebody chose for a code."""


def holds_typeset_sign(text: str) -> bool:
    """Whether *text* holds a curly quote or a long dash: they belong into names, but not into codes."""
    return not text.isascii() and any(map(text.__contains__, _PLAIN_SIGNS))


def check_code(path: Path, text: str) -> Problem | None:
    """A code is what was typed, and not what a program made of it."""
    if problem := _check_number(path, text, _SHORT):
        return problem
    if _is_date(text):
        return Problem(Severity.WARNING, "code-date", path, {"value": text})
    if holds_typeset_sign(text):
        plain = text.translate(_TO_PLAIN_SIGNS)
        return Problem(Severity.WARNING, "code-signs", path, {"value": text, "plain": plain}, fix=plain, likely=True)
    return None


def check_number(path: Path, text: str) -> Problem | None:
    """A phone number or a postcode is no number that was reckoned with."""
    return _check_number(path, text, 0)


def _check_number(path: Path, text: str, short: int) -> Problem | None:
    if _is_exponent(text):
        return Problem(Severity.ERROR, "number-exponent", path, {"value": text})
    if _is_point_zero(text):
        whole = text[:-2]
        params = {"value": text, "whole": whole}
        return Problem(Severity.WARNING, "point-zero", path, params, fix=whole, likely=len(whole) <= short)
    return None


CHECKS: dict[Kind, Callable[[Path, str], Problem | None]] = {
    Kind.CODE: check_code,
    Kind.PHONE: check_number,
    Kind.POSTCODE: check_number,
}
"""By the kind of field."""
