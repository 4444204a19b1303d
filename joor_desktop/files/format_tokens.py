"""A number format cut into its sections, and these into tokens (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<pad>.) | \*(?P<fill>.)
    | \[(?P<elapsed>h+|m+|s+)\] | \[(?P<bracket>[^\]]*)\]
    | (?P<halves>AM/PM|A/P) | (?P<general>General) | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+|b+|e+|g+) | (?P<digit>[0\#?]) | (?P<sign>[.,%/@;]) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]*)?)")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


class Part(Enum):
    """What a token of a number format stands for."""

    LITERAL = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    SLASH = auto()
    TEXT = auto()
    GENERAL = auto()
    EXPONENT = auto()
    DATE = auto()
    ELAPSED = auto()
    HALVES = auto()


_SIGNS = {".": Part.POINT, ",": Part.COMMA, "%": Part.PERCENT, "/": Part.SLASH, "@": Part.TEXT}
_NAMED = {
    "general": Part.GENERAL,
    "exponent": Part.EXPONENT,
    "date": Part.DATE,
    "elapsed": Part.ELAPSED,
    "digit": Part.DIGIT,
    "halves": Part.HALVES,
}


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a format; ``text`` is what to show for a literal, and the letters themselves for all others."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """``[<=9999999]`` before a section: the numbers that it is for."""

    sign: str
    limit: float

    def holds(self, number: float) -> bool:
        """Whether *number* is one of them."""
        return _COMPARE[self.sign](number, self.limit)

    @property
    def only_negative(self) -> bool:
        """Whether no positive number or zero is one of them, so that a minus need not be shown."""
        return (self.sign == "<" and self.limit <= 0) or (self.sign in ("<=", "=") and self.limit < 0)


@dataclass(slots=True)
class Section:
    """One of the up to four parts of a format that semicolons separate."""

    tokens: list[Token]
    condition: Condition | None = None

    def has(self, *parts: Part) -> bool:
        """Whether one of *parts* stands in it."""
        return any(token.part in parts for token in self.tokens)


def sections(code: str) -> list[Section]:
    """The sections of the number format *code*, at least one."""
    found = [Section([])]
    for match in _TOKEN.finditer(code):
        kind, text = str(match.lastgroup), match[str(match.lastgroup)]
        if text == ";" and kind == "sign":
            found.append(Section([]))
        elif kind == "bracket":
            _add_bracket(found[-1], text)
        else:
            found[-1].tokens.extend(_tokens(kind, text))
    return found


def _tokens(kind: str, text: str) -> Iterator[Token]:
    if kind == "sign":
        yield Token(_SIGNS[text], text)
    elif kind in _NAMED:
        yield Token(_NAMED[kind], text if kind == "halves" else text.lower())
    elif kind == "pad":
        yield Token(Part.LITERAL, " ")
    elif kind != "fill":
        yield Token(Part.LITERAL, text)


def _add_bracket(section: Section, text: str) -> None:
    """``[$€-407]`` shows a sign, ``[<1]`` is a condition; colours, languages and the like show nothing."""
    condition = _CONDITION.fullmatch(text.strip())
    if text.startswith("$"):
        symbol = text[1:].partition("-")[0]
        if symbol:
            section.tokens.append(Token(Part.LITERAL, symbol))
    elif condition:
        section.condition = Condition(condition[1], float(condition[2]))
