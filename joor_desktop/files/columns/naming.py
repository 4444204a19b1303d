"""What a heading alone says: a phrase of the vocabulary, with words before or behind it that tell whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from joor_desktop.files.columns import vocabulary
from joor_desktop.files.columns.words import phrase, words_of
from joor_desktop.files.headings import Meaning
from joor_desktop.model.field_table import (
    BILLING_ADDRESSES,
    BUYERS,
    CONNECTION,
    CUSTOMER_LOCATIONS,
    NODE_BY_KEY,
    SHIPPING_ADDRESSES,
)

_CONTACT_PARTS = {"name": "customer_contact", "email": "customer_contact_email", "phone": "customer_phone"}
_OWN_PARTS = {**_CONTACT_PARTS, "name": "customer_name", "code": "customer_code"}
_ADDRESS_WORDS = ("address", "adress", "indirizzo", "direccion", "endereco", "location", "dest", "住所")
_PREFIXES = {"shipping": SHIPPING_ADDRESSES, "billing": BILLING_ADDRESSES, "location": CUSTOMER_LOCATIONS}


@dataclass(frozen=True, slots=True)
class Named:
    """What a heading says: a field, and whose it is (*scope*: "", "customer", "shipping", "billing", "buyer", "contact"
    or "location"; "" where it says nothing of that). ``person_part`` is 1 for a first name, 2 for a last name."""

    meaning: Meaning
    scope: str
    person_part: int = 0


def named(heading: str) -> Named | None:
    """What *heading* says; None where it is no phrase of the vocabulary."""
    text = phrase(heading)
    if text in _whole():
        return Named(_whole()[text], "customer" if not _whole()[text].node.key else "")
    scope, rest, group = _scoped(tuple(_apart(words_of(heading))))
    return _in_scope(scope, rest, group)


def has_no_field(heading: str) -> bool:
    """Whether *heading* is something that JOOR has no field for."""
    return phrase(heading) in _phrases(vocabulary.NO_FIELD)


def all_phrases() -> Mapping[str, Meaning]:
    """All phrases that stand for a field by themselves, for likenesses."""
    return _whole()


def address_part(text: str) -> str | None:
    """The part of an address that the phrase *text* names, such as ``city``."""
    return _address_parts().get(text)


def _in_scope(scope: str, rest: str, group: int) -> Named | None:
    if part := _person_part(rest):
        meaning = _person(scope, group)
        return Named(meaning, scope, part) if meaning else None
    if not rest:
        rest = _WITHOUT_MORE.get(scope, "")
    part_of_address = _address_parts().get(rest)
    if scope == "buyer":
        name = _buyer_parts().get(rest) or (part_of_address if part_of_address in ("phone", "email") else None)
        return Named(Meaning(BUYERS, BUYERS.field(f"buyer_{name}"), group), scope) if name else None
    if scope in ("customer", "contact"):
        own = (_CONTACT_PARTS if scope == "contact" else _OWN_PARTS).get(part_of_address or "")
        if own:
            return Named(Meaning(CONNECTION, CONNECTION.field(own)), scope)
    if part_of_address is None:
        return None
    own = _OWN_PARTS.get(part_of_address) if not scope else None
    if own and not any(word in rest for word in _ADDRESS_WORDS):
        return Named(Meaning(CONNECTION, CONNECTION.field(own)), scope)
    return _address(scope, part_of_address, group)


_WITHOUT_MORE = {"shipping": "address", "billing": "address", "buyer": "name", "contact": "name"}
"""What a column holds that is called like whose it is: "Adresse de livraison", "Comprador"."""


def _address(scope: str, part: str, group: int) -> Named | None:
    node = _PREFIXES.get(scope, SHIPPING_ADDRESSES)
    prefix = node.column_prefix
    name = f"{prefix}_{'zip' if prefix == 'location' and part == 'postal_code' else part}"
    if any(field.name == name for field in node.fields):
        return Named(Meaning(node, node.field(name), group), scope)
    return None


def _person(scope: str, group: int) -> Meaning | None:
    if scope in ("", "contact", "customer"):
        return Meaning(CONNECTION, CONNECTION.field("customer_contact"))
    return Meaning(BUYERS, BUYERS.field("buyer_name"), group) if scope == "buyer" else None


def _person_part(text: str) -> int:
    if text in _phrases(vocabulary.LAST_NAME):
        return 2
    return 1 if text in _phrases(vocabulary.FIRST_NAME) - _AMBIGUOUS_FIRST_NAMES else 0


_AMBIGUOUS_FIRST_NAMES = {"nome", "nombre", "名"}
"""Words that are a first name only beside a last name; see the matching of neighbours."""


def _scoped(words: tuple[str, ...]) -> tuple[str, str, int]:
    """Whose the column is, the other words, and the number of the entry.

    A number right behind the words of a scope is the entry's; one at the end belongs to the other words
    ("Adresse 2"), unless they are known only without it.
    """
    for scope, phrases in _scopes():
        for own in phrases:
            at = _find(words, own)
            if at is not None:
                before, after = words[:at], words[at + len(own) :]
                group = 1
                if after and after[0].isdigit():
                    group, after = int(after[0]), after[1:]
                rest = " ".join(_without_joints((*before, *after)))
                return scope, *_numbered(rest, group)
    return "", *_numbered(" ".join(_without_joints(words)), 1)


def _numbered(rest: str, group: int) -> tuple[str, int]:
    head, _, last = rest.rpartition(" ")
    if head and last.isdigit() and rest not in _address_parts() and 1 <= int(last) < 100:
        return head, int(last)
    return rest, group


def _find(words: tuple[str, ...], own: tuple[str, ...]) -> int | None:
    for at in range(len(words) - len(own) + 1):
        if words[at : at + len(own)] == own:
            return at
    return None


def _apart(words: tuple[str, ...]) -> Iterator[str]:
    """Take words apart that are written together, as in 送り先郵便番号 and Lieferort."""
    joinable = _joinable()
    for word in words:
        for own in () if word in joinable else joinable:
            rest = word.removeprefix(own).removeprefix("の")
            if rest and rest != word and (rest in _address_parts() or rest in _buyer_parts()):
                yield own
                yield rest
                break
        else:
            yield word


@cache
def _joinable() -> list[str]:
    """Single words that say whose a column is, longer ones first."""
    single = {own[0] for _, phrases in _scopes() for own in phrases if len(own) == 1 and len(own[0]) > 1}
    return sorted(single, key=len, reverse=True)


def _without_joints(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _JOINTS)


_JOINTS = frozenset("of de del della di do da du des la le the per fur der die das para el".split())


@cache
def _scopes() -> list[tuple[str, list[tuple[str, ...]]]]:
    def phrases(text: str) -> list[tuple[str, ...]]:
        found = {words_of(each) for each in text.split("|")}
        return sorted((each for each in found if each), key=len, reverse=True)

    return [
        ("shipping", phrases(vocabulary.SHIPPING_WORDS)),
        ("billing", phrases(vocabulary.BILLING_WORDS)),
        ("buyer", phrases(vocabulary.BUYER_WORDS)),
        ("contact", phrases(vocabulary.CONTACT_WORDS)),
        ("location", phrases(vocabulary.LOCATION_WORDS)),
        ("customer", [(word,) for word in vocabulary.CUSTOMER_WORDS.split()]),
    ]


@cache
def _whole() -> dict[str, Meaning]:
    whole: dict[str, Meaning] = {}
    for (key, name), text in vocabulary.TERMS.items():
        node = NODE_BY_KEY[key]
        whole |= dict.fromkeys(_phrases(text), Meaning(node, node.field(name)))
    for name, text in vocabulary.OWN.items():
        whole |= dict.fromkeys(_phrases(text), Meaning(CONNECTION, CONNECTION.field(name)))
    return whole


@cache
def _address_parts() -> dict[str, str]:
    return _parts(vocabulary.ADDRESS)


@cache
def _buyer_parts() -> dict[str, str]:
    return _parts(vocabulary.BUYER)


def _parts(table: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part, text in table.items():
        for each in _phrases(text):
            found.setdefault(each, part)
    return found


@cache
def _phrases(text: str) -> frozenset[str]:
    return frozenset(filter(None, _each_phrase(text)))


def _each_phrase(text: str) -> Iterator[str]:
    return (phrase(each) for each in text.split("|"))
