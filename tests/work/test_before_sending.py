"""What a plan tells before anything is sent: what changes, what JOOR has already, codes that look like known ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.profile import Profile
from joor_desktop.model.record import Record
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.claims import Standing
from joor_desktop.storage.customer_rows import rows_of_job
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.sent_history import SentHistory
from joor_desktop.work.context import TaskContext
from joor_desktop.work.customer_states import story
from joor_desktop.work.desk import Desk
from joor_desktop.work.plan import SendPlan
from tests.work.customers import good_record
from tests.work.test_sending import records, sent


def planned(desk: Desk, profile: Profile, customers: list[Record], read_first: int = 250) -> SendPlan:
    """What sending them would do, with a look on JOOR before."""
    return desk.sender.plan_records(TaskContext(), profile, "list.xlsx", customers, read_first=read_first)


def changes(plan: SendPlan) -> dict[int, list[tuple[str, str, str]]]:
    """By number: the places that change, with what is there and what comes."""
    return {
        number: [(str(each.path), each.told, each.sent) for each in found] for number, found in plan.changes.items()
    }


def with_code(code: str) -> Record:
    """A customer with another code."""
    record = good_record(1)
    record.set_value(ValuePath(field="customer_code"), code)
    return record


def elsewhere(desk: Desk, profile: Profile, customers: list[Record]) -> None:
    """A colleague's computer sends them: JOOR has them, and this ledger knows nothing of it."""
    sent(desk, profile, customers)
    for table in ("send", "job", "sent_customer", "sent_body"):
        desk.drafts.database.run(f"DELETE FROM {table}")


