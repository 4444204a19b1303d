"""Numbers as a workbook shows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

Renderer = Callable[[object], str]

LIKE_GENERAL = frozenset({"general", "@", ""})
"""Formats, in lower case, in which a number looks as in General."""


def general(number: float) -> str:
    if number.is_integer() and abs(number) < 1e21:
        return str(Decimal(repr(number)).quantize(Decimal(1)))
    return f"{number:.10g}"


def shown_in_general(value: object) -> str:
    if value is True or value is False:
        return "TRUE" if value else "FALSE"
    return general(float(value)) if isinstance(value, int | float) else str(value)


def renderer(code: str) -> Renderer:
    zeros = re.fullmatch(r'(?:"([^"]*)")?(0+)(%?)', code)

    def render(value: object) -> str:
        if isinstance(value, (int, float)) and zeros:
            number = Decimal(repr(float(value))) * (100 if zeros[3] else 1)
            whole = number.quantize(Decimal(1), ROUND_HALF_UP)
            return f"{zeros[1] or ''}{whole:0{len(zeros[2])}f}{zeros[3]}"
        return general(float(value)) if isinstance(value, (int, float)) else str(value)

    return render
