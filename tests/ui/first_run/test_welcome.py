"""The first screens over a real window and a real file: once, to be left at any time, with mouse and keys."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.first_run import FirstRun
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.resources import RESOURCES
from joor_desktop.storage.settings import GIVEN_PROFILES, LANGUAGE, WELCOME, Settings
from joor_desktop.ui.first_run.dialog import WelcomeDialog
from joor_desktop.ui.importing.import_page import ImportPage
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.accounts import PracticeHost
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer
from tests.ui.customers.test_page import button, press, visible
from tests.ui.importing.test_imports import drag_and_drop
from tests.ui.test_reach import controls, spoken

KEY = Qt.Key


class Newcomer:
    """The first screens as a new person sees them, over an empty list."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.show()

    def show(self) -> None:
        """Open them from the menu."""
        self.window.actions.welcome.trigger()
        shown = [each for each in self.window.frame.findChildren(WelcomeDialog) if each.isVisible()]
        self.dialog = shown[0]
        self.qtbot.waitExposed(self.dialog)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible())

    def field(self, name: str) -> QLineEdit:
        (found,) = [each for each in self.dialog.findChildren(QLineEdit) if each.accessibleName() == name]
        return found

    def press(self, words: str) -> None:
        press(self.dialog, words)


@pytest.fixture
def newcomer(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newcomer:
    """Return the first screens on a computer where no keychain can be reached."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    return Newcomer(open_window(), qtbot)


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[PracticeHost]:
    """Return a server that plays JOOR's part."""
    host = PracticeHost(tmp_path / "practice.sqlite3")
    yield host
    host.close()


def test_they_are_due_only_where_nothing_is_known(lists: Drafts) -> None:
    first = FirstRun(lists.database)
    assert first.is_due()
    list_id = lists.create("My customers", "practice")
    assert first.is_due()
    given = Profile("Paris", Environment.SANDBOX, BASE_URLS[Environment.SANDBOX])
    Profiles(lists.database).add(given)
    assert not first.is_due()
    Settings(lists.database).keep(GIVEN_PROFILES, '["Paris"]')
    assert first.is_due()
    ListEditor(lists, list_id).add_customer(customer(1))
    assert not first.is_due()
    first.note_interrupted()
    assert first.is_due()
    first.note_seen()
    assert not first.is_due()


@pytest.mark.parametrize("leave", ["Skip", "Escape", "close"])
def test_they_can_be_left_at_any_time_and_are_not_shown_again(newcomer: Newcomer, leave: str) -> None:
    first = FirstRun(newcomer.window.open_list.drafts.database)
    assert first.is_due()
    newcomer.press("Next")
    if leave == "Escape":
        QTest.keyClick(newcomer.dialog, KEY.Key_Escape)
    elif leave == "close":
        newcomer.dialog.close()
    else:
        newcomer.press(leave)
    newcomer.qtbot.waitUntil(lambda: not newcomer.window.frame.findChildren(WelcomeDialog))
    assert not first.is_due()
    newcomer.show()
    assert "Step 1 of 3" in newcomer.words()


def test_keys_alone_lead_to_an_empty_list(newcomer: Newcomer, lists: Drafts) -> None:
    newcomer.dialog.activateWindow()
    newcomer.qtbot.waitUntil(lambda: newcomer.dialog.focusWidget() is button(newcomer.dialog, "Next"))
    QTest.keyClick(newcomer.dialog.focusWidget(), KEY.Key_Return)
    assert "Step 2 of 3" in newcomer.words()
    QTest.keyClick(newcomer.dialog.focusWidget(), KEY.Key_Return)
    assert "Step 3 of 3" in newcomer.words()
    newcomer.press("Back")
    newcomer.press("Next")
    empty = button(newcomer.dialog, "Start empty")
    empty.setFocus()
    QTest.keyClick(empty, KEY.Key_Return)
    assert [(draft.name, draft.profile, draft.customers) for draft in lists.all()] == [("My customers", "practice", 0)]
    assert Settings(lists.database).value(WELCOME) == "seen"


def test_an_own_account_is_kept_and_tested(newcomer: Newcomer, practice: PracticeHost, lists: Drafts) -> None:
    wait = newcomer.qtbot.waitUntil
    newcomer.press("Next")
    newcomer.press("Your own account")
    newcomer.press("Next")
    assert "name" in newcomer.words()
    assert "Step 2 of 3" in newcomer.words()
    QTest.keyClicks(newcomer.field("Name"), "Paris")
    newcomer.press("Another address")
    QTest.keyClicks(newcomer.field("Address"), practice.url())
    if sys.platform == "linux":
        wait(lambda: "no safe keychain" in newcomer.words(), timeout=10_000)
    newcomer.field("Token").insert("tök3n")
    newcomer.press("Next")  # what was typed is kept first
    assert "Step 2 of 3" in newcomer.words()
    wait(lambda: visible(newcomer.dialog, "Use it for this session only"), timeout=10_000)
    wait(lambda: button(newcomer.dialog, "Use it for this session only").isEnabled(), timeout=10_000)
    newcomer.press("Use it for this session only")
    wait(lambda: "JOOR answers, and takes the token" in newcomer.words(), timeout=10_000)
    assert newcomer.field("Token").text() == ""
    newcomer.press("Next")
    newcomer.press("Start empty")
    kept = Profiles(lists.database).get("Paris")
    assert kept == Profile("Paris", Environment.CUSTOM, practice.url())
    assert [(draft.name, draft.profile) for draft in lists.all()] == [("My customers", "Paris")]
    assert newcomer.window.open_list.profile == kept


def test_a_slip_in_the_name_leaves_no_second_profile(newcomer: Newcomer, lists: Drafts) -> None:
    newcomer.press("Next")
    newcomer.press("Your own account")
    QTest.keyClicks(newcomer.field("Name"), "Pariss")
    newcomer.press("Next")
    newcomer.press("Back")
    QTest.keyClick(newcomer.field("Name"), KEY.Key_Backspace)
    newcomer.press("Next")
    assert [profile.name for profile in Profiles(lists.database).all()] == ["practice", "Paris"]


def test_profiles_for_all_users_are_offered(
    open_window: OpenWindow, lists: Drafts, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    Profiles(lists.database).add(Profile("Milano", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION]))
    newcomer = Newcomer(open_window(), qtbot)
    newcomer.press("Next")
    newcomer.press("Your own account")
    (choice,) = [each for each in newcomer.dialog.findChildren(QComboBox) if each.accessibleName() == "Profile"]
    assert [choice.itemText(number) for number in range(choice.count())] == ["Milano", "Another account"]
    assert not newcomer.field("Name").isVisible()
    newcomer.press("Next")
    newcomer.press("Start empty")
    assert newcomer.window.open_list.profile.name == "Milano"


def test_the_sample_comes_by_the_import_page_into_a_list_for_practice(newcomer: Newcomer, lists: Drafts) -> None:
    window, wait = newcomer.window, newcomer.qtbot.waitUntil
    newcomer.press("Next")
    newcomer.press("Next")
    newcomer.press("Take the sample list")
    wait(lambda: isinstance(window.frame.pages.currentWidget(), ImportPage), timeout=30_000)
    page = window.frame.pages.currentWidget()
    assert isinstance(page, ImportPage)
    wait(lambda: visible(page, "Add 25 customers"), timeout=30_000)
    press(page, "Add 25 customers")
    wait(lambda: window.open_list.counts.customers == 25, timeout=30_000)
    assert (window.open_list.draft.name, window.open_list.profile.name) == ("Sample", "practice")
    assert 8 <= window.open_list.counts.errors <= 14
    assert window.open_list.counts.ready >= 10
    assert {draft.name: draft.customers for draft in lists.all()} == {"Sample": 25, "My customers": 0}
    window.import_sample()
    assert len(lists.all()) == 2
    newcomer.show()
    newcomer.press("Next")
    newcomer.press("Next")
    newcomer.press("Start empty")
    assert window.open_list.draft.name == "My customers"
    assert len(lists.all()) == 2


def test_the_sample_never_comes_into_a_list_for_production(window: MainWindow, lists: Drafts, qtbot: QtBot) -> None:
    Profiles(lists.database).add(Profile("Milano", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION]))
    window.open_list.choose_profile("Milano")
    newcomer = Newcomer(window, qtbot)
    newcomer.press("Next")
    assert button(newcomer.dialog, "Your own account").isChecked()
    newcomer.press("Next")
    newcomer.press("Take the sample list")
    assert window.open_list.profile.environment is Environment.PRACTICE
    assert {draft.name: draft.profile for draft in lists.all()} == {"Spring fair": "Milano", "Sample": "practice"}
    qtbot.waitUntil(lambda: isinstance(window.frame.pages.currentWidget(), ImportPage), timeout=30_000)


