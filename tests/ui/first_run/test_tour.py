"""The tour over a real window: from stop to stop with keys and mouse, at its place when the window changes."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.first_run import FirstRun
from joor_desktop.ui.customers.problem_panel import ProblemPanel
from joor_desktop.ui.first_run.bubble import Bubble, Ring
from joor_desktop.ui.side_bar import Place
from joor_desktop.ui.window import MainWindow
from tests.ui.conftest import OpenWindow, managed_windows
from tests.ui.customers.test_page import button, press, visible
from tests.ui.first_run.test_welcome import Newcomer

KEY = Qt.Key


class Guest:
    """Who is shown around in a window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.frame = window.frame
        window.actions.tour.trigger()

    @property
    def bubble(self) -> Bubble:
        (found,) = [each for each in self.frame.findChildren(Bubble) if each.isVisible()]
        return found

    def words(self) -> str:
        return "\n".join(label.text() for label in self.bubble.findChildren(QLabel) if label.isVisible())

    def is_led(self) -> bool:
        return any(each.isVisible() for each in self.frame.findChildren(Bubble))

    def ring(self) -> QRect:
        return next((each.geometry() for each in self.frame.findChildren(Ring) if each.isVisible()), QRect())

    def press_key(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def is_at(self, widget: QWidget | None) -> bool:
        """Whether the ring is around that widget, and the bubble beside it within the window."""
        assert widget is not None
        place = QRect(widget.mapTo(self.frame, QPoint(0, 0)), widget.size())
        beside = not self.bubble.geometry().adjusted(11, 11, -11, -11).intersects(place)
        within = self.frame.rect().contains(self.bubble.geometry())
        return self.ring().contains(place.intersected(self.frame.rect())) and beside and within


@pytest.fixture
def guest(window: MainWindow) -> Guest:
    """Return who is shown around in a window with five customers."""
    return Guest(window)


def targets(window: MainWindow) -> list[QWidget | None]:
    top, customers = window.frame.top, window.customers
    return [
        top.import_button,
        customers.pane,
        window.frame.side.findChild(ProblemPanel),
        customers.form_place,
        top.send_button,
        window.frame.side.button(Place.SENDS),
        top.more_button,
    ]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_each_stop_points_at_the_real_thing(guest: Guest, qtbot: QtBot, size: tuple[int, int]) -> None:
    guest.frame.resize(*size)
    qtbot.waitUntil(lambda: (guest.frame.width(), guest.frame.height()) == size)
    for number, target in enumerate(targets(guest.window), 1):
        assert f"{number} of 7" in guest.words()
        qtbot.waitUntil(partial(guest.is_at, target))
        press(guest.bubble, "Next" if number < 7 else "Done")
    assert not guest.is_led()


@managed_windows
def test_keys_lead_through_and_the_focus_goes_back(guest: Guest, qtbot: QtBot) -> None:
    table = guest.window.customers.pane.tables.table
    qtbot.waitUntil(lambda: QApplication.focusWidget() is button(guest.bubble, "Next"))
    guest.press_key(KEY.Key_Return)
    guest.press_key(KEY.Key_Space)
    assert "3 of 7" in guest.words()
    guest.press_key(KEY.Key_Backtab)
    guest.press_key(KEY.Key_Return)
    assert "2 of 7" in guest.words()
    guest.press_key(KEY.Key_Escape)
    assert not guest.is_led()
    assert QApplication.focusWidget() is table


def test_it_can_be_left_and_begun_again(guest: Guest, lists: Drafts) -> None:
    assert FirstRun(lists.database).tour_seen
    press(guest.bubble, "Next")
    press(guest.bubble, "Leave")
    assert not guest.is_led()
    guest.window.actions.tour.trigger()
    assert "1 of 7" in guest.words()
    guest.window.actions.tour.trigger()
    assert "1 of 7" in guest.words()


def test_it_follows_the_window_and_waits_while_another_page_is_shown(guest: Guest, qtbot: QtBot) -> None:
    press(guest.bubble, "Next")
    pane = guest.window.customers.pane
    guest.frame.resize(1100, 700)
    guest.window.strip.show_outcome("warning", "Something")  # pushes everything down
    qtbot.waitUntil(lambda: guest.is_at(pane))
    guest.window.show_place(Place.PROFILES)
    qtbot.waitUntil(lambda: guest.ring().isNull())
    assert guest.is_led()
    guest.window.show_place(Place.CUSTOMERS)
    qtbot.waitUntil(lambda: guest.is_at(pane))


def test_a_screen_reader_finds_what_it_says(guest: Guest) -> None:
    interface = QAccessible.queryAccessibleInterface(guest.bubble)
    assert interface.text(QAccessible.Text.Name) == "Bring in a list"
    onward = QAccessible.queryAccessibleInterface(button(guest.bubble, "Next"))
    assert "drop a file" in onward.text(QAccessible.Text.Description)


def test_without_customers_only_what_is_there_is_shown(open_window: OpenWindow) -> None:
    guest = Guest(open_window())
    assert "1 of 5" in guest.words()


def test_who_wants_it_is_shown_around_once_the_sample_is_there(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    window = open_window()
    newcomer = Newcomer(window, qtbot)
    newcomer.press("Next")
    newcomer.press("Next")
    assert button(newcomer.dialog, "Show me around").isChecked()
    newcomer.press("Take the sample list")
    page = window.frame.pages
    qtbot.waitUntil(lambda: visible(page, "Add 25 customers"), timeout=30_000)
    press(page, "Add 25 customers")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.frame.findChildren(Bubble)), timeout=30_000)
    newcomer.show()
    newcomer.press("Next")
    newcomer.press("Next")
    assert not button(newcomer.dialog, "Show me around").isChecked()
