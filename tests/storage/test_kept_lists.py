"""Account lists that a person keeps."""

from __future__ import annotations

import pytest

from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.kept_lists import KeptLists, ListEntry
from joor_desktop.storage.lists import AccountList, AccountLists

LABELS, REPS = AccountList.PRICE_LABELS, AccountList.SALES_REPS
EUROPE = ("EUR", "Europe", "")


@pytest.fixture
def lists(database: Database) -> KeptLists:
    return KeptLists(database)


def labelled(label: str) -> Record:
    """A customer with one price label."""
    return Record({}, {"price_types": [{"price_type_currency_code": "EUR", "price_type_label": label}]})


def test_the_first_entry_makes_a_list_complete(lists: KeptLists) -> None:
    assert not lists.is_complete("Paris", LABELS)
    assert lists.keep("Paris", LABELS, [[" EUR ", "Europe"], ["EUR", "Europe", ""], ["", " "]]) == 1
    assert lists.entries("paris", LABELS) == [ListEntry(EUROPE, 0, kept=True)]
    assert lists.is_complete("Paris", LABELS)
    lists.set_complete("Paris", LABELS, complete=False)
    lists.keep("Paris", LABELS, [("USD", "US", "USD")])
    assert not lists.is_complete("Paris", LABELS)
    assert lists.entries("Rome", LABELS) == []


def test_what_was_learned_is_counted_kept_or_taken_off(lists: KeptLists, database: Database) -> None:
    learning = AccountLists(database)
    learning.learn("Paris", [labelled("Europe"), labelled("Europe"), labelled("Swiss")])
    assert lists.entries("Paris", LABELS) == [
        ListEntry(EUROPE, 2, kept=False), ListEntry(("EUR", "Swiss", ""), 1, kept=False)
    ]
    assert not lists.is_complete("Paris", LABELS)
    lists.keep("Paris", LABELS, [("EUR", "Europe", "EUR")])
    lists.remove("Paris", LABELS, [("EUR", "Swiss", "")])
    assert lists.entries("Paris", LABELS) == [ListEntry(("EUR", "Europe", "EUR"), 2, kept=True)]
    learning.learn("Paris", [labelled("Swiss")])
    assert len(lists.entries("Paris", LABELS)) == 1


def test_what_goes_together_is_told_where_entries_agree(lists: KeptLists, database: Database) -> None:
    AccountLists(database).learn("Paris", [labelled("Europe"), labelled("Swiss")])
    lists.keep("Paris", LABELS, [("GBP", "Europe", ""), ("USD", "World", "USD"), ("EUR", "World", "USD")])
    currency, label, retail = LABELS.fields
    assert lists.together("Paris", LABELS, label, "Europe") == {currency: "GBP"}
    assert lists.together("Paris", LABELS, label, "World") == {retail: "USD"}
    assert lists.together("Paris", LABELS, label, "Swiss") == {currency: "EUR"}
    lists.remove("Paris", LABELS, [("EUR", "Swiss", "")])
    assert lists.together("Paris", LABELS, label, "Swiss") == {}
    assert lists.together("Paris", LABELS, label, "Nowhere") == {}


def test_an_entry_is_changed_where_it_stands_and_all_is_undone(lists: KeptLists) -> None:
    lists.keep("Paris", REPS, [("AB", ""), ("CD", "")])
    before = lists.state("Paris", REPS)
    lists.replace("Paris", REPS, ("AB", ""), ("AB", "anna@brand.com"))
    assert [entry.texts for entry in lists.entries("Paris", REPS)] == [("AB", "anna@brand.com"), ("CD", "")]
    lists.replace("Paris", REPS, ("CD", ""), ("", ""))
    assert len(lists.entries("Paris", REPS)) == 1
    lists.put_back("Paris", REPS, before)
    assert lists.state("Paris", REPS) == before
