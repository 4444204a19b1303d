"""Which field a column's heading means.

Headings are compared without case, accents, spaces and punctuation, so ``Shipping 2 City``, ``shipping_2_city`` and
``SHIPPING2-CITY`` are one. The names derive from the field table; a number after the node's name is the group, and no
number means group 1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from joor_desktop.files.translated_titles import translations
from joor_desktop.model.field import Field, Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES

_WORDS_AND_NUMBERS = re.compile(r"[^\W\d_]+|\d+")
_NUMBER = re.compile(r"\d+")
_REMARK = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]\s*$")
_HIGHEST_GROUP = 999
_LEAST_TITLES = 6
_MOSTLY = 0.6

_OTHER_WORDS = {
    "postal_code": ("zip", "zip code", "postcode", "post code", "postal"),
    "zip": ("zip code", "postcode", "post code", "postal code", "postal"),
    "address_1": ("address", "street", "street 1", "address line 1", "street line 1"),
    "address_2": ("street 2", "address line 2", "street line 2"),
    "state": ("province", "region", "state province"),
    "phone": ("telephone", "phone number", "tel"),
    "email": ("mail", "email address"),
    "contact": ("contact person",),
    "contact_email": ("email", "mail", "email address"),
    "amount": ("percent", "percentage"),
    "create_doors": ("create door",),
    "currency_code": ("currency",),
    "retail_currency_code": ("retail currency",),
}
"""What people write above a column instead of the ending of JOOR's name."""

_TOLD_BY_TITLE = frozenset(
    "shipping_create_doors location_address_id price_type_label price_type_retail_currency_code line_item_level".split()
)
"""Fields of entries whose title in the template, in whichever language, can be no other column's."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: a field of a node, in the group with this number (always 1 for the customer itself)."""

    node: Node
    field: Field
    group: int = 1

    @property
    def key(self) -> tuple[str, int, str]:
        """The column's key in a source."""
        return self.node.key, self.group, self.field.name


def fold(text: str) -> str:
    """*text* without case, accents, spaces and punctuation; two numbers side by side stay apart."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    folded = "".join(f"_{word}" if word[0].isdigit() else word for word in _WORDS_AND_NUMBERS.findall(plain))
    return folded.removeprefix("_")


def meaning_of(heading: str) -> Meaning | None:
    """What a column of a sheet with one customer a row holds, None where the heading says nothing known."""
    names = _numbered_names()
    return _find(fold(heading), names) or _find(fold(_without_remark(heading)), names)


def meaning_in(node: Node, heading: str) -> Meaning | None:
    """What a column of a sheet with one entry of *node* a row holds; there a plain "City" is enough."""
    names = _plain_names(node)
    found = names.get(fold(heading)) or names.get(fold(_without_remark(heading)))
    return Meaning(node, found) if found else None


def names_customer_code(node: Node, heading: str) -> bool:
    """Whether a column of a sheet with one entry of *node* a row tells whose entry each row is.

    A plain "Code" does where the entries have no code of their own.
    """
    if fold(heading) in _customer_code_titles():
        return True
    found = meaning_of(heading)
    if found is None or found.field.name != "customer_code":
        return False
    return fold(heading).startswith("customer") or meaning_in(node, heading) is None


def template_meanings(headings: Sequence[str]) -> list[Meaning | None] | None:
    """What the columns of the template's sheet of customers hold, in whichever language it was saved; None for others.

    A single heading such as "Nome" may be anything in another table. Many of them make the template.
    """
    folded = [fold(heading) for heading in headings]
    plain = [fold(_without_remark(heading)) for heading in headings]
    for names in _customer_titles():
        known = [names.get(whole) or names.get(part) for whole, part in zip(folded, plain, strict=True)]
        if sum(field is not None for field in known) >= max(_LEAST_TITLES, sum(map(bool, folded)) * _MOSTLY):
            return [Meaning(CONNECTION, field) if field else None for field in known]
    return None


def is_template_title(heading: str) -> bool:
    """Whether a column of the template's sheet of customers is called so in any language."""
    titles = _all_customer_titles()
    return fold(heading) in titles or fold(_without_remark(heading)) in titles


def _without_remark(heading: str) -> str:
    """Forgives what people add: ``Group (recommended)``, ``Country (ISO code)``."""
    return _REMARK.sub("", heading)


def _find(folded: str, names: dict[str, tuple[Node, Field]]) -> Meaning | None:
    if folded in names:
        return Meaning(*names[folded])
    for number in _NUMBER.finditer(folded):
        start = number.start() - (folded[number.start() - 1 : number.start()] == "_")
        found = names.get(f"{folded[:start]}#{folded[number.end() :]}")
        if found and 1 <= int(number[0]) <= _HIGHEST_GROUP:
            return Meaning(*found, int(number[0]))
    return None


@cache
def _numbered_names() -> dict[str, tuple[Node, Field]]:
    """By folded name, with ``#`` where the group's number stands. JOOR's own names come before all others."""
    names: dict[str, tuple[Node, Field]] = {}
    for node in (CONNECTION, *ENTRY_NODES):
        for field in node.fields:
            for name in (field.name, *field.spellings):
                names.setdefault(fold(name), (node, field))
    for field in CONNECTION.fields:
        for ending in _endings(CONNECTION, field):
            names.setdefault(fold(ending), (CONNECTION, field))
            names.setdefault(fold(f"customer {ending}"), (CONNECTION, field))
    for node in ENTRY_NODES:
        for name, field in _with_prefixes(node):
            names.setdefault(name, (node, field))
    for title, node, field in _titles_of_their_own():
        names.setdefault(fold(title), (node, field))
    return names


def _titles_of_their_own() -> Iterator[tuple[str, Node, Field]]:
    for node in ENTRY_NODES:
        for field in node.fields:
            if field.name in _TOLD_BY_TITLE:
                yield from ((title, node, field) for title in (field.label, *translations(field.label)))


def _with_prefixes(node: Node) -> Iterator[tuple[str, Field]]:
    for prefix in (node.column_prefix, node.item, node.label, node.plural):
        for field in node.fields:
            for ending in _endings(node, field):
                yield f"{fold(prefix)}#{fold(ending)}", field
                yield fold(f"{prefix} {ending}"), field
                yield f"{fold(f'{prefix} {ending}')}#", field


def _endings(node: Node, field: Field) -> tuple[str, ...]:
    ending = node.suffix(field).removeprefix("customer_")
    return (ending, field.name, *field.spellings, field.label, *_OTHER_WORDS.get(ending, ()))


@cache
def _plain_names(node: Node) -> dict[str, Field]:
    names: dict[str, Field] = {}
    for field in node.fields:
        names.setdefault(fold(field.name), field)
    for field in node.fields:
        for ending in _endings(node, field):
            names.setdefault(fold(ending), field)
            names.setdefault(fold(f"{node.label} {ending}"), field)
    for field in node.fields:
        for title in translations(field.label):
            names.setdefault(fold(title), field)
    return names


@cache
def _customer_titles() -> list[dict[str, Field]]:
    """The columns of the template's sheet of customers by their titles, for each language but English."""
    languages = zip(*(translations(field.label) for field in CONNECTION.fields), strict=True)
    return [dict(zip(map(fold, titles), CONNECTION.fields, strict=True)) for titles in languages]


@cache
def _all_customer_titles() -> frozenset[str]:
    return frozenset().union(*_customer_titles())


@cache
def _customer_code_titles() -> frozenset[str]:
    return frozenset(map(fold, translations("Customer code")))
