"""Numbers, dates and texts in the formats of workbooks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.files.builtin_formats import BUILTIN_FORMATS
from joor_desktop.files.general_format import general
from joor_desktop.files.number_formats import renderer, shown_in_general

ACCOUNTING = '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)'
PHONE = "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####"
NOON = 45325.5


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("00000", 7030.0, "07030"),
        ("00000", 123456.0, "123456"),
        ("00000", 7030.4, "07030"),
        ("00000\\-0000", 70301234.0, "07030-1234"),
        ("000-00-0000", 123456789.0, "123-45-6789"),
        ('"C"0000', 12.0, "C0012"),
        ('"+39 "0', 25550134.0, "+39 25550134"),
        ("+## ## ##", 123456.0, "+12 34 56"),
        (PHONE, 5551212.0, "555-1212"),
        (PHONE, 2125551212.0, "(212) 555-1212"),
        ("0%", 0.15, "15%"),
        ("0%", 0.07, "7%"),
        ("0%", 0.155, "16%"),
        ("0.0%", 0.155, "15.5%"),
        ("0.00", 2.675, "2.68"),
        ("0.00", 1e-9, "0.00"),
        ("#,##0", 1234567.0, "1,234,567"),
        ("#,##0.00", -1234.5, "-1,234.50"),
        ("#,##0.0,", 1234567.0, "1,234.6"),
        ('0.0,,"M"', 12345678.0, "12.3M"),
        ("#,##0_);(#,##0)", -5.0, "(5)"),
        (ACCOUNTING, -1234.5, "$(1,234.50)"),
        (ACCOUNTING, 0.0, "$-"),
        ('0;(0);"none"', 0.0, "none"),
        ("0;-0;;@", 0.0, ""),
        ('[>100]"big "0;[<0]"neg "0;"mid "0', 5.0, "mid 5"),
        ('[=1]"yes";[=0]"no";General', -5.0, "-5"),
        ('[<10]"few";[>20]"many"', 15.0, "15"),
        ("0.00E+00", 12345.0, "1.23E+04"),
        ("0.00E+00", 0.00012, "1.20E-04"),
        ("0E-0", 99.6, "1E2"),
        ("##0.0E+0", 12345.0, "12.3E+3"),
        ("# ?/?", 1.5, "1 1/2"),
        ("# ?/?", 0.99, "1"),
        ("?/?", 1.5, "3/2"),
        ("# ?/8", 2.25, "2 2/8"),
        ("0", -0.3, "0"),
        ("#", 0.0, ""),
        ("0.##", 1.0, "1."),
        ("0.0?", 1.5, "1.5"),
        ('General" kg"', 2.5, "2.5 kg"),
        ("General", 7030.0, "7030"),
        ('"a"@', 5.0, "5"),
        ("[$€-407] #,##0.00", 3.5, "€ 3.50"),
        ("[Red][$-409]0.0", 1.25, "1.3"),
        ("0000000000000", 5012345678900.0, "5012345678900"),
    ],
)
def test_numbers(code: str, value: float, shown: str) -> None:
    assert renderer(code)(value) == shown


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("m/d/yyyy", NOON, "2/3/2024"),
        ("dd/mm/yy", NOON, "03/02/24"),
        ("yyyy\\-mm\\-dd;@", NOON, "2024-02-03"),
        ("d-mmm-yy", NOON, "3-Feb-24"),
        ("[$-409]dddd, mmmm d", NOON, "Saturday, February 3"),
        ("ddd mmmmm", NOON, "Sat F"),
        ("h:mm", NOON, "12:00"),
        ("h:mm AM/PM", 0.0, "12:00 AM"),
        ("h:mm:ss A/P", 0.75, "6:00:00 P"),
        ("hh:mm:ss", 0.999999, "00:00:00"),
        ("mm:ss.00", 0.0012345, "01:46.66"),
        ("m/d/yy h:mm", 45325.17020833333, "2/3/24 4:05"),
        ("[h]:mm:ss", 1.5, "36:00:00"),
        ("[mm]:ss", 0.0625, "90:00"),
        ("[ss]", 0.001, "86"),
        ("m/d/yyyy", 1.0, "1/1/1900"),
        ("m/d/yyyy", 61.0, "3/1/1900"),
        ("m/d/yyyy", -1.0, "-1"),
        ("m/d/yyyy", 3e6, "3000000"),
        ("bbbb", NOON, "2567"),
        ("yyyy-mm-dd", dt.date(2024, 2, 3), "2024-02-03"),
        ("yyyy-mm-dd hh:mm", dt.datetime(2024, 2, 3, 4, 5), "2024-02-03 04:05"),  # noqa: DTZ001
        ("h:mm", dt.time(4, 5), "4:05"),
        ("[h]:mm", dt.timedelta(hours=30), "30:00"),
        ("0.00", dt.date(2024, 2, 3), "2024-02-03"),
    ],
)
def test_dates_and_times(code: str, value: object, shown: str) -> None:
    assert renderer(code)(value) == shown


def test_days_can_count_from_1904() -> None:
    assert renderer("yyyy-mm-dd", from_1904=True)(0.0) == "1904-01-01"
    assert renderer("yyyy-mm-dd", from_1904=True)(NOON - 1462) == "2024-02-03"


@pytest.mark.parametrize(
    ("code", "shown"),
    [("00000", "x1"), ('"C-"@', "C-x1"), (ACCOUNTING, "x1"), ("0;0;0;", ""), (";;;", ""), ("@", "x1")],
)
def test_texts(code: str, shown: str) -> None:
    assert renderer(code)("x1") == shown


@pytest.mark.parametrize(("value", "shown"), [(True, "TRUE"), (False, "FALSE"), (4, "4"), ("a", "a")])
def test_booleans_and_others_take_no_format(value: object, shown: str) -> None:
    assert shown_in_general(value) == shown
    if isinstance(value, bool):
        assert renderer("0.00")(value) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (7030.0, "7030"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333"),
        (12345.678901234, "12345.6789"),
        (-2.5, "-2.5"),
        (0.00012345678901, "0.000123457"),
        (0.00001, "1E-05"),
        (0.000012345678, "1.23457E-05"),
        (12345678901.5, "12345678902"),
        (99999.999999999, "100000"),
        (2125551212.0, "2125551212"),
        (5012345678900.0, "5012345678900"),
        (123456789012345678.0, "123456789012346000"),
        (1e20, "1E+20"),
        (1.5e100, "1.5E+100"),
        (float("nan"), "#NUM!"),
    ],
)
def test_general(number: float, shown: str) -> None:
    assert general(number) == shown


_SIGNS = '0#?.,%/;:-+ ()@_*\\"[]yMdhsEe'
_PIECES = st.sampled_from([*_SIGNS, '"x"', "General", "AM/PM", "E+00", "[h]", "[<5]", "[$€-1]", "[Red]", "\\x", "mmm"])
_NUMBERS = st.floats(allow_nan=False) | st.integers(-(10**9), 10**9).map(float)


@given(st.lists(_PIECES, max_size=14).map("".join), _NUMBERS)
def test_no_format_is_too_strange(code: str, number: float) -> None:
    assert isinstance(renderer(code)(number), str)
    assert isinstance(renderer(code)("text"), str)


@given(st.integers(0, 10**12), st.integers(1, 9))
def test_zeros_pad_and_never_cut(number: int, places: int) -> None:
    assert renderer("0" * places)(float(number)) == str(number).zfill(places)


@given(st.integers(0, 10**7))
def test_percent_is_what_was_typed(hundredths: int) -> None:
    assert renderer("0.00%")(hundredths / 10_000) == f"{hundredths // 100}.{hundredths % 100:02d}%"


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)))
def test_serial_days_are_dates(day: dt.date) -> None:
    serial = float((day - dt.date(1899, 12, 30)).days)
    assert renderer("yyyy-mm-dd")(serial) == day.isoformat()
    assert renderer("yyyy-mm-dd")(day) == day.isoformat()


def test_the_formats_known_by_number_are_all_sound() -> None:
    shown = {number: renderer(code)(NOON) for number, code in BUILTIN_FORMATS.items()}
    assert shown[14] == "2/3/2024"
    assert shown[9] == "4532550%"
    assert shown[44] == "$45,325.50"
    assert shown[49] == "45325.5"