def test_a_dropped_file_is_read(newcomer: Newcomer) -> None:
    window = newcomer.window
    newcomer.press("Next")
    newcomer.press("Next")
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile(str(RESOURCES / "sample-customers.xlsx"))])
    assert drag_and_drop(window, newcomer.dialog, file, file)
    assert newcomer.dialog.isVisible()  # what a drop ends on must outlive it, or Qt strikes the process down
    newcomer.qtbot.waitUntil(lambda: not newcomer.window.frame.findChildren(WelcomeDialog))
    newcomer.qtbot.waitUntil(lambda: window.open_list.counts.customers == 40, timeout=30_000)
    assert window.open_list.draft.name == "My customers"


def test_a_file_can_be_chosen(newcomer: Newcomer) -> None:
    newcomer.press("Next")
    newcomer.press("Next")
    newcomer.press("Choose a file")
    (chooser,) = [each for each in newcomer.window.frame.findChildren(QFileDialog) if each.isVisible()]
    chooser.reject()
    assert not newcomer.dialog.isVisible()


def test_other_customers_are_not_sent_elsewhere_by_a_choice(window: MainWindow, lists: Drafts, qtbot: QtBot) -> None:
    Profiles(lists.database).add(Profile("Milano", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION]))
    window.open_list.choose_profile("Milano")
    newcomer = Newcomer(window, qtbot)
    newcomer.press("Next")
    newcomer.press("Practise first")
    newcomer.press("Next")
    newcomer.press("Start empty")
    assert {draft.name: draft.profile for draft in lists.all()} == {
        "Spring fair": "Milano",
        "My customers": "practice",
    }


