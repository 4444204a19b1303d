"""What the account accepted is marked in the list, and what was changed since, through edits, undo and imports."""

from __future__ import annotations

import pytest

from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.storage.drafts import Counts, View
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.planes import plane_of
from joor_desktop.storage.send_upgrades import SENT_FAULTY
from joor_desktop.storage.tally import count_anew_at_end
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.list_states import state_texts
from joor_desktop.work.sent_marks import mark_anew
from tests.work.customers import good_record

PHONE = ValuePath(field="customer_phone")
CODE = ValuePath(field="customer_code")


@pytest.fixture
def list_id(desk: Desk) -> int:
    return desk.drafts.create("Spring fair", "paris")


@pytest.fixture
def ids(desk: Desk, profile: Profile, list_id: int) -> list[int]:
    """Three customers; the first two were sent and accepted, the third came afterwards."""
    editor = ListEditor(desk.drafts, list_id)
    ids = [editor.add_customer(good_record(number)) for number in (1, 2)]
    send(desk, profile, list_id)
    return [*ids, editor.add_customer(good_record(3))]


def send(desk: Desk, profile: Profile, list_id: int) -> None:
    plan = desk.sender.plan_list(TaskContext(), profile, list_id)
    assert desk.sender.send(TaskContext(), plan) is not None


def shown(desk: Desk, list_id: int) -> tuple[list[int], list[int]]:
    """The customers that were sent, and those that were changed since; the counts agree with them."""
    sent, changed = (list(desk.drafts.order(list_id, view)) for view in (View.SENT, View.CHANGED))
    counts = desk.drafts.counts(list_id)
    assert (counts.sent, counts.changed) == (len(sent), len(changed))
    stored = desk.drafts.page(desk.drafts.order(list_id))
    assert [each.id for each in stored if each.changed] == changed
    assert [each.id for each in stored if each.sent and not each.changed] == sent
    return sent, changed


def test_what_was_accepted_is_sent_and_what_came_later_is_not(desk: Desk, list_id: int, ids: list[int]) -> None:
    assert shown(desk, list_id) == (ids[:2], [])


def test_an_edit_and_its_undo_turn_the_mark(desk: Desk, list_id: int, ids: list[int]) -> None:
    editor = ListEditor(desk.drafts, list_id)
    editor.set_value(ids[0], PHONE, "555")
    assert shown(desk, list_id) == ([ids[1]], [ids[0]])
    editor.undo()
    assert shown(desk, list_id) == (ids[:2], [])
    editor.redo()
    assert shown(desk, list_id) == ([ids[1]], [ids[0]])
    editor.set_value(ids[0], PHONE, good_record(1).value(PHONE))
    assert shown(desk, list_id) == (ids[:2], [])


def test_another_spelling_of_the_same_is_no_change(
    desk: Desk, profile: Profile, list_id: int, ids: list[int]
) -> None:
    doors = ValuePath("shipping_addresses", 0, "shipping_create_doors")
    editor = ListEditor(desk.drafts, list_id)
    editor.set_value(ids[0], doors, "yes")
    send(desk, profile, list_id)
    editor.set_value(ids[0], doors, "x")
    assert shown(desk, list_id) == (ids, [])
    editor.set_value(ids[0], doors, "no")
    assert shown(desk, list_id) == (ids[1:], ids[:1])


def would_be_sent(desk: Desk, profile: Profile, list_id: int) -> int:
    """How many customers a send takes; the count says the same, kept up as it is and counted anew, and so does the
    view."""
    plan = desk.sender.plan_list(TaskContext(), profile, list_id)
    taken = len(plan.going)
    counted = desk.drafts.counts(list_id)
    assert counted.ready == taken
    assert list(desk.drafts.order(list_id, View.READY)) == [each.record_id for each in plan.going]
    database = desk.drafts.database
    with database.transaction():
        count_anew_at_end(database, plane_of(database, list_id).key)
    assert desk.drafts.counts(list_id) == counted
    return taken


def test_the_count_of_what_is_to_be_sent_is_what_a_send_takes(
    desk: Desk, profile: Profile, list_id: int, ids: list[int]
) -> None:
    editor = ListEditor(desk.drafts, list_id)
    assert would_be_sent(desk, profile, list_id) == 1
    editor.set_value(ids[2], CODE, good_record(1).value(CODE))
    assert desk.drafts.counts(list_id).sent_faulty == 1
    assert would_be_sent(desk, profile, list_id) == 0
    editor.delete_customers([ids[0]])
    assert desk.drafts.counts(list_id).sent_faulty == 0
    editor.undo()
    assert desk.drafts.counts(list_id).sent_faulty == 1
    editor.undo()
    assert would_be_sent(desk, profile, list_id) == 1


