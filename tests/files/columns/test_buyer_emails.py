"""A plain e-mail beside a buyer's name is the buyer's, and nobody else's."""

from __future__ import annotations

import pytest

from tests.files.columns.seen import answers, matched


@pytest.mark.parametrize("email", ["Email", "E-mail", "Email Address", "メールアドレス"])
@pytest.mark.parametrize("buyer", ["Buyer", "Buyer name", "バイヤー"])
def test_right_beside_the_name_it_is_the_buyers(buyer: str, email: str) -> None:
    assert answers("Company", buyer, email)[1:] == ["buyer_name", "buyer_email"]


def test_it_is_told_why_and_goes_to_the_same_buyer() -> None:
    match = matched("Company", "Buyer 2", "Email")["Email"]
    assert [meaning.group for meaning in match.meanings] == [2]
    assert (match.is_applied, match.detail) == (True, "right beside the buyer's name")


@pytest.mark.parametrize(
    "headings",
    [
        ("Company", "Email", "Buyer"),
        ("Company", "Buyer", "City", "Email"),
        ("Company", "Buyer", "Email", "Contact name"),
        ("Company", "Buyer", "Email", "Buyer email"),
        ("Company", "Contact name", "Email"),
    ],
)
def test_else_it_stays_the_customers(headings: tuple[str, ...]) -> None:
    assert dict(zip(headings, answers(*headings), strict=True))["Email"].lstrip("?") == "customer_contact_email"


def test_titles_of_the_template_that_nothing_else_is_called_are_known_in_any_sheet() -> None:
    for heading in ("Make a door", "Crea un punto vendita", "ドアを作成"):
        assert answers("Customer", "City", heading)[2:] == ["shipping_create_doors"]
    assert answers("Customer", "JOOR's address number")[1:] == ["location_address_id"]
