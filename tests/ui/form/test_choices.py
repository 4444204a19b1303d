"""Proposals while one types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from joor_desktop.model.states import state_of_postcode
from joor_desktop.ui.form.choices import (
    Choice,
    ChoiceCompleter,
    ChoiceModel,
    country_choices,
    currency_choices,
    email_choices,
    plain_choices,
    ranked,
    state_choices,
)
from joor_desktop.ui.form.inputs import TextInput


@pytest.mark.parametrize("choices", [country_choices(), currency_choices(), plain_choices(["A", "B"]), ()])
def test_the_model_keeps_the_rules(qtbot: QtBot, choices: tuple[Choice, ...]) -> None:
    model = ChoiceModel(choices)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == len(choices)
    model.narrow("a")
    model.narrow("")
    assert model.rowCount() == len(choices)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ital", "Italy"),
        ("DEU", "Germany"),
        ("us", "United States"),
        ("states", "United States"),
        ("GB", "United Kingdom"),
    ],
)
def test_countries_are_found_by_name_and_code_the_best_first(typed: str, first: str) -> None:
    assert ranked(country_choices(), typed)[0].value == first


@pytest.mark.parametrize(
    ("country", "typed", "first"),
    [
        ("US", "new y", "NY"),
        ("CA", "qué", None),
        ("CA", "que", "QC"),
        ("AU", "wales", "NSW"),
        ("JP", "tok", "Tokyo"),
        ("JP", "東京", "Tokyo"),
        ("DE", "Bay", None),
    ],
)
def test_states_are_found_by_code_and_name_in_their_own_country(country: str, typed: str, first: str | None) -> None:
    found = ranked(state_choices(country), typed)
    assert (found[0].value if found else None) == first


def test_each_prefecture_is_offered_as_a_postcode_tells_it() -> None:
    offered = {choice.value for choice in state_choices("JP")}
    told = {state_of_postcode(f"{number:02}0-0000", "JP") for number in range(100)}
    assert offered == told
    assert len(offered) == 47


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("anna@gmial.com", ["anna@gmail.com"]),
        ("anna@g", ["anna@gmail.com", "anna@googlemail.com"]),
        ("anna@nord.con", ["anna@nord.com"]),
        ("anna@gmail.com", []),
        ("anna@nord.example", []),
        ("anna@", []),
        ("@g", []),
        ("", []),
    ],
)
def test_mail_addresses_are_ended_and_mended(typed: str, proposed: list[str]) -> None:
    assert [choice.value for choice in email_choices(typed)] == proposed


def test_nothing_is_proposed_where_all_is_said() -> None:
    assert ranked(country_choices(), "Liechtenstein") == []
    assert ranked(country_choices(), "nowhere") == []
    assert len(ranked(country_choices(), "")) == len(country_choices())


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")  # of any popup drawn without a screen
def test_the_completer_puts_in_the_value(qtbot: QtBot) -> None:
    line = TextInput()
    qtbot.addWidget(line)
    with qtbot.waitExposed(line):
        line.show()
    completer = ChoiceCompleter(currency_choices(), line)
    line.propose(completer)
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "swiss")
    popup = completer.popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "CHF"
    QTest.keyClick(line, Qt.Key.Key_F4)
    assert completer.completionCount() == len(currency_choices())
