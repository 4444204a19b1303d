"""Currencies are the active codes of ISO 4217 in which one can buy."""

from __future__ import annotations

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.model.currencies import CURRENCIES, find_currency, guess_currency

NOBODY_BUYS_IN = set(
    "XAU XAG XPD XPT XBA XBB XBC XBD XDR XSU XUA XTS XXX XAD BOV CHE CHW CLF COU MXV USN UYI UYW".split()
)


def test_the_currencies_are_those_of_iso_4217_without_metals_and_funds() -> None:
    iso = {currency.alpha_3: currency.name for currency in pycountry.currencies}
    codes = [currency.code for currency in CURRENCIES]
    assert set(codes) == set(iso) - NOBODY_BUYS_IN
    assert codes == sorted(set(codes))
    renamed = {currency.code for currency in CURRENCIES if currency.name != iso[currency.code]}
    assert renamed == {"VED"}  # ISO gives it the name of VES, and one of them has to be told from the other


@pytest.mark.parametrize("text", ["EUR", "eur", " Usd ", "GBP", "xcg"])
def test_a_code_is_known_in_any_case(text: str) -> None:
    found = find_currency(text)
    assert found is not None
    assert found.code == text.strip().upper()


@pytest.mark.parametrize("text", ["", "EURO", "€", "DEM", "XXX", "XAU", "EU", "US$", "BGN"])
def test_what_is_no_active_code(text: str) -> None:
    assert find_currency(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("€", "EUR"), ("Euro", "EUR"), ("£", "GBP"), ("us dollar", "USD"), ("zł", "PLN"), ("$", ""), ("¥", ""),
        ("euros", "EUR"), ("U.S. Dollars", "USD"), ("US-Dollar", "USD"), ("Swiss francs", "CHF"), ("RMB", "CNY"),
        ("British Pounds", "GBP"), ("EUR (€)", "EUR"), ("EUR €", "EUR"), ("usd - US dollars", "USD"),
        ("USD ($)", "USD"), ("MXN $", "MXN"), ("JPY ¥", "JPY"), ("SEK kr.", "SEK"), ("CHF Fr.", "CHF"),
        ("dollars", ""), ("pounds", ""), ("francs", ""), ("kr", ""), ("EUR USD", ""), ("EUR ($)", ""), ("EUR £", ""),
        ("EUR Europe", ""), ("EUR5", ""), ("EUR", ""), ("EUR ", ""), ("EUR /", ""), ("", ""), (" ", ""),
    ],
)  # fmt: skip
def test_a_sign_or_name_is_guessed_where_it_is_certain(text: str, code: str) -> None:
    found = guess_currency(text)
    assert (found.code if found else "") == code


def test_no_name_or_sign_means_two_currencies() -> None:
    words = [word.casefold() for currency in CURRENCIES for word in (currency.name, currency.symbol) if word]
    assert len(words) == len(set(words))


@given(st.text())
def test_any_text_is_a_currency_or_none(text: str) -> None:
    found = find_currency(text)
    assert found is None or found.code == text.strip().upper()
    guess_currency(text)
