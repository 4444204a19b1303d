"""An unexpected error is told with all that helps to find it, and with nothing of what was being worked on."""

from __future__ import annotations

import sqlite3

import pytest

from joor_desktop.storage.incidents import incident, noted
from joor_desktop.storage.log_book import last_lines, report

TOKEN = "tok-9f8e7d6c5b4a"
NAMES = ("Galerie Élan", "Via Roma 12", "anna@nord.example", "EL0417", "東京 Select")


def caught(message: object, kind: type[BaseException] = ValueError) -> BaseException:
    try:
        raise kind(message)
    except kind as error:
        return error


@pytest.mark.parametrize("secret", [TOKEN, *NAMES])
@pytest.mark.parametrize("wording", ["{}", "bad customer {}", "could not convert string to float: '{}'", "in {}\n{}"])
def test_no_value_gets_through(secret: str, wording: str) -> None:
    told = incident(caught(wording.format(secret, secret)))
    for word in secret.replace("@", " ").split():
        assert word not in told


def test_values_in_a_cause_and_in_the_lines_that_failed_stay_out() -> None:
    row = {"customer_name": NAMES[0]}
    try:
        try:
            _ = row[TOKEN]
        except KeyError as error:
            raise RuntimeError(f"no {TOKEN} in {row}") from error
    except RuntimeError as error:
        told = incident(error)
    assert TOKEN not in told
    assert "Galerie" not in told
    assert told.count("Traceback") == 2
    assert "test_incidents.py" in told


def test_what_python_says_itself_is_kept() -> None:
    with pytest.raises(TypeError) as caught_by_pytest:
        len(None)  # type: ignore[arg-type]
    told = incident(caught_by_pytest.value)
    assert told.splitlines()[-1] == "TypeError: object of type 'NoneType' has no len()"


def test_last_line_names_the_error_also_of_other_modules() -> None:
    assert incident(caught("database is locked", sqlite3.OperationalError)).splitlines()[-1] == (
        "sqlite3.OperationalError: database is locked"
    )
    assert incident(caught(NAMES[4])).splitlines()[-1] == "ValueError: …"


def test_paths_do_not_tell_who_the_person_is() -> None:
    told = incident(caught("x"))
    assert "/home/" not in told
    assert "tests/storage" not in told.splitlines()[1].rpartition("/")[0] or "joor_desktop" in told


def test_report_has_versions_log_and_trace_but_no_names() -> None:
    trace = noted(caught(f"bad customer {NAMES[0]} {TOKEN}"))
    told = report(trace)
    assert "joor-desktop" in told
    assert "Python" in told
    assert "ValueError: bad …" in told or "ValueError: …" in told
    assert TOKEN not in told
    assert "Galerie" not in told
    assert any("unexpected error" in line for line in last_lines(20))
