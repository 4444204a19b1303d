"""The form and the table are one record: what is typed in one stands in the other at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.form.field_message import FieldMessage
from joor_desktop.ui.window import MainWindow
from tests.ui.customers.test_table_keys import EMAIL, NAME, at, editor_of, saved, table_of

KEY = Qt.Key
CITY = Path("shipping_addresses", 1, "shipping_city")


def form_field(window: MainWindow, name: str) -> QLineEdit:
    """The field of the form that a screen reader calls *name*."""
    found = window.customers.form_place.form.findChildren(QLineEdit)
    return next(each for each in found if each.accessibleName() == name and each.isVisible())


def cell(window: MainWindow, record_id: int, path: Path) -> str:
    """The text in the table."""
    table = table_of(window).table
    return str(table.index_of(record_id, path).data() or "")


def test_what_is_typed_in_a_cell_stands_in_the_form(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    table = at(window, five[0], NAME)
    qtbot.waitUntil(lambda: window.customers.form_place.form.record_id == five[0])
    QTest.keyClicks(table, "M")
    QTest.keyClicks(editor_of(table), "aison")
    QTest.keyClick(editor_of(table), KEY.Key_Tab)
    QApplication.processEvents()
    assert form_field(window, "Name").text() == "Maison"
    QTest.keyClick(table, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form_field(window, "Name").text() == "Galerie 1"


def test_what_is_typed_in_the_form_stands_in_the_table_with_its_problem(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    at(window, five[0], EMAIL)
    form = window.customers.form_place.form
    qtbot.waitUntil(lambda: form.record_id == five[0])
    email = form_field(window, "Contact e-mail")
    email.setFocus()
    email.selectAll()
    QTest.keyClicks(email, "anna at nord")
    QTest.keyClick(email, KEY.Key_Tab)
    assert cell(window, five[0], EMAIL) == "anna at nord"
    told = [each.words() for each in form.findChildren(FieldMessage) if each.isVisible()]
    table = table_of(window).table
    index = table.index_of(five[0], EMAIL)
    problem = table.cell(index.row(), index.column()).problem
    assert problem is not None
    assert any("e-mail" in each for each in told)
    assert window.open_list.counts.errors == 3
    QTest.keyClick(email, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert cell(window, five[0], EMAIL) == saved(lists, five[0]).value(EMAIL) != "anna at nord"


def test_an_entry_is_one_in_the_table_of_its_kind_and_in_the_form(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    window.customers.go_to((five[0], CITY))
    qtbot.waitUntil(lambda: table_of(window).place() == (five[0], CITY))
    qtbot.waitUntil(lambda: window.customers.form_place.form.record_id == five[0])
    qtbot.waitUntil(lambda: form_field(window, "Shipping address 2, City").isVisible())
    table = table_of(window)
    QTest.keyClicks(table, "N")
    QTest.keyClicks(editor_of(table), "ice")
    QTest.keyClick(editor_of(table), KEY.Key_Tab)
    QApplication.processEvents()
    city = form_field(window, "Shipping address 2, City")
    assert city.text() == "Nice"
    city.setFocus()
    city.selectAll()
    QTest.keyClicks(city, "Lyon")
    QTest.keyClick(city, KEY.Key_Tab)
    assert cell(window, five[0], CITY) == "Lyon"
    assert saved(lists, five[0]).value(CITY) == "Lyon"
