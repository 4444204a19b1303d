"""The same to production: offered after a rehearsal, asked for once more, sent once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from joor_desktop.model.job import Outcome, Send
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.desk_tasks import DeskTasks
from joor_desktop.ui.sends.page import SendsPage
from joor_desktop.ui.sends.repeating import Repeating
from joor_desktop.ui.sends.send_search import SendSearch
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.rehearsing import ChangedSinceError
from tests.work.customers import good_record

TOKEN = "t0ken"


class Rehearsal:
    """A page with a send that a sandbox has accepted, and what sends it on to production."""

    def __init__(self, database: Database, server: PracticeServer, targets: list[Profile]) -> None:
        self.tasks, self.worker = DeskTasks(database.path), Worker()
        self.ledger = Ledger(database)
        profiles = Profiles(database)
        self.trial = Profile("trial", Environment.SANDBOX, server.url, batch_size=2)
        for profile in (self.trial, *targets):
            profiles.add(profile)
            self.tasks.session.store(profile.name, TOKEN)
        self.strip = Strip()
        self.page = SendsPage(self.ledger, SendSearch(database.path, self.worker))
        self.repeating = Repeating(self.tasks.repeat, lambda: targets, self.worker, self.strip, self.page)
        self.page.repeat_requested.connect(self.repeating.ask)
        self.editor = ListEditor(Drafts(database), Drafts(database).create("Fair", "trial"))
        self.ids = [self.editor.add_customer(good_record(number)) for number in (1, 2, 3)]
        with Desk(database.path, [self.tasks.session]) as desk:
            plan = desk.sender.plan_list(TaskContext(), self.trial, self.editor.list_id)
            desk.sender.send(TaskContext(), plan)

    def ask(self) -> QMessageBox | None:
        """Press the button, and return what asks once more."""
        words = "The same to production…"
        button = next(each for each in self.page.findChildren(QAbstractButton) if each.text() == words)
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return self.page.findChild(QMessageBox)

    def sends(self) -> list[Send]:
        return self.ledger.sends()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PracticeServer]:
    server = PracticeServer(tmp_path / "server.sqlite3", pace=Pace(0.0, 10_000.0, 0.0))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def targets(server: PracticeServer) -> list[Profile]:
    return [Profile("paris", Environment.PRODUCTION, server.url)]


@pytest.fixture
def rehearsal(
    qtbot: QtBot, database: Database, server: PracticeServer, targets: list[Profile]
) -> Iterator[Rehearsal]:
    """The page on screen."""
    rehearsal = Rehearsal(database, server, targets)
    qtbot.addWidget(rehearsal.page)
    qtbot.addWidget(rehearsal.strip)
    rehearsal.page.resize(1180, 760)
    with qtbot.waitExposed(rehearsal.page):
        rehearsal.page.show()
    yield rehearsal
    assert rehearsal.worker.stop()
    rehearsal.tasks.close()


def test_what_the_sandbox_accepted_goes_to_production_after_a_second_word(
    qtbot: QtBot, rehearsal: Rehearsal, server: PracticeServer
) -> None:
    box = rehearsal.ask()
    assert box is not None
    assert "Send the same 3 customers to PRODUCTION?" in box.text()
    choice = next(each for each in box.buttons() if each.text() == "Send to paris")
    with qtbot.waitSignal(rehearsal.repeating.repeated, timeout=10_000):
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    production, sandbox = rehearsal.sends()
    assert (production.profile, [job.outcome for job in production.jobs]) == ("paris", [Outcome.ACCEPTED] * 2)
    assert [job.fingerprint for job in production.jobs] == [job.fingerprint for job in sandbox.jobs]
    assert set(server.posts_by_code().values()) == {2}


def test_nothing_goes_where_the_person_thinks_better_of_it(rehearsal: Rehearsal) -> None:
    box = rehearsal.ask()
    assert box is not None
    QTest.mouseClick(box.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert len(rehearsal.sends()) == 1


@pytest.mark.parametrize("targets", [[]])
def test_without_a_production_profile_it_says_where_to_add_one(rehearsal: Rehearsal) -> None:
    assert rehearsal.ask() is None
    assert rehearsal.strip.title == "There is no production profile yet."


def test_a_second_time_is_told_and_sends_nothing(qtbot: QtBot, rehearsal: Rehearsal) -> None:
    for time in range(2):
        rehearsal.page.choose_send(1)
        box = rehearsal.ask()
        assert box is not None
        QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not rehearsal.worker.busy, timeout=10_000)
        qtbot.waitUntil(lambda: rehearsal.page.findChild(QMessageBox) is None)
        rehearsal.page.refresh()
        assert ("have gone to “paris” already" in rehearsal.strip.title) == (time == 1)
    assert len(rehearsal.sends()) == 2


def test_without_productions_token_nothing_is_recorded(
    qtbot: QtBot, rehearsal: Rehearsal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")  # no keychain that asks
    rehearsal.tasks.session.delete("paris")
    box = rehearsal.ask()
    assert box is not None
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rehearsal.strip.title != "", timeout=10_000)
    assert len(rehearsal.sends()) == 1


def test_customers_that_were_edited_since_are_looked_at_anew(qtbot: QtBot, rehearsal: Rehearsal) -> None:
    rehearsal.editor.set_value(rehearsal.ids[0], ValuePath("", 0, "customer_name"), "Another name")
    box = rehearsal.ask()
    assert box is not None
    with qtbot.waitSignal(rehearsal.repeating.review_requested, timeout=10_000) as wanted:
        QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    send, target, error = wanted.args or (None, None, None)
    assert isinstance(send, Send)
    assert isinstance(target, Profile)
    assert isinstance(error, ChangedSinceError)
    assert (send.profile, target.name) == ("trial", "paris")
    assert len(rehearsal.sends()) == 1
