"""Zeros in front of postcodes: put back where the country has such postcodes, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.model.countries import COUNTRIES, Country, find_country
from joor_desktop.model.postcodes import whole_lengths, with_lost_zeros


def country(name: str) -> Country:
    found = find_country(name)
    assert found is not None
    return found


REAL = [
    ("US", "07030"), ("US", "00501"), ("US", "02108-1234"), ("PR", "00901"), ("VI", "00802"), ("DE", "01067"),
    ("FR", "06000"), ("IT", "00118"), ("ES", "08001"), ("FI", "00100"), ("TR", "06420"), ("MX", "01000"),
    ("KR", "03186"), ("JP", "060-0001"), ("SK", "010 01"), ("PL", "00-950"), ("PL", "01-234"), ("CN", "010010"),
    ("NO", "0150"), ("AU", "0800"), ("NZ", "0610"), ("ZA", "0002"), ("BR", "01310-100"), ("SG", "018956"),
    ("MY", "05000"), ("UA", "01001"), ("RO", "010011"), ("LT", "01103"), ("KZ", "010000"), ("CO", "050001"),
    ("EC", "010101"), ("PE", "07001"), ("GT", "01010"), ("DZ", "06000"), ("LK", "00700"), ("GE", "0105"),
    ("AM", "0010"), ("VA", "00120"), ("DK", "0800"),
]  # fmt: skip
"""Postcodes of real places, as they are written."""


@pytest.mark.parametrize(("code", "written"), REAL)
def test_a_spreadsheets_number_becomes_the_postcode_again(code: str, written: str) -> None:
    base, plus, more = written.partition("-") if code == "US" else (written, "", "")
    number = str(int("".join(filter(str.isdigit, base)))) + plus + more
    assert with_lost_zeros(number, country(code)) == written


@pytest.mark.parametrize(("code", "written"), REAL)
def test_a_postcode_that_lost_nothing_has_a_length_of_its_country(code: str, written: str) -> None:
    assert len(written) in whole_lengths(country(code))
    assert with_lost_zeros(written, country(code)) is None


@pytest.mark.parametrize(
    ("number", "written"), [("70301234", "07030-1234"), ("7030-1234", "07030-1234"), ("5011234", "00501-1234")]
)
def test_four_more_digits_stay_behind_the_dash(number: str, written: str) -> None:
    assert with_lost_zeros(number, country("US")) == written


@pytest.mark.parametrize(
    ("code", "postcode"),
    [
        ("DE", "117"), ("DE", "99"), ("DE", "101170"), ("US", "12"), ("US", "100011234"), ("CH", "801"), ("AT", "10"),
        ("NL", "101"), ("GB", "1"), ("IE", "7"), ("CA", "5"), ("RU", "1234"), ("IN", "11001"), ("SE", "1152"),
        ("PT", "100"), ("IL", "61000"), ("AE", "123"), ("HK", "1"), ("DE", ""), ("DE", "O1067"), ("DE", "1067 Dresden"),
        ("DE", "-106"), ("DE", "１０６７"), ("DE", "١٠٦٧"), ("FR", "0600 0"),
    ],
)  # fmt: skip
def test_nothing_is_put_before_what_can_have_lost_no_zero(code: str, postcode: str) -> None:
    assert with_lost_zeros(postcode, country(code)) is None


@given(st.sampled_from(COUNTRIES), st.from_regex(r"[0-9]{1,8}(-[0-9]{4})?", fullmatch=True))
def test_what_is_put_back_is_zeros_alone_and_loses_none_again(where: Country, postcode: str) -> None:
    filled = with_lost_zeros(postcode, where)
    if filled is not None:
        digits, wanted = ("".join(filter(str.isdigit, text)) for text in (filled, postcode))
        assert digits.lstrip("0") == wanted.lstrip("0")
        assert len(filled) in whole_lengths(where)
        assert with_lost_zeros(filled, where) is None


@given(st.sampled_from(COUNTRIES), st.from_regex(r"[0-9]{0,9}(-[0-9]{4})?", fullmatch=True))
def test_what_has_a_whole_length_lost_nothing(where: Country, postcode: str) -> None:
    assert len(postcode) not in whole_lengths(where) or with_lost_zeros(postcode, where) is None
