"""Telling a row that sums others up, or counts them, from a customer: by its words, and by numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from operator import itemgetter

from joor_desktop.files.headings import fold

_SUBTOTALS = frozenset("subtotal subtotals zwischensumme subtotale sottototale soustotal 小計".split())
_TOTALS = _SUBTOTALS | frozenset(
    "total totals grandtotal sum summe gesamt gesamtsumme ergebnis gesamtergebnis teilergebnis zwischenergebnis totale "
    "totali totaux somme suma soma 合計 総計".split()
)
_COUNTED_THINGS = frozenset(
    "customers accounts clients stores shops doors retailers buyers rows records entries kunden adressen zeilen "
    "clienti negozi righe magasins boutiques lignes clientes tiendas lojas 件 社".split()
)
_NUMBER = re.compile(r"[\d.,' %€$£¥()+-]+")
_NUMBER_OR_COUNT = re.compile(_NUMBER.pattern + r"|\d+ \w+")  # "8 Kunden"
_COUNTED = re.compile(r"(\w+)(?: [^:]+)?: *[\d.,' %€$£¥()+-]*")  # "Total customers: 4"; a colon, lest a name be taken
_NUMBERED = re.compile(r"(\w+) ?:? \d[\d.,' ]*")  # "Summe 24"
_COUNT = re.compile(r"(\w+) (\w+) ?: *\d[\d.,' ]*")  # "Totale clienti: 4", which no shop is called
_BEGINNINGS = _TOTALS | {"grand", "sub-total", "sous-total"}
_FIRST_SIGNS = frozenset(sign for word in _BEGINNINGS for sign in (word[0], word[0].upper()))


def any_begins_like_a_sum(texts: Sequence[str]) -> bool:
    """Whether one of *texts*, none of them empty, begins with a word for a sum: a quick look, for most have none."""
    if _FIRST_SIGNS.isdisjoint(map(itemgetter(0), texts)):
        return False
    return any(text.partition(" ")[0].casefold() in _BEGINNINGS for text in texts)


def sums_up(texts: Sequence[str], naming: Sequence[int]) -> bool:
    """Whether a row of these *texts* is a sum: a word for one, and else only numbers.

    It may stand where codes or names do, at the indexes *naming*; but a shop may be called "Total Look".
    """
    in_first = texts[naming[0]]
    is_number = _NUMBER_OR_COUNT if in_first else _NUMBER  # beside a shop called "Total" "8 Main" is no count
    words = list(islice((text for text in texts if text and not is_number.fullmatch(text)), 2))
    if len(words) != 1:
        return False
    if (count := _COUNT.fullmatch(words[0])) and fold(count[1]) in _TOTALS and fold(count[2]) in _COUNTED_THINGS:
        return True
    is_alone = not in_first and texts.count("") == len(texts) - 1
    if is_alone and (numbered := _NUMBERED.fullmatch(words[0])) and fold(numbered[1]) in _TOTALS:
        return True
    if not in_first or fold(in_first) in _TOTALS:
        counted = _COUNTED.fullmatch(words[0])
        if fold(counted[1] if counted else words[0]) in _TOTALS:
            return True
    has_numbers = len(texts) - texts.count("") > 1
    return has_numbers and _is_sum_of_some(words[0], [texts[index] for index in naming])


def _is_sum_of_some(text: str, naming: Sequence[str]) -> bool:
    """Whether *text* says what is summed up: "Subtotal Italy", "Italy Total" as Excel writes it, "Total customers"."""
    words = [fold(word) for word in text.split()]
    ends_so = words[-1] in _TOTALS
    if not any(naming):
        return ends_so or words[0] in _TOTALS
    if naming[0] and text != naming[0]:  # a shop that is called so and has a code
        return False
    is_count = len(words) > 1 and words[0] in _TOTALS and set(words[1:]) <= _COUNTED_THINGS
    is_sum_of_code = ends_so and naming[0] == text and len(naming) > 1 and not any(naming[1:])
    return words[0] in _SUBTOTALS or is_count or is_sum_of_code
