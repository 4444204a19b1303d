"""What a cell of an OpenDocument spreadsheet shows: its paragraphs, and its value where they don't tell all."""

from __future__ import annotations

import re

from joor_desktop.files.general_format import general

Attributes = dict[str, str]

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

_DIGITS_LOST_FROM = 1e15
_VALUE_TYPE = f"{OFFICE}value-type"
_VALUE = f"{OFFICE}value"
_NUMBERS = frozenset({"float", "percentage", "currency"})
_VALUES = {"date": "date-value", "time": "time-value", "string": "string-value"}
_REFERENCE = re.compile(r"\[\.?([^\]]*)\]")
_FIGURES = re.compile(r"\d[\d.,'\s]*")
_SWAPPED = str.maketrans(",.", ".,")


def shown_cell(attributes: Attributes, paragraphs: list[str]) -> tuple[str, bool]:
    """The text that is shown, and whether it is a number that lost digits; raises ValueError for a broken number.

    A formula without a stored value is shown as the formula.
    """
    kind = attributes.get(_VALUE_TYPE)
    if kind == "string" and len(paragraphs) == 1:  # nearly all of them
        return paragraphs[0], False
    if kind in _NUMBERS and _VALUE in attributes:
        return _shown_number(kind, float(attributes[_VALUE]), paragraphs)
    if kind == "boolean":
        return attributes.get(f"{OFFICE}boolean-value", "").upper(), False
    if paragraphs:
        return "\n".join(paragraphs), False
    if kind is not None:
        return attributes.get(f"{OFFICE}{_VALUES.get(kind, '')}", ""), False
    return _formula(attributes.get(f"{TABLE}formula", "")), False


def _shown_number(kind: str | None, value: float, paragraphs: list[str]) -> tuple[str, bool]:
    has_lost_digits = not -_DIGITS_LOST_FROM < value < _DIGITS_LOST_FROM
    text = "\n".join(paragraphs)
    if not paragraphs:  # programs other than office suites leave them out
        return (f"{general(value * 100)}%" if kind == "percentage" else general(value)), has_lost_digits
    if has_lost_digits and "E" in text:
        return general(value), True
    return (with_decimal_point(text, value) if "," in text else text), has_lost_digits


def with_decimal_point(text: str, value: float) -> str:
    """*text*, which shows *value*, with a point before its decimals, as workbooks of Excel are read.

    The spreadsheet was saved where people write ``1.234,5``; only where the value proves it the signs are changed.
    """
    found = _FIGURES.search(text)
    if found is None or found[0].count(",") != 1:
        return text
    whole, _, decimals = found[0].rstrip(".,' \t\n\xa0\u202f").partition(",")
    if not decimals.isdigit():
        return text
    shown = float(f"{re.sub('[^0-9]', '', whole)}.{decimals}")
    rounding = 0.51 * 10.0 ** -len(decimals)
    if any(abs(shown - abs(value) * factor) <= rounding for factor in (1, 100 if "%" in text else 1)):
        return text[: found.start()] + found[0].translate(_SWAPPED) + text[found.end() :]
    return text


def _formula(formula: str) -> str:
    """``of:=[.A5]*2`` as a spreadsheet shows it: ``=A5*2``."""
    if not formula:
        return ""
    written = formula if formula.startswith("=") else formula.partition(":")[2]
    return _REFERENCE.sub(lambda found: found[1].replace(":.", ":"), written)
