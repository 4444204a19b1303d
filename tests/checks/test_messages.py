"""Every kind of problem has words that a person can use."""

from __future__ import annotations

import ast
import re
from pathlib import Path as FilePath

import pytest

from joor_desktop import checks
from joor_desktop.checks import advice, check_record, describe, duplicate_problems, generator, locate, title
from joor_desktop.checks.account import Complete, account_problems
from joor_desktop.checks.email import email_flaw, is_email
from joor_desktop.checks.phrases import EMAIL_FLAWS, IN_NODE
from joor_desktop.checks.wording import WORDINGS
from joor_desktop.model.address_fields import SHIPPING_ADDRESSES
from joor_desktop.model.code_zeros import lost_code_zeros
from joor_desktop.model.field_table import CONNECTION, NODE_BY_KEY, NODES, PRICE_TYPES
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Record
from joor_desktop.model.texts import install_translator
from tests.checks.examples import good_record

CODES = {
    "required", "state-missing", "state-spelling", "postcode-missing", "too-long", "email", "boolean", "decimal",
    "integer",
    "country-unknown", "country-spelling", "currency-unknown", "currency-spelling", "no-price-type", "no-warehouse",
    "code-twice", "code-look-alike", "price-twice", "recommended", "address-street", "xml-character", "excel-error",
    "formula-without-value", "spaces-around", "digits-lost", "address-code-twice", "discount-range", "discount-small",
    "rows-disagree", "account-slip", "account-unknown", "account-nearly", "account-unlisted", "account-pair",
    "email-domain", "email-capitals", "postcode-zeros", "number-exponent", "point-zero", "code-date", "code-signs",
    "hidden-signs", "text-cut", "code-zeros", "broken-accents", "placeholder",
    "other-address",
}  # fmt: skip


def flawed_records() -> list[Record]:
    """Customers that together have each kind of problem which one customer can have."""
    spoilt = good_record()
    spoilt.values.update(
        customer_name="x" * 101,
        customer_code=" 1",
        customer_alias="\x00",
        company_number_name="CafÃ©",
        customer_contact="#N/A",
        customer_phone="=A1",
        customer_group_name="n/a",
        customer_contact_email="a@b.example, c@d.example",
    )
    first, second = spoilt.entries["shipping_addresses"]
    first.update(shipping_country="Stati Uniti", shipping_state="", shipping_address_1="", shipping_create_doors="hm")
    second.update(shipping_country="Atlantis", shipping_code="EL0101-1", shipping_phone="4.93E+11")
    spoilt.entries["billing_addresses"][0].update(billing_postal_code="1067", billing_phone="4930.0")
    spoilt.entries["billing_addresses"][0].update(billing_code="01-Mar", billing_city="Ber\u00adlin")
    spoilt.entries["billing_addresses"][0].update(billing_address_1="x" * 32_767)
    spoilt.entries["warehouses"] = [{"warehouse_code": "M\u20131"}]
    spoilt.entries["buyers"] = [{"buyer_email": "a@gmial.com"}, {"buyer_email": "a@Shop.example"}]
    spoilt.entries["customer_locations"] = [{"location_country": "US", "location_address_id": "x"}]
    spoilt.entries["customer_locations"][0]["location_state"] = "N.Y."
    price = {"price_type_label": "A", "price_type_currency_code": "eur", "price_type_retail_currency_code": "XYZ"}
    spoilt.entries["price_types"] = [price, price]
    spoilt.entries["discounts"] = [{"amount": "x"}, {"amount": "0.2"}, {"amount": "200"}]
    same = good_record()
    same.entries["shipping_addresses"][0]["shipping_address_1"] = "same as billing"
    return [spoilt, same, Record()]


def all_problems() -> list[Problem]:
    """At least one problem of each kind."""
    found = [problem for record in flawed_records() for problem in check_record(record)]
    found += duplicate_problems("A-1", ["A-1"]) + duplicate_problems("A-1", ["A–1"])
    path = Path("", 0, "customer_phone")
    lost = lost_code_zeros("418", 5)
    assert lost is not None
    labels = {("price_types", "price_type_label"): {"Wholesale EU": 30}}
    for label in ("wholesale-EU", "Other"):
        found += account_problems(Record({}, {"price_types": [{"price_type_label": label}]}), labels)
    listed = Complete("price_types", ("price_type_currency_code", "price_type_label"), (("EUR", "Wholesale EU"),), {})
    for currency, label in (("EUR", "wholesale-EU"), ("EUR", "Other"), ("USD", "Wholesale EU")):
        entry = {"price_type_currency_code": currency, "price_type_label": label}
        found += account_problems(Record({}, {"price_types": [entry]}), labels, [listed])
    disagree = {"value": "1", "others": "2"}
    return [
        *found,
        lost,
        Problem(Severity.WARNING, "digits-lost", path, from_file=True),
        Problem(Severity.WARNING, "rows-disagree", path, disagree, from_file=True),
        Problem(Severity.WARNING, "rows-disagree", path, disagree | {"tied": "yes"}, from_file=True),
    ]


