"""Addresses that are the same, and what is copied from another customer: with keys and mouse, over a real list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QListWidget, QMenu
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.form.panel import FormPanel
from joor_desktop.work.editing import ListEditor
from tests.ui.form.test_panel import button, field, saved

LEFT = Qt.MouseButton.LeftButton
PARIS = {
    "billing_code": "B1",
    "billing_address_1": "7 rue de Nice",
    "billing_city": "Paris",
    "billing_postal_code": "75001",
    "billing_country": "France",
}


def other(editor: ListEditor, code: str, name: str) -> int:
    """A customer to copy from."""
    return editor.add_customer(
        Record(
            {"customer_code": code, "customer_name": name, "sales_rep_code": "XY"},
            {"billing_addresses": [PARIS], "buyers": [{"buyer_name": "Ada"}], "warehouses": [{"warehouse_code": "W9"}]},
        )
    )


def results(panel: FormPanel) -> QListWidget:
    """The list of customers that were found."""
    found = panel.findChild(QListWidget)
    assert found is not None
    return found


def test_billing_is_the_same_as_a_shipping_address_that_is_chosen(
    panel: FormPanel, customer: int, drafts: Drafts, editor: ListEditor, qtbot: QtBot
) -> None:
    panel.show_record(customer, Path("billing_addresses"))
    QTest.mouseClick(button(panel, "Same as shipping"), LEFT)
    menu = next(each for each in panel.findChildren(QMenu) if each.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert field(panel, "Billing address 1, City").text() == "Milano"
    assert field(panel, "Billing address 1, Code").text() == "JBNY2"
    assert editor.undo_label == "Copy shipping address to billing address of JBNY"
    QTest.keyClick(field(panel, "Billing address 1, City"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "billing_addresses" not in saved(drafts, customer).entries


def test_the_one_address_there_is_goes_over_the_one_that_is_open(
    panel: FormPanel, customer: int, drafts: Drafts, editor: ListEditor, qtbot: QtBot
) -> None:
    for name, text in PARIS.items():
        editor.set_value(customer, Path("billing_addresses", 0, name), text)
    panel.show_record(customer, Path("shipping_addresses", 1, "shipping_city"))
    QTest.mouseClick(button(panel, "Same as billing"), LEFT)
    first, second = saved(drafts, customer).entries["shipping_addresses"]
    assert first["shipping_city"] == "New York"
    assert second == {
        "shipping_code": "JBNY2",
        "shipping_address_1": "7 rue de Nice",
        "shipping_city": "Paris",
        "shipping_postal_code": "75001",
        "shipping_country": "France",
    }


def test_parts_of_another_customer_are_copied_with_keys(
    panel: FormPanel, customer: int, drafts: Drafts, editor: ListEditor, qtbot: QtBot
) -> None:
    other(editor, "EL01", "Café Élan")
    other(editor, "EL02", "Maison")
    before = saved(drafts, customer)
    panel.show_record(customer)
    QTest.mouseClick(button(panel, "Copy from another"), LEFT)
    text = field(panel, "Code or name of the customer to copy from")
    qtbot.waitUntil(text.hasFocus)
    QApplication.clipboard().setText("éLA")
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    found = results(panel)
    qtbot.waitUntil(lambda: found.count() == 1)
    assert found.item(0).text() == "EL01 · Café Élan"
    boxes = {box.text(): box for box in panel.findChildren(QCheckBox) if box.isVisible()}
    assert {words: box.isChecked() for words, box in boxes.items()} == {
        "Group, company and sales rep": False,
        "Buyers (1)": True,
        "Billing addresses (1)": True,
        "Warehouses (1), replaces 1 here": False,
    }
    QTest.keyClick(boxes["Warehouses (1), replaces 1 here"], Qt.Key.Key_Space)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    after = saved(drafts, customer)
    assert after.values == before.values
    assert after.entries["buyers"] == [{"buyer_name": "Ada"}]
    assert after.entries["billing_addresses"] == [PARIS]
    assert after.entries["warehouses"] == [{"warehouse_code": "W9"}]
    assert after.entries["shipping_addresses"] == before.entries["shipping_addresses"]
    assert editor.undo_label == "Copy from EL01 to JBNY"
    editor.undo()
    assert saved(drafts, customer) == before


def test_the_own_code_comes_first_and_the_customer_itself_is_left_out(
    panel: FormPanel, customer: int, editor: ListEditor, qtbot: QtBot
) -> None:
    other(editor, "XEL1", "JBNY and sons")
    other(editor, "el1", "Maison")
    panel.show_record(customer)
    QTest.mouseClick(button(panel, "Copy from another"), LEFT)
    text, found = field(panel, "Code or name of the customer to copy from"), results(panel)
    qtbot.waitUntil(lambda: found.count() == 2)
    QTest.keyClicks(text, "EL1")
    qtbot.waitUntil(lambda: found.item(0).text() == "el1 · Maison")
    text.clear()
    QTest.keyClicks(text, "JBNY")
    qtbot.waitUntil(lambda: [found.item(row).text() for row in range(found.count())] == ["XEL1 · JBNY and sons"])
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not text.isVisible()
    assert field(panel, "Name").isVisible()
