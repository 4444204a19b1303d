"""How the letters of a text are written whose bytes fit several ways: the one that looks most like words is the one."""

from __future__ import annotations

import re
from itertools import islice

_EAST_ASIAN = ("shift_jis", "gb18030")
_WESTERN = ("cp1252", "mac_roman")
_MOST_LOOKED_AT = 5000
_UNLIKELY = 1.2

_STRANGE = re.compile(r"[^\x00-\x7f]")
_FIRST_IDEOGRAPH = "\u2e80"
_COMMON_LETTERS = frozenset("äöüßÄÖÜéèêëàâçîïôûùÉÈÀÇñÑáíóúÁÍÓÚãõÃÕìòåøæÅØÆœŒžšŽŠÿ")
_COMMON_SIGNS = frozenset("€£°–—’‘“”…«»¿¡·ºª§®™²³½¼\xa0")
_WORDS_OF_ONE_LETTER = frozenset("éèàÀÉÈåÅøØ")


def decodes(data: bytes, encoding: str) -> bool:
    """Whether *data* may be written so."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def most_likely(data: bytes) -> str:
    """The encoding of *data*, by Python's name; one byte a letter fits nearly everything."""
    possible = [name for name in (*_EAST_ASIAN, *_WESTERN) if decodes(data, name)]
    return max(possible, key=lambda name: _plausible(data.decode(name)), default="cp1252")


def _plausible(text: str) -> float:
    """How many of the letters beyond ASCII are those that names and addresses are written with, less the others."""
    weights = [_weight(found) for found in islice(_STRANGE.finditer(text), _MOST_LOOKED_AT)]
    return sum(weights) / max(len(weights), 1)


def _weight(found: re.Match[str]) -> float:
    sign, place, text = found[0], found.start(), found.string
    before, behind = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
    if sign >= _FIRST_IDEOGRAPH:
        return _weight_of_ideograph(sign) - _UNLIKELY * _is_among_latin(before, behind)
    if sign == "’" and before.isalpha() and behind.isalpha():
        return 1.1 if _is_elision(text, place) else 1.0
    if sign in _COMMON_SIGNS:
        return 0.3
    if sign.isalpha():
        return (1.0 if sign in _COMMON_LETTERS else 0.1) - _UNLIKELY * _is_misplaced(sign, before, behind)
    return -1.0


def _weight_of_ideograph(sign: str) -> float:
    if "\u3040" <= sign <= "\u30ff":  # kana, which no Chinese text has
        return 1.2
    if "\u4e00" <= sign <= "\u9fff" or "\uff01" <= sign <= "\uff5e" or "\u3000" <= sign <= "\u303f":
        return 0.7
    return 0.1 if sign.isalpha() else -1.0


def _is_among_latin(before: str, behind: str) -> bool:
    """Whether an ideograph stands within a Latin word, as none does by itself."""
    is_beside = any(sign.isascii() and sign.isalpha() for sign in (before, behind))
    return is_beside and max(before, behind) < _FIRST_IDEOGRAPH


def _is_elision(text: str, place: int) -> bool:
    """Whether the letter before the apostrophe is a word by itself: "L’Atelier"."""
    return not text[max(place - 2, 0) : place - 1].isalpha()


def _is_misplaced(sign: str, before: str, behind: str) -> bool:
    """Whether a letter stands where none does: alone ("Ä 5"), or small before a capital ("LíAtelier").

    That is how € and ’ of Windows look in the letters of old Macs.
    """
    if not before.isalpha() and not behind.isalpha():
        return sign not in _WORDS_OF_ONE_LETTER
    return behind.isupper() if sign.islower() else before.islower()
