"""Pausing, going on, cancelling and settling, pressed by a person on the page of sends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from joor_desktop.errors import UnknownOutcomeError
from joor_desktop.model.job import Hold, Outcome, Send
from joor_desktop.model.profile import PRACTICE_PROFILE, Environment, Profile
from joor_desktop.model.read_back import Found
from joor_desktop.storage.holds import Holds
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.ui.desk_tasks import DeskTasks
from joor_desktop.ui.sends.held_changes import Decisions
from joor_desktop.ui.sends.page import SendsPage
from joor_desktop.ui.sends.send_search import SendSearch
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from tests.ui.sends.test_page import NOW, cells, table, words_on
from tests.work.customers import good_record

PRACTICE = Profile(PRACTICE_PROFILE, Environment.PRACTICE, batch_size=2)
Begin = Callable[[], Send]


@pytest.fixture
def tasks(tmp_path: Path) -> Iterator[DeskTasks]:
    """The tasks of the program, with its own practice server."""
    tasks = DeskTasks(tmp_path / "lists.sqlite3")
    yield tasks
    tasks.close()


@pytest.fixture
def workers() -> Iterator[tuple[Worker, Worker]]:
    """One that writes into the ledger, and one that speaks to JOOR."""
    workers = Worker(), Worker()
    yield workers
    ended = [worker.stop() for worker in workers]
    assert all(ended)


@pytest.fixture
def page(
    qtbot: QtBot, ledger: Ledger, tasks: DeskTasks, workers: tuple[Worker, Worker]
) -> Iterator[SendsPage]:
    """The page on screen."""
    page = SendsPage(ledger, SendSearch(ledger.database.path, workers[0]), lambda: NOW)
    decisions = Decisions(tasks.pause, tasks.cancel, tasks.accept, tasks.send_again, tasks.go_on)
    page.connect_decisions(*workers, decisions)
    qtbot.addWidget(page)
    page.resize(1180, 760)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    qtbot.waitUntil(lambda: not any(worker.busy for worker in workers), timeout=15_000)  # it reads the ledger after


@pytest.fixture
def paused(ledger: Ledger, tasks: DeskTasks) -> Send:
    """A send to the practice server whose first of three jobs went."""

    def stop_before_the_second(_done: int, _total: int | None, words: str) -> None:
        if words.startswith("Sending job 2 "):
            context.cancel()

    context = TaskContext(stop_before_the_second)
    with Desk(ledger.database.path, practice=tasks._practice) as desk:
        plan = desk.sender.plan_records(context, PRACTICE, "list.xlsx", [good_record(n) for n in range(1, 6)])
        with pytest.raises(Exception, match="Stopped"):
            desk.sender.send(context, plan)
    [send] = ledger.sends()
    Holds(ledger.database, ledger).pause(send.id)
    return send


def press(page: SendsPage, words: str) -> None:
    """Press the button with these words, which has to be there."""
    [button] = [each for each in page.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(page: SendsPage, words: str) -> None:
    """Press the button with these words in the question that is asked."""
    [box] = [each for each in page.findChildren(QMessageBox) if each.isVisible()]
    [button] = [each for each in box.findChildren(QPushButton) if each.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def outcomes(ledger: Ledger) -> list[Outcome]:
    """What became of each job of the only send."""
    [send] = ledger.sends()
    return [job.outcome for job in send.jobs]


def test_a_paused_send_is_shown_and_goes_on(qtbot: QtBot, page: SendsPage, ledger: Ledger, paused: Send) -> None:
    """What waits is told as waiting, not as not sent; one press lets all of it go."""
    page.refresh()
    assert "2 of 3 jobs are with JOOR. Paused" in cells(table(page, "Sends"))[0][4]
    assert "1 customer still to be sent" in words_on(page)
    press(page, "Go on")
    qtbot.waitUntil(lambda: outcomes(ledger) == [Outcome.ACCEPTED] * 3, timeout=10_000)
    assert len(ledger.sends()) == 1


def test_the_rest_is_cancelled_after_a_question(
    qtbot: QtBot, page: SendsPage, ledger: Ledger, paused: Send
) -> None:
    """Saying no leaves it as it was."""
    page.refresh()
    press(page, "Cancel the rest…")
    answer(page, "Leave it")
    assert Outcome.WAITING in outcomes(ledger)
    press(page, "Cancel the rest…")
    answer(page, "Cancel the rest")
    qtbot.waitUntil(lambda: outcomes(ledger)[-1] is Outcome.NOT_SENT, timeout=10_000)


def test_pause_holds_a_send_that_is_going(
    qtbot: QtBot, page: SendsPage, ledger: Ledger, new_send: Callable[..., Send]
) -> None:
    """It is at a job now, and pauses once that is through."""
    new_send(PRACTICE, ["A", "B", "C"])
    page.refresh()
    press(page, "Pause after this job")
    qtbot.waitUntil(lambda: ledger.sends()[0].hold is Hold.PAUSING, timeout=10_000)
    qtbot.waitUntil(lambda: "Pauses when" in cells(table(page, "Sends"))[0][4], timeout=10_000)


@pytest.mark.parametrize(
    ("words", "sure", "first"),
    [
        ("JOOR has them: count as accepted…", "Count as accepted", Outcome.ACCEPTED),
        ("JOOR doesn't have them: send again…", "Send again", Outcome.ACCEPTED),
    ],
)
def test_an_unknown_job_is_settled_and_the_rest_goes_on(
    qtbot: QtBot, page: SendsPage, ledger: Ledger, paused: Send, words: str, sure: str, first: Outcome
) -> None:
    """A person decides; the jobs behind it go by themselves then."""
    job = next(each for each in ledger.sends()[0].jobs if each.outcome is Outcome.WAITING)
    ledger.mark_sending(job.id)
    ledger.record_failure(job.id, Outcome.UNKNOWN, UnknownOutcomeError("The answer never came.", ""))
    page.refresh()
    assert "These customers were not looked for on JOOR yet" in words_on(page)
    press(page, words)
    answer(page, sure)
    qtbot.waitUntil(lambda: outcomes(ledger) == [Outcome.ACCEPTED] * 3, timeout=10_000)
    posted = ledger.sends()[0].jobs[job.number - 1].job_id
    assert (posted is None) == (sure == "Count as accepted")


def make_unknown(ledger: Ledger, send: Send) -> None:
    """The answer of the only job never came."""
    ledger.mark_sending(send.jobs[0].id, NOW)
    ledger.record_failure(send.jobs[0].id, Outcome.UNKNOWN, UnknownOutcomeError("The answer never came.", ""), NOW)


def test_customers_that_are_all_there_are_one_press_from_accepted(
    qtbot: QtBot, page: SendsPage, ledger: Ledger, new_send: Callable[..., Send]
) -> None:
    """The line above, the table and the job say the same, and nothing is asked that JOOR has answered."""
    make_unknown(ledger, new_send(PRACTICE, ["A", "B"]))
    for number in (1, 2):
        ReadBacks(ledger.database).record(number, Found.EQUAL, NOW, None)
    page.refresh()
    assert cells(table(page, "Sends"))[0][4] == "All 2 are in JOOR: count as accepted?"
    assert "On JOOR: 2 there as sent. All 2 are in JOOR: count as accepted?" in words_on(page)
    assert "Nobody knows yet" not in words_on(page)
    [strong] = [each for each in page.findChildren(QPushButton) if each.property("kind") == "strong"]
    assert strong.text() == "Count as accepted"
    press(page, "Count as accepted")
    qtbot.waitUntil(lambda: outcomes(ledger) == [Outcome.ACCEPTED], timeout=10_000)


def test_customers_that_never_came_are_asked_about_before_they_go_again(
    qtbot: QtBot, page: SendsPage, ledger: Ledger, new_send: Callable[..., Send]
) -> None:
    """In practice new customers are there within seconds."""
    make_unknown(ledger, new_send(PRACTICE, ["A"]))
    ReadBacks(ledger.database).record(1, Found.MISSING, NOW + timedelta(minutes=1), None)
    page.refresh()
    assert "The customer did not come to JOOR as sent: send again?" in words_on(page)
    assert "Nobody knows yet" in words_on(page)
    press(page, "JOOR doesn't have them: send again…")
    answer(page, "Send again")
    qtbot.waitUntil(lambda: outcomes(ledger) != [Outcome.UNKNOWN], timeout=10_000)


def test_differences_are_said_to_mean_little_where_joor_had_the_customers(
    page: SendsPage, ledger: Ledger, new_send: Callable[..., Send]
) -> None:
    """A new customer that is there, however it looks, has arrived."""
    make_unknown(ledger, new_send(PRACTICE, ["A", "B"]))
    ReadBacks(ledger.database).record(1, Found.DIFFERENT, NOW, None)
    page.refresh()
    assert "On JOOR: 1 there and different, 1 not looked for yet." in words_on(page)
    assert "update was not taken" not in words_on(page)
    ledger.database.run("UPDATE sent_customer SET standing = 'changed'")
    page.refresh()
    assert "Differences may only mean that an update was not taken." in words_on(page)
    assert "The update may not have been taken." in cells(table(page, "Customers of the job"))[0][3]
