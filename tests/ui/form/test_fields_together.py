"""What comes into a field of the form from elsewhere: a country's states, what an account list says, a paste."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList
from joor_desktop.ui.form.panel import FormPanel
from joor_desktop.work.editing import ListEditor
from tests.ui.form.test_panel import STATE, field, saved


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_states_follow_the_country_as_it_is_typed(
    panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot
) -> None:
    panel.show_record(customer, STATE)
    for country, typed, offered in (("Japan", "osa", "Osaka"), ("Germany", "bay", None), ("Canada", "onta", "ON")):
        line = field(panel, "Shipping address 1, Country")
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, country)
        listed = line.completer().popup()
        assert listed is not None
        listed.hide()
        state = field(panel, "Shipping address 1, State")
        state.setFocus()
        state.selectAll()
        QTest.keyClicks(state, typed)
        if offered is None:
            assert state.completer() is None
            continue
        listed = state.completer().popup()
        assert listed is not None
        QTest.keyClick(listed, Qt.Key.Key_Down)
        QTest.keyClick(listed, Qt.Key.Key_Return)
        assert state.text() == offered
    panel.flush()
    assert saved(drafts, customer).value(STATE) == "ON"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_list_of_states_stays_on_the_screen(panel: FormPanel, customer: int, qtbot: QtBot) -> None:
    screen = panel.screen().availableGeometry()
    panel.move(screen.right() - panel.width(), screen.top())
    panel.show_record(customer, STATE)
    state = field(panel, "Shipping address 1, State")
    qtbot.waitUntil(lambda: state.mapToGlobal(state.rect().center()).x() > screen.center().x() and state.width() > 100)
    for text in ("n", "e"):
        QTest.keyClicks(state, text)
        popup = state.completer().popup()
        assert popup is not None
        assert popup.isVisible()
        assert popup.width() > state.width()
        assert popup.geometry().right() <= screen.right()


def test_price_label_brings_its_currency_as_one_step_however_slowly_it_is_typed(
    panel: FormPanel, customer: int, drafts: Drafts, editor: ListEditor, qtbot: QtBot
) -> None:
    account = [("USD", "Wholesale", "USD"), ("EUR", "Euro", "EUR"), ("CHF", "Europe south", "")]
    KeptLists(drafts.database).keep("practice", AccountList.PRICE_LABELS, account)
    label, currency = (Path("price_types", 0, f"price_type_{name}") for name in ("label", "currency_code"))
    steps = len(editor.history())
    panel.show_record(customer, label)
    line = field(panel, "Price type 1, Price label")
    line.selectAll()
    for typed, expected in (("Euro", "EUR"), ("pe ", "USD"), ("south", "CHF")):
        QTest.keyClicks(line, typed)
        panel.flush()
        assert saved(drafts, customer).value(currency) == expected
        assert field(panel, "Price type 1, Currency").text() == expected
    assert len(editor.history()) == steps + 1
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (saved(drafts, customer).value(label), saved(drafts, customer).value(currency)) == ("Wholesale", "USD")


def test_a_cell_copied_in_a_spreadsheet_is_pasted_without_its_line_break(
    panel: FormPanel, customer: int, drafts: Drafts, qtbot: QtBot
) -> None:
    name = Path(field="customer_name")
    panel.show_record(customer, name)
    line = field(panel, "Name")
    line.selectAll()
    QApplication.clipboard().setText("Galerie\r\nNord\r\n")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    panel.flush()
    assert line.text() == saved(drafts, customer).value(name) == "Galerie Nord"
