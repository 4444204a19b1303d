"""What a heading alone says: a phrase of the vocabulary, with words before or behind it that tell whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from joor_desktop.files.columns import vocabulary
from joor_desktop.files.columns.phrase_fields import (
    ADDRESSES,
    Named,
    Trait,
    address_field,
    field_for,
    own_field,
)
from joor_desktop.files.columns.spelling import Words, readings
from joor_desktop.files.headings import Meaning
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import BUYERS

_FILLERS = frozenset("default main primary principal principale standard".split())
"""Words that say nothing beside others: "Main phone" is "Phone"."""

_MOST_DIGITS = 2  # of the number of a group
_PERSONS = frozenset({"buyer", "contact", "customer"})
_STREETS = ("address", "adresse", "anschrift", "indirizzo", "direccion", "endereco", "住所")
_NUMBERS = frozenset("number no nr nummer id".split())
_PLACES = frozenset("to dest destination destinazione consignee door location".split())
_ADDRESS_ALONE = "address_1"


@lru_cache(maxsize=2048)
def named(heading: str) -> Named | None:
    """What *heading* says; None where no way of reading it is known."""
    return next(filter(None, map(_read, readings(heading))), None)


@lru_cache(maxsize=2048)
def has_no_field(heading: str) -> bool:
    """Whether *heading* is something that JOOR has no field for."""
    return any(vocabulary.has_no_field(words) for words in readings(heading))


@lru_cache(maxsize=2048)
def tells_of_no_field(heading: str) -> bool:
    """Whether *heading* has a word in it that is never part of a field's name."""
    return any(vocabulary.tells_of_no_field(words) for words in readings(heading))


def is_fax(heading: str) -> bool:
    """Whether *heading* stands above fax numbers of nobody in particular."""
    return any(vocabulary.buyer_parts().get(" ".join(words)) == "fax" for words in readings(heading))


def _read(words: Words) -> Named | None:
    words = _with_whole_words(words)
    if not vocabulary.may_be_known(words):
        return None
    for each in dict.fromkeys((words, tuple(_apart(words)))):
        found = _in(each, "") or _with_owner(each)
        if found is not None:
            return found
    return None


def _with_whole_words(words: Words) -> Words:
    """"Buyer 1 first" as "Buyer 1 first name"; with a number "Käufer 1" is a person who buys.

    Without one it may be the company that does, and "Last contact" is a day.
    """
    *before, last = words
    whose = [word for word in before if not _is_group(word)]
    if _BUYERS_WITH_NUMBER.issuperset(whose[:1]) and len(whose) < len(before):
        words = tuple("buyer" if word in _BUYERS_WITH_NUMBER else word for word in words)
        whose = ["buyer", *whose[1:]]
    is_part = last in _PARTS_OF_NAMES and any(each == tuple(whose) for _, each in _persons())
    return (*words, "name") if is_part else words


_PARTS_OF_NAMES = frozenset({"first", "last"})
_BUYERS_WITH_NUMBER = frozenset({"kaufer", "kauferin"})


def _persons() -> Iterator[tuple[str, Words]]:
    return ((owner, own) for owner, own in vocabulary.owners() if owner in ("buyer", "contact"))


def _with_owner(words: Words) -> Named | None:
    """Leave out the words that say whose it is, wherever they stand, and read the others."""
    for owner, own, rest in owned(words):
        found = _in(rest, owner) if rest else None
        if found is not None and not _is_number_of_paper(found, own, rest):
            return found
        found = _alone(owner, own, vocabulary.without_joints(rest))
        if found is not None:
            return found
    return _two_owners(words)


def _is_number_of_paper(found: Named, own: Words, rest: Words) -> bool:
    """An "invoice number" is no number of an address, and a "ship to number" is."""
    is_code = found.owner in ADDRESSES and found.meaning.node.suffix(found.meaning.field) == "code"
    is_number = found.owner == "billing" or not _NUMBERS.isdisjoint(rest)
    return is_code and is_number and not (_is_street(own) or _is_street(rest) or own[-1] in _PLACES)


def owned(words: Words) -> Iterator[tuple[str, Words, Words]]:
    """Each owner that *words* name, its words, and the others; the owner with the most words comes first."""
    found = [
        (owner, own, (*words[:at], *words[at + len(own) :]))
        for at, word in enumerate(words)
        for owner, own in vocabulary.owner_words().get(word, ())
        if words[at : at + len(own)] == own
    ]
    return iter(sorted(found, key=lambda each: (_is_alone(each[2]), -len(each[1]))))


