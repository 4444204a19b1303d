"""Countries in any spelling: what a person writes, which country it is, and what JOOR gets.

JOOR's page on the Bulk Connection POST: "Country name must be listed in English or in ISO Code format".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from joor_desktop.model.country_spellings import SPELLINGS
from joor_desktop.model.country_table import TABLE

NEEDS_STATE = frozenset({"US", "CA", "JP", "AU"})
"""Where JOOR needs the state of an address, or the postcode of a location (alpha-2 codes)."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country of ISO 3166-1; ``name`` is its plain English name, ``other_names`` are ISO's longer English ones."""

    alpha_2: str
    alpha_3: str
    name: str
    other_names: tuple[str, ...] = ()

    def is_named(self, text: str) -> bool:
        """Whether *text* is one of the country's English names or codes, in any case."""
        wanted = text.strip().casefold()
        return any(wanted == name.casefold() for name in (self.alpha_2, self.alpha_3, self.name, *self.other_names))


def _read(line: str) -> Country:
    first, *others = line.split("; ")
    alpha_2, alpha_3, name = first.split(" ", 2)
    return Country(alpha_2, alpha_3, name, tuple(others))


COUNTRIES = tuple(sorted(map(_read, TABLE.splitlines()), key=lambda country: country.name))
"""All countries, sorted by name."""

_NO_LETTERS = re.compile(r"[\W_]+")
_STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "&": " and ", "'": None, "’": None}
)


def _fold(text: str) -> str:
    """Take away what may differ between two spellings of one name: case, accents, punctuation, "the", "St." """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    words = _NO_LETTERS.sub(" ", plain.casefold().translate(_STROKES)).split()
    if words[:1] == ["the"]:
        del words[0]
    return "".join("saint" if word == "st" else word for word in words)


@cache
def _by_spelling() -> dict[str, Country]:
    by_code = {country.alpha_2: country for country in COUNTRIES}
    found: dict[str, Country] = {}
    for line in SPELLINGS.splitlines():
        code, spellings = line.split(" ", 1)
        found.update((_fold(spelling), by_code[code]) for spelling in spellings.split("; "))
    for country in COUNTRIES:
        for name in (country.alpha_2, country.alpha_3, country.name, *country.other_names):
            found[_fold(name)] = country
    return found


@lru_cache(maxsize=4096)
def find_country(text: str) -> Country | None:
    """Return the country that *text* means: a name, alpha-2 or alpha-3 code in any spelling; None for no country."""
    return _by_spelling().get(_fold(text))


def wire_country(text: str) -> str:
    """Return what JOOR gets for *text*.

    English names stay as they are, codes become capitals, other known spellings become the plain English name, and
    what is no country stays as typed.
    """
    country = find_country(text)
    if country is None:
        return text
    typed = text.strip()
    if typed.upper() in (country.alpha_2, country.alpha_3):
        return typed.upper()
    return typed if typed in country.other_names else country.name
