"""A list that was sent with one profile says so when it is bound to another one."""

from __future__ import annotations

import pathlib

from PySide6.QtWidgets import QMenu

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


def test_what_was_sent_elsewhere_is_told(window: MainWindow, lists: Drafts, tmp_path: pathlib.Path) -> None:
    paris, rome = (Profile(name, Environment.SANDBOX, BASE_URLS[Environment.SANDBOX]) for name in ("Paris", "Rome"))
    for profile in (paris, rome):
        Profiles(lists.database).add(profile)
    choose(window, "Paris")
    assert window.strip.title == ""
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
    assert "was sent with “Paris”, and is meant for “Rome”" in window.strip.title
    window.strip.put_away()
    choose(window, "Paris")
    assert window.strip.title == ""
