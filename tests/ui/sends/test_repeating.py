"""The same to production: offered after a rehearsal, reviewed as any other send, sent once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from joor_desktop.model.job import Outcome, Send
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.ui.desk_tasks import DeskTasks
from joor_desktop.ui.profiles.token_keeper import TokenKeeper
from joor_desktop.ui.sends.flow import SendFlow
from joor_desktop.ui.sends.page import SendsPage
from joor_desktop.ui.sends.repeating import Repeating
from joor_desktop.ui.sends.review import SendReview
from joor_desktop.ui.sends.send_search import SendSearch
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor
from tests.work.customers import good_record

TOKEN = "t0ken"


class Rehearsal:
    """A page with a send that a sandbox has accepted, and the review that opens for production."""

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
        self.repeating = Repeating(lambda: targets, self.strip, self.page)
        self.page.repeat_requested.connect(self.repeating.ask)
        self.review = SendReview()
        tokens = TokenKeeper(self.worker, SessionTokens(), self.tasks.session)
        self.flow = SendFlow(
            self.review, self.worker, self.tasks.plan, self.tasks.send, tokens,
            plan_rehearsed=self.tasks.plan_rehearsed,
        )
        self.repeating.review_requested.connect(self._on_review_requested)
        self.editor = ListEditor(Drafts(database), Drafts(database).create("Fair", "trial"))
        self.ids = [self.editor.add_customer(good_record(number)) for number in (1, 2, 3)]
        with Desk(database.path, [self.tasks.session]) as desk:
            plan = desk.sender.plan_list(TaskContext(), self.trial, self.editor.list_id)
            desk.sender.send(TaskContext(), plan)

    def _on_review_requested(self, send: Send, profile: Profile) -> None:
        self.flow.start(profile, send.list_id or 0, send.id)

    def ask(self) -> QMessageBox | None:
        """Press the button, and return what asks which account is meant."""
        words = "The same to production…"
        button = next(each for each in self.page.findChildren(QAbstractButton) if each.text() == words)
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return self.page.findChild(QMessageBox)

    def button(self, words: str) -> QAbstractButton | None:
        """The button of the review with these words, once it is there."""
        buttons = self.review.findChildren(QAbstractButton)
        return next((each for each in buttons if each.isVisible() and each.text() == words), None)

    def words(self) -> str:
        """All labels of the review."""
        return "\n".join(label.text() for label in self.review.findChildren(QLabel) if label.isVisible())

    def tick(self) -> None:
        """Do the deliberate act that production asks for."""
        tick = next(each for each in self.review.findChildren(QCheckBox) if each.isVisible())
        QTest.keyClick(tick, Qt.Key.Key_Space)

    def sends(self) -> list[Send]:
        return self.ledger.sends()


@pytest.fixture
def targets(server: PracticeServer) -> list[Profile]:
    return [Profile("paris", Environment.PRODUCTION, server.url)]


@pytest.fixture
def rehearsal(
    qtbot: QtBot, database: Database, server: PracticeServer, targets: list[Profile]
) -> Iterator[Rehearsal]:
    """The page and the review on screen."""
    rehearsal = Rehearsal(database, server, targets)
    for widget in (rehearsal.page, rehearsal.strip, rehearsal.review):
        qtbot.addWidget(widget)
        widget.resize(1180, 760)
    for widget in (rehearsal.review, rehearsal.page):
        with qtbot.waitExposed(widget):
            widget.show()
    yield rehearsal
    assert rehearsal.worker.stop()
    rehearsal.tasks.close()


def test_what_the_sandbox_accepted_goes_to_production_after_its_review(
    qtbot: QtBot, rehearsal: Rehearsal, server: PracticeServer
) -> None:
    """The one production profile there is; what stands on JOOR is read first, as for any other send."""
    assert rehearsal.ask() is None
    qtbot.waitUntil(lambda: rehearsal.button("Send 3 customers to paris") is not None, timeout=10_000)
    assert "These are the very bytes that “trial” accepted." in rehearsal.words()
    assert "3 of 3 customers looked up on JOOR first" in rehearsal.words()
    assert rehearsal.button("Rehearse in trial first") is None
    assert len(rehearsal.sends()) == 1
    rehearsal.tick()
    button = rehearsal.button("Send 3 customers to paris")
    assert button is not None
    with qtbot.waitSignal(rehearsal.flow.sent, timeout=10_000):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    production, sandbox = rehearsal.sends()
    assert (production.profile, [job.outcome for job in production.jobs]) == ("paris", [Outcome.ACCEPTED] * 2)
    assert [job.fingerprint for job in production.jobs] == [job.fingerprint for job in sandbox.jobs]
    assert set(server.posts_by_code().values()) == {2}


@pytest.mark.parametrize(
    "targets", [[Profile(name, Environment.PRODUCTION, "https://api.example.com/v2") for name in ("paris", "rome")]]
)
def test_where_there_are_several_production_profiles_it_asks_which_is_meant(
    qtbot: QtBot, rehearsal: Rehearsal
) -> None:
    box = rehearsal.ask()
    assert box is not None
    assert "To which account should the same 3 customers go?" in box.text()
    choice = next(each for each in box.buttons() if each.text() == "rome")
    with qtbot.waitSignal(rehearsal.repeating.review_requested) as wanted:
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    profile = wanted.args[1] if wanted.args else None
    assert isinstance(profile, Profile)
    assert profile.name == "rome"


@pytest.mark.parametrize("targets", [[]])
def test_without_a_production_profile_it_says_where_to_add_one(rehearsal: Rehearsal) -> None:
    assert rehearsal.ask() is None
    assert rehearsal.strip.title == "There is no production profile yet."


def test_what_has_gone_there_already_is_told_and_nothing_goes_twice(
    qtbot: QtBot, rehearsal: Rehearsal, server: PracticeServer
) -> None:
    with Desk(rehearsal.ledger.database.path, [rehearsal.tasks.session]) as desk:
        paris = desk.accounts.profile("paris")
        desk.sender.carrier.go_on(TaskContext(), desk.rehearsals.repeat(1, paris))
    rehearsal.page.refresh()
    rehearsal.page.choose_send(1)
    rehearsal.ask()
    qtbot.waitUntil(lambda: "No customers." in rehearsal.words(), timeout=10_000)
    assert "3 of these customers have gone to “paris” already." in rehearsal.words()
    assert set(server.posts_by_code().values()) == {2}


def test_without_productions_token_it_is_asked_for_and_nothing_is_recorded(
    qtbot: QtBot, rehearsal: Rehearsal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")  # no keychain that asks
    rehearsal.tasks.session.delete("paris")
    rehearsal.ask()
    qtbot.waitUntil(lambda: rehearsal.button("Send 3 customers to paris") is not None, timeout=10_000)
    rehearsal.tick()
    button = rehearsal.button("Send 3 customers to paris")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rehearsal.review.asks_for_token, timeout=10_000)
    assert len(rehearsal.sends()) == 1


@pytest.mark.parametrize("when", ["before the review", "after it"])
def test_what_was_edited_since_is_reviewed_anew_and_not_sent(qtbot: QtBot, rehearsal: Rehearsal, when: str) -> None:
    name = ValuePath("", 0, "customer_name")
    if when == "before the review":
        rehearsal.editor.set_value(rehearsal.ids[0], name, "Another name")
        rehearsal.ask()
    else:
        rehearsal.ask()
        qtbot.waitUntil(lambda: "These are the very bytes" in rehearsal.words(), timeout=10_000)
        rehearsal.editor.set_value(rehearsal.ids[0], name, "Another name")
        rehearsal.tick()
        button = rehearsal.button("Send 3 customers to paris")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "were changed in their list since" in rehearsal.words(), timeout=10_000)
    assert "These are the very bytes" not in rehearsal.words()
    assert rehearsal.button("Send 3 customers to paris") is not None
    assert len(rehearsal.sends()) == 1
