"""Which field a phrase is for whom: "name" is a buyer's, a contact's, or that of a shipping address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from joor_desktop.files.columns import address_phrases, customer_phrases, vocabulary
from joor_desktop.files.headings import Meaning
from joor_desktop.model.address_fields import BILLING_ADDRESSES, CUSTOMER_LOCATIONS, SHIPPING_ADDRESSES
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import BUYERS, CONNECTION

ADDRESSES = {
    "shipping": SHIPPING_ADDRESSES,
    "billing": BILLING_ADDRESSES,
    "location": CUSTOMER_LOCATIONS,
    "address": SHIPPING_ADDRESSES,
}
"""Whose addresses lie where; one of which nothing is said counts as for parcels at first."""

_OWN = {
    "name": "customer_name",
    "code": "customer_code",
    "phone": "customer_phone",
    "mobile": "customer_phone",
    "email": "customer_contact_email",
}
_OWN_TWINS = frozenset({"shipping_name", "shipping_code", "shipping_phone", "shipping_email"})
"""What an address has too, but is the customer's where nothing says that it is the address's."""

_CONTACT = {**_OWN, "name": "customer_contact"}
_WEAK_STATES = frozenset({"region", "regione"})
"""Words that may as well mean where a sales rep travels."""


class Trait(Enum):
    """What else a heading says, for the neighbours of its column to judge by."""

    PLAIN = "plain"
    NAME = "plain name"  # the shop's, or a person's
    COMPANY = "company"  # the customer, or a company above it
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    NAME_TITLE = "name title"
    HOUSE_NUMBER = "house number"
    HOUSE_ADDITION = "house number addition"
    PLAIN_CODE = "plain code"
    WEAK = "weak"  # another column, if there is one, means the field more plainly
    SECOND_CONTACT = "second contact"
    SPECIAL = "special"  # for something that JOOR has no field for
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Named:
    """What a heading says: a field, and whose it is (*owner*: "shipping", "billing", "location", "buyer", "contact" or
    "customer"; "address" for one of which nothing else is said; "" where it says nothing of that)."""

    meaning: Meaning
    owner: str = ""
    trait: Trait = Trait.PLAIN


def field_for(text: str, owner: str, group: int) -> Named | None:
    """The field that the phrase *text* is for the *owner* ("" for nobody in particular); None where it is none."""
    if owner == "buyer":
        return _of_buyer(text, group)
    found = _whole(text, owner, group) if owner in ("", "customer") else None
    return found or _of_person(text, owner, group) or _of_address(text, owner, group)


def _of_person(text: str, owner: str, group: int) -> Named | None:
    """Parts of a contact's name, and what customers and contacts have by themselves. There is one of each only."""
    if owner not in ("", "customer", "contact") or group != 1:
        return None
    if trait := _part_of_name(text):
        return Named(own_field("customer_contact"), owner, trait)
    part = vocabulary.address_parts().get(text, "")
    own = (_CONTACT if owner == "contact" else _OWN).get(part)
    if own is None or not _has_owner(owner, own):
        return None
    return Named(own_field(own), owner, Trait.WEAK if part == "mobile" else Trait.PLAIN)


def _of_address(text: str, owner: str, group: int) -> Named | None:
    if owner == "contact":
        return None
    if trait := _part_of_street(text):
        found = address_field(owner, "address_1", group)
    else:
        found = address_field(owner, vocabulary.address_parts().get(text, ""), group)
        trait = Trait.WEAK if text in _WEAK_STATES else Trait.PLAIN
    is_own = owner in ("", "customer") and found is not None and found.meaning.field.name in _OWN_TWINS
    return replace(found, trait=trait) if found and not is_own else None


def _part_of_street(text: str) -> Trait | None:
    if text in vocabulary.phrases(address_phrases.HOUSE_ADDITION):
        return Trait.HOUSE_ADDITION
    return Trait.HOUSE_NUMBER if text in vocabulary.phrases(address_phrases.HOUSE_NUMBER) else None


def _has_owner(owner: str, own: str) -> bool:
    """Names and codes need an owner here; those without one are in the tables of plain ones."""
    return bool(owner) or own not in ("customer_name", "customer_code")


def _whole(text: str, owner: str, group: int) -> Named | None:
    meaning = vocabulary.whole_phrases().get(text)
    if meaning is not None and text in vocabulary.phrases(customer_phrases.COMPANY_NAMES) and not owner:
        return Named(meaning, "", Trait.COMPANY) if group == 1 else None
    if meaning is not None:
        return _in_group(meaning, owner or "customer", group)
    if not owner and group == 1:
        if text in vocabulary.phrases(customer_phrases.PLAIN_NAMES):
            return Named(own_field("customer_name"), "", Trait.NAME)
        if text in vocabulary.phrases(customer_phrases.PLAIN_CODES):
            return Named(own_field("customer_code"), "", Trait.PLAIN_CODE)
    return None


def _in_group(meaning: Meaning, owner: str, group: int) -> Named | None:
    if not meaning.node.key:
        return Named(meaning, owner) if group == 1 else None
    return Named(replace(meaning, group=group), owner)


def _of_buyer(text: str, group: int) -> Named | None:
    part = vocabulary.address_parts().get(text, "")
    trait = _part_of_name(text) or (Trait.WEAK if part == "mobile" else Trait.PLAIN)
    name = vocabulary.buyer_parts().get(text) or _BUYER_TWINS.get(part)
    if trait in (Trait.FIRST_NAME, Trait.LAST_NAME):
        name = "name"
    return Named(Meaning(BUYERS, BUYERS.field(f"buyer_{name}"), group), "buyer", trait) if name else None


_BUYER_TWINS = {"phone": "phone", "mobile": "phone", "email": "email"}


def _part_of_name(text: str) -> Trait | None:
    if text in vocabulary.phrases(address_phrases.LAST_NAME):
        return Trait.LAST_NAME
    return Trait.FIRST_NAME if text in vocabulary.phrases(address_phrases.FIRST_NAME) else None


def address_field(owner: str, part: str, group: int) -> Named | None:
    """A part of the *owner*'s address, such as "city"; None where its addresses have no such part."""
    node = ADDRESSES.get(owner, SHIPPING_ADDRESSES)
    field = _fields_by_part(node).get("phone" if part == "mobile" else part)
    return Named(Meaning(node, node.field(field), group), owner) if field else None


@cache
def _fields_by_part(node: Node) -> Mapping[str, str]:
    names = {node.suffix(field): field.name for field in node.fields}
    return {**names, "postal_code": names.get("zip", names.get("postal_code", ""))}


def own_field(name: str) -> Meaning:
    """The field of the customer itself with this *name*."""
    return Meaning(CONNECTION, CONNECTION.field(name))
