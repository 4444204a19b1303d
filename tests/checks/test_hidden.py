"""Signs that nobody sees are found within texts, and taken out as far as the kind of field allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.checks import check_record
from joor_desktop.checks.hidden import without_hidden
from joor_desktop.model.field import Kind
from joor_desktop.model.path import Path
from tests.checks.examples import brief, changed

NAME = Path("", 0, "customer_name")
CODE = Path("", 0, "customer_code")
PHONE = Path("", 0, "customer_phone")
EMAIL = Path("", 0, "customer_contact_email")
CITY = Path("shipping_addresses", 1, "shipping_city")
POSTCODE = Path("shipping_addresses", 1, "shipping_postal_code")


@pytest.mark.parametrize(
    ("path", "text", "fix"),
    [
        (NAME, "Galerie\u00a0Nord", "Galerie Nord"),
        (NAME, "Gale\u00adrie", "Galerie"),
        (NAME, "Galerie\u200b Nord", "Galerie Nord"),
        (NAME, "Galerie\u3000Nord", "Galerie Nord"),
        (CITY, "Saint\u202fTropez", "Saint Tropez"),
        (CODE, "EL\u00a00101", "EL 0101"),
        (CODE, "EL\u200d01\ufeff01", "EL0101"),
        (CODE, "茶\u3000茶", "茶 茶"),
        (PHONE, "+49\u00a030\u2009123", "+49 30 123"),
        (POSTCODE, "10\u200e117", "10117"),
        (EMAIL, "anna\u00a0@nord\u200b.example", "anna@nord.example"),
    ],
)
def test_hidden_signs_are_found_with_a_certain_fix(path: Path, text: str, fix: str) -> None:
    [problem] = check_record(changed(path, text))
    assert brief([problem]) == [("warning", "hidden-signs", str(path))]
    assert (problem.fix, problem.likely) == (fix, False)


@pytest.mark.parametrize(
    "text", ["山田\u3000太郎", "茶\u3000Bar", "می\u200cخواهم", "👩\u200d💼", "אב\u200fג", "e\u0301", "a  b", "ｱ\u3000ｲ"]
)
def test_signs_that_belong_into_a_name_stay(text: str) -> None:
    assert check_record(changed(CITY, text)) == []


def test_spaces_around_and_hidden_signs_within_are_told_apart() -> None:
    problems = check_record(changed(NAME, "\u00a0Galerie\u00a0Nord "))
    assert [(each.code, each.fix) for each in problems] == [
        ("spaces-around", "Galerie\u00a0Nord"),
        ("hidden-signs", "Galerie Nord"),
    ]


def test_what_a_value_means_is_checked_without_hidden_signs() -> None:
    assert [each.code for each in check_record(changed(CODE, "01\u2060-Mar"))] == ["hidden-signs", "code-date"]
    assert [each.code for each in check_record(changed(EMAIL, "anna\u00a0nord"))] == ["hidden-signs", "email"]


@pytest.mark.parametrize("kind", [Kind.COUNTRY, Kind.CURRENCY, Kind.BOOLEAN, Kind.DECIMAL, Kind.INTEGER])
def test_what_is_understood_all_the_same_stays(kind: Kind) -> None:
    assert without_hidden(kind, "1\u00a0000") == "1\u00a0000"


@given(st.sampled_from(Kind), st.text())
def test_nothing_but_hidden_signs_is_changed_and_nothing_is_left_for_a_second_time(kind: Kind, text: str) -> None:
    mended = without_hidden(kind, text)
    assert without_hidden(kind, mended) == mended
    assert mended == text or not text.isascii()
    assert [sign for sign in text if sign.isalnum()] == [sign for sign in mended if sign.isalnum()]
