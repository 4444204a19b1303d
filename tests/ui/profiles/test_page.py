"""The page of profiles over a real file, with a keychain that is a real part or is missing for real."""

from __future__ import annotations

import pathlib
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from joor_desktop.model.profile import (
    BASE_URLS,
    Environment,
    Profile,
    Proxy,
    ProxyUse,
    WireFormat,
    practice_profile,
)
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.new_customers import NewCustomers
from joor_desktop.storage.prerequisites import RESULT_EMAILS, Prerequisites
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.tokens import Keychain, SessionTokens
from joor_desktop.ui.form.choices import ChoiceCompleter
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.profiles.checklist import Checklist
from joor_desktop.ui.profiles.connection_test import ConnectionTest
from joor_desktop.ui.profiles.page import ProfilesPage
from joor_desktop.ui.profiles.profile_form import ProfileForm
from joor_desktop.ui.profiles.renaming import Renaming
from joor_desktop.ui.profiles.start_card import StartCard
from joor_desktop.ui.profiles.token_keeper import TokenKeeper, TokenStore
from joor_desktop.ui.theme import apply_theme
from joor_desktop.ui.worker import Worker
from joor_desktop.work.accounts import PracticeHost
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk

PARIS = Profile("Paris", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION])


without_keychain = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a keychain")


class Office:
    """The page with all that it needs."""

    def __init__(self, database: Database, practice: PracticeHost, keychain: TokenStore) -> None:
        self.database = database
        self.practice = practice
        self.session = SessionTokens()
        self.worker = Worker()
        self.profiles = Profiles(database)
        self.tokens = TokenKeeper(self.worker, keychain, self.session)
        self.new_customers = NewCustomers(database)
        start = StartCard(self.new_customers, lambda profile: {"price_type_label": ["Europe", f"{profile} only"]})
        checklist = Checklist(Prerequisites(database))
        self.passwords = TokenKeeper(self.worker, SessionTokens(), SessionTokens())
        connection, renaming = ConnectionTest(self.worker, self.test), Renaming(self.worker, self.rename)
        self.page = ProfilesPage(self.profiles, self.tokens, self.passwords, connection, renaming, start, checklist)

    def test(self, _context: TaskContext, profile: Profile) -> str:
        """Test a connection, in the worker."""
        with Desk(self.database.path, [self.session], self.practice) as desk:
            return desk.accounts.test(profile)

    def rename(self, _context: TaskContext, old: str, new: str) -> Profile:
        """Call a profile otherwise, in the worker."""
        with Desk(self.database.path, [self.session], self.practice) as desk:
            return desk.rename_profile(old, new)

    def type_into(self, name: str, text: str) -> None:
        """Type *text* over what stands in the field called *name*."""
        self.field(name).setFocus()
        self.field(name).selectAll()
        QTest.keyClicks(self.field(name), text)

    def field(self, name: str) -> QLineEdit:
        """The field on screen that a screen reader calls *name*."""
        return next(
            each for each in self.page.findChildren(QLineEdit) if each.isVisible() and each.accessibleName() == name
        )

    def button(self, words: str) -> QAbstractButton:
        """The button on screen whose words begin so."""
        buttons = [each for each in self.page.findChildren(QAbstractButton) if each.isVisible()]
        found = [each for each in buttons if each.text().startswith(words)]
        assert found, [each.text() for each in buttons]
        return found[0]

    def press(self, words: str) -> None:
        """Click the button on screen whose words begin so."""
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def words(self) -> str:
        """All labels on screen."""
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def listed(self) -> list[str]:
        """The profiles in the list."""
        model = self.page.findChildren(QTableView)[0].model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _office(qtbot: QtBot, tmp_path: pathlib.Path, keychain: TokenStore) -> Iterator[Office]:
    database = Database(tmp_path / "lists.sqlite3")
    practice = PracticeHost(tmp_path / "practice.sqlite3")
    office = Office(database, practice, keychain)
    office.profiles.add(PARIS)
    qtbot.addWidget(office.page)
    office.page.resize(1100, 700)
    with qtbot.waitExposed(office.page):
        office.page.show()
    yield office
    assert office.worker.stop()
    practice.close()
    database.close()


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: pathlib.Path) -> Iterator[Office]:
    """Return the page on screen; what keeps tokens here works, and forgets them with the test."""
    apply_theme(qapp)
    yield from _office(qtbot, tmp_path, SessionTokens())


