"""Where an address only says that it is another one, that is told, and what the other one says is proposed."""

from __future__ import annotations

import pytest

from joor_desktop.checks.records import check_record
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from tests.checks.examples import good_record

_ADDRESS = ("address_1", "address_2", "city", "state", "postal_code", "country")
SHIPPING, BILLING = "shipping_addresses", "billing_addresses"


def proposals(record: Record) -> dict[str, str | None]:
    """What is proposed, by field."""
    return {problem.path.field: problem.fix for problem in check_record(record) if problem.code == "other-address"}


def with_shipping(**texts: str) -> Record:
    """A customer with one shipping address, of these texts and a code."""
    record = good_record()
    record.entries[SHIPPING] = [{"shipping_code": "S1", **texts}]
    return record


@pytest.mark.parametrize(
    "words", ["same as billing", "Same As Billing", "WIE RECHNUNG", "Idem", "come fattura", "〃", "同上", '"', "dito"]
)
def test_what_the_billing_address_says_is_proposed(words: str) -> None:
    record = with_shipping(shipping_address_1=words)
    bill = record.entries[BILLING][0]
    expected = {name: bill[f"billing_{name}"] for name in _ADDRESS}
    assert proposals(record) == {f"shipping_{name}": text for name, text in expected.items()}
    for problem in check_record(record):
        if problem.code == "other-address":
            assert (problem.severity.word, problem.likely) == ("error", True)
            assert problem.fix is not None
            record.set_value(problem.path, problem.fix)
    assert check_record(record) == []


def test_the_words_in_several_fields_are_told_in_each_but_not_as_unknown_countries() -> None:
    fields = ("name", "address_1", "postal_code", "city", "country")
    record = with_shipping(**{f"shipping_{name}": "wie Rechnung" for name in fields})
    assert {problem.code for problem in check_record(record)} == {"other-address"}
    assert set(proposals(record)) == {f"shipping_{name}" for name in {*fields, *_ADDRESS}}


def test_without_another_address_nothing_is_proposed() -> None:
    record = with_shipping(shipping_address_1="same as billing", shipping_city="Linz", shipping_country="Austria")
    del record.entries[BILLING]
    assert proposals(record) == {"shipping_address_1": None}
    record.entries[BILLING] = [{"billing_code": "B", "billing_address_1": "same as shipping", "billing_city": "Linz",
                                "billing_country": "Austria"}]  # fmt: skip
    assert proposals(record) == {"shipping_address_1": None, "billing_address_1": None}


def test_what_stands_in_an_address_stays_and_codes_are_nobodys_copy() -> None:
    record = with_shipping(shipping_address_1="idem", shipping_city="Linz", shipping_country="Austria")
    assert set(proposals(record)) == {f"shipping_{name}" for name in ("address_1", "address_2", "state", "postal_code")}
    record.set_value(Path(SHIPPING, 0, "shipping_code"), "wie Rechnung")
    assert proposals(record)["shipping_code"] is None


@pytest.mark.parametrize("name", ["Idem", "Same", "Ditto", "La Même"])
def test_shops_may_have_such_names(name: str) -> None:
    record = good_record()
    record.set_value(Path(SHIPPING, 0, "shipping_name"), name)
    record.set_value(Path(field="customer_name"), name)
    assert check_record(record) == []