@pytest.mark.parametrize("outcome", ["waiting", "sending", "unknown"])
@pytest.mark.parametrize("other_list", [False, True])
def test_customers_of_a_send_that_is_not_settled_are_not_ready_whatever_list_it_is_of(
    desk: Desk, profile: Profile, list_id: int, ids: list[int], outcome: str, *, other_list: bool
) -> None:
    """Neither as they were sent nor edited since; their rows tell why."""
    editor = ListEditor(desk.drafts, list_id)
    if other_list:
        list_id = desk.drafts.create("Autumn", "paris")
        editor = ListEditor(desk.drafts, list_id)
        ids = [editor.add_customer(good_record(number)) for number in (1, 2, 3)]
    desk.drafts.database.run(f"UPDATE job SET outcome = '{outcome}'")
    desk.drafts.database.run("UPDATE line SET sent = NULL, changed = 0")
    with desk.drafts.database.transaction():
        count_anew_at_end(desk.drafts.database, list_id)
    for _ in range(2):
        assert would_be_sent(desk, profile, list_id) == 1
        states = state_texts(TaskContext(), desk.drafts, list_id, {})
        assert [states[each] for each in ids] == [outcome, outcome, "0"]
        editor.set_value(ids[0], PHONE, "555")
    assert len(desk.drafts.entry_order(list_id, "shipping_addresses", View.READY)[0]) == 1


def test_whoever_waits_under_the_same_code_in_another_row_is_not_ready(
    desk: Desk, profile: Profile, list_id: int, ids: list[int]
) -> None:
    """A code that only looks alike is another customer."""
    desk.drafts.database.run("UPDATE job SET outcome = 'waiting'")
    desk.drafts.database.run("UPDATE line SET sent = NULL, changed = 0")
    with desk.drafts.database.transaction():
        count_anew_at_end(desk.drafts.database, list_id)
    editor = ListEditor(desk.drafts, list_id)
    editor.delete_customers(ids[:1])
    again = editor.add_customer(good_record(1))
    assert would_be_sent(desk, profile, list_id) == 1
    editor.set_value(again, CODE, "el-0001")
    assert would_be_sent(desk, profile, list_id) == 2
    editor.set_value(again, CODE, "EL001")
    assert would_be_sent(desk, profile, list_id) == 2
    editor.set_value(again, CODE, "EL0001")
    assert would_be_sent(desk, profile, list_id) == 1


def test_deleted_customers_count_no_more_until_they_are_back(desk: Desk, list_id: int, ids: list[int]) -> None:
    editor = ListEditor(desk.drafts, list_id)
    editor.set_value(ids[1], PHONE, "555")
    editor.delete_customers(ids[:2])
    assert shown(desk, list_id) == ([], [])
    editor.undo()
    assert shown(desk, list_id) == (ids[:1], ids[1:2])


def test_sending_a_changed_customer_again_makes_it_sent(
    desk: Desk, profile: Profile, list_id: int, ids: list[int]
) -> None:
    ListEditor(desk.drafts, list_id).set_value(ids[0], PHONE, "555")
    send(desk, profile, list_id)
    assert shown(desk, list_id) == (ids, [])


def test_customers_that_are_sent_from_another_list_are_marked_when_it_is_done_anew(
    desk: Desk, profile: Profile, ids: list[int]
) -> None:
    other = desk.drafts.create("Autumn", "paris")
    editor = ListEditor(desk.drafts, other)
    new = [editor.add_customer(good_record(number)) for number in (2, 1, 9)]
    editor.set_value(new[1], PHONE, "555")
    assert shown(desk, other) == ([], [])
    assert mark_anew(TaskContext(), desk.drafts, other)
    assert shown(desk, other) == ([new[0]], [new[1]])
    assert not mark_anew(TaskContext(), desk.drafts, other)


def test_another_profile_has_accepted_nothing(desk: Desk, list_id: int, ids: list[int]) -> None:
    desk.profiles.add(Profile("rome", Environment.CUSTOM, "http://127.0.0.1:9"))
    desk.drafts.set_profile(list_id, "rome")
    assert mark_anew(TaskContext(), desk.drafts, list_id)
    assert shown(desk, list_id) == ([], [])
    desk.drafts.set_profile(list_id, "paris")
    assert mark_anew(TaskContext(), desk.drafts, list_id)
    assert shown(desk, list_id) == (ids[:2], [])


def test_where_nothing_was_sent_nothing_is_done(desk: Desk, list_id: int) -> None:
    ListEditor(desk.drafts, list_id).add_customer(good_record(1))
    assert not mark_anew(TaskContext(), desk.drafts, list_id)
    assert desk.drafts.counts(list_id) == Counts(1, 0, 0)
    assert Ledger(desk.drafts.database).sends() == []


def test_an_older_file_learns_how_many_of_the_sent_have_errors(
    desk: Desk, profile: Profile, list_id: int, ids: list[int]
) -> None:
    ListEditor(desk.drafts, list_id).set_value(ids[2], CODE, good_record(1).value(CODE))
    database = desk.drafts.database
    with database.transaction():
        database.run("DELETE FROM tally WHERE code = 'sent-faulty'")
        database.run(SENT_FAULTY.strip().removesuffix(";"))
    assert would_be_sent(desk, profile, list_id) == 0
