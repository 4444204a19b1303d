"""Dividing a text among the fields that share its column: "20121 Milano", "Portland, OR 97201", "Ann, ann@x.com"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from joor_desktop.files.headings import Meaning
from joor_desktop.model.countries import find_country
from joor_desktop.model.currencies import find_currency
from joor_desktop.model.field import Kind
from joor_desktop.model.postcodes import find_postcodes
from joor_desktop.model.state_codes import STATE_CODES

_Found = tuple[str, str] | None
"""A value, and the text with a hole in its place."""

_HOLE = "\0"
_LABELS = r"(?:\b(?:tel|telefono|telefon|phone|ph|fon|cell|mob|e-?mail|mail)\b[ .:]*)?"
_AROUND_HOLE = re.compile(rf"[\s,;/|–—-]*[(\[<]?{_LABELS}\s*{_HOLE}\s*[)\]>]?[\s,;/|–—-]*", re.IGNORECASE)
_DIVIDERS = re.compile(rf"\s*(?:[,;/|\n{_HOLE}]|\s[–—-]\s)\s*")
_EMAIL = re.compile(r"[^@\s,;/|<>()]+@[^@\s,;/|<>()]+\.[^@\s,;/|<>()]{2,}")
_PHONE = re.compile(r"(?<![\w@.])\+?\(?\d[\d ./()–-]{4,}\d(?![\w@])")
_STATE = re.compile(rf"(?<![\w'’-])[A-Z]{{2,3}}(?=\s*(?:[,;/|)\]{_HOLE}]|$))")
_CODE = re.compile(r"(?=\S*\d)[\w./-]*\w(?=[\s,;:/|–—-]|$)")
_CODE_BEHIND = re.compile(r"(?<=[(\[])(?=\S*\d)[\w./-]+(?=[)\]]$)")
_NO_COUNTRY_BEHIND = frozenset("of de di del da do new nuova nueva nouvelle".split())
_MOST_WORDS = 4  # of a country's name
_SHORTEST_NAME = 4  # shorter ones are codes, which stand in capitals


def split_text(text: str, meanings: Sequence[Meaning]) -> list[str]:
    """The value of each of *meanings*, "" for those that *text* doesn't hold; nothing of it is lost.

    What has a form of its own is recognised wherever it stands, and the rest is for the fields of plain text. All of a
    text that can't be divided is the first such field's.
    """
    values = [""] * len(meanings)
    rest = text
    for kind, take in _TAKERS.items():
        for index in (index for index, meaning in enumerate(meanings) if meaning.field.kind is kind):
            found = take(rest)
            if found is not None:
                values[index], rest = found
    left = [index for index, meaning in enumerate(meanings) if not values[index] and _is_plain(meaning)]
    rest = _AROUND_HOLE.sub(_HOLE, rest).strip(f"{_HOLE} \n")
    if rest and not left:
        return _all_in_one(text, meanings)
    for index, value in zip(left, _dealt(rest, len(left)), strict=True):
        values[index] = value
    return values


def is_divided(text: str, meanings: Sequence[Meaning]) -> bool:
    """Whether *text* holds a likely value for each of *meanings*."""
    values = split_text(text, meanings)
    return all(map(_is_likely, values, meanings))


def _is_likely(value: str, meaning: Meaning) -> bool:
    if meaning.field.kind in _TAKERS and meaning.field.kind is not Kind.STATE:
        return bool(value)
    has_digits = any(map(str.isdigit, value))
    return any(map(str.isalpha, value)) and not (has_digits and meaning.field.name.endswith(("_city", "_state")))


def _is_plain(meaning: Meaning) -> bool:
    """Whether the field takes what nothing else is recognised in; a state may be written as a name."""
    return meaning.field.kind not in _TAKERS or meaning.field.kind is Kind.STATE


def _all_in_one(text: str, meanings: Sequence[Meaning]) -> list[str]:
    first = next((index for index, meaning in enumerate(meanings) if meaning.field.kind not in _TAKERS), 0)
    return [text if index == first else "" for index in range(len(meanings))]


def _dealt(rest: str, number: int) -> list[str]:
    """*rest* for so many fields: a part for each, and the first ones for the first field where there are too many.

    What was recognised divides better than commas do: "13 rue X, 75002 Paris, France".
    """
    around = [part for part in rest.split(_HOLE) if part]
    if number > 1 and len(around) == number:
        return around
    parts = [part for part in _DIVIDERS.split(rest) if part]
    if number > 1 and len(parts) >= number:
        more = len(parts) - number + 1
        return [", ".join(parts[:more]), *parts[more:]]
    return [rest.replace(_HOLE, ", "), *[""] * (number - 1)][:number]


def _take_match(found: re.Match[str] | None) -> _Found:
    return (found[0].strip(), _without(found.string, found)) if found else None


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + _HOLE + text[found.end() :]


def _take_email(text: str) -> _Found:
    return _take_match(_EMAIL.search(text))


def _take_phones(text: str) -> _Found:
    found = _PHONE.findall(text)
    return (" / ".join(map(str.strip, found)), _PHONE.sub(_HOLE, text)) if found else None


def _take_postcode(text: str) -> _Found:
    """The last one, because a house's number may stand before it."""
    return _take_match(next(reversed(find_postcodes(text)), None))


def _take_state(text: str) -> _Found:
    codes = [found for found in _STATE.finditer(text) if found[0] in STATE_CODES]
    return _take_match(codes[-1] if codes else None)


def _take_code(text: str) -> _Found:
    """At the beginning, or in brackets at the end."""
    text = text.strip()
    return _take_match(_CODE.match(text) or _CODE_BEHIND.search(text))


def _take_country(text: str) -> _Found:
    """A part that dividers set off, or the words at one of the ends."""
    return next(filter(None, (_take_run(text, run, _is_country) for run in _ends(text))), None)


def _take_currency(text: str) -> _Found:
    return next(filter(None, (_take_run(text, run, find_currency) for run in _ends(text))), None)


def _take_run(text: str, run: re.Match[str], recognise: Callable[[str], object]) -> _Found:
    return (run[0].strip(), _without(text, run)) if recognise(run[0].strip()) else None


def _ends(text: str) -> Iterator[re.Match[str]]:
    """The parts between dividers, the last one first, and then up to four words at the end and at the beginning."""
    parts = list(re.finditer(rf"(?:(?!\s[–—-]\s)[^,;/|\n()\[\]{_HOLE}])+", text))
    yield from (part for part in reversed(parts) if part[0].strip())
    words = list(re.finditer(rf"[^\s,;/|()\[\]{_HOLE}]+", text))
    for number in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        last, first = words[-number], words[number - 1]
        if words[-number - 1][0].casefold() not in _NO_COUNTRY_BEHIND:
            yield from _span(text, last.start(), words[-1].end())
        yield from _span(text, words[0].start(), first.end())


def _span(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    found = re.compile(".*", re.DOTALL).match(text, start, end)
    if found:
        yield found


def _is_country(text: str) -> bool:
    is_written_so = len(text) >= _SHORTEST_NAME or text.isupper() or not text.isascii()
    return is_written_so and find_country(text) is not None


_TAKERS: Mapping[Kind, Callable[[str], _Found]] = {
    Kind.EMAIL: _take_email,
    Kind.CURRENCY: _take_currency,
    Kind.COUNTRY: _take_country,
    Kind.POSTCODE: _take_postcode,
    Kind.STATE: _take_state,
    Kind.PHONE: _take_phones,
    Kind.CODE: _take_code,
}
"""What each kind is recognised by, the surest first."""
