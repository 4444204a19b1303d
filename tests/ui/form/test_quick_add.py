"""The quick add as on the phone: with keys only, in a whole window over a real list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.new_customers import HalfTyped, NewCustomers
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.form.field_message import FieldMessage
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.form.quick_add import QuickAdd
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PRICE = {
    "price_type_currency_code": "EUR",
    "price_type_label": "Europe",
    "price_type_retail_currency_code": "EUR",
}

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def start(window: MainWindow, qtbot: QtBot) -> QuickAdd:
    """Open the quick add with its keys."""
    QTest.keyClick(window.frame, KEY.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.customers.form_place.is_quick_adding)
    panel = window.customers.form_place.findChild(QuickAdd)
    assert isinstance(panel, QuickAdd)
    qtbot.waitUntil(lambda: panel.isAncestorOf(focused()))
    return panel


def focused() -> QWidget:
    """What the next key goes to: a list of proposals while one is open."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None
    return found


def type_and_enter(*texts: str) -> None:
    """Type into one field after the other, each with Enter."""
    for text in texts:
        QTest.keyClicks(focused(), text)
        QTest.keyClick(focused(), KEY.Key_Return)


def words(panel: QuickAdd) -> str:
    """All labels on screen."""
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def messages(panel: QuickAdd) -> list[str]:
    """The messages under the fields."""
    return [each.words() for each in panel.findChildren(FieldMessage) if each.isVisible()]


def records(lists: Drafts, list_id: int) -> list[Record]:
    return [record for _, record in lists.records(list_id)]


