"""What is wrong with what a text means: no country, no currency, no number, neither yes nor no."""

from __future__ import annotations

from decimal import Decimal

from joor_desktop.checks.email import email_flaw, is_email
from joor_desktop.checks.email_slips import mended_domain, mended_email
from joor_desktop.checks.guesses import guess_boolean, guess_country, guess_major_currency, guess_number
from joor_desktop.model.countries import COUNTRIES, NEEDS_STATE, Country, find_country
from joor_desktop.model.currencies import CURRENCIES, find_currency, guess_currency
from joor_desktop.model.path import Path
from joor_desktop.model.postcodes import whole_lengths, with_lost_zeros
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry
from joor_desktop.model.states import PLAIN_STATES, meant_state, state_of_postcode
from joor_desktop.model.values import parse_boolean, parse_decimal, parse_integer

PLAIN_CURRENCIES = frozenset(currency.code for currency in CURRENCIES)
PLAIN_BOOLEANS = frozenset({"yes", "no", "Yes", "No", "true", "false", "True", "False", "TRUE", "FALSE", "1", "0"})
PLAIN_DECIMALS = frozenset(f"{number}{sign}" for number in range(1, 101) for sign in ("", "%"))
"""No text in one of these sets needs a closer look."""

WHOLE_LENGTHS = {
    spelling: whole_lengths(country)
    for country in COUNTRIES
    for spelling in (country.name, country.alpha_2, country.alpha_3)
}
"""By each country as JOOR wants it written: the lengths of postcodes that need no closer look."""

STATES = {
    spelling: PLAIN_STATES[country.alpha_2]
    for country in COUNTRIES
    if country.alpha_2 in PLAIN_STATES
    for spelling in (country.name, country.alpha_2, country.alpha_3)
}
"""By each of these countries as JOOR wants it written: the states that need no closer look."""


def _guessed(severity: Severity, code: str, path: Path, params: dict[str, str], guess: str | None) -> Problem:
    """A problem whose fix, where there is one, a person should look at first."""
    return Problem(severity, code, path, params, fix=guess, likely=guess is not None)


def state_country(text: str) -> str:
    """Return the name of the country that *text* means where JOOR needs its state, else ""."""
    country = find_country(text)
    return country.name if country and country.alpha_2 in NEEDS_STATE else ""


def check_country(path: Path, text: str) -> Problem | None:
    """A country must be known; a spelling that JOOR may not know is worth a warning."""
    country: Country | None = find_country(text)
    if country is None:
        return _guessed(Severity.ERROR, "country-unknown", path, {"value": text}, guess_country(text))
    if country.is_named(text):
        return None
    meant = country.name
    return Problem(Severity.WARNING, "country-spelling", path, {"value": text, "meant": meant}, fix=meant)


def check_postcode(path: Path, text: str, country: str) -> Problem | None:
    """A postcode has all its zeros, as the *country* of its entry writes it."""
    found = find_country(country)
    filled = with_lost_zeros(text, found) if found else None
    if found is None or filled is None:
        return None
    params = {"value": text, "country": found.name, "filled": filled}
    return Problem(Severity.WARNING, "postcode-zeros", path, params, fix=filled, likely=True)


def state_missing(path: Path, country: str, postcode: str) -> Problem:
    """The state of an address is missing; where the postcode tells it, that is a proposal."""
    found = find_country(country)
    whole = (with_lost_zeros(postcode, found) or postcode) if found else ""
    state = state_of_postcode(whole, found.alpha_2) if found else None
    return _guessed(Severity.ERROR, "state-missing", path, {"country": country}, state)


def check_state(path: Path, text: str, country: str) -> Problem | None:
    """A state that is spelled almost as it should be is worth a warning; what nobody knows may be right."""
    found = find_country(country)
    meant = meant_state(text, found.alpha_2) if found else None
    if meant is None:
        return None
    params = {"value": text, "meant": meant.text}
    return Problem(Severity.WARNING, "state-spelling", path, params, fix=meant.text, likely=meant.likely)


