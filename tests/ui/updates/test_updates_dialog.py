"""The dialog of updates, as a person uses it, against a server on this computer; and the look of every day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from joor_desktop.model.release import Feed
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.feed_choice import FeedChoice
from joor_desktop.storage.settings import Settings
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.updates.daily_look import DailyLook
from joor_desktop.ui.updates.dialog import UpdatesDialog
from joor_desktop.ui.window import MainWindow
from joor_desktop.ui.worker import Worker
from joor_desktop.version import version
from tests.work.release_site import FILE, PUBLIC, Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Return a server with a signed feed."""
    folder = tmp_path / "site"
    folder.mkdir()
    site = Site(folder)
    site.announce()
    yield site
    site.close()


@pytest.fixture
def worker() -> Iterator[Worker]:
    """Return a worker."""
    worker = Worker()
    yield worker
    assert worker.stop()


@pytest.fixture
def choice(lists: Drafts) -> FeedChoice:
    """Return the choice of a person."""
    return FeedChoice(Settings(lists.database))


@pytest.fixture
def dialog(qtbot: QtBot, choice: FeedChoice, worker: Worker) -> UpdatesDialog:
    """Return the open dialog."""
    dialog = UpdatesDialog(choice, worker)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog: UpdatesDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def press(dialog: UpdatesDialog, words: str) -> None:
    QTest.mouseClick(button(dialog, words), Qt.MouseButton.LeftButton)


def said(dialog: UpdatesDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def type_feed(dialog: UpdatesDialog, address: str, key: str) -> None:
    for field, text in zip(dialog.findChildren(QLineEdit), (address, key), strict=True):
        field.clear()
        QTest.keyClicks(field, text)


def test_new_version_is_shown_and_its_file_saved_in_the_folder_of_downloads(
    qtbot: QtBot, dialog: UpdatesDialog, choice: FeedChoice, site: Site
) -> None:
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
    folder.mkdir(parents=True, exist_ok=True)
    assert not button(dialog, "Look now").isEnabled()
    type_feed(dialog, site.feed.address, PUBLIC)
    press(dialog, "Look now")
    qtbot.waitUntil(lambda: "Version 9.1.0 of 2026-12-01 is there" in said(dialog))
    assert "Faster" in dialog.findChildren(QTextBrowser)[0].toPlainText()
    press(dialog, "Download")
    qtbot.waitUntil(lambda: "new.bin is in your folder of downloads" in said(dialog))
    assert (folder / "new.bin").read_bytes() == FILE
    assert button(dialog, "Show it in its folder").isEnabled()
    assert choice.feed() == Feed(site.feed.address, PUBLIC, daily=False)


def test_same_version_offers_nothing_and_a_wrong_key_is_told(qtbot: QtBot, dialog: UpdatesDialog, site: Site) -> None:
    site.announce(version=version())
    type_feed(dialog, site.feed.address, PUBLIC)
    press(dialog, "Look now")
    qtbot.waitUntil(lambda: "You have the newest version" in said(dialog))
    assert not button(dialog, "Download").isVisible()
    type_feed(dialog, site.feed.address, "AAAA")
    press(dialog, "Look now")
    qtbot.waitUntil(lambda: "not signed with the key" in said(dialog))
    assert not button(dialog, "Download").isVisible()


def test_day_by_day_only_where_it_is_allowed(qtbot: QtBot, choice: FeedChoice, worker: Worker, site: Site) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    choice.choose(site.feed)
    look = DailyLook(choice, worker, strip)
    look.begin()
    assert not worker.busy
    choice.choose(Feed(site.feed.address, PUBLIC, daily=True))
    look.look_if_due()
    qtbot.waitUntil(lambda: any("Version 9.1.0 is there" in label.text() for label in strip.findChildren(QLabel)))
    look.look_if_due()
    assert not worker.busy
    assert not choice.is_due(datetime.now(UTC))
    look.stop()


def test_menu_leads_there(window: MainWindow, qtbot: QtBot) -> None:
    window.actions.updates.trigger()
    qtbot.waitUntil(lambda: bool(window.frame.findChildren(UpdatesDialog)))
    window.frame.findChildren(UpdatesDialog)[0].close()
