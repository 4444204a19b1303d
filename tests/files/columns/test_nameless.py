"""What columns without names may be, by their values and their places alone."""

from __future__ import annotations

import pytest

from joor_desktop.files.columns import SURE, begins_with_values, match_nameless

CODES, NAMES = ("00417", "00418", "00419"), ("Boutique Élan", "Łódź Concept", "Nord")
STREETS, CODES_OF_PLACES = ("Via Roma 1", "Piotrkowska 3", "Ring 3"), ("20121", "90-001", "1010")
CITIES, COUNTRIES = ("Milano", "Łódź", "Wien"), ("IT", "Poland", "AT")
EMAILS, PHONES = ("elan@x.example", "lodz@x.example", ""), ("+39 02 555123", "+48 42 555123", "+43 1 555123")


def proposed(*columns: tuple[str, ...]) -> list[str]:
    """The fields that are proposed, none of them surely."""
    matches = match_nameless(columns)
    assert all(match.certainty < SURE for match in matches)
    return [match.meanings[0].field.name if match.meanings else "-" for match in matches]


def test_each_column_is_proposed_for_a_field_of_its_own() -> None:
    columns = (CODES, NAMES, STREETS, CODES_OF_PLACES, CITIES, COUNTRIES, EMAILS, PHONES, ("EUR", "PLN", "EUR"))
    assert proposed(*columns) == [
        "customer_code", "customer_name", "shipping_address_1", "shipping_postal_code", "shipping_city",
        "shipping_country", "customer_contact_email", "customer_phone", "price_type_currency_code",
    ]  # fmt: skip


def test_what_says_nothing_is_proposed_for_nothing() -> None:
    assert proposed(("a", "a", "a"), NAMES, ("", "", ""), ("7%", "8%", "9%")) == ["-", "customer_name", "-", "-"]


def test_postcodes_that_repeat_are_no_codes() -> None:
    assert proposed(("20121", "20121", "10121"), CITIES) == ["shipping_postal_code", "customer_name"]


@pytest.mark.parametrize(
    "columns",
    [
        (NAMES, EMAILS),
        (NAMES, COUNTRIES, PHONES),
    ],
)
def test_a_table_that_begins_with_a_customer_is_told(columns: tuple[tuple[str, ...], ...]) -> None:
    assert begins_with_values(columns)


@pytest.mark.parametrize(
    "columns",
    [
        (("Nazwa", *NAMES), ("Poczta", *EMAILS), ("Kraj", *COUNTRIES)),
        (("Budget", *NAMES), ("2023", "1200", "1300"), ("2024", "1400", "1500")),
        (NAMES, COUNTRIES),
        (("",), ("",)),
        (),
    ],
)
def test_names_that_nobody_knows_are_names_all_the_same(columns: tuple[tuple[str, ...], ...]) -> None:
    assert not begins_with_values(columns)
