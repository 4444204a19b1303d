"""What the values of a column look like, whatever stands above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from joor_desktop.model.countries import find_country
from joor_desktop.model.currencies import find_currency
from joor_desktop.model.field import Kind
from joor_desktop.model.values import parse_boolean, parse_decimal

_EMAIL = re.compile(r"\s*[^@\s]+@[^@\s]+\.[^@\s]{2,}\s*")
_PHONE = re.compile(r"[+(]?\d[\d ()/.–-]{6,}\d(?: ?(?:x|ext\.?) ?\d+)?")
_POSTCODE = re.compile(
    r"(?:[A-Z]{1,2}-)?\d{4,6}|\d{3}[ -]\d{2,4}|\d{4}-\d{3}|\d{5}-\d{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|"
    r"\d{4} ?[A-Z]{2}",
    re.IGNORECASE,
)
_LEAST_SAMPLES = 2
_MOST = 0.8
_HALF = 0.5

_TESTS: dict[Kind, Callable[[str], bool]] = {
    Kind.EMAIL: lambda text: _EMAIL.fullmatch(text) is not None,
    Kind.COUNTRY: lambda text: find_country(text) is not None,
    Kind.CURRENCY: lambda text: find_currency(text) is not None,
    Kind.BOOLEAN: lambda text: parse_boolean(text) is not None,
    Kind.DECIMAL: lambda text: parse_decimal(text) is not None,
    Kind.POSTCODE: lambda text: _POSTCODE.fullmatch(text.strip()) is not None,
    Kind.PHONE: lambda text: _PHONE.fullmatch(text.strip()) is not None,
}
_TELLING = (Kind.EMAIL, Kind.CURRENCY, Kind.COUNTRY, Kind.POSTCODE, Kind.PHONE)
"""The kinds that values alone can tell, the surest first."""


def share_of(kind: Kind, samples: Sequence[str]) -> float:
    """The share (0 to 1) of *samples* that can be of *kind*; 1 where that can't be told, or there are none."""
    test = _TESTS.get(kind)
    if test is None or not samples:
        return 1.0
    return sum(map(test, samples)) / len(samples)


def contradict(kind: Kind, samples: Sequence[str]) -> bool:
    """Whether most of *samples* are no values of *kind*."""
    return share_of(kind, samples) < _HALF


def looks_like(samples: Sequence[str]) -> Kind | None:
    """What nearly all of *samples* look like; None where they are too few, or look like nothing special."""
    if len(samples) < _LEAST_SAMPLES:
        return None
    return next((kind for kind in _TELLING if share_of(kind, samples) >= _MOST), None)
