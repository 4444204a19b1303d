"""The editors in the cells, each as its field needs it: with keys, in a whole window over a real list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList, AccountLists
from joor_desktop.ui.customers.cell_editor import CellEditor
from joor_desktop.ui.customers.table_view import TableView
from joor_desktop.ui.form.choices import ChoiceCompleter
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_table_keys import editor_of, saved, table_of

KEY = Qt.Key
NAME, EMAIL, GROUP = (Path(field=name) for name in ("customer_name", "customer_contact_email", "customer_group_name"))
COUNTRY, DOOR, STATE = (
    Path("shipping_addresses", 1, f"shipping_{name}") for name in ("country", "create_doors", "state")
)
CURRENCY = Path("price_types", 0, "price_type_currency_code")

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def edit(window: MainWindow, record_id: int, path: Path, text: str, qtbot: QtBot) -> CellEditor:
    """Go to a cell and type over what is in it."""
    window.customers.go_to((record_id, path))
    qtbot.waitUntil(lambda: table_of(window).place() == (record_id, path))
    table = table_of(window)
    QTest.keyClick(table, KEY.Key_F2)
    editor = editor_of(table)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    return editor


def press_enter(editor: CellEditor) -> None:
    """Enter, into the list of proposals where it is open."""
    completer = editor.findChild(ChoiceCompleter)
    popup = completer.popup() if completer is not None else None
    QTest.keyClick(popup if popup is not None and popup.isVisible() else editor, KEY.Key_Return)


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        (COUNTRY, "ital", "Italy"),
        (COUNTRY, "nl", "Netherlands"),
        (COUNTRY, "taly", "taly"),
        (CURRENCY, "yen", "JPY"),
        (CURRENCY, "swiss fr", "CHF"),
        (DOOR, "y", "Yes"),
        (EMAIL, "anna@gmial.com", "anna@gmial.com"),
        (NAME, "Nord", "Nord"),
    ],
)
def test_enter_takes_the_best_of_a_whole_list_and_goes_down(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot, path: Path, typed: str, value: str
) -> None:
    editor = edit(window, five[1], path, typed, qtbot)
    table = table_of(window)
    row = table.currentIndex().row()
    press_enter(editor)
    qtbot.waitUntil(lambda: saved(lists, five[1]).value(path) == value)
    qtbot.waitUntil(lambda: table.currentIndex().row() == row + 1)
    assert table.state() == TableView.State.NoState


@pytest.mark.parametrize(
    ("country", "typed", "found", "value"),
    [
        ("united states", "texa", "TX", "TX"),
        ("Japan", "osa", "Osaka", "Osaka"),
        ("Canada", "quebec", "QC", "QC"),
        ("Canada", "Acadia", None, "Acadia"),
        ("Germany", "Bayern", None, "Bayern"),
    ],
)
def test_states_of_the_country_in_the_same_address_are_offered_and_others_may_stay(
    window: MainWindow,
    five: list[int],
    lists: Drafts,
    qtbot: QtBot,
    country: str,
    typed: str,
    found: str | None,
    value: str,
) -> None:
    press_enter(edit(window, five[1], COUNTRY, country, qtbot))
    qtbot.waitUntil(lambda: table_of(window).place() != (five[1], COUNTRY))
    editor = edit(window, five[1], STATE, typed, qtbot)
    completer = editor.findChild(ChoiceCompleter)
    popup = completer.popup() if completer is not None else None
    assert (popup is not None and popup.isVisible()) == (found is not None)
    if popup is not None and found is not None:
        assert popup.model().index(0, 0).data(Qt.ItemDataRole.EditRole) == found
        QTest.keyClick(popup, KEY.Key_Down)
    press_enter(editor)
    qtbot.waitUntil(lambda: saved(lists, five[1]).value(STATE) == value)


def test_mail_address_proposes_the_provider_that_was_meant(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    editor = edit(window, five[1], EMAIL, "anna@gmial.com", qtbot)
    completer = editor.completer()
    popup = completer.popup()
    assert popup is not None
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    qtbot.waitUntil(lambda: saved(lists, five[1]).value(EMAIL) == "anna@gmail.com")


def test_what_the_account_accepts_is_found_by_any_part(
    open_window: OpenWindow, five: list[int], spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    groups = [Record({"customer_group_name": name}) for name in ("Department Store", "Concept Store", "Online")]
    AccountLists(lists.database).learn("practice", groups)
    window = open_window()
    editor = edit(window, five[1], GROUP, "store", qtbot)
    completer = editor.completer()
    popup = completer.popup()
    assert popup is not None
    assert completer.completionCount() == 2
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    qtbot.waitUntil(lambda: saved(lists, five[1]).value(GROUP) == "Concept Store")
    press_enter(edit(window, five[1], GROUP, "Corner store", qtbot))
    qtbot.waitUntil(lambda: saved(lists, five[1]).value(GROUP) == "Corner store")


@pytest.mark.parametrize(
    ("stored", "copied", "value"),
    [
        ("", "Galerie Nord\r\n", "Galerie Nord"),
        ("", "1 Main St\r\n\r\n Floor 2\t", "1 Main St Floor 2"),
        ("Nord ", "Süd\nWest", "Nord Süd West"),
        ("Nord\nSüd", "!", "Nord\nSüd!"),
    ],
)
def test_lines_pasted_into_an_editor_become_one_and_those_that_were_there_stay(
    window: MainWindow, five: list[int], spring: ListEditor, lists: Drafts, qtbot: QtBot, stored: str, copied: str,
    value: str,
) -> None:
    spring.set_value(five[1], NAME, stored)
    window.customers.go_to((five[1], NAME))
    qtbot.waitUntil(lambda: table_of(window).place() == (five[1], NAME))
    window.open_list.reload()
    QTest.keyClick(table_of(window), KEY.Key_F2)
    editor = editor_of(table_of(window))
    QApplication.clipboard().setText(copied)
    QTest.keyClick(editor, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    press_enter(editor)
    qtbot.waitUntil(lambda: saved(lists, five[1]).value(NAME) == value)


def test_price_label_brings_its_currencies_in_one_step_and_never_over_other_ones(
    open_window: OpenWindow, five: list[int], spring: ListEditor, lists: Drafts, qtbot: QtBot
) -> None:
    account = [("EUR", "Europe", "EUR"), ("CHF", "Swiss", ""), ("USD", "World", "USD")]
    KeptLists(lists.database).keep("practice", AccountList.PRICE_LABELS, account)
    label, currency, retail = (
        Path("price_types", 0, f"price_type_{name}") for name in ("label", "currency_code", "retail_currency_code")
    )
    spring.set_values([(five[1], label, ""), (five[1], currency, ""), (five[1], retail, "JPY")])
    window = open_window()

    def choose(text: str, *beside: str) -> None:
        press_enter(edit(window, five[1], label, text, qtbot))
        qtbot.waitUntil(lambda: saved(lists, five[1]).value(label) == text)
        assert [saved(lists, five[1]).value(path) for path in (currency, retail)] == list(beside)

    choose("Europe", "EUR", "JPY")
    choose("Swiss", "CHF", "JPY")
    choose("Corner", "CHF", "JPY")
    choose("World", "CHF", "JPY")
    for expected in ("Corner", "Swiss", "Europe", ""):
        window.actions.undo.trigger()
        assert saved(lists, five[1]).value(label) == expected
    assert not saved(lists, five[1]).value(currency)


def test_long_text_grows_over_the_neighbours_and_never_out_of_sight(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    editor = edit(window, five[0], NAME, "Nord", qtbot)
    table = table_of(window)
    before = editor.geometry()
    assert before.width() >= table.visualRect(table.currentIndex()).width()
    QTest.keyClicks(editor, " and everything else that this shop is called by")
    grown = editor.geometry()
    assert grown.width() > before.width()
    assert grown.left() == before.left()
    editor.setText("W" * 99)
    assert table.viewport().rect().contains(editor.geometry())
    QTest.keyClick(editor, KEY.Key_Escape)
