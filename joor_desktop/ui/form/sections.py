"""How the form is cut: which lists of entries share a section, and which fields share a line.

Everything comes from the field table: a new field of a known node finds its line by its kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from joor_desktop.model.field import Field, Kind, Need, Node
from joor_desktop.model.field_table import (
    BILLING_ADDRESSES,
    BUYERS,
    CONNECTION,
    CUSTOMER_LOCATIONS,
    DISCOUNTS,
    PAYMENT_METHODS,
    PRICE_TYPES,
    SHIPPING_ADDRESSES,
    SHIPPING_METHODS,
    WAREHOUSES,
)
from joor_desktop.model.texts import translate

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


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form under one tab."""

    label: str
    nodes: tuple[Node, ...]

    @property
    def title(self) -> str:
        """The tab's text in the person's language."""
        return translate("section", self.label)


SECTIONS = (
    Section("Customer", (CONNECTION,)),
    Section("Shipping", (SHIPPING_ADDRESSES, SHIPPING_METHODS)),
    Section("Billing", (BILLING_ADDRESSES, PAYMENT_METHODS)),
    Section("Buyers", (BUYERS,)),
    Section("Prices", (PRICE_TYPES,)),
    Section("Discounts", (DISCOUNTS,)),
    Section("Warehouses", (WAREHOUSES,)),
    Section("Locations", (CUSTOMER_LOCATIONS,)),
)


def section_of(node_key: str) -> int:
    """The index of the section that holds the node; raises KeyError for a node that no section holds."""
    for index, section in enumerate(SECTIONS):
        if any(node.key == node_key for node in section.nodes):
            return index
    raise KeyError(node_key)


def field_lines(node: Node) -> list[tuple[Field, ...]]:
    """The fields of *node* as lines of one or two, in the order of the table."""
    lines: list[tuple[Field, ...]] = []
    for field in node.fields:
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
