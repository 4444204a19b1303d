"""Text in which nothing but spaces divides the columns: each begins below the same sign of the line of names.

Only what is beyond doubt is taken for such a table: the names of its columns stand two spaces or more apart, or a
drawn line below them says where each begins, and no text of any row reaches from one column into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

ALIGNED = " "
"""Stands for the sign between columns where there is none."""

_SAMPLED_LINES = 200
_MOST_ABOVE = 30
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_GAPS_OF = 5
_NAME = re.compile(r"\S+(?: \S+)*")
_DRAWN = re.compile(r" *[-=_]{2,}(?: +[-=_]{2,})*")
_STROKE = re.compile(r"[-=_]+")


def is_aligned(text: str) -> bool:
    """Whether the lines of *text* make such a table."""
    return bool(_starts(_plain(text.splitlines())))


def divides_names(text: str, sign: str) -> bool:
    """Whether *sign* stands in the line of names of such a table."""
    lines = _plain(text.splitlines())
    return sign in lines[_header(lines)]


def aligned_rows(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with its number; a line of which a text reaches into the next column is a single cell.

    Lines above the names, too, are single cells; drawn ones are empty.
    """
    remaining = iter(lines)
    first = list(islice(remaining, _SAMPLED_LINES))
    plain = _plain(first)
    starts = _starts(plain)
    header = _header(plain) if starts else 0
    for number, line in enumerate(chain(first, remaining), 1):
        yield number, _cells(line.rstrip("\r\n"), starts if number > header else ())


def _plain(lines: Iterable[str]) -> list[str]:
    return [line.rstrip() for line in islice(lines, _SAMPLED_LINES)]


def _header(lines: Sequence[str]) -> int:
    """The index of the line of names: the first with enough texts that stand apart, or the one above a drawn line."""
    for index, (line, below) in enumerate(pairwise(lines[:_MOST_ABOVE])):
        if len(_places(line)) >= _LEAST_COLUMNS or (line and len(_drawn(below)) >= _LEAST_COLUMNS):
            return index
    return 0


def _starts(lines: Sequence[str]) -> list[int]:
    """Where the columns begin; none where that is not beyond doubt."""
    if len(lines) <= _LEAST_ROWS or any("\t" in line for line in lines):
        return []
    header = _header(lines)
    starts = _drawn(lines[header + 1]) or _places(lines[header])
    if len(starts) < _LEAST_COLUMNS:
        return []
    below = [line for line in lines[header:-1] if line and not _DRAWN.fullmatch(line)]  # the last may be cut off
    filled = sum(len(list(filter(None, _slices(line, starts)))) >= _LEAST_COLUMNS for line in below)
    fits = all(_fits(line, starts) for line in below) and not _has_nameless(below, starts)
    return starts if fits and filled * 2 > len(below) >= _LEAST_ROWS else []


def _has_nameless(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether two columns stand below one name, as wide gaps within many of its texts tell."""
    columns = zip(*(_slices(line, starts) for line in lines), strict=True)
    return any(sum("  " in text for text in texts) * _GAPS_OF >= len(lines) for texts in columns)


def _places(line: str) -> list[int]:
    return [found.start() for found in _NAME.finditer(line)]


def _drawn(line: str) -> list[int]:
    return [found.start() for found in _STROKE.finditer(line)] if _DRAWN.fullmatch(line) else []


def _fits(line: str, starts: Sequence[int]) -> bool:
    """Whether a space stands before each column, and nothing before the first."""
    return not line[: starts[0]].strip() and all(line[start - 1 : start] in ("", " ") for start in starts[1:])


def _slices(line: str, starts: Sequence[int]) -> list[str]:
    return [line[start:end].strip() for start, end in pairwise([*starts, len(line) + 1])]


def _cells(line: str, starts: Sequence[int]) -> list[str]:
    if _DRAWN.fullmatch(line) or not line.strip():
        return []
    return _slices(line, starts) if starts and _fits(line, starts) else [line.strip()]
