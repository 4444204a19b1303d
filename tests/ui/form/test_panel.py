"""The form as a person uses it: with keys and mouse, over a real list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.form.field_message import FieldMessage
from joor_desktop.ui.form.panel import FormPanel
from joor_desktop.ui.form.section_box import SectionHeading
from joor_desktop.ui.worker import Worker
from joor_desktop.work.editing import ListEditor

STATE = Path("shipping_addresses", 0, "shipping_state")


def field(panel: FormPanel, name: str) -> QLineEdit:
    """The field that a screen reader calls *name*, of those on screen."""
    found = [each for each in panel.findChildren(QLineEdit) if each.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, [each.accessibleName() for each in panel.findChildren(QLineEdit)]
    return found[0]


def button(panel: QWidget, words: str) -> QAbstractButton:
    """The button on screen whose words begin so."""
    found = [each for each in panel.findChildren(QAbstractButton) if each.isVisible() and each.text().startswith(words)]
    assert found, [each.text() for each in panel.findChildren(QAbstractButton)]
    return found[0]


def name_of(widget: QWidget) -> str:
    """What a screen reader says of it."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def messages(panel: FormPanel) -> list[str]:
    """The messages on screen."""
    return [each.words() for each in panel.findChildren(FieldMessage) if each.isVisible()]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_account_lists_open_from_an_arrow_and_enter_takes_the_best_country(
    panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot
) -> None:
    panel.propose({"sales_rep_code": ["AB", "XY"]})
    panel.show_record(customer, Path(field="sales_rep_code"))
    rep = field(panel, "Sales rep code")
    qtbot.waitUntil(lambda: rep.width() > 100)
    QTest.mouseClick(rep, Qt.MouseButton.LeftButton, pos=QPoint(rep.width() - 10, rep.height() // 2))
    popup = rep.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    path = Path("shipping_addresses", 1, "shipping_country")
    panel.show_record(customer, path)
    country = field(panel, "Shipping address 2, Country")
    country.selectAll()
    QTest.keyClicks(country, "portu")
    popup = country.completer().popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    panel.flush()
    assert saved(drafts, customer).value(Path(field="sales_rep_code")) == "XY"
    assert saved(drafts, customer).value(path) == "Portugal"


def words(panel: FormPanel) -> str:
    """All labels on screen."""
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def saved(drafts: Drafts, record_id: int) -> Record:
    """The customer as the list holds it."""
    return drafts.page([record_id])[0].record


def test_what_cannot_be_saved_is_told_kept_and_tried_again(
    panel: FormPanel, customer: int, editor: ListEditor, drafts: Drafts, qtbot: QtBot
) -> None:
    panel.show_record(customer, STATE)
    drafts.database.run("PRAGMA query_only = ON")
    QTest.keyClicks(field(panel, "Shipping address 1, State"), "NY")
    panel.show_record(editor.list_id + 1000)
    assert panel.record_id == customer
    assert any("Not saved yet" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    drafts.database.run("PRAGMA query_only = OFF")
    qtbot.waitUntil(lambda: saved(drafts, customer).value(STATE) == "NY", timeout=4000)
    assert not any("Not saved yet" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_what_came_wrong_is_told_at_once(panel: FormPanel, customer: int) -> None:
    panel.show_record(customer, STATE)
    assert any("State is missing" in words for words in messages(panel))
    assert field(panel, "Shipping address 1, State").accessibleDescription()


def test_a_path_leads_to_its_field(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    panel.show_record(customer, Path("shipping_addresses", 1, "shipping_country"))
    country = field(panel, "Shipping address 2, Country")
    qtbot.waitUntil(country.hasFocus)
    assert country.text() == "Italia"
    assert panel.rect().contains(country.mapTo(panel, country.rect().center()))


def test_typing_is_saved_within_half_a_second(panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot) -> None:
    panel.show_record(customer, STATE)
    state = field(panel, "Shipping address 1, State")
    with qtbot.waitSignal(panel.edited, timeout=500):
        QTest.keyClicks(state, "N")
    assert saved(drafts, customer).value(STATE) == "N"


def test_steady_typing_does_not_put_off_saving(panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot) -> None:
    panel.show_record(customer, STATE)
    state = field(panel, "Shipping address 1, State")
    for _ in range(12):
        QTest.keyClicks(state, "N")
        qtbot.wait(50)
    assert len(saved(drafts, customer).value(STATE)) >= 4


def test_leaving_a_field_saves_at_once(panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot) -> None:
    panel.show_record(customer, STATE)
    state = field(panel, "Shipping address 1, State")
    QTest.keyClicks(state, "NY")
    QTest.keyClick(state, Qt.Key.Key_Tab)
    assert saved(drafts, customer).value(STATE) == "NY"
    assert not any("State is missing" in words for words in messages(panel))


def test_a_message_waits_until_the_field_is_left(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    panel.show_record(customer, Path(field="customer_contact_email"))
    email = field(panel, "Contact e-mail")
    QTest.keyClicks(email, "zoe at")
    assert not any("e-mail" in words for words in messages(panel))
    QTest.keyClick(email, Qt.Key.Key_Tab)
    assert any("e-mail" in words for words in messages(panel))
    email.setFocus()
    email.clear()
    QTest.keyClicks(email, "zoe@maison.example")
    assert not any("e-mail" in words for words in messages(panel))


def test_a_new_customer_is_not_scolded(panel: FormPanel, editor: ListEditor, qtbot: QtBot) -> None:
    panel.show_record(editor.add_customer(), Path(field="customer_name"))
    assert messages(panel) == []
    QTest.keyClick(field(panel, "Name"), Qt.Key.Key_Tab)
    assert len(messages(panel)) == 1


def test_a_proposal_mends_the_value(panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot) -> None:
    path = Path("shipping_addresses", 1, "shipping_country")
    panel.show_record(customer, path)
    qtbot.waitUntil(lambda: button(panel, "Change to Italy").height() > 0)
    QTest.mouseClick(button(panel, "Change to Italy"), Qt.MouseButton.LeftButton)
    assert saved(drafts, customer).value(path) == "Italy"
    assert field(panel, "Shipping address 2, Country").text() == "Italy"


def test_a_proposal_that_is_only_likely_says_so(
    panel: FormPanel, customer: int, editor: ListEditor, drafts: Drafts, qtbot: QtBot
) -> None:
    path = Path("discounts", 0, "amount")
    editor.set_value(customer, path, "0.15")
    panel.show_record(customer, path)
    QTest.mouseClick(button(panel, "Change to 15, if that is meant"), Qt.MouseButton.LeftButton)
    assert saved(drafts, customer).value(path) == "15"


def test_undo_and_redo_are_the_lists_own(panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot) -> None:
    panel.show_record(customer, STATE)
    state = field(panel, "Shipping address 1, State")
    QTest.keyClicks(state, "New")
    qtbot.wait(450)
    QTest.keyClicks(state, " York")
    QTest.keyClick(state, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state.text() == ""
    assert saved(drafts, customer).value(STATE) == ""
    QTest.keyClick(state, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert state.text() == "New York"


def test_two_stays_in_a_field_are_two_steps(panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot) -> None:
    panel.show_record(customer, STATE)
    state = field(panel, "Shipping address 1, State")
    QTest.keyClicks(state, "N")
    QTest.keyClick(state, Qt.Key.Key_Tab)
    state.setFocus()
    QTest.keyClick(state, Qt.Key.Key_End)
    QTest.keyClicks(state, "Y")
    QTest.keyClick(state, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert saved(drafts, customer).value(STATE) == "N"


def test_an_edit_from_elsewhere_shows_in_the_form(panel: FormPanel, customer: int, editor: ListEditor) -> None:
    panel.show_record(customer, STATE)
    edit = editor.set_value(customer, STATE, "NY")
    panel.refresh(edit.record_ids)
    assert field(panel, "Shipping address 1, State").text() == "NY"


def test_the_same_code_twice_is_told_once_it_is_saved(
    panel: FormPanel, customer: int, editor: ListEditor, qtbot: QtBot
) -> None:
    panel.show_record(editor.add_customer(Record({"customer_name": "Other"})), Path(field="customer_code"))
    code = field(panel, "Code")
    QTest.keyClicks(code, "JBNY")
    QTest.keyClick(code, Qt.Key.Key_Tab)
    assert any("JBNY" in words for words in messages(panel))


def test_entries_are_added_opened_and_removed(panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot) -> None:
    panel.show_record(customer, STATE)
    QTest.mouseClick(button(panel, "+ Add shipping address"), Qt.MouseButton.LeftButton)
    assert len(saved(drafts, customer).entries["shipping_addresses"]) == 3
    qtbot.waitUntil(lambda: field(panel, "Shipping address 3, Name").hasFocus())
    QTest.mouseClick(button(panel, "▲  Shipping address 2"), Qt.MouseButton.LeftButton)
    assert field(panel, "Shipping address 2, City").text() == "Milano"
    QTest.mouseClick(button(panel, "Remove"), Qt.MouseButton.LeftButton)
    cities = [entry.get("shipping_city") for entry in saved(drafts, customer).entries["shipping_addresses"]]
    assert cities == ["New York", None]


def test_the_first_price_type_is_there_to_be_filled_in(
    panel: FormPanel, editor: ListEditor, drafts: Drafts, qtbot: QtBot
) -> None:
    shop = editor.add_customer(Record({"customer_name": "Shop", "customer_code": "S1"}))
    panel.show_record(shop, Path("price_types"))
    assert any("price" in words for words in messages(panel))
    QTest.keyClicks(field(panel, "Price type 1, Price label"), "Wholesale")
    panel.flush()
    assert saved(drafts, shop).entries["price_types"] == [{"price_type_label": "Wholesale"}]


@pytest.mark.parametrize(("word", "value"), [("Yes", "Yes"), ("No", "No"), ("Not set", "")])
def test_a_yes_or_no_is_one_click(
    panel: FormPanel, customer: int, editor: ListEditor, drafts: Drafts, qtbot: QtBot, word: str, value: str
) -> None:
    path = Path("shipping_addresses", 0, "shipping_create_doors")
    editor.set_value(customer, path, "x" if word != "Yes" else "n")
    panel.show_record(customer, path)
    QTest.mouseClick(button(panel, word), Qt.MouseButton.LeftButton)
    panel.flush()
    assert saved(drafts, customer).value(path) == value


def test_a_counter_shows_near_the_limit(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    panel.show_record(customer, Path(field="customer_code"))
    QTest.keyClicks(field(panel, "Code"), "x" * 42)
    panel.grab()
    assert any(label.text() == "46 / 50" for label in panel.findChildren(QLabel))


def test_every_control_has_a_name_and_tab_reaches_every_field(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    panel.show_record(customer, STATE)
    reached: list[str] = []
    widget: QWidget = field(panel, "Shipping address 1, Name")
    widget.setFocus()
    while name_of(widget) not in reached:
        reached.append(name_of(widget))
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        widget = panel.focusWidget()
    names = [name.removeprefix("Shipping address 1, ") for name in reached]
    assert names[:4] == ["Name", "Code", "Phone", "Street"]
    assert names.index("Street, line 2") < names.index("City") < names.index("State") < names.index("Country")
    assert all(reached)


def test_help_is_there_on_demand_and_goes_again(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    panel.show_record(customer, Path(field="customer_code"))
    code = field(panel, "Code")
    QTest.mouseClick(button(panel, "?"), Qt.MouseButton.LeftButton)
    assert "At most 50 characters. Example: C0412" in words(panel)
    QTest.mouseClick(button(panel, "?"), Qt.MouseButton.LeftButton)
    assert "Example:" not in words(panel)
    assert code.hasFocus()


def heading(panel: FormPanel, title: str) -> SectionHeading:
    """The heading of a section."""
    return next(each for each in panel.findChildren(SectionHeading) if each.text() == title)


def test_sections_open_and_close_and_count_their_own_problems(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    panel.show_record(customer)
    shipping = heading(panel, "Shipping")
    assert shipping.accessibleName() == "Shipping, 1 error, 1 warning, 2 · New York, Milano"
    assert not [each for each in panel.findChildren(QLineEdit) if each.accessibleName() == "Shipping address 1, City"]
    QTest.mouseClick(shipping, Qt.MouseButton.LeftButton)
    assert field(panel, "Shipping address 1, City").text() == "New York"
    assert field(panel, "Name").isVisible()
    shipping.setFocus()
    QTest.keyClick(shipping, Qt.Key.Key_Space)
    city = [each for each in panel.findChildren(QLineEdit) if each.accessibleName() == "Shipping address 1, City"]
    assert not city[0].isVisible()
    assert heading(panel, "Customer").counts() == (0, 0)


def test_sections_that_were_opened_and_closed_are_so_again_after_the_next_start(
    panel: FormPanel, customer: int, editor: ListEditor, drafts: Drafts, reading: Worker, qtbot: QtBot
) -> None:
    panel.show_record(customer)
    for title in ("Prices", "Customer"):
        QTest.mouseClick(heading(panel, title), Qt.MouseButton.LeftButton)
    again = FormPanel(editor, drafts, reading)
    qtbot.addWidget(again)
    opened = [each.text() for each in again.findChildren(SectionHeading) if each.isChecked()]
    assert opened == ["Contact", "Prices"]


def test_a_section_opened_late_stands_in_the_order_of_the_keys(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    panel.show_record(customer)
    for title in ("Prices", "Buyers"):
        QTest.mouseClick(heading(panel, title), Qt.MouseButton.LeftButton)
    widget: QWidget = heading(panel, "Prices")
    widget.setFocus()
    reached = []
    for _ in range(3):
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        widget = panel.focusWidget()
        reached.append(name_of(widget))
    assert reached == [f"Price type 1, {name}" for name in ("Currency", "Price label", "Retail currency")]


def test_what_is_wrong_in_a_section_is_told_when_the_next_one_is_entered(
    panel: FormPanel, editor: ListEditor, qtbot: QtBot
) -> None:
    panel.show_record(editor.add_customer(), Path(field="customer_name"))
    QTest.keyClick(field(panel, "Name"), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert any("Code" in each for each in messages(panel))


def test_enter_goes_to_the_next_field(panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot) -> None:
    panel.show_record(customer, STATE)
    QTest.keyClicks(field(panel, "Shipping address 1, State"), "NY")
    QTest.keyClick(field(panel, "Shipping address 1, State"), Qt.Key.Key_Return)
    qtbot.waitUntil(field(panel, "Shipping address 1, Postcode").hasFocus)
    assert saved(drafts, customer).value(STATE) == "NY"
    for _ in range(3):
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    line = field(panel, "Shipping address 1, E-mail")
    qtbot.waitUntil(line.hasFocus)
    qtbot.waitUntil(lambda: panel.rect().contains(line.mapTo(panel, line.rect().center())))


def test_the_next_section_is_one_key_away(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    panel.show_record(customer, STATE)
    panel.show_record(customer, Path(field="customer_name"))
    QTest.keyClick(field(panel, "Name"), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field(panel, "Phone").hasFocus())
    QTest.keyClick(field(panel, "Phone"), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field(panel, "Name").hasFocus())
