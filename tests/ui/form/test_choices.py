"""Proposals while one types."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from joor_desktop.ui.form.choices import (
    ChoiceCompleter,
    ChoiceModel,
    country_choices,
    currency_choices,
    plain_choices,
)


@pytest.mark.parametrize("choices", [country_choices(), currency_choices(), plain_choices(["A", "B"]), ()])
def test_the_model_keeps_the_rules(qtbot: QtBot, choices: tuple[object, ...]) -> None:
    model = ChoiceModel(choices)  # type: ignore[arg-type]
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == len(choices)


@pytest.mark.parametrize(("typed", "found"), [("ital", "Italy"), ("DEU", "Germany"), ("states", "United States")])
def test_countries_are_found_by_name_and_code(qtbot: QtBot, typed: str, found: str) -> None:
    completer = ChoiceCompleter(country_choices(), ChoiceModel(()))
    completer.setCompletionPrefix(typed)
    shown = completer.completionModel()
    values = [completer.pathFromIndex(shown.index(row, 0)) for row in range(shown.rowCount())]
    assert found in values


def test_currencies_put_in_their_code(qtbot: QtBot) -> None:
    completer = ChoiceCompleter(currency_choices(), ChoiceModel(()))
    completer.setCompletionPrefix("euro")
    assert completer.pathFromIndex(completer.completionModel().index(0, 0)) == "EUR"
