"""How the form is cut: which lists of entries share a section, and which fields share a line.

Everything comes from the field table: a new field of a known node finds its line by its kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from joor_desktop.model.address_fields import BILLING_ADDRESSES, CUSTOMER_LOCATIONS, SHIPPING_ADDRESSES
from joor_desktop.model.field import Field, Kind, Need, Node
from joor_desktop.model.field_table import (
    BUYERS,
    CONNECTION,
    DISCOUNTS,
    PAYMENT_METHODS,
    PRICE_TYPES,
    SHIPPING_METHODS,
    WAREHOUSES,
)
from joor_desktop.model.path import Path
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate

_SHORT_KINDS = frozenset(
    {
        Kind.CODE,
        Kind.PHONE,
        Kind.POSTCODE,
        Kind.STATE,
        Kind.COUNTRY,
        Kind.CURRENCY,
        Kind.BOOLEAN,
        Kind.DECIMAL,
        Kind.INTEGER,
    }
)
_SHORT_SUFFIXES = frozenset({"city", "label"})


_CONTACT = ("customer_phone", "customer_contact", "customer_contact_email")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form under one heading; ``fields`` names those of the customer itself that belong to it."""

    label: str
    nodes: tuple[Node, ...]
    fields: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The heading in the person's language."""
        return translate("section", self.label)

    def holds(self, path: Path) -> bool:
        """Whether a place in a customer belongs to this section."""
        if not path.node:
            return path.field in self.fields
        return any(node.key == path.node for node in self.nodes)

    def fields_of(self, node: Node) -> tuple[Field, ...]:
        """The fields of one of the nodes that stand in this section."""
        return tuple(each for each in node.fields if node is not CONNECTION or each.name in self.fields)


SECTIONS = (
    Section(
        QT_TRANSLATE_NOOP("section", "Customer"),
        (CONNECTION,),
        tuple(each.name for each in CONNECTION.fields if each.name not in _CONTACT),
    ),
    Section(QT_TRANSLATE_NOOP("section", "Contact"), (CONNECTION,), _CONTACT),
    Section(QT_TRANSLATE_NOOP("section", "Buyers"), (BUYERS,)),
    Section(QT_TRANSLATE_NOOP("section", "Shipping"), (SHIPPING_ADDRESSES, SHIPPING_METHODS)),
    Section(QT_TRANSLATE_NOOP("section", "Billing"), (BILLING_ADDRESSES, PAYMENT_METHODS)),
    Section(QT_TRANSLATE_NOOP("section", "Locations"), (CUSTOMER_LOCATIONS,)),
    Section(QT_TRANSLATE_NOOP("section", "Prices"), (PRICE_TYPES,)),
    Section(QT_TRANSLATE_NOOP("section", "Discounts"), (DISCOUNTS,)),
    Section(QT_TRANSLATE_NOOP("section", "Warehouses"), (WAREHOUSES,)),
)


def section_of(path: Path) -> int:
    """The index of the section that holds a place in a customer; raises KeyError for one that no section holds."""
    for index, section in enumerate(SECTIONS):
        if section.holds(path):
            return index
    raise KeyError(str(path))


def field_lines(node: Node, fields: tuple[Field, ...] = ()) -> list[tuple[Field, ...]]:
    """These fields of *node*, all of them where none is named, as lines of one or two, in the order of the table."""
    lines: list[tuple[Field, ...]] = []
    for field in fields or node.fields:
        if lines and len(lines[-1]) == 1 and _share_a_line(node, lines[-1][0], field):
            lines[-1] = (lines[-1][0], field)
        else:
            lines.append((field,))
    return lines


def _share_a_line(node: Node, left: Field, right: Field) -> bool:
    return (_is_short(node, left) and _is_short(node, right)) or _name_and_code(left, right)


def _is_short(node: Node, field: Field) -> bool:
    return field.kind in _SHORT_KINDS or node.suffix(field) in _SHORT_SUFFIXES


def _name_and_code(left: Field, right: Field) -> bool:
    """Whether the two are the name and the code of one thing, such as a company; a required one has its own line."""
    if Need.REQUIRED in (left.need, right.need):
        return False
    left_stem, _, left_end = left.name.rpartition("_")
    right_stem, _, right_end = right.name.rpartition("_")
    return left_stem == right_stem and {left_end, right_end} == {"name", "code"}
