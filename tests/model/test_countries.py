"""Countries are ISO's, and are known in any spelling."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.model import country_spellings
from joor_desktop.model.countries import COUNTRIES, NEEDS_STATE, Country, find_country, wire_country

ISO = {country.alpha_2: country for country in pycountry.countries}


def test_the_countries_are_those_of_iso_3166() -> None:
    assert {(country.alpha_2, country.alpha_3) for country in COUNTRIES} == {
        (country.alpha_2, country.alpha_3) for country in ISO.values()
    }
    assert [country.name for country in COUNTRIES] == sorted(country.name for country in COUNTRIES)
    assert len({country.name for country in COUNTRIES}) == len(COUNTRIES)


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: country.alpha_2)
def test_every_name_of_iso_means_the_country_and_is_right_as_it_is(country: Country) -> None:
    iso = ISO[country.alpha_2]
    names = {iso.name, getattr(iso, "common_name", iso.name), getattr(iso, "official_name", iso.name)}
    for name in names:
        assert find_country(name) is country
        plain = name.removeprefix("the ")
        assert country.is_named(plain)
        assert wire_country(plain) == plain


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("USA", "United States"), ("U.S.A.", "United States"), ("u.s.", "United States"),
        ("America", "United States"), ("the United States of America", "United States"),
        ("UK", "United Kingdom"), ("England", "United Kingdom"), ("great britain", "United Kingdom"),
        ("Italia", "Italy"), ("ITALIE", "Italy"), ("Deutschland", "Germany"), ("Oesterreich", "Austria"),
        ("ÖSTERREICH", "Austria"), ("Osterreich", "Austria"), ("Holland", "Netherlands"),
        ("The Netherlands", "Netherlands"), ("South Korea", "South Korea"), ("Korea, South", "South Korea"),
        ("Cote dIvoire", "Ivory Coast"), ("Côte d’Ivoire", "Ivory Coast"), ("St. Lucia", "Saint Lucia"),
        ("日本", "Japan"), ("Trinidad & Tobago", "Trinidad and Tobago"), ("Frankrijk", "France"),
        ("Espagne", "Spain"), ("Türkei", "Turkey"), ("EE.UU.", "United States"), ("Schweiz", "Switzerland"),
        ("Hong-Kong", "Hong Kong"), ("Česko", "Czech Republic"), (" it ", "Italy"), ("ita", "Italy"),
        ("Danimarca", "Denmark"), ("Sverige", "Sweden"), ("Ελλάδα", "Greece"), ("Færøerne", "Faroe Islands"),
        ("U.A.E.", "United Arab Emirates"), ("Rossija", ""), ("Atlantis", ""), ("", ""), ("-", ""),
        ("Virgin Islands", ""), ("New York", ""), ("XX", ""),
    ],
)  # fmt: skip
def test_common_spellings(text: str, name: str) -> None:
    found = find_country(text)
    assert (found.name if found else "") == name


def test_no_spelling_means_two_countries() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for line in country_spellings.SPELLINGS.splitlines():
        code, spellings = line.split(" ", 1)
        for spelling in spellings.split("; "):
            owners[spelling.casefold()].add(code)
            found = find_country(spelling)
            assert found is not None
            assert found.alpha_2 == code, spelling
    assert [spelling for spelling, codes in owners.items() if len(codes) > 1] == []


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Italy", "Italy"), ("italy", "Italy"), ("IT", "IT"), ("it", "IT"), ("ita", "ITA"),
        (" Italy ", "Italy"), ("Italia", "Italy"), ("UK", "United Kingdom"), ("U.S.A.", "United States"),
        ("Russian Federation", "Russian Federation"), ("Atlantis", "Atlantis"), ("", ""),
    ],
)  # fmt: skip
def test_joor_gets_an_english_name_or_a_code(text: str, sent: str) -> None:
    assert wire_country(text) == sent


def test_states_are_needed_in_four_countries() -> None:
    assert {country.name for country in COUNTRIES if country.alpha_2 in NEEDS_STATE} == {
        "Australia", "Canada", "Japan", "United States",
    }  # fmt: skip


@given(st.text())
def test_any_text_is_a_country_or_none(text: str) -> None:
    found = find_country(text)
    sent = wire_country(text)
    assert sent == text if found is None else find_country(sent) is found


def test_nothing_slow_is_imported() -> None:
    code = "import sys, joor_desktop.checks, joor_desktop.model.countries; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not {"pycountry", "openpyxl", "requests", "keyring", "PySide6", "sqlite3"} & set(loaded)