ALL_PROBLEMS = all_problems()
ONLY_FILES_TELL = {"code-zeros", "digits-lost", "rows-disagree"}


def codes_in_the_source() -> set[str]:
    """The codes that the checks can give, as they stand in their source."""
    folder = FilePath(checks.__file__).parent
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.glob("*.py")]
    trees.append(ast.parse(generator.source()))
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    makers = ("Problem", "_guessed")
    problems = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in makers]
    return {str(call.args[1].value) for call in problems if isinstance(call.args[1], ast.Constant)}


def test_every_kind_of_problem_is_worded() -> None:
    assert set(WORDINGS) == CODES
    assert codes_in_the_source() == CODES - ONLY_FILES_TELL
    assert {problem.code for problem in ALL_PROBLEMS} == CODES


@pytest.mark.parametrize("problem", ALL_PROBLEMS, ids=lambda problem: f"{problem.code}-{problem.path}")
def test_a_problem_is_told_in_whole_sentences(problem: Problem) -> None:
    node = NODE_BY_KEY[problem.path.node]
    field = node.field(problem.path.field) if problem.path.field else None
    for text in (describe(problem), advice(problem.code)):
        assert re.fullmatch(r"[A-Z“0-9].*[.]", text)
        assert "{" not in text
    heading = title(problem.code, field, node)
    assert heading[0].isupper()
    assert not heading.endswith(".")
    assert "{" not in heading
    assert locate(problem.path)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_title_needs_neither_field_nor_node(code: str) -> None:
    heading = title(code, None, None)
    assert heading[0].isupper()
    assert "{" not in heading


def test_a_problem_says_what_is_wrong_and_what_to_do() -> None:
    record = good_record()
    record.entries["shipping_addresses"][1].update(shipping_country="US", shipping_state="")
    [problem] = check_record(record)
    assert describe(problem) == "State is missing: JOOR needs it for an address in the United States."
    assert locate(problem.path) == "Shipping address 2, State"
    field = SHIPPING_ADDRESSES.field("shipping_state")
    assert title(problem.code, field, SHIPPING_ADDRESSES) == "State missing in a shipping address"
    assert advice(problem.code).startswith("JOOR needs the state for addresses in the United States")


def test_a_place_is_named_as_a_person_would() -> None:
    assert locate(Path("", 0, "customer_name")) == "Customer, Name"
    assert locate(Path("price_types")) == "Price types"
    assert locate(Path("buyers", 0, "buyer_email")) == "Buyer 1, E-mail"
    assert title("required", CONNECTION.field("sales_rep_code"), CONNECTION) == "Sales rep code missing"
    assert title("no-price-type", None, PRICE_TYPES) == "No price type"


def test_a_long_value_is_quoted_in_part() -> None:
    record = good_record()
    record.values["customer_contact_email"] = "very" * 100
    email = next(problem for problem in check_record(record) if problem.code == "email")
    assert len(describe(email)) < 120
    assert "…" in describe(email)


def test_braces_in_a_value_stay_as_they_are() -> None:
    record = good_record()
    record.entries["discounts"][0]["amount"] = "{value} {0}"
    [problem] = check_record(record)
    assert "“{value} {0}”" in describe(problem)


def test_each_kind_of_entry_has_words_for_a_title() -> None:
    assert set(IN_NODE) == {node.key for node in NODES if node.key}


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("a@b.example; c@d.example", "several"),
        ("a@b.example c@d.example", "several"),
        ("zoe", "no-at"),
        ("a@@b.example", "two-at"),
        ("@b.example", "side-empty"),
        ("Anna <a@b.example>", "sign"),
        ("a b@c.example", "space"),
        ("a@b.example.", "dots"),
        ("a@b..example", "dots"),
        (".a@b.example", "dots"),
        ("a@b", "domain"),
    ],
)
def test_an_e_mail_flaw_is_named(text: str, flaw: str) -> None:
    assert not is_email(text)
    assert email_flaw(text) == flaw
    assert flaw in EMAIL_FLAWS


def test_the_words_go_through_the_translator() -> None:
    install_translator(lambda context, text: f"<{context}:{text}>")
    try:
        assert advice("required").startswith("<checks:")
        heading = title("required", CONNECTION.field("customer_name"), CONNECTION)
        assert heading.startswith("<checks:<field:Name> missing")
        assert locate(Path("price_types")) == "<node:Price types>"
        assert describe(ALL_PROBLEMS[0]).startswith("<checks:")
    finally:
        install_translator(lambda _context, text: text)
