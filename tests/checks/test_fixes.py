"""What a spreadsheet did to the values of a customer, and that each fix ends the problem it belongs to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.checks import check_record
from joor_desktop.model.field import Field, Node
from joor_desktop.model.field_table import all_fields
from joor_desktop.model.path import Path
from tests.checks.examples import brief, changed, good_record

ODD_TEXTS = (
    " x ", "a\u00a0b", "a\u00adb ", "\u200bEL\u200b1", "1234.0", "10.0", "EL\u20131", "\u201cEL\u201d 1", "1067",
    "7030-1234", "7030.0", "600001", "0,15", "euro", "eur", "Stati\u00a0Uniti", "a@gmial.com", "a@B.example",
    "Ann <a@b.example>", "a @ b.example", "a\u00a0@b.example", "山田\u3000x", "x\u3000y", "a\x00b", "U.S.A.", "0.5",
    "-", "n/a", " — ", "0", "none",
)  # fmt: skip


@given(st.sampled_from(list(all_fields())), st.sampled_from(ODD_TEXTS), st.sampled_from(["Germany", "US", "Giappone"]))
def test_taking_over_a_fix_ends_its_problem(pair: tuple[Node, Field], text: str, country: str) -> None:
    record = good_record()
    record.entries["shipping_addresses"][0]["shipping_country"] = country
    path = Path(pair[0].key, 0, pair[1].name)
    record.set_value(path, text)
    for problem in check_record(record):
        if problem.path == path and problem.fix is not None:
            mended = record.copy()
            mended.set_value(path, problem.fix)
            assert problem.code not in {left.code for left in check_record(mended) if left.path == path}


def test_every_fix_mends_its_problem() -> None:
    record = good_record()
    record.values.update(customer_name=" Nord", customer_alias="No\x01rd")
    record.entries["shipping_addresses"][0]["shipping_country"] = "Deutschland"
    record.entries["price_types"][0].update(price_type_currency_code="eur", price_type_retail_currency_code="€")
    problems = check_record(record)
    assert len(problems) == 5
    for problem in problems:
        assert problem.fix is not None
        record.set_value(problem.path, problem.fix)
    assert check_record(record) == []


@pytest.mark.parametrize(
    ("prefix", "country", "postcode", "filled"),
    [
        ("shipping", "Germany", "1067", "01067"),
        ("shipping", "Deutschland", "1067", "01067"),
        ("billing", "US", "7030", "07030"),
        ("billing", "United States", "7030-1234", "07030-1234"),
        ("billing", "JPN", "600001", "060-0001"),
    ],
)
def test_a_postcode_gets_its_zeros_back_as_a_proposal(prefix: str, country: str, postcode: str, filled: str) -> None:
    record = good_record()
    record.entries[f"{prefix}_addresses"][0].update(
        {f"{prefix}_country": country, f"{prefix}_postal_code": postcode, f"{prefix}_state": "x"}
    )
    problem = next(each for each in check_record(record) if each.code == "postcode-zeros")
    assert str(problem.path) == f"{prefix}_addresses[0].{prefix}_postal_code"
    assert (problem.severity.word, problem.fix, problem.likely) == ("warning", filled, True)


def test_a_location_gets_the_zeros_of_its_own_country() -> None:
    record = changed(Path("customer_locations", 0, "location_zip"), "1067")
    assert [problem.fix for problem in check_record(record)] == ["01067"]
    record.entries["customer_locations"][0]["location_country"] = "Austria"
    assert check_record(record) == []


def test_a_postcode_without_a_country_is_left_alone() -> None:
    record = changed(Path("shipping_addresses", 0, "shipping_postal_code"), "1067")
    del record.entries["shipping_addresses"][0]["shipping_country"]
    assert {problem.code for problem in check_record(record)} == {"required"}


@pytest.mark.parametrize("length", [32_766, 32_767, 32_768])
def test_only_a_text_as_long_as_a_cell_was_cut_by_the_spreadsheet(length: int) -> None:
    found = brief(check_record(changed(Path("", 0, "customer_name"), "x" * length)))
    assert found == [("error", "text-cut" if length == 32_767 else "too-long", "customer_name")]


def test_several_discounts_are_kept_as_they_are() -> None:
    record = good_record()
    record.entries["discounts"] = [{"amount": "15"}, {"amount": "15"}, {"amount": "7,5 %"}]
    assert check_record(record) == []
