"""What JOOR gets for a text of a record, by the kind of its field.

Kinds without a line here go out as they were typed. A text that is not what its field wants goes out as typed too:
records with such errors are never sent, and hiding the mistake would help nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

import orjson

from joor_desktop.model.countries import wire_country
from joor_desktop.model.currencies import find_currency
from joor_desktop.model.field import Kind
from joor_desktop.model.values import parse_boolean, parse_decimal, parse_integer

JsonValue = str | bool | int | orjson.Fragment

_REMEMBERED = 4096


def _currency(text: str) -> str:
    currency = find_currency(text)
    return currency.code if currency is not None else text


def _plain_number(number: Decimal) -> str:
    """Write *number* exactly, without an exponent and without zeros that say nothing: ``7.5``, ``4``, ``-0.25``."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _json_boolean(text: str) -> JsonValue:
    value = parse_boolean(text)
    return text if value is None else value


def _json_decimal(text: str) -> JsonValue:
    # A fragment carries the digits as they are; a float would round them.
    number = parse_decimal(text)
    return text if number is None else orjson.Fragment(_plain_number(number))


def _json_integer(text: str) -> JsonValue:
    number = parse_integer(text)
    return text if number is None else number


def _xml_boolean(text: str) -> str:
    value = parse_boolean(text)
    return text if value is None else str(value)


def _xml_decimal(text: str) -> str:
    number = parse_decimal(text)
    if number is None:
        return text
    plain = _plain_number(number)
    return plain if "." in plain else f"{plain}.0"


def _xml_integer(text: str) -> str:
    number = parse_integer(text)
    return text if number is None else str(number)


# The same few words stand in thousands of records, so what was worked out once is remembered.
_country = lru_cache(_REMEMBERED)(wire_country)
_shared: dict[Kind, Callable[[str], str]] = {Kind.COUNTRY: _country, Kind.CURRENCY: lru_cache(_REMEMBERED)(_currency)}

TO_JSON: dict[Kind, Callable[[str], JsonValue]] = {
    **_shared,
    Kind.BOOLEAN: lru_cache(_REMEMBERED)(_json_boolean),
    Kind.DECIMAL: lru_cache(_REMEMBERED)(_json_decimal),
    Kind.INTEGER: _json_integer,
}
"""``true``, ``4``, ``7.5`` and ``25965`` in JSON, as in JOOR's sample."""

TO_XML: dict[Kind, Callable[[str], str]] = {
    **_shared,
    Kind.BOOLEAN: lru_cache(_REMEMBERED)(_xml_boolean),
    Kind.DECIMAL: lru_cache(_REMEMBERED)(_xml_decimal),
    Kind.INTEGER: _xml_integer,
}
"""``True``, ``4.0``, ``7.5`` and ``25965`` in XML, as in JOOR's sample."""
