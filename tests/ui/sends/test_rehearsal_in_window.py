"""What was rehearsed and edited since is not sent on: its list is open again, with the review of production."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.ui.side_bar import Place
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_page import press, visible


@pytest.fixture
def window(open_window: OpenWindow, lists: Drafts, five: list[int], server: PracticeServer) -> MainWindow:
    """A window after a rehearsal; another list is open in it by now."""
    trial = Profile("Trial", Environment.SANDBOX, server.url)
    for profile in (trial, Profile("Paris", Environment.PRODUCTION, server.url, read_first=0)):
        Profiles(lists.database).add(profile)
    tokens = SessionTokens()
    tokens.store("Trial", "t0ken")
    list_id = lists.all()[0].id
    with Desk(lists.database.path, [tokens]) as desk:
        desk.sender.send(TaskContext(), desk.sender.plan_list(TaskContext(), trial, list_id))
    window = open_window()
    window.open_list.set_value(five[0], ValuePath("", 0, "customer_name"), "Another name")
    window.open_list.create("Autumn fair")
    return window


def test_what_was_edited_since_the_rehearsal_is_reviewed_anew(
    window: MainWindow, lists: Drafts, qtbot: QtBot
) -> None:
    window.show_place(Place.SENDS)
    press(window.frame, "The same to production…")
    qtbot.waitUntil(lambda: visible(window.frame, "Send 3 customers to Paris"), timeout=10_000)
    told = [label.text() for label in window.frame.findChildren(QLabel) if label.isVisible()]
    assert "Customers of this send were changed in their list since." in told
    assert window.open_list.draft.name == "Spring fair"
    assert len(Ledger(lists.database).sends()) == 1
