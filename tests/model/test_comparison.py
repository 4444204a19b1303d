"""What was sent of a customer against what JOOR gives back: only what differs in meaning is told."""

from __future__ import annotations

from typing import Any

import pytest

from joor_desktop.model.comparison import Comparison, compare
from joor_desktop.model.field import Kind
from joor_desktop.model.field_table import all_fields
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.practice.reading_back import as_read_back

_SAMPLES = {Kind.EMAIL: "a@b.example", Kind.COUNTRY: "France", Kind.CURRENCY: "EUR", Kind.BOOLEAN: "yes",
            Kind.DECIMAL: "7.5", Kind.INTEGER: "12", Kind.STATE: "NY"}


def full_record() -> Record:
    """A customer with a value in every field of JOOR's table."""
    record = Record()
    for node, field in all_fields():
        record.set_value(Path(node.key, 0, field.name), _SAMPLES.get(field.kind, f"{field.name} text"))
    return record


def posted(record: Record) -> dict[str, Any]:
    """The record as its JSON says it."""
    import orjson

    from joor_desktop.joor.wire_json import RecordWriter

    body: dict[str, Any] = orjson.loads(RecordWriter(example_names=False).write(record))
    return body


def one(values: dict[str, str], told: dict[str, Any]) -> Comparison:
    return compare(Record({"customer_code": "A", **values}), {"customer_code": "A", **told})


def test_what_the_practice_server_gives_back_of_a_full_customer_is_equal() -> None:
    """In the shape of a connection that is read, the contact's and the buyers' fields but their names aren't told."""
    record = full_record()
    found = compare(record, as_read_back(7, posted(record)))
    assert found.is_equal
    assert set(map(str, found.not_told)) <= {"customer_contact", "buyers"}
    assert found.besides == ()


@pytest.mark.parametrize(
    ("name", "sent", "told"),
    [
        ("customer_name", "Galerie  Nord", " Galerie Nord "),
        ("customer_name", "Cafe\u0301", "Café"),
        ("customer_contact_email", "Zoe@Shop.example", "zoe@shop.example"),
    ],
)
def test_formats_make_no_difference(name: str, sent: str, told: str) -> None:
    assert one({name: sent}, {name: told}).is_equal


@pytest.mark.parametrize(
    ("name", "sent", "told"),
    [
        ("shipping_country", "United States", "US"),
        ("shipping_country", "us", "United States of America"),
        ("shipping_state", "NJ", "New Jersey"),
        ("shipping_create_doors", "yes", True),
        ("shipping_create_doors", "no", "False"),
        ("shipping_postal_code", "01234", "01234"),
    ],
)
def test_formats_make_no_difference_in_an_address(name: str, sent: str, told: object) -> None:
    entry = {"shipping_code": "S1", "shipping_country": "US"}
    record = Record({}, {"shipping_addresses": [{**entry, name: sent}]})
    answer = {"shipping": {"shipping_addresses": [{"shipping_address_id": 9, **entry, name: told}]}}
    assert compare(record, answer).is_equal


def test_a_code_counts_zero_by_zero() -> None:
    [found] = one({"company_number_code": "0012"}, {"company_number_code": "12"}).differences
    assert (str(found.path), found.sent, found.told) == ("company_number_code", "0012", "12")
    assert found.words == "Company code: sent “0012”, JOOR has “12”"


def test_an_amount_is_the_same_whatever_its_zeros() -> None:
    record = Record({}, {"discounts": [{"amount": "15,0 %", "line_item_level": "no"}]})
    assert compare(record, {"discounts": [{"amount": "15", "line_item_level": False}]}).is_equal
    [found] = compare(record, {"discounts": [{"amount": 4.0, "line_item_level": False}]}).differences
    assert found.told == "4.0"


def test_what_joor_has_emptied_differs_and_what_it_does_not_carry_is_not_told() -> None:
    found = one({"customer_phone": "1", "customer_alias": "x"}, {"customer_phone": None})
    [difference] = found.differences
    assert difference.words == "Phone: sent “1”, JOOR has nothing"
    assert list(map(str, found.not_told)) == ["customer_alias"]


def test_what_was_left_empty_is_no_difference_and_is_told_apart() -> None:
    found = one({}, {"customer_phone": "filled by JOOR", "customer_alias": None, "customer_contact_name": "Ltd."})
    assert found.is_equal
    assert [each.words for each in found.besides] == ["Phone: “filled by JOOR”"]


def test_entries_and_fields_of_entries_that_were_not_sent_are_told_apart() -> None:
    """JOOR's own numbers and what it answers with a plain no say nothing."""
    sent = Record({}, {"shipping_addresses": [{"shipping_code": "S1", "shipping_city": "Bari"}]})
    first = {"shipping_address_id": 9, "shipping_code": "S1", "shipping_city": "Bari", "shipping_name": "Nord"}
    told = {
        "shipping": {"shipping_addresses": [{"shipping_code": "S0"}, {**first, "shipping_create_doors": False}]},
        "warehouses": [{"warehouse_code": "W1", "warehouse_name": "North"}, {}],
    }
    found = compare(sent, told)
    assert found.is_equal
    assert [each.words for each in found.besides] == [
        "Shipping address 1: Name: “Nord”",
        "Shipping address 2: “S0”",
        "Warehouse 1: “W1, North”",
    ]


def test_the_retailers_own_name_is_not_taken_for_the_contact() -> None:
    found = one({"customer_contact": "Zoë"}, {"customer_contact_name": "Galerie Nord Ltd."})
    assert found.is_equal
    assert list(map(str, found.not_told)) == ["customer_contact"]


def test_entries_are_found_in_another_order_and_among_others() -> None:
    sent = [{"warehouse_code": "W1", "warehouse_name": "North"}, {"warehouse_code": "W2", "warehouse_name": "South"}]
    told = [{"warehouse_code": "W0"}, {"warehouse_code": "W2", "warehouse_name": "South"},
            {"warehouse_code": "W1", "warehouse_name": "Nord"}]
    [found] = compare(Record({}, {"warehouses": sent}), {"warehouses": told}).differences
    assert found.words == "Warehouse 1: Name: sent “North”, JOOR has “Nord”"


def test_an_entry_that_joor_does_not_have_is_told_whole() -> None:
    record = Record({}, {"warehouses": [{}, {"warehouse_code": "W2", "warehouse_name": "South"}]})
    [found] = compare(record, {"warehouses": []}).differences
    assert found.words == "Warehouse 2: sent “W2, South”, JOOR has nothing"


def test_buyers_are_looked_for_in_the_text_that_stands_for_them() -> None:
    record = Record({}, {"buyers": [{"buyer_name": "Zoë Núñez"}, {"buyer_name": "Al Roe"}]})
    [found] = compare(record, {"customer_buyer_name": "ZOË NÚÑEZ"}).differences
    assert (found.path.index, found.sent) == (1, "Al Roe")
    assert compare(record, {}).not_told == (Path("buyers"),)
