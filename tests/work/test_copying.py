"""Copying within a customer and between customers."""

from __future__ import annotations

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.copying import copying_address, copying_parts, same_address
from joor_desktop.work.editing import ListEditor

BILLING = {
    "billing_code": "B1",
    "billing_address_1": "Via Brera 12",
    "billing_city": "Milano",
    "billing_postal_code": "20121",
    "billing_country": "Italy",
}


def test_address_is_copied_field_by_field_and_keeps_its_own_code() -> None:
    target = {"shipping_code": "S1", "shipping_address_2": "Second floor", "shipping_email": "dock@nord.example"}
    assert same_address("billing_addresses", BILLING, "shipping_addresses", target) == {
        "shipping_code": "S1",
        "shipping_address_1": "Via Brera 12",
        "shipping_city": "Milano",
        "shipping_postal_code": "20121",
        "shipping_country": "Italy",
        "shipping_email": "dock@nord.example",
    }


def test_address_without_a_code_takes_the_code_and_a_location_its_postcode() -> None:
    assert same_address("billing_addresses", BILLING, "shipping_addresses", {})["shipping_code"] == "B1"
    location = same_address("billing_addresses", BILLING, "customer_locations", {})
    assert location["location_zip"] == "20121"
    back = same_address("customer_locations", location, "billing_addresses", {})
    assert back["billing_postal_code"] == "20121"


def test_copied_address_is_one_step(drafts: Drafts, editor: ListEditor) -> None:
    customer = editor.add_customer(Record({"customer_code": "C1"}, {"billing_addresses": [BILLING]}))
    change = copying_address("billing_addresses", 0, "shipping_addresses", 0)
    edit = editor.change_record(customer, change, "Same as billing")
    assert edit.structure
    assert drafts.page([customer])[0].record.value(Path("shipping_addresses", 0, "shipping_city")) == "Milano"
    editor.undo()
    assert "shipping_addresses" not in drafts.page([customer])[0].record.entries


def test_copying_an_address_that_is_not_there_changes_nothing(drafts: Drafts, editor: ListEditor) -> None:
    customer = editor.add_customer(Record({"customer_code": "C1"}))
    edit = editor.change_record(customer, copying_address("billing_addresses", 0, "shipping_addresses", 0), "Same")
    assert not edit.record_ids


def test_parts_of_another_customer_replace_what_is_there(drafts: Drafts, editor: ListEditor) -> None:
    source = Record(
        {"customer_code": "C1", "customer_name": "Nord", "sales_rep_code": "AB", "customer_phone": "1"},
        {"billing_addresses": [BILLING], "buyers": [{"buyer_name": "Ada"}], "warehouses": [{"warehouse_code": "W"}]},
    )
    own = Record(
        {"customer_code": "C2", "sales_rep_code": "XY", "customer_group_name": "Specialty"},
        {"buyers": [{"buyer_name": "Bo"}, {"buyer_name": "Cy"}], "discounts": [{"amount": "5"}]},
    )
    customer = editor.add_customer(own)
    editor.change_record(customer, copying_parts(source, ["", "buyers", "billing_addresses", "discounts"]), "Copy")
    assert drafts.page([customer])[0].record == Record(
        {"customer_code": "C2", "sales_rep_code": "AB", "customer_group_name": "Specialty"},
        {"buyers": [{"buyer_name": "Ada"}], "discounts": [{"amount": "5"}], "billing_addresses": [BILLING]},
    )
    editor.undo()
    assert drafts.page([customer])[0].record == own