def _two_owners(words: Words) -> Named | None:
    """Where nothing but two owners are named, it is a person: "Customer contact", "Referente acquisti"."""
    owners = [owner for owner, own, rest in owned(words) if any(rest == other for _, other, _ in owned(words))]
    if not owners or not _PERSONS.issuperset(owners):
        return None
    owner = "buyer" if "buyer" in owners else "contact"
    return _alone(owner, (), ())


def _is_alone(rest: Words) -> bool:
    return all(map(_is_group, rest))


def _is_group(word: str) -> bool:
    return word.isdecimal() and len(word) <= _MOST_DIGITS and int(word) > 0


def _alone(owner: str, own: Words, rest: Words) -> Named | None:
    """An owner without anything else but a number: "Buyer 2" is a name, "Delivery address" a street."""
    if len(rest) > 1 or not _is_alone(rest):
        return None
    number = int(rest[0]) if rest else 1
    if owner == "buyer":
        return Named(Meaning(BUYERS, BUYERS.field("buyer_name"), number), owner)
    if owner == "contact" and number == 1:
        return Named(own_field("customer_contact"), owner)
    if owner in ADDRESSES and _is_street(own) and number <= 2:
        named = address_field(owner, f"address_{number}", 1)
        return replace(named, trait=Trait.UNCLEAR) if named and number == 2 else named  # or it is a second address
    return None


def _is_street(own: Words) -> bool:
    return own[-1] == "morada" or any(word.endswith(_STREETS) for word in own)


def _in(words: Words, owner: str) -> Named | None:
    """What *words* name of the owner's, first as they are, then as one of several, then without idle words."""
    for rest, group in _numbered(words):
        plain = vocabulary.without_joints(rest)
        for each in dict.fromkeys((rest, plain, *_fewer(plain, owner))):
            found = field_for(" ".join(each), owner, group) if each else None
            if found is not None:
                return found
    return None


def _fewer(words: Words, owner: str) -> Iterator[Words]:
    """Without words that say nothing more: "Main phone" is "Phone", and "Ship to address city" is "Ship to city"."""
    yield tuple(word for word in words if word not in _FILLERS)
    if owner in ADDRESSES:
        yield tuple(word for word in words if word not in _FILLERS and word not in _STREETS)


def _numbered(words: Words) -> Iterator[tuple[Words, int]]:
    """The words with group 1, and then without each number among them, which is the group.

    A number behind the street counts its lines: "Address 3" is no street of a third address.
    """
    yield words, 1
    for at, word in enumerate(words):
        before = " ".join(words[:at])
        is_line = at == len(words) - 1 and vocabulary.address_parts().get(before) == _ADDRESS_ALONE and word != "1"
        if _is_group(word) and not is_line:
            yield (*words[:at], *words[at + 1 :]), int(word)


def _apart(words: Words) -> Iterator[str]:
    """Take words apart that are written together, as in 送り先郵便番号 and Lieferort."""
    for word in words:
        yield from _split(word) or (word,)


def _split(word: str) -> Words | None:
    is_whole = word in vocabulary.address_parts() or word in vocabulary.owner_words()
    if is_whole or not word.startswith(vocabulary.joinable()):
        return None
    for own in vocabulary.joinable():
        if word.startswith(own):
            rest = word.removeprefix(own).removeprefix("の")
            if rest in vocabulary.address_parts() or rest in vocabulary.buyer_parts():
                return own, rest
    return None


def owners_in(heading: str) -> frozenset[str]:
    """Whose a column with this heading may be, by any of its words."""
    return frozenset(owner for words in readings(heading) for owner, _, _ in owned(tuple(_apart(words))))


def of_node(heading: str, node: Node) -> Named | None:
    """What *heading* says in a sheet of entries of *node*, where it need not say whose it is; None for nothing."""
    owner = _OWNER_OF.get(node.key)
    if owner is None:
        return None
    return next(filter(None, (_in(words, owner) for words in readings(heading))), None)


_OWNER_OF = {"buyers": "buyer", "shipping_addresses": "shipping", "billing_addresses": "billing"} | {
    "customer_locations": "location"
}
