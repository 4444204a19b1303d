"""When messages are told."""

from __future__ import annotations

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.ui.form.patience import Patience

NAME = Path(field="customer_name")


def test_what_was_wrong_before_is_told() -> None:
    patience = Patience()
    patience.begin([Problem(Severity.ERROR, "required", NAME)], new=False)
    assert patience.tells(NAME)


def test_a_new_customer_is_told_nothing_before_a_field_was_left() -> None:
    patience = Patience()
    patience.begin([Problem(Severity.ERROR, "required", NAME)], new=True)
    assert not patience.tells(NAME)
    patience.leave(NAME)
    assert patience.tells(NAME)


def test_the_next_customer_starts_anew() -> None:
    patience = Patience()
    patience.leave(NAME)
    patience.begin([], new=False)
    assert not patience.tells(NAME)


def test_an_entry_that_goes_takes_its_messages_along() -> None:
    patience = Patience()
    for index in (0, 1, 2):
        patience.leave(Path("buyers", index, f"field_{index}"))
    patience.forget_entry("buyers", 1)
    assert patience.tells(Path("buyers", 0, "field_0"))
    assert patience.tells(Path("buyers", 1, "field_2"))
    assert not patience.tells(Path("buyers", 1, "field_1"))