def test_price_labels_that_are_not_on_the_account_list_are_named(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """A label is one with its currency; a list that doesn't have all says nothing."""
    customers = records(4)
    for customer, label in zip(customers[1:], ("EUR Asia", "EUR Asia", "USD NA"), strict=True):
        customer.set_value(ValuePath("price_types", 0, "price_type_label"), label)
    listed = tuple(customers[0].value(ValuePath("price_types", 0, name)) for name in AccountList.PRICE_LABELS.fields)
    assert planned(desk, profile, customers, read_first=0).unlisted == {}
    kept = KeptLists(desk.drafts.database)
    kept.keep(profile.name, AccountList.PRICE_LABELS, [listed, ("GBP", "EUR Asia", "GBP")])
    plan = planned(desk, profile, customers, read_first=0)
    currency = listed[0]
    asia, america = f"{currency} EUR Asia", f"{currency} USD NA"
    assert plan.unlisted == {AccountList.PRICE_LABELS: {1: (asia,), 2: (asia,), 3: (america,)}}
    assert plan.unlisted_on(AccountList.PRICE_LABELS) == [asia, america]
    kept.set_complete(profile.name, AccountList.PRICE_LABELS, complete=False)
    assert planned(desk, profile, customers, read_first=0).unlisted == {}


@pytest.mark.parametrize("kind", list(AccountList))
def test_entries_of_each_complete_list_are_named(
    desk: Desk, profile: Profile, server: PracticeServer, kind: AccountList
) -> None:
    """Those that are on it, and those of customers that say nothing, are not."""
    customers = records(3)
    for customer, texts in zip(customers, (["Known", "K"], ["Other", "O"], ["", ""]), strict=True):
        customer.entries.pop(kind.node, None)
        for field, text in zip(kind.fields, texts, strict=False):
            customer.set_value(ValuePath(kind.node, 0, field) if kind.node else ValuePath(field=field), text)
    listed = ("Known", "K", "")[: len(kind.columns)]
    KeptLists(desk.drafts.database).keep(profile.name, kind, [listed])
    told = "Other" if len(kind.fields) == 1 else "Other O"
    assert planned(desk, profile, customers, read_first=0).unlisted == {kind: {1: (told,)}}


def test_what_changes_is_told_field_by_field(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """Against what was accepted last: texts that are other, new or emptied."""
    sent(desk, profile, records(2))
    customers = records(2)
    customers[1].set_value(ValuePath("shipping_addresses", 0, "shipping_city"), "Newark")
    customers[1].set_value(ValuePath(field="customer_phone"), "555")
    customers[1].set_value(ValuePath(field="customer_group_name"), "")
    plan = planned(desk, profile, customers, read_first=0)
    assert sorted(changes(plan)[1]) == [
        ("customer_group_name", "Specialty", ""),
        ("customer_phone", "", "555"),
        ("shipping_addresses[0].shipping_city", "Hoboken", "Newark"),
    ]
    assert list(plan.changes) == [1]


def test_what_a_colleague_sent_is_an_update_and_not_new(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """Each code is read from JOOR first; what is there is told field by field, and counts as known in the ledger."""
    elsewhere(desk, profile, records(2))
    customers = records(3)
    customers[0].set_value(ValuePath(field="customer_name"), "Another shop")
    plan = planned(desk, profile, customers)
    assert [each.standing for each in plan.going] == [Standing.THERE, Standing.THERE, Standing.NEW]
    assert changes(plan) == {0: [("customer_name", "Shop 1 Élan", "Another shop")], 1: []}
    assert (plan.read, plan.unread_why, plan.new_customers) == (3, "", 1)
    send = desk.sender.send(TaskContext(), plan)
    assert send is not None
    assert send.new_customers == 1
    assert [each.standing for each in desk.ledger.customers(send.jobs[0].id)] == [
        Standing.THERE, Standing.THERE, Standing.NEW,
    ]


def test_no_more_are_read_than_the_profile_wants(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """The rest goes unread."""
    plan = planned(desk, profile, records(5), read_first=2)
    assert plan.read == 2
    assert len([each for each in server.received() if each.method == "GET"]) == 2


def test_reading_leaves_the_credits_that_sending_needs(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """It ends, says so, and the plan stands."""
    desk.accounts.budget(profile).take(238)
    plan = planned(desk, profile, records(5))
    assert plan.read == 2
    assert "credits" in plan.unread_why
    assert len(plan.going) == 5


@pytest.mark.parametrize("kind", [FaultKind.TOKEN, FaultKind.ERROR, FaultKind.RATE_LIMIT, FaultKind.HTML])
def test_a_look_that_fails_keeps_nobody_from_sending(
    desk: Desk, profile: Profile, server: PracticeServer, kind: FaultKind
) -> None:
    """The plan says that it failed, and why."""
    server.faults.add(kind, method="GET", seconds=1)
    plan = planned(desk, profile, records(2))
    assert plan.unread_why
    assert len(plan.going) == 2


def test_stopping_the_look_shows_the_plan(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """Whoever doesn't want to wait for it needn't."""

    def listen(_done: int, _total: int | None, words: str) -> None:
        if words.startswith("Looking on JOOR"):
            context.cancel()

    context = TaskContext(listen)
    plan = desk.sender.plan_records(context, profile, "list.xlsx", records(3), read_first=250)
    assert plan.read == 1
    assert "stopped" in plan.unread_why


@pytest.mark.parametrize(
    ("known", "new"), [("CU-7", "CU–7"), ("CO-1", "C0-1"), ("0012", "12"), ("AB1", "ab1"), ("AB 1", "AB1")]
)
def test_a_new_code_that_looks_like_an_accepted_one_has_to_be_looked_at(
    desk: Desk, profile: Profile, server: PracticeServer, known: str, new: str
) -> None:
    """It would make a second customer on JOOR."""
    sent(desk, profile, [with_code(known), *records(2, first=50)])
    plan = planned(desk, profile, [with_code(new), with_code("XY-9")])
    assert [(each.code, each.other) for each in plan.look_alikes] == [(new, known)]


def test_known_codes_are_not_looked_at_again(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """Both were accepted once."""
    sent(desk, profile, [with_code("CU-7"), with_code("CU–7")])
    changed = [with_code("CU-7"), with_code("CU–7")]
    for record in changed:
        record.set_value(ValuePath(field="customer_phone"), "555")
    assert planned(desk, profile, changed).look_alikes == []


def gets(server: PracticeServer) -> int:
    """How many customers were read from it."""
    return len([each for each in server.received() if each.method == "GET"])


def test_what_was_read_is_not_read_twice(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """A plan that is made again costs nothing, and knows the same; only what was edited since is compared anew."""
    elsewhere(desk, profile, records(2))
    first = planned(desk, profile, records(3))
    assert (gets(server), first.kept_since) == (3, None)
    customers = records(3)
    customers[0].set_value(ValuePath(field="customer_name"), "Another shop")
    again = planned(desk, profile, customers)
    assert (gets(server), again.read, again.looked) == (3, 3, first.looked)
    assert again.kept_since == min(first.looked.values())
    assert [each.standing for each in again.going] == [Standing.THERE, Standing.THERE, Standing.NEW]
    assert changes(again)[0] == [("customer_name", "Shop 1 Élan", "Another shop")]


def test_the_rest_is_read_where_the_credits_ended(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """In the next window, after those that were read in the first one."""
    desk.accounts.budget(profile).take(238)
    assert planned(desk, profile, records(5)).read == 2
    desk.drafts.database.run("DELETE FROM credit_window")
    plan = planned(desk, profile, records(5), read_first=4)
    assert (plan.read, gets(server), plan.unread_why) == (4, 4, "")
    assert [plan.is_unread(each) for each in plan.going] == [False] * 4 + [True]
    assert plan.unread_customers == 1


@pytest.mark.parametrize("minutes", [-61, 5])
def test_a_look_counts_for_an_hour(desk: Desk, profile: Profile, server: PracticeServer, minutes: int) -> None:
    """An older one is forgotten, and so is one from the time to come, of a clock that was wrong."""
    planned(desk, profile, records(2))
    moment = datetime.now(UTC) + timedelta(minutes=minutes)
    desk.drafts.database.run("UPDATE look_up SET moment = ?", (moment.isoformat(),))
    plan = planned(desk, profile, records(2))
    assert (gets(server), plan.kept_since) == (4, None)


def test_a_send_takes_the_look_along(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    """The history knows who was looked up; once it was sent, what JOOR had before counts no more."""
    plan = planned(desk, profile, records(3), read_first=2)
    send = desk.sender.send(TaskContext(), plan)
    assert send is not None
    rows = rows_of_job(desk.drafts.database, send.jobs[0].id)
    assert [(each.standing, each.was_looked_up) for each in rows] == [
        (Standing.NEW, True), (Standing.NEW, True), (Standing.NEW, False),
    ]
    assert desk.drafts.database.value("SELECT count(*) FROM look_up") == 0


def test_a_customer_that_is_forgotten_has_no_look_either(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """What JOOR told of it goes with the rest."""
    planned(desk, profile, records(2))
    SentHistory(desk.drafts.database).forget(records(2)[0].customer_code)
    left = desk.drafts.database.rows("SELECT code FROM look_up")
    assert left == [(records(2)[1].customer_code,)]


def test_the_story_of_a_customer_that_joor_had_already(
    desk: Desk, profile: Profile, server: PracticeServer
) -> None:
    """It begins with what it was to JOOR, for one that was looked up and for one that was not."""
    elsewhere(desk, profile, records(1))
    desk.sender.send(TaskContext(), planned(desk, profile, records(2), read_first=1))
    first, other = (
        story(desk.drafts.database, profile, each.customer_code, datetime.now(UTC))[0].words for each in records(2)
    )
    assert first == "Put into a send as on JOOR already, from list.xlsx"
    assert other == "Put into a send for the first time, from list.xlsx"
