"""Each rule on one customer: found where it is broken, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.checks import check_record
from joor_desktop.model.field import Field, Need, Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES, all_fields
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from tests.checks.examples import brief, changed, good_record

ADDRESS_STREETS = ("shipping_address_1", "billing_address_1", "location_address_1")


def emptied(path: Path) -> list[tuple[str, str, str]]:
    """What is found once the value at *path* is taken away."""
    return brief(check_record(changed(path, "")))


def found_at(path: Path, text: str) -> list[tuple[str, str, str]]:
    """What is found once *text* stands at *path*."""
    return brief(check_record(changed(path, text)))


def test_nothing_is_wrong_with_a_good_customer() -> None:
    assert check_record(good_record()) == []


def test_an_empty_customer_lacks_what_joor_requires() -> None:
    assert brief(check_record(Record())) == [
        ("error", "required", "customer_name"),
        ("error", "required", "customer_code"),
        ("warning", "recommended", "customer_group_name"),
        ("warning", "recommended", "sales_rep_code"),
        ("error", "no-price-type", "price_types"),
        ("warning", "no-warehouse", "warehouses"),
    ]


@pytest.mark.parametrize(("node", "field"), list(all_fields()), ids=lambda each: each.label)
def test_an_empty_field_is_reported_as_the_field_table_says(node: Node, field: Field) -> None:
    path = Path(node.key, 0, field.name)
    expected = {
        Need.REQUIRED: [("error", "required", str(path))],
        Need.RECOMMENDED: [("warning", "recommended", str(path))],
    }.get(field.need, [])
    if field.name in ADDRESS_STREETS:
        expected = [("warning", "address-street", str(path))]
    assert emptied(path) == expected


@pytest.mark.parametrize(
    ("node", "field"), [pair for pair in all_fields() if pair[1].max_length], ids=lambda each: each.label
)
def test_the_longest_length_is_the_field_tables(node: Node, field: Field) -> None:
    path = Path(node.key, 0, field.name)
    assert field.max_length is not None
    longest = "x" * field.max_length
    assert "too-long" not in {code for _, code, _ in found_at(path, longest)}
    assert ("error", "too-long", str(path)) in found_at(path, f"{longest}x")
    [problem] = [each for each in check_record(changed(path, f"{longest}xx")) if each.code == "too-long"]
    told = {name: problem.params[name] for name in ("length", "limit")}
    assert told == {"length": str(field.max_length + 2), "limit": str(field.max_length)}


def test_length_counts_characters_and_not_bytes() -> None:
    path = Path("", 0, "customer_contact")
    assert found_at(path, "茶" * 50) == []
    assert found_at(path, "茶" * 51) == [("error", "too-long", "customer_contact")]


def test_a_bar_in_a_text_hides_no_other_mistake() -> None:
    path = Path("shipping_addresses", 0, "shipping_city")
    assert found_at(path, "x" * 30 + "|" + "x" * 30) == [("error", "too-long", str(path))]
    assert found_at(path, "a | b") == []


@pytest.mark.parametrize("country", ["United States", "US", "us", "USA", "Canada", "CA", "JPN", "japan", "Australia"])
@pytest.mark.parametrize("node", ["shipping_addresses", "billing_addresses"])
def test_an_address_in_a_state_country_needs_its_state(node: str, country: str) -> None:
    prefix = node.partition("_")[0]
    record = good_record()
    record.entries[node][0][f"{prefix}_country"] = country
    record.entries[node][0].pop(f"{prefix}_postal_code")
    assert check_record(record) == []
    del record.entries[node][0][f"{prefix}_state"]
    assert brief(check_record(record)) == [("error", "state-missing", f"{node}[0].{prefix}_state")]


@pytest.mark.parametrize("country", ["U.S.A.", "Stati Uniti", "Kanada", "日本", "america"])
def test_any_spelling_of_a_state_country_needs_the_state_too(country: str) -> None:
    record = good_record()
    record.entries["shipping_addresses"][1].update(shipping_country=country, shipping_state="")
    found = brief(check_record(record))
    assert ("error", "state-missing", "shipping_addresses[1].shipping_state") in found
    assert ("warning", "country-spelling", "shipping_addresses[1].shipping_country") in found


def test_a_location_in_a_state_country_needs_its_postcode_and_no_state() -> None:
    record = good_record()
    record.entries["customer_locations"][0]["location_country"] = "Canada"
    assert brief(check_record(record)) == [("error", "postcode-missing", "customer_locations[0].location_zip")]
    record.entries["customer_locations"][0]["location_zip"] = "M5V 2T6"
    assert check_record(record) == []


def test_the_country_of_another_address_asks_for_nothing() -> None:
    record = good_record()
    record.entries["billing_addresses"][0]["billing_country"] = "US"
    del record.entries["shipping_addresses"][0]["shipping_state"]
    assert check_record(record) == []


def test_an_unknown_country_is_an_error_and_a_known_spelling_is_mended() -> None:
    path = Path("billing_addresses", 0, "billing_country")
    assert found_at(path, "Atlantis") == [("error", "country-unknown", str(path))]
    [problem] = check_record(changed(path, "Italia"))
    assert (problem.code, problem.fix) == ("country-spelling", "Italy")
    assert problem.params == {"value": "Italia", "meant": "Italy"}


@pytest.mark.parametrize("text", ["GERMANY", "de", "DEU", "Federal Republic of Germany"])
def test_english_names_and_codes_of_a_country_are_right(text: str) -> None:
    assert found_at(Path("billing_addresses", 0, "billing_country"), text) == []


def test_a_currency_is_an_active_code_in_capitals() -> None:
    path = Path("price_types", 0, "price_type_currency_code")
    assert found_at(path, "XYZ") == [("error", "currency-unknown", str(path))]
    assert found_at(path, "DEM") == [("error", "currency-unknown", str(path))]
    [problem] = check_record(changed(path, "usd"))
    assert (problem.severity.word, problem.code, problem.fix) == ("warning", "currency-spelling", "USD")
    [problem] = check_record(changed(path, "€"))
    assert (problem.severity.word, problem.code, problem.fix) == ("error", "currency-unknown", "EUR")


@pytest.mark.parametrize("text", ["YES", "True", "1", "x", "ja", "oui", "sì", "n", "FALSE", "0"])
def test_many_words_for_yes_and_no_are_right(text: str) -> None:
    assert found_at(Path("shipping_addresses", 0, "shipping_create_doors"), text) == []


def test_a_word_that_is_neither_yes_nor_no_is_an_error() -> None:
    path = Path("discounts", 0, "line_item_level")
    assert found_at(path, "maybe") == [("error", "boolean", str(path))]


@pytest.mark.parametrize("text", ["15%", "7,5", "7.5", "0", "100", "0.5 %", "12.50", "1.0"])
def test_discounts_in_percent_are_right(text: str) -> None:
    assert found_at(Path("discounts", 0, "amount"), text) == []


@pytest.mark.parametrize(
    ("text", "severity", "code"),
    [
        ("a lot", "error", "decimal"),
        ("101", "warning", "discount-range"),
        ("-5", "warning", "discount-range"),
        ("0.15", "warning", "discount-small"),
        (",5", "warning", "discount-small"),
    ],
)
def test_odd_discounts_are_noticed(text: str, severity: str, code: str) -> None:
    assert found_at(Path("discounts", 0, "amount"), text) == [(severity, code, "discounts[0].amount")]


def test_a_fraction_is_told_as_the_percentage_it_may_mean() -> None:
    [problem] = check_record(changed(Path("discounts", 0, "amount"), "0,150"))
    assert problem.params["percent"] == "15"
    assert (problem.fix, problem.likely) == ("15", True)


def test_joors_address_number_is_whole() -> None:
    path = Path("customer_locations", 0, "location_address_id")
    assert found_at(path, "25965") == []
    assert found_at(path, "25965.0") == []
    assert found_at(path, "12a") == [("error", "integer", str(path))]
    assert found_at(path, "1.5") == [("error", "integer", str(path))]


@pytest.mark.parametrize(
    "path", [Path(node.key, 0, field.name) for node, field in all_fields() if field.kind.value == "email"], ids=str
)
def test_each_e_mail_field_holds_one_address(path: Path) -> None:
    assert found_at(path, "zoë@maison.example") == []
    assert found_at(path, "zoe at maison") == [("error", "email", str(path))]
    assert found_at(path, "a@shop.example; b@shop.example") == [("error", "email", str(path))]


def test_an_address_with_something_around_it_is_mended() -> None:
    path = Path("", 0, "customer_contact_email")
    [problem] = check_record(changed(path, "Anna <anna@nord.example>"))
    assert (problem.code, problem.fix, problem.likely) == ("email", "anna@nord.example", False)
    [problem] = check_record(changed(path, "anna@nord,example"))
    assert (problem.code, problem.fix, problem.likely) == ("email", "anna@nord.example", True)


def test_a_mistyped_domain_is_worth_a_warning_with_a_proposal() -> None:
    path = Path("buyers", 0, "buyer_email")
    [problem] = check_record(changed(path, "Anna.B@GMIAL.com"))
    assert (problem.severity.word, problem.code, problem.fix) == ("warning", "email-domain", "Anna.B@gmail.com")
    assert problem.likely
    assert found_at(path, "anna@gmail.com") == []


def test_capitals_in_a_domain_are_put_right_and_those_before_it_stay() -> None:
    [problem] = check_record(changed(Path("buyers", 0, "buyer_email"), "Anna@NORD.example"))
    assert (problem.severity.word, problem.code, problem.fix) == ("warning", "email-capitals", "Anna@nord.example")
    assert not problem.likely


def test_a_customer_needs_a_price_type() -> None:
    record = good_record()
    record.entries["price_types"] = []
    assert brief(check_record(record)) == [("error", "no-price-type", "price_types")]


def test_a_customer_without_a_warehouse_is_worth_a_warning() -> None:
    record = good_record()
    del record.entries["warehouses"]
    assert brief(check_record(record)) == [("warning", "no-warehouse", "warehouses")]
    record.entries["warehouses"] = [{}]
    assert brief(check_record(record)) == [("warning", "no-warehouse", "warehouses")]


def test_other_nodes_may_be_missing() -> None:
    record = good_record()
    record.entries = {key: record.entries[key] for key in ("price_types", "warehouses")}
    assert check_record(record) == []


def test_the_same_currency_and_label_twice_is_an_error() -> None:
    record = good_record()
    price = record.entries["price_types"][0]
    record.entries["price_types"] = [price, {**price, "price_type_currency_code": "USD"}, dict(price)]
    [problem] = check_record(record)
    assert brief([problem]) == [("error", "price-twice", "price_types[2].price_type_label")]
    assert problem.params == {"currency": "EUR", "label": "Europe", "first": "1"}


def test_a_currency_in_small_letters_is_the_same_currency() -> None:
    record = good_record()
    record.entries["price_types"].append({**record.entries["price_types"][0], "price_type_currency_code": "eur"})
    assert ("error", "price-twice", "price_types[1].price_type_label") in brief(check_record(record))


@pytest.mark.parametrize("node", ["shipping_addresses", "billing_addresses"])
def test_the_same_code_for_two_addresses_is_worth_a_warning(node: str) -> None:
    record = good_record()
    first = record.entries[node][0]
    record.entries[node] = [first, dict(first)]
    code = f"{node.partition('_')[0]}_code"
    [problem] = check_record(record)
    assert brief([problem]) == [("warning", "address-code-twice", f"{node}[1].{code}")]
    assert problem.params == {"value": "EL0101-1", "first": "1"}


def test_white_space_alone_is_empty() -> None:
    assert found_at(Path("", 0, "customer_name"), " \t\u00a0\u200b") == [("error", "required", "customer_name")]
    assert found_at(Path("", 0, "customer_alias"), "  ") == []


@pytest.mark.parametrize("around", [" {}", "{} ", "{}\n", "\u00a0{}", "{}\u3000", "\u200b{}", "\ufeff{}"])
def test_spaces_around_a_value_are_taken_away(around: str) -> None:
    [problem] = check_record(changed(Path("", 0, "customer_code"), around.format("EL 0101")))
    assert (problem.severity.word, problem.code, problem.fix) == ("warning", "spaces-around", "EL 0101")


def test_what_a_value_means_is_checked_without_the_spaces_around_it() -> None:
    path = Path("shipping_addresses", 0, "shipping_country")
    assert found_at(path, " Germany ") == [("warning", "spaces-around", str(path))]
    record = changed(path, " US ")
    del record.entries["shipping_addresses"][0]["shipping_state"]
    assert ("error", "state-missing", "shipping_addresses[0].shipping_state") in brief(check_record(record))


def test_spaces_count_as_long_as_they_are_there() -> None:
    path = Path("", 0, "customer_code")
    assert found_at(path, "x" * 50 + " ") == [
        ("warning", "spaces-around", "customer_code"),
        ("error", "too-long", "customer_code"),
    ]


@pytest.mark.parametrize(
    ("text", "fix"),
    [("Gale\x00rie", "Galerie"), ("one\x0btwo", "one two"), ("\x07", ""), ("half \ud83d", None), ("\ufffe", None)],
)
def test_characters_that_can_not_be_sent_are_an_error(text: str, fix: str | None) -> None:
    [problem] = check_record(changed(Path("", 0, "customer_alias"), text))
    assert (problem.severity.word, problem.code, problem.fix) == ("error", "xml-character", fix)


@pytest.mark.parametrize("text", ["tab\there", "two\nlines", "e\u0301", "😀", "山田\u3000太郎", "שלום", "a  b"])
def test_unusual_characters_that_can_be_sent_are_right(text: str) -> None:
    assert found_at(Path("", 0, "customer_alias"), text) == []


@pytest.mark.parametrize(
    "path",
    [
        Path("", 0, "customer_name"),
        Path("", 0, "customer_contact_email"),
        Path("shipping_addresses", 0, "shipping_country"),
        Path("price_types", 0, "price_type_currency_code"),
        Path("discounts", 0, "amount"),
        Path("discounts", 0, "line_item_level"),
    ],
    ids=str,
)
def test_what_excel_left_is_reported_once(path: Path) -> None:
    assert found_at(path, "#N/A") == [("error", "excel-error", str(path))]
    assert found_at(path, " #ref! ") == [("error", "excel-error", str(path))]
    assert found_at(path, "=VLOOKUP(A2;Prices!A:B;2)" * 10) == [("error", "formula-without-value", str(path))]


def test_a_number_sign_or_an_equals_sign_inside_a_text_is_right() -> None:
    assert found_at(Path("", 0, "customer_name"), "#1 Boutique") == []
    assert found_at(Path("", 0, "customer_name"), "Style = Life") == []


def test_problems_come_in_the_order_of_the_field_table() -> None:
    record = changed(Path("discounts", 0, "amount"), "much ")
    record.values["sales_rep_code"] = ""
    record.values["customer_name"] = "#N/A"
    record.entries["shipping_addresses"][1].update(shipping_country="US", shipping_state="", shipping_city="")
    assert [str(problem.path) for problem in check_record(record)] == [
        "customer_name",
        "sales_rep_code",
        "shipping_addresses[1].shipping_city",
        "shipping_addresses[1].shipping_state",
        "discounts[0].amount",
        "discounts[0].amount",
    ]


def entry_of(node: Node) -> st.SearchStrategy[dict[str, str]]:
    """Some of the fields of *node*, with any text."""
    return st.dictionaries(st.sampled_from([field.name for field in node.fields]), st.text(max_size=60))


any_record = st.builds(
    Record,
    entry_of(CONNECTION),
    st.fixed_dictionaries({}, optional={node.key: st.lists(entry_of(node), max_size=3) for node in ENTRY_NODES}),
)


@given(any_record)
def test_no_text_makes_the_checks_fail(record: Record) -> None:
    """Whatever stands in the fields, the record is left as it was and each problem is at a place it has."""
    before = record.copy()
    for problem in check_record(record):
        assert not problem.path.node or problem.path.index <= len(record.entries.get(problem.path.node, []))
    assert record == before


def test_a_cross_may_be_a_no_and_a_person_says_so() -> None:
    path = Path("shipping_addresses", 0, "shipping_create_doors")
    (problem,) = check_record(changed(path, "×"))
    assert (problem.code, problem.fix, problem.likely) == ("boolean", "no", True)
