"""Values as a workbook shows them: what Excel makes of a value and a number format (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

from joor_desktop.files.date_pattern import DatePattern
from joor_desktop.files.decimal_pattern import DecimalPattern
from joor_desktop.files.format_tokens import Part, Section, sections
from joor_desktop.files.general_format import general

Renderer = Callable[[object], str]
"""What a cell holds (a text, a number, a boolean, a date, a time or a length of time) to the text that is shown."""

_DATE_PARTS = (Part.DATE, Part.ELAPSED, Part.HALVES)
_Moment = dt.datetime | dt.date | dt.time | dt.timedelta
_SHOWN = (int, float, dt.datetime, dt.date, dt.time, dt.timedelta)
_Show = Callable[[float | _Moment], str]
_INFINITE = math.inf


def shown_in_general(value: object) -> str:
    """*value* as shown in a cell without a number format."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return general(float(value))
    return str(value)


def renderer(code: str, *, from_1904: bool = False) -> Renderer:
    """The function that shows values in the number format *code*.

    Blanks at the ends are left out: they are there to align numbers, and no part of them.
    """
    shape = _Shape(code, from_1904=from_1904)
    show_plain = shape.show_plain

    def render(value: object) -> str:
        if value.__class__ is float and show_plain is not None and 0 < value < _INFINITE:  # nearly all of them
            return show_plain(value).strip(" ")
        if isinstance(value, str):
            return shape.show_text(value)
        if isinstance(value, bool) or not isinstance(value, _SHOWN):
            return shown_in_general(value)
        return shape.show_number(value)

    return render


class _Shape:
    """A number format taken apart once, for all the values that are shown in it."""

    def __init__(self, code: str, *, from_1904: bool) -> None:
        found = sections(code)
        self._text = _text_section(found)
        self._sections = [each for each in found[:3] if each is not self._text] or sections("General")
        self._shows = [_show(each, from_1904=from_1904) for each in self._sections]
        self._conditional = any(each.condition for each in self._sections)
        self.show_plain = None if self._conditional else _show_number(self._sections[0], self._shows[0])
        """Shows a positive number as a float; None where that depends on the number."""

    def show_text(self, text: str) -> str:
        """A text stays as it is, unless the format has words to put around it."""
        if self._text is None:
            return text
        return "".join(text if token.part is Part.TEXT else token.text for token in self._text.tokens).strip(" ")

    def show_number(self, value: float | _Moment) -> str:
        """A number, or what a reader of values made of one."""
        if not isinstance(value, (int, float)):
            return self._shows[0](value).strip(" ")
        if not math.isfinite(value):
            return general(value)
        index, minus = self._choice(value)
        if index >= len(self._shows) or (value < 0 and self._sections[index].has(*_DATE_PARTS)):
            return general(value)
        shown = self._shows[index](abs(value)).strip(" ")
        return f"-{shown}" if minus and not _is_zero(self._sections[index], shown) else shown

    def _choice(self, number: float) -> tuple[int, bool]:
        """Which section shows *number*, and whether with a minus."""
        if self._conditional:
            return self._by_condition(number)
        if number < 0 and len(self._sections) > 1:
            return 1, False
        if number == 0 and len(self._sections) > 2:
            return 2, False
        return 0, number < 0

    def _by_condition(self, number: float) -> tuple[int, bool]:
        for index, section in enumerate(self._sections):
            condition = section.condition
            if condition is None and index == 1 and len(self._sections) > 2 and number >= 0:
                continue  # the second of three, without a condition, is for negative numbers
            if condition is None or condition.holds(number):
                return index, number < 0 and not (condition is not None and condition.only_negative)
        return len(self._sections), False


def _is_zero(section: Section, shown: str) -> bool:
    """What was rounded to zero is shown without a minus."""
    return section.has(Part.DIGIT) and not any(sign in "123456789" for sign in shown)


def _text_section(found: list[Section]) -> Section | None:
    if len(found) > 3:
        return found[3]
    return found[-1] if found[-1].has(Part.TEXT) else None


def _show(section: Section, *, from_1904: bool) -> _Show:
    if section.has(*_DATE_PARTS):
        return _show_date(DatePattern(section, from_1904=from_1904))
    if section.has(Part.GENERAL):
        return lambda value: _show_general(section, value)
    pattern = DecimalPattern(section)
    return lambda value: pattern.show(value) if isinstance(value, (int, float)) else str(value)


def _show_number(section: Section, show: _Show) -> Callable[[float], str]:
    """The same as *show* for numbers alone, without the question whether it is one."""
    if section.has(*_DATE_PARTS) or section.has(Part.GENERAL):
        return show
    return DecimalPattern(section).show


def _show_date(pattern: DatePattern) -> _Show:
    def show(value: float | _Moment) -> str:
        shown = pattern.show(value)
        return shown_in_general(value) if shown is None else shown

    return show


def _show_general(section: Section, value: float | _Moment) -> str:
    return "".join(shown_in_general(value) if token.part is Part.GENERAL else token.text for token in section.tokens)