@pytest.fixture
def office_without_keychain(
    qtbot: QtBot, qapp: QApplication, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    """Return the page on screen on a computer where no keychain can be reached."""
    apply_theme(qapp)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    yield from _office(qtbot, tmp_path, Keychain())


def test_the_built_in_profile_takes_settings_and_keeps_where_it_sends_to(qtbot: QtBot, office: Office) -> None:
    assert office.listed() == ["practice", "Paris"]
    assert "its name and address are fixed" in office.words()
    for label, text in (("Customers in one job", "7"), ("Country", "France"), ("Integration Manager", "a@b.example")):
        field = office.field(label)
        field.selectAll()
        QTest.keyClicks(field, text)
    with qtbot.waitSignal(office.page.profiles_changed, timeout=2000):
        office.press("Save the changes")
    kept = Profiles(office.database).get("practice")
    assert kept == replace(practice_profile(), batch_size=7, country="FR", manager_email="a@b.example")
    office.press("Production")
    assert Profiles(office.database).get("practice") == kept
    form = office.page.findChild(ProfileForm)
    assert form is not None
    assert form.environment() is Environment.PRACTICE


def test_the_connection_is_tested_for_real(qtbot: QtBot, office: Office) -> None:
    office.press("Test the connection")
    qtbot.waitUntil(lambda: "JOOR answers without a proxy" in office.words(), timeout=10_000)


def test_a_connection_without_a_token_is_told(qtbot: QtBot, office: Office) -> None:
    office.page.choose("Paris")
    office.press("Test the connection")
    qtbot.waitUntil(lambda: "There is no token" in office.words(), timeout=10_000)


def test_a_profile_is_added_changed_and_removed(qtbot: QtBot, office: Office) -> None:
    office.press("Add a profile")
    QTest.keyClicks(office.field("Name"), "Milano")
    office.press("Production")
    with qtbot.waitSignal(office.page.profiles_changed, timeout=2000):
        office.press("Add the profile")
    assert office.listed() == ["practice", "Milano", "Paris"]
    added = office.profiles.get("Milano")
    assert added == Profile("Milano", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION])
    office.press("XML")
    office.field("Customers in one job").setFocus()
    office.field("Customers in one job").selectAll()
    QTest.keyClicks(office.field("Customers in one job"), "250")
    office.press("Save the changes")
    changed = office.profiles.get("Milano")
    assert changed is not None
    assert (changed.wire_format, changed.batch_size) == (WireFormat.XML, 250)
    office.press("Remove this profile")
    assert office.profiles.get("Milano") is not None
    office.press("Click again to remove")
    assert office.listed() == ["practice", "Paris"]


def test_an_unsafe_address_is_refused_in_words(office: Office) -> None:
    office.press("Add a profile")
    QTest.keyClicks(office.field("Name"), "Rig")
    office.press("Another address")
    QTest.keyClicks(office.field("Address"), "http://joor.example.com/v2")
    office.press("Add the profile")
    assert office.listed() == ["practice", "Paris"]
    assert "https" in office.words()


def test_a_name_that_is_taken_is_refused_in_words(office: Office) -> None:
    office.press("Add a profile")
    QTest.keyClicks(office.field("Name"), "paris")
    office.press("Add the profile")
    assert "already a profile" in office.words()


def test_a_token_is_kept_unseen_and_forgotten_when_asked(qtbot: QtBot, office: Office) -> None:
    office.page.choose("Paris")
    qtbot.waitUntil(lambda: "No token yet" in office.words(), timeout=5000)
    token = office.field("Token")
    assert token.echoMode() is QLineEdit.EchoMode.Password
    token.insert("  tök3n  ")
    office.press("Keep in the keychain")
    qtbot.waitUntil(lambda: "A token is kept in the keychain" in office.words(), timeout=5000)
    assert token.text() == ""
    office.press("Forget the token")
    qtbot.waitUntil(lambda: "No token yet" in office.words(), timeout=5000)


@without_keychain
def test_a_missing_keychain_says_so_and_offers_this_session(qtbot: QtBot, office_without_keychain: Office) -> None:
    office = office_without_keychain
    office.page.choose("Paris")
    office.field("Token").insert("tök3n")
    qtbot.waitUntil(lambda: "no safe keychain" in office.words(), timeout=10_000)
    office.press("Use it for this session only")
    assert office.session.read("Paris") == "tök3n"
    assert "until the program ends" in office.words()


def test_the_list_keeps_the_rules_of_models(office: Office) -> None:
    model = office.page.findChildren(QTableView)[0].model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    office.profiles.add(Profile("Milano", Environment.SANDBOX, BASE_URLS[Environment.SANDBOX]))
    office.page.refresh()
    assert tester.model() is model


