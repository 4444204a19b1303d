"""How a person laid out a table is there again in the next window: which columns stay, and how wide they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from joor_desktop.model.field_table import BUYERS
from joor_desktop.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_arranging import open_menu, section, table_of
from tests.ui.customers.test_each_table import go
from tests.ui.customers.test_page import press

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def widen(window: MainWindow, key: str, pixels: int) -> int:
    """Drag the edge of a column's head; return the width that it then has."""
    head = table_of(window).head
    number = section(window, key)
    edge = head.section_rect(number).topRight() + QPoint(0, 10)
    QTest.mousePress(head.viewport(), LEFT, NO_KEY, edge)
    QTest.mouseMove(head.viewport(), edge + QPoint(pixels, 0))
    QTest.mouseRelease(head.viewport(), LEFT, NO_KEY, edge + QPoint(pixels, 0))
    return table_of(window).columnWidth(number)


def test_widths_and_columns_that_stay_are_there_again(
    window: MainWindow, open_window: OpenWindow, qtbot: QtBot
) -> None:
    before = table_of(window).columnWidth(section(window, "customer_name"))
    wide = widen(window, "customer_name", 40)
    assert wide == pytest.approx(before + 40, abs=2)
    press(open_menu(window, "customer_code", qtbot), "Keep the columns up to here")
    go(window, BUYERS, qtbot)
    buyers_wide = widen(window, "buyer_email", 25)
    window.frame.close()
    again = open_window()
    assert table_of(again).columnWidth(section(again, "buyer_email")) == buyers_wide
    press(again.customers, "Customers 5")
    qtbot.waitUntil(lambda: "customer_group_name" in [column.key for column in table_of(again).table.columns])
    assert table_of(again).columnWidth(section(again, "customer_name")) == wide
    assert table_of(again).head.frozen == 3
