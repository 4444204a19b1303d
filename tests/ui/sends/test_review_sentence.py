"""The sentence with which the review begins, as the person reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.storage.claims import Standing
from joor_desktop.storage.lists import AccountList
from joor_desktop.ui.sends.review_sentence import plan_sentence
from joor_desktop.work.plan import LeftOut, PlannedCustomer, Reason, SendPlan

PARIS = Profile("Paris", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION], batch_size=40)
TODAY = date(2026, 11, 24)
"""A Tuesday; Thursday is a holiday of JOOR's people."""


def going(standing: Standing, count: int) -> list[PlannedCustomer]:
    return [PlannedCustomer(number, f"C{number}", "Shop", b"", standing) for number in range(count)]


def test_all_of_a_plan_in_one_sentence() -> None:
    """An update of what a colleague sent counts as changed; errors are told further down."""
    plan = SendPlan(PARIS)
    plan.going = [*going(Standing.NEW, 37), *going(Standing.CHANGED, 10), *going(Standing.THERE, 2)]
    plan.looked = dict.fromkeys(range(37), datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    plan.left_out = [LeftOut(number, "S", "Shop", Reason.SAME) for number in range(351)]
    plan.left_out.append(LeftOut(0, "E", "Shop", Reason.ERRORS))
    plan.unlisted = {
        AccountList.PRICE_LABELS: {0: ("EUR A", "EUR B"), 1: ("EUR A",)},
        AccountList.SALES_REPS: {0: ("AB",)},
    }
    assert plan_sentence(plan, TODAY) == (
        "37 new, 12 changed, 351 the same (left out), to PRODUCTION, profile Paris; 2 jobs; "
        "2 price labels not on your account list, in 2 customers; "
        "Sales reps: 1 not on your account list, in 1 customer; JOOR's matching by about Wed 25 - Fri 27 Nov"
    )


def test_nobody_is_called_new_of_whom_nobody_knows() -> None:
    """Who was not looked up is told apart; who was sent from here before is known without."""
    plan = SendPlan(PARIS, going=[*going(Standing.NEW, 3), *going(Standing.CHANGED, 2)])
    plan.looked = {0: datetime(2026, 11, 24, 9, 0, tzinfo=UTC)}
    said = "1 new, 2 for the first time (not looked up), 2 changed, {same}, to PRODUCTION, profile Paris; 1 job"
    assert plan_sentence(plan, TODAY).startswith(said.format(same="0 the same (left out)"))
    plan.again = True
    assert plan_sentence(plan, TODAY).startswith(said.format(same="0 once more"))


def test_what_goes_once_more_is_not_left_out() -> None:
    """Nothing is said of matching where nothing is matched, nor of an end where there is none."""
    plan = SendPlan(PARIS, again=True, going=[*going(Standing.SAME, 3), *going(Standing.UNKNOWN, 1)])
    assert plan_sentence(plan, TODAY) == "0 new, 0 changed, 4 once more, to PRODUCTION, profile Paris; 1 job"
    plan.going = going(Standing.NEW, 1100)
    assert plan_sentence(plan, TODAY).endswith("; 28 jobs; JOOR's matching not before Tue 1 Dec")
