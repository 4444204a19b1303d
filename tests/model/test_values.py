"""What texts mean: yes and no, numbers, errors of spreadsheets, characters that can't be sent."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.model.values import (
    CROSSES,
    excel_error,
    parse_boolean,
    parse_decimal,
    parse_integer,
    without_unsafe,
    xml_safe,
)


@pytest.mark.parametrize("text", "yes Y TRUE t 1 x X on ja Oui sì SI vero wahr sí sim verdadero はい 有 ✓ ○ ◯".split())
def test_words_for_yes(text: str) -> None:
    assert parse_boolean(f" {text} ") is True


@pytest.mark.parametrize("text", "no N False f 0 off nein NON nee falso falsch faux não いいえ ☐ ❌".split())
def test_words_for_no(text: str) -> None:
    assert parse_boolean(f"{text}\n") is False


@pytest.mark.parametrize("text", ["", " ", "2", "yes please", "perhaps", "10", "-", *CROSSES])
def test_other_words_are_neither(text: str) -> None:
    assert parse_boolean(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15", "15"), ("15%", "15"), ("15 %", "15"), (" 7,5 ", "7.5"), ("7.5", "7.5"), (".15", "0.15"),
        ("15.", "15"), ("-5", "-5"), ("\u22125", "-5"), ("+5", "5"), ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"), ("1 234,50", "1234.50"), ("1\u202f234,5", "1234.5"), ("1'234.5", "1234.5"),
        ("1.234", "1.234"), ("1,234", "1.234"), ("1.234.567", "1234567"), ("1,234,567.8", "1234567.8"),
        ("-1.234.567,89", "-1234567.89"), ("007", "7"), ("0", "0"),
    ],
)  # fmt: skip
def test_numbers_with_point_or_comma(text: str, number: str) -> None:
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "%", "abc", "1.2.3", "1,2,3", "1e3", "NaN", "Infinity", "15 percent", "--5", "1.23,456.7", "٣", "."]
)
def test_what_is_no_number(text: str) -> None:
    assert parse_decimal(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_a_number_is_read_back_however_it_is_grouped(number: Decimal) -> None:
    english = f"{number:,.2f}"
    italian = english.translate(str.maketrans(",.", ".,"))
    for shown in (f"{number:.2f}", english, italian, f"{english.replace(',', ' ')} %"):
        assert parse_decimal(shown) == number


@pytest.mark.parametrize(
    ("text", "number"), [("25965", 25965), (" 0 ", 0), ("25,965", 25965), ("25965.0", 25965), ("-3", -3), ("007", 7)]
)
def test_whole_numbers(text: str, number: int) -> None:
    assert parse_integer(text) == number


@pytest.mark.parametrize("text", ["", "1.5", "12a", "1,5", "25,96", "9" * 19, "٣", "1e3"])
def test_what_is_no_whole_number(text: str) -> None:
    assert parse_integer(text) is None


@pytest.mark.parametrize(
    "text", ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"]
)
def test_errors_of_excel(text: str) -> None:
    assert excel_error(text)
    assert excel_error(f" {text.lower()} ")


@pytest.mark.parametrize("text", ["#NV", "#N/D", "#BEZUG!", "#VALEUR!", "####"])
def test_errors_of_excel_in_other_languages_and_narrow_columns(text: str) -> None:
    assert excel_error(text)


@pytest.mark.parametrize("text", ["", "#1", "N/A", "#", "##", "#N/A #1", "A#N/A", "#hashtag"])
def test_what_is_no_error_of_excel(text: str) -> None:
    assert not excel_error(text)


@pytest.mark.parametrize("text", ["\x00", "a\x0bb", "\x1f", "\ud800", "\ufffe", "\uffff", "ok\x08"])
def test_characters_that_xml_can_not_carry(text: str) -> None:
    assert not xml_safe(text)
    assert xml_safe(without_unsafe(text))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_called_safe_goes_through_xml(text: str) -> None:
    if xml_safe(text):
        element = ET.Element("field")
        element.text = text
        read = ET.fromstring(ET.tostring(element, "utf-8")).text or ""
        assert read == text.replace("\r\n", "\n").replace("\r", "\n")
        assert without_unsafe(text) == text


@given(st.text())
def test_any_text_has_some_meaning_or_none(text: str) -> None:
    parse_boolean(text)
    parse_decimal(text)
    parse_integer(text)
    excel_error(text)
    assert xml_safe(without_unsafe(text))
