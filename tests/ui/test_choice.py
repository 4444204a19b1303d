"""What a screen reader chooses counts as chosen, once; what the program chooses is told nobody."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup
from pytestqt.qtbot import QtBot

from joor_desktop.ui.choice import ChoicePushButton


def choices(qtbot: QtBot) -> tuple[list[ChoicePushButton], list[int]]:
    """Three buttons of one group, and the numbers of those that were clicked."""
    group = QButtonGroup()
    buttons = [ChoicePushButton(word) for word in ("All", "Open", "Late")]
    told: list[int] = []
    for number, button in enumerate(buttons):
        button.be_choice()
        group.addButton(button, number)
        qtbot.addWidget(button)
        button.show()
    group.setParent(buttons[0])
    group.idClicked.connect(told.append)
    buttons[0].setChecked(True)
    return buttons, told


def test_a_screen_reader_chooses(qtbot: QtBot) -> None:
    """By the action that a checkable button has for it."""
    buttons, told = choices(qtbot)
    action = QAccessible.queryAccessibleInterface(buttons[1]).actionInterface()
    action.doAction(action.actionNames()[0])
    qtbot.waitUntil(lambda: told == [1], timeout=2000)
    assert buttons[1].isChecked()
    assert not buttons[0].isChecked()


def test_mouse_and_keys_are_told_once(qtbot: QtBot) -> None:
    """As with any other button."""
    buttons, told = choices(qtbot)
    QTest.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    QTest.keyClick(buttons[1], Qt.Key.Key_Space)
    assert told == [2, 1]


def test_what_the_program_chooses_is_no_click(qtbot: QtBot) -> None:
    """It only shows."""
    buttons, told = choices(qtbot)
    buttons[2].setChecked(True)
    assert told == []
    assert buttons[2].isChecked()