def test_every_control_has_a_name_and_stays_within_a_small_window(newcomer: Newcomer) -> None:
    newcomer.window.frame.resize(1024, 640)
    for words in ("Next", "Your own account", "All settings"):
        newcomer.press(words)
    assert newcomer.dialog.width() <= 1024
    assert newcomer.dialog.minimumSizeHint().height() <= 600
    for control in controls(newcomer.dialog):
        interface = QAccessible.queryAccessibleInterface(control)
        assert interface.text(QAccessible.Text.Name), control
    names = {each.text(QAccessible.Text.Name) for each in spoken(QAccessible.queryAccessibleInterface(newcomer.dialog))}
    assert {"Skip", "Back", "Next", "Practise first", "Token"} <= names


PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QMenu
from joor_desktop.app import main
from joor_desktop.ui.start import Opening
turns = [3]
def welcomes(window):
    return [each for each in window.frame.children() if type(each).__name__ == "WelcomeDialog"]
def look(opening):
    window = opening.window
    if window.imports.busy:
        QTimer.singleShot(300, opening, lambda: look(opening))
        return
    dialogs = welcomes(window)
    print(len(dialogs), dialogs[0].windowTitle() if dialogs else "", flush=True)
    turns[0] -= 1
    if len(sys.argv) > 1 or not turns[0]:
        window.frame.close()
    elif turns[0] == 2:
        window.language.offer_in(QMenu(), window.actions.about)
        dialogs[0].reject()
        window.actions.welcome.trigger()
        (dialog,) = [each for each in welcomes(window) if each.isVisible()]
        (choice,) = [each for each in dialog.findChildren(QComboBox) if each.accessibleName() == "Language"]
        choice.setCurrentIndex(1)
        choice.activated.emit(1)
    else:
        dialogs[0].reject()
    QTimer.singleShot(2500, opening, lambda: look(opening))
def opened(self, files=(), open_it=Opening.open):
    open_it(self, files)
    if not hasattr(self, "watched"):
        self.watched = True
        QTimer.singleShot(3000, self, lambda: look(self))
Opening.open = opened
sys.exit(main(sys.argv[1:]))
"""


def run_program(*arguments: str) -> list[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env=environment, capture_output=True, encoding="utf-8", timeout=90, check=False,
    )  # fmt: skip
    told = [line for line in program.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (program.returncode, told) == (0, [])
    return program.stdout.splitlines()


def test_the_program_shows_them_at_its_first_start_and_in_another_language_again(home: Path) -> None:
    first, again, last = run_program()
    assert first == "1 Welcome to JOOR Desktop"
    assert again.startswith("1 ")
    assert last == "0 "
    with closing(Database(home / "joor_desktop" / "joor_desktop.sqlite3")) as database:
        assert Settings(database).value(LANGUAGE) == "fr"
        assert not FirstRun(database).is_due()


def test_the_program_does_not_stop_who_opens_a_file() -> None:
    assert run_program(str(RESOURCES / "sample-customers.xlsx")) == ["0 "]
