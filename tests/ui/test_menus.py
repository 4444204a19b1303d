"""The menus of the top bar, as a person uses them: opened with the mouse, gone through with the keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from joor_desktop.model.profile import Environment, Profile
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.theme import Look, apply_theme, colours
from joor_desktop.ui.theme_colours import DARK, LIGHT
from joor_desktop.ui.window import MainWindow
from tests.ui.conftest import managed_windows
from tests.ui.customers.test_page import shown
from tests.ui.test_look import colours_in

pytestmark = [managed_windows, pytest.mark.qt_log_ignore("This plugin does not support")]

KEY = Qt.Key


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.styleHints().unsetColorScheme()
    apply_theme(qapp, Look.LIGHT)


def choose(button: QPushButton, *words: str) -> None:
    """Press the button, and go with the keys to the entry that begins so, through the menus within."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for word in words:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            if _chosen(menu).startswith(word):
                break
            QTest.keyClick(menu, KEY.Key_Down)
        QTest.keyClick(menu, KEY.Key_Return)


def _chosen(menu: QMenu) -> str:
    action: QAction | None = menu.activeAction()
    return action.text() if action is not None else ""


def test_look_is_chosen_in_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    more = window.frame.top.more_button
    choose(more, "Look", "Dark")
    qtbot.waitUntil(lambda: colours().surface == DARK.surface)
    assert not {LIGHT.surface.name(), LIGHT.side.name()} & colours_in(window.frame)
    choose(more, "Look", "Light")
    qtbot.waitUntil(lambda: colours().surface == LIGHT.surface)
    assert not {DARK.surface.name(), DARK.side.name()} & colours_in(window.frame)


def test_lists_are_changed_in_the_menu_and_each_keeps_its_profile(
    window: MainWindow, five: list[int], lists: Drafts, qtbot: QtBot
) -> None:
    Profiles(lists.database).add(Profile("Paris", Environment.PRODUCTION, "https://api.example.com/v2"))
    top = window.frame.top
    choose(top.list, "New list")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Autumn fair")
    QTest.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: top.list.text() == "Autumn fair")
    choose(top.profile, "Paris")
    qtbot.waitUntil(lambda: top.badge.text() == "PRODUCTION")
    choose(top.list, "Spring fair")
    qtbot.waitUntil(lambda: shown(window) == five)
    assert (top.list.text(), top.profile.text(), top.badge.text()) == ("Spring fair", "practice", "PRACTICE")
    choose(top.list, "Autumn fair")
    qtbot.waitUntil(lambda: top.profile.text() == "Paris")
