"""The states of a whole list: those that its rows say one by one, found without working out what is known already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.profile import Profile
from joor_desktop.model.record import Record
from joor_desktop.storage.copying import duplicate
from joor_desktop.work import editing, list_states, whole_steps
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.list_states import state_texts
from joor_desktop.work.refreshing import refresh_list
from joor_desktop.work.row_states import row_facts
from joor_desktop.work.state_texts import row_state
from tests.work.customers import good_record

PHONE = ValuePath(field="customer_phone")
CODE = ValuePath(field="customer_code")


def written(number: int) -> Record:
    """A customer whose tables stand in another order than those of the program."""
    record = good_record(number)
    return Record(record.values, dict(reversed(record.entries.items())))


@pytest.fixture
def list_id(desk: Desk) -> int:
    return desk.drafts.create("Spring fair", "paris")


@pytest.fixture
def ids(desk: Desk, profile: Profile, list_id: int) -> list[int]:
    """Five customers: four were sent, of which JOOR refused the first three, and one came afterwards."""
    editor = ListEditor(desk.drafts, list_id)
    ids = [editor.add_customer(written(number)) for number in range(4)]
    plan = desk.sender.plan_list(TaskContext(), profile, list_id)
    assert desk.sender.send(TaskContext(), plan) is not None
    desk.drafts.database.run("UPDATE job SET outcome = 'refused', status = NULL WHERE id = 1")
    desk.drafts.database.run("UPDATE line SET sent = NULL WHERE id <= ?", (ids[2],))
    return [*ids, editor.add_customer(good_record(4))]


def row_texts(desk: Desk, list_id: int) -> dict[int, str]:
    """The states as the rows say them, from their content alone."""
    stored = desk.drafts.page(desk.drafts.order(list_id))
    facts = row_facts(desk.drafts, stored, datetime.now().astimezone())
    return {
        each.id: row_state(each.errors, facts.get(each.id), sent=each.sent, changed=each.changed) for each in stored
    }


def texts(desk: Desk, list_id: int) -> list[str]:
    """The states of the list, which are those of its rows."""
    found = state_texts(TaskContext(), desk.drafts, list_id, {})
    assert found == row_texts(desk, list_id)
    return list(found.values())


def never(_record: Record) -> bytes:
    raise AssertionError("worked out")


@pytest.fixture
def nothing_worked_out(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on no fingerprint is worked out for the states of a list."""
    return lambda: monkeypatch.setattr(list_states, "fingerprint", never)


def test_after_a_send_nothing_has_to_be_worked_out(
    desk: Desk, list_id: int, ids: list[int], nothing_worked_out: Callable[[], None]
) -> None:
    nothing_worked_out()
    assert texts(desk, list_id) == ["refused"] * 3 + ["accepted", "0"]
    assert len(ids) == 5


@pytest.mark.parametrize("patched", [False, True])
def test_edits_and_their_undo_are_seen(
    desk: Desk, list_id: int, ids: list[int], monkeypatch: pytest.MonkeyPatch, patched: bool
) -> None:
    if patched:
        monkeypatch.setattr(editing, "_MANY", 0)
    editor = ListEditor(desk.drafts, list_id)
    editor.set_value(ids[0], PHONE, "555")
    assert texts(desk, list_id) == ["0", "refused", "refused", "accepted", "0"]
    editor.set_values([(ids[1], PHONE, "555"), (ids[3], PHONE, "555")])
    assert texts(desk, list_id) == ["0", "0", "refused", "changed", "0"]
    editor.undo()
    assert texts(desk, list_id) == ["0", "refused", "refused", "accepted", "0"]
    editor.set_value(ids[0], PHONE, good_record(0).value(PHONE))
    assert texts(desk, list_id) == ["refused"] * 3 + ["accepted", "0"]
    editor.delete_customers(ids[:1])
    editor.set_value(ids[4], CODE, good_record(0).customer_code)
    assert texts(desk, list_id) == ["refused"] * 2 + ["accepted", "0"]


def test_a_step_of_all_is_seen_and_got_ready(
    desk: Desk, list_id: int, ids: list[int], monkeypatch: pytest.MonkeyPatch, nothing_worked_out: Callable[[], None]
) -> None:
    monkeypatch.setattr(whole_steps, "_FROM", 0)
    editor = ListEditor(desk.drafts, list_id)
    editor.set_values([(each, PHONE, "555") for each in ids])
    assert texts(desk, list_id) == ["0"] * 3 + ["changed", "0"]
    refresh_list(TaskContext(), desk.drafts.database.path, list_id)
    nothing_worked_out()
    assert texts(desk, list_id) == ["0"] * 3 + ["changed", "0"]
    editor.undo()
    assert texts(desk, list_id) == ["refused"] * 3 + ["accepted", "0"]


def test_a_copy_of_the_list_is_got_ready_in_parts(
    desk: Desk, list_id: int, ids: list[int], monkeypatch: pytest.MonkeyPatch, nothing_worked_out: Callable[[], None]
) -> None:
    copied = duplicate(desk.drafts.database, list_id, "Copy", "Copy")
    before = texts(desk, list_id)
    assert texts(desk, copied) == before
    for most, more in ((2, True), (2, False)):
        assert list_states.get_ready(TaskContext(), desk.drafts, copied, most) == more
    nothing_worked_out()
    assert texts(desk, copied) == before
    assert len(ids) == len(before)
    assert not list_states.get_ready(TaskContext(), desk.drafts, copied, 2)


def test_of_what_was_sent_twice_the_last_counts(
    desk: Desk, profile: Profile, list_id: int, ids: list[int]
) -> None:
    plan = desk.sender.plan_list(TaskContext(), profile, list_id)
    assert desk.sender.send(TaskContext(), plan) is not None
    desk.drafts.database.run("UPDATE job SET outcome = 'unknown', status = NULL WHERE id > 2")
    desk.drafts.database.run("UPDATE line SET sent = NULL WHERE id <> ?", (ids[3],))
    assert texts(desk, list_id) == ["unknown"] * 3 + ["accepted", "unknown"]
