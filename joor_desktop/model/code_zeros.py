"""Codes that lost the zeros in front while others of the same file kept theirs.

A column of codes is often half text and half numbers: 00417 was typed as text and kept, 418 was taken for a number. One
code alone doesn't tell, but its neighbours do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity

_CUSTOMER_CODE = Path(field="customer_code")
_is_number = re.compile(r"\d+", re.ASCII).fullmatch

_FEWEST_WITH_ZERO = 3
_SHARE_WITH_ZERO = 0.8
_SHARE_OF_WIDTH = 0.4
_SHARE_LONGER = 0.1


def code_width(codes: Iterable[str]) -> int | None:
    """Return how many digits the codes of a file have; None where that can't be told.

    Only codes of digits alone count. The width is that of three codes with a zero in front and of four fifths of all
    such; two fifths of the codes have it, since a half may have lost its zeros, and hardly any are longer.
    """
    widths, with_zero = Counter[int](), Counter[int]()
    for code in codes:
        if _is_number(code):
            widths[len(code)] += 1
            with_zero[len(code)] += code.startswith("0")
    [(width, zeros)] = with_zero.most_common(1) or [(0, 0)]
    longer = sum(number for length, number in widths.items() if length > width)
    sure = (
        zeros >= max(_FEWEST_WITH_ZERO, _SHARE_WITH_ZERO * with_zero.total())
        and widths[width] >= _SHARE_OF_WIDTH * widths.total()
        and longer <= _SHARE_LONGER * widths.total()
    )
    return width if sure else None


def lost_code_zeros(code: str, width: int, path: Path = _CUSTOMER_CODE) -> Problem | None:
    """Return the problem of a code at *path* that has fewer digits than its neighbours' *width*.

    None for other codes, and for one that has a zero in front: no program took that for a number.
    """
    if not _is_number(code) or len(code) >= width or code.startswith("0"):
        return None
    filled = code.zfill(width)
    params = {"value": code, "filled": filled, "width": str(width)}
    return Problem(Severity.WARNING, "code-zeros", path, params, fix=filled, from_file=True, likely=True)
