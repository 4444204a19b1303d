"""Going to a customer by number, code or name, with keys on the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.ui.customers.go_to_box import GoToBox
from joor_desktop.ui.window import MainWindow
from tests.ui.conftest import managed_windows
from tests.ui.customers.test_page import press, shown, tables_of

pytestmark = managed_windows

KEY = Qt.Key
NAME = Path(field="customer_name")


def ask(window: MainWindow, text: str, qtbot: QtBot) -> GoToBox:
    QTest.keyClick(window.frame, KEY.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), GoToBox))
    box = QApplication.activePopupWidget()
    assert isinstance(box, GoToBox)
    QTest.keyClicks(box.line, text)
    return box


def test_number_leads_to_its_row_as_fast_as_one_types(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    window.customers.go_to((five[0], NAME))
    box = ask(window, "4", qtbot)
    QTest.keyClick(box.line, KEY.Key_Return)
    qtbot.waitUntil(lambda: tables_of(window).table.place() == (five[3], NAME))
    qtbot.waitUntil(tables_of(window).table.hasFocus)


def test_name_lists_those_that_may_be_meant(window: MainWindow, five: list[int], qtbot: QtBot) -> None:
    box = ask(window, "galerie", qtbot)
    qtbot.waitUntil(lambda: box.list.count() == 5)
    QTest.keyClick(box.line, KEY.Key_Down)
    QTest.keyClick(box.line, KEY.Key_Return)
    qtbot.waitUntil(lambda: (tables_of(window).table.place() or (0,))[0] == five[1])


def test_code_is_found_in_the_tab_that_is_shown_or_among_all(
    window: MainWindow, five: list[int], qtbot: QtBot
) -> None:
    press(window.customers, "Buyers 10")
    qtbot.waitUntil(lambda: len(shown(window)) == 10)
    box = ask(window, "el0003", qtbot)
    QTest.keyClick(box.line, KEY.Key_Return)
    qtbot.waitUntil(lambda: (tables_of(window).table.place() or (0,))[0] == five[2])
    assert tables_of(window).node_key == "buyers"
    press(window.customers, "Errors 2")
    qtbot.waitUntil(lambda: set(shown(window)) == {five[1], five[3]})
    box = ask(window, "EL0001", qtbot)
    QTest.keyClick(box.line, KEY.Key_Return)
    qtbot.waitUntil(lambda: tables_of(window).table.place() == (five[0], NAME))
    assert tables_of(window).node_key == ""
    assert shown(window) == five


def test_nobody_of_that_name_is_told(window: MainWindow, qtbot: QtBot) -> None:
    box = ask(window, "nobody at all", qtbot)
    qtbot.waitUntil(box.nothing.isVisible)
    QTest.keyClick(box.line, KEY.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
