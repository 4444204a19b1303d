"""Telling a row that begins another table in a sheet from a row of customers, by the names in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from joor_desktop.files.columns import SampledColumn, is_known, match_columns, may_be_known, names_owner
from joor_desktop.files.header_row import is_value
from joor_desktop.files.headings import fold
from joor_desktop.files.shown_rows import Row

_NAMING = frozenset({"customer_code", "customer_name"})
_LEAST_KNOWN = 2
_LEAST_OTHERS = 3
_WORD = re.compile(r"[^\W\d_]+")
_NEEDS = frozenset(
    "required optional recommended mandatory text string pflicht pflichtfeld pflichtangabe erforderlich freiwillig "
    "obligatoire facultatif requis obbligatorio facoltativo opzionale richiesto obligatorio opcional obrigatório 必須 "
    "任意".split()
)
"""What templates write below a name, whether it has to be filled in or as what."""


def is_title(row: Row) -> bool:
    """Whether a row holds one text only, in one cell or in merged ones."""
    texts = row[1]
    filled = len(texts) - texts.count("")
    return filled == 1 or (filled > 1 and texts.count(next(filter(None, texts))) == filled)


def is_table_header(texts: Sequence[str]) -> bool:
    """Whether a row of these *texts* names the columns of a table, beyond doubt.

    It names the customer or the customer's code and something more, or nothing in it is unknown.
    """
    names = set(filter(None, texts))
    if len(names) < _LEAST_KNOWN or sum(map(_is_no_name, names)) * 2 >= len(names):
        return False
    known = _count_known(names)
    if known == len(names):
        return known >= _LEAST_OTHERS or bool(naming_fields(texts))
    return known >= _LEAST_OTHERS and known * 2 >= len(names) and bool(naming_fields(texts))


def is_description(texts: Sequence[str]) -> bool:
    """Whether a row of these *texts*, right below the names of columns, only says what has to be filled in."""
    told = [text for text in texts if text]
    words = [(_WORD.match(text.casefold()) or [""])[0] for text in told]
    return len(told) >= _LEAST_KNOWN and sum(word in _NEEDS for word in words) * 2 > len(told)


def are_all_known(texts: Sequence[str]) -> bool:
    """Whether a row of these *texts* names two columns or more, and nothing in it is unknown: of any table."""
    names = set(filter(None, texts))
    return len(names) >= _LEAST_KNOWN and all(map(is_known, names))


def naming_fields(texts: Sequence[str]) -> frozenset[str]:
    """Which of the customer's code and name columns with these names would hold."""
    matches = match_columns([SampledColumn(text) for text in texts])
    return frozenset(match.meanings[0].field.name for match in matches if match.meanings) & _NAMING


def _is_no_name(text: str) -> bool:
    return is_value(text) or sum(map(str.isdigit, text)) * 2 > len(text)


def _count_known(names: Collection[str]) -> int:
    """How many are known; 0 where too few can be."""
    likely = [name for name in names if may_be_known(name)]
    return sum(map(is_known, likely)) if len(likely) * 2 >= len(names) else 0


def is_same_header(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two rows name the same columns, in the same places."""
    longest = max(len(texts), len(others))
    return _folded(texts, longest) == _folded(others, longest)


def _folded(texts: Sequence[str], width: int) -> list[str]:
    return [fold(text) for text in texts] + [""] * (width - len(texts))


def is_group_row(texts: Sequence[str]) -> bool:
    """Whether a row of these *texts* may name groups of columns: most say whose they are, and none is a value."""
    names = set(filter(None, texts))
    if len(names) < _LEAST_KNOWN or any(map(_is_no_name, names)):
        return False
    return sum(names_owner(name) or is_known(name) for name in names) * 2 >= len(names)
