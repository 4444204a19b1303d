"""What a program that was closed, or killed, left of its sends: told at the next start, and a press away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from joor_desktop.joor import wire
from joor_desktop.model.job import Hold, Outcome, Send
from joor_desktop.model.profile import Profile, practice_profile
from joor_desktop.storage.claims import SendCustomer
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.holds import Holds
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.owner import Owner
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.sent_bodies import SentBodies
from joor_desktop.ui.sends.page import SendsPage
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.fingerprints import fingerprint
from tests.ui.conftest import OpenWindow, customer
from tests.ui.customers.test_list_state import chips, state_of, status_words
from tests.ui.customers.test_page import EMAIL, press, shown, visible

PRACTICE = Profile("practice", practice_profile().environment, practice_profile().url, batch_size=2, read_first=0)


@pytest.fixture
def left(lists: Drafts, tmp_path: Path, spring: ListEditor) -> Send:
    """A send of five customers in three jobs, recorded by a program that runs no more."""
    records = [customer(number) for number in range(1, 6)]
    numbers = [spring.add_customer(record) for record in records]
    ledger = Ledger(lists.database)
    Profiles(lists.database).change(PRACTICE)
    taken = [
        SendCustomer(number, each.customer_code, each.customer_name, fingerprint(each))
        for number, each in zip(numbers, records, strict=True)
    ]
    with Owner(tmp_path) as owner:
        claim = ledger.begin_send(
            PRACTICE, taken, owner=owner.name, url="", list_name="Spring fair", list_id=spring.list_id
        )
    assert claim.send is not None
    for job in claim.send.jobs:
        batch = records[2 * (job.number - 1) :][:2]
        SentBodies(lists.database).keep(job.id, batch)
        ledger.write_payload(job.id, wire.write(batch, PRACTICE.wire_format))
    return claim.send


def strip_words(window: MainWindow) -> list[str]:
    """What the strip says."""
    return [each.text() for each in window.strip.findChildren(QLabel) if each.isVisible() and each.text()]


def test_a_send_that_was_paused_is_told_and_shown_with_one_press(
    lists: Drafts, left: Send, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """Once it was cancelled nothing is told any more."""
    holds = Holds(lists.database, Ledger(lists.database))
    holds.hold(left.id, Hold.PAUSED)
    window = open_window()
    qtbot.waitUntil(lambda: window.strip.title == "5 customers still wait to be sent.", timeout=10_000)
    assert strip_words(window)[1] == "Their send was paused or interrupted, and goes on when you let it."
    press(window.frame, "Show the send")
    assert window.strip.isHidden()
    page = window.frame.findChild(SendsPage)
    assert page is not None
    assert page.isVisible()
    assert [each.text() for each in page.findChildren(QPushButton) if each.text() == "Go on" and each.isVisible()]
    holds.cancel(left.id)
    assert open_window().strip.isHidden()


def test_a_send_in_whose_middle_the_program_was_killed_is_told_as_it_is(
    lists: Drafts, left: Send, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """What was on its way is unknown from the first moment on, though nothing else is followed."""
    ledger = Ledger(lists.database)
    ledger.mark_sending(left.jobs[0].id)
    window = open_window()
    title = "Nobody knows yet whether JOOR took 2 customers that were sent."
    qtbot.waitUntil(lambda: window.strip.title == title, timeout=10_000)
    assert strip_words(window)[1] == "3 more customers wait. Nothing goes until you have decided."
    send = ledger.send(left.id)
    assert send is not None
    assert [job.outcome for job in send.jobs] == [Outcome.UNKNOWN, Outcome.WAITING, Outcome.WAITING]
    qtbot.waitUntil(lambda: window.open_list.counts.ready == 0, timeout=5_000)


def test_customers_of_such_a_send_are_nowhere_called_ready(
    lists: Drafts, left: Send, spring: ListEditor, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """Neither by the chip, its filter, the button, the line at the bottom, nor their own rows, edited or not."""
    Holds(lists.database, Ledger(lists.database)).hold(left.id, Hold.PAUSED)
    new = spring.add_customer(customer(6))
    window = open_window()
    assert "Ready 1" in chips(window)
    assert "1 ready" in status_words(window)
    assert window.frame.top.send_button.text() == "Check and send 1…"
    window.open_list.set_value(shown(window)[0], EMAIL, "jan@nord.example")
    assert "Ready 1" in chips(window)
    assert [state_of(window, each) for each in shown(window)] == ["To be sent"] * 5 + ["Ready"]
    press(window.customers, "Ready 1")
    qtbot.waitUntil(lambda: shown(window) == [new])
    press(window.frame.top, "Check and send 1…")
    qtbot.waitUntil(lambda: visible(window.frame.pages, "Send 1 customer"), timeout=15_000)


def test_what_waited_for_a_connection_goes_at_the_next_start(
    lists: Drafts, left: Send, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """Nothing is told, since nobody has to do anything."""
    ledger = Ledger(lists.database)
    Holds(lists.database, ledger).wait(left.id, Hold.RETRY, datetime.now(UTC) - timedelta(minutes=5), 5.0)
    window = open_window()

    def outcomes() -> set[Outcome]:
        send = ledger.send(left.id)
        return {job.outcome for job in send.jobs} if send is not None else set()

    qtbot.waitUntil(lambda: outcomes() == {Outcome.ACCEPTED}, timeout=20_000)
    assert window.strip.isHidden()
