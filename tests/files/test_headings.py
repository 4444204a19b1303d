"""Which field a column's name means."""

from __future__ import annotations

import pytest

from joor_desktop.files.headings import Meaning, meaning_in, meaning_of, names_customer_code
from joor_desktop.files.template_sheets import heading as template_heading
from joor_desktop.files.template_sheets import sheet_fields
from joor_desktop.model.address_fields import CUSTOMER_LOCATIONS, SHIPPING_ADDRESSES
from joor_desktop.model.field import Field, Node
from joor_desktop.model.field_table import BUYERS, CONNECTION, DISCOUNTS, ENTRY_NODES, NODE_BY_KEY, NODES, all_fields

ENTRY_FIELDS = [(node, field) for node, field in all_fields() if node is not CONNECTION]


def _name(each: Node | Field) -> str:
    return each.label if isinstance(each, Node) else each.name


def key(heading: str) -> tuple[str, int, str] | None:
    """Node key, group and field name of what *heading* means."""
    meaning = meaning_of(heading)
    return meaning.key if meaning else None


@pytest.mark.parametrize(("node", "field"), list(all_fields()), ids=_name)
def test_joors_names_and_both_spellings_mean_the_first_group(node: Node, field: Field) -> None:
    for name in (field.name, *field.spellings):
        assert meaning_of(name) == Meaning(node, field, 1)
        assert meaning_of(name.upper().replace("_", " ")) == Meaning(node, field, 1)


@pytest.mark.parametrize(("node", "field"), ENTRY_FIELDS, ids=_name)
@pytest.mark.parametrize("group", [1, 2, 12])
def test_the_number_stands_after_the_node(node: Node, field: Field, group: int) -> None:
    expected = Meaning(node, field, group)
    ending = node.suffix(field)
    assert meaning_of(f"{node.column_prefix}_{group}_{ending}") == expected
    assert meaning_of(f"{node.column_prefix.title()} {group} {ending.replace('_', ' ').title()}") == expected
    assert meaning_of(f"{node.label} {group} {field.label}") == expected
    assert meaning_of(f"{node.item}{group}-{ending}") == expected


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("shipping_address_2", ("shipping_addresses", 1, "shipping_address_2")),
        ("shipping_2_address_2", ("shipping_addresses", 2, "shipping_address_2")),
        ("Shipping address 2 City", ("shipping_addresses", 2, "shipping_city")),
        ("Shipping 3 Address 1", ("shipping_addresses", 3, "shipping_address_1")),
        ("shipping_method_2_code", ("shipping_methods", 2, "shipping_method_code")),
        ("shipping_2_code", ("shipping_addresses", 2, "shipping_code")),
        ("billing_city", ("billing_addresses", 1, "billing_city")),
        ("Billing ZIP", ("billing_addresses", 1, "billing_postal_code")),
        ("location_2_zip", ("customer_locations", 2, "location_zip")),
        ("Location Postal Code", ("customer_locations", 1, "location_zip")),
        ("location_address_id", ("customer_locations", 1, "location_address_id")),
        ("price_type_2_retail_currency_code", ("price_types", 2, "price_type_retail_currency_code")),
        ("price_type_2_currency_code", ("price_types", 2, "price_type_currency_code")),
        ("Price Type 2 Label", ("price_types", 2, "price_type_label")),
        ("discount_amount", ("discounts", 1, "amount")),
        ("discount_2_line_item_level", ("discounts", 2, "line_item_level")),
        ("amount", ("discounts", 1, "amount")),
        ("warehouse_code", ("warehouses", 1, "warehouse_code")),
        ("buyer_name_2", ("buyers", 2, "buyer_name")),
        ("  Búyer-2: E-Mail  ", ("buyers", 2, "buyer_email")),
        ("Customer e-mail", ("", 1, "customer_contact_email")),
        ("customer_contact_name", ("", 1, "customer_contact")),
        ("CustomerCode", ("", 1, "customer_code")),
        ("Code *", ("", 1, "customer_code")),
        ("Group (recommended)", ("", 1, "customer_group_name")),
        ("Customer phone number", ("", 1, "customer_phone")),
        ("Billing Country [ISO]", ("billing_addresses", 1, "billing_country")),
    ],
)
def test_names_as_people_write_them(heading: str, meaning: tuple[str, int, str]) -> None:
    assert key(heading) == meaning


@pytest.mark.parametrize(
    "heading", ["", " ", "???", "Remarks", "buyer", "buyer_0_name", "buyer_1000_name", "city", "2", "shipping_2_2_city"]
)
def test_other_names_mean_nothing(heading: str) -> None:
    assert meaning_of(heading) is None


@pytest.mark.parametrize("node", ENTRY_NODES, ids=lambda node: node.key)
def test_a_sheet_of_entries_needs_no_prefixes(node: Node) -> None:
    for field in node.fields:
        for name in (field.name, field.label, node.suffix(field), template_heading(node, field)):
            assert meaning_in(node, name) == Meaning(node, field), name


def test_whose_entry_it_is() -> None:
    assert names_customer_code(SHIPPING_ADDRESSES, "Customer code *")
    assert names_customer_code(SHIPPING_ADDRESSES, "customer_code")
    assert not names_customer_code(SHIPPING_ADDRESSES, "Code *")
    assert names_customer_code(BUYERS, "Code")
    assert names_customer_code(DISCOUNTS, "code")
    assert not names_customer_code(BUYERS, "Name")
    assert not names_customer_code(CUSTOMER_LOCATIONS, "City")


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.label)
def test_the_templates_own_names_are_known(node: Node) -> None:
    for field in sheet_fields(node):
        name = template_heading(node, field)
        if node is CONNECTION:
            assert meaning_of(name) == Meaning(node, field)
        elif field.name == "customer_code":
            assert names_customer_code(node, name)
        else:
            assert meaning_in(node, name) == Meaning(node, field)


def test_no_two_fields_of_a_sheet_share_a_template_name() -> None:
    for node in NODE_BY_KEY.values():
        names = [template_heading(node, field) for field in sheet_fields(node)]
        assert len(set(names)) == len(names)
