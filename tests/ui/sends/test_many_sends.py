"""A history of more sends than are shown at a time: all of them are counted, found, reached and exported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QDateEdit
from pytestqt.qtbot import QtBot

from joor_desktop.errors import UnknownOutcomeError
from joor_desktop.model.job import JobStatus, Outcome, Send
from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger
from joor_desktop.ui.customers.chips import Chip
from joor_desktop.ui.sends.page import SendsPage
from joor_desktop.ui.words import grouped
from tests.ui.sends.test_page import accept, cells, press, search_line, table, words_on

NewSend = Callable[..., Send]
MakePage = Callable[[], SendsPage]

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
PARIS = Profile("Paris", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION], batch_size=2)
ROME = Profile("Rome", Environment.SANDBOX, BASE_URLS[Environment.SANDBOX])
_OTHERS = 1200

_COPY_SEND = """
INSERT INTO send (list_id, list_name, profile, environment, url, wire_format, created, customers, new_customers, again,
    owner)
SELECT list_id, list_name, profile, environment, url, wire_format, ?1, customers, new_customers, again, owner
FROM send WHERE id = ?2
"""
_COPY_JOB = """
INSERT INTO job (send_id, number, outcome, record_count, status, job_id, finished)
SELECT ?1, number, outcome, record_count, status, ?1, finished FROM job WHERE send_id = ?2
"""
_COPY_CUSTOMERS = """
INSERT INTO sent_customer (job, account_id, code, name, fingerprint, standing, record_id)
SELECT (SELECT id FROM job WHERE send_id = ?1), account_id, code, name, fingerprint, standing, record_id
FROM sent_customer WHERE job = (SELECT id FROM job WHERE send_id = ?2)
"""


@pytest.fixture
def many(ledger: Ledger, database: Database, new_send: NewSend) -> None:
    """An unknown send to Rome and one to Paris that JOOR has not finished; then 1,200 finished ones of a year."""
    unknown = new_send(ROME, ["OLD1", "OLD2"], NOW - timedelta(days=500))
    ledger.mark_sending(unknown.jobs[0].id, NOW)
    ledger.record_failure(unknown.jobs[0].id, Outcome.UNKNOWN, UnknownOutcomeError("The line broke.", "Look."), NOW)
    accept(ledger, new_send(PARIS, ["OLD3"], NOW - timedelta(days=499)), 9002, 0, JobStatus.QUEUED)
    one = new_send(PARIS, ["Z"], NOW - timedelta(days=400))
    accept(ledger, one, 9003, 1, JobStatus.FINISHED)
    with database.transaction():
        for number in range(_OTHERS - 1):
            created = (NOW - timedelta(hours=8 * (_OTHERS - number))).isoformat()
            copy = database.insert(_COPY_SEND, (created, one.id))
            for question in (_COPY_JOB, _COPY_CUSTOMERS):
                database.run(question, (copy, one.id))


@pytest.fixture
def page(many: None, make_page: MakePage) -> SendsPage:
    """Return the page over them."""
    return make_page()


@pytest.fixture
def statements(database: Database) -> Iterator[list[str]]:
    """Collect what the database of the window is asked."""
    asked: list[str] = []
    database._connection.set_trace_callback(asked.append)
    yield asked
    database._connection.set_trace_callback(None)


def test_all_sends_are_counted_and_those_that_need_a_person_named(page: SendsPage) -> None:
    chips = [each.text() for each in page.findChildren(Chip)]
    assert chips == [f"All {grouped(1202)}", "Open 1", "Needs a look 1"]
    assert "2 customers with an unknown outcome" in words_on(page)
    assert len(cells(table(page, "Sends"))) == 500


def test_the_oldest_send_is_shown_from_its_notice(page: SendsPage) -> None:
    """Its place is among those that are not shown yet."""
    press(page, "Show")
    sends = table(page, "Sends")
    assert cells(sends)[sends.currentIndex().row()][1] == "Rome"
    assert [row[0] for row in cells(table(page, "Customers of the job"))] == ["OLD1", "OLD2"]


def test_a_search_finds_what_is_not_shown_yet(qtbot: QtBot, page: SendsPage) -> None:
    QTest.keyClicks(search_line(page), "shop old2")
    qtbot.waitUntil(lambda: [row[1] for row in cells(table(page, "Sends"))] == ["Rome"])
    assert [row[0] for row in cells(table(page, "Customers of the job"))] == ["OLD1", "OLD2"]


def test_filters_find_what_is_not_shown_yet(qtbot: QtBot, page: SendsPage) -> None:
    """By profile, by chip, by the state of customers and by days."""
    profiles = next(each for each in page.findChildren(QComboBox) if "profile" in each.accessibleName())
    QTest.keyClicks(profiles, "Rome")
    assert [row[1] for row in cells(table(page, "Sends"))] == ["Rome"]
    QTest.keyClick(profiles, Qt.Key.Key_Home)
    QTest.mouseClick(page.findChildren(Chip)[1], Qt.MouseButton.LeftButton)
    assert [row[2] for row in cells(table(page, "Sends"))] == ["1 new"]
    QTest.mouseClick(page.findChildren(Chip)[0], Qt.MouseButton.LeftButton)
    press(page, "Filter")
    first, last = page.findChildren(QDateEdit)
    assert first.date() == QDate(2025, 7, 11)
    last.setDate(QDate(2025, 7, 12))
    assert [row[1] for row in cells(table(page, "Sends"))] == ["Paris", "Rome"]
    states = next(each for each in page.findChildren(QComboBox) if "state" in each.accessibleName())
    QTest.keyClicks(states, "Unknown")
    qtbot.waitUntil(lambda: [row[1] for row in cells(table(page, "Sends"))] == ["Rome"])


def test_more_are_shown_as_one_goes_down_and_the_choice_stays(page: SendsPage) -> None:
    sends = table(page, "Sends")
    tester = QAbstractItemModelTester(sends.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    sends.setFocus()
    for shown in (1000, 1202, 1202):
        QTest.keyClick(sends, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        chosen = sends.currentIndex().row()
        assert sends.model().rowCount() == shown
        page.refresh()
        assert sends.currentIndex().row() == chosen
    assert cells(sends)[sends.currentIndex().row()][1] == "Rome"
    tester.deleteLater()


def test_all_that_is_found_is_exported(qtbot: QtBot, page: SendsPage) -> None:
    with qtbot.waitSignal(page.export_requested) as told:
        press(page, "Export…")
    assert len(told.args[0]) == _OTHERS + 2


def test_nothing_is_read_while_nothing_changes(
    qtbot: QtBot, page: SendsPage, statements: list[str]
) -> None:
    """The seconds that are counted cost no reading, not even while an unknown job is shown."""
    press(page, "Show")
    assert "Nobody knows yet whether JOOR took these customers in." in words_on(page)
    statements.clear()
    qtbot.wait(2200)
    assert statements == []
    page.refresh()
    assert statements
