"""Dates, shortened numbers and typeset signs are found in codes, wherever they stand, and nothing else is."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.checks import check_record
from joor_desktop.checks.mangled import check_code, check_number
from joor_desktop.model.field import Kind
from joor_desktop.model.field_table import all_fields
from joor_desktop.model.path import Path
from tests.checks.examples import brief, changed

CODE = Path("", 0, "customer_code")
PHONE = Path("", 0, "customer_phone")
CODES = [Path(node.key, 0, field.name) for node, field in all_fields() if field.kind is Kind.CODE]
DATES = (
    "2024-03-01", "2024-03-01 00:00:00", "2024-03-01T00:00", "2024/3/1", "3/1/2024", "31/12/24", "12/31/2024 0:00",
    "01.03.2024", "1-3-2024", "01-03-2024", "01-Mar", "1-mar", "01. Mrz", "01.Mrz", "Mar-24", "mars-24", "févr.-24",
    "Dez-2024", "15-Aug-24", "01-gen", "ago-24", "08-Déc",
)  # fmt: skip
OTHER_CODES = (
    "EL0101", "EL0101-1", "0101-1", "12-05-24", "1-2", "3/1", "2024", "2024-13-01", "2024-03-32", "32/32/24", "MAR-24",
    "Mar24", "March-24", "Marc-24", "JB-12", "1.2.24", "01-MAR", "24-Max", "A 01-Mar", "01-Mar B", "1E5", "1E+5",
    "E+11", "12.05", "10.01", "V1.0", "1.0.0", "12.00", "12.", ".0", "45352", "c/o 3/1/2024 x", "2024-03-01-7", "x.0",
)  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_a_code_that_is_a_date_is_worth_a_warning(text: str) -> None:
    [problem] = check_record(changed(CODE, text))
    assert brief([problem]) == [("warning", "code-date", "customer_code")]
    assert problem.fix is None


@pytest.mark.parametrize("path", CODES, ids=str)
def test_a_date_is_found_in_each_field_for_a_code(path: Path) -> None:
    assert ("warning", "code-date", str(path)) in brief(check_record(changed(path, "01-Mar")))


@pytest.mark.parametrize("text", OTHER_CODES)
def test_other_codes_are_left_alone(text: str) -> None:
    assert check_record(changed(CODE, text)) == []


@pytest.mark.parametrize("text", [*DATES, "Anna’s", "“Nord” – Berlin"])
@pytest.mark.parametrize("field", ["customer_name", "customer_alias", "customer_group_name"])
def test_names_may_look_like_dates_and_be_typeset(field: str, text: str) -> None:
    assert check_record(changed(Path("", 0, field), text)) == []


@given(st.dates(dt.date(1950, 1, 1), dt.date(2080, 1, 1)))
@pytest.mark.parametrize("written", ["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%y", "%d.%m.%Y", "%d-%b", "%b-%y", "%d-%b-%y"])
def test_any_day_is_found_in_the_whole_record(written: str, day: dt.date) -> None:
    found = brief(check_record(changed(CODE, day.strftime(written))))
    assert found == [("warning", "code-date", "customer_code")]


@pytest.mark.parametrize("text", ["1.23E+11", "1,23E+11", "4.93012e+12", "-1.2E+05"])
@pytest.mark.parametrize("path", [CODE, PHONE, Path("shipping_addresses", 0, "shipping_postal_code")], ids=str)
def test_a_shortened_number_is_an_error_without_a_fix(path: Path, text: str) -> None:
    [problem] = check_record(changed(path, text))
    assert brief([problem]) == [("error", "number-exponent", str(path))]
    assert problem.fix is None


@given(st.floats(1e11, 1e30))
def test_any_long_number_that_a_spreadsheet_shortens_is_found(number: float) -> None:
    assert brief(check_record(changed(PHONE, f"{number:.2E}"))) == [("error", "number-exponent", "customer_phone")]


@pytest.mark.parametrize("path", [CODE, PHONE, Path("buyers", 1, "buyer_fax")], ids=str)
@pytest.mark.parametrize("mark", [".", ","])
def test_point_zero_goes_for_certain(path: Path, mark: str) -> None:
    [problem] = check_record(changed(path, f"49301{mark}0"))
    assert (problem.severity.word, problem.code, problem.fix) == ("warning", "point-zero", "49301")
    assert not problem.likely


def test_a_short_code_with_point_zero_may_be_meant() -> None:
    problems = [check_code(CODE, "1.0"), check_code(CODE, "1000.0"), check_number(PHONE, "1.0")]
    assert [problem and problem.likely for problem in problems] == [True, False, False]


def test_a_postcode_is_checked_without_its_point_zero() -> None:
    path = Path("shipping_addresses", 0, "shipping_postal_code")
    assert [problem.fix for problem in check_record(changed(path, "1067.0"))] == ["1067", "01067"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("EL–0101", "EL-0101"), ("EL—1−2", "EL-1-2"), ("O’N1", "O'N1"), ("“EL” ‐1", '"EL" -1'), ("‑é", "-é")],
)
def test_typeset_signs_in_a_code_are_likely_plain_ones(text: str, plain: str) -> None:
    [problem] = check_record(changed(CODE, text))
    assert (problem.severity.word, problem.code, problem.fix, problem.likely) == ("warning", "code-signs", plain, True)


@pytest.mark.parametrize("path", CODES, ids=str)
def test_typeset_signs_are_found_in_each_field_for_a_code(path: Path) -> None:
    record = changed(path, "A–1")
    record.values["customer_name"] = "L’Atelier"
    assert [(problem.code, problem.path) for problem in check_record(record)] == [("code-signs", path)]


@pytest.mark.parametrize("text", ["1" * 50_000 + ".x", "1." + "1" * 50_000, "-" * 50_000, "1-" * 50_000, "." * 50_000])
def test_long_texts_take_no_time(text: str) -> None:
    started = time.perf_counter()
    assert {problem.code for problem in check_record(changed(CODE, text))} == {"too-long"}
    assert time.perf_counter() - started < 1