def check_currency(path: Path, text: str) -> Problem | None:
    """A currency must be an active code of ISO 4217."""
    currency = find_currency(text)
    if currency is None:
        if meant := guess_currency(text):
            return Problem(Severity.ERROR, "currency-unknown", path, {"value": text}, fix=meant.code)
        return _guessed(Severity.ERROR, "currency-unknown", path, {"value": text}, guess_major_currency(text))
    if currency.code == text:
        return None
    code = currency.code
    return Problem(Severity.WARNING, "currency-spelling", path, {"value": text, "code": code}, fix=code)


def check_email(path: Path, text: str) -> Problem | None:
    """An e-mail field holds exactly one address, at a domain that exists as far as one can tell."""
    if is_email(text):
        return _check_domain(path, text)
    params = {"value": text, "flaw": email_flaw(text)}
    if mended := mended_email(text):
        return Problem(Severity.ERROR, "email", path, params, fix=mended.text, likely=mended.likely)
    return Problem(Severity.ERROR, "email", path, params)


def _check_domain(path: Path, text: str) -> Problem | None:
    local, _, domain = text.rpartition("@")
    small = domain.lower()
    if meant := mended_domain(small):
        fix = f"{local}@{meant}"
        params = {"value": text, "domain": domain, "meant": meant}
        return Problem(Severity.WARNING, "email-domain", path, params, fix=fix, likely=True)
    if domain != small:
        params = {"value": text, "domain": small}
        return Problem(Severity.WARNING, "email-capitals", path, params, fix=f"{local}@{small}")
    return None


def check_boolean(path: Path, text: str) -> Problem | None:
    """A yes-or-no field holds one of the words for either."""
    if parse_boolean(text) is not None:
        return None
    return _guessed(Severity.ERROR, "boolean", path, {"value": text}, guess_boolean(text))


def check_integer(path: Path, text: str) -> Problem | None:
    """JOOR's own numbers are whole."""
    return Problem(Severity.ERROR, "integer", path, {"value": text}) if parse_integer(text) is None else None


def check_decimal(path: Path, text: str) -> Problem | None:
    """JOOR's only decimal is a discount in percent: a number, seldom outside 0 to 100, seldom below 1."""
    number = parse_decimal(text)
    if number is None:
        return _guessed(Severity.ERROR, "decimal", path, {"value": text}, guess_number(text))
    if not 0 <= number <= 100:
        fix = _in_full(-number) if -100 <= number < 0 else None  # some write a discount with a minus
        return _guessed(Severity.WARNING, "discount-range", path, {"percent": _in_full(number)}, fix)
    if 0 < number < 1 and "%" not in text:
        percent = _in_full(number * 100)
        params = {"value": text, "percent": percent}
        return Problem(Severity.WARNING, "discount-small", path, params, fix=percent, likely=True)
    return None


def _in_full(number: Decimal) -> str:
    return f"{number.normalize():f}"


def check_code_twice(entries: list[Entry], node: str, field: str) -> list[Problem]:
    """Two addresses of one customer should not share a code."""
    first: dict[str, int] = {}
    problems = []
    for index, entry in enumerate(entries):
        code = entry.get(field)
        if code and first.setdefault(code, index) != index:
            params = {"value": code, "first": str(first[code] + 1)}
            problems.append(Problem(Severity.WARNING, "address-code-twice", Path(node, index, field), params))
    return problems


def check_price_twice(entries: list[Entry], node: str, fields: tuple[str, str]) -> list[Problem]:
    """No two price types of one customer may have the same currency and label."""
    first: dict[tuple[str, str], int] = {}
    problems = []
    for index, entry in enumerate(entries):
        currency, label = (entry.get(field, "") for field in fields)
        pair = (currency.upper(), label)
        if all(pair) and first.setdefault(pair, index) != index:
            params = {"currency": currency, "label": label, "first": str(first[pair] + 1)}
            problems.append(Problem(Severity.ERROR, "price-twice", Path(node, index, fields[1]), params))
    return problems
