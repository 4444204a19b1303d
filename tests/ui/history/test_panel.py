"""The history beside the table: steps in words, and the way back to any of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.history.panel import HistoryPanel
from joor_desktop.ui.history.steps_model import STANDING_ROLE, Standing, StepsModel
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow
from tests.ui.customers.test_page import button, press

NAME = Path(field="customer_name")
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Shown:
    """The panel as a person sees it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        QTest.keyClick(window.frame, Qt.Key.Key_H, CONTROL_SHIFT)
        panel = window.customers.findChild(HistoryPanel)
        assert isinstance(panel, HistoryPanel)
        self.panel = panel
        view = panel.findChild(QListView)
        assert isinstance(view, QListView)
        self.view = view

    def steps(self) -> list[str]:
        model = self.view.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def standings(self) -> list[Standing]:
        model = self.view.model()
        return [model.index(row, 0).data(STANDING_ROLE) for row in range(model.rowCount())]

    def click(self, step: str) -> None:
        index = self.view.model().index(self.steps().index(step), 0)
        self.view.scrollTo(index)
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=self.view.visualRect(index).center())

    def words(self) -> str:
        return " ".join(label.text() for label in self.panel.findChildren(QLabel) if label.isVisible())

    def wait_for(self, present: str) -> None:
        def is_present() -> bool:
            standings = self.standings()
            return Standing.PRESENT in standings and self.steps()[standings.index(Standing.PRESENT)] == present

        self.qtbot.waitUntil(is_present)


@pytest.fixture
def edited(window: MainWindow, five: list[int]) -> MainWindow:
    """A window in which five customers were added and three names changed."""
    for record_id in five[:3]:
        window.open_list.set_value(record_id, NAME, "Maison")
    return window


@pytest.fixture
def shown(edited: MainWindow, qtbot: QtBot) -> Shown:
    """Its history, opened with the key."""
    return Shown(edited, qtbot)


def change(number: int) -> str:
    return f"Change Name of EL000{number}"


def test_steps_stand_in_words_with_the_newest_first(shown: Shown) -> None:
    assert shown.panel.isVisible()
    assert not shown.window.customers.form_place.isVisible()
    added = [f"Add EL000{number}" for number in range(5, 0, -1)]
    assert shown.steps() == [change(3), change(2), change(1), *added, "The list was made"]
    assert shown.standings() == [Standing.PRESENT, *[Standing.DONE] * 8]
    assert not button(shown.panel, "Go back to here").isEnabled()
    accessible = str(shown.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert accessible.startswith(f"{change(3)}, Today ")


def test_what_going_back_does_is_said_before_it_is_done(shown: Shown, five: list[int], lists: Drafts) -> None:
    shown.click(change(1))
    assert "This undoes 2 steps." in shown.words()
    assert lists.page([five[2]])[0].record.customer_name == "Maison"
    press(shown.panel, "Go back to here")
    shown.wait_for(change(1))
    assert [stored.record.customer_name for stored in lists.page(five[:3])] == ["Maison", "Galerie 2", "Galerie 3"]
    assert shown.standings()[:3] == [Standing.UNDONE, Standing.UNDONE, Standing.PRESENT]


def test_forward_again(shown: Shown, five: list[int], lists: Drafts) -> None:
    shown.click(change(1))
    press(shown.panel, "Go back to here")
    shown.wait_for(change(1))
    shown.click(change(3))
    assert "This does 2 steps again." in shown.words()
    press(shown.panel, "Go forward to here")
    shown.wait_for(change(3))
    assert lists.page([five[2]])[0].record.customer_name == "Maison"


def test_back_to_the_beginning_with_the_keys_and_forward_from_the_empty_list(
    shown: Shown, lists: Drafts, qtbot: QtBot
) -> None:
    QTest.keyClick(shown.view, Qt.Key.Key_End)
    assert "This undoes 8 steps." in shown.words()
    QTest.keyClick(shown.view, Qt.Key.Key_Return)
    shown.wait_for("The list was made")
    qtbot.waitUntil(lambda: shown.window.open_list.counts.customers == 0)
    assert shown.panel.isVisible()
    shown.click(change(3))
    press(shown.panel, "Go forward to here")
    qtbot.waitUntil(lambda: shown.window.open_list.counts.customers == 5)


def test_edit_and_undo_are_shown_at_once(shown: Shown, five: list[int]) -> None:
    shown.window.open_list.set_value(five[4], NAME, "Salon")
    assert shown.steps()[0] == change(5)
    QTest.keyClick(shown.window.frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.standings()[:2] == [Standing.UNDONE, Standing.PRESENT]


def test_escape_and_the_key_bring_the_form_back(shown: Shown) -> None:
    QTest.keyClick(shown.view, Qt.Key.Key_Escape)
    assert shown.window.customers.form_place.isVisible()
    assert not shown.panel.isVisible()
    QTest.keyClick(shown.window.frame, Qt.Key.Key_H, CONTROL_SHIFT)
    assert shown.panel.isVisible()
    QTest.keyClick(shown.window.frame, Qt.Key.Key_H, CONTROL_SHIFT)
    assert not shown.panel.isVisible()


def test_long_history_is_read_as_one_scrolls(
    window: MainWindow, spring: ListEditor, five: list[int], qtbot: QtBot
) -> None:
    with spring._database.transaction():
        for number in range(450):
            spring.set_value(five[0], NAME, f"Name {number}")
    window.open_list.reload()
    shown = Shown(window, qtbot)
    assert len(shown.steps()) == 200
    for _ in range(3):
        shown.view.scrollToBottom()
    qtbot.waitUntil(lambda: len(shown.steps()) == 456)
    assert shown.steps()[-1] == "The list was made"


def test_history_outlives_a_restart(
    edited: MainWindow, open_window: OpenWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    edited.open_list.undo()
    edited.frame.close()
    again = open_window()
    shown = Shown(again, qtbot)
    assert shown.standings()[:2] == [Standing.UNDONE, Standing.PRESENT]
    shown.click(change(3))
    press(shown.panel, "Go forward to here")
    shown.wait_for(change(3))
    assert lists.page([five[2]])[0].record.customer_name == "Maison"


def test_model_is_sound(edited: MainWindow) -> None:
    model = StepsModel(edited.open_list)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show()
    edited.open_list.undo()
    model.show()
    assert model.rowCount() == 9
    tester.deleteLater()


def test_every_step_is_painted_whole(shown: Shown) -> None:
    index = shown.view.model().index(0, 0)
    assert shown.view.visualRect(index).height() >= 40
    assert shown.view.viewport().rect().contains(QPoint(5, 5))