def test_price_label_brings_the_currencies_that_were_left_out(
    open_window: OpenWindow, spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    KeptLists(lists.database).keep("practice", AccountList.PRICE_LABELS, [("CHF", "Swiss", "EUR")])
    window = open_window()
    panel = start(window, qtbot)
    type_and_enter("Galerie Nord", "EL0101", "Specialty", "AB", "", "Swiss")
    assert not messages(panel)
    QTest.keyClick(focused(), KEY.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "1 added" in words(panel))
    type_and_enter("Maison", "EL0102", "Specialty", "AB", "")
    QTest.keyClicks(focused(), "Swiss")
    QTest.keyClick(panel, KEY.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "2 added" in words(panel))
    price = {"price_type_currency_code": "CHF", "price_type_label": "Swiss", "price_type_retail_currency_code": "EUR"}
    assert [each.entries["price_types"] for each in records(lists, spring.list_id)] == [[price], [price]]


def test_two_customers_with_keys_only(open_window: OpenWindow, spring: ListEditor, lists: Drafts, qtbot: QtBot) -> None:
    window = open_window()
    panel = start(window, qtbot)
    type_and_enter("Galerie Nord", "EL0101", "Specialty", "AB", "euro", "Europe", "EUR")
    assert focused().property("text") == "Add, and the next (Ctrl+Enter)"
    QTest.keyClick(focused(), KEY.Key_Return)
    qtbot.waitUntil(lambda: "1 added" in words(panel))
    type_and_enter("Maison", "EL0102", "Specialty", "AB", "EUR", "Europe")
    assert focused().property("selectedText") == "EUR"
    QTest.keyClick(focused(), KEY.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "2 added" in words(panel))
    assert messages(panel) == []
    first, second = records(lists, spring.list_id)
    assert first == Record(
        {
            "customer_name": "Galerie Nord",
            "customer_code": "EL0101",
            "customer_group_name": "Specialty",
            "sales_rep_code": "AB",
        },
        {"price_types": [PRICE]},
    )
    assert second.customer_code == "EL0102"
    assert second.entries == {"price_types": [PRICE]}
    assert window.open_list.undo_label == "Add EL0102"
    QTest.keyClick(focused(), KEY.Key_Escape)
    qtbot.waitUntil(lambda: not window.customers.form_place.is_quick_adding)
    window.actions.undo.trigger()
    qtbot.waitUntil(lambda: len(records(lists, spring.list_id)) == 1)


def test_the_field_with_the_cursor_is_always_in_sight(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    window.frame.resize(1024, 640)
    panel = start(window, qtbot)
    for _ in range(6):
        QTest.keyClick(focused(), KEY.Key_Return)
        qtbot.wait(20)
        line = focused()
        around = panel.findChild(QScrollArea)
        assert around is not None
        assert around.viewport().rect().contains(line.mapTo(around.viewport(), line.rect().center()))


def test_mistakes_are_told_under_their_fields_and_stop_the_first_ctrl_enter(
    window: MainWindow, five: list[int], spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    panel = start(window, qtbot)
    type_and_enter("Nord")
    assert messages(panel) == []
    type_and_enter("EL0001")
    assert any("EL0001" in each for each in messages(panel))
    QTest.keyClick(focused(), KEY.Key_Return, CONTROL)
    assert "2 fields have errors." in words(panel)
    assert any("price type" in each for each in messages(panel))
    assert focused().accessibleName() == "Code"
    assert len(records(lists, spring.list_id)) == 5
    QTest.keyClick(focused(), KEY.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(records(lists, spring.list_id)) == 6)


def test_ctrl_enter_adds_while_proposals_are_open(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    panel = start(window, qtbot)
    type_and_enter("Galerie West", "EL0104", "Specialty", "AB", "EUR", "Europe")
    QTest.keyClicks(focused(), "usd")
    assert QApplication.activePopupWidget() is not None
    QTest.keyClick(focused(), KEY.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "1 added" in words(panel))
    added = records(lists, window.open_list.list_id)[-1]
    assert added.entries["price_types"] == [{**PRICE, "price_type_retail_currency_code": "USD"}]


def test_the_table_has_the_cursor_after_the_end(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    start(window, qtbot)
    QTest.keyClick(focused(), KEY.Key_Escape)
    assert focused() is window.customers.pane.tables.table


def test_nothing_typed_adds_nothing(
    window: MainWindow, five: list[int], spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    start(window, qtbot)
    QTest.keyClick(focused(), KEY.Key_Return, CONTROL)
    assert len(records(lists, spring.list_id)) == 5


def test_what_was_typed_is_there_again_after_the_end(
    open_window: OpenWindow, five: list[int], spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    window = open_window()
    start(window, qtbot)
    type_and_enter("Nord")
    QTest.keyClick(focused(), KEY.Key_Escape)
    panel = start(window, qtbot)
    assert "what you typed before" in words(panel)
    type_and_enter("EL0101")
    qtbot.waitUntil(lambda: "EL0101" in str(NewCustomers(lists.database).half_typed(spring.list_id)))
    place = open_window().customers.form_place
    assert place.is_quick_adding
    link = next(each for each in place.findChildren(LinkButton) if each.text() == "Begin anew instead")
    qtbot.waitUntil(lambda: link.isVisible() and link.height() > 0)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert NewCustomers(lists.database).half_typed(spring.list_id) is None
    assert "what you typed before" not in "".join(label.text() for label in place.findChildren(QLabel))


def test_profile_gives_what_new_customers_start_with(
    window: MainWindow, five: list[int], spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    start_values = Record({"sales_rep_code": "AB"}, {"price_types": [PRICE], "warehouses": [{"warehouse_code": "W1"}]})
    NewCustomers(lists.database).keep_start_values("practice", start_values)
    panel = start(window, qtbot)
    assert "From profile practice: sales rep code AB; price type EUR, Europe; warehouse W1" in words(panel)
    type_and_enter("Nord", "EL0101", "Specialty")
    QTest.keyClick(focused(), KEY.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(records(lists, spring.list_id)) == 6)
    added = records(lists, spring.list_id)[-1]
    assert added.entries == start_values.entries
    assert added.values["sales_rep_code"] == "AB"


def test_the_rest_is_filled_in_in_the_form(window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot) -> None:
    panel = start(window, qtbot)
    type_and_enter("Nord")
    link = next(each for each in panel.findChildren(LinkButton) if each.text() == "Add, and fill in the rest")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.customers.form_place.is_quick_adding)
    form = window.customers.form_place.form
    assert form.record_id not in (None, *five)
    qtbot.waitUntil(lambda: focused().accessibleName() == "Phone")


def test_undo_in_a_field_undoes_the_typing(window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot) -> None:
    start(window, qtbot)
    QTest.keyClicks(focused(), "Nord")
    QTest.keyClick(focused(), KEY.Key_Z, CONTROL)
    assert focused().property("text") == ""
    assert lists.counts(window.open_list.list_id).customers == 5


def test_add_customer_has_the_profiles_values_and_leads_to_the_quick_add(
    window: MainWindow, five: list[int], spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    NewCustomers(lists.database).keep_start_values("practice", Record({"sales_rep_code": "AB"}))
    QTest.keyClick(window.frame, KEY.Key_N, CONTROL)
    qtbot.waitUntil(lambda: len(records(lists, spring.list_id)) == 6)
    assert records(lists, spring.list_id)[-1] == Record({"sales_rep_code": "AB"})
    form = window.customers.form_place.form
    assert not [each for each in form.findChildren(FieldMessage) if each.isVisible()]
    origin = [label.text() for label in form.findChildren(QLabel) if label.text().startswith("From profile")]
    assert origin == ["From profile practice: sales rep code AB"]
    link = next(each for each in form.findChildren(LinkButton) if each.text().startswith("Several?"))
    qtbot.waitUntil(lambda: link.isVisible() and link.height() > 0)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.customers.form_place.is_quick_adding)
    assert len(records(lists, spring.list_id)) == 5


def test_another_profile_or_list_begins_with_its_own(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    Profiles(lists.database).add(Profile("Paris", Environment.SANDBOX, BASE_URLS[Environment.SANDBOX]))
    NewCustomers(lists.database).keep_start_values("Paris", Record({"sales_rep_code": "AB"}))
    panel = start(window, qtbot)
    assert "From profile" not in words(panel)
    window.open_list.choose_profile("Paris")
    assert "From profile Paris: sales rep code AB" in words(panel)
    type_and_enter("Nord")
    first = window.open_list.list_id
    window.open_list.create("Autumn")
    assert not window.customers.form_place.is_quick_adding
    half = NewCustomers(lists.database).half_typed(first)
    assert half == HalfTyped(Record({"sales_rep_code": "AB", "customer_name": "Nord"}), shown=False)
