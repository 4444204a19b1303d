"""The practice server knows JOOR's field table."""

from __future__ import annotations

from typing import Any

import pytest

from joor_desktop.practice.rules import broken_rules
from tests.practice.calling import customer

ADDRESS = {"shipping_code": "S1", "shipping_city": "Paris", "shipping_country": "France"}
LOCATION = {"location_city": "Reno", "location_country": "US", "location_zip": "89501"}
PRICE = customer()["price_types"][0]


def shipped(**values: Any) -> dict[str, Any]:
    """A customer with one shipping address."""
    return customer(shipping={"shipping_addresses": [{**ADDRESS, **values}]})


@pytest.mark.parametrize(
    "connection",
    [
        customer(),
        customer(customer_phone="", customer_email="a@b.example", customer_contact_name="Ada"),
        shipped(),
        shipped(shipping_country="USA", shipping_state="NJ"),
        shipped(shipping_create_doors=True),
        shipped(shipping_create_doors="False"),
        customer(customer_locations=[LOCATION]),
        customer(customer_locations=[{**LOCATION, "location_address_id": 25965}]),
        customer(discounts=[{"amount": 4, "line_item_level": True}, {"amount": "7.5", "line_item_level": "True"}]),
        customer(warehouses=[{"warehouse_name": "W"}]),
    ],
)
def test_what_joors_table_allows_is_taken(connection: dict[str, Any]) -> None:
    """In JSON's spellings and in XML's."""
    assert broken_rules(connection) == []


@pytest.mark.parametrize(
    ("connection", "fault"),
    [
        (customer(customer_name=""), "customer_name: required"),
        (customer(customer_alias="x" * 151), "customer_alias: longer than 150"),
        (customer(customer_code=7), "customer_code: not a string"),
        (customer(customer_email="kristen"), "customer_contact_email: not an e-mail address"),
        (shipped(shipping_country="USA"), "shipping_state: required"),
        (shipped(shipping_country="Atlantis"), "shipping_country: not a country"),
        (shipped(shipping_country="Deutschland"), "shipping_country: not a country"),
        (shipped(shipping_create_doors="perhaps"), "shipping_create_doors: not a boolean"),
        (customer(customer_locations=[{**LOCATION, "location_zip": ""}]), "location_zip: required"),
        (customer(discounts=[{"amount": "15%"}]), "amount: not a number"),
        (customer(discounts=[{"amount": True}]), "amount: not a number"),
        (customer(discounts=[{"amount": "NaN"}]), "amount: not a number"),
        (customer(price_types=[]), "price_types: at least one price_type is required"),
        (customer(price_types=[{**PRICE, "price_type_label": None}]), "price_type_label: required"),
        (
            customer(price_types=[{**PRICE, "price_type_currency_code": "XXX"}]),
            "price_type_currency_code: not a currency",
        ),
        (customer(buyers=["Ada"]), "buyers: not an object"),
        (customer(warehouses=None), "warehouses: node is required"),
        (customer(price_types="Europe"), "price_types: node is required"),
    ],
)
def test_what_joors_table_does_not_allow_is_named(connection: dict[str, Any], fault: str) -> None:
    """With the field and the reason."""
    assert broken_rules(connection) == [fault]
