"""What values look like by themselves, and what they can't be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.files.columns.looks import (
    Look,
    are_whole_addresses,
    begin_with_currency,
    contradict,
    end_with_country,
    have_no_letters,
    looks,
)
from joor_desktop.model.field import Kind


@pytest.mark.parametrize(
    ("samples", "look"),
    [
        (["ann@birdbee.com", "m.o+shop@norse.co.uk"], Look.EMAIL),
        (["www.birdbee.com", "norse.dk", "https://moda.it/shop"], Look.WEB),
        (["5%", "12,5 %", "0%"], Look.PERCENT),
        (["3/4/24", "12.05.2024", "2024-05-06"], Look.DATE),
        (["EUR", "usd", "GBP"], Look.CURRENCY),
        (["Italia", "Deutschland", "日本", "US"], Look.COUNTRY),
        (["yes", "no", "No"], Look.YES_NO),
        (["ja", "nein"], Look.YES_NO),
        (["+45 33 93 26 26", "(212) 555-0143", "0131 496 0626", "03-1234-5678"], Look.PHONE),
        (["20121", "06121"], Look.POSTCODE),
        (["SW1A 1AA", "EH1 1YZ"], Look.POSTCODE),
        (["107-0062", "〒542-0081"], Look.POSTCODE),
        (["01305-000", "1000-205", "00-001"], Look.POSTCODE),
        (["K1A 0B1", "1012 AB", "D02 X285"], Look.POSTCODE),
    ],
    ids=str,
)
def test_values_tell_their_kind(samples: list[str], look: Look) -> None:
    assert looks(samples) is look
    assert looks([f" {text} " for text in samples]) is look
    assert looks([*samples * 4, "what is this"]) is look, "one that differs among many"


@pytest.mark.parametrize(
    "samples",
    [[], ["DE"], ["ann@birdbee.com", "none"], ["0000100044", "0000100051"], ["1", "0"], ["Anna", "Bernd"], ["", ""]],
    ids=str,
)
def test_other_values_look_like_nothing_special(samples: list[str]) -> None:
    assert looks(samples) is None


@pytest.mark.parametrize(
    ("kind", "samples"),
    [
        (Kind.COUNTRY, ["Bayern", "Sachsen"]),
        (Kind.CURRENCY, ["Wholesale", "Distributor"]),
        (Kind.EMAIL, ["Ann Lee", "Mads Holm"]),
        (Kind.PHONE, ["ann@birdbee.com", "0143"]),
        (Kind.POSTCODE, ["Milano", "Perugia"]),
        (Kind.STATE, ["Italia", "Deutschland"]),
        (Kind.STATE, ["EMEA", "APAC"]),
        (Kind.CODE, ["ann@birdbee.com", "mads@norse.dk"]),
        (Kind.TEXT, ["www.birdbee.com", "www.norse.dk"]),
        (Kind.BOOLEAN, ["perhaps", "often"]),
        (Kind.DECIMAL, ["much", "little"]),
    ],
    ids=str,
)
def test_values_contradict_a_kind(kind: Kind, samples: list[str]) -> None:
    assert contradict(kind, samples)


@pytest.mark.parametrize(
    ("kind", "samples"),
    [
        (Kind.COUNTRY, ["Italia", "DE", "Narnia"]),
        (Kind.CURRENCY, ["Euro", "US Dollar"]),
        (Kind.CURRENCY, ["€", "£"]),
        (Kind.DECIMAL, ["15%", "12,5"]),
        (Kind.BOOLEAN, ["1", "0"]),
        (Kind.STATE, ["CA", "IN", "Georgia"]),
        (Kind.CODE, ["001", "B01"]),
        (Kind.PHONE, ["555 0143 ext. 2"]),
        *[(kind, list[str]()) for kind in Kind],
    ],
    ids=str,
)
def test_values_agree_with_a_kind(kind: Kind, samples: list[str]) -> None:
    assert not contradict(kind, samples)


def test_two_values_in_one_text() -> None:
    assert begin_with_currency(["EUR Europe", "CHF Großhandel"])
    assert begin_with_currency(["EUR Europe"]), "all rows may have the same"
    assert not begin_with_currency([])
    assert not begin_with_currency(["EUR", "CHF"])
    assert not begin_with_currency(["Wholesale EUR", "Wholesale CHF"])
    assert end_with_country(["Milano, IT", "Wien, Österreich"])
    assert not end_with_country(["Milano IT", "Wien"])


def test_whole_addresses() -> None:
    assert are_whole_addresses(["Hauptstr. 12, 20095 Hamburg", "12 Greene St, London SW1A 1AA"])
    assert are_whole_addresses(["12 Greene St, New York, NY"])
    assert not are_whole_addresses(["12 Greene St", "Hauptstr. 12", "Via Roma, 1"])
    assert not are_whole_addresses([])


def test_numbers_are_no_names() -> None:
    assert have_no_letters(["1", "22"])
    assert not have_no_letters(["7 Moods", "1"])
    assert not have_no_letters([])


@given(st.lists(st.text(max_size=300), max_size=5))
def test_any_texts_can_be_looked_at(samples: list[str]) -> None:
    assert looks(samples) in {None, *Look}
    assert are_whole_addresses(samples) in {True, False}
    assert all(contradict(kind, samples) in {True, False} for kind in Kind)


def test_long_texts_take_no_time() -> None:
    samples = ["1,1," * 8000] * 60
    assert looks(samples) is None
    assert are_whole_addresses(samples)
