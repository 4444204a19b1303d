"""Rows that are put between others: where they stand, what they hold, and that undoing leaves no trace."""

from __future__ import annotations

import pytest

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.row_edits import duplicate_customers, duplicate_entries, insert_customers
from tests.checks.examples import good_record


def order(drafts: Drafts, list_id: int) -> list[int]:
    return list(drafts.order(list_id))


def test_customers_come_above_one_of_the_list(editor: ListEditor, drafts: Drafts, list_id: int) -> None:
    first, second, third = order(drafts, list_id)
    came = insert_customers(editor, second, 2)
    new = list(came.edit.record_ids[:2])
    assert order(drafts, list_id) == [first, *new, second, third]
    assert (came.record_id, came.rows) == (new[0], 2)
    above_all = insert_customers(editor, first, 1)
    assert order(drafts, list_id)[0] == above_all.record_id
    for _ in range(2):
        editor.undo()
    assert order(drafts, list_id) == [first, second, third]


def test_there_is_always_room_between_two_customers(editor: ListEditor, drafts: Drafts, list_id: int) -> None:
    first, second, third = order(drafts, list_id)
    editor.set_value(third, Path(field="customer_contact_email"), "no address")
    problems = drafts.page([third])[0].problems
    expected = [first]
    # Each time half of the room is left, and there is room for twenty.
    expected += [insert_customers(editor, second, 1).record_id for _ in range(45)]
    assert order(drafts, list_id) == [*expected, second, third]
    for place in range(45):
        expected.insert(1, insert_customers(editor, expected[1], 1).record_id)
        assert order(drafts, list_id) == [*expected, second, third], place
    assert drafts.page([third])[0].problems == problems
    while editor.undo_label == "Insert a customer":
        editor.undo()
    assert order(drafts, list_id) == [first, second, third]


def test_more_customers_than_there_is_room_for(editor: ListEditor, drafts: Drafts, list_id: int) -> None:
    first, *rest = order(drafts, list_id)
    for _ in range(19):
        insert_customers(editor, order(drafts, list_id)[1], 1)
    before = order(drafts, list_id)
    came = insert_customers(editor, before[1], 50)
    assert order(drafts, list_id) == [first, *came.edit.record_ids[:50], *before[1:]]
    assert before[-2:] == rest


def test_copies_come_below_their_customers_without_a_code(editor: ListEditor, drafts: Drafts, list_id: int) -> None:
    first, second, third = order(drafts, list_id)
    came = duplicate_customers(editor, [first, third])
    one, two = came.edit.record_ids[:2]
    assert order(drafts, list_id) == [first, one, second, third, two]
    original, copy = (stored.record for stored in drafts.page([third, two]))
    assert copy.customer_code == ""
    assert copy.entries == original.entries
    assert drafts.counts(list_id).customers == 5
    editor.undo()
    assert drafts.counts(list_id).customers == 3
    assert order(drafts, list_id) == [first, second, third]


@pytest.mark.parametrize("node_key", ["shipping_addresses", "buyers"])
def test_copies_of_entries_come_below_them(editor: ListEditor, drafts: Drafts, node_key: str) -> None:
    customer = editor.add_customer(good_record())
    before = drafts.page([customer])[0].record.entries[node_key]
    came = duplicate_entries(editor, node_key, [(customer, index) for index in range(len(before))])
    after = drafts.page([customer])[0].record.entries[node_key]
    without_code = [{name: text for name, text in entry.items() if name != "shipping_code"} for entry in before]
    assert after[::2] == before
    assert after[1::2] == without_code
    assert came.rows == len(before)
