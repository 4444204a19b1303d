"""What a text means: yes or no, a number, an error that Excel left, characters that JOOR's formats can't carry."""

from __future__ import annotations

import re
from decimal import Decimal

_YES = "yes y true t 1 x on ok ja j oui vrai si sì sí s vero verdadero sim wahr tak はい 有 有り あり 要 是"
_YES_MARKS = "✓ ✔ ☑ ✅ ○ ◯ 〇 ◎ ●"
_NO = "no n false f 0 off nein nee non faux falso não nao falsch nie いいえ 無 無し なし 不要 否 无"
_NO_MARKS = "☐ ❌"
CROSSES = frozenset("✗✘×✕✖")
"""A no beside circles, as in Japan; others put a cross where something applies. So they mean neither by themselves."""

_BOOLEANS = {
    **dict.fromkeys([*_YES.split(), *_YES_MARKS.split()], True),
    **dict.fromkeys([*_NO.split(), *_NO_MARKS.split()], False),
}

_EXCEL_ERRORS = frozenset(
    "#N/A #DIV/0! #REF! #NAME? #VALUE! #NUM! #NULL! #SPILL! #CALC! #GETTING_DATA #FIELD! #BLOCKED! #CONNECT! #BUSY! "
    "#UNKNOWN! #NV #BEZUG! #WERT! #ZAHL! #N/D #RIF! #NOME? #VALORE! #NOM? #VALEUR! #NOMBRE!".split()
)
"""As Excel writes them, and as it shows them in its German, Italian and French editions."""

_ONLY_HASHES = re.compile(r"#{3,}")

_XML_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_SPACES = re.compile(r"[\s'\u2019]+")
_NUMBER = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?)", re.ASCII)
_INTEGER = re.compile(r"[+-]?(\d{1,18}|\d{1,3}(,\d{3}){1,5})(\.0+)?", re.ASCII)


def parse_boolean(text: str) -> bool | None:
    """Return what *text* answers (yes/no, true/false, 1/0, x and their like in several languages), None for neither."""
    return _BOOLEANS.get(text.strip().casefold())


def parse_decimal(text: str) -> Decimal | None:
    """Return the number that *text* shows, None where it shows none.

    Point or comma may be the decimal mark, a percent sign is dropped (``15 %`` is 15). A single mark is always the
    decimal mark (``1.234`` is a little over one), two kinds of marks or a repeated one are told apart by their order.
    """
    number = _bare_number(text)
    if _NUMBER.fullmatch(number):
        return Decimal(number.replace(",", "."))
    if _GROUPED.fullmatch(number):
        mark = max(number.rfind("."), number.rfind(","))
        if number.count(number[mark]) > 1:
            mark = len(number)
        whole = number[:mark].replace(".", "").replace(",", "")
        return Decimal(f"{whole}.{number[mark + 1 :]}" if mark < len(number) else whole)
    return None


def parse_integer(text: str) -> int | None:
    """Return the whole number of at most 18 digits that *text* shows, None where it shows none."""
    number = _bare_number(text)
    if not _INTEGER.fullmatch(number):
        return None
    return int(number.partition(".")[0].replace(",", ""))


def excel_error(text: str) -> bool:
    """Whether *text* is one of the error values that a spreadsheet shows instead of a value."""
    word = text.strip().upper()
    return word in _EXCEL_ERRORS or bool(_ONLY_HASHES.fullmatch(word))


def xml_safe(text: str) -> bool:
    """Whether XML 1.0 can carry *text*: no control characters but tab and line ends, no halves of characters."""
    return not _XML_UNSAFE.search(text)


def without_unsafe(text: str) -> str:
    """Return *text* without the characters that XML 1.0 can't carry."""
    return _XML_UNSAFE.sub("", text)


def _bare_number(text: str) -> str:
    return _SPACES.sub("", text.strip().removesuffix("%")).replace("\u2212", "-")
