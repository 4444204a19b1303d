"""A list that was sent with one profile is bound to another one only after asking, and its review says so."""

from __future__ import annotations

import pathlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from joor_desktop.model.job import JobReport, JobStatus
from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger, SendCustomer
from joor_desktop.storage.owner import Owner
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.window import MainWindow


def choose(window: MainWindow, name: str) -> None:
    """Choose a profile in the menu of the top bar."""
    menu = QMenu()
    window.frame.top.profile.filling.emit(menu)
    next(action for action in menu.actions() if action.text().startswith(name)).trigger()


def answer(window: MainWindow, words: str) -> str:
    """Press the button with these words in the box that asks; return what it asked."""
    box = window.frame.findChild(QMessageBox)
    assert box is not None
    told = box.text()
    QTest.mouseClick(next(each for each in box.buttons() if each.text() == words), Qt.MouseButton.LeftButton)
    return told


def test_before_a_list_is_meant_for_another_account_it_is_asked(
    window: MainWindow, lists: Drafts, tmp_path: pathlib.Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")  # no keychain asks for a password
    paris, rome = (Profile(name, Environment.SANDBOX, BASE_URLS[Environment.SANDBOX]) for name in ("Paris", "Rome"))
    for profile in (paris, rome):
        Profiles(lists.database).add(profile)
    choose(window, "Paris")
    assert window.open_list.draft.profile == "Paris"
    ledger = Ledger(lists.database)
    with Owner(tmp_path) as owner:
        customer = SendCustomer(1, "A", "Shop A", b"1" * 32)
        list_id = window.open_list.list_id
        claim = ledger.begin_send(
            paris, [customer], owner=owner.name, url=paris.url, list_name="Spring fair", list_id=list_id
        )
        assert claim.send is not None
        [job] = claim.send.jobs
        ledger.write_payload(job.id, [b"body"])
        ledger.mark_sending(job.id)
        ledger.record_answer(job.id, JobReport(9005, JobStatus.FINISHED, 1, 1), None)
    choose(window, "Rome")
    assert "was sent with “Paris”. Is it meant for “Rome”" in answer(window, "Cancel")
    assert window.open_list.draft.profile == "Paris"
    qtbot.waitUntil(lambda: window.frame.findChild(QMessageBox) is None)
    choose(window, "practice")
    assert window.open_list.draft.profile == "practice"
    choose(window, "Rome")
    answer(window, "Yes, for Rome")
    assert window.open_list.draft.profile == "Rome"
    qtbot.waitUntil(lambda: window.frame.findChild(QMessageBox) is None)
    window.review_send()
    said = "This list was sent with “Paris” before; “Rome” is another account."
    qtbot.waitUntil(lambda: said in shown(window), timeout=10_000)
    choose(window, "Paris")
    assert window.open_list.draft.profile == "Paris"


def shown(window: MainWindow) -> list[str]:
    """All labels on screen."""
    return [label.text() for label in window.frame.findChildren(QLabel) if label.isVisible()]
