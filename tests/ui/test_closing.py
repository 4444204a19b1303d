"""Closing the window in the middle of a send: what is said, what goes on, and what the ledger holds afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from joor_desktop.model.job import Hold, Outcome, Send
from joor_desktop.model.profile import Environment, Profile, practice_profile
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.under_way import undecided
from joor_desktop.ui.side_bar import Place
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer
from tests.ui.customers.test_list_state import chips, state_of
from tests.ui.customers.test_page import press, shown


class Office:
    """Windows on a list whose customers go to the practice server one by one; each answer takes its time."""

    def __init__(self, open_window: OpenWindow, editor: ListEditor, lists: Drafts, qtbot: QtBot) -> None:
        self._open_window = open_window
        self._editor = editor
        self._ledger = Ledger(lists.database)
        self.qtbot = qtbot
        Profiles(lists.database).change(replace(practice_profile(), batch_size=1, read_first=0))
        self.window = open_window()

    def send_slowly(self, customers: int, seconds: float) -> None:
        """Send one customer, so that the server runs, then others, and wait until the first of them is on its way."""
        self._add(1)
        self._send()
        self.qtbot.waitUntil(lambda: len(self.sends()) == 1 and not self.window.is_busy(), timeout=20_000)
        self._control("faults", {"kind": "slow", "method": "POST", "seconds": seconds, "times": customers})
        for number in range(2, customers + 2):
            self._add(number)
        self._send()
        self.qtbot.waitUntil(lambda: Outcome.SENDING in self.outcomes(), timeout=20_000)

    def _add(self, number: int) -> None:
        self._editor.add_customer(customer(number))
        self.window.open_list.look_for_changes()

    def _send(self) -> None:
        self._review()
        QTest.mouseClick(self.send_buttons()[0], Qt.MouseButton.LeftButton)

    def prepare(self, customers: int) -> None:
        """Show the review of that many customers."""
        for number in range(1, customers + 1):
            self._add(number)
        self._review()

    def _review(self) -> None:
        self.window.show_place(Place.CUSTOMERS)
        press(self.window.frame, "Check and send")
        self.qtbot.waitUntil(lambda: bool(self.send_buttons()), timeout=20_000)

    def send_buttons(self) -> list[QAbstractButton]:
        """The button that sends, once it is there."""
        buttons = self.window.frame.findChildren(QAbstractButton)
        return [each for each in buttons if each.isVisible() and each.isEnabled() and "to practice" in each.text()]

    def _control(self, what: str, wish: object = None) -> object:
        address = f"{self._ledger.sends()[0].url.removesuffix('/v2')}/practice/{what}"
        with urlopen(Request(address, json.dumps(wish).encode() if wish else None)) as answer:
            return json.load(answer)

    def box(self, words: str) -> QMessageBox:
        """The box whose text has these words, once it is there."""

        def found() -> list[QMessageBox]:
            boxes = self.window.frame.findChildren(QMessageBox)
            return [each for each in boxes if each.isVisible() and words in each.text()]

        self.qtbot.waitUntil(lambda: bool(found()), timeout=5_000)
        return found()[0]

    def answer(self, words: str, button: str) -> None:
        """Press a button of the box whose text has these words."""
        choice = next(each for each in self.box(words).buttons() if each.text() == button)
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton)

    def sends(self) -> list[Send]:
        return self._ledger.sends()

    def outcomes(self) -> list[Outcome]:
        """Those of the jobs of the last send, in their order."""
        return [job.outcome for job in self.sends()[0].jobs]

    def taken(self) -> list[int]:
        """How often the server took each customer."""
        received = self._control("received")
        assert isinstance(received, dict)
        return list(received["customer_codes"].values())

    def waiting(self) -> list[str]:
        """The names of the places at the left that say so."""
        names = [each.accessibleName() for each in self.window.frame.side.findChildren(QAbstractButton)]
        return [name for name in names if "waits" in name]

    def reopen(self) -> None:
        """Open the window anew."""
        self.window = self._open_window()


@pytest.fixture
def office(open_window: OpenWindow, spring: ListEditor, lists: Drafts, qtbot: QtBot) -> Office:
    """Return an office with an open window."""
    return Office(open_window, spring, lists, qtbot)


def closed(window: MainWindow) -> bool:
    """Whether the window is gone."""
    return not window.frame.isVisible()


def test_a_send_goes_on_where_the_person_keeps_the_window_open(office: Office) -> None:
    office.send_slowly(3, seconds=0.5)
    office.window.frame.close()
    office.answer("are still being sent", "Keep the window open")
    assert not closed(office.window)
    office.qtbot.waitUntil(lambda: office.outcomes() == [Outcome.ACCEPTED] * 3, timeout=20_000)
    assert office.taken() == [1] * 4
    office.qtbot.waitUntil(lambda: not office.window.is_busy(), timeout=10_000)
    office.window.frame.close()
    assert closed(office.window)


def test_what_was_paused_by_closing_waits_for_the_person_after_reopening(office: Office) -> None:
    office.send_slowly(3, seconds=1.5)
    window = office.window
    window.frame.close()
    assert "3 customers are still being sent." in office.box("are still being sent").text()
    office.answer("are still being sent", "Pause and close")
    assert "nobody knows whether JOOR" in office.box("Waiting for JOOR's answer").informativeText()
    office.qtbot.waitUntil(lambda: closed(window), timeout=10_000)
    assert office.outcomes() == [Outcome.ACCEPTED, Outcome.WAITING, Outcome.WAITING]
    assert office.sends()[0].hold is Hold.PAUSED
    office.reopen()
    office.qtbot.waitUntil(lambda: office.waiting() == ["Sends and jobs, 1 waits"], timeout=5_000)
    office.window.show_place(Place.SENDS)
    press(office.window.frame, "Go on")
    office.qtbot.waitUntil(lambda: office.outcomes() == [Outcome.ACCEPTED] * 3, timeout=20_000)
    assert office.taken() == [1] * 4
    office.qtbot.waitUntil(lambda: office.waiting() == [], timeout=5_000)
    office.qtbot.waitUntil(lambda: office.window.open_list.counts.ready == 0, timeout=5_000)


def test_a_window_that_is_closed_right_after_the_press_asks_first_and_loses_nothing(office: Office) -> None:
    """Not even what the ledger does not know of yet: what was pressed waits for the person."""
    office.prepare(3)
    QTest.mouseClick(office.send_buttons()[0], Qt.MouseButton.LeftButton)
    office.window.frame.close()
    assert not closed(office.window)
    assert "3 customers are still being sent." in office.box("are still being sent").text()
    office.answer("are still being sent", "Pause and close")
    office.qtbot.waitUntil(lambda: closed(office.window), timeout=10_000)
    [send] = office.sends()
    assert send.customers == 3
    assert {job.outcome for job in send.jobs} <= {Outcome.ACCEPTED, Outcome.WAITING}
    assert send.hold is Hold.PAUSED or not send.waiting


def test_customers_of_a_send_that_waits_are_not_counted_to_be_sent(office: Office) -> None:
    """The button at the top says what a send would take now."""
    office.send_slowly(3, seconds=0.3)
    office.window.frame.close()
    office.answer("are still being sent", "Pause and close")
    office.qtbot.waitUntil(lambda: closed(office.window), timeout=10_000)
    [waiting] = [send.waiting for send in office.sends()[:1]]
    assert waiting
    office.reopen()
    assert office.window.open_list.counts.held == waiting
    assert office.window.open_list.counts.ready == 0
    assert office.window.frame.top.send_button.text() == "Check and send…"
    office.window.show_place(Place.SENDS)
    press(office.window.frame, "Cancel the rest…")
    office.answer("Cancel the rest of this send?", "Cancel the rest")
    office.qtbot.waitUntil(lambda: office.window.open_list.counts.ready == waiting, timeout=5_000)
    assert office.window.frame.top.send_button.text() == f"Check and send {waiting}…"


def test_customers_that_are_being_sent_are_not_called_ready_meanwhile(office: Office) -> None:
    office.send_slowly(3, seconds=1.5)
    window = office.window
    window.show_place(Place.CUSTOMERS)
    assert "Ready 0" in chips(window)
    assert window.frame.top.send_button.text() == "Check and send…"
    assert {state_of(window, each) for each in shown(window)[1:]} <= {"Sending", "To be sent", "Accepted"}
    press(window.customers, "Ready 0")
    office.qtbot.waitUntil(lambda: shown(window) == [])
    office.qtbot.waitUntil(lambda: office.outcomes() == [Outcome.ACCEPTED] * 3, timeout=20_000)
    office.qtbot.waitUntil(lambda: not window.is_busy(), timeout=10_000)


CLOSER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from joor_desktop.app import main
from joor_desktop.ui.sends.review import SendReview
from joor_desktop.ui.start import Opening
def painted(self, on_painted=Opening._on_painted):
    on_painted(self)
    self._factory._tasks.session.store("Trial", "t0ken")
    self.steps = [review, press, close, pause, leave]
    self.timer = QTimer(self, interval=100)
    self.timer.timeout.connect(lambda: self.steps and self.steps[0](self) and self.steps.pop(0))
    self.timer.start()
def review(opening):
    opening.window.review_send()
    return opening.window.frame.findChild(SendReview)
def press(opening):
    button = opening.window.frame.findChild(SendReview)._send
    button.click()
    return opening.window._parts.being_sent()
def close(opening):
    opening.window.frame.close()
    return True
def pause(opening):
    return answer(opening, "Pause and close")
def leave(opening):
    return answer(opening, "Close without the answer")
def answer(opening, words):
    boxes = opening.window.frame.findChildren(QMessageBox)
    buttons = [each for box in boxes for each in box.buttons() if each.text() == words]
    for button in buttons:
        button.click()
    return buttons
Opening._on_painted = painted
sys.exit(main([]))
"""


def test_closed_without_the_answer_it_is_unknown_and_the_program_ends_well(home: Path, server: PracticeServer) -> None:
    """The thread that still waits for JOOR strikes nothing down."""
    server.faults.add(FaultKind.SLOW, method="POST", seconds=30)
    with closing(Database(home / "joor_desktop" / "joor_desktop.sqlite3")) as database:
        trial = Profile("Trial", Environment.SANDBOX, server.url, batch_size=1, read_first=0)
        Profiles(database).add(trial)
        editor = ListEditor(Drafts(database), Drafts(database).create("Spring fair", "Trial"))
        for number in (1, 2):
            editor.add_customer(customer(number))
        program = subprocess.run(
            [sys.executable, "-c", CLOSER],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, timeout=60, check=False,
        )
        assert program.returncode == 0
        ledger = Ledger(database)
        ledger.orphans()
        [send] = ledger.sends()
        assert [job.outcome for job in send.jobs] == [Outcome.UNKNOWN, Outcome.WAITING]
        assert send.hold is Hold.STOPPED
        assert server.posts_by_code() == {customer(1).customer_code: 1}
        assert undecided(database) == 1
