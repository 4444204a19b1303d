"""The review before a send, and what happens when its button is pressed, against the real practice server."""

from __future__ import annotations

import pathlib
from dataclasses import replace
from json import loads
from urllib.request import urlopen

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMenu, QTableView
from pytestqt.qtbot import QtBot

from joor_desktop.errors import KeychainError
from joor_desktop.model.job import Hold, Outcome, Send
from joor_desktop.model.path import Path
from joor_desktop.model.profile import BASE_URLS, Environment, Profile, practice_profile
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.sends.lines import what_words
from tests.ui.sends.office import PARIS, Office, column_titles, press, show_plan

NAME = Path(field="customer_name")
KEYCHAIN_IS_MISSING = KeychainError("There is no safe keychain on this computer.", "Keep it for this session only.")


def send_now(qtbot: QtBot, office: Office) -> Send:
    """Send what is shown, and wait until it was sent."""
    with qtbot.waitSignal(office.flow.sent, timeout=20_000) as sent:
        press(office.button("Send"))
    result = sent.args[0] if sent.args else None
    assert isinstance(result, Send)
    return result


def test_the_plan_says_who_goes_and_who_stays(qtbot: QtBot, office: Office) -> None:
    office.add("A1")
    office.add("A2")
    office.editor.add_customer(Record({"customer_name": "No code"}))
    show_plan(qtbot, office, practice_profile())
    told = office.words()
    said = "0 new, 2 for the first time (not looked up), 0 changed, 0 the same (left out), to PRACTICE"
    assert f"{said}, profile practice; 1 job" in told.splitlines()
    assert "2 customers: 2 for the first time, not looked up on JOOR" in told
    assert "1 customer with errors that must be mended first" in told
    assert "PRACTICE" in told
    assert office.button("Send 2 customers to practice").isEnabled()


def test_practice_is_one_press_away_and_nothing_goes_twice(qtbot: QtBot, office: Office) -> None:
    office.add("A1")
    show_plan(qtbot, office, practice_profile())
    sent = send_now(qtbot, office)
    assert [job.outcome for job in sent.jobs] == [Outcome.ACCEPTED]
    show_plan(qtbot, office, practice_profile())
    assert "No customers." in office.words()
    assert "JOOR has accepted exactly so already" in office.words()
    assert not office.has_button("Send 1")


def test_what_joor_has_goes_again_only_when_asked_for(qtbot: QtBot, office: Office) -> None:
    office.add("A1")
    show_plan(qtbot, office, practice_profile())
    send_now(qtbot, office)
    show_plan(qtbot, office, practice_profile())
    press(office.button("Send those that JOOR has already"))
    qtbot.waitUntil(lambda: office.has_button("Send 1 customer to practice"), timeout=10_000)
    assert "again, though JOOR has accepted exactly this" in office.words()
    again = send_now(qtbot, office)
    assert len(again.jobs) == 1
    assert what_words(again) == "1 once more"


def test_what_changes_stands_beside_each_customer(qtbot: QtBot, office: Office) -> None:
    office.add("A1")
    changed = office.add("A2")
    show_plan(qtbot, office, practice_profile())
    send_now(qtbot, office)
    office.editor.set_value(changed, NAME, "Shop of Lyon")
    show_plan(qtbot, office, practice_profile())
    (model,) = [
        model
        for table in office.review.findChildren(QTableView)
        if "What changes" in column_titles(model := table.model())
    ]
    column = column_titles(model).index("What changes")
    told = {model.index(row, 0).data(): model.index(row, column).data() for row in range(model.rowCount())}
    assert told == {"A2": "Name: Shop A2 → Shop of Lyon"}


def test_a_code_that_looks_like_a_known_one_stops_the_send_until_it_was_looked_at(
    qtbot: QtBot, office: Office
) -> None:
    office.add("CU-7")
    show_plan(qtbot, office, practice_profile())
    send_now(qtbot, office)
    office.add("CU–7")
    show_plan(qtbot, office, practice_profile())
    assert not office.button("Send 1 customer").isEnabled()
    (tick,) = [box for box in office.review.findChildren(QCheckBox) if box.isVisible()]
    assert "CU–7" in tick.text()
    assert "CU-7" in tick.text()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    with qtbot.waitSignal(office.flow.sent, timeout=20_000):
        press(office.button("Send 1 customer"))


