"""Tables without names of columns: telling them by their first row, and proposing what their columns may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from joor_desktop.files.columns import looks
from joor_desktop.files.columns.looks import Look
from joor_desktop.files.columns.match import Match, Why
from joor_desktop.files.headings import Meaning
from joor_desktop.model.address_fields import SHIPPING_ADDRESSES
from joor_desktop.model.field_table import CONNECTION, PRICE_TYPES
from joor_desktop.model.texts import translate

_CERTAINTY = 0.5
_LEAST_ROWS = 2
_LEAST_TELLING = 2
_MOST = 0.8
_NOTHING = Match((), 0.0, Why.NOTHING)
_TELLING = frozenset({Look.EMAIL, Look.WEB, Look.PHONE, Look.COUNTRY, Look.CURRENCY})

_Texts = Sequence[str]


def _own(name: str) -> Meaning:
    return Meaning(CONNECTION, CONNECTION.field(name))


def _place(name: str) -> Meaning:
    return Meaning(SHIPPING_ADDRESSES, SHIPPING_ADDRESSES.field(name))


_BY_LOOK = {
    Look.EMAIL: _own("customer_contact_email"),
    Look.PHONE: _own("customer_phone"),
    Look.COUNTRY: _place("shipping_country"),
    Look.POSTCODE: _place("shipping_postal_code"),
    Look.CURRENCY: Meaning(PRICE_TYPES, PRICE_TYPES.field("price_type_currency_code")),
}
_CODE, _NAME = _own("customer_code"), _own("customer_name")
_STREET, _CITY = _place("shipping_address_1"), _place("shipping_city")


def begins_with_values(columns: Sequence[_Texts]) -> bool:
    """Whether the first text of columns looks like those below it, as no name of a column does.

    Of each of *columns* all texts are given, from its first row on, empty ones too.
    """
    telling = [look for texts in columns if (look := _look(texts)) and texts[0] and look.fits(texts[0])]
    return Look.EMAIL in telling or (len(telling) >= _LEAST_TELLING and not _TELLING.isdisjoint(telling))


def match_nameless(columns: Sequence[_Texts]) -> list[Match]:
    """What each of *columns*, given as for :func:`begins_with_values`, may be: proposals, each field once."""
    found: dict[int, Meaning] = {}
    _take(found, columns, _CODE, _are_codes)
    for look, meaning in _BY_LOOK.items():
        _take(found, columns, meaning, partial(_has_look, look))
    _take(found, columns, _NAME, _are_names)
    _take(found, columns, _STREET, _are_streets)
    _take_city(found, columns)
    return [_proposed(found[index], columns[index]) if index in found else _NOTHING for index in range(len(columns))]


def _take(
    found: dict[int, Meaning], columns: Sequence[_Texts], meaning: Meaning, fits: Callable[[_Texts], bool]
) -> None:
    """Take the first column that *fits* and is nothing else yet for *meaning*."""
    index = next((index for index, texts in enumerate(columns) if index not in found and fits(texts)), None)
    if index is not None:
        found[index] = meaning


def _take_city(found: dict[int, Meaning], columns: Sequence[_Texts]) -> None:
    """The town stands beside the postcode or the country, and has no digits."""
    places = [index for index, meaning in found.items() if meaning in (_BY_LOOK[Look.POSTCODE], _BY_LOOK[Look.COUNTRY])]
    beside = [at for index in places for at in (index + 1, index - 1) if at in range(len(columns)) and at not in found]
    city = next((at for at in beside if _share(columns[at], _is_words) >= _MOST), None)
    if city is not None:
        found[city] = _CITY


def _proposed(meaning: Meaning, texts: _Texts) -> Match:
    look = _look(texts)
    detail = translate("columns", "looks like {look}").format(look=look.title) if look and meaning is not _CODE else ""
    return Match((meaning,), _CERTAINTY, Why.VALUES, detail or translate("columns", "by its place and its values"))


def _look(texts: _Texts) -> Look | None:
    return looks.looks(list(_filled(texts))) if any(texts) else None


def _has_look(look: Look, texts: _Texts) -> bool:
    return _look(texts) is look


def _filled(texts: _Texts) -> Iterator[str]:
    return (text for text in texts if text)


def _are_codes(texts: _Texts) -> bool:
    """Whether each is a single word with a digit, and no two are the same."""
    filled = list(_filled(texts))
    is_other = _look(texts) in {Look.EMAIL, Look.WEB, Look.DATE, Look.PERCENT, Look.PHONE}
    differ = len(filled) >= _LEAST_ROWS and len(set(filled)) == len(filled)
    return differ and not is_other and all(map(_is_code, filled))


def _is_code(text: str) -> bool:
    return any(map(str.isdigit, text)) and len(text.split()) == 1


def _is_words(text: str) -> bool:
    return any(map(str.isalpha, text)) and not any(map(str.isdigit, text))


def _are_names(texts: _Texts) -> bool:
    filled = list(_filled(texts))
    differ = len(set(filled)) >= _MOST * len(filled)
    return bool(filled) and _look(texts) is None and differ and _share(texts, _has_letters) >= _MOST


def _has_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) * 2 > len(text)


def _are_streets(texts: _Texts) -> bool:
    return _look(texts) is None and _share(texts, lambda text: " " in text and any(map(str.isdigit, text))) >= _MOST


def _share(texts: _Texts, fits: Callable[[str], bool]) -> float:
    filled = list(_filled(texts))
    return sum(map(fits, filled)) / len(filled) if filled else 0.0
