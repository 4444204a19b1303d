"""What JOOR only recommends stands in a group of its own, closed until a person opens it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.ui.customers.kind_row import KindRow
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer, faulty
from tests.ui.customers.test_page import button, press, visible, wait_for_place

GROUP = Path(field="customer_group_name")


@pytest.fixture
def three(spring: ListEditor) -> list[int]:
    """Return the ids of three customers: one has an error and a warning, two lack what JOOR recommends."""
    bare = [customer(number) for number in (2, 3)]
    for record in bare:
        del record.values["customer_group_name"]
        record.entries["warehouses"] = []
    return [spring.add_customer(record) for record in (faulty(1), *bare)]


@pytest.fixture
def bare_window(open_window: OpenWindow, three: list[int], qtbot: QtBot) -> MainWindow:
    """Return a window with the three."""
    assert three
    window = open_window()
    qtbot.waitUntil(lambda: visible(window.frame.side, "Recommendations"))
    return window


def kinds(window: MainWindow) -> list[str]:
    """The titles of the kinds that are on screen, from the top."""
    rows = [row for row in window.frame.side.findChildren(KindRow) if row.isVisible()]
    return [row.text() for row in sorted(rows, key=lambda row: row.mapTo(window.frame, row.rect().topLeft()).y())]




def test_recommendations_are_only_counted_at_first(bare_window: MainWindow) -> None:
    assert len(kinds(bare_window)) == 2
    assert button(bare_window.frame.side, "Recommendations").accessibleName() == "Recommendations, 2 kinds"


def test_a_click_shows_them_below_the_others_and_they_lead_to_cells(
    bare_window: MainWindow, three: list[int], qtbot: QtBot
) -> None:
    side = bare_window.frame.side
    press(side, "Recommendations")
    shown = kinds(bare_window)
    assert len(shown) == 4
    assert "No warehouse" in shown[2:]
    press(side, next(title for title in shown[2:] if title != "No warehouse"))
    wait_for_place(bare_window, (three[1], GROUP), qtbot)
    assert visible(side, "Go to the next one")
    press(side, "Recommendations")
    assert len(kinds(bare_window)) == 2
    assert not visible(side, "Go to the next one")


def test_keys_open_and_close_them_and_it_is_remembered(
    bare_window: MainWindow, open_window: OpenWindow, qtbot: QtBot
) -> None:
    heading = button(bare_window.frame.side, "Recommendations")
    heading.setFocus()
    QTest.keyClick(heading, Qt.Key.Key_Space)
    assert len(kinds(bare_window)) == 4
    bare_window.frame.close()
    again = open_window()
    qtbot.waitUntil(lambda: len(kinds(again)) == 4)
    QTest.keyClick(button(again.frame.side, "Recommendations"), Qt.Key.Key_Space)
    again.frame.close()
    third = open_window()
    qtbot.waitUntil(lambda: len(kinds(third)) == 2)


def test_a_screen_reader_opens_and_closes_them(bare_window: MainWindow) -> None:
    heading = button(bare_window.frame.side, "Recommendations")
    for number, opened in ((4, True), (2, False), (4, True)):
        heading.toggle()  # as Qt does it for a reader
        assert len(kinds(bare_window)) == number
        assert heading.isChecked() is opened


def test_the_group_goes_with_the_last_of_them(bare_window: MainWindow, three: list[int], qtbot: QtBot) -> None:
    bare_window.open_list.delete(three[1:])
    qtbot.waitUntil(lambda: not visible(bare_window.frame.side, "Recommendations"))
    QTest.keyClick(bare_window.frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: visible(bare_window.frame.side, "Recommendations"))
    press(bare_window.frame.side, "Recommendations")
    assert len(kinds(bare_window)) == 4
