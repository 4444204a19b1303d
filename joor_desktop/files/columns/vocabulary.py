"""The phrases of eight languages, made ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from joor_desktop.files.columns import (
    address_phrases,
    customer_phrases,
    no_field_phrases,
    owner_phrases,
    trade_phrases,
)
from joor_desktop.files.columns.spelling import Words, phrase
from joor_desktop.files.headings import Meaning
from joor_desktop.model.field_table import CONNECTION, NODE_BY_KEY

_DIVIDERS = re.compile(r"\||\n *(?:[a-z]{2}: )?")
_JOINTS = frozenset("of the for in de du des la le l d di del della per der die das fur el para do da".split())
"""Words that may stand between two others, and may as well be missing."""


def without_joints(words: Words) -> Words:
    """*words* without those that only join others; "adresse de livraison" is "adresse livraison"."""
    return tuple(word for word in words if word not in _JOINTS)


@cache
def phrases(text: str) -> frozenset[str]:
    """The phrases of a table's entry, with and without the words that only join others."""
    return frozenset(filter(None, _each_phrase(text)))


def _each_phrase(text: str) -> Iterator[str]:
    for each in _DIVIDERS.split(text):
        whole = phrase(each)
        yield whole
        yield " ".join(without_joints(tuple(whole.split())))


@cache
def whole_phrases() -> Mapping[str, Meaning]:
    """What phrases mean that stand for a field by themselves: those of the customer and of the terms of trade."""
    found: dict[str, Meaning] = {}
    for name, text in customer_phrases.OWN.items():
        found |= dict.fromkeys(phrases(text), Meaning(CONNECTION, CONNECTION.field(name)))
    for (key, name), text in trade_phrases.TERMS.items():
        node = NODE_BY_KEY[key]
        found |= dict.fromkeys(phrases(text), Meaning(node, node.field(name)))
    return found


@cache
def address_parts() -> Mapping[str, str]:
    """The part of an address that a phrase names, such as ``city``."""
    return _parts(address_phrases.ADDRESS)


@cache
def buyer_parts() -> Mapping[str, str]:
    """The ending of a buyer's field that a phrase names, such as ``title``."""
    return _parts(address_phrases.BUYER)


def _parts(table: Mapping[str, str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for part, text in table.items():
        for each in phrases(text):
            found.setdefault(each, part)
    return found


@cache
def owners() -> tuple[tuple[str, Words], ...]:
    """The words that say whose a column is, with whose that is; longer ones come first."""
    found: dict[Words, str] = {}
    for owner, text in owner_phrases.OWNERS.items():
        for each in sorted(phrases(text)):
            found.setdefault(tuple(each.split()), owner)
    return tuple(sorted(((owner, words) for words, owner in found.items()), key=lambda pair: -len(pair[1])))


@cache
def owner_names() -> frozenset[str]:
    """The phrases that say whose a column is."""
    return frozenset(" ".join(words) for _, words in owners())


@cache
def owner_words() -> Mapping[str, tuple[tuple[str, Words], ...]]:
    """The owners by the first of their words."""
    found: dict[str, list[tuple[str, Words]]] = {}
    for owner, words in owners():
        found.setdefault(words[0], []).append((owner, words))
    return {first: tuple(each) for first, each in found.items()}


@cache
def joinable() -> tuple[str, ...]:
    """Single words that say whose a column is and may be written together with what follows; longer ones first."""
    single = {words[0] for _, words in owners() if len(words) == 1 and (len(words[0]) > 3 or not words[0].isascii())}
    return tuple(sorted(single, key=lambda word: (-len(word), word)))


def may_be_known(words: Words) -> bool:
    """Whether any of *words* stands in the tables, or begins like one that is written together: a quick first look."""
    known, beginnings = _known_words(), joinable()
    return any(word in known or word.startswith(beginnings) for word in words)


@cache
def _known_words() -> frozenset[str]:
    by_themselves = (
        address_phrases.FIRST_NAME,
        address_phrases.LAST_NAME,
        address_phrases.HOUSE_NUMBER,
        address_phrases.HOUSE_ADDITION,
    )
    plain = (customer_phrases.PLAIN_CODES, customer_phrases.PLAIN_NAMES)
    known = [*whole_phrases(), *address_parts(), *buyer_parts(), *(" ".join(words) for _, words in owners())]
    for text in (*by_themselves, *plain):
        known.extend(phrases(text))
    return frozenset(word for each in known for word in each.split())


def may_be_heading(words: Words) -> bool:
    """Whether any of *words* stands in any of the tables, those of what JOOR has no field for too."""
    return may_be_known(words) or not _words_without_field().isdisjoint(words)


@cache
def _words_without_field() -> frozenset[str]:
    known = phrases(no_field_phrases.PHRASES) | phrases(no_field_phrases.WORDS)
    return frozenset(word for each in known for word in each.split())


def count_known(words: Words) -> int:
    """How many of *words* stand in the tables of fields."""
    known = _known_words()
    return sum(word in known for word in words)


def has_no_field(words: Words) -> bool:
    """Whether a heading of these words is one that JOOR has no field for."""
    known = phrases(no_field_phrases.PHRASES)
    return " ".join(words) in known or " ".join(without_joints(words)) in known


def tells_of_no_field(words: Words) -> bool:
    """Whether one of the words is never part of a field's name."""
    return not phrases(no_field_phrases.WORDS).isdisjoint(words)
