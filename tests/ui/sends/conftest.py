"""A ledger in a real file, with sends whose times are given."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.job import Send
from joor_desktop.model.profile import Profile
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger, SendCustomer
from joor_desktop.storage.owner import Owner
from joor_desktop.ui.sends.page import SendsPage
from joor_desktop.ui.sends.send_search import SendSearch
from joor_desktop.ui.theme import apply_theme
from joor_desktop.ui.worker import Worker
from joor_desktop.work.accounts import PracticeHost
from tests.ui.sends.office import Office

NewSend = Callable[..., Send]
MakePage = Callable[[], SendsPage]

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
"""A Monday."""


@pytest.fixture(autouse=True)
def _theme(qapp: QApplication) -> None:
    apply_theme(qapp)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return an empty file."""
    opened = Database(tmp_path / "lists.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def ledger(database: Database) -> Ledger:
    """Return the ledger of that file."""
    return Ledger(database)


@pytest.fixture
def new_send(database: Database, ledger: Ledger, tmp_path: Path) -> Iterator[NewSend]:
    """Return a function that records a send: its profile, the codes of its customers, and when."""
    with Owner(tmp_path) as owner:

        def record(profile: Profile, codes: list[str], when: datetime = NOW) -> Send:
            customers = [
                SendCustomer(number, code, f"Shop {code}", hashlib.sha256(f"{code} {when}".encode()).digest())
                for number, code in enumerate(codes)
            ]
            claim = ledger.begin_send(profile, customers, owner=owner.name, url=profile.url, list_name="Spring fair")
            assert claim.send is not None
            for job in claim.send.jobs:
                ledger.write_payload(job.id, [b"body"])
            database.run("UPDATE send SET created = ? WHERE id = ?", (when.isoformat(), claim.send.id))
            found = ledger.send(claim.send.id)
            assert found is not None
            return found

        yield record


@pytest.fixture
def office(qtbot: QtBot, database: Database, tmp_path: Path) -> Iterator[Office]:
    """Return a review on screen."""
    practice = PracticeHost(tmp_path / "practice.sqlite3")
    office = Office(database, practice)
    qtbot.addWidget(office.review)
    office.review.resize(1100, 700)
    with qtbot.waitExposed(office.review):
        office.review.show()
    yield office
    assert office.worker.stop()
    practice.close()


@pytest.fixture
def make_page(qtbot: QtBot, ledger: Ledger, database: Database) -> Iterator[MakePage]:
    """Return a function that shows the page."""
    worker = Worker()

    def show() -> SendsPage:
        page = SendsPage(ledger, SendSearch(database.path, worker), lambda: NOW)
        qtbot.addWidget(page)
        page.resize(1180, 760)
        with qtbot.waitExposed(page):
            page.show()
        return page

    yield show
    worker.stop()
