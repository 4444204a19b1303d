"""How postcodes that are numbers are written, country by country, and the zeros that a spreadsheet takes from them.

The lengths and the signs between the digits are those of Unicode's CLDR (supplemental postal code data) and of the
Universal Postal Union's country sheets; South Korea has had five digits since 2015, Israel seven since 2013. Countries
whose postcodes hold letters (the United Kingdom, Canada, Ireland) are not listed: a spreadsheet leaves those alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Container

from joor_desktop.model.countries import Country

_LOWEST = """\
AM 0001
AT 1010
AU 0200
BE 1000
BG 1000
BR 01000-000
CH 1000
CN 010000
CO 050001
CZ 100 00
DE 01001
DK 0800
DZ 01000
EC 010101
EE 10001
ES 01001
FI 00002
FR 01000
GE 0100
GR 100 00
GT 01001
HR 10000
HU 1001
ID 10110
IL 1000000
IN 110001
IT 00010
JP 001-0000
KR 01000
KZ 010000
LK 00100
LT 00100
LU 1000
MA 10000
MC 98000
MX 01000
MY 01000
NO 0001
NZ 0110
PE 01000
PL 00-001
PR 00601
PT 1000-001
RO 010001
RU 101000
SE 100 00
SG 010000
SI 1000
SK 010 01
SM 47890
TH 10100
TR 01000
UA 01001
US 00501
VA 00120
VI 00801
ZA 0001
"""
"""Country, and a postcode as it is written below which there is none: it tells how many zeros can stand in front."""

_LOWEST_OF = dict(line.split(" ", 1) for line in _LOWEST.splitlines())

_WITH_FOUR_MORE = frozenset({"PR", "US", "VI"})
"""Where "ZIP+4" is written: four more digits behind a dash."""

_FOUR_MORE = re.compile(r"(\d{3,5})-?(\d{4})", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_NO_DIGIT = re.compile(r"\D")


def whole_lengths(country: Country) -> Container[int]:
    """The lengths of a text that can't be a postcode of *country* without its zeros, 0 among them.

    It may be as long as it likes in a country whose postcodes are no numbers.
    """
    lowest = _LOWEST_OF.get(country.alpha_2)
    if lowest is None:
        return range(sys.maxsize)
    bare = {0, len(lowest), len(_NO_DIGIT.sub("", lowest))}
    return frozenset({*bare, len("00501-0000")} if country.alpha_2 in _WITH_FOUR_MORE else bare)


def with_lost_zeros(postcode: str, country: Country) -> str | None:
    """Return *postcode* with the zeros in front that it must have had, as the country writes it.

    None where no zero is missing, or where zeros in front would make a postcode that the country doesn't have.
    """
    lowest = _LOWEST_OF.get(country.alpha_2)
    if lowest is None:
        return None
    more = ""
    if country.alpha_2 in _WITH_FOUR_MORE and (parts := _FOUR_MORE.fullmatch(postcode)):
        postcode, more = parts[1], f"-{parts[2]}"
    filled = _filled(postcode, lowest)
    return filled and filled + more


def _filled(digits: str, lowest: str) -> str | None:
    bare = _NO_DIGIT.sub("", lowest)
    filled = digits.zfill(len(bare))
    if not _DIGITS.fullmatch(digits) or len(digits) >= len(bare) or filled < bare:
        return None
    following = iter(filled)
    return "".join(next(following) if sign.isdigit() else sign for sign in lowest)


def find_postcodes(text: str) -> list[re.Match[str]]:
    """What may be a postcode of some country in a longer *text*, as its own word, from left to right."""
    return list(_ANY.finditer(text))


def _any_postcode() -> re.Pattern[str]:
    """A number as any listed country writes it, or as those do whose postcodes hold letters; the longest first."""
    shapes = {re.sub(r"\d", r"\\d", lowest) for lowest in _LOWEST_OF.values()} | {r"\d{5}-\d{4}"}
    numbers = sorted(shapes, key=lambda shape: (" " in shape, -len(shape)))
    in_letters = (
        r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}",  # United Kingdom
        r"[A-Z]\d[A-Z] ?\d[A-Z]\d",  # Canada
        r"[1-9]\d{3} ?[A-Z]{2}(?= *(?:$|[,;/|)]|[A-Z]?[a-z]))",  # Netherlands, before a town
        r"[A-Z]\d[\dW] [A-Z\d]{4}",  # Ireland
    )
    return re.compile(rf"(?<![\w-])(?:〒|[A-Z]{{1,3}}-(?=\d{{4}}))?(?:{'|'.join([*in_letters, *numbers])})(?![\w-])")


_ANY = _any_postcode()
