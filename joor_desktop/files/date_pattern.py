"""Dates, times and lengths of time, in the 1900 and the 1904 system of workbooks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from operator import attrgetter

from joor_desktop.files.format_tokens import Part, Section, Token

_DAY_US = 86_400_000_000
_FIRST_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001  # a workbook's times know no zone
_ONE_US = dt.timedelta(microseconds=1)
_LAST_DAY = 2_958_465
_LEAP_DAY = 60
"""Workbooks count a 29 February 1900 that never was; before it, days are one off."""

_DAYS_FROM_1904 = 1462
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BUDDHIST_YEARS = 543
_NUMBERS = {"m": "month", "d": "day", "h": "hour", "n": "minute", "s": "second"}

_Part = Callable[[dt.datetime, int], str]
"""Shows a part of a moment, given also as the microseconds that passed before it."""

Moment = float | dt.datetime | dt.date | dt.time | dt.timedelta


class DatePattern:
    """One section of a number format that shows dates or times."""

    def __init__(self, section: Section, *, from_1904: bool) -> None:
        tokens = _join_decimals(_tell_minutes(section.tokens))
        self._from_1904 = from_1904
        self._parts = [_part(token, twelve_hours=section.has(Part.HALVES)) for token in tokens]
        self._unit_us = _smallest_unit_us(tokens)

    def show(self, moment: Moment) -> str | None:
        """*moment* as the pattern shows it; None where it is no date of a workbook."""
        passed_us = _microseconds(moment, self._from_1904)
        passed_us = (passed_us + self._unit_us // 2) // self._unit_us * self._unit_us
        if not 0 <= passed_us < (_LAST_DAY + 1) * _DAY_US:
            return None
        when = _FIRST_DAY + dt.timedelta(microseconds=passed_us)
        if passed_us < _LEAP_DAY * _DAY_US and not self._from_1904:
            when += dt.timedelta(days=1)
        return "".join([part(when, passed_us) for part in self._parts])


def _part(token: Token, *, twelve_hours: bool) -> _Part:
    """The function that shows a token of a moment."""
    text, length = token.text, len(token.text)
    if token.part is Part.ELAPSED:
        unit_us = {"h": 3_600_000_000, "m": 60_000_000, "s": 1_000_000}[text[0]]
        return lambda _, passed_us: f"{passed_us // unit_us:0{length}d}"
    if token.part is Part.HALVES:
        halves = text.split("/")
        return lambda when, _: halves[when.hour >= 12]
    if token.part is Part.DATE:
        return _date_part(text[0], length, twelve_hours=twelve_hours)
    if token.part is Part.POINT and length > 1:
        return lambda when, _: f".{when.microsecond:06d}"[:length]
    return lambda *_: text


def _date_part(kind: str, length: int, *, twelve_hours: bool) -> _Part:
    if kind in "yeb":
        return _year(_BUDDHIST_YEARS if kind == "b" else 0, in_full=length > 2 or kind == "e")
    if kind == "m" and length > 2:
        return lambda when, _: _name(_MONTHS[when.month - 1], length)
    if kind == "d" and length > 2:
        return lambda when, _: _name(_WEEKDAYS[when.weekday()], length)
    if kind == "h" and twelve_hours:
        return lambda when, _: f"{when.hour % 12 or 12:0{min(length, 2)}d}"
    if kind not in _NUMBERS:
        return lambda *_: ""
    number, digits = attrgetter(_NUMBERS[kind]), min(length, 2)
    return lambda when, _: f"{number(when):0{digits}d}"


def _year(more: int, *, in_full: bool) -> _Part:
    if in_full:
        return lambda when, _: f"{when.year + more:04d}"
    return lambda when, _: f"{(when.year + more) % 100:02d}"


def _name(name: str, length: int) -> str:
    return {3: name[:3], 5: name[:1]}.get(length, name)


def _microseconds(moment: Moment, from_1904: bool) -> int:
    """How long *moment* is after 30 December 1899 began; a date takes 1904 into account already."""
    if isinstance(moment, dt.datetime):
        return int((moment.replace(tzinfo=None) - _FIRST_DAY) / _ONE_US)
    if isinstance(moment, dt.date):
        return (moment - _FIRST_DAY.date()).days * _DAY_US
    if isinstance(moment, dt.time):
        return (((moment.hour * 60) + moment.minute) * 60 + moment.second) * 1_000_000 + moment.microsecond
    if isinstance(moment, dt.timedelta):
        return int(moment / _ONE_US)
    return round(min(moment, _LAST_DAY + 1.0) * _DAY_US) + (_DAYS_FROM_1904 * _DAY_US if from_1904 else 0)


def _tell_minutes(tokens: list[Token]) -> list[Token]:
    """An m beside hours or seconds means minutes; it becomes an n here."""
    told = list(tokens)
    letters = [index for index, token in enumerate(tokens) if token.part in (Part.DATE, Part.ELAPSED)]
    for place, index in enumerate(letters):
        text = tokens[index].text
        if tokens[index].part is Part.DATE and text in {"m", "mm"}:
            before = tokens[letters[place - 1]].text if place else ""
            behind = tokens[letters[place + 1]].text if place + 1 < len(letters) else ""
            if before.startswith("h") or behind.startswith("s"):
                told[index] = Token(Part.DATE, "n" * len(text))
    return told


def _join_decimals(tokens: list[Token]) -> list[Token]:
    """``ss.000``: a point and its zeros become one token; a point without zeros, or a zero alone, is a literal."""
    joined: list[Token] = []
    for token in tokens:
        if token.part is Part.DIGIT and joined and joined[-1].part is Part.POINT:
            joined[-1] = Token(Part.POINT, joined[-1].text + token.text)
        else:
            joined.append(token)
    return joined


def _smallest_unit_us(tokens: list[Token]) -> int:
    """What the pattern rounds to: Excel rounds seconds and their decimals, and cuts all that is longer."""
    if not any(token.part in (Part.ELAPSED, Part.HALVES) or token.text[:1] in ("h", "n", "s") for token in tokens):
        return 1
    decimals = max((len(token.text) - 1 for token in tokens if token.part is Part.POINT), default=0)
    unit_us: int = 10 ** (6 - min(decimals, 6))
    return unit_us
