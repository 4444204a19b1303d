"""The page of sends in the smallest window: a send that needs a decision is read and decided there too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.errors import UnknownOutcomeError
from joor_desktop.model.job import JobStatus, Outcome, Send
from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.storage.ledger import Ledger
from joor_desktop.ui.sends.page import SendsPage
from tests.ui.sends.test_page import accept, table

NewSend = Callable[..., Send]
MakePage = Callable[[], SendsPage]

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
PARIS = Profile("Paris", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION], batch_size=2)
WIDTH, HEIGHT = 804, 570
"""What a window of 1024 by 640 pixels leaves for the page."""


@pytest.fixture
def page(qtbot: QtBot, ledger: Ledger, new_send: NewSend, make_page: MakePage) -> SendsPage:
    """A send of three jobs, of which the first is unknown, on a page as small as it gets."""
    send = new_send(PARIS, ["A", "B", "C", "D", "E"], NOW - timedelta(minutes=5))
    ledger.mark_sending(send.jobs[0].id, NOW)
    broken = UnknownOutcomeError(
        "The connection to JOOR broke before its answer was here.",
        "It may have taken them or not, so they are not sent again by themselves. Look on JOOR, or wait for its mail.",
    )
    ledger.record_failure(send.jobs[0].id, Outcome.UNKNOWN, broken, NOW)
    page = make_page()
    page.resize(WIDTH, HEIGHT)
    qtbot.wait(50)
    return page


def in_sight(page: SendsPage, part: QWidget) -> bool:
    """Whether all of *part* can be seen."""
    place = QRect(part.mapTo(page, QPoint(0, 0)), part.size())
    return page.rect().contains(place)


def test_nothing_is_cut_off_or_lies_over_another(page: SendsPage) -> None:
    assert (page.width(), page.height()) == (WIDTH, HEIGHT)
    labels = [each for each in page.findChildren(QLabel) if each.isVisible() and each.text()]
    assert any("Nobody knows yet" in label.text() for label in labels)
    for label in labels:
        assert label.height() >= max(label.heightForWidth(label.width()), label.fontMetrics().height()), label.text()
    customers = table(page, "Customers of the job")
    assert customers.height() >= 3 * customers.rowHeight(0)
    parts = [table(page, name) for name in ("Sends", "Jobs of the send", "Customers of the job")]
    tops = [part.mapTo(page, QPoint(0, 0)).y() for part in parts]
    assert all(top + part.height() <= below for top, part, below in zip(tops, parts, tops[1:], strict=False))


def test_the_keys_bring_each_part_into_sight(page: SendsPage) -> None:
    """Also the customers, which lie below the edge of the window."""
    customers = table(page, "Customers of the job")
    assert not in_sight(page, customers)
    table(page, "Sends").setFocus()
    for _ in range(30):
        focused = QApplication.focusWidget()
        if focused is customers or focused is None:
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert customers.hasFocus()
    assert in_sight(page, customers)


def test_all_of_it_is_reached_by_scrolling(page: SendsPage) -> None:
    [scroll] = page.findChildren(QScrollArea)
    bar = scroll.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert in_sight(page, table(page, "Customers of the job"))
    decide = next(each for each in page.findChildren(QAbstractButton) if each.text().startswith("JOOR has them"))
    assert in_sight(page, decide)


def test_a_send_without_trouble_needs_no_scrolling(
    qtbot: QtBot, ledger: Ledger, new_send: NewSend, make_page: MakePage
) -> None:
    accept(ledger, new_send(PARIS, ["A", "B"]), 9001, 1, JobStatus.STARTED)
    page = make_page()
    page.resize(WIDTH, HEIGHT)
    qtbot.wait(50)
    [scroll] = page.findChildren(QScrollArea)
    assert scroll.verticalScrollBar().maximum() == 0
