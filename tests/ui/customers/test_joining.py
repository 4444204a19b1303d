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
NAME = Path(field="customer_name")


def compare(window: MainWindow, five: list[int], qtbot: QtBot, name: str = "Galerie 1") -> JoinDialog:
    """The dialog for the first and the last customer, which have one code now and another phone number."""
    street = Path("billing_addresses", 0, "billing_address_1")
    edits = [(CODE, "EL0001"), (PHONE, "555"), (street, "2 Rue B"), (NAME, name)]
    window.open_list.set_values([(five[4], *each) for each in edits])
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


def warnings_of(dialog: JoinDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.property("severity") == "warning"]


@managed_windows
def test_enter_merges_two_of_one_name(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    dialog = compare(window, five, qtbot, "galerie  1 GmbH")
    assert warnings_of(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window) == five[:4])


@managed_windows
def test_enter_leaves_two_of_different_names_and_merging_them_takes_a_choice(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    dialog = compare(window, five, qtbot, "Łódź Concept")
    assert warnings_of(dialog)[0].startswith("Their names are very different.")
    qtbot.waitUntil(lambda: dialog.focusWidget() is button(dialog, "Leave them as they are"))
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.frame.findChildren(JoinDialog))
    assert shown(window) == five
    press(window.frame.side, "Compare side by side")
    qtbot.waitUntil(lambda: bool(window.frame.findChildren(JoinDialog)))
    (dialog,) = window.frame.findChildren(JoinDialog)
    choice = next(each for each in dialog.findChildren(QRadioButton) if each.text() == "555")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.frame.findChildren(JoinDialog))
    assert shown(window) == five
    press(window.frame.side, "Compare side by side")
    qtbot.waitUntil(lambda: bool(window.frame.findChildren(JoinDialog)))
    (dialog,) = window.frame.findChildren(JoinDialog)
    merge = button(dialog, "Make one customer of both")
    merge.setFocus()
    QTest.keyClick(merge, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(window) == five[:4])
