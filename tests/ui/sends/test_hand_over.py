"""The hand-over of sandbox sends to JOOR's Integration Manager, on the page of sends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

import openpyxl
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.model.job import JobStatus, Send
from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.storage.database import Database
from joor_desktop.storage.hand_overs import HandOvers
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.sends.hand_over import HandOverPanel
from joor_desktop.ui.sends.page import SendsPage
from joor_desktop.ui.sends.send_search import SendSearch
from joor_desktop.ui.worker import Worker
from tests.ui.sends.test_page import NOW, accept

NewSend = Callable[..., Send]

SANDBOX = Profile(
    "Paris", Environment.SANDBOX, BASE_URLS[Environment.SANDBOX], manager_email="anna@jooraccess.com", batch_size=200
)


class Mailing:
    """The page, with a mail program that keeps the links that it is given."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self.worker = Worker()
        self.links: list[QUrl] = []
        self.has_program = True
        self.hand_overs = HandOvers(database)
        profiles = Profiles(database)
        profiles.add(SANDBOX)
        self.panel = HandOverPanel(ledger, self.hand_overs, profiles, self.worker, self._open, lambda: NOW)
        self.page = SendsPage(ledger, SendSearch(database.path, self.worker), lambda: NOW, hand_over=self.panel)

    def _open(self, link: QUrl) -> bool:
        self.links.append(link)
        return self.has_program

    def press(self, words: str) -> None:
        """Click the link with these words."""
        button = next(
            each for each in self.panel.findChildren(QAbstractButton) if each.isVisible() and each.text() == words
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def words(self) -> str:
        """All labels of the panel on screen."""
        return "\n".join(label.text() for label in self.panel.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def mailing(qtbot: QtBot, database: Database, ledger: Ledger) -> Iterator[Mailing]:
    """Return the page on screen."""
    made = Mailing(database, ledger)
    qtbot.addWidget(made.page)
    made.page.resize(1000, 640)
    with qtbot.waitExposed(made.page):
        made.page.show()
    yield made
    assert made.worker.stop()


def test_only_accepted_new_customers_of_the_sandbox_wait(mailing: Mailing, ledger: Ledger, new_send: NewSend) -> None:
    new_send(SANDBOX, ["A"])
    accept(ledger, new_send(Profile("Rome", Environment.PRODUCTION), ["B"]), 9001, 0, JobStatus.QUEUED)
    mailing.page.refresh()
    assert mailing.hand_overs.waiting() == []
    assert not mailing.panel.isVisible()


def test_the_mail_is_opened_and_remembered_until_it_is_done(
    mailing: Mailing, ledger: Ledger, new_send: NewSend, qtbot: QtBot
) -> None:
    accept(ledger, new_send(SANDBOX, ["007", "A&B"]), 9005, 2, JobStatus.FINISHED)
    mailing.page.refresh()
    assert "not mailed: 2 customers of “Paris”" in mailing.words()
    mailing.press("Open the mail")
    [link] = mailing.links
    encoded = bytes(link.toEncoded().data()).decode()
    assert encoded.startswith("mailto:anna@jooraccess.com?")
    fields = parse_qs(encoded.partition("?")[2])
    assert fields["subject"] == ["2 new customers in the sandbox, please connect"]
    assert "Job 9005\r\n\r\n007  Shop 007\r\nA&B  Shop A&B\r\n" in fields["body"][0]
    assert mailing.hand_overs.number() == 1
    with qtbot.waitSignal(mailing.page.handed_over):
        mailing.press("Done: I told them")
    assert mailing.hand_overs.number() == 0
    mailing.press("Undo")
    assert "not mailed" in mailing.words()
    mailing.press("Done: I told them")
    assert "was told" in mailing.words()


def test_without_a_mail_program_it_is_copied(mailing: Mailing, ledger: Ledger, new_send: NewSend) -> None:
    accept(ledger, new_send(SANDBOX, ["A"]), 9005, 1, JobStatus.FINISHED)
    mailing.page.refresh()
    mailing.has_program = False
    mailing.press("Open the mail")
    assert "No mail program" in mailing.words()
    mailing.press("Copy the mail")
    text = QApplication.clipboard().text()
    assert text.startswith("To: anna@jooraccess.com\nSubject: 1 new customer in the sandbox")
    assert "A  Shop A" in text


def test_many_customers_go_as_a_workbook(
    mailing: Mailing, ledger: Ledger, new_send: NewSend, qtbot: QtBot, tmp_path: Path
) -> None:
    codes = [f"{number:04}" for number in range(120)]
    accept(ledger, new_send(SANDBOX, codes), 9005, 120, JobStatus.FINISHED)
    mailing.page.refresh()
    assert "save the list and attach it" in mailing.words()
    mailing.press("Open the mail")
    assert len(mailing.links[0].toEncoded().data()) < 2000
    mailing.panel.save_list(str(tmp_path / "new.xlsx"))
    qtbot.waitUntil(lambda: "Saved as new.xlsx" in mailing.words(), timeout=10_000)
    sheet = openpyxl.load_workbook(tmp_path / "new.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert (rows[0], rows[1], len(rows)) == (("Customer code", "Customer name"), ("0000", "Shop 0000"), 121)