def test_every_control_has_a_name(office: Office) -> None:
    office.page.choose("Paris")
    for field in office.page.findChildren(QLineEdit):
        assert field.accessibleName()
    for button in office.page.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text() or not button.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_new_customers_start_with_is_kept_for_each_profile(office: Office, qtbot: QtBot) -> None:
    office.page.choose("Paris")
    QTest.keyClicks(office.field("Sales rep code"), "AB")
    QTest.keyClicks(office.field("Price type 1, Currency"), "Euro")
    label = office.field("Price type 1, Price label")
    label.setFocus()
    QTest.keyClicks(label, "only")
    completer = label.completer()
    assert isinstance(completer, ChoiceCompleter)
    popup = completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QTest.keyClick(label, Qt.Key.Key_Tab)
    assert "Currency" in office.words()
    qtbot.waitUntil(lambda: office.button("Change to EUR").height() > 0)
    office.press("Change to EUR")
    office.press("+ Add warehouse")
    QTest.keyClicks(office.field("Warehouse 1, Code"), "W1")
    qtbot.waitUntil(lambda: "warehouses" in office.new_customers.start_values("Paris").entries)
    office.page.choose("practice")
    assert office.field("Sales rep code").text() == ""
    assert office.new_customers.start_values("Paris") == Record(
        {"sales_rep_code": "AB"},
        {
            "price_types": [{"price_type_currency_code": "EUR", "price_type_label": "Paris only"}],
            "warehouses": [{"warehouse_code": "W1"}],
        },
    )
    office.page.choose("Paris")
    remove = [each for each in office.page.findChildren(LinkButton) if each.accessibleName() == "Remove: Price type"]
    QTest.mouseClick(remove[0], Qt.MouseButton.LeftButton)
    office.page.hide()
    assert "price_types" not in office.new_customers.start_values("Paris").entries


def test_the_rest_of_the_settings_is_kept_and_checked(qtbot: QtBot, office: Office) -> None:
    office.page.choose("Paris")
    office.type_into("Integration Manager", "anna at jooraccess.com")
    office.type_into("Country", "Frankreich")
    office.type_into("Read before a send", "40")
    office.press("Quiet")
    office.press("Given")
    office.type_into("Proxy's address", "proxy.example.com:8080")
    office.type_into("Proxy's user", "mia")
    office.press("Save the changes")
    assert "is not one e-mail address" in office.words()
    office.type_into("Integration Manager", "anna@jooraccess.com")
    office.press("Save the changes")
    kept = office.profiles.get("Paris")
    assert kept is not None
    assert (kept.manager_email, kept.country, kept.read_first, kept.quiet) == ("anna@jooraccess.com", "FR", 40, True)
    assert kept.proxy == Proxy(ProxyUse.GIVEN, "http://proxy.example.com:8080", "mia")
    qtbot.waitUntil(lambda: "No password yet" in office.words(), timeout=5000)
    password = office.field("Password of the proxy")
    assert password.echoMode() is QLineEdit.EchoMode.Password
    password.insert("geheim")
    keep = [each for each in office.page.findChildren(QAbstractButton) if each.text() == "Keep in the keychain"]
    QTest.mouseClick(keep[-1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "The proxy's password is kept" in office.words(), timeout=5000)
    with sqlite3.connect(office.database.path) as file:
        assert not any("geheim" in line for line in file.iterdump())


@without_keychain
def test_a_profile_is_called_otherwise_with_all_that_is_its(
    qtbot: QtBot, office_without_keychain: Office
) -> None:
    office = office_without_keychain
    drafts = Drafts(office.database)
    spring = drafts.create("Spring fair", "Paris")
    office.page.choose("Paris")
    office.type_into("Name", "Paris showroom")
    office.press("Save the changes")
    qtbot.waitUntil(lambda: office.listed() == ["practice", "Paris showroom"], timeout=10_000)
    draft = drafts.get(spring)
    assert draft is not None
    assert draft.profile == "Paris showroom"
    office.press("Remove this profile")
    assert "Staying: 1 list" in office.words()


def test_what_joor_sets_up_first_is_ticked_by_lists_or_by_hand(office: Office) -> None:
    KeptLists(office.database).keep("Paris", AccountList.PRICE_LABELS, [("EUR", "Europe", "")])
    office.page.choose("Paris")
    assert "Set up at JOOR: 1 of 8" in office.words()
    assert "1 on your account list" in office.words()
    office.press("Mails with the results")
    office.press("Warehouses")
    assert "Set up at JOOR: 3 of 8" in office.words()
    office.press("Price labels")
    office.page.choose("practice")
    assert "Set up at JOOR" not in office.words()
    ready = {each.name for each in Prerequisites(office.database).all("paris") if each.ready}
    assert ready == {RESULT_EMAILS, AccountList.WAREHOUSES.name}
