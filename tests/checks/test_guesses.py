"""What was probably meant: states, countries, currencies, answers and numbers that are not quite right."""

from __future__ import annotations

import pytest

from joor_desktop.checks import check_record
from joor_desktop.checks.messages import proposal
from joor_desktop.model.countries import find_country
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from joor_desktop.model.states import PLAIN_STATES, state_of_postcode
from tests.checks.examples import changed, good_record

STATE = Path("shipping_addresses", 0, "shipping_state")
DOORS = Path("shipping_addresses", 0, "shipping_create_doors")
COUNTRY = Path("shipping_addresses", 0, "shipping_country")
CURRENCY = Path("price_types", 0, "price_type_currency_code")
AMOUNT = Path("discounts", 0, "amount")


def problem_at(record: Record, path: Path) -> Problem | None:
    return next((each for each in check_record(record) if each.path == path), None)


def fix_of(path: Path, text: str) -> tuple[str | None, bool] | None:
    """The fix that *text* gets at *path* and whether it is only likely; None where nothing is wrong."""
    problem = problem_at(changed(path, text), path)
    return (problem.fix, problem.likely) if problem else None


def address(country: str, state: str, postcode: str) -> Record:
    record = good_record()
    for name, text in (("country", country), ("state", state), ("postal_code", postcode)):
        record.set_value(Path("shipping_addresses", 0, f"shipping_{name}"), text)
    return record


@pytest.mark.parametrize(
    ("country", "postcode", "state"),
    [
        ("US", "10005", "NY"),
        ("United States", "94103-1234", "CA"),
        ("USA", "02116", "MA"),
        ("USA", "2116", "MA"),
        ("Canada", "M5V 2T6", "ON"),
        ("CA", "h2x1y4", "QC"),
        ("Canada", "X0A 0H0", "NU"),
        ("Australia", "2600", "ACT"),
        ("AU", "3000", "VIC"),
        ("Japan", "150-0001", "Tokyo"),
        ("JP", "5300001", "Osaka"),
    ],
)
def test_a_missing_state_is_read_off_the_postcode(country: str, postcode: str, state: str) -> None:
    record = address(country, "", postcode)
    problem = problem_at(record, STATE)
    assert problem is not None
    assert (problem.code, problem.fix, problem.likely) == ("state-missing", state, True)
    assert proposal(problem) == f"Fill in {state}, from the postcode"
    record.set_value(STATE, state)
    assert problem_at(record, STATE) is None


@pytest.mark.parametrize(("country", "postcode"), [("US", ""), ("US", "12"), ("US", "09012"), ("Canada", "12345")])
def test_what_a_postcode_does_not_tell_is_not_guessed(country: str, postcode: str) -> None:
    problem = problem_at(address(country, "", postcode), STATE)
    assert problem is not None
    assert (problem.fix, problem.likely) == (None, False)


@pytest.mark.parametrize(
    ("country", "typed", "meant", "likely"),
    [
        ("US", "ny", "NY", False),
        ("US", "N.Y.", "NY", False),
        ("US", "Calif.", "CA", False),
        ("United States", "new york", "NY", False),
        ("US", "Califronia", "CA", True),
        ("Canada", "Ont.", "ON", False),
        ("Canada", "Ontaria", "ON", True),
        ("Australia", "n.s.w.", "NSW", False),
        ("Australia", "Victora", "VIC", True),
    ],
)
def test_a_state_in_another_spelling_gets_its_code(country: str, typed: str, meant: str, *, likely: bool) -> None:
    problem = problem_at(address(country, typed, ""), STATE)
    assert problem is not None
    assert (problem.code, problem.fix, problem.likely) == ("state-spelling", meant, likely)
    assert problem_at(address(country, meant, ""), STATE) is None


@pytest.mark.parametrize(
    ("country", "state"),
    [("US", "New York"), ("Canada", "Québec"), ("US", "Paris"), ("Germany", "ny"), ("Japan", "tokyo"), ("Italy", "Mi")],
)
def test_other_states_are_left_alone(country: str, state: str) -> None:
    assert problem_at(address(country, state, ""), STATE) is None


