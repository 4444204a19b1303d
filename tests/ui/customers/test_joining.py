"""Two customers of one code are seen side by side and made one, with keys and mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.join_dialog import JoinDialog
from joor_desktop.ui.window import MainWindow
from tests.ui.conftest import managed_windows
from tests.ui.customers.test_page import button, press, shown, visible

LEFT = Qt.MouseButton.LeftButton
CODE, PHONE = Path(field="customer_code"), Path(field="customer_phone")


def compare(window: MainWindow, five: list[int], qtbot: QtBot) -> JoinDialog:
    """The dialog for the first and the last customer, which have one code now and another phone number."""
    street = Path("billing_addresses", 0, "billing_address_1")
    window.open_list.set_values([(five[4], CODE, "EL0001"), (five[4], PHONE, "555"), (five[4], street, "2 Rue B")])
    side = window.frame.side
    qtbot.waitUntil(lambda: visible(side, "Customer code used twice"))
    press(side, "Customer code used twice")
    press(side, "Compare side by side")
    qtbot.waitUntil(lambda: bool(window.frame.findChildren(JoinDialog)))
    (dialog,) = window.frame.findChildren(JoinDialog)
    return dialog


@managed_windows
def test_two_of_one_code_become_one(window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot) -> None:
    dialog = compare(window, five, qtbot)
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Billing addresses: 1 and 1, together 2" in text for text in labels)
    choices = [each for each in dialog.findChildren(QRadioButton) if each.text() == "555"]
    assert "Phone of customer 5" in choices[0].accessibleName()
    QTest.mouseClick(choices[0], LEFT, pos=choices[0].rect().center() / 4)
    press(dialog, "Make one customer of both")
    qtbot.waitUntil(lambda: shown(window) == five[:4])
    record = lists.page(five[:1])[0].record
    assert (record.value(PHONE), record.customer_name) == ("555", "Galerie 1")
    assert not visible(window.frame.side, "Customer code used twice")
    QTest.keyClick(window.frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown(window) == five)
    assert lists.page(five[:1])[0].record.value(PHONE) != "555"


def test_they_stay_as_they_are_with_escape(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    dialog = compare(window, five, qtbot)
    assert button(dialog, "Leave them as they are").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.frame.findChildren(JoinDialog))
    assert shown(window) == five
