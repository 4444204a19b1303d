"""A list is checked again by itself where the rules are others than those that it was checked by."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing

import pytest

from joor_desktop.checks import account
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage import tally
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList, AccountLists
from joor_desktop.storage.writing import Row
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.refreshing import is_checked, refresh_list
from joor_desktop.work.rules import AccountRules
from tests.storage.lists import fill
from tests.work.customers import good_record

LABEL = Path("price_types", 0, "price_type_label")


def labelled(number: int, label: str) -> Record:
    record = good_record(number)
    record.set_value(LABEL, label)
    return record


def codes(drafts: Drafts, list_id: int) -> list[list[str]]:
    return [[each.code for each in stored.problems] for stored in drafts.page(drafts.order(list_id))]


def refresh(drafts: Drafts, list_id: int) -> bool:
    """Until all is done, as the window does it."""
    position: int | None = 0
    changed = False
    while position is not None:
        done, position = refresh_list(TaskContext(), drafts.database.path, list_id, position)
        changed = changed or done
    return changed


@pytest.fixture
def stale(drafts: Drafts) -> int:
    """A list of two that an earlier version checked, which saw nothing wrong with a faulty one, and a false fault."""
    list_id = drafts.create("Spring fair", "practice")
    editor = ListEditor(drafts, list_id)
    bad = good_record(2)
    bad.values["customer_contact_email"] = "anna at nord"
    for record in (good_record(1), bad):
        editor.add_customer(record)
    drafts.note_rules(list_id, "an earlier version")
    drafts.database.run("DELETE FROM problem")
    drafts.database.run(
        "INSERT INTO problem SELECT list_id, position, 0, 2, 'required', '', 0, 'customer_name', NULL, NULL, 0 "
        "FROM line WHERE code = 'EL0001'"
    )
    drafts.database.run("UPDATE line SET errors = (code = 'EL0001'), warnings = 0")
    with drafts.database.transaction():
        tally.count_anew_at_end(drafts.database, list_id)
    return list_id


def test_a_list_that_was_checked_by_other_rules_is_checked_anew(drafts: Drafts, stale: int) -> None:
    assert not is_checked(drafts, stale)
    assert refresh(drafts, stale)
    assert codes(drafts, stale) == [[], ["email"]]
    assert is_checked(drafts, stale)
    assert [(kind.code, kind.customers) for kind in drafts.kinds(stale)] == [("email", 1)]
    assert not refresh(drafts, stale)


def test_checking_anew_is_no_step_and_changes_no_value(drafts: Drafts, stale: int) -> None:
    before = [stored.record for stored in drafts.page(drafts.order(stale))]
    steps = ListEditor(drafts, stale).history()
    refresh(drafts, stale)
    assert [stored.record for stored in drafts.page(drafts.order(stale))] == before
    assert ListEditor(drafts, stale).history() == steps


def test_a_long_list_is_checked_in_parts(drafts: Drafts) -> None:
    list_id = drafts.create("Long", "practice")
    fill(drafts.database, list_id, [good_record(number) for number in range(1, 6002)])
    drafts.note_rules(list_id, "0.1")
    done, position = refresh_list(TaskContext(), drafts.database.path, list_id)
    assert not done
    assert position is not None
    assert not is_checked(drafts, list_id)
    assert refresh_list(TaskContext(), drafts.database.path, list_id, position) == (False, None)
    assert is_checked(drafts, list_id)


def test_an_empty_list_is_checked(drafts: Drafts) -> None:
    assert is_checked(drafts, drafts.create("Empty", "practice"))


def test_a_label_that_is_nearly_one_of_the_accounts_is_proposed(drafts: Drafts) -> None:
    list_id = drafts.create("Spring fair", "practice")
    editor = ListEditor(drafts, list_id)
    ids = [editor.add_customer(labelled(number, label)) for number, label in ((1, "wholesale-eu"), (2, "Net 60"))]
    refresh(drafts, list_id)
    assert codes(drafts, list_id) == [[], []]
    AccountLists(drafts.database).learn("practice", [labelled(9, "Wholesale EU"), labelled(9, "Net 30")])
    assert not is_checked(drafts, list_id)
    refresh(drafts, list_id)
    assert codes(drafts, list_id) == [["account-slip"], []]
    [problem] = drafts.page(ids[:1])[0].problems
    assert (problem.fix, problem.likely) == ("Wholesale EU", True)
    editor.fix(ids[0], problem)
    assert codes(drafts, list_id) == [[], []]
    editor.undo()
    assert codes(drafts, list_id) == [["account-slip"], []]


def test_what_is_new_to_a_well_known_account_is_told_while_it_is_typed(drafts: Drafts) -> None:
    list_id = drafts.create("Spring fair", "practice")
    editor = ListEditor(drafts, list_id)
    record_id = editor.add_customer(labelled(1, "Wholesale EU"))
    AccountLists(drafts.database).learn("practice", [labelled(number, "Wholesale EU") for number in range(25)])
    editor.set_value(record_id, LABEL, "Showroom")
    assert codes(drafts, list_id) == [["account-unknown"]]
    editor.set_value(record_id, LABEL, "Wholesale EU")
    assert codes(drafts, list_id) == [[]]
    assert codes(drafts, list_id) == [[]]


def test_another_profile_has_other_lists(drafts: Drafts) -> None:
    list_id = drafts.create("Spring fair", "practice")
    ListEditor(drafts, list_id).add_customer(labelled(1, "wholesale-eu"))
    AccountLists(drafts.database).learn("practice", [labelled(9, "Wholesale EU")])
    refresh(drafts, list_id)
    assert codes(drafts, list_id) == [["account-slip"]]
    drafts.set_profile(list_id, "rome")
    refresh(drafts, list_id)
    assert codes(drafts, list_id) == [[]]


def test_a_complete_list_is_held_against_exactly(drafts: Drafts) -> None:
    list_id = drafts.create("Spring fair", "practice")
    editor = ListEditor(drafts, list_id)
    labels = ("Wholesale EU", "wholesale-eu", "Showroom", "Wholesale US")
    ids = [editor.add_customer(labelled(number, label)) for number, label in enumerate(labels, 1)]
    kept = KeptLists(drafts.database)
    kept.keep("practice", AccountList.PRICE_LABELS, [("EUR", "Wholesale EU", ""), ("USD", "Wholesale US", "")])
    assert not is_checked(drafts, list_id)
    refresh(drafts, list_id)
    assert codes(drafts, list_id) == [[], ["account-nearly"], ["account-unlisted"], ["account-pair"]]
    [problem] = drafts.page(ids[3:])[0].problems
    assert (problem.path.field, problem.params["meant"]) == ("price_type_currency_code", "USD")
    kept.set_complete("practice", AccountList.PRICE_LABELS, complete=False)
    refresh(drafts, list_id)
    assert codes(drafts, list_id) == [[], ["account-slip"], [], []]


def test_a_sales_rep_s_address_stands_for_the_code(drafts: Drafts) -> None:
    list_id = drafts.create("Spring fair", "practice")
    record = good_record(1)
    record.values["sales_rep_code"] = "Anna@brand.com"
    record_id = ListEditor(drafts, list_id).add_customer(record)
    KeptLists(drafts.database).keep("practice", AccountList.SALES_REPS, [("AB", "anna@brand.com")])
    refresh(drafts, list_id)
    [problem] = drafts.page([record_id])[0].problems
    assert (problem.code, problem.fix) == ("account-nearly", "AB")


def test_an_address_of_two_sales_reps_stands_for_neither(drafts: Drafts) -> None:
    list_id = drafts.create("Spring fair", "practice")
    record = good_record(1)
    record.values["sales_rep_code"] = "anna@brand.com"
    record_id = ListEditor(drafts, list_id).add_customer(record)
    reps = [("AB", "anna@brand.com"), ("XY", "Anna@brand.com")]
    KeptLists(drafts.database).keep("practice", AccountList.SALES_REPS, reps)
    refresh(drafts, list_id)
    [problem] = drafts.page([record_id])[0].problems
    assert (problem.code, problem.fix) == ("account-unlisted", None)


def test_whoever_edits_while_customers_are_checked_again_does_not_wait_and_keeps_the_edit(
    drafts: Drafts, stale: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = drafts.order(stale)
    checker, edits, before = AccountRules.checker, list[float](), sys.getswitchinterval()

    def edit_first(rules: AccountRules) -> Callable[[Row], Row]:
        if not edits:
            assert sys.getswitchinterval() < before  # threads take turns more often meanwhile
            edits.append(time.perf_counter())
            with closing(Database(drafts.database.path)) as own:
                ListEditor(Drafts(own), stale).set_value(order[1], Path(field="customer_name"), "")
            edits.append(time.perf_counter())
        return checker(rules)

    monkeypatch.setattr(AccountRules, "checker", edit_first)
    assert refresh(drafts, stale)
    assert edits[1] - edits[0] < 5
    assert sys.getswitchinterval() == before
    faulty = drafts.record(order[1])
    assert faulty is not None
    assert not faulty.record.customer_name
    assert codes(drafts, stale) == [[], ["required", "email"]]


def test_what_many_customers_share_is_looked_for_once(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    list_id = drafts.create("Spring fair", "practice")
    fill(drafts.database, list_id, [labelled(number, "Europ") for number in range(5)])
    KeptLists(drafts.database).keep("practice", AccountList.PRICE_LABELS, [("EUR", "Europe", "EUR")])
    sought = list[str]()

    def nearest(text: str, accepted: Mapping[str, int]) -> str | None:
        sought.append(text)
        return next(iter(accepted))

    monkeypatch.setattr(account, "nearest", nearest)
    assert refresh(drafts, list_id)
    assert sought == ["Europ"]
    assert codes(drafts, list_id) == [["account-nearly"]] * 5