def test_every_state_that_a_postcode_tells_is_one_of_its_country() -> None:
    told = {state_of_postcode(f"{first:03}01", "US") for first in range(1000)} - {None}
    assert told <= PLAIN_STATES["US"]
    assert len(told) >= 50 + 3
    told = {state_of_postcode(f"{postcode:04}", "AU") for postcode in range(10_000)} - {None}
    assert told == {state for state in PLAIN_STATES["AU"] if state.isupper()}
    assert len({state_of_postcode(f"{first:02}0-0001", "JP") for first in range(100)} - {None}) == 47


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Germny", "Germany"), ("Untied States", "United States"), ("Swizerland", "Switzerland"), ("Itlay", "Italy")],
)
def test_a_mistyped_country_is_proposed(typed: str, meant: str) -> None:
    assert fix_of(COUNTRY, typed) == (meant, True)


@pytest.mark.parametrize(
    ("typed", "meant"), [("D", "Germany"), ("F", "France"), ("I", "Italy"), ("A", "Austria"), ("E", "Spain"),
                         ("D-", "Germany"), ("CDN", "Canada"), ("SLO", "Slovenia"), ("ROK", "South Korea")],
)  # fmt: skip
def test_the_sign_on_cars_is_proposed_as_its_country(typed: str, meant: str) -> None:
    named = find_country(meant)
    assert named is not None
    assert fix_of(COUNTRY, typed) == (named.name, True)


@pytest.mark.parametrize("typed", ["d", "X", "Q", "Atlantis", "Xy", "Nord", "Guinee-Nigeria"])
def test_what_may_be_anything_is_no_country(typed: str) -> None:
    assert fix_of(COUNTRY, typed) == (None, False)


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("€", ("EUR", False)),
        ("Euro", ("EUR", False)),
        ("eur", ("EUR", False)),
        ("US dollars", ("USD", False)),
        ("£", ("GBP", False)),
        ("$", ("USD", True)),
        ("Dollars", ("USD", True)),
        ("pound", ("GBP", True)),
        ("ERU", ("EUR", True)),
        ("EURO0", (None, False)),
        ("EURR", ("EUR", True)),
        ("USDX", ("USD", True)),
        ("money", (None, False)),
        ("US $", ("USD", False)),
        ("$US", ("USD", False)),
        ("$ USD", ("USD", False)),
        ("€ EUR", ("EUR", False)),
        ("Euro €", ("EUR", False)),
        ("£ (GBP)", ("GBP", False)),
        ("CAN$", ("CAD", False)),
        ("MX$", ("MXN", False)),
        ("kr SEK", ("SEK", False)),
        ("TL", ("TRY", True)),
        ("円", ("JPY", True)),
        ("kr", (None, False)),
        ("€ USD", (None, False)),
        ("EUR USD", (None, False)),
    ],
)
def test_currencies_by_symbol_by_name_and_by_slip(typed: str, fix: tuple[str | None, bool]) -> None:
    assert fix_of(CURRENCY, typed) == fix


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("yes.", ("yes", True)),
        ("Yse", ("yes", True)),
        ("ture", ("yes", True)),
        ("No!", ("no", True)),
        ("flase", ("no", True)),
        ("yes please", ("yes", True)),
        ("yes and no", (None, False)),
        ("maybe", (None, False)),
        ("do not know", (None, False)),
        ("Wahr", None),
    ],
)
def test_answers_with_a_slip_or_with_words_around(typed: str, fix: tuple[str | None, bool] | None) -> None:
    assert fix_of(DOORS, typed) == fix


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("15 percent", ("15", True)),
        ("15% off", ("15", True)),
        ("ca. 7,5 %", ("7.5", True)),
        ("% 20", ("20", True)),
        ("10 to 15", (None, False)),
        ("€ 50", (None, False)),
        ("50 EUR off", (None, False)),
        ("$5", (None, False)),
        ("10-15", (None, False)),
        ("a lot", (None, False)),
        ("-15 %", ("15", True)),
        ("0.15", ("15", True)),
        ("120", (None, False)),
        ("15,0 %", None),
    ],
)
def test_the_number_is_taken_out_of_a_discount(typed: str, fix: tuple[str | None, bool] | None) -> None:
    assert fix_of(AMOUNT, typed) == fix
