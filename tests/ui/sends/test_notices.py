"""Notices of the system: what is told, when, and how it is silenced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.errors import UnknownOutcomeError
from joor_desktop.model.job import JobReport, JobStatus, Outcome, Send
from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.model.read_back import Found
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.storage.settings import Settings
from joor_desktop.ui.factory import PartsFactory
from joor_desktop.ui.notices import Notices
from joor_desktop.work.settling import Settling
from tests.ui.sends.conftest import NOW, NewSend

PARIS = Profile("Paris", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION])

Told = list[tuple[int, str, str]]


@pytest.fixture
def make_notices(qtbot: QtBot, database: Database, ledger: Ledger) -> Callable[[], tuple[Notices, Told]]:
    """Return a function that makes notices for a window in the background, and a list of what they tell."""

    def make() -> tuple[Notices, Told]:
        window = QWidget()
        qtbot.addWidget(window)
        seen = Settling(database, ledger).seen_counts
        notices, told = Notices(Settings(database), ledger.sends, seen, window), Told()
        notices.told.connect(lambda number, title, words: told.append((number, title, words)))
        return notices, told

    return make


def accept(ledger: Ledger, send: Send) -> None:
    job = send.jobs[0]
    ledger.mark_sending(job.id, NOW)
    ledger.record_answer(job.id, JobReport(9001, JobStatus.QUEUED, 1, 0), NOW + timedelta(seconds=5), NOW)


def test_the_end_of_a_send_is_told_once(
    ledger: Ledger, new_send: NewSend, make_notices: Callable[[], tuple[Notices, Told]]
) -> None:
    send = new_send(PARIS, ["A"])
    accept(ledger, send)
    notices, told = make_notices()
    notices.look()
    notices.look()
    assert told == []
    ledger.record_look(send.jobs[0].id, JobReport(9001, JobStatus.FINISHED, 1, 1), None, NOW)
    notices.look()
    notices.look()
    assert [each[:2] for each in told] == [(send.id, "JOOR has finished a send")]


def test_an_unknown_outcome_is_told(
    ledger: Ledger, new_send: NewSend, make_notices: Callable[[], tuple[Notices, Told]]
) -> None:
    send = new_send(PARIS, ["A"])
    ledger.mark_sending(send.jobs[0].id, NOW)
    notices, told = make_notices()
    notices.look()
    ledger.record_failure(send.jobs[0].id, Outcome.UNKNOWN, UnknownOutcomeError("The line broke."), NOW)
    notices.look()
    assert told == [(send.id, "A send needs you", "Unknown: no clear answer came. Not sent again")]


def test_an_answer_that_reading_back_proposes_is_told_once(
    database: Database, ledger: Ledger, new_send: NewSend, make_notices: Callable[[], tuple[Notices, Told]]
) -> None:
    """The unknown outcome itself was told before."""
    send = new_send(PARIS, ["A", "B"])
    ledger.mark_sending(send.jobs[0].id, NOW)
    ledger.record_failure(send.jobs[0].id, Outcome.UNKNOWN, UnknownOutcomeError("The line broke."), NOW)
    notices, told = make_notices()
    notices.look()
    for number in (1, 2):
        ReadBacks(database).record(number, Found.EQUAL, NOW, None)
        notices.look()
        notices.look()
    assert told == [(send.id, "A send needs you", "All 2 are in JOOR: count as accepted?")]


def test_what_happened_before_the_start_is_not_told(
    ledger: Ledger, new_send: NewSend, make_notices: Callable[[], tuple[Notices, Told]]
) -> None:
    send = new_send(PARIS, ["A"])
    ledger.mark_sending(send.jobs[0].id, NOW)
    ledger.record_failure(send.jobs[0].id, Outcome.UNKNOWN, UnknownOutcomeError("The line broke."), NOW)
    notices, told = make_notices()
    notices.look()
    assert told == []


def test_silence_is_kept_and_remembered(
    ledger: Ledger, new_send: NewSend, make_notices: Callable[[], tuple[Notices, Told]]
) -> None:
    send = new_send(PARIS, ["A"])
    accept(ledger, send)
    notices, _ = make_notices()
    notices.choice.trigger()
    again, told = make_notices()
    assert not again.choice.isChecked()
    again.look()
    ledger.record_look(send.jobs[0].id, JobReport(9001, JobStatus.FINISHED, 1, 1), None, NOW)
    again.look()
    assert told == []
    again.choice.trigger()
    assert make_notices()[0].choice.isChecked()


def test_a_customer_that_is_different_in_joor_is_told(
    database: Database, ledger: Ledger, new_send: NewSend, make_notices: Callable[[], tuple[Notices, Told]]
) -> None:
    send = new_send(PARIS, ["A"])
    accept(ledger, send)
    ledger.record_look(send.jobs[0].id, JobReport(9001, JobStatus.FINISHED, 1, 1), None, NOW)
    notices, told = make_notices()
    notices.look()
    ReadBacks(database).record(1, Found.DIFFERENT, NOW, None)
    notices.look()
    assert told == [(send.id, "A send needs you", "Finished. 0 of 1 seen in JOOR, 1 different")]


def test_a_profile_that_is_quiet_tells_nothing(database: Database, new_send: NewSend) -> None:
    """The window is told of the sends of the others only."""
    for profile in (PARIS, replace(PARIS, name="Rome", quiet=True)):
        Profiles(database).add(profile)
        new_send(profile, ["A"])
    factory = PartsFactory(database)
    assert [send.profile for send in factory.parts().recent_sends()] == ["Paris"]


def test_what_is_left_of_an_earlier_run_is_told_unless_it_is_to_be_quiet(
    new_send: NewSend, make_notices: Callable[[], tuple[Notices, Told]]
) -> None:
    send = new_send(PARIS, ["A"])
    notices, told = make_notices()
    notices.tell(send.id, "1 customer still waits to be sent.", "Its send was paused.")
    assert told == [(send.id, "1 customer still waits to be sent.", "Its send was paused.")]
    notices.tell(send.id + 1, "A send of a quiet profile", "")
    notices.choice.trigger()
    notices.tell(send.id, "1 customer still waits to be sent.", "Its send was paused.")
    assert len(told) == 1
