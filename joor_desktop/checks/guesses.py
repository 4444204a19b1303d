"""What a text that means nothing as it stands was probably meant for: near misses, and words around what counts.

Nothing here is certain; each is a proposal that a person looks at first.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from functools import cache, lru_cache

from joor_desktop.model.countries import COUNTRIES, find_country
from joor_desktop.model.values import CROSSES, parse_boolean, parse_decimal

_SLIPS = {
    True: "yess yes! yse ye yep yeah ys ture treu tru trues jes si!",
    False: "noo nope flase fasle fales falsee nop not none never",
}
_ANSWERS = {word: meant for meant, words in _SLIPS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 4

_NUMBER = re.compile(r"(?<![\w.,-])-?\d+(?:[.,]\d+)?(?![\w.,]*\d)", re.ASCII)
_MONEY = re.compile(r"[€$£¥₹₺₩]|\b(?:EUR|euros?|USD|GBP|JPY|CHF|CAD|AUD|SEK|NOK|DKK)\b", re.IGNORECASE)

_MAJOR = ("EUR", "USD", "GBP", "JPY", "CHF", "CAD", "AUD", "CNY", "SEK", "NOK", "DKK")
"""The currencies in which most of fashion is sold: only these are guessed."""
_LOOSE_NAMES = {"$": "USD", "dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP", "franc": "CHF"}
_LOOSE_NAMES |= {"francs": "CHF", "fr": "CHF", "fr.": "CHF", "¥": "JPY", "eu": "EUR", "us": "USD", "uk": "GBP"}
_LOOSE_NAMES |= {"円": "JPY", "元": "CNY", "rs": "INR", "rs.": "INR", "tl": "TRY", "lei": "RON", "dhs": "AED"}

_ON_CARS = (
    "A Austria|B Belgium|CDN Canada|D Germany|E Spain|F France|FL Liechtenstein|H Hungary|I Italy|J Japan|L Luxembourg|"
    "M Malta|N Norway|P Portugal|ROK South Korea|S Sweden|SF Finland|SLO Slovenia"
)
_BY_SIGN_ON_CARS = dict(each.split(" ", 1) for each in _ON_CARS.split("|"))
"""Signs of countries on cars, as people in Europe put before postcodes, where ISO has no such code."""

_LEAST_LIKE = 0.82
_LEAST_LETTERS = 5


def guess_boolean(text: str) -> str | None:
    """"yes" or "no" where a slip of the keys, a few words around one of them, or a cross mean it; None otherwise."""
    if text.strip() in CROSSES:
        return "no"
    words = _WORD.findall(text.casefold())
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    answers = {meant for word in words if (meant := _answer(word)) is not None}
    if len(answers) != 1 or _answer(words[0]) is None:
        return None
    return "yes" if answers.pop() else "no"


def _answer(word: str) -> bool | None:
    plain = parse_boolean(word)
    return plain if plain is not None else _ANSWERS.get(word)


def guess_number(text: str) -> str | None:
    """The only number that stands in a text beside other words; None where there is none, or more than one, or where
    it is an amount of money: 50 euros are no 50 percent.
    """
    if _MONEY.search(text):
        return None
    found = _NUMBER.findall(text)
    if len(found) != 1 or len(re.findall(r"\d+(?:[.,]\d+)?", text)) != 1:
        return None
    number = parse_decimal(found[0])
    return f"{abs(number).normalize():f}" if number is not None else None


def guess_major_currency(text: str) -> str | None:
    """The code that a loose name means, or that one wrong or swapped letter made of a well-known code; else None."""
    word = text.strip().casefold()
    if word in _LOOSE_NAMES:
        return _LOOSE_NAMES[word]
    code = word.upper().replace("0", "O")
    close = [each for each in _MAJOR if _one_slip(code, each)]
    return close[0] if len(close) == 1 else None


def _one_slip(typed: str, code: str) -> bool:
    if len(typed) != len(code):
        return len(typed) == len(code) + 1 and any(typed[:at] + typed[at + 1 :] == code for at in range(len(typed)))
    if Counter(typed) == Counter(code):
        return typed != code
    return sum(one != other for one, other in zip(typed, code, strict=True)) == 1


@lru_cache(maxsize=4096)
def guess_country(text: str) -> str | None:
    """The English name of the country that is spelled nearly so, or has this sign on its cars; None where none is, or
    several are.
    """
    if (sign := _BY_SIGN_ON_CARS.get(text.strip(" .-"))) and (country := find_country(sign)):
        return country.name
    folded = text.casefold().strip()
    if len(folded) < _LEAST_LETTERS:
        return None
    close = difflib.get_close_matches(folded, list(_countries()), 2, _LEAST_LIKE)
    close += [name for name in _countries() if _is_swapped(folded, name)]  # which the former takes for two slips
    meant = {_countries()[each] for each in close}
    return meant.pop() if len(meant) == 1 else None


def _is_swapped(typed: str, name: str) -> bool:
    """Whether two letters beside each other changed places."""
    if len(typed) != len(name):
        return False
    first = next((at for at, letter in enumerate(typed) if letter != name[at]), len(typed))
    return first < len(typed) - 1 and name == f"{typed[:first]}{typed[first + 1]}{typed[first]}{typed[first + 2 :]}"


@cache
def _countries() -> dict[str, str]:
    named = {other.casefold(): country.name for country in COUNTRIES for other in country.other_names}
    return named | {country.name.casefold(): country.name for country in COUNTRIES}
