"""Account lists are learned from what was accepted."""

from __future__ import annotations

import pytest

from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.lists import AccountList, AccountLists
from tests.storage.lists import good_record


@pytest.fixture
def lists(database: Database) -> AccountLists:
    return AccountLists(database)


def test_entries_are_learned_the_most_used_first(lists: AccountLists) -> None:
    swiss = good_record(3)
    swiss.entries["price_types"].append({"price_type_currency_code": "CHF", "price_type_label": "Swiss"})
    lists.learn("Paris", [good_record(1), good_record(2), swiss])
    assert lists.values("paris", AccountList.PRICE_LABELS) == [("EUR", "Europe", "EUR"), ("CHF", "Swiss", "")]
    assert lists.values("Paris", AccountList.SALES_REPS) == [("AB",)]
    assert lists.values("Paris", AccountList.GROUPS) == [("Specialty", "")]
    assert lists.values("Paris", AccountList.WAREHOUSES) == [("W1", "")]
    assert lists.values("Paris", AccountList.PAYMENT_METHODS) == []


def test_use_adds_up(lists: AccountLists) -> None:
    lists.learn("Paris", [Record({"sales_rep_code": "AB"})])
    lists.learn("Paris", [Record({"sales_rep_code": "CD"})] * 2)
    assert lists.values("Paris", AccountList.SALES_REPS) == [("CD",), ("AB",)]
    lists.learn("Paris", [Record({"sales_rep_code": "AB"})] * 2)
    assert lists.values("Paris", AccountList.SALES_REPS) == [("AB",), ("CD",)]


def test_a_currency_is_learned_as_its_code_however_it_was_written(lists: AccountLists) -> None:
    """JOOR got the code; two ways to write it are no two price labels."""
    for written in ("EUR", "eur", " Eur"):
        entry = {"price_type_currency_code": written, "price_type_label": "Europe"}
        lists.learn("Paris", [Record({}, {"price_types": [entry]})])
    assert lists.counted("Paris", AccountList.PRICE_LABELS) == [(("EUR", "Europe", ""), 3)]


def test_profiles_have_lists_of_their_own(lists: AccountLists) -> None:
    lists.learn("Paris", [good_record(1)])
    assert lists.values("Milan", AccountList.SALES_REPS) == []
    lists.forget("Paris")
    assert lists.values("Paris", AccountList.SALES_REPS) == []


@pytest.mark.parametrize("kind", AccountList)
def test_lists_are_made_of_fields_of_the_table(kind: AccountList) -> None:
    names = {field.name for field in NODE_BY_KEY[kind.node].fields}
    assert names.issuperset(kind.fields)
    assert all(AccountList.of_field(kind.node, field) is kind for field in kind.fields)


def test_most_fields_have_no_list() -> None:
    assert AccountList.of_field("", "customer_name") is None