def test_what_is_not_on_the_account_lists_is_a_press_away(qtbot: QtBot, office: Office) -> None:
    office.add("A1")
    other = office.add("A2", sales_rep_code="CD")
    office.editor.set_value(other, Path("price_types", 0, "price_type_label"), "Asia")
    show_plan(qtbot, office, practice_profile())
    assert not office.has_button("Account lists")
    KeptLists(office.database).keep("practice", AccountList.PRICE_LABELS, [("EUR", "Europe", "EUR")])
    KeptLists(office.database).keep("practice", AccountList.SALES_REPS, [("AB", "anna@brand.com")])
    show_plan(qtbot, office, practice_profile())
    assert "1 price label not on your account list, in 1 customer" in office.words()
    assert "Sales reps: 1 not on your account list, in 1 customer" in office.words()
    press(office.button("Account lists 1"))
    table = next(each for each in office.review.findChildren(QTableView) if each.isVisible())
    table.selectRow(0)
    told = [table.model().index(0, column).data() for column in (0, 2)]
    assert told == ["A2", "Price labels: EUR Asia; Sales reps: CD"]
    with qtbot.waitSignal(office.review.customer_chosen, timeout=2000) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [other]
    assert office.button("Send 2 customers").isEnabled()


def test_a_send_under_way_is_paused_and_planning_is_stopped(qtbot: QtBot, office: Office) -> None:
    """The button says what it does: what was pressed to be sent is not given up, only held."""
    for number in range(30):
        office.add(f"A{number}")
    profile = replace(practice_profile(), batch_size=1)
    office.flow.start(profile, office.list_id)
    assert office.has_button("Stop")
    assert office.review.focusWidget() is not office.button("Stop")
    qtbot.waitUntil(lambda: office.has_button("Back"), timeout=10_000)
    with qtbot.waitSignal(office.flow.sent, timeout=20_000):
        press(office.button("Send"))
        qtbot.waitUntil(lambda: "Sending job" in office.words())
        press(office.button("Pause"))
    with office.desk() as desk:
        (send,) = desk.ledger.sends()
        outcomes = [job.outcome for job in send.jobs]
        assert Outcome.WAITING in outcomes
        assert set(outcomes) <= {Outcome.WAITING, Outcome.ACCEPTED}
        assert send.hold is Hold.PAUSED


def test_production_asks_for_a_deliberate_act_each_time(qtbot: QtBot, office: Office) -> None:
    office.add("A1")
    show_plan(qtbot, office, PARIS)
    assert not office.button("Send 1 customer to Paris").isEnabled()
    tick = next(each for each in office.review.findChildren(QCheckBox) if each.isVisible())
    assert "PRODUCTION" in tick.text()
    assert "JOOR's people match new customers by hand, by about " in office.words()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert office.button("Send 1 customer to Paris").isEnabled()
    show_plan(qtbot, office, PARIS)
    assert not office.button("Send 1 customer to Paris").isEnabled()


def test_production_is_rehearsed_in_the_sandbox_first(qtbot: QtBot, office: Office, database: Database) -> None:
    office.add("A1")
    trial = Profile("Trial", Environment.SANDBOX, BASE_URLS[Environment.SANDBOX])
    Profiles(database).add(trial)
    office.session.store("Trial", "t0ken")
    show_plan(qtbot, office, PARIS)
    assert not office.has_button("Rehearse")
    office.review.offer_rehearsal([trial])
    show_plan(qtbot, office, practice_profile())
    assert not office.has_button("Rehearse")
    show_plan(qtbot, office, PARIS)
    press(office.button("Rehearse in Trial first"))
    qtbot.waitUntil(lambda: office.has_button("Send 1 customer to Trial"), timeout=10_000)
    assert not office.has_button("Rehearse")


def test_where_there_are_several_sandboxes_it_asks_which_is_meant(qtbot: QtBot, office: Office) -> None:
    office.add("A1")
    sandboxes = [Profile(name, Environment.SANDBOX, BASE_URLS[Environment.SANDBOX]) for name in ("Trial", "Milan")]
    for sandbox in sandboxes:
        office.session.store(sandbox.name, "t0ken")
    office.review.offer_rehearsal(sandboxes)
    show_plan(qtbot, office, PARIS)
    press(office.button("Rehearse in a sandbox first…"))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Trial", "Milan"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    qtbot.waitUntil(lambda: office.has_button("Send 1 customer to Milan"), timeout=10_000)
    office.review.offer_rehearsal(sandboxes[:1])
    show_plan(qtbot, office, PARIS)
    press(office.button("Rehearse in Trial first"))
    qtbot.waitUntil(lambda: office.has_button("Send 1 customer to Trial"), timeout=10_000)


