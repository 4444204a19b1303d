"""What is proposed of a job whose answer never came, from what reading its customers back found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from joor_desktop.model.profile import Profile
from joor_desktop.model.read_back import Answer
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.following import Follower
from joor_desktop.work.read_back import ReadBack
from tests.clocks import MovedClock
from tests.work.customers import good_record
from tests.work.test_read_back import PARIS

Send = Callable[..., None]
Look = Callable[[timedelta], Answer | None]


@pytest.fixture
def clock() -> MovedClock:
    """The time of the program and of JOOR's stand-in."""
    return MovedClock()


@pytest.fixture
def server(tmp_path: Path, clock: MovedClock) -> Iterator[PracticeServer]:
    """JOOR's stand-in: new customers are matched after a day."""
    pace = Pace(0.0, 10_000.0, 86_400.0, credits=100_000)
    server = PracticeServer(tmp_path / "server.sqlite3", pace=pace, clock=lambda: clock().timestamp())
    server.start()
    yield server
    server.stop()


@pytest.fixture
def send(desk: Desk, profile: Profile, clock: MovedClock) -> Send:
    """Send customers of these numbers, and look at the job."""

    def send(*numbers: int, group: str = "Specialty") -> None:
        records = [good_record(number) for number in numbers]
        for record in records:
            record.values["customer_group_name"] = group
        plan = desk.sender.plan_records(TaskContext(), profile, "list.xlsx", records)
        sent = desk.sender.send(TaskContext(), plan)
        assert sent is not None
        when = clock().isoformat()  # the sender has the time of the computer
        desk.drafts.database.run("UPDATE send SET created = ? WHERE id = ?", (when, sent.id))
        clock.ahead += timedelta(seconds=6)
        Follower(desk.ledger, desk.accounts, clock).look(TaskContext())

    return send


@pytest.fixture
def answer_after(desk: Desk, clock: MovedClock) -> Look:
    """Read what is due for a time, and tell the answer for the last send then."""
    reading = ReadBack(ReadBacks(desk.drafts.database), desk.accounts, clock, PARIS)

    def look(time: timedelta) -> Answer | None:
        end = clock() + time
        while (due := reading.look(TaskContext())) is not None and due < end:
            clock.go_to(due)
        clock.go_to(max(end, clock()))
        last = desk.ledger.sends()[0]
        answer = desk.settling.findings(last.jobs[-1].id).answer
        counts = desk.settling.seen_counts().get(last.id)
        assert (counts.answer if counts else None) == answer
        return answer

    return look


def test_new_customers_that_are_all_there_have_arrived(
    server: PracticeServer, send: Send, answer_after: Look
) -> None:
    """Before the first reading nothing is proposed."""
    server.faults.add(FaultKind.DROP_ACCEPTED, method="POST")
    send(1, 2, 3)
    assert answer_after(timedelta(minutes=1)) is None
    assert answer_after(timedelta(days=5)) is Answer.ARRIVED


def test_new_customers_are_lost_only_once_they_are_late(
    server: PracticeServer, send: Send, answer_after: Look, desk: Desk, clock: MovedClock
) -> None:
    """That they are not there while JOOR's people have their time says nothing."""
    server.faults.add(FaultKind.ERROR, method="POST")
    send(1, 2)
    desk.read_back.request()
    assert answer_after(timedelta(minutes=5)) is None
    assert desk.settling.findings(1).missing_new == 2
    assert answer_after(timedelta(days=9)) is Answer.LOST


@pytest.mark.parametrize(
    ("kind", "answer"), [(FaultKind.DROP_ACCEPTED, Answer.ARRIVED), (FaultKind.ERROR, Answer.LOST)]
)
def test_an_update_is_lost_once_it_is_not_looked_for_any_more(
    server: PracticeServer, send: Send, answer_after: Look, kind: FaultKind, answer: Answer
) -> None:
    """JOOR may be slow to take one in; one that is there is there at once."""
    send(1)
    answer_after(timedelta(days=5))
    server.faults.add(kind, method="POST")
    send(1, group="Outlet")
    assert answer_after(timedelta(minutes=5)) is (answer if answer is Answer.ARRIVED else None)
    assert answer_after(timedelta(days=4)) is answer


def test_where_only_some_are_there_a_person_has_to_judge(
    server: PracticeServer, send: Send, answer_after: Look
) -> None:
    """Nothing is proposed, however late it is."""
    server.faults.add(FaultKind.DROP_ACCEPTED, method="POST")
    send(1, 2)
    server.hide("EL0002")
    assert answer_after(timedelta(days=12)) is None
