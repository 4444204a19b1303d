"""Each customer is posted once, whoever presses Send at the same time, and wherever."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from joor_desktop.model.profile import Environment, Profile
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from tests.storage.children import start
from tests.work.customers import good_workbook
from tests.work.test_batches import before_job, other_desk, paused_after_two
from tests.work.test_sending import POST, planned, records

_SEND = """
import sys
from pathlib import Path
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from tests.work.customers import good_record
tokens = SessionTokens()
tokens.store("paris", "t0ken")
with Desk(Path(sys.argv[1]), [tokens]) as desk:
    records = [good_record(number) for number in range(1, 8)]
    plan = desk.sender.plan_records(TaskContext(), desk.accounts.profile("paris"), "list.xlsx", records)
    print(len(plan.going), flush=True)
    sys.stdin.readline()
    send = desk.sender.send(TaskContext(), plan)
    print(send is not None, flush=True)
"""

ONCE = {f"EL{number:04d}": 1 for number in range(1, 8)}


def at_once(*actions: Callable[[], object]) -> None:
    """Do all of that at the same moment, each in a thread of its own."""
    gate = threading.Barrier(len(actions))

    def act(action: Callable[[], object]) -> None:
        gate.wait()
        action()

    threads = [threading.Thread(target=act, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def posted(server: PracticeServer) -> int:
    """How many bodies came."""
    return sum(each.method == POST for each in server.received())


def test_two_programs_that_planned_the_same_post_once(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path
) -> None:
    """Both have the review open and both press Send: one of them has nobody left to send."""
    database = tmp_path / "desk" / "joor_desktop.sqlite3"
    programs = [start(_SEND, database) for _ in range(2)]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "7"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    answers = sorted(program.communicate(timeout=60)[0].strip() for program in programs)
    assert answers == ["False", "True"]
    assert server.posts_by_code() == ONCE
    assert posted(server) == 3


def test_two_windows_that_press_send_at_once_post_once(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path
) -> None:
    """Each has its own worker and its own plan of the same list."""

    def press() -> None:
        with other_desk(tmp_path) as window:
            window.sender.send(TaskContext(), planned(window, profile, records(7)))

    at_once(press, press)
    assert server.posts_by_code() == ONCE


def test_two_windows_that_go_on_at_once_post_each_job_once(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path
) -> None:
    """One of them is at it, the other is told that there is nothing to do."""
    send = paused_after_two(desk, profile, tmp_path)
    took: list[bool] = []

    def press() -> None:
        with other_desk(tmp_path) as window:
            took.append(window.sender.carrier.go_on(TaskContext(), send.id) is not None)

    at_once(press, press, press)
    assert sorted(took) == [False, False, True]
    assert set(server.posts_by_code().values()) == {1}
    assert posted(server) == 9


def test_pressing_send_again_while_it_is_going_posts_nothing(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path
) -> None:
    """A double click whose second half comes late: the customers are on their way, also those that wait."""
    second: list[object] = []

    def press_again() -> None:
        with other_desk(tmp_path) as window:
            second.append(window.sender.send(TaskContext(), planned(window, profile, records(7))))

    desk.sender.send(before_job(2, press_again), planned(desk, profile, records(7)))
    assert second == [None]
    assert server.posts_by_code() == ONCE


@pytest.fixture
def slow_practice(tmp_path: Path) -> Iterator[PracticeServer]:
    """A server that takes its time for the first job, as a process of another kind is started meanwhile."""
    server = PracticeServer(tmp_path / "slow.sqlite3", pace=Pace(0.0, 10_000.0, 0.0))
    server.start()
    server.faults.add(FaultKind.SLOW, method=POST, seconds=2)
    yield server
    server.stop()


_TERMINAL = """
import sys
from pathlib import Path
from joor_desktop.cli.commands import Terminal
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.desk import Desk
tokens = SessionTokens()
tokens.store("paris", "t0ken")
code = Terminal(lambda: Desk(Path(sys.argv[1]), [tokens])).run(["send", sys.argv[2], "--profile", "paris"])
print("code", code)
"""


def test_a_list_that_is_sent_from_the_terminal_and_the_window_at_once_goes_once(
    desk: Desk, slow_practice: PracticeServer, tmp_path: Path
) -> None:
    """The terminal says that the customers are on their way, and that it did not send them."""
    profile = Profile("paris", Environment.CUSTOM, slow_practice.url, batch_size=3)
    desk.profiles.add(profile)
    workbook = good_workbook(tmp_path / "list.xlsx", 7)
    from joor_desktop.files.reading import read_records

    customers = [each.record for each in read_records(workbook)]
    said: list[str] = []

    def type_it() -> None:
        program = start(_TERMINAL, tmp_path / "desk" / "joor_desktop.sqlite3", workbook)
        said.append(program.communicate(timeout=60)[0])

    desk.sender.send(before_job(2, type_it), planned(desk, profile, customers))
    assert "code 3" in said[0]
    assert slow_practice.posts_by_code() == ONCE


def test_after_a_restart_in_the_middle_nothing_is_posted_by_itself(
    desk: Desk, profile: Profile, server: PracticeServer, tmp_path: Path
) -> None:
    """What was on its way when the program was killed is unknown; what waited waits."""
    server.faults.add(FaultKind.SLOW, method=POST, seconds=30)
    program = start(_SEND, tmp_path / "desk" / "joor_desktop.sqlite3")
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()
    while not posted(server):
        time.sleep(0.01)
    program.kill()
    program.communicate()
    assert desk.look(TaskContext()) is not None  # the unknown customers are looked for, later
    assert desk.holds.next_try() is None
    [send] = desk.ledger.sends()
    assert [job.outcome.value for job in send.jobs] == ["unknown", "waiting", "waiting"]
    plan = planned(desk, profile, records(7))
    assert plan.going == []
    assert posted(server) == 1