def test_a_rehearsal_asks_for_the_sandboxs_token_before_anything_is_looked_at(
    qtbot: QtBot, office: Office, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")  # no keychain that asks
    office.add("A1")
    trial = Profile("Trial", Environment.SANDBOX, BASE_URLS[Environment.SANDBOX])
    office.review.offer_rehearsal([trial])
    show_plan(qtbot, office, PARIS)
    press(office.button("Rehearse in Trial first"))
    qtbot.waitUntil(lambda: office.review.asks_for_token, timeout=10_000)
    assert "Send to Trial" in office.words()
    assert not office.has_button("Send 1 customer to Trial")
    office.tokens.keep_for_session("Trial", "t0ken")
    qtbot.waitUntil(lambda: office.has_button("Send 1 customer to Trial"), timeout=10_000)


def test_a_double_click_sends_once(qtbot: QtBot, office: Office) -> None:
    office.add("A1")
    show_plan(qtbot, office, practice_profile())
    send = office.button("Send 1 customer to practice")
    with qtbot.waitSignal(office.flow.sent, timeout=20_000):
        QTest.mouseClick(send, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(send, Qt.MouseButton.LeftButton)
        QTest.keyClick(send, Qt.Key.Key_Return)
        QTest.keyClick(send, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not office.worker.busy, timeout=10_000)
    with office.desk() as desk:
        (sent,) = desk.ledger.sends()
        assert [job.outcome for job in sent.jobs] == [Outcome.ACCEPTED]
        requests = urlopen(f"{office.practice.url().removesuffix('/v2')}/practice/received").read()
    assert list(loads(requests)["customer_codes"].values()) == [1]


def test_without_a_token_it_is_asked_for_and_nothing_is_recorded(
    qtbot: QtBot, office: Office, database: Database
) -> None:
    office.add("A1")
    show_plan(qtbot, office, PARIS)
    QTest.keyClick(next(each for each in office.review.findChildren(QCheckBox) if each.isVisible()), Qt.Key.Key_Space)
    press(office.button("Send 1"))
    qtbot.waitUntil(lambda: office.review.asks_for_token, timeout=10_000)
    assert "There is no token" in office.words()
    with office.desk() as desk:
        assert desk.ledger.sends() == []


def test_a_keychain_that_refuses_offers_this_session(qtbot: QtBot, office: Office) -> None:
    office.add("A1")
    show_plan(qtbot, office, PARIS)
    QTest.keyClick(next(each for each in office.review.findChildren(QCheckBox) if each.isVisible()), Qt.Key.Key_Space)
    press(office.button("Send 1"))
    qtbot.waitUntil(lambda: office.review.asks_for_token, timeout=10_000)
    field = next(each for each in office.review.findChildren(QLineEdit) if each.accessibleName() == "Token")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.insert("tök3n")
    office.review.show_token_refused(KEYCHAIN_IS_MISSING)
    press(office.button("Use it for this session only"))
    qtbot.waitUntil(lambda: office.has_button("Send 1 customer to Paris"), timeout=10_000)
    assert office.session.read("Paris") == "tök3n"
    assert field.text() == ""


def test_a_list_that_changed_meanwhile_is_looked_at_again(qtbot: QtBot, office: Office) -> None:
    first = office.add("A1")
    show_plan(qtbot, office, practice_profile())
    office.editor.set_value(first, NAME, "Another name")
    press(office.button("Send 1"))
    qtbot.waitUntil(lambda: "changed after you looked" in office.words(), timeout=10_000)
    qtbot.waitUntil(lambda: office.has_button("Send 1 customer to practice"), timeout=10_000)
    assert [job.outcome for job in send_now(qtbot, office).jobs] == [Outcome.ACCEPTED]


def test_a_customer_with_errors_is_a_key_away(qtbot: QtBot, office: Office) -> None:
    faulty = office.editor.add_customer(Record({"customer_name": "No code"}))
    show_plan(qtbot, office, practice_profile())
    table = next(each for each in office.review.findChildren(QTableView) if each.isVisible())
    table.selectRow(0)
    with qtbot.waitSignal(office.review.customer_chosen, timeout=2000) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [faulty]


def test_the_tables_keep_the_rules_of_models(qtbot: QtBot, office: Office) -> None:
    testers = [
        QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
        for view in office.review.findChildren(QTableView)
    ]
    office.add("A1")
    show_plan(qtbot, office, practice_profile())
    office.add("A2")
    show_plan(qtbot, office, practice_profile())
    assert len(testers) == 3
