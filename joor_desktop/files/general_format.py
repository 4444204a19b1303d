"""Numbers as Excel shows them in the format General."""

from __future__ import annotations

import math
from decimal import Decimal

_FIRST_WITHOUT_ALL_DIGITS = 1e20
_SHORTEST = 1e-4


def general(number: float) -> str:
    """*number* in eleven characters at most, as Excel shows it: 10 digits, no zeros at the end, no ``.0``.

    Decision: whole numbers are shown with all their digits, where Excel turns those of more than 11 digits into powers
    of ten: a barcode of 13 digits is a barcode, and ``1.23457E+12`` none.
    """
    if not math.isfinite(number):
        return "#NUM!"
    size = abs(number)
    if size == 0:
        return "0"
    if number == math.floor(number) and size < _FIRST_WITHOUT_ALL_DIGITS:
        return f"{Decimal(f'{number:.15g}'):f}"  # Excel holds 15 digits; those behind them are an accident
    if size >= _FIRST_WITHOUT_ALL_DIGITS or size < _SHORTEST:
        return _power_of_ten(number)
    decimals = 9 if size < 1 else max(9 - int(math.log10(size)), 0)
    return _without_zeros(f"{number:.{decimals}f}")


def _power_of_ten(number: float) -> str:
    digits, _, exponent = f"{number:.5e}".partition("e")
    return f"{_without_zeros(digits)}E{exponent[0]}{exponent[1:]:0>2}"


def _without_zeros(text: str) -> str:
    return str(text.rstrip("0").rstrip(".")) if "." in text else text
